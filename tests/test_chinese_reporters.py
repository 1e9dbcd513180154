"""Reporters as Chinese papers name them, and papers that their pages give as the writer."""

from __future__ import annotations

import pytest

from tasks.pure.extract.byline.chinese import reporters_in, reporters_of_text
from tasks.pure.extract.byline.names import names_in
from tasks.pure.extract.one_page import extract
from tests.support import articles

TEXT = "港务局周二关闭了东码头，此前潜水员发现两根木桩在水线以下已经完全腐烂，游客们必须绕行，渔民也早已要求更换。"
HEADLINE = "东码头因木桩腐烂关闭游客须绕行"


def authors(*, head: str = "", info: str = "", opening: str = "", end: str = "", after: str = "") -> tuple[str, ...]:
    text = "".join(f"<p>{line}</p>" for line in (*((opening,) if opening else ()), TEXT * 2, TEXT, TEXT * 2))
    markup = (
        f'<html lang="zh"><head><meta charset="utf-8"><title>{HEADLINE}_海港网</title>{head}</head><body><div class="main">'
        f'<h1>{HEADLINE}</h1><div class="info">{info}</div><div class="text">{text}{end}</div></div>{after}</body></html>'
    )
    return extract(articles.page(markup), articles.RULES).authors


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("澎湃新闻记者 段彦超 廖艳", ["段彦超", "廖艳"]),
        ("海港新闻记者贺梨萍", ["贺梨萍"]),
        ("海港周末记者 王小明", ["王小明"]),
        ("海港青年报·海港青年网记者 王小明", ["王小明"]),
        ("海港网-新港客户端记者 王小明", ["王小明"]),
        ("本报特约记者 王小明", ["王小明"]),
        ("本报驻巴黎记者 王小明", ["王小明"]),
        ("海港网专栏作者 王文", ["王文"]),
        ("海港財經記者 王小明", ["王小明"]),
        ("海港通信記者 山田太郎", ["山田太郎"]),
        ("封面新闻记者 王小明 摄影报道", ["王小明"]),
        ("秦雨桐，松溪", ["秦雨桐"]),
        ("王小明，高雄", ["王小明"]),
    ],
)
def test_a_paper_before_the_word_for_reporters_is_no_name(byline: str, expected: list[str]) -> None:
    assert names_in(byline) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("采写：海港见习记者 林子沛", ["林子沛"]),
        ("撰文：王小明 李红", ["王小明", "李红"]),
        ("海港报记者 陆一夫 编辑 刘晓阳 校对 李铭", ["陆一夫"]),
        ("记者在现场看到，码头已经封闭。", []),
        ("记者 从港务局 获悉", []),
        ("记者会 说明", []),
        ("本报记者 港务局", []),
    ],
)
def test_a_line_of_reporters_has_nothing_else(line: str, expected: list[str]) -> None:
    assert reporters_in(line) == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (f"海港报讯（记者 陆一夫）{TEXT}", ("陆一夫",)),
        (f"海港社巴黎12月9日电（记者唐霁）{TEXT}", ("唐霁",)),
        (f"海港网10月4日讯（记者陈智 整合）{TEXT}", ("陈智",)),
        (f"海港报讯 (记者 王小明、李大海 通讯员 张三丰){TEXT}", ("王小明", "李大海")),
        (f"海港社12月9日电（记者 欧阳雪）{TEXT}", ("欧阳雪",)),
        (f"{TEXT}（记者王小明对此表示怀疑）", ()),
        (f"海港报讯（记者调查）{TEXT}", ()),
        (f"海港报讯（据本报记者了解的情况）{TEXT}", ()),
    ],
)
def test_the_brackets_of_the_first_sentence_name_the_reporters(opening: str, expected: tuple[str, ...]) -> None:
    assert authors(opening=opening) == expected
    assert authors(head='<meta name="author" content="海港网">', opening=opening) == expected


def test_the_label_may_end_a_line_and_the_name_begin_the_next_element() -> None:
    assert authors(info='2026-03-04 10:22 出处：海港科技 作者：<a href="/u/12">宪瑞</a> 编辑：宪瑞') == ("宪瑞",)
    assert authors(info='发表于<span>2026-03-04 10:22</span>| <b>0</b> 条评论| 作者<span class="ago">魏星</span>') == (
        "魏星",
    )
    assert authors(info="2026-03-04 10:22 来源：<span>海港科技</span>") == ()


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="海港日报"><meta name="copyright" content="海港日报版权所有">',
        '<meta name="author" content="HARBOUR.NET"><meta name="copyright" content="© 2026 harbour.net">',
        '<meta property="article:author" content="海港日报">',
    ],
)
def test_a_paper_in_the_meta_of_the_writer_does_not_hide_who_is(head: str) -> None:
    source = '<a class="source" href="https://other.example/">海港日报</a>'
    assert authors(head=head, info=source) == ()
    assert authors(head=head, info=source, end="<p>海港日报记者 陆一夫</p>") == ("陆一夫",)
    columnists = '<ul><li><a href="/author/1">彭文生</a></li></ul>'
    assert authors(head=head, info=source, after=columnists) == ()


def test_who_has_the_copyright_may_be_the_writer() -> None:
    head = '<meta name="author" content="Ada Quill"><meta name="copyright" content="© 2026 Ada Quill">'
    assert authors(head=head) == ("Ada Quill",)


def test_reporters_of_several_openings_are_those_of_the_first_that_names_any() -> None:
    assert reporters_of_text([f"海港网：{TEXT}", f"海港报讯（记者 陆一夫）{TEXT}"], []) == ["陆一夫"]
    assert reporters_of_text([TEXT], ["责任编辑：李大海", "采写：海港记者 林子沛"]) == ["林子沛"]

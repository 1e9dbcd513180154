"""Pages in scripts without spaces between words: headline, author, tags and what surrounds the text."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.byline.names import names_in
from tasks.pure.extract.page.tree import parse_text
from tests.support.articles import fields_of

HEADLINE = "海港市议会星期二批准修建两座新灯塔"
FIRST = "海港市议会星期二以十二票赞成、三票反对通过决议，将在北堤和东堤各修建一座新灯塔，预计明年春天动工。"
SECOND = "市长在会后对记者表示，旧灯塔已经使用了一百四十年，维修的费用超过了新建的费用，渔民也早已要求更换。"
THIRD = "反对者认为，这笔钱应当先用来加固防波堤。工程的招标结果将在下个月公布，并接受市民的意见。"


def page(*, title: str, head: str = "", shown: str = HEADLINE, before: str = "", after: str = "") -> str:
    """A page whose headline is not in a heading, with lines before and after its three paragraphs."""
    return (
        f"<html lang=zh><head><title>{title}</title>{head}</head><body><div class=main><div class=tt>{shown}</div>"
        f"<div class=con>{before}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{after}</div></div></body></html>"
    )


def found_in(markup: str) -> list[str]:
    """The paragraphs of the body."""
    document = parse_text(markup)
    return find_body(document, title=document.title_text).text.split("\n\n")


@pytest.mark.parametrize("behind", ["-EDN 海港技术", " 东区办事处", "_海港网", "（海港日报）", "-纪检"])
def test_the_line_that_begins_the_title_is_the_headline(behind: str) -> None:
    markup = page(title=HEADLINE + behind)
    assert fields_of(markup).title == HEADLINE
    assert found_in(markup) == [FIRST, SECOND, THIRD]


def test_a_line_that_is_only_a_part_of_the_headline_is_not_it() -> None:
    assert fields_of(page(title=HEADLINE, shown="海港市议会")).title == HEADLINE
    assert fields_of(page(title=HEADLINE, shown=HEADLINE[:12])).title == HEADLINE
    assert fields_of(page(title=f"{HEADLINE}：明年动工")).title == f"{HEADLINE}：明年动工"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("The council votes on lights again", "The council votes on lights again"),
        ("The council votes on lights: what we know", "The council votes on lights: what we know"),
        ("The council votes on lights - Office of the Harbour", "The council votes on lights"),
    ],
)
def test_where_blanks_part_words_only_a_mark_ends_a_headline(title: str, headline: str) -> None:
    assert fields_of(page(title=title, shown="The council votes on lights")).title == headline


@pytest.mark.parametrize(
    "line",
    [
        "现在位置： 首页 &gt;&gt; 东区新闻 &gt;&gt; 正文",
        "您当前的位置：首页 &gt; 要闻",
        "执笔/林海、周帆",
        "【文/海港日报专栏作者 林海】",
        "原创： 林海 海港观察",
    ],
)
def test_lines_before_the_text_are_removed(line: str) -> None:
    assert found_in(page(title=HEADLINE, before=f"<p>{line}</p>")) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "编辑|林海<br>责编|周帆<br>校对|何岸",
        "港务局、宣传科供稿 摄影/周帆 编辑/何岸",
        "<a href=/1>此前报道：灯塔为何熄灭</a>",
        "相关资讯请关注：灯塔专区",
        "扫描下方二维码了解更多",
        "+1",
    ],
)
def test_lines_after_the_text_are_removed(line: str) -> None:
    assert found_in(page(title=HEADLINE, after=f"<p>{line}</p>")) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("line", ["供稿人林海说，这些照片是他在北堤上拍的。", "这组照片由林海供稿，拍于北堤。", "相关部门提醒市民请关注天气变化。", "扫描店内二维码点餐的顾客越来越多。", "作者：一个在海边长大的孩子，后来写下了这座城市一百四十年的历史，也写下了守灯塔的人和他们的家，书在上个月出版。"])  # fmt: skip
def test_sentences_with_the_same_words_stay(line: str) -> None:
    assert found_in(page(title=HEADLINE, after=f"<p>{line}</p>")) == [FIRST, SECOND, THIRD, line]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("林海 海港大学海洋研究院执行院长", ["林海"]),
        ("林海 周帆 何岸", ["林海 周帆 何岸"]),
        ("홍길동 나무 칼럼니스트", ["홍길동"]),
        ("홍길동 바다대 해양학과 교수", ["홍길동"]),
        ("서울 홍길동 기자", ["홍길동"]),
    ],
)
def test_job_titles_are_removed_from_bylines(byline: str, names: list[str]) -> None:
    assert names_in(byline) == names


def test_the_channel_after_the_headline_is_not_an_author() -> None:
    writer = '<meta name="author" content="海港">'
    assert fields_of(page(title=f"{HEADLINE}_海港财经", head=writer)).authors == ()
    assert fields_of(page(title=f"{HEADLINE}_观察财经", head=writer)).authors == ("海港",)
    assert fields_of(page(title=f"{HEADLINE}_海港专栏", head=writer)).authors == ("海港",), "a writer's own column"


def test_blanks_part_keywords() -> None:
    head = '<meta name="keywords" content="灯塔 市议会 防波堤">'
    assert fields_of(page(title=HEADLINE, head=head)).tags == ("灯塔", "市议会", "防波堤")
    head = '<meta property="article:tag" content="灯塔 新建"><meta property="article:tag" content="防波堤">'
    assert fields_of(page(title=HEADLINE, head=head)).tags == ("灯塔 新建", "防波堤"), "listed one by one"
    head = '<meta name="news_keywords" content="North Pier">'
    assert fields_of(page(title=HEADLINE, head=head)).tags == ("North Pier",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<span class=t>发布时间：18-03-08</span> <span>23:16</span>", "2018-03-08"),
        ("<a href=/9>昨日海港股市行情分析2019年8月19日</a><p>发布时间：<b>2019-09-26 10:09</b></p>", "2019-09-26"),
        ("<span>来源：海港日报海外版编辑部 2019年9月26日</span>", "2019-09-26"),
    ],
)
def test_days_next_to_the_headline(line: str, day: str) -> None:
    found = fields_of(page(title=HEADLINE, shown=f"<h1>{HEADLINE}</h1>{line}"))
    assert found.published is not None
    assert found.published.day.isoformat() == day


@pytest.mark.parametrize(
    ("line", "instant"),
    [
        ("<span>发布时间：06-08</span><span>12:00</span>", "2024-06-08T12:00:00+00:00"),
        ("<span>10月8日 09:30</span>", "2023-10-08T09:30:00+00:00"),
        ("<span>입력 06-08 12:00</span>", "2024-06-08T12:00:00+00:00"),
        ("<span>发布时间：06-08</span><span>来源</span>", None),
        ("<span>13-08 12:00</span>", None),
        ("<span>评论 12-31</span>", None),
    ],
)
def test_a_day_without_a_year_is_the_last_before_the_fetch(line: str, instant: str | None) -> None:
    found = fields_of(page(title=HEADLINE, shown=f"<h1>{HEADLINE}</h1>{line}")).published
    assert (found.instant.isoformat() if found is not None and found.instant else None) == instant


def test_elsewhere_a_year_is_not_guessed() -> None:
    markup = page(title="The ferry will stop", shown="<h1>The ferry will stop</h1><span>06-08 12:00</span>")
    assert fields_of(markup.replace("lang=zh", "lang=en")).published is None

"""How papers in Asia name their writers: in brackets, behind the paper's name, in scripts without capitals."""

from __future__ import annotations

import pytest

from tasks.pure.extract.byline.bracketed import names_in_brackets
from tasks.pure.extract.byline.chinese import reporters_of_text
from tasks.pure.extract.byline.names import names_in
from tasks.pure.extract.byline.people import is_publisher
from tasks.pure.extract.page.site_names import SiteNames
from tests.support.articles import TITLE, fields_of, html, linked

SENTENCE = "北岸航線渡輪船員週日投票決定復工，停航兩週的航線週一恢復通航，島上的學校預計週三復課。"
JAPANESE = "北岸航路のフェリー乗組員は投票の結果、職場に戻ることを決めた。島の学校は水曜日に再開するという。"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("ნინო ბერიძე", ["ნინო ბერიძე"]),
        ("ნინო ბერიძე, გიორგი კაპანაძე", ["ნინო ბერიძე", "გიორგი კაპანაძე"]),
        ("አበበ ተስፋዬ", ["አበበ ተስፋዬ"]),
        ("ሰላም ወርቁ", ["ሰላም ወርቁ"]),
        ("WRITER: Ada Quill", ["Ada Quill"]),
        ("Writer: Ada Quill", ["Ada Quill"]),
        ("海港日報／ 記者陳立群／宜蘭即時報導", ["陳立群"]),
        ("记者陈立群", ["陈立群"]),
        ("സ്വന്തം ലേഖകൻ", []),
        ("기자 페이지", []),
        ("海港日報", ["海港日報"]),  # alone it is what signs
    ],
)
def test_names(byline: str, names: list[str]) -> None:
    assert names_in(byline) == names


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        (f"〔記者陳立群／宜蘭報導〕{SENTENCE}", ["陳立群"]),
        (f"［記者陳立群、王曉彤／綜合報導］{SENTENCE}", ["陳立群", "王曉彤"]),
        (f"（海港社記者陳立群宜蘭縣22日電）{SENTENCE}", ["陳立群"]),
        (f"（海港社記者陳立群台北12月2日專電）{SENTENCE}", ["陳立群"]),
        (f"【海港報】（记者 陈立群）{SENTENCE}", ["陈立群"]),
        (f"【记者 陈立群 报道】{SENTENCE}", ["陈立群"]),
        # no names
        (f"（記者調查）{SENTENCE}", []),
        (f"〔即時新聞／綜合報導〕{SENTENCE}", []),
        (f"（海港社台北22日電）{SENTENCE}", []),
    ],
)
def test_reporters_in_brackets_of_the_first_sentence(opening: str, names: list[str]) -> None:
    assert reporters_of_text([opening], []) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (f"{JAPANESE}（山下涼子）", ["山下涼子"]),
        (f"{JAPANESE}【山下涼子、田中健一】", ["山下涼子", "田中健一"]),
        (f"{JAPANESE}（ロンドン＝山下涼子）", ["山下涼子"]),
        (f"{JAPANESE}（聞き手・山下涼子）", ["山下涼子"]),
        (f"{JAPANESE}(山下涼子)", ["山下涼子"]),
        # an agency, a day, a remark, a name in the middle
        (f"{JAPANESE}（共同）", []),
        (f"{JAPANESE}（2026/11/22-14:32）", []),
        (f"{JAPANESE}（おわり）", []),
        (f"{JAPANESE}（写真は港で）", []),
        ("港の職員（山下涼子）は職場に戻ることを決めたと話していた。", []),
        ("船長の山下涼子", []),
    ],
)
def test_names_in_brackets_behind_the_last_sentence(line: str, names: list[str]) -> None:
    assert names_in_brackets([line]) == names


@pytest.mark.parametrize(
    ("name", "is_house"),
    [("海港新聞社", True), ("海港新聞オンライン", True), ("海港新聞", True), ("海港新聞デジタル", True), ("陳立群", False), ("山下神社", False)],
)  # fmt: skip
def test_a_papers_company_is_the_paper(name: str, is_house: bool) -> None:
    assert is_publisher(name, SiteNames(["海港新聞"])) is is_house


HOUSE = '{"@type":"NewsArticle","headline":"' + TITLE + '","author":{"@type":"Organization","name":"%s"},"publisher":{"@type":"Organization","name":"%s"}}'  # fmt: skip


def test_an_agencys_own_site_names_the_reporter() -> None:
    byline = "<p class='byline'><a href='/reporter/1'>김하늘 기자</a> <a href='/r'>기자 페이지</a></p>"
    text = f"<p>{JAPANESE}</p>" * 3
    head = linked(HOUSE % ("연합뉴스", "연합뉴스")) + '<meta property="og:site_name" content="연합뉴스">'
    assert fields_of(html(head, top=f"<h1>{TITLE}</h1>{byline}{text}")).authors == ("김하늘",)
    assert fields_of(html(head, top=f"<h1>{TITLE}</h1>{text}")).authors == ("연합뉴스",)


def test_an_agency_on_another_site_signs() -> None:
    head = linked(HOUSE % ("Reuters", "Harbour Times")) + '<meta property="og:site_name" content="Harbour Times">'
    assert fields_of(html(head, top=f"<h1>{TITLE}</h1><p>{JAPANESE}</p>")).authors == ("Reuters",)

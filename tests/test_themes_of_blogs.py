"""What themes of blogs have in common: a headline in no heading, a description that repeats it, a button for tips."""

from __future__ import annotations

import pytest

from tasks.pure.extract.dates.written import read_written_date
from tasks.pure.extract.one_page import extract
from tasks.pure.records import Extraction
from tests.support import articles

PARAGRAPHS = {
    "en": (
        "The harbour authority closed the eastern pier on Tuesday, after divers had found that two of its piles are rotten.",
        "Engineers had warned for three years that it would not carry the crowds of summer, and nobody had listened to them.",
        "What becomes of the three cafes on it is open: their leases end in March, and the council has not said a word.",
    ),
    "zh": (
        "港务局周二关闭了东码头，此前潜水员发现两根木桩在水线以下已经完全腐烂。",
        "工程师三年来一直警告说，码头无法承受夏季游客的重量。去年秋天的一份报告估计，新码头的造价为四百万元。",
        "码头上的三家咖啡馆将何去何从仍不清楚。它们的租约将于三月到期，没有人告诉业主是否会续约。",
    ),
    "ja": (
        "港湾局は火曜日、東埠頭を閉鎖した。潜水士が、水面下の木杭二本が腐っているのを見つけたためだ。",
        "技術者たちは三年前から、埠頭が夏の人出に耐えられないと警告していたが、誰も耳を貸さなかった。",
        "埠頭にある三軒の喫茶店がどうなるかは分からない。契約は三月に切れ、市議会は何も言っていない。",
    ),
    "th": (
        "การท่าเรือปิดท่าเรือตะวันออกเมื่อวันอังคาร หลังจากนักประดาน้ำพบว่าเสาไม้สองต้นผุพังอยู่ใต้น้ำ",
        "วิศวกรเตือนมาสามปีแล้วว่าท่าเรือรับน้ำหนักผู้คนในฤดูร้อนไม่ไหว แต่ไม่มีใครฟังพวกเขา",
        "ยังไม่รู้ว่าร้านกาแฟสามร้านบนท่าเรือจะเป็นอย่างไร สัญญาเช่าจะหมดในเดือนมีนาคม",
    ),
}


def read(markup: str) -> Extraction:
    return extract(articles.page(markup), articles.RULES)


def page(language: str, *, head: str = "", top: str = "", end: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[language])
    return (
        f'<html lang="{language}"><head><meta charset="utf-8">{head}</head><body><div class="top">{top}</div>'
        f'<div class="post-date"><span>2026-03-07</span></div><div class="post-content">{text}{end}</div></body></html>'
    )


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("zh", "东码头因木桩腐烂关闭"),
        ("ja", "東埠頭が腐った杭のため閉鎖"),
        ("th", "ท่าเรือตะวันออกปิดเพราะเสาผุ"),
        ("en", "Eastern pier closed after divers find rotten piles"),
    ],
)
@pytest.mark.parametrize("site", ["The Quay Review", "The Quay Review of Ellerby Harbour", "港报"])
@pytest.mark.parametrize("mark", [" | ", " - ", " – "])
def test_a_headline_in_no_heading_is_known_by_the_title(language: str, headline: str, site: str, mark: str) -> None:
    found = read(
        page(language, head=f"<title>{headline}{mark}{site}</title>", top=f'<span class="title"> {headline} </span>')
    )
    assert found.title == headline


def test_the_name_of_a_section_before_a_mark_is_no_headline() -> None:
    head, top = "<title>港口新闻 | 东码头因木桩腐烂关闭</title>", "<span>港口新闻</span>"
    assert "东码头因木桩腐烂关闭" in read(page("zh", head=head, top=top)).title


@pytest.mark.parametrize("tag", ["div", "p", "span"])
@pytest.mark.parametrize("name", ["description", "og:description"])
def test_a_description_that_repeats_the_headline_makes_it_no_standfirst(tag: str, name: str) -> None:
    headline = "Eastern pier closed after divers find rotten piles"
    head = f'<title>{headline} | The Quay</title><meta name="{name}" property="{name}" content="{headline}">'
    found = read(page("en", head=head, top=f"<{tag}>{headline}</{tag}>"))
    assert (found.title, found.lead) == (headline, "")
    assert found.body == "\n\n".join(PARAGRAPHS["en"])


def test_a_description_that_says_more_is_the_standfirst() -> None:
    headline, more = "Eastern pier closed", "Eastern pier closed for a year, because two of its piles are rotten."
    head = f'<title>{headline} | The Quay</title><meta name="description" content="{more}">'
    found = read(page("en", head=head, top=f"<h1>{headline}</h1><p>{more}</p>"))
    assert found.lead == more


@pytest.mark.parametrize("box", ['<div id="reward-btn">Belohnung</div>', '<div class="reward"><p>打赏</p></div>'])
def test_a_button_for_tips_is_no_text(box: str) -> None:
    found = read(page("en", head="<title>Pier closed</title>", top="<h1>Pier closed</h1>", end=f"<div>{box}</div>"))
    assert found.body.endswith(PARAGRAPHS["en"][-1])


def test_a_paragraph_about_a_reward_is_text() -> None:
    said = "<p>The authority offers a reward to whoever names the builder.</p>"
    found = read(page("en", head="<title>Pier closed</title>", top="<h1>Pier closed</h1>", end=said))
    assert found.body.endswith("names the builder.")


@pytest.mark.parametrize("text", ["2026年十一月 2026年三月", "2026年11月 2026年3月", "2026 оны 11 сар 2026 оны 3 сар"])
def test_a_list_of_months_is_no_date(text: str) -> None:
    assert read_written_date(text) is None

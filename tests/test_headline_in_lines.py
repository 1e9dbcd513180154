"""Headlines that are set in no heading, as old publishing systems and page builders do, and what looks like one."""

from __future__ import annotations

import pytest

from tasks.pure.extract.one_page import extract
from tasks.pure.records import Extraction
from tests.support import articles

TEXTS = {
    "en": "The harbour authority closed the eastern pier on Tuesday, after divers had found that two piles are rotten. ",
    "ru": "Портовое управление закрыло во вторник восточный пирс, после того как водолазы нашли две сгнившие сваи. ",
    "zh": "港务局周二关闭了东码头，此前潜水员发现两根木桩在水线以下已经完全腐烂，游客们必须绕行。",
    "ko": "항만청은 화요일 동쪽 부두를 폐쇄했다. 잠수부들이 수면 아래 말뚝 두 개가 썩은 것을 발견했기 때문이다. ",
}
HEADLINES = {
    "en": "Eastern pier closed after divers find rotten piles",
    "ru": "Восточный пирс закрыт из-за сгнивших свай",
    "zh": "东码头因木桩腐烂关闭 游客须绕行",
    "ko": "썩은 말뚝 때문에 동쪽 부두 폐쇄된다",
}
MARKUP = [
    '<div class="title">{}</div>',
    '<div class="art"><span id="thread_subject">{}</span></div>',
    '<table><tr><td class="contentheading">{}</td></tr></table>',
    '<p align="center"><font size="5"><b>{}</b></font></p>',
]


def read(language: str, *, head: str, top: str) -> Extraction:
    text = "".join(f"<p>{TEXTS[language] * 3}</p>" for _ in range(4))
    return extract(
        articles.page(
            f'<html lang="{language}"><head><meta charset="utf-8">{head}</head><body><div class="top"><span>2021-10-07 Thursday</span></div>'
            f'<div class="main">{top}<div class="info">2020-11-23 10:22</div><div class="text">{text}</div></div></body></html>'
        ),
        articles.RULES,
    )


@pytest.mark.parametrize("language", HEADLINES)
@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("title", ["{} - Quay Courier", "{}_Quay Courier", "Quay Courier | {}", "{}"])
def test_a_line_that_title_confirms_is_the_headline(language: str, markup: str, title: str) -> None:
    headline = HEADLINES[language]
    found = read(language, head=f"<title>{title.format(headline)}</title>", top=markup.format(headline))
    assert found.title == headline
    assert found.published is not None
    assert found.published.day.isoformat() == "2020-11-23", "the date next to the headline"


@pytest.mark.parametrize("language", HEADLINES)
def test_a_line_that_og_title_has_places_the_date(language: str) -> None:
    headline = HEADLINES[language]
    found = read(
        language,
        head=f'<title>{headline} -- Quay -- News</title><meta property="og:title" content="{headline}">',
        top=f'<div class="subject">{headline}</div>',
    )
    assert (found.title, found.published and found.published.day.isoformat()) == (headline, "2020-11-23")


@pytest.mark.parametrize(
    "other",
    [
        '<div class="breadcrumb">Home &gt; <span>{}</span></div>',
        '<div class="share" ><div>{}</div></div>',
        "<ul><li>{}</li></ul>",
        '<div style="display:none">{}</div>',
        '<div><a href="/other">{}</a></div>',
    ],
)
def test_a_heading_is_the_headline_whatever_line_repeats_it(other: str) -> None:
    headline = HEADLINES["en"]
    found = read(
        "en", head=f"<title>{headline} - Quay Courier</title>", top=other.format(headline) + f"<h1>{headline}</h1>"
    )
    assert (found.title, found.published and found.published.day.isoformat()) == (headline, "2020-11-23")


def test_the_name_of_the_site_in_a_line_is_no_headline() -> None:
    headline = HEADLINES["en"]
    found = read(
        "en",
        head=f"<title>The Quay Courier of Ellerby - {headline}</title>",
        top=f'<div class="logo">The Quay Courier of Ellerby</div><div class="title">{headline}</div>',
    )
    assert found.title == headline


def test_lines_of_one_headline_are_one() -> None:
    found = read(
        "zh",
        head="<title>港务局关于东码头关闭及调整2007 年末游客路线的决定__2007年公报_港口网</title>",
        top="<p><font><strong>港务局<br>关于东码头关闭及<br>调整2007年末游客路线的决定</strong></font><br>（六月通过）</p>",
    )
    assert found.title.replace(" ", "") == "港务局关于东码头关闭及调整2007年末游客路线的决定"


@pytest.mark.parametrize("language", HEADLINES)
@pytest.mark.parametrize("title", ["Quay Courier", "News - Quay Courier", "新闻动态--港口学会官网"])
@pytest.mark.parametrize(
    "markup",
    ["<h1>{}</h1>", "<h2>{}</h2>", "<h5>{}</h5>", '<div class="article-title">{}</div>', '<p class="headline">{}</p>'],
)
def test_a_title_of_the_whole_site_is_no_headline(language: str, title: str, markup: str) -> None:
    headline = HEADLINES[language]
    found = read(language, head=f"<title>{title}</title>", top="<h3>Home - News</h3>" + markup.format(headline))
    assert found.title == headline
    assert found.published is not None
    assert found.published.day.isoformat() == "2020-11-23"


def test_a_headline_in_title_alone_stays_above_a_sub_heading() -> None:
    found = read(
        "en", head="<title>Divers close the rotten pier</title>", top="<h2>What the harbour authority found</h2>"
    )
    assert found.title == "Divers close the rotten pier"


@pytest.mark.parametrize("motto", ["", "<h2>News from the harbour</h2>"])
@pytest.mark.parametrize(
    "headline", ['<div class="title">{}</div>', "<h2>{}</h2>", '<p class="headline"><b>{}</b></p>']
)
@pytest.mark.parametrize("language", sorted(HEADLINES))
@pytest.mark.parametrize("form", ["{site}: {title}", "{title} - {site}", "{title} | {site}"])
def test_the_headline_below_the_sites_name_and_motto_is_not_in_the_text(
    form: str, language: str, headline: str, motto: str
) -> None:
    title, text, name = HEADLINES[language], TEXTS[language], "Harbour Notes"
    found = _entry(
        form.format(site=name, title=title),
        f'<div class="top"><h1><a href="/">{name}</a></h1>{motto}</div>',
        f'{headline.format(title)}<div class="date">14th March 2024</div><div class="body"><p>{text * 2}</p><h2>2024</h2><p>{text * 3}</p></div>',
    )
    assert (found.title, found.body.split("\n\n")[:2]) == (title, [(text * 2).strip(), "2024"])


def test_a_heading_above_the_text_that_is_no_headline_stays() -> None:
    found = _entry(
        f"{HEADLINES['en']} - Harbour Notes",
        f"<h1>{HEADLINES['en']}</h1>",
        f"<h2>What divers found</h2><p>{TEXTS['en'] * 2}</p><h2>What it costs</h2><p>{TEXTS['en'] * 3}</p>",
    )
    assert found.body.startswith("What divers found")


def _entry(title: str, top: str, entry: str) -> Extraction:
    markup = f'<html><head><title>{title}</title></head><body>{top}<div class="entry">{entry}</div></body></html>'
    return extract(articles.page(markup), articles.RULES)

"""Standfirsts without a full stop, key points in paragraphs of items, and teasers above a text that are neither."""

from __future__ import annotations

import pytest

from tasks.pure.extract import extract
from tests.support.articles import RULES, page
from tests.support.reports import REPORTS, article

STANDFIRSTS = {
    "cs": "Rybáři dostanou místo za ledárnou, ale opravy mola potrvají až do poloviny října",
    "ja": "漁船は氷室の裏の船だまりを使い、修理は十月半ばまで続く見込みで漁協は補償を求めている",
    "ko": "어민들은 얼음 창고 뒤편 선착장을 쓰고 공사는 시월 중순까지 이어질 전망",
    "ar": "الصيادون يستخدمون الحوض الواقع خلف مخزن الثلج والأعمال تستمر حتى منتصف تشرين الأول",
}
BYLINE = "<div>4.3.2026</div>"


@pytest.mark.parametrize("language", STANDFIRSTS)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<div>{}</div>"])
def test_a_line_between_headline_and_date_is_a_standfirst_without_a_full_stop(form: str, language: str) -> None:
    standfirst = STANDFIRSTS[language]
    found = extract(page(article(language, above=form.format(standfirst) + BYLINE)), RULES)
    assert found.lead == standfirst
    assert found.body == f"{standfirst}\n\n{REPORTS[language].body}"


@pytest.mark.parametrize(
    "above",
    [
        "<p>Přístav</p>" + BYLINE,
        f'<p><a href="/pristav">{STANDFIRSTS["cs"]}</a></p>{BYLINE}',
        f'<div><img src="/molo.jpg"><p>{STANDFIRSTS["cs"]}</p></div>{BYLINE}',
        f"<p>{STANDFIRSTS['cs']}</p>",
        "<p>Přihlaste se k odběru našeho newsletteru a každé ráno dostanete hlavní zprávy</p>" + BYLINE,
    ],
    ids=["kicker", "link", "caption", "no date below", "offer"],
)
def test_other_lines_under_the_headline_are_no_standfirst(above: str) -> None:
    found = extract(page(article("cs", above=above)), RULES)
    assert not found.lead
    assert found.body == REPORTS["cs"].body


TEASER = "The crossing had been closed since Easter, when divers found a crack in the stern tube of the older of the two boats."


@pytest.mark.parametrize("level", ["h3", "h2"])
def test_a_teaser_above_the_text_is_no_opening(level: str) -> None:
    card = f'<div><{level}><a href="/ferry">Ferry to Skarn island sails again</a></{level}><p>{TEASER}</p></div>'
    found = extract(page(article("cs", above=card)), RULES)
    assert not found.lead
    assert found.body == REPORTS["cs"].body


def test_a_sentence_above_the_text_is_one_where_no_link_is_above_it() -> None:
    found = extract(page(article("cs", above=f"<div><h3>Ferry to Skarn island</h3><p>{TEASER}</p></div>")), RULES)
    assert found.lead == TEASER


def test_key_points_in_paragraphs_of_items_are_the_opening() -> None:
    points = (
        "Rada zavře skluz na jedenáct týdnů.",
        "Potápěči vymění piloty pod molem.",
        "Okres zaplatí třetinu všech nákladů.",
    )
    items = "".join(f"<li><p>{point}</p></li>" for point in points)
    found = extract(page(article("cs", above=f"<div><h3>Hlavní body</h3><ul>{items}</ul></div>")), RULES)
    assert found.body == "\n\n".join((*points, REPORTS["cs"].body))


def test_a_standfirst_below_the_link_of_a_kicker_is_one() -> None:
    above = f'<div><a href="/team">The team of the eastern harbour</a></div><div><p>{TEASER}</p></div>'
    assert extract(page(article("cs", above=above)), RULES).lead == TEASER


POINTS = ("Skluz bude zavřený jedenáct týdnů až do podzimu", "Okres zaplatí třetinu všech nákladů")
LIST = "<ul><li>{}</li><li><b>{}</b></li>{}</ul>"


@pytest.mark.parametrize(
    "above",
    [
        LIST.format(*POINTS, "") + BYLINE,
        LIST.format(*POINTS, '<li>ČTĚTE DÁLE: <a href="/led">Ledárna slaví sto let provozu</a></li>') + BYLINE,
        BYLINE + "<div><h3>Ve zkratce</h3>" + LIST.format(*POINTS, "") + "</div>",
        BYLINE + "<div><p>Shrnutí:</p>" + LIST.format(*POINTS, "") + "</div>",
    ],
    ids=["above the date", "with a pointer", "under a label", "under a line"],
)
def test_two_short_points_are_the_opening_where_their_place_or_label_says_so(above: str) -> None:
    found = extract(page(article("cs", above=above)), RULES)
    assert found.body == "\n\n".join((*POINTS, REPORTS["cs"].body))


@pytest.mark.parametrize(
    "above",
    [
        BYLINE + LIST.format(*POINTS, ""),
        LIST.format(*(f'<a href="/{at}">{point}</a>' for at, point in enumerate(POINTS)), "") + BYLINE,
        LIST.format("Sdílet na síti", "Poslat známému e-mailem", "") + BYLINE,
        "<div>" + LIST.format(*POINTS, "") + LIST.format("Molo má sto let a příběh", "Rybáři slaví svůj svátek", "") + "</div>" + BYLINE,
        BYLINE + "<div><h3>Obsah článku</h3>" + LIST.format(*POINTS, "") + "</div>",
    ],
    ids=["below the date", "links", "buttons", "columns", "contents"],
)  # fmt: skip
def test_other_lists_of_two_above_the_text_are_no_points(above: str) -> None:
    assert extract(page(article("cs", above=above)), RULES).body == REPORTS["cs"].body

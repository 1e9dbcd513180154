"""A lone line between the paragraphs that links to another article of the site goes, also without a label that is known."""

from __future__ import annotations

import pytest

from tests.test_cards_in_any_markup import ENGLISH, JAPANESE, POLISH, body_of

TEASERS = {
    ENGLISH: "Lanterns will hang from every window of the old school in June.",
    POLISH: "W czerwcu z każdego okna starej szkoły zwisną kolorowe lampiony.",
    JAPANESE: "六月には古い校舎のすべての窓に提灯がともる。",
}
LINES = {
    "paragraph": '<p><a href="/n/1">{0}</a></p>',
    "bold": '<p><strong><a href="/n/1">{0}</a></strong></p>',
    "slanted box": '<div class=q3><em><a href="/n/1">{0}</a></em></div>',
    "quotation": '<blockquote><p><a href="/n/1">{0}</a></p></blockquote>',
    "label in the link": '<p><a href="/n/1">Zkuste: {0}</a></p>',
    "label before the link": '<p>Zkuste také: <a href="/n/1">{0}</a></p>',
    "whole address": '<p><a href="https://oddmouth-echo.example/n/1">{0}</a></p>',
}


@pytest.mark.parametrize("text", TEASERS, ids=("en", "pl", "ja"))
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("at", [2, 5])
def test_a_lone_line_that_links_to_another_article_goes(at: int, line: str, text: tuple[str, ...]) -> None:
    assert body_of(text, LINES[line].format(TEASERS[text]), at=at) == list(text)


@pytest.mark.parametrize("label", ["Lexoni gjithashtu", "Prečítajte si", "Basahin din"])
def test_a_label_without_a_colon_before_a_headline_goes_with_it(label: str) -> None:
    assert body_of(ENGLISH, f'<p>{label} <a href="/n/1">Night ferry sails again</a></p>', at=3) == list(ENGLISH)


SENTENCE = TEASERS[ENGLISH]
KEPT = {
    "a source on another site": (f'<p><a href="https://county.example/r">{SENTENCE}</a></p>', [SENTENCE]),
    "a file": (f'<p><a href="/r.pdf">{SENTENCE}</a></p>', [SENTENCE]),
    "a place on the page": (f'<p><a href="#map">{SENTENCE}</a></p>', [SENTENCE]),
    "what the text is about": (
        '<p><a href="/n/1">The inspection of the bridge was published by the council in full.</a></p>',
        ["The inspection of the bridge was published by the council in full."],
    ),
    "what the line above promises": (
        f'<p>The minutes say it in so many words:</p><p><a href="/n/1">{SENTENCE}</a></p>',
        ["The minutes say it in so many words:", SENTENCE],
    ),
    "a sentence that links its end": (
        '<p>She answered: <a href="/n/1">nobody has asked me about the lanterns yet</a>, and left.</p>',
        ["She answered: nobody has asked me about the lanterns yet, and left."],
    ),
}


@pytest.mark.parametrize("kind", KEPT)
def test_a_line_of_the_text_that_links_stays(kind: str) -> None:
    inside, kept = KEPT[kind]
    assert body_of(ENGLISH, inside, at=3) == [*ENGLISH[:3], *kept, *ENGLISH[3:]]

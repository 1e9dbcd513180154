"""What a name or a picture suggests does not take a paragraph of the text: quotations set apart, things with a picture each."""

from __future__ import annotations

import pytest

from tests.test_cards_in_any_markup import CARDS, ENGLISH, POLISH, body_of

SAID = "The deck of the bridge has to be tarred every spring, and nobody in the parish has done it since the old warden left for the coast."
NAMED = ("quote-embed-05", "widget-text", "embed-note")


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("box", ['<p class="{0}">{1}</p>', '<div><p class="{0}">{1}</p></div>'])
def test_a_paragraph_that_is_named_like_a_player_stays(box: str, name: str) -> None:
    assert body_of(ENGLISH, box.format(name, SAID), at=3) == [*ENGLISH[:3], SAID, *ENGLISH[3:]]


@pytest.mark.parametrize(
    "inside",
    [
        '<p class="embed-note"><a href="/n/1">{0}</a></p>',
        '<p class="embed-note">Watch the crossing</p>',
        '<div class="video-embed"><span>{0}</span></div>',
    ],
)
def test_what_is_a_player_goes(inside: str) -> None:
    assert body_of(ENGLISH, inside.format("Watch how the ferry crosses the strait"), at=3) == list(ENGLISH)


@pytest.mark.parametrize("text", [ENGLISH, POLISH], ids=("en", "pl"))
def test_a_heading_and_a_sentence_beside_a_picture_are_no_caption(text: tuple[str, ...]) -> None:
    title, said = CARDS[text][0]
    more = CARDS[text][1][1]
    box = f'<div class=q8><img src="/i.jpg"><h3>{title}</h3><p>{said}</p><div>{more[:-1]}</div></div>'
    assert title in body_of(text, box, at=3)


def test_a_card_with_a_picture_goes() -> None:
    title, said = CARDS[ENGLISH][0]
    box = f'<div class=q8><img src="/i.jpg"><h3><a href="/n/1">{title}</a></h3><p>{said}</p></div>'
    assert body_of(ENGLISH, box, at=3) == list(ENGLISH)

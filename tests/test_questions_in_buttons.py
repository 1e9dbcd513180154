"""A button that unfolds an answer is the question over it; other buttons are controls."""

from __future__ import annotations

import pytest

from tests.test_cards_in_any_markup import ENGLISH, JAPANESE, POLISH, body_of

QUESTIONS = {
    ENGLISH: "Who may cross while the deck is being tarred?",
    POLISH: "Kto może przechodzić w czasie smołowania pokładu?",
    JAPANESE: "橋板を塗っている間、だれが渡れますか？",
}
BUTTONS = (
    '<h3><button aria-expanded="false" aria-controls="a1">{0}</button></h3><div id="a1"><p>{1}</p></div>',
    '<div><button type="button" aria-expanded="false"><span>{0}</span><svg width="9"></svg></button><div><p>{1}</p></div></div>',
    '<button aria-controls="a1">{0}</button><p>{1}</p>',
)


@pytest.mark.parametrize("text", QUESTIONS, ids=("en", "pl", "ja"))
@pytest.mark.parametrize("button", BUTTONS)
def test_the_question_over_an_answer_stays(button: str, text: tuple[str, ...]) -> None:
    inside = button.format(QUESTIONS[text], text[3])
    assert body_of((*text[:3], text[4]), inside, at=3) == [*text[:3], QUESTIONS[text], *text[3:]]


@pytest.mark.parametrize(
    "button",
    [
        '<button aria-expanded="false">Show all crossings</button>',
        '<button aria-expanded="false">Why?</button>',
        "<button>Do you want to hear the whole list?</button>",
    ],
)
def test_other_buttons_are_no_text(button: str) -> None:
    assert body_of(ENGLISH, f"<div>{button}</div>", at=3) == list(ENGLISH)

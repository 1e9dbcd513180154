"""What is said beside an inline drawing, a chart or map, is its caption, as of a picture; an icon has none."""

from __future__ import annotations

import pytest

from tests.test_captions_of_films import CAPTIONS, FORMS, SENTENCE
from tests.test_cards_in_any_markup import ENGLISH, body_of

DRAWINGS = {
    "width": '<svg width="640" height="360"><rect width="9" height="9"/></svg>',
    "pixels": '<svg width="300px" height="300px"><text>1911</text></svg>',
    "full width": '<svg width="100%" viewBox="0 0 10 4"><path d="M0 0"/></svg>',
    "own units": '<svg viewBox="0 0 800 450" role="img"><title>Depth</title><path d="M0 0"/></svg>',
}
ICONS = {
    "small": '<svg width="24" height="24" viewBox="0 0 800 450"><path d="M0 0"/></svg>',
    "square units": '<svg viewBox="0 0 512 512"><path d="M0 0"/></svg>',
    "by style": '<svg class="icon"><use href="#i"/></svg>',
}


@pytest.mark.parametrize("text", CAPTIONS, ids=("en", "pl", "ja"))
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_caption_beside_a_drawing_goes(drawing: str, form: str, text: tuple[str, ...]) -> None:
    inside = FORMS[form].format(player=DRAWINGS[drawing], caption=CAPTIONS[text])
    assert body_of(text, inside, at=2) == list(text)


@pytest.mark.parametrize("icon", ICONS)
def test_a_note_beside_an_icon_stays(icon: str) -> None:
    assert SENTENCE in body_of(ENGLISH, f"<div>{ICONS[icon]}<p>{SENTENCE}</p></div>", at=2)


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_paragraph_below_a_drawing_stays(drawing: str) -> None:
    assert SENTENCE in body_of(ENGLISH, f"{DRAWINGS[drawing]}<p>{SENTENCE}</p>", at=2)

"""A box that ends in a button promotes what the publisher offers; several such boxes with other texts are what the page is about."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.page.tree import parse_text

TITLE = "Old ferries to run again this summer"
TEXT = (
    "The board of the harbour has met nine times this year, and each time somebody asked for the old ferry.",
    "Most of what is needed fits into one bag, says the pilot, who has crossed the strait four thousand times.",
    "The ferry has no roof over its after deck, so that a coat is worth more than a tent until the season ends.",
    "Those who want to know more about the boats find the drawings in the old customs house, in a chest.",
    "The paint of the second ferry has not dried yet, because it rained on eleven days of the last three weeks.",
    "A new timetable is expected before Easter, when the members of the board meet again behind the ice house.",
)


def body_of(inside: str, place: int = 5) -> list[str]:
    flow = (
        "".join(f"<p>{text}</p>" for text in TEXT[:place]) + inside + "".join(f"<p>{text}</p>" for text in TEXT[place:])
    )
    markup = f"<title>{TITLE}</title><main><article><h1>{TITLE}</h1>{flow}</article></main>"
    return find_body(parse_text(markup, url="https://echo.example/ferries"), title=TITLE).paragraphs


HEADING, SAID = "Plan your crossing", "Our pilots know every rock of the strait and its tides."
BOXES = [
    "<div><h3>{}</h3><p>{}</p><div><a href=/book>Book now</a></div></div>",
    "<section><div><h2>{}</h2><span>{}</span></div><a href=https://pilots.example/book>Book your place</a></section>",
    "<div class=x><h4>{}</h4><p>{}</p><a class=y href=/book>👉 Try it for free</a></div>",
]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("place", [5, 6])
def test_a_box_that_ends_in_a_button_is_no_text(box: str, place: int) -> None:
    assert body_of(box.format(HEADING, SAID), place) == list(TEXT)


def test_one_without_a_heading_is_none_if_it_comes_twice() -> None:
    box = f"<div><p>{SAID}</p><div><a href=/book>Book now</a></div></div>"
    assert body_of(box) == [*TEXT[:5], SAID, TEXT[5]]
    between = "The crane was built in 1904 and has been repaired eleven times since, twice of them in winter."
    assert body_of(f"{box}<p>{between}</p>{box}") == [*TEXT[:5], between, TEXT[5]]


@pytest.mark.parametrize(
    "box",
    [
        "<div><h3>{}</h3><p>{}</p></div>",
        "<div><h3>{}</h3><p>{}</p><p><a href=/book>Book now</a></p></div>",
        "<div><h3>{}</h3><p>{}</p><div><a href=mailto:pilot@echo.example>pilot@echo.example</a></div></div>",
        "<div><h3>{}</h3><p>{} " + "It says so in each of the eleven letters of the pilots. " * 4 + "</p><div><a href=/book>Book now</a></div></div>",
    ],
)  # fmt: skip
def test_a_section_of_the_text_stays(box: str) -> None:
    found = body_of(box.format(HEADING, SAID))
    assert HEADING in found
    assert any(line.startswith(SAID) for line in found)


def test_boxes_with_many_texts_are_what_the_page_is_about() -> None:
    names = ("The Moon Ferry", "The Ice Ferry", "The Customs Ferry")
    boxes = "".join(BOXES[0].format(name, f"{name} has a bell of its own and sails at dawn.") for name in names)
    found = body_of(boxes)
    assert [line for line in found if line in names] == list(names)


def test_a_page_of_boxes_without_a_text_above_them_keeps_them() -> None:
    assert HEADING in body_of(BOXES[0].format(HEADING, SAID), place=3)

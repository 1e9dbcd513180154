"""Which element holds the article if its text is short, in frames, or next to boxes with more words."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.blocks import lay_out
from tasks.pure.extract.body.container import ignored_hints, prose_in, running_totals
from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.body.hints import Hint
from tasks.pure.extract.page.tree import parse_text

OPENING = (
    "The council of Ellerby met on Tuesday to discuss the budget of the harbour, and nobody was pleased.",
    "“We will have to close the eastern pier,” said the harbour master, who has kept it for thirty years.",
    "A decision is expected on Friday, when the members meet again in the old customs house.",
)
REST = "".join(
    f"<p>{name} asked what a pier costs in a year without ships, and was told that nobody has ever counted it.</p>"
    for name in ("The mayor", "The pilot", "A fisherman", "The baker", "Her sister", "The teacher")
)


def _paragraphs(inside: str) -> list[str]:
    markup = f"<html><head><title>Pier to close</title></head><body><h1>Pier to close</h1>{inside}</body></html>"
    return find_body(parse_text(markup), title="Pier to close").paragraphs


@pytest.mark.parametrize("between", ["", "<div class=related><ul><li><a href=/1>The fish are back</a></li></ul></div>"])
def test_paragraphs_in_frames_of_their_own_before_the_rest_of_the_text_are_its_beginning(between: str) -> None:
    names = ("first", "second", "third")
    frames = "".join(f"<div class={name}><p>{text}</p></div>" for name, text in zip(names, OPENING, strict=True))
    paragraphs = _paragraphs(f"<div id=area>{frames}{between}<div class=body>{REST}</div></div>")
    assert paragraphs[:3] == list(OPENING)
    assert len(paragraphs) == 9


def test_sentences_in_frames_after_the_text_are_not_taken_with_it() -> None:
    boxes = f"<div class=x><p>{OPENING[0]}</p></div><div class=y><p>{OPENING[1]}</p></div>"
    paragraphs = _paragraphs(f"<div id=area><div class=body>{REST}</div>{boxes}</div>")
    assert len(paragraphs) == 6


BRIEF = " ".join(OPENING)
BOXES = "".join(
    f"<h5><a href=/{name}>{name}</a></h5>All that you want to know of {name.lower()}: where to go, what to bring, and whom to ask."
    for name in ("Boats", "Bread", "Winter swimming", "Lamps")
)


@pytest.mark.parametrize("label", ["", "<div class=tags><a href=/1>Ellerby</a>, <a href=/2>the eastern pier</a></div>"])
def test_boxes_of_teasers_with_more_words_than_a_short_report_are_not_the_article(label: str) -> None:
    page = f"<div><div class=a>{label}<p>{BRIEF}</p></div><div class=b><h3>Guides</h3><div>{BOXES}</div></div></div>"
    assert _paragraphs(page) == [BRIEF]


def test_an_opening_under_a_line_that_links_is_not_a_teaser() -> None:
    text = "".join(f"<p>{text}</p>" for text in OPENING)
    assert _paragraphs(f"<div><p><a href=/h>Harbour and pier</a></p>{text}</div>") == list(OPENING)


LAST = "The old customs house has been open to all visitors since the spring, and costs nothing but patience."


def test_elements_without_classes_that_are_named_apart_are_not_parts_of_one_text() -> None:
    foot = f"<div id=foot><p>{LAST}</p></div>"
    assert LAST not in _paragraphs(f"<div><div id=main><div><p>{BRIEF}</p>{REST}</div></div>{foot}</div>")
    parts = f"<div><p>{BRIEF}</p>{REST}</div><div><p>{LAST}</p></div>"
    assert LAST in _paragraphs(f"<div>{parts}</div>")


def test_text_next_to_an_image_is_text_where_no_paragraph_is_marked_as_one() -> None:
    parts = "".join(f"<div><img src=a><div>{text}</div></div>" for text in OPENING)
    assert _paragraphs(f"<div>{parts}</div>") == list(OPENING)


def test_slides_that_are_named_pictures_keep_their_text() -> None:
    slides = "".join(f"<div class=photo><img src=a><p>{text}</p></div>" for text in OPENING)
    assert _paragraphs(f"<div>{slides}</div>") == list(OPENING)


@pytest.mark.parametrize("label", ["<h3 class=relatedtitle>For you</h3>", "<h2>You may also like</h2>"])
@pytest.mark.parametrize("element", ["article", "section", "div"])
def test_more_articles_after_the_headlines_own_are_not_it_though_they_have_more_text(label: str, element: str) -> None:
    page = f"<h1>Pier to close</h1><p>{BRIEF}</p></article><{element}>{label}{REST * 2}</{element}>"
    markup = f"<html><head><title>Pier to close</title></head><body><div><article>{page}</div></body></html>"
    assert find_body(parse_text(markup), title="Pier to close").paragraphs == [BRIEF]


def test_the_class_of_the_body_element_says_nothing_of_what_is_inside() -> None:
    boxes = "".join(f"<div class=widget><p>{text}</p></div>" for text in OPENING)
    markup = f"<body class=one-widget><p>Menu</p><main><h1>Pier to close</h1>{boxes}</main></body>"
    layout = lay_out(parse_text(markup).soup)
    totals = running_totals([prose_in(block) for block in layout.blocks])
    assert ignored_hints(layout, totals) & Hint.MEDIA


def test_an_article_element_that_holds_the_headline_alone_is_a_card_of_the_text_below_it() -> None:
    page = f"<article><h1>Pier to close</h1><p>4 May</p></article><main><h2>Related</h2><div>{REST}</div></main>"
    markup = f"<html><head><title>Pier to close</title></head><body>{page}</body></html>"
    assert len(find_body(parse_text(markup), title="Pier to close").paragraphs) == 6

"""What builders of pages and systems without fields put at the head of a text: a stressed standfirst, a date in a list, a name."""

from __future__ import annotations

import pytest

from tests.support.articles import PARAGRAPHS, fields_of

TITLE = "Night bus to the moor runs later"
LEAD = "From May the last bus leaves an hour after midnight, and it will stop at the clinic too."
BODY = "\n\n".join((LEAD, *PARAGRAPHS))


def markup(head: str, *, paragraph: str = "<p>{}</p>") -> str:
    text = "".join(paragraph.format(line) for line in PARAGRAPHS)
    return (
        f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{head}{text}</article></body></html>"
    )


@pytest.mark.parametrize(
    "head",
    [
        f"<p><b>{LEAD}</b></p>",
        f"<ul><li><span>11 March 2026</span></li></ul><p><strong>{LEAD}</strong></p>",
    ],
)
def test_the_standfirst_is_known_and_its_date_and_name_go(head: str) -> None:
    found = fields_of(markup(head))
    assert (found.lead, found.body) == (LEAD, BODY)


def test_a_line_over_the_date_below_the_first_sentence_goes_with_it() -> None:
    """The writer's name and the town, which nothing marks."""
    assert fields_of(markup(f"<p>{LEAD}</p><p>Teodor Blyth, Ellery</p><p>11 March 2026 14:10</p>")).body == BODY


@pytest.mark.parametrize(
    ("head", "paragraph"),
    [
        (f"<p><b>{LEAD}</b></p>", "<p><b>{}</b></p>"),
        ("<p><b>Disclosure: This article contains links to shops that may pay us a small share of what you buy.</b></p>", "<p>{}</p>"),
        (f"<p><b>From May</b> {LEAD}</p>", "<p>{}</p>"),
    ],
    ids=["all is stressed", "a note", "a few words"],
)  # fmt: skip
def test_another_first_paragraph_is_no_standfirst(head: str, paragraph: str) -> None:
    assert not fields_of(markup(head, paragraph=paragraph)).lead


@pytest.mark.parametrize(
    "line",
    [
        "<p>Rubriklistenbild: © Kai Roth</p>",
        "<p>Borítókép: a fürdő kupolája (Fotó: Nagy Pál)</p>",
        "<p>返回海新闻，查看更多</p>",
        "<blockquote class=wp-embedded-content><p><a href='/palestra'>La stagione in palestra fa il tutto esaurito</a></p></blockquote>",
    ],
)
def test_captions_and_embedded_posts_in_the_text_go(line: str) -> None:
    assert fields_of(markup(f"<p>{LEAD}</p>{line}")).body == BODY


@pytest.mark.parametrize(
    "line",
    [
        "The bridge is shown in each window of the bus. (Its photo: a postcard of 1912, which is for sale on board)",
        "1. Leave at the clinic, where the bus now stops",
    ],
)
def test_lines_like_those_stay(line: str) -> None:
    assert line in fields_of(markup(f"<p>{LEAD}</p><p>{line}</p>")).body

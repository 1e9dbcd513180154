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
        "<p align=center>图为仓库外景。</p>",
        "<div class=column><h3>Les også</h3><div><a href=/n/1><h2>Silda er tilbake i fjorden</h2></a></div></div>",
        "<div class=in><a href=/x><span>Leggi anche</span><h3>La stagione in palestra fa il tutto esaurito</h3></a></div>",
        "<section><h3>Mehr zum Thema</h3><ul><li><article><h4><a href=/p>Schwan legt Nordring lahm</a></h4></article></li></ul></section>",
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


def test_a_heading_that_links_stays_over_its_text() -> None:
    """A label is above it, but its box has a text of the article too."""
    box = f"<div><h3>Read also</h3><h2><a href=/clinic>The stop at the clinic</a></h2><p>{LEAD}</p><p>{LEAD[::-1]}</p></div>"
    assert "The stop at the clinic" in fields_of(markup(f"<p>{PARAGRAPHS[0][:60]} and so on.</p>{box}")).body


def test_a_mark_behind_a_note_is_no_text() -> None:
    note = "<ol><li id=n1><p>Some stops have no roof, but all of them have a lamp. <a href='#m1'>↩</a></p></li></ol>"
    found = fields_of(markup("").replace("</article>", f"{note}</article>"))
    assert found.body.endswith("have a lamp.")


def test_all_headings_of_a_list_under_the_headline_are_the_opening() -> None:
    points = ("They arrive in May and replace the oldest of the fleet", "The council abstained in the vote")
    items = "".join(f"<li><h2>{point}</h2></li>" for point in points)
    text = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    page = f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1><ul>{items}</ul></div><div class=t>{text}</div></body></html>"
    assert fields_of(page).body == "\n\n".join((*points, *PARAGRAPHS))


@pytest.mark.parametrize(
    "line",
    [
        "Articolele publicate pe acest site pot fi preluate doar în limita a 500 de caractere și cu citarea sursei.",
        "Wszelkie prawa zastrzeżone.",
        "جميع الحقوق محفوظة لموقع الصدى",
    ],
)
def test_notes_of_rights_under_a_text_go(line: str) -> None:
    assert fields_of(markup("").replace("</article>", f"<p>{line}</p></article>")).body == "\n\n".join(PARAGRAPHS)

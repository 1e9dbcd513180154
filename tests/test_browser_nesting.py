"""Where libxml2 nests otherwise than a browser, the text and the pictures are where a browser shows them."""

from __future__ import annotations

import pytest

from tasks.pure.extract.page.tree import parse_text

PROSE = "<p>The ferry to the outer islands leaves an hour later from Monday.</p><p>Nobody has to book again.</p>"


@pytest.mark.parametrize("name", ["button", "label", "select", "a", "nav", "header", "dialog", "object"])
def test_a_block_left_open_in_an_element_does_not_take_the_page_with_it(name: str) -> None:
    soup = parse_text(f"<body><{name}><div>Menu</{name}>{PROSE}</body>").soup
    paragraphs = soup.find_all("p")
    assert len(paragraphs) == 2
    assert not [p for p in paragraphs if p.find_parent(name)]


@pytest.mark.parametrize("name", ["button", "label", "select", "nav", "header", "dialog"])
def test_an_element_that_holds_little_of_the_prose_is_dropped(name: str) -> None:
    soup = parse_text(f"<body><{name}><p>Menu</p></{name}>{PROSE}</body>").soup
    assert soup.find(name) is None
    assert "Menu" not in soup.get_text()


def test_links_around_single_paragraphs_stay_links() -> None:
    cards = "".join(
        f'<a href="/{n}"><h3>Story {n}</h3><p>What happened on day {n} of the regatta.</p></a>' for n in range(4)
    )
    assert len(parse_text(f"<body>{cards}</body>").soup.find_all("a")) == 4


@pytest.mark.parametrize("void", ["source", "track"])
def test_a_void_element_holds_nothing(void: str) -> None:
    soup = parse_text(
        f"<figure><picture><{void} srcset=a><{void} srcset=b><img src=c></picture>Pier</figure>{PROSE}"
    ).soup
    assert soup.figure is not None
    assert soup.figure.img is not None
    assert soup.figure.get_text() == "Pier"


def test_readings_above_characters_are_not_text() -> None:
    soup = parse_text("<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の<ruby>東側<rt>ひがしがわ</ruby></p>").soup
    assert soup.get_text() == "港の東側"


def test_what_follows_the_end_of_the_body_is_the_pages_too() -> None:
    soup = parse_text(
        f"<html><body><div>Menu</div></body>\n</html>\n<main><h1>Ferry</h1>{PROSE}</main></body></html>"
    ).soup
    assert len(soup.find_all("p")) == 2
    assert soup.main is not None


@pytest.mark.parametrize("name", ["aside", "template", "noscript", "button", "label"])
def test_an_element_ends_where_its_end_tag_is_whatever_is_open_in_it(name: str) -> None:
    soup = parse_text(f"<body><h1>Ferry</h1><{name}><div><i>Menu</{name}>{PROSE}</body>").soup
    assert [p.get_text() for p in soup.find_all("p") if not p.find_parent(name)] == [
        "The ferry to the outer islands leaves an hour later from Monday.",
        "Nobody has to book again.",
    ]
    assert "Menu" not in (soup.get_text() if name != "aside" else soup.get_text().removeprefix("FerryMenu"))


@pytest.mark.parametrize("name", ["aside", "template"])
def test_an_element_that_is_closed_keeps_what_is_in_it(name: str) -> None:
    soup = parse_text(
        f"<body><script>'<{name}></{name}>'</script><{name}><div>{PROSE}</div></{name}><p>Ferry</p></body>"
    ).soup
    assert [p.get_text() for p in soup.find_all("p") if not p.find_parent(name)] == ["Ferry"]


@pytest.mark.parametrize(("times", "kept"), [(1, False), (3, False), (10, True)], ids=["as much", "more", "nearly all"])
def test_a_footer_with_more_prose_than_a_short_article_is_none_of_it(times: int, kept: bool) -> None:
    about = (
        "<p>The Harbour Notes have been printed since 1871, on paper that floats, and are read on three islands.</p>"
    )
    soup = parse_text(
        f"<body><article><h1>Ferry leaves later</h1>{PROSE}</article><footer>{about * times}</footer></body>"
    ).soup
    assert ("since 1871" in soup.get_text()) == kept

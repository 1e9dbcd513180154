"""The tree built directly from lxml equals the tree that BeautifulSoup builds, in everything that is kept."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from tasks.pure.extract import extract
from tasks.pure.extract.page.charset import decode
from tasks.pure.extract.page.nodes import joined_texts
from tasks.pure.extract.page.shown import DROPPED, PLAYERS
from tasks.pure.extract.page.soup import MAX_DEPTH
from tasks.pure.extract.page.tree import Document, parse, parse_text
from tasks.pure.records import Page, SourceRules
from tests.support.corpus_site import ROOT

PAGE, FETCHED = "https://news.example.org/2026/a-story", datetime(2026, 3, 1, tzinfo=UTC)
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.html"))
SMALL = {
    "inline": "<p>One <b>bold</b> <i>two</i><br>three &amp; four&nbsp;five</p>",
    "unclosed": "<div><p>One<p>Two<ul><li>a<li>b</ul><table><tr><td>x<td>y</table>",
    "dropped in a line": "<p>Before <script>var a = '<p>no</p>';</script>after <svg><title>icon</title></svg><em>this</em></p>",
    "attributes": '<div class="a b" id=x data-a=\'1 "2"\' hidden><img src=a alt="b c"><a href="?a=1&amp;b=2" rel="tag x">t</a></div>',
    "comments": "<div><!-- one -->a<!-- two -->b</div>",
    "odd names": "<my-box x=1><o:p>word</o:p></my-box><amp-img></amp-img>",
    "no html": "just text",
    "form": "<form action=a><p>All of it</p><select><option>one</select><input value=x><p>stands in a form.</p></form>",
}


def events(soup: Tag) -> Iterator[tuple[object, ...]]:
    """Elements and texts in order, with depth; white space alone is left out: the pruned tree lacks what is not shown."""
    stack = [(0, iter(soup.contents))]
    while stack:
        depth, children = stack[-1]
        for child in children:
            if isinstance(child, Tag):
                yield depth, child.name, dict(child.attrs)
                stack.append((depth + 1, iter(child.contents)))
                break
            if not child.isspace():
                yield depth, str(child)
        else:
            stack.pop()


def reference(markup: str) -> BeautifulSoup:
    """BeautifulSoup's own tree with the same elements taken out."""
    soup = BeautifulSoup(markup, "lxml", multi_valued_attributes=None)
    for other in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        other.extract()  # comments, the doctype
    for element in soup.find_all(list(PLAYERS)):
        if not element.find_parent(list(DROPPED - {"header", "footer", "nav", "dialog"})):
            element.replace_with(soup.new_tag(element.name))
    for element in soup.find_all(list(DROPPED - PLAYERS)):
        kept = element.name in ("header", "footer") and element.find_parent(
            ["article", "main", "section", "blockquote"]
        )
        holds = element.name in ("nav", "dialog", "header", "footer") and element.find(["h1", "article", "main"])
        if not kept and not holds:
            element.extract()
    soup.smooth()
    return soup


@pytest.mark.parametrize(
    "markup",
    [*SMALL.values(), *(decode(path.read_bytes()) for path in GOLDEN)],
    ids=[*SMALL, *(path.stem for path in GOLDEN)],
)
def test_kept_elements_and_texts_are_those_of_beautifulsoup(markup: str) -> None:
    expected = [event for event in events(reference(markup)) if event[1:2] != ("html",)]
    assert [event for event in events(parse_text(markup).soup) if event[1:2] != ("html",)] == expected


@pytest.mark.parametrize("markup", SMALL.values(), ids=list(SMALL))
def test_every_link_between_nodes_is_set(markup: str) -> None:
    soup = parse_text(markup).soup
    order = list(soup.descendants)
    assert order
    before: object = soup
    for node in order:
        assert node.previous_element is before
        before = node
        siblings = node.parent.contents  # type: ignore[union-attr]
        at = next(i for i, sibling in enumerate(siblings) if sibling is node)
        assert node.previous_sibling is (siblings[at - 1] if at else None)
        assert node.next_sibling is (siblings[at + 1] if at + 1 < len(siblings) else None)
    assert order[-1].next_element is None


@pytest.mark.parametrize("markup", SMALL.values(), ids=list(SMALL))
def test_the_tree_answers_to_beautifulsoup_and_selectors(markup: str) -> None:
    soup = parse_text(markup).soup
    assert str(soup)
    assert soup.get_text().strip()
    assert soup.select("body") == [soup.body]
    assert str(BeautifulSoup(str(soup), "lxml").get_text()).split() == soup.get_text().split()


@pytest.mark.parametrize("markup", SMALL.values(), ids=list(SMALL))
def test_joined_texts_are_what_beautifulsoup_gets(markup: str) -> None:
    soup = parse_text(markup).soup
    for element in (soup, *soup.find_all(True)):
        assert joined_texts(element) == element.get_text(" ")


def test_space_between_words_of_a_line_is_kept() -> None:
    assert parse_text("<p>a <b>b</b> <i>c</i><svg></svg> <u>d</u></p>").soup.get_text() == "a b c d"


def test_selectors_find_classes_and_attributes() -> None:
    soup = parse_text('<div class="story body" data-x=1><p>a</p><p class=lead>b</p></div>').soup
    assert [tag.get_text() for tag in soup.select("div.body[data-x='1'] > p.lead, div.story p:first-child")] == [
        "a",
        "b",
    ]


def test_head_is_read_before_it_is_dropped() -> None:
    document: Document = parse(
        b'<html lang=de><head><base href="/x/"><title> A\n title </title><meta property="OG:Title" content=" T ">'
        b'<meta property="og:title" content="U"><link rel="canonical amphtml" href=" /a "><script type="application/ld+json">{"a":1}</script>'
        b"</head><body><svg><title>icon</title></svg><p>x</p></body></html>",
        url="https://paper.example/a",
    )
    assert document.title_text == "A title"
    assert document.html_lang == "de"
    assert document.metas == {"og:title": ["T", "U"]}
    assert document.links == {"canonical": ["/a"], "amphtml": ["/a"]}
    assert document.jsonld == ['{"a":1}']
    assert document.base_url == "/x/"
    assert document.soup.find("title") is None


@pytest.mark.parametrize("first", ["article", "main", "section", "paper-page"])
@pytest.mark.parametrize("rest", ["", "<body><p>more</p></body>"])
def test_an_element_that_is_none_of_the_heads_begins_the_body(first: str, rest: str) -> None:
    soup = parse_text(f"<title>t</title><meta name=a content=b><{first}><h1>x</h1><p>y</p></{first}>{rest}").soup
    assert soup.get_text(" ").split() == ["x", "y", *(["more"] if rest else [])]
    assert [child.name for child in soup.html.children] == ["body"]


def test_header_and_footer_of_an_article_stay_those_of_the_page_are_removed() -> None:
    soup = parse_text(
        "<header>masthead</header><article><header>byline</header><p>x</p><footer>tags</footer></article><footer>imprint</footer>"
    ).soup
    assert soup.get_text(" ").split() == ["byline", "x", "tags"]


@pytest.mark.parametrize("count", [1, 300, 5_000])
def test_depth_takes_neither_stack_nor_text(count: int) -> None:
    markup = "<body>" + "<div>" * min(count, MAX_DEPTH + 50) + "deep text" + "<script>no</script>"
    assert "deep text" in parse_text(markup).soup.get_text()
    assert "no" not in parse_text(markup).soup.get_text()
    assert parse_text("<body>" + "<div>" * count).soup.body is not None


def test_the_elements_are_listed_in_page_order() -> None:
    document = parse_text("<div><p>a<b>b</b></p><hr></div><p>c</p>")
    assert all(one is other for one, other in zip(document.elements, document.soup.find_all(True), strict=True))


def test_a_page_that_was_read_leaves_nothing_for_the_collector() -> None:
    # In a process of its own: threads that other tests have left behind leave objects too.
    command = [sys.executable, "-m", "tests.test_tree_equality", *map(str, GOLDEN)]
    left = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert left.splitlines() == [f"{path.stem} 0" for path in GOLDEN]


def test_a_long_page_is_freed_without_recursion() -> None:
    document = parse_text("<p>a</p>b<br>" * 30_000)
    document.close()
    del document


def print_left(path: Path) -> None:
    """Print how many objects only the collector can free after a page was read."""
    page = Page("", "a", PAGE, PAGE, 200, (("content-type", "text/html"),), path.read_bytes(), FETCHED)
    extract(page, SourceRules("a"))  # what is set up once
    gc.collect()
    gc.disable()
    extract(page, SourceRules("a"))
    print(path.stem, gc.collect())  # noqa: T201 - the test reads it
    gc.enable()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print_left(Path(name))

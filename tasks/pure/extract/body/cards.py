"""Cards of other articles that are set in other ways than as a headline that links and a text in boxes of one kind.

One link around a headline and its text; terms that link and what they are about (``<dl>``); lines that are a headline that
links and, behind it, a text; headlines that do not link, with "Read more" under their text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from bs4 import Tag

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout, Node
from tasks.pure.extract.body.lines import is_label
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.nodes import Text, elements_in, joined_texts
from tasks.pure.extract.page.text import clean, count_words, ends_sentence

CARD_BLOCKS = 8
"""Lines of a card, at most: section, headline, date, writer, a sentence or two, "read more"."""
TITLE_WORDS = (3, 30)
"""Words of the headline of a card, at least and at most."""
HEADLINE_WORDS = 4
"""Words of a headline where nothing but its words shows that it is one, at least: names and labels have fewer."""
LEAST_TEXT_WORDS = 5
"""Words of the sentence of a card, at least: in languages that compound and inflect, seven are a long one."""
TEXT_WORDS, CUT_TEXT_WORDS = 50, 90
"""Words of the text of a card, at most; where it is cut off in the middle, at most so many."""
CARDS = 2
"""Cards next to each other, from which they are a set."""
LIST_LINES = 60
"""Lines of a list of cards, at most: a glossary has more."""
SENTENCES = 2
"""Sentences in lines of their own in one link, at most: a link that was never closed has paragraphs in it."""
LINK_REACH = 4
"""Elements above a line among which the link around it is looked for."""
_LINE_TAGS = frozenset({"td", "li", "div", "dd", "p", "body"})


def may_be_text(block: Block) -> bool:
    """Whether a line may be the sentence of a card."""
    return block.words >= PROSE_WORDS or (block.words >= LEAST_TEXT_WORDS and ends_sentence(block.text))


def is_more(block: Block) -> bool:
    """Whether a line is a link and a label: "Read more"."""
    return block.link_words == block.words and is_label(block.text)


def leads_to_page(address: str) -> bool:
    """Whether an address leads to a page, and not to a place on this one or to a program."""
    address = address.strip()
    return bool(address) and not address.startswith(("#", "mailto:", "tel:", "javascript:"))


def stays_on(address: str, host: str) -> bool:
    """Whether an address leads to another page of the site. ``host``: the page's; empty: not known."""
    if not leads_to_page(address):
        return False
    address = address.strip()
    if not host or not address.startswith(("http:", "https:", "//")):
        return True
    try:
        other = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return False
    own = host.removeprefix("www.")
    return other == own or other.endswith("." + own) or own.endswith("." + other)


def addresses_in(element: Tag) -> list[str]:
    """The addresses of the links in an element, in page order."""
    return [str(inner.attrs["href"]) for inner in elements_in(element) if inner.name == "a" and "href" in inner.attrs]


def linked_as_a_whole(view: View, host: str) -> Iterator[int]:
    """The nodes of lines that are in one link together: a headline and its text, which no text links as a whole."""
    for link, lines in _lines_by_link(view.layout):
        blocks = [view.layout.blocks[index] for index in lines]
        if not CARDS <= len(lines) <= CARD_BLOCKS or view.headline in lines:
            continue
        if sum(block.words for block in blocks) > TITLE_WORDS[1] + CUT_TEXT_WORDS:
            continue
        sentences = sum(may_be_text(block) and ends_sentence(block.text) for block in blocks)
        titles = (block for block in blocks if block.tag in HEADINGS or not ends_sentence(block.text))
        if sentences <= SENTENCES and any(block.words >= TITLE_WORDS[0] for block in titles):
            if stays_on(str(link.attrs["href"]), host):
                yield from {block.node for block in blocks}


def covered_by_links(view: View, host: str) -> Iterator[int]:
    """The nodes whose lines an empty link covers: a headline and a text."""
    for index, address in view.layout.covered.items():
        node = view.layout.nodes[index]
        blocks = view.layout.blocks[node.first : node.end]
        sentences = sum(may_be_text(block) and ends_sentence(block.text) for block in blocks)
        if sentences <= SENTENCES and stays_on(address, host) and not view.holds_headline(node):
            yield index


def linked_terms(view: View, host: str) -> Iterator[tuple[int, int, int]]:
    """The definition lists whose terms are headlines that link: their nodes, their cards and the words of the shortest headline."""
    for index, node in enumerate(view.layout.nodes):
        if node.element.name != "dl" or not 2 * CARDS <= node.end - node.first <= LIST_LINES:
            continue
        blocks = view.layout.blocks[node.first : node.end]
        terms = [block for block in blocks if block.tag == "dt"]
        texts = [block for block in blocks if block.tag != "dt"]
        if len(terms) < CARDS or blocks[0].tag != "dt" or not len(terms) <= len(texts) <= 2 * len(terms):
            continue
        if any(block.link_words <= 0.8 * block.words or block.words > TITLE_WORDS[1] for block in terms):
            continue
        if any(
            2 * block.link_words >= block.words or block.words > TEXT_WORDS for block in texts if not is_more(block)
        ):
            continue
        shortest = min(block.words for block in terms)
        if shortest >= TITLE_WORDS[0] and all(stays_on(address, host) for address in addresses_in(node.element)):
            yield index, len(terms), shortest


def leading_lines(view: View, host: str) -> Iterator[list[int]]:
    """Runs of lines of one kind that are each a headline that links and, behind it, the text that it is about: their nodes."""
    layout = view.layout
    run: list[int] = []
    for index, block in enumerate(layout.blocks):
        if not _may_lead(block) or not _leads(layout, block, host):
            continue
        if run and not (index - run[-1] <= CARDS and _are_of_a_kind(layout, run[-1], index)):
            if len(run) >= CARDS:
                yield [layout.blocks[at].node for at in run]
            run = []
        run.append(index)
    if len(run) >= CARDS:
        yield [layout.blocks[at].node for at in run]


def is_teaser_with_more(blocks: list[Block], node: Node) -> bool:
    """Whether lines are a headline that does not link, a short text, and a link that is a label or an arrow."""
    if len(blocks) < 3 or any(block.link_words for block in blocks[:-1]):
        return False
    last, *texts = blocks[-1], *(block for block in blocks[:-1] if may_be_text(block) and ends_sentence(block.text))
    if not is_more(last) and any(map(str.isalnum, last.text)):
        return False
    title = next((block for block in blocks if block.words >= TITLE_WORDS[0]), None)
    if title is None or title.words > TITLE_WORDS[1] or ends_sentence(title.text):
        return False
    if not texts or len(texts) > SENTENCES or sum(block.words for block in texts) > TEXT_WORDS:
        return False
    return len(set(addresses_in(node.element))) == 1


def is_link_behind_label(layout: Layout, block: Block) -> bool:
    """Whether a line is a label, set apart by how it looks alone, and a link: ``<span>Read more</span><a>Ferry sails</a>``."""
    node = layout.nodes[block.node]
    if not 0 < block.link_words < block.words or 2 * block.link_words < block.words or node.end - node.first != 1:
        return False
    label: list[str] = []
    for inner in node.element.descendants:
        if inner.__class__ is Text:
            label.append(str(inner))
        elif isinstance(inner, Tag) and inner.name == "a":
            said = clean("".join(label))
            return is_label(said) and clean(joined_texts(inner, "")) == block.text[len(said) :].strip()
    return False


def _lines_by_link(layout: Layout) -> Iterable[tuple[Tag, list[int]]]:
    """Lines that follow each other in one link."""
    link: Tag | None = None
    lines: list[int] = []
    for index, block in enumerate(layout.blocks):
        around = _link_around(layout.nodes[block.node].element) if 0 < block.words == block.link_words else None
        if around is not link and link is not None:
            yield link, lines
        if around is not link:
            link, lines = around, []
        lines.append(index)
    if link is not None:
        yield link, lines


def _link_around(element: Tag) -> Tag | None:
    above: Any = element.parent
    for _ in range(LINK_REACH):
        if above is None:
            return None
        if above.name == "a":
            return above if "href" in above.attrs else None
        above = above.parent
    return None


def _may_lead(block: Block) -> bool:
    rest = block.words - block.link_words
    return (
        HEADLINE_WORDS <= block.link_words <= TITLE_WORDS[1]
        and LEAST_TEXT_WORDS <= rest <= TEXT_WORDS
        and block.tag in _LINE_TAGS
        and ends_sentence(block.text)
    )


def _leads(layout: Layout, block: Block, host: str) -> bool:
    """Whether a line begins with its only link, and the text behind that is set apart: by a break, or in an element."""
    node = layout.nodes[block.node]
    if node.end - node.first != 1:
        return False
    links = [inner for inner in elements_in(node.element) if inner.name == "a" and clean(joined_texts(inner))]
    if len(links) != 1 or not stays_on(str(links[0].attrs.get("href", "#")), host):
        return False
    title = clean(joined_texts(links[0], ""))
    if not block.text.startswith(title) or count_words(title) != block.link_words:
        return False
    return block.text[len(title) :].startswith("\n") or _is_followed_by_element(links[0], node.element)


def _is_followed_by_element(link: Tag, within: Tag) -> bool:
    """Whether what follows a link in an element is an element with text."""
    after: Any = link
    while after is not within and after is not None:
        following = after.next_sibling
        while following is not None and following.__class__ is Text and following.isspace():
            following = following.next_sibling
        if following is not None:
            return following.__class__ is not Text and following.name != "br"
        after = after.parent
    return False


def _are_of_a_kind(layout: Layout, one: int, other: int) -> bool:
    ours, theirs = (layout.nodes[layout.blocks[index].node].element for index in (one, other))
    return ours.name == theirs.name and ours.attrs.get("class") == theirs.attrs.get("class")

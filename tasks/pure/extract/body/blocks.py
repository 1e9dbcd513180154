"""One walk over the BeautifulSoup tree: its lines of text as blocks, its elements as nodes with ranges of blocks.

A block is what a browser shows as one paragraph: the text between two line breaks of block elements (or two
``<br>``). A node is an element that breaks the line. Blocks are in page order, so that a node's blocks are a
range and sums over it are differences of running totals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup, Tag

from tasks.pure.extract.body.code import is_number_of_line
from tasks.pure.extract.body.hints import Hint, hints_of, is_anchor, is_hiding, is_slug, names_key_points
from tasks.pure.extract.body.initials import DropCap
from tasks.pure.extract.body.inline import is_drawn, is_inline_caption, is_note_mark
from tasks.pure.extract.body.lines import is_icons, is_window_note
from tasks.pure.extract.page.nodes import Text, joined_texts
from tasks.pure.extract.page.shown import BLOCKS, PLAYERS
from tasks.pure.extract.page.text import clean, count_words, same_words

NAMING = frozenset(
    {"class", "id", "role", "itemprop", "data-testid", "data-component", "aria-label", "aria-labelledby"}
)
"""Attributes in which sites say what an element is."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span strike strong "
    "sub sup time tt u var wbr img".split()
)
_NOTES = frozenset({"span", "small", "em", "b", "strong"})
"""Inline elements in which sites set notes that are hidden, or that say where a link opens."""
_MAY_BE_UNSEEN = _NOTES | {"i", "sup"}
_TEXTUAL = HEADINGS | frozenset("p li td th dt dd figcaption caption pre blockquote summary address".split())
"""Elements that say what the text in them is."""
_OUTLASTING = frozenset({"li", "td", "th", "blockquote", "figcaption"})
"""Those that say it of a paragraph in them too."""
SHORT_CELL = 12
"""Words of a cell of data; text that a table lays out has more."""
COVERED_BLOCKS, COVERED_WORDS = (1, 8), 120
"""Lines of a card with its words, at least and at most."""
_OVERLAY_LINK = re.compile(
    r"overlay|stretched|cover|faux|\binset-0\b|(?:block|card|full|whole)[\w-]*link|link[\w-]*(?:block|card|full)"
)
PLAYED = PLAYERS | frozenset(
    "noscript svg amp-video amp-audio amp-iframe amp-youtube amp-vimeo amp-dailymotion amp-brightcove amp-jwplayer".split()
)
_BREAKING = (BLOCKS - {"br"}) | {"button"}
_IN_LINES = PLAYED | {"br", "amp-img"}
"""Elements beside the inline ones that are a part of the line, whatever is in them."""
_IN_STYLE = re.compile(r"background(?:-image)?\s*:[^;]{0,60}url\(", re.IGNORECASE)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)", re.IGNORECASE)
ANCHOR, ANCHOR_COMPARED = 8, 20
"""Letters of an ``id`` that is compared with the heading, at least and at most: long ones are cut, or numbered."""
PICTURED = 20
"""Characters of an ``alt`` that describes its picture, at least; shorter ones name what is in it, as a sub-heading does."""
PICTURED_IDEOGRAMS, FIRST_IDEOGRAM = 10, "\u3040"
"""The same where they are ideograms or kana, of which a word has two."""
PROSE_WORDS = 8
"""A line of fewer words is not a sentence, whatever it ends with."""


@dataclass(slots=True)
class Node:
    """An element of the tree that breaks lines. The walk fills it; afterwards it does not change."""

    element: Tag
    parent: int
    """Index of the node above; -1 at the top."""
    hints: int
    first: int
    """Its blocks are ``blocks[first:end]``."""
    end: int = 0
    images: int = 0
    """Images directly in it, not in a node below it."""
    players: int = 0
    """The same of films, recordings, embedded pages, and pictures that a style or ``<noscript>`` shows."""


@dataclass(slots=True)
class Block:
    """A line of text. It does not change, but is not frozen: a page has hundreds, and each would take three times as long."""

    text: str
    node: int
    """Index of the innermost node around it."""
    tag: str
    """Name of the innermost block element that matters: ``p``, ``h2``, ``li``, ``td`` ..."""
    words: int
    link_words: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The page as blocks and nodes. ``nodes[0]`` is the whole page."""

    blocks: list[Block]
    nodes: list[Node]
    pictured: Mapping[int, str] = field(default_factory=dict)
    """What ``alt`` says of the picture directly before a block, where it says more than a word or two."""
    covered: Mapping[int, str] = field(default_factory=dict)
    """Nodes of which an empty link covers all lines -> the link's address."""


def hints_of_element(attrs: Mapping[str, Any]) -> int:
    """The hints in what an element is called, in its ``hidden`` and in its ``style``."""
    if len(attrs) == 1 and "class" in attrs:  # most elements; a site's classes come back on every page
        return _hints_of_class(attrs["class"])
    names = " ".join(
        [value for name, value in attrs.items() if name in NAMING and not (name == "id" and is_slug(value))]
    )
    hints = hints_of(names) if names else Hint.NONE
    if "articleBody" in names:
        hints |= Hint.ARTICLE_BODY
    if "hidden" in attrs or ("style" in attrs and is_hiding(attrs["style"])):
        hints |= Hint.HIDDEN
    return hints


@lru_cache(maxsize=16384)
def _hints_of_class(names: str) -> int:
    return hints_of(names) | (Hint.ARTICLE_BODY if "articleBody" in names else Hint.NONE)


LONGEST_CLASS = 1_000
"""Characters of a link's class that are searched for a name."""


def is_in_style(attrs: Mapping[str, Any]) -> bool:
    """Whether the style of an element without text shows a picture."""
    return "style" in attrs and _IN_STYLE.search(attrs["style"]) is not None


def lay_out(soup: BeautifulSoup) -> Layout:
    """Walk the tree once."""
    walk = _Walk()
    walk.enter(soup, -1, "body")
    covered = _link_overlaid(walk)
    return Layout(walk.blocks, walk.nodes, walk.alts, covered)


def _link_overlaid(walk: _Walk) -> dict[int, str]:
    """What an empty link covers is linked: cards whose ``<a href title="...">`` has no text and lies over all of them.

    The link says so by the headline in its title, or by a name for such links; one without either is a leftover.
    """
    blocks = walk.blocks
    found: dict[int, str] = {}
    for index, attrs in walk.empty_links:
        node = walk.nodes[index]
        if node.element.name in _TEXTUAL and node.element.name != "li":
            continue
        covered = range(node.first, node.end)
        if any(blocks[i].tag == "h1" for i in covered):
            continue
        if not COVERED_BLOCKS[0] <= len(covered) <= COVERED_BLOCKS[1] or (len(covered) == 1 and "alt" in attrs):
            continue  # one line below a picture that links is what the picture shows
        if sum(blocks[i].words for i in covered) > COVERED_WORDS:
            continue
        said = clean(attrs.get("title") or attrs.get("aria-label") or attrs.get("alt") or "")
        if _OVERLAY_LINK.search(attrs.get("class", "")[:LONGEST_CLASS]) or any(
            _is_named_in(blocks[i], said) for i in covered
        ):
            blocks[node.first : node.end] = [replace(blocks[i], link_words=blocks[i].words) for i in covered]
            found[index] = str(attrs.get("href", ""))
    return found


def _names_text(name: str, block: Block) -> bool:
    """Whether an ``id`` is made of a line, as anchors of headings are: its words say what the text is about."""
    words = same_words(name)
    return "-" in name and len(words) >= ANCHOR and words[:ANCHOR_COMPARED] in same_words(block.text[:200])


def _is_named_in(block: Block, title: str) -> bool:
    """Whether the title of a link holds a line's words or is in them: "Read: Moon over the mole"."""
    return bool(title) and block.words > 1 and (block.text in title or title in block.text)


def _holds_blocks(element: Tag) -> bool:
    """Whether an element that HTML does not know (``amp-img``, ``my-box``) is laid out as a block."""
    return any(
        isinstance(child, Tag) and ((child.name in BLOCKS and child.name != "br") or _holds_blocks(child))
        for child in element.contents
    )


def _is_unseen(element: Tag, *, in_link: bool) -> bool:
    """Whether an inline element is for screen readers alone, says that its link opens a window, drops down, or numbers code."""
    attrs = element.attrs
    if hints_of_element(attrs) & Hint.HIDDEN or is_number_of_line(element):
        return True
    if in_link:
        contents = element.contents
        if len(contents) != 1 or contents[0].__class__ is not Text or element.next_sibling is not None:
            return False  # the note is the last of the link; "the external inquiry" is what it links
        return is_window_note(contents[0])
    return "class" in attrs and _drops_down(element)


def _drops_down(element: Tag) -> bool:
    """Whether an element behind a link holds the same link again among others: a list that opens over the text."""
    link = element.previous_sibling
    if not isinstance(link, Tag) or link.name != "a" or not (address := link.attrs.get("href")):
        return False
    addresses = [inner.attrs.get("href") for inner in element.find_all("a")]
    return len(addresses) > 1 and address in addresses


class _Walk:
    """State of the walk: the text of the block that is open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.nodes: list[Node] = []
        self.pieces: list[str] = []
        self.linked: list[str] = []
        self.in_link = 0
        self.alts: dict[int, str] = {}
        self.empty_links: list[tuple[int, Mapping[str, Any]]] = []
        """Node around each link without any content -> the link's attributes."""
        self.drop_cap = DropCap()

    def flush(self, node: int, tag: str) -> None:
        """Close the open block."""
        pieces = self.pieces
        if not pieces:
            return
        linked = self.linked
        text = "".join(pieces) if len(pieces) > 1 else pieces[0]
        if self.drop_cap.letter and not text.isspace():
            alone, text = self.drop_cap.taken_by(text)
            self.blocks += [Block(alone, node, tag, 1, 0)] if alone else []
        text = clean(text)
        if text:
            words = link_words = count_words(text)
            if not linked:
                link_words = 0
            elif len(pieces) > 1 or linked != pieces:  # not a line that is one link
                link_words = count_words(clean(" ".join(linked)))
            self.blocks.append(Block(text, node, tag, words, link_words))
        pieces.clear()
        linked.clear()

    def enter(self, element: Tag, parent: int, tag: str) -> None:
        """Walk an element that breaks the line."""
        self.drop_cap.is_apart = True
        if len(element.contents) == 1 and self.drop_cap.is_found(element, is_apart=True):
            return
        index = len(self.nodes)
        name = element.name
        attrs = element.attrs
        if name in HEADINGS and "id" in attrs and is_anchor(str(attrs["id"])):
            attrs = {key: value for key, value in attrs.items() if key != "id"}
        hints = hints_of_element(attrs) if attrs else Hint.NONE
        if "-" in name:  # an element that the site named: <x-factbox>
            hints |= hints_of(name)
        elif name == "aside" and attrs and names_key_points(f"{attrs.get('class', '')} {attrs.get('id', '')}"):
            hints |= Hint.POINTS
        node = Node(element, parent, hints, len(self.blocks))
        self.nodes.append(node)
        if name in _TEXTUAL:
            tag = name if name != "p" or tag not in _OUTLASTING else tag
        elif tag == "p" and name in ("div", "section", "article"):
            tag = "div"
        if element.contents:
            self.walk(element.contents, index, tag)
            if self.pieces:
                self.flush(index, tag)
        if name == "tr":
            self.join_row(node.first, index)
        if (
            hints
            and "id" in attrs
            and len(self.blocks) > node.first
            and _names_text(str(attrs["id"]), self.blocks[node.first])
        ):
            node.hints = hints_of_element({key: value for key, value in attrs.items() if key != "id"})
        node.end = len(self.blocks)
        if node.first == node.end and parent >= 0:  # a frame around an image: the caption is next to the frame
            self.nodes[parent].images += node.images
            self.nodes[parent].players += node.players or is_in_style(attrs)

    def join_row(self, first: int, index: int) -> None:
        """A row of short cells is one line; a row of long ones is a page laid out by a table."""
        cells = self.blocks[first:]
        if len(cells) < 2 or any(cell.words > SHORT_CELL or cell.tag not in ("td", "th") for cell in cells):
            return
        row = Block(
            " | ".join(cell.text for cell in cells),
            index,
            "tr",
            sum(cell.words for cell in cells),
            sum(cell.link_words for cell in cells),
        )
        self.blocks[first:] = [row]
        for node in self.nodes[index + 1 :]:
            node.first = node.end = first  # what they held is the row's

    def walk(self, contents: list[Any], index: int, tag: str) -> None:
        """Walk what is in an element."""
        pieces = self.pieces
        for child in contents:
            if child.__class__ is Text:
                text = child.replace("\n", " ") if "\n" in child else child
                if "icon" in text and is_icons(text):  # a block of its own, also where nothing breaks the line
                    self.flush(index, tag)
                    pieces.append(text)
                    self.flush(index, tag)
                    continue
                pieces.append(text)
                if self.in_link:
                    self.linked.append(text)
                continue
            name = child.name
            if name in _INLINE:
                self.walk_inline(child, name, index, tag)
            elif name in _BREAKING or (name not in _IN_LINES and child.contents and _holds_blocks(child)):
                if pieces:
                    self.flush(index, tag)
                self.enter(child, index, tag)
            elif name == "br":
                while pieces and pieces[-1].isspace() and pieces[-1] != "\n":
                    pieces.pop()
                if pieces and pieces[-1] == "\n":
                    self.flush(index, tag)
                else:
                    pieces.append("\n")
            elif name == "amp-img":
                self.note_image(child, index)
            elif name in PLAYED:
                self.nodes[index].players += 1
                self.within(child, index, tag)
            else:
                self.within(child, index, tag)

    def walk_inline(self, child: Tag, name: str, index: int, tag: str) -> None:
        """Walk an element that HTML makes a part of the line."""
        if name == "img":
            self.note_image(child, index)
        elif child.attrs and name in _NOTES and not self.pieces and is_inline_caption(child):
            self.enter(child, index, tag)
        elif name not in _MAY_BE_UNSEEN or not self.is_unseen(child, name):
            self.within(child, index, tag)

    def note_image(self, image: Tag, index: int) -> None:
        """Count an image of a node, and note what its ``alt`` says where it says more than a word or two."""
        self.nodes[index].images += 1
        alt = str(image.attrs.get("alt", ""))
        if len(alt) == 1 and not self.pieces:
            self.drop_cap.note_picture(image, alt)
        if len(alt) >= PICTURED or (len(alt) >= PICTURED_IDEOGRAMS and alt[-1] >= FIRST_IDEOGRAM):
            self.alts[len(self.blocks)] = alt

    def note_pictured_link(self, element: Tag, image: Tag, index: int) -> None:
        """Note a link around a picture as one without text that is called what the picture is."""
        alt, address = str(image.attrs.get("alt", "")), str(element.attrs.get("href", "#"))
        if len(alt) >= PICTURED and address[:1] != "#" and _PICTURE_FILE.search(address) is None:
            self.empty_links.append((index, {"alt": alt, "href": address}))

    def note_empty_link(self, element: Tag, span: Tag, index: int) -> None:
        """Note a link around nothing but an empty element, or a text that is hidden, as one without content."""
        if not span.contents or (span.attrs and hints_of_element(span.attrs) & Hint.HIDDEN):
            names = f"{element.attrs.get('class', '')} {span.attrs.get('class', '')}"
            address = str(element.attrs.get("href", "#"))
            if address[:1] != "#":
                self.empty_links.append((index, {"class": names, "href": address, "title": joined_texts(span, "")}))

    def is_unseen(self, element: Tag, name: str) -> bool:
        """Whether readers do not read an inline element as a part of the text: a drawing, the mark of a note, a hidden word."""
        if name == "sup":
            return is_note_mark(element)
        if not element.attrs and not self.in_link:
            return False
        return is_drawn(element) or (name in _NOTES and _is_unseen(element, in_link=self.in_link > 0))

    def within(self, element: Tag, index: int, tag: str) -> None:
        """Walk an element that does not break the line."""
        contents = element.contents
        if element.name != "a":
            if contents and (len(contents) > 1 or self.pieces or not self.drop_cap.is_found(element)):
                self.walk(contents, index, tag)
        elif contents:
            self.in_link += 1
            self.walk(contents, index, tag)
            self.in_link -= 1
            if len(contents) == 1 and isinstance(only := contents[0], Tag):
                if only.name == "img":
                    self.note_pictured_link(element, only, index)
                elif only.name == "span":
                    self.note_empty_link(element, only, index)
        elif element.attrs.get("href", "#")[:1] != "#":
            self.empty_links.append((index, element.attrs))

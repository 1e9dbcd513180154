"""The BeautifulSoup tree of a page, built from its lxml tree without what holds no text of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag

from tasks.pure.extract.page.nodes import VOID, PlainTag, Text, VoidTag, empty_soup
from tasks.pure.extract.page.permalinks import is_permalink
from tasks.pure.extract.page.shown import BLOCKS, DROPPED, SOMETIMES_SHOWN, is_dropped, is_shown

MAX_DEPTH = 200
"""Elements nested deeper are flattened into the text of this depth: no real page nests so far, and what
walks the tree recursively (soupsieve, bs4's own output) stays within Python's stack."""
MAX_ELEMENTS = 100_000
"""Elements of a page that are built; what follows is lost. The largest of 482 article pages has 6,115 nodes."""


def _bare(element: Any) -> Any:
    """An element of the same name with nothing in it, and the text behind it."""
    bare = element.makeelement(element.tag)
    bare.tail = element.tail
    return bare


def _text_of(element: Any) -> str:
    """The text of an element with what is in it, without what is dropped."""
    pieces = []
    for inner in element.iter():
        if type(inner.tag) is str and inner.tag not in DROPPED:
            pieces.append(inner.text or "")
        if inner is not element:
            pieces.append(inner.tail or "")
    return "".join(pieces)


def _shown(text: str | None, block: bool) -> str | None:
    """A text inside or behind an element; None where a browser shows nothing of it beside the edge of a block."""
    return None if block and text and text.isspace() else text


def _add_leaf_text(tag: PlainTag, text: str | None, block: bool) -> Any:
    """Give an element without others its text, as far as it is shown. Returns the last node of the tree."""
    if not text or (block and text.isspace()):
        tag.contents = []
        return tag
    node: Any = str.__new__(Text, text)
    node.parent = node.previous_element = tag
    node.next_element = node.next_sibling = node.previous_sibling = None
    tag.next_element = node
    tag.contents = [node]
    return node


def build_soup(root: Any) -> tuple[BeautifulSoup, list[Tag]]:
    """The BeautifulSoup tree of an lxml tree, pruned, and its elements in page order. Iterative: depth costs no stack."""
    soup = empty_soup()
    new_text, new_tag = str.__new__, object.__new__
    elements: list[Tag] = []
    previous: Any = soup
    parent: Any = soup
    contents: list[Any] = soup.contents
    before: Any = None  # the last of ``contents``
    children: Iterator[Any] = iter((root,))
    stack: list[tuple[Any, list[Any], Iterator[Any], str | None, bool]] = []
    text: str | None = ""  # read, not yet a node: what stands on both sides of a dropped element is one string

    while True:
        for element in children:
            tag = element.tag
            if type(tag) is str and tag in DROPPED and tag in SOMETIMES_SHOWN and is_shown(element, tag):
                element = _bare(element)
            elif (
                type(tag) is not str
                or (tag in DROPPED and is_dropped(element, tag))
                or (tag == "a" and is_permalink(element))
            ):
                tail = element.tail
                # White space here parts words only where something of the same line stands before it.
                if tail and (not tail.isspace() or text or (before is not None and before.name not in BLOCKS)):
                    text = text + tail if text else tail
                continue
            if text:
                node: Any = new_text(Text, text)
                # Linked by hand, here and twice below: a call would cost as much again.
                node.parent = parent
                node.previous_element = previous
                node.next_element = node.next_sibling = None
                node.previous_sibling = before
                previous.next_element = node
                if before is not None:
                    before.next_sibling = node
                contents.append(node)
                before = previous = node
            node = new_tag(VoidTag if tag in VOID else PlainTag)
            node.parent = parent
            node.previous_element = previous
            node.next_element = node.next_sibling = None
            node.previous_sibling = before
            node.name = tag
            node.attrs = dict(element.items())
            previous.next_element = node
            if before is not None:
                before.next_sibling = node
            contents.append(node)
            elements.append(node)
            previous = node
            block = tag in BLOCKS
            if not len(element) and len(stack) < MAX_DEPTH and len(elements) < MAX_ELEMENTS:
                # Most elements have no other inside: a round of the loop less for each.
                previous = _add_leaf_text(node, element.text, block)
                before, text = node, _shown(element.tail, block)
                continue
            stack.append((parent, contents, children, element.tail, block))
            parent = node
            contents = node.contents = []
            before = None
            if len(stack) > MAX_DEPTH or len(elements) >= MAX_ELEMENTS:
                text = _text_of(element) if len(elements) < MAX_ELEMENTS else element.text
                children = iter(())
            else:
                text = _shown(element.text, block)
                children = iter(element)
            break
        else:
            if text:
                node = new_text(Text, text)
                node.parent = parent
                node.previous_element = previous
                node.next_element = node.next_sibling = None
                node.previous_sibling = before
                previous.next_element = node
                if before is not None:
                    before.next_sibling = node
                contents.append(node)
                previous = node
                text = None
            if not stack:
                return soup, elements
            before = parent
            parent, contents, children, tail, block = stack.pop()
            text = _shown(tail, block)
            if len(elements) >= MAX_ELEMENTS:
                children = iter(())

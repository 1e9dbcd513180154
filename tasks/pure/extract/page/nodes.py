"""The nodes of the pruned tree: BeautifulSoup's own, but for what makes them slow.

Setting the attributes of a node by hand takes a third of the time of ``Tag()``. For that these classes and ``build_soup``
set what BeautifulSoup 4.15 gives its own nodes: a test holds both trees equal, and the version is pinned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.builder._lxml import LXMLTreeBuilder

_BUILDER = LXMLTreeBuilder(multi_valued_attributes=None)
VOID = frozenset(_BUILDER.empty_element_tags or ())
"""Names of the elements that are ``VoidTag``s."""

_EMPHASIS = frozenset({"b", "em", "i", "mark", "strong", "u"})
_BREAKS = frozenset({"br", "div", "li", "p"})
_CLOSING, _OPENING = ",.;:!?…’')]»”", "’'([«“„"


class Text(NavigableString):
    """A text. Its links to other nodes are slots: CPython 3.11 takes 2.5 times as long to make and free one with a dict."""

    __slots__ = ("next_element", "next_sibling", "parent", "previous_element", "previous_sibling")
    __getitem__ = str.__getitem__


class PlainTag(Tag):
    """A Tag whose constant fields are on the class: making one costs a third of ``Tag()``."""

    parser_class = BeautifulSoup
    namespace = None
    prefix = None
    sourceline = None
    sourcepos = None
    known_xml = False
    hidden = False


PlainTag._namespaces = {}
PlainTag.attribute_value_list_class = _BUILDER.attribute_value_list_class
PlainTag.can_be_empty_element = False
PlainTag.cdata_list_attributes = _BUILDER.cdata_list_attributes
PlainTag.preserve_whitespace_tags = _BUILDER.preserve_whitespace_tags
PlainTag.interesting_string_types = {Text}


class VoidTag(PlainTag):
    """``<br>``, ``<img>`` and the like."""


VoidTag.can_be_empty_element = True


def joined_texts(element: Tag, separator: str = " ") -> str:
    """The texts in an element: what ``get_text(separator)`` returns, in a third of its time."""
    return separator.join(texts_in(element))


def texts_in(element: Tag) -> list[Text]:
    """The texts in an element."""
    texts = []
    end = node_after(element)
    node: Any = element.next_element
    while node is not None and node is not end:
        if node.__class__ is Text:
            texts.append(node)
        node = node.next_element
    return texts


def joined_words(element: Tag) -> str:
    """The texts in an element with blanks between them, but for those that go on with a word: a drop cap, a letter in a frame."""
    joined = ""
    before: Any = None
    end = node_after(element)
    node: Any = element.next_element
    while node is not None and node is not end:
        if node.__class__ is Text:
            joined += node if before is None or goes_on(before, node) else " " + node
            before = node
        elif node.name in _BREAKS:
            before, joined = None, joined + " "
        node = node.next_element
    return joined


def goes_on(before: Any, text: Any) -> bool:
    """Whether a text goes on with the word at the end of the one before: behind a lone letter, or where either is emphasized.

    Parts of a line without a blank between them are else lines of their own: ``<span>Traffic</span><span>Ferry sinks</span>``.
    """
    if not before or not text or before[-1].isspace() or text[0].isspace():
        return False
    if {before.parent.name, text.parent.name} & _EMPHASIS:
        return text[0].islower() or text[0] in _CLOSING or before[-1] in _OPENING
    return len(before) == 1 and before.isalpha() and text[0].isalpha() and (text[0].islower() or len(text) == 1)


def elements_in(element: Tag) -> Iterator[Tag]:
    """The elements inside, in page order."""
    end = node_after(element)
    node: Any = element.next_element
    while node is not None and node is not end:
        if node.__class__ is not Text:
            yield node
        node = node.next_element


def node_after(element: Tag) -> Any:
    """The node that follows the whole element in document order; None at the end."""
    node: Any = element
    while node is not None:
        if node.next_sibling is not None:
            return node.next_sibling
        node = node.parent
    return None


_EMPTY: Any = BeautifulSoup("", builder=_BUILDER)
_EMPTY.currentTag = None
_EMPTY.tagStack = []
_EMPTY.interesting_string_types = {Text}


def empty_soup() -> BeautifulSoup:
    """What ``BeautifulSoup("")`` gives, without setting up a parser that reads nothing and that only the collector frees."""
    soup = BeautifulSoup.__new__(BeautifulSoup)
    soup.__dict__.update(_EMPTY.__dict__)
    soup.attrs = {}
    soup.contents = []
    return soup

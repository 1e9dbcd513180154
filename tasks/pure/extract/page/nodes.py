"""The nodes of the pruned tree: BeautifulSoup's own, but for what makes them slow.

Setting the attributes of a node by hand takes a third of the time of ``Tag()``. For that these classes and ``build_soup``
set what BeautifulSoup 4.15 gives its own nodes: a test holds both trees equal, and the version is pinned.
"""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.builder._lxml import LXMLTreeBuilder

_BUILDER = LXMLTreeBuilder(multi_valued_attributes=None)
VOID = frozenset(_BUILDER.empty_element_tags or ())
"""Names of the elements that are ``VoidTag``s."""


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
    texts = []
    end = node_after(element)
    node: Any = element.next_element
    while node is not None and node is not end:
        if node.__class__ is Text:
            texts.append(node)
        node = node.next_element
    return separator.join(texts)


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

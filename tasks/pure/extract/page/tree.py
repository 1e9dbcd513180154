"""From a page's bytes to the trees that extraction reads.

lxml parses, because nothing else is as fast and as forgiving; the BeautifulSoup tree is then built straight
from the lxml tree, without what can hold no article text, which takes a quarter of the time that
``BeautifulSoup(markup, "lxml")`` takes (:mod:`tasks.pure.extract.page.nodes`).

What the pruned tree lacks: the elements that :mod:`tasks.pure.extract.page.shown` names (of players it has the bare
element), links that are only a mark behind a heading, comments, the head, and white space beside block elements, which no
browser shows. ``class`` and other multi-valued attributes are plain strings. All of it is still in ``Document.lxml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from bs4 import BeautifulSoup, Tag
from lxml import etree

from tasks.pure.extract.page.attributes import start_tags, with_few_attributes
from tasks.pure.extract.page.charset import in_utf8
from tasks.pure.extract.page.nesting import mend
from tasks.pure.extract.page.nodes import Text
from tasks.pure.extract.page.reviews import is_review, may_have_reviews
from tasks.pure.extract.page.soup import build_soup

_VOID_TO_BROWSERS = ("source", "track")
"""Void in HTML (13.1.2), which libxml2 does not know: it puts what follows into them. They name files of a film or picture,
which nothing here reads."""
_PAGE_END = re.compile(rb"</(?:body|html|BODY|HTML)>")
"""libxml2 ends the page there. To a browser what follows is the body's too (HTML, 13.2.6.4.19), as where a template of the
header closes the page: the article is below it."""

_ITEM_TYPES: Any = etree.XPath("//@itemtype", smart_strings=False)


@dataclass(slots=True)
class Document:
    """One page, parsed once. Mutable only in that ``close`` takes the trees apart."""

    url: str
    """The address that answered."""
    soup: BeautifulSoup
    """The pruned tree, see above."""
    lxml: Any
    """Root element (``lxml.etree._Element``) of the whole tree, for look-ups in the head and in what was pruned."""
    elements: list[Tag] = field(default_factory=list)
    """The elements of ``soup`` in page order: a list is walked faster than the tree's own links."""
    metas: dict[str, list[str]] = field(default_factory=dict)
    """``property``, ``name``, ``itemprop`` or ``http-equiv`` in lower case -> contents, in page order, not empty."""
    links: dict[str, list[str]] = field(default_factory=dict)
    """Each ``rel`` token of ``<link>`` in lower case -> hrefs as written."""
    jsonld: list[str] = field(default_factory=list)
    """Raw texts of the ``application/ld+json`` scripts."""
    title_text: str = ""
    """The first ``<title>`` outside drawings, white space folded."""
    html_lang: str = ""
    """``lang`` (else ``xml:lang``) of ``<html>`` as written."""
    base_url: str = ""
    """What relative addresses are relative to: ``<base href>`` or the page's address, as written."""

    source: bytes = b""
    """The page's start tags in lower case. What is not in them is in no element or attribute: that is known ten times as fast."""
    _item_types: frozenset[str] | None = field(default=None, init=False)
    _anchors: list[tuple[int, Tag]] | None = field(default=None, init=False)
    _texts: list[Text] | None = field(default=None, init=False)

    def item_types(self) -> frozenset[str]:
        """The types of schema.org in the page's ``itemtype`` attributes, in lower case."""
        if self._item_types is None:
            written = _ITEM_TYPES(self.lxml) if b"itemtype" in self.source else ()
            self._item_types = frozenset(text.rstrip("/").lower().rpartition("/")[2] for text in written)
        return self._item_types

    def anchors(self) -> list[tuple[int, Tag]]:
        """The ``<a>`` among ``elements``, each with its position there, counted from 1."""
        if self._anchors is None:
            self._anchors = [found for found in enumerate(self.elements, 1) if found[1].name == "a"]
        return self._anchors

    def texts(self) -> list[Text]:
        """The texts of ``soup`` that are more than white space, in page order."""
        if self._texts is None:
            self._texts = []
            node: Any = self.soup
            while node is not None:
                if node.__class__ is Text and not node.isspace():
                    self._texts.append(node)
                node = node.next_element
        return self._texts

    def close(self) -> None:
        """Cut what points back, so that the soup's reference cycles need no garbage collection. Use nothing of it afterwards."""
        node: Any = self.soup.next_element
        while node is not None:
            node.parent = node.previous_element = node.previous_sibling = None
            node = node.next_element


def parse(body: bytes, *, url: str = "", content_type: str = "") -> Document:
    """Decode and parse a page. Any bytes make a Document, if need be an empty one."""
    return _parse(in_utf8(body, content_type), url)


def parse_text(markup: str, *, url: str = "") -> Document:
    """Parse a decoded page."""
    # Surrogates cannot be encoded.
    return _parse(markup.encode("utf-8", "replace"), url)


def _parse(markup: bytes, url: str) -> Document:
    markup = _whole(markup)
    tags = start_tags(markup)
    root = _root_of(with_few_attributes(markup, tags))
    source = b"\n".join(tags).lower()
    if any(b"<" + name.encode() in source for name in _VOID_TO_BROWSERS):  # half of the pages have none
        etree.strip_tags(root, *_VOID_TO_BROWSERS)
    if b"shadowrootmode" in source:
        _show_shadow_roots(root)
    mend(root, markup)
    soup, elements = build_soup(root)
    document = Document(url=url, soup=soup, lxml=root, elements=elements, base_url=url, source=source)
    _read_head(document)
    return document


def _whole(markup: bytes) -> bytes:
    """The page without what would end it for libxml2: a NUL, an early ``</body>``."""
    markup = markup.replace(b"\x00", b"")
    first = _PAGE_END.search(markup)
    if first is not None and _PAGE_END.sub(b"", markup[first.start() :]).strip():  # most pages end there
        markup = markup[: first.start()] + _PAGE_END.sub(b"", markup[first.start() :])
    return markup


def _root_of(markup: bytes) -> Any:
    # Of UTF-8 that is known to be: lxml refuses encoding declarations in str.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(markup, parser)
    except etree.LxmlError:
        root = None
    return root if root is not None else etree.fromstring(b"<html><body></body></html>", parser)


def _show_shadow_roots(root: Any) -> None:
    """Make ``<template shadowrootmode>`` a ``div``: it is the content of its element as browsers show it (HTML, 4.12.3)."""
    for element in root.iter("template"):
        if element.get("shadowrootmode"):
            element.tag = "div"


_AROUND_A_META = 12
"""Elements around a meta that are looked at."""


def _is_in_review(meta: Any, known: dict[Any, bool]) -> bool:
    """Whether a meta is of a review that is not the page's text: no headline is in it.

    ``known``: for each such element, whether it is one without; filled here.
    """
    for above in islice(meta.iterancestors(), _AROUND_A_META):
        if is_review(above.attrib):
            if above not in known:
                known[above] = next(above.iter("h1"), None) is None
            return known[above]
    return False


def _read_head(document: Document) -> None:
    root = document.lxml
    document.html_lang = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    ).strip()
    has_reviews = may_have_reviews(document.source)
    reviews: dict[Any, bool] = {}
    for element in root.iter("meta", "link", "script", "title", "base"):
        tag = element.tag
        if tag == "meta":
            content = (element.get("content") or "").strip()
            if content and not (has_reviews and _is_in_review(element, reviews)):
                for attribute in ("property", "name", "itemprop", "http-equiv"):
                    name = element.get(attribute)
                    if name:
                        document.metas.setdefault(name.strip().lower(), []).append(content)
        elif tag == "link":
            href = element.get("href")
            if href:
                for rel in (element.get("rel") or "").lower().split():
                    document.links.setdefault(rel, []).append(href.strip())
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                document.jsonld.append(element.text)
        elif tag == "title":
            if not document.title_text and (
                element.getparent() is None or element.getparent().tag in ("head", "html", "body")
            ):
                document.title_text = " ".join("".join(element.itertext()).split())
        elif element.get("href") and document.base_url == document.url:
            document.base_url = element.get("href").strip()

"""From a page's bytes to the trees that extraction reads.

lxml parses, because nothing else is as fast and as forgiving; the BeautifulSoup tree is then built straight
from the lxml tree, without what can hold no article text, which takes a quarter of the time that
``BeautifulSoup(markup, "lxml")`` takes (:mod:`tasks.pure.extract.page.nodes`).

What the pruned tree lacks: ``DROPPED`` elements (of ``PLAYERS`` it has the bare element), comments, the head, and white
space beside block elements, which no browser shows. ``class`` and other multi-valued attributes are plain strings. All of
it is still in ``Document.lxml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from bs4 import BeautifulSoup, Tag
from lxml import etree

from tasks.pure.extract.page.attributes import start_tags, with_few_attributes
from tasks.pure.extract.page.charset import in_utf8
from tasks.pure.extract.page.nodes import VOID, PlainTag, Text, VoidTag, empty_soup

MAX_DEPTH = 200
"""Elements nested deeper are flattened into the text of this depth: no real page nests so far, and what
walks the tree recursively (soupsieve, bs4's own output) stays within Python's stack."""
MAX_ELEMENTS = 100_000
"""Elements of a page that are built; what follows is lost. The largest of 482 article pages has 6,115 nodes."""
DROPPED = frozenset(
    "head script style svg math noscript template iframe frameset object embed applet canvas audio video map "
    "select option datalist textarea input button label dialog nav header footer source track param link meta base "
    "rt rp rtc".split()
)
"""Elements that hold no article text, whatever the site: code, drawings, players, controls, navigation, and the readings
above Chinese characters (HTML, 4.5.10), which a reader sees beside the text and not in it."""
LEAST_QUESTION, LONGEST_QUESTION = 8, 300
"""Characters of a question that a button asks, at least and at most."""
PLAYERS = frozenset("video audio iframe object embed".split())
"""Those that show a film, a recording or another page where they are: kept without what is in them, for what is said of them."""
_SHOWN = PLAYERS | {"noscript", "svg"}
DRAWING_WIDTH, DRAWING_BOX = 100, 200
"""Width of a drawing as it is shown, and of one that states only the size of its own units, at least: icons are smaller, or square."""
_VOID_TO_BROWSERS = ("source", "track")
"""Void in HTML (13.1.2), which libxml2 does not know: it puts what follows into them. They name files of a film or picture,
which nothing here reads."""
_OF_THE_HEAD = frozenset("title meta link script style base noscript template basefont bgsound command".split())
"""Elements of the head. Any other ends it for a browser (HTML, 13.2.6.4.4); libxml2 does not know that of those since HTML 4,
so a page that leaves out ``<body>`` and begins with ``<main>`` is in its head as a whole."""
_NEVER_PROSE = frozenset(
    "button label select option datalist object audio video map canvas dialog nav header footer a aside noscript template svg".split()
)
_LESSER = frozenset({"aside"})
"""Those of them that may hold most of the prose where a page has little: they are ended where the markup ends them, never renamed."""
_ENDED = 3
"""Elements of a page whose end is looked for in the markup, at most: a page has one, and each look reads all of it."""
_NOTICES = frozenset({"noscript", "template", "svg"})
"""Those of them that may hold a whole text of their own, as for browsers without scripts: left open only if they hold the
headline."""
"""Elements that hold at most a small part of a page's prose. libxml2 ignores their end tag while a ``div`` inside them is open,
where a browser closes both (HTML, 13.2.6.4.7), so one forgotten ``</div>`` puts the rest of the page into them."""
_PROSE_TAGS = ("p", "h1", "li", "blockquote")
_MOST = 0.5
"""Share of a page's prose that shows that such an element was left open."""
_KEPT_WITH_HEADLINE = frozenset({"nav", "dialog", "header", "footer"})
"""Those that a careless page may never close, or misuse: kept where they hold a headline."""
_KEPT_IN_ARTICLE = frozenset({"header", "footer"})
"""Dropped only where they are the page's own: those of an article have its byline, its tags."""
OWN_FOOTER = re.compile(
    r"(?:^|[\s_-])(?:article|entry|post|story|content|artikel|beitrag|articulo|articolo|artigo)[\w-]*?(?:__|--?|_)?(?:footer|foot|meta)",
    re.IGNORECASE,
)
"""What systems and themes call the footer of one post."""
_POST = re.compile(
    r"(?:^|\s)(?:h?entry|(?:single-|blog-|news-)?post|article|story|news-item|artikel|beitrag|articulo|articolo|artigo|noticia|wpis)(?:\s|$)",
    re.IGNORECASE,
)
"""What systems and themes call one post."""
BLOCKS = frozenset(
    "html body article section main div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th "
    "caption blockquote pre figure figcaption header footer aside nav form fieldset address hr details summary "
    "center menu br hgroup".split()
)
"""Elements that break the line: white space beside them is not shown."""


_PAGE_END = re.compile(rb"</(?:body|html|BODY|HTML)>")
"""libxml2 ends the page there. To a browser what follows is the body's too (HTML, 13.2.6.4.19), as where a template of the
header closes the page: the article is below it."""


_NOT_MARKUP = re.compile(
    rb"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)|<(script|style)\b[^<]*+(?:<(?!/\1)[^<]*+)*+", re.IGNORECASE
)
"""Comments, and scripts and styles up to their end tags: what they write as markup is none."""
_START = re.compile(rb"<[a-zA-Z]")
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


def mend(root: Any, markup: bytes) -> None:
    """Undo in place where libxml2 nests otherwise than a browser, as far as it moves text.

    The body begins where the head has an element that is none of its own. An element that cannot hold most of a page's prose,
    and does, ends where the markup ends it; where it does not, it was left open and becomes a ``div``.
    """
    _end_head(root)
    holders: dict[Any, int] = {}
    around: dict[Any, _Around] = {None: None}
    total = 0
    for element in root.iter(*_PROSE_TAGS):
        words = len(element.text or "")
        for inner in element:
            words += len(inner.tail or "")
        total += words
        above = _around(element.getparent(), around)
        while above is not None:
            holder, above = above
            holders[holder] = holders.get(holder, 0) + words
    holding = [holder for holder, words in holders.items() if words > _MOST * total]
    for number, holder in enumerate(holding):
        if (number < _ENDED and _end_where_written(holder, root, markup)) or holder.tag in _LESSER:
            continue
        if holder.tag not in _NOTICES or next(holder.iter("h1"), None) is not None:
            holder.tag = "div"


def _end_where_written(holder: Any, root: Any, markup: bytes) -> bool:
    """Move what is behind an element's end tag out of it, where libxml2 ignored that tag. Returns whether it did.

    As in HTML the end tag closes all that is open in the element. Of its markup the start tags are counted: so many of the tree's
    elements are in it.
    """
    name = holder.tag.encode()
    place = next(at for at, element in enumerate(root.iter(holder.tag)) if element is holder)
    markup = _NOT_MARKUP.sub(b"", markup)
    tags = list(re.finditer(rb"<(/?)" + name + rb"(?=[\s/>])", markup, re.IGNORECASE))
    starts = [at for at, tag in enumerate(tags) if not tag[1]]
    if place >= len(starts) or starts[place] + 1 >= len(tags) or not tags[starts[place] + 1][1]:
        return False  # left open, or with another of its kind in it
    inside = len(_START.findall(markup, tags[starts[place]].end(), tags[starts[place] + 1].start()))
    beyond = next(islice(holder.iter(etree.Element), inside + 1, None), None)
    if beyond is None:
        return False  # all that is in it is between its tags
    moved, above = [beyond], beyond
    while above is not holder:
        moved.extend(above.itersiblings())
        above = above.getparent()
    for element in reversed(moved):
        holder.addnext(element)
    return True


def _end_head(root: Any) -> None:
    head = root.find("head")
    first = None if head is None else next((child for child in head if child.tag not in _OF_THE_HEAD), None)
    if first is None:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    moved = [first, *first.itersiblings()]
    moved[-1].tail = (moved[-1].tail or "") + (body.text or "")
    body.text = None
    body[:0] = moved


_Around = tuple[Any, "_Around"] | None
"""The elements around a place that can hold no prose, from the inside out: ``(element, those around it)``."""


def _around(element: Any, known: dict[Any, _Around]) -> _Around:
    """The elements that can hold no prose among an element and those around it. Each is looked at once: ``known``."""
    unknown = []
    while element not in known:
        unknown.append(element)
        element = element.getparent()
    found = known[element]
    for inner in reversed(unknown):
        if inner.tag in _NEVER_PROSE:
            found = (inner, found)
        known[inner] = found
    return found


def _read_head(document: Document) -> None:
    root = document.lxml
    document.html_lang = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    ).strip()
    for element in root.iter("meta", "link", "script", "title", "base"):
        tag = element.tag
        if tag == "meta":
            content = (element.get("content") or "").strip()
            if content:
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


def _is_dropped(element: Any, tag: str) -> bool:
    if tag not in _KEPT_WITH_HEADLINE:
        return tag != "button" or not _is_question(element)
    if (
        tag in _KEPT_IN_ARTICLE
        and next(element.iterancestors("article", "main", "section", "blockquote"), None) is not None
    ):
        return False
    if tag == "footer" and is_of_a_post(element, element.getparent()):
        return False
    return next(element.iter("h1", "article", "main"), None) is None


def _is_question(button: Any) -> bool:
    """Whether a button is the question over an answer that it unfolds, as in lists of questions (WAI-ARIA, accordion)."""
    if button.get("aria-expanded") is None and button.get("aria-controls") is None:
        return False
    text = "".join(button.itertext()).strip()
    return LEAST_QUESTION <= len(text) <= LONGEST_QUESTION and text.endswith(("?", "？", "؟"))


def _shows(element: Any, tag: str) -> bool:
    """Whether a player is shown, or a picture for those without scripts: pictures of one pixel count visits."""
    if tag == "svg":
        return _is_drawing(element)
    if tag != "noscript":
        return True
    image = next(element.iter("img"), None)
    return image is not None and "1" not in (image.get("width"), image.get("height"))


def _is_drawing(svg: Any) -> bool:
    """Whether an inline SVG is as large as a picture: a chart, a map; not an icon."""
    width = svg.get("width", "")
    if width:
        number = width.removesuffix("px")
        return width == "100%" or (number.isdecimal() and len(number) < 5 and int(number) >= DRAWING_WIDTH)
    box = (svg.get("viewBox") or svg.get("viewbox") or "").replace(",", " ").split()
    if len(box) != 4 or not (box[2].isdecimal() and box[3].isdecimal()):
        return False
    return box[2] != box[3] and len(box[2]) < 5 and int(box[2]) >= DRAWING_BOX


def _bare(element: Any) -> Any:
    """An element of the same name with nothing in it, and the text behind it."""
    bare = element.makeelement(element.tag)
    bare.tail = element.tail
    return bare


def is_of_a_post(footer: Any, parent: Any) -> bool:
    """Whether a footer is one post's by its name, or directly in an element called a post. Elements of lxml or BeautifulSoup."""
    if OWN_FOOTER.search(f"{footer.get('class', '')} {footer.get('id', '')}"):
        return True
    return parent is not None and _POST.search(parent.get("class") or "") is not None


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
            if type(tag) is str and tag in DROPPED and tag in _SHOWN and _shows(element, tag):
                element = _bare(element)
            elif type(tag) is not str or (tag in DROPPED and _is_dropped(element, tag)):
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

"""Where libxml2 nests elements otherwise than a browser, as far as it moves text."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

_OF_THE_HEAD = frozenset("title meta link script style base noscript template basefont bgsound command".split())
"""Elements of the head. Any other ends it for a browser (HTML, 13.2.6.4.4); libxml2 does not know that of those since HTML 4,
so a page that leaves out ``<body>`` and begins with ``<main>`` is in its head as a whole."""
_NEVER_PROSE = frozenset(
    "button label select option datalist object audio video map canvas dialog nav header footer a aside noscript template svg".split()
)
"""Elements that hold at most a small part of a page's prose. libxml2 ignores their end tag while a ``div`` inside them is open,
where a browser closes both (HTML, 13.2.6.4.7), so one forgotten ``</div>`` puts the rest of the page into them."""
_LESSER = frozenset({"aside"})
"""Those of them that may hold most of the prose where a page has little: they are ended where the markup ends them, never renamed."""
_ENDED = 3
"""Elements of a page whose end is looked for in the markup, at most: a page has one, and each look reads all of it."""
_NOTICES = frozenset({"noscript", "template", "svg"})
"""Those of them that may hold a whole text of their own, as for browsers without scripts: left open only if they hold the
headline."""
_PROSE_TAGS = ("p", "h1", "li", "blockquote")
_MOST = 0.5
"""Share of a page's prose that shows that such an element was left open."""
_FOOTER = 0.8
"""The same for a footer: what it says of the site may be longer than a short article, which stands above it and not in it."""
_NOT_MARKUP = re.compile(
    rb"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)|<(script|style)\b[^<]*+(?:<(?!/\1)[^<]*+)*+", re.IGNORECASE
)
"""Comments, and scripts and styles up to their end tags: what they write as markup is none."""
_START = re.compile(rb"<[a-zA-Z]")


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
        if holder.tag == "footer" and holders[holder] < _FOOTER * total:
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

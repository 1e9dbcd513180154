"""The tags of an article as links to the lists of what has the same tag, where no ``rel`` says so.

Systems file a tag's articles under an address of one kind: a step or a parameter called tag, and the tag's own name behind it. The
article's tags are a group of such links alone. Clouds of a whole site's tags are longer, or count what has each tag, and the groups
of teasers come several times: where it is not clear which group is the article's, it has none.

Read from the whole tree: some themes set tags in ``<nav>`` and ``<footer>``, which the pruned one lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote_plus, urlsplit

from tasks.pure.extract.lexicon.class_names import CLASS_NAMES, hyphenated, words_of
from tasks.pure.extract.lexicon.tables import entries, grouped
from tasks.pure.extract.lexicon.topics import TAG_STEPS
from tasks.pure.extract.page.marks import names_elsewhere
from tasks.pure.extract.page.text import clean_line, same_words
from tasks.pure.extract.page.tree import Document

_STEPS = grouped(TAG_STEPS)
_IN_SOURCE = re.compile(rf"[/?&;_-](?:{_STEPS})[/=:%]".encode(), re.IGNORECASE)
_PATH = re.compile(rf"/(?:{_STEPS})/([^/]{{1,120}}?)/?(?:index)?(?:\.x?html?)?$", re.IGNORECASE)
_QUERY = re.compile(rf"(?:^|[&;_-])(?:{_STEPS})(?::list)?=([^&;]{{1,120}})", re.IGNORECASE)
_BOX_WORDS = frozenset(entries(CLASS_NAMES["tags"].body_words)) | {"keywords"}
_COUNTED = re.compile(r"[(\[]\s*\d+\s*[)\]]$|\s\d{1,3}$")
_BETWEEN = frozenset({"a", "li", "span", "b", "i", "em", "strong", "small", "sup", "dd", "font", "code"})
"""Elements around a link that are no box of several."""
_ELSEWHERE = frozenset({"aside", "form", "figure", "blockquote"})
_MANY_LINKS = 3_000
"""Links of a page that are looked at."""
_MOST = 12
"""Tags that an article has: more are a cloud."""
_LONGEST = 60
_LABEL = 30
"""Characters of what a group is called, at most."""
_AROUND = 12
"""Elements around a group whose names are read."""
_SEVERAL = 4
"""Groups from which a page is taken for one of several teasers."""


def tag_links(document: Document) -> list[str]:
    """The texts of the article's links to lists by tag, in page order; an empty list where there are none or no one group."""
    if not _IN_SOURCE.search(document.source):
        return []
    groups: dict[Any, list[tuple[str, bool]]] = {}
    called: set[Any] = set()
    for link, _ in zip(document.lxml.iter("a"), range(_MANY_LINKS), strict=False):
        if slug := _slug(link.get("href") or ""):
            text = clean_line("".join(link.itertext())).strip("# ")
            if text:
                box = _box(link)
                groups.setdefault(box, []).append((text, _is_named(text, slug)))
                if _is_called_tags(link) or _is_called_tags(box):
                    called.add(box)
    own = [
        [text for text, _ in links]
        for box, links in groups.items()
        if (box in called or (any(named for _, named in links) and _has_little_else(box, links)))
        and _may_be_own(box, links)
    ]
    return _one_of(own)


def _slug(href: str) -> str:
    """What follows the step for tags in an address: the name of one of them."""
    if len(href) > 500 or not _IN_SOURCE.search(href.encode()):
        return ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    found = _PATH.search(parts.path) or _QUERY.search(unquote_plus(parts.query))
    return unquote_plus(found.group(1)) if found else ""


def _is_named(text: str, slug: str) -> bool:
    return same_words(text) == same_words(slug)


def _box(link: Any) -> Any:
    """The element that holds the links which stand side by side."""
    box = link.getparent()
    for _ in range(_AROUND):
        if box is None or box.tag not in _BETWEEN or box.getparent() is None:
            break
        box = box.getparent()
    return box


def _is_called_tags(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return any(not _BOX_WORDS.isdisjoint(words_of(hyphenated(name))) for name in names.split())


def _has_little_else(box: Any, links: list[tuple[str, bool]]) -> bool:
    """Whether a box is hardly more than its links: in a paragraph, words are linked to what has them as its tag."""
    own = sum(len(text) for text, _ in links)
    size = 0
    for text in box.itertext():
        size += len(text.strip(" \t\r\n,;|/·•#"))
        if size > own + _LABEL:
            return False
    return True


def _may_be_own(box: Any, links: list[tuple[str, bool]]) -> bool:
    """Whether a group is that of one article: short, without counts, and not in a box of other things."""
    if len(links) > _MOST or any(len(text) > _LONGEST or _COUNTED.search(text) for text, _ in links):
        return False
    node, below = box, False
    for _ in range(_AROUND):
        if node is None or node.tag in ("main", "article", "body"):
            return not below or (node is not None and node.tag == "article")
        names = f"{node.get('class') or ''} {node.get('id') or ''}".split()
        below = below or node.tag == "footer"
        if node.tag in _ELSEWHERE or names_elsewhere(" ".join(name for name in names if "footer" not in name.lower())):
            return False
        node = node.getparent()
    return not below


def _one_of(groups: Iterable[list[str]]) -> list[str]:
    """The only group; of several, the one that all others repeat or hold: a cloud has the article's tags too."""
    several = sorted(groups, key=len)
    if not several:
        return []
    smallest = set(several[0])
    return several[0] if len(several) < _SEVERAL and all(smallest.issubset(group) for group in several[1:]) else []

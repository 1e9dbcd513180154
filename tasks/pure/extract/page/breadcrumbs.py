"""The trail from the front page to the article, where only markup shows it.

Read from the whole tree: trails stand in navigation, which the pruned one lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tasks.pure.extract.page.text import clean_line
from tasks.pure.extract.page.tree import Document

_TRAIL = re.compile(
    r"bread-?_?crumb|(?:^|[\s_-])(?:crumbs|fil-?d?-?ariane|migas?(?:-de-pan)?|briciole(?:-di-pane)?|kruimel(?:pad|s)|brotkrumen|okruszki|"
    r"nav-?path|site-?path)(?:$|[\s_-])",
    re.IGNORECASE,
)
_IN_SOURCE = (
    b"crumb", b"ariane", b"miga", b"briciole", b"kruimel", b"brotkrumen", b"okruszki", b"nav-path", b"navpath",
    b"site-path", b"sitepath",
)  # fmt: skip
"""One of these is in the source of a page that names a trail, in lower case."""
_ELEMENTS = ("nav", "ol", "ul", "div", "p", "section")
_NAMED_BY = ("class", "id", "itemtype", "aria-label")
_MANY = 8
"""Trails, and steps of one, that are looked at."""


def trails(document: Document) -> Iterator[list[str]]:
    """The texts of the links of each trail, from the front page on."""
    found = 0
    source = document.source
    for element in document.lxml.iter(*_ELEMENTS) if any(word in source for word in _IN_SOURCE) else ():
        names = " ".join([value for name in _NAMED_BY if (value := element.get(name))])
        if not names or not _names_a_trail(names):
            continue
        links = [link for link, _ in zip(element.iter("a"), range(_MANY), strict=False) if _is_step(link)]
        steps = [text for link in links if (text := clean_line("".join(link.itertext())))]
        if steps:
            yield steps
        found += 1
        if found >= _MANY:
            return


def _is_step(link: Any) -> bool:
    """Whether a link of a trail leads to a page above: no section is one that search engines are told not to follow, as are the
    source of the page or its form for mistakes, which themes set at the end of the line."""
    return bool(link.get("href")) and "nofollow" not in (link.get("rel") or "").lower().split()


@lru_cache(maxsize=8192)
def _names_a_trail(names: str) -> bool:
    return 4 < len(names) < 400 and _TRAIL.search(names) is not None

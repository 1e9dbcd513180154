"""The trail from the front page to the article, where only markup shows it.

Read from the whole tree: trails stand in navigation, which the pruned one lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tasks.pure.extract.page.text import clean_line

_TRAIL = re.compile(
    r"bread-?_?crumb|(?:^|[\s_-])(?:crumbs|fil-?d?-?ariane|migas?(?:-de-pan)?|briciole(?:-di-pane)?|kruimel(?:pad|s)|brotkrumen|okruszki|"
    r"nav-?path|site-?path)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ELEMENTS = ("nav", "ol", "ul", "div", "p", "section")
_NAMED_BY = ("class", "id", "itemtype", "aria-label")
_MANY = 8
"""Trails, and steps of one, that are looked at."""


def trails(root: Any) -> Iterator[list[str]]:
    """The texts of the links of each trail, from the front page on. ``root``: an ``lxml.etree._Element``."""
    found = 0
    for element in root.iter(*_ELEMENTS):
        names = " ".join([value for name in _NAMED_BY if (value := element.get(name))])
        if not names or not _names_a_trail(names):
            continue
        links = [link for link, _ in zip(element.iter("a"), range(_MANY), strict=False) if link.get("href")]
        steps = [text for link in links if (text := clean_line("".join(link.itertext())))]
        if steps:
            yield steps
        found += 1
        if found >= _MANY:
            return


@lru_cache(maxsize=8192)
def _names_a_trail(names: str) -> bool:
    return 4 < len(names) < 400 and _TRAIL.search(names) is not None

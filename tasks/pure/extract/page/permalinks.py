"""The marks behind headings and captions that link to them, ``¶``, ``#`` or a chain: generators of pages add them for readers
who want the address of a part, and hide them until the mouse is there."""

from __future__ import annotations

import unicodedata
from typing import Any

_MARKS = frozenset("¶#§🔗⚓∞↩⏎")
"""What generators set for such a link, and for the one behind a note that leads back to the text."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST = 4
"""Characters of such a mark: some repeat it as often as the heading is deep."""
_DEEPEST = 2
"""Elements between a heading and the link behind it."""


def is_permalink(link: Any) -> bool:
    """Whether an ``<a>`` of lxml is only a mark that links to where it stands.

    In a heading any sign that is no letter or digit is one. Elsewhere only the marks that generators use are: a number, an
    asterisk or a dagger is a reference to a note.
    """
    target = link.get("href")
    if not target or target[0] != "#" or len(target) == 1:
        return False
    text = link.text if not len(link) else "".join(link.itertext())
    mark = text.strip() if text else ""
    if not mark or len(mark) > _LONGEST or any(map(str.isalnum, mark)):
        return False
    return all(character in _MARKS or _is_private(character) for character in mark) or _is_in_heading(link)


def _is_private(character: str) -> bool:
    """Whether a font of icons draws it, or it only says how the character before it looks."""
    return unicodedata.category(character) in ("Co", "Mn", "Cf")


def _is_in_heading(link: Any) -> bool:
    above = link.getparent()
    for _ in range(_DEEPEST):
        if above is None:
            return False
        if above.tag in _HEADINGS:
            return True
        above = above.getparent()
    return False

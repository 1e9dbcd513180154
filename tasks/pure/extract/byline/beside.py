"""A writer's name beside what shows that it is one: over the label of the post, before the town that it was sent from, with an
account of one's own, under the heading "The author" in a side column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4 import Tag

from tasks.pure.extract.byline.persons import LONGEST_BYLINE, full_names
from tasks.pure.extract.lexicon.bylines import HEADINGS_OF_WRITERS
from tasks.pure.extract.page.nodes import Text, joined_texts
from tasks.pure.extract.page.reviews import is_in_review
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.text import clean_line

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset({"a", "b", "em", "i", "span", "strong"})
_IN_A_TOWN = re.compile(r"\s(?:in|aus|à|en|em|da|i|w|v|ve|te)\s[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?$")
"""``Ada Quill in Old Ellerby``: a town in one word or two, with capitals."""
_LONGEST = 60
"""Characters of such a heading, at most."""
_LONGEST_PARAGRAPH = 300
"""Characters of a paragraph that are read."""
_DEEPEST = 3


def without_town(text: str) -> str:
    """A name without the town behind it from which its owner wrote; another text as it is."""
    if (town := _IN_A_TOWN.search(text)) is None:
        return text
    return text[: town.start()] if full_names(text[: town.start()]) else text


def names_under_headings(signals: Signals) -> Sequence[str]:
    """The person under the one heading of the page that is nothing but "The author", wherever it is: a blog has it in a side column."""
    found: list[list[str]] = []
    label: Text | None = None
    for node in signals.document.texts():
        if node.isspace():
            continue
        if label is not None:
            found.append(full_names(clean_line(node)) if len(node) <= LONGEST_BYLINE else [])
        label = None
        if len(node) <= _LONGEST and clean_line(node).rstrip(" :：").casefold() in HEADINGS_OF_WRITERS:
            label = node if _is_heading(node) and node.parent is not None and not is_in_review(node.parent) else None
    names = found[0] if len(found) == 1 else []
    return [] if any(signals.site_names.has(name) for name in names) else names


def begins_paragraph(node: Text) -> bool:
    """Whether a text is the beginning of a paragraph that goes on behind it, as a sentence: "<b>ELLERBY</b> - The council met"."""
    block = _line_of(node)
    if block is None or block.name != "p":
        return False
    whole = clean_line(joined_texts(block)[:_LONGEST_PARAGRAPH])
    return len(whole) > len(node) + _LONGEST and whole.startswith(clean_line(node))


def _line_of(node: Text) -> Tag | None:
    """The element around the inline elements around a text."""
    above = node.parent
    for _ in range(_DEEPEST):
        if above is None or above.name not in _INLINE:
            break
        above = above.parent
    return above


def _is_heading(node: Text) -> bool:
    above = _line_of(node)
    return above is not None and above.name in _HEADINGS

"""A second article below the first in the same element: a headline of the same kind, with a date or writer of its own.

Weblogs and portals without boxes print one article below the other. The sections of a text have headings too, but no date
and no writer each; the entries of a live blog have, but are more.
"""

from __future__ import annotations

from tasks.pure.extract.body.blocks import HEADINGS, Block
from tasks.pure.extract.body.reasons import Removal, Removals
from tasks.pure.extract.body.stamps import is_byline
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence

STAMPED_WITHIN = 3
"""Lines below a headline among which its date or writer is."""
STAMP_WORDS = 20
"""Words of a line with a date or a writer, at most."""
MOST = 3
"""Articles below the first, at most: the entries of a log are more."""
ARTICLE_WORDS = 30
"""Words of running text of each, at least."""


def remove_next_below(view: View, removals: Removals) -> None:
    """Remove what begins with a second headline of the first one's kind. ``removals``: the container's blocks in page order."""
    blocks, headline = view.layout.blocks, view.headline
    first, end = min(removals, default=0), max(removals, default=-1) + 1
    if headline is None or headline >= end or not _is_stamped(blocks, headline, end):
        return
    level = blocks[headline].tag
    top = max(headline + 1, first)
    below = [index for index in range(top, end) if blocks[index].tag == level and removals[index] is None]
    if not below or len(below) > MOST or not all(_is_stamped(blocks, index, end) for index in below):
        return
    start = below[0]
    if view.prose[start] - view.prose[top] < ARTICLE_WORDS or view.prose[end] - view.prose[start] < ARTICLE_WORDS:
        return
    for index in range(start, end):
        removals[index] = removals[index] or Removal("related articles")


def _is_stamped(blocks: list[Block], index: int, end: int) -> bool:
    """Whether a line with a date or writer is below a headline, before any sentence."""
    for block in blocks[index + 1 : min(index + 1 + STAMPED_WITHIN, end)]:
        if block.tag in HEADINGS:
            return False
        if block.words <= STAMP_WORDS and not ends_sentence(block.text) and is_byline(block.text):
            return True
    return False

"""The entries of a live blog, each under its time."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout
from tasks.pure.extract.body.edges import BYLINE_WORDS, ROWS
from tasks.pure.extract.body.hints import Hint
from tasks.pure.extract.body.reasons import BlockReason, Removal, Removals

ENTRIES = 3
"""Times over text that make a live blog: a news report has one, or one more for its last change."""
TIME_WORDS = 4
"""Words of a time in an element that no name calls a byline, at most."""
_AT_EDGES: frozenset[BlockReason] = frozenset({"preamble", "byline", "after the text"})
"""Why a time alone is removed at the top and end of a text, before it is known to be over an entry."""
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?![\d.])(?:\s?[ap]\.?m\.?(?![a-z]))?(?:\s?(?:uhr|gmt|utc|bst|est|edt|cet|cest)\b)?",
    re.IGNORECASE,
)


def keep_entry_times(layout: Layout, removals: Removals) -> Layout:
    """Times above the entries of a live blog are not bylines: each is kept as the entry's first line.

    Returns:
        The layout in which those lines are the time alone, without the name next to it.
    """
    blocks = layout.blocks
    times: list[int] = []
    others: list[int] = []
    previous = ""
    for index, removal in removals.items():
        block = blocks[index]
        if _is_time(block, removal):
            if times and previous != "text":
                others.append(times.pop())  # two times in a row: posted and updated; the later is over the entry
            times.append(index)
            previous = "time"
        elif removal is None and block.words >= PROSE_WORDS:
            previous = "text"
    if len(times) < ENTRIES:
        return layout
    for index in others:
        removals[index] = removals[index] or Removal("byline")
    shortened = list(blocks)
    for index in times:
        found = _CLOCK.match(blocks[index].text)
        if found is not None:
            shortened[index] = replace(blocks[index], text=found.group().strip())
            removals[index] = None
    return replace(layout, blocks=shortened)


def _is_time(block: Block, removal: Removal | None) -> bool:
    """Whether a line is a time that stands alone, or that an element named a byline holds."""
    if removal is None:
        is_candidate = block.words <= TIME_WORDS and block.tag not in HEADINGS and block.tag not in ROWS
    else:
        is_candidate = removal.hints == Hint.BYLINE or (removal.reason in _AT_EDGES and block.words <= TIME_WORDS)
    return is_candidate and block.words < BYLINE_WORDS and _CLOCK.match(block.text) is not None

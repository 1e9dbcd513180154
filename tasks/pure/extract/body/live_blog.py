"""The entries of a live blog, each under its time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout
from tasks.pure.extract.body.edges import BYLINE_WORDS, ROWS
from tasks.pure.extract.body.hints import Hint
from tasks.pure.extract.body.reasons import BlockReason, Removal, Removals
from tasks.pure.extract.page.text import ends_sentence

ENTRIES = 3
"""Times over text that make a live blog: a news report has one, or one more for its last change."""
TIME_WORDS = 4
"""Words of a time in an element that no name calls a byline, at most."""
ENTRY_WORDS = 4
"""Words of a sentence under a time, at least."""
_AT_EDGES: frozenset[BlockReason] = frozenset({"preamble", "byline", "after the text", "link"})
"""Why a time alone is removed before it is known to be over an entry: at the top and end of a text, or as a link to the entry."""
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?![\d.])(?:\s?[ap]\.?m\.?(?![a-z]))?(?:\s?(?:uhr|gmt|utc|bst|est|edt|cet|cest)\b)?",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    r"(?:[^\W\d]{2,12}\.?,? )?\d{1,4}\.?[./ -]\S{1,12}[./ -]\d{2,4}(?:,| ?[|·–—-]| [^\W\d]{1,3}\.?)? (?=\d{1,2}[:.h]\d{2})"
)
"""``12.05.2026, 14:05`` and ``4 May 2024 at 14:05``."""


def is_log(blocks: Sequence[Block]) -> bool:
    """Whether lines are the entries of a live blog and nothing else: times alone, each over sentences, perhaps with a headline.

    Comments have names beside their times, and a ticker's lines are links.
    """
    if len(blocks) < 2 * ENTRIES or sum(_is_bare_time(block) for block in blocks) < ENTRIES:
        return False
    entries = others = links = 0
    at_time = False
    for block in blocks:
        links += 2 * block.link_words > block.words
        if _is_bare_time(block):
            at_time = True
        elif block.tag not in HEADINGS:
            is_text = block.words >= ENTRY_WORDS and ends_sentence(block.text)
            entries += is_text and at_time
            others += not is_text
            at_time = at_time and not is_text
    return entries >= ENTRIES and 2 * (others + links) <= entries


def _is_bare_time(block: Block) -> bool:
    if block.words > TIME_WORDS or block.tag in HEADINGS or not any(map(str.isdecimal, block.text)):
        return False
    found = _clock_of(block.text)
    return found is not None and not block.text[found.end() :].strip()


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
        found = _clock_of(blocks[index].text)
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
    return is_candidate and block.words < BYLINE_WORDS and _clock_of(block.text) is not None


def _clock_of(text: str) -> re.Match[str] | None:
    """The time that a line begins with, behind its date or without one."""
    dated = _DATE_BEFORE.match(text)
    return _CLOCK.match(text, dated.end() if dated is not None else 0)

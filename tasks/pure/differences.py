"""Word differences between two versions of a text, in bounded time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from typing import Literal

from tasks.pure.subsequences import common_runs

__all__ = ["DiffSpan", "differences", "elided"]

# A word with the space after it, so that the joined pieces are the text.
_TOKEN = re.compile(r"\S+\s*|\s+")
LONGEST = 1500
"""Words of one text that are compared."""
STEPS = 2_000_000
"""Pairs of equal words that are tried, some 0.3 s, before a range is compared by a plainer method. Two versions of a
news text of 1,500 words need some 50,000; two words that alternate would need the cube of their number: 25 s."""


@dataclass(frozen=True, slots=True)
class DiffSpan:
    """Successive words that are unchanged, removed or added."""

    kind: Literal["same", "removed", "added"]
    text: str


def differences(before: str, after: str) -> tuple[DiffSpan, ...]:
    """Compare two texts: ``same`` and ``removed`` spans make the first, ``same`` and ``added`` spans the second.

    A difference in white space alone does not count; the second text's is used. A text longer than ``LONGEST`` words is
    compared up to there, and ends in an ellipsis.
    """
    old, new = _words(before), _words(after)
    spans = list(_spans(old, new))
    # If one text ends in the middle of the other, its last word has no space after it.
    for number, span in enumerate(spans[:-1]):
        if not span.text[-1].isspace():
            spans[number] = DiffSpan(span.kind, f"{span.text} ")
    return tuple(spans)


def elided(spans: tuple[DiffSpan, ...], context: int = 12) -> tuple[DiffSpan, ...]:
    """The spans with long unchanged ones cut to ``context`` words on either side of a change."""
    short = []
    for number, span in enumerate(spans):
        words = _TOKEN.findall(span.text)
        before = context if number > 0 else 0
        after = context if number < len(spans) - 1 else 0
        if span.kind == "same" and len(words) > before + after + 1:
            head = "".join(words[:before])
            tail = "".join(words[len(words) - after :])
            short.append(DiffSpan("same", f"{head}… {tail}"))
        else:
            short.append(span)
    return tuple(short)


def _words(text: str) -> list[str]:
    words = [found.group() for found, _ in zip(_TOKEN.finditer(text), range(LONGEST + 1), strict=False)]
    return words if len(words) <= LONGEST else [*words[:LONGEST], "…"]


class _Matcher(SequenceMatcher[str]):
    """Prefers long runs of equal words, as readers do, until it has tried ``STEPS`` pairs.

    A range for which none are left has no match; :func:`_runs` compares it by its longest common subsequence.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._ends = len(old), len(new)
        self._left = STEPS
        often = Counter(new)
        self._tries = [often[word] for word in old]
        self.given_up: list[tuple[int, int, int, int]] = []

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """As that of ``SequenceMatcher``, which calls it for each range that is left between two matches."""
        if ahi is None or bhi is None:
            ahi, bhi = self._ends
        self._left -= sum(self._tries[alo:ahi])
        if self._left < 0:
            self.given_up.append((alo, ahi, blo, bhi))
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)


def _spans(old: list[str], new: list[str]) -> Iterator[DiffSpan]:
    old_place = new_place = 0
    for old_start, new_start, length in [*_runs(old, new), (len(old), len(new), 0)]:
        if old_place < old_start:
            yield DiffSpan("removed", "".join(old[old_place:old_start]))
        if new_place < new_start:
            yield DiffSpan("added", "".join(new[new_place:new_start]))
        old_place, new_place = old_start + length, new_start + length
        if length:
            yield DiffSpan("same", "".join(new[new_start:new_place]))


def _runs(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """Runs of equal words in order, none next to another: where each starts in both, and its length in words."""
    ones, others = [word.strip() for word in old], [word.strip() for word in new]
    matcher = _Matcher(ones, others)
    found: list[tuple[int, int, int]] = [(run.a, run.b, run.size) for run in matcher.get_matching_blocks()]
    for alo, ahi, blo, bhi in matcher.given_up:
        found += [(alo + a, blo + b, size) for a, b, size in common_runs(ones[alo:ahi], others[blo:bhi])]
    return list(_joined(sorted(found)))


def _joined(runs: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    start, other, size = 0, 0, 0
    for a, b, length in runs:
        if (a, b) == (start + size, other + size):
            size += length
            continue
        if size:
            yield start, other, size
        start, other, size = a, b, length
    if size:
        yield start, other, size

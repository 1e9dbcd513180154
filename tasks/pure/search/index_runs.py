"""Which sorted runs of the index to merge: decisions only.

Postings are appended as articles arrive, so the postings of one word are scattered over as many places as there were
loads. Sorted by word, the postings of many articles make one run, in which those of a word are in one place. As in a
log-structured merge tree, short runs are merged into longer ones, so that each article is sorted a few times and not
with every load; and no run becomes longer than fits into memory, however large the warehouse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["LONGEST", "IndexRun", "to_sort"]

LONGEST = 25_000_000
"""Words of the articles of a run, which are half as many postings: some 50,000 articles."""
TAKEN_ALONG = 4
"""A run is merged with what was appended after it until it is this many times as long."""


@dataclass(frozen=True, slots=True)
class IndexRun:
    """Successive documents of the index, from the first to the last."""

    first: int
    last: int
    words: int
    """Of documents that can still be found: not of articles that have changed or were removed since."""
    words_when_sorted: int = 0

    @property
    def is_worn(self) -> bool:
        """Whether more than half of it is outdated."""
        return 2 * self.words < self.words_when_sorted


def to_sort(sorted_before: Sequence[IndexRun], appended: Sequence[IndexRun], longest: int) -> list[IndexRun]:
    """The runs to write, each made of one or several existing ones.

    Args:
        sorted_before: in order.
        appended: what was appended after those, in order, in parts of at most ``longest`` words or one article.
        longest: words that a run made of several may have.
    """
    left = list(sorted_before)
    made = list(appended)
    while made and left and left[-1].words < TAKEN_ALONG * made[0].words and _fit(left[-1], made[0], longest):
        made[0] = _joined(left.pop(), made[0])
    return [*_renewed(left, longest), *made]


def _renewed(runs: Sequence[IndexRun], longest: int) -> list[IndexRun]:
    """The worn runs, with neighbours merged."""
    made: list[IndexRun] = []
    for run in runs:
        if not run.is_worn:
            continue
        if made and made[-1].last + 1 == run.first and _fit(made[-1], run, longest):
            made[-1] = _joined(made[-1], run)
        else:
            made.append(run)
    return made


def _fit(one: IndexRun, other: IndexRun, longest: int) -> bool:
    return one.words + other.words <= longest


def _joined(one: IndexRun, other: IndexRun) -> IndexRun:
    return IndexRun(one.first, other.last, one.words + other.words)

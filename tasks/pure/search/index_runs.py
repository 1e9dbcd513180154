"""Which stretches of the index are sorted anew: decisions alone.

Postings are appended as articles come, so a word lies in as many places as there were loads. Sorted by word, those of
many articles are one stretch, in which it lies in one. Short stretches are sorted together into longer ones, each
some times and not each time; and none becomes longer than fits into memory, however large the warehouse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["LONGEST", "Stretch", "to_sort"]

LONGEST = 25_000_000
"""Words of the articles of a stretch, which are half as many postings: some 50,000 articles. As many are sorted in one
transaction."""
TAKEN_ALONG = 4
"""A stretch is sorted again with what came after it until it is so many times as long."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Documents in a row of the index, from the first to the last."""

    first: int
    last: int
    words: int
    """Of those that are still found: not of articles that have changed or gone since."""
    words_when_sorted: int = 0

    @property
    def is_worn(self) -> bool:
        """Whether more of it is dead weight than not."""
        return 2 * self.words < self.words_when_sorted


def to_sort(sorted_before: Sequence[Stretch], appended: Sequence[Stretch], longest: int) -> list[Stretch]:
    """The stretches to be made, each of one or several that there are.

    Args:
        sorted_before: in order.
        appended: what came after those, in order and in parts of ``longest`` words and one article at most.
        longest: words that a stretch of several may have.
    """
    left = list(sorted_before)
    made = list(appended)
    while made and left and left[-1].words < TAKEN_ALONG * made[0].words and _fit(left[-1], made[0], longest):
        made[0] = _joined(left.pop(), made[0])
    return [*_renewed(left, longest), *made]


def _renewed(stretches: Sequence[Stretch], longest: int) -> list[Stretch]:
    """Those that are worn, neighbours as one."""
    made: list[Stretch] = []
    for stretch in stretches:
        if not stretch.is_worn:
            continue
        if made and made[-1].last + 1 == stretch.first and _fit(made[-1], stretch, longest):
            made[-1] = _joined(made[-1], stretch)
        else:
            made.append(stretch)
    return made


def _fit(one: Stretch, other: Stretch, longest: int) -> bool:
    return one.words + other.words <= longest


def _joined(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(one.first, other.last, one.words + other.words)

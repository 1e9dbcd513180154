"""The longest common subsequence of two sequences of words, by bits of long integers.

Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): a row of the table of lengths is one integer, a bit a
word, so 1,500 by 1,500 words take some 5 ms and 300 kB, whatever the words are.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["common_runs"]


def common_runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of words in the same order in both, as many words in all as there can be.

    Returns:
        Where each run starts in ``old`` and in ``new``, and how many words it has; in order.
    """
    rows = _rows(old, new)
    runs: list[tuple[int, int, int]] = []
    place, other = len(old), len(new)
    while place and other:
        # A bit that is not set: the length grows at this word of ``new``.
        if rows[place] >> (other - 1) & 1:
            other -= 1
        elif not rows[place - 1] >> (other - 1) & 1:
            place -= 1
        else:
            place, other = place - 1, other - 1
            if runs and runs[-1][:2] == (place + 1, other + 1):
                runs[-1] = (place, other, runs[-1][2] + 1)
            else:
                runs.append((place, other, 1))
    return runs[::-1]


def _rows(old: Sequence[str], new: Sequence[str]) -> list[int]:
    places: dict[str, int] = {}
    for number, word in enumerate(new):
        places[word] = places.get(word, 0) | 1 << number
    every = (1 << len(new)) - 1
    rows = [every]
    for word in old:
        row = rows[-1]
        matched = row & places.get(word, 0)
        rows.append((row + matched | row - matched) & every)
    return rows

"""What a source's rules leave out of one document: counted, with one example each, so that a wrong rule shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tasks.pure.addresses import passes
from tasks.pure.discovery.documents import Entry

_DATE_ONLY = timedelta(days=1)
"""A date without a time stands for its first moment."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Entries of a document by what becomes of them."""

    listed: int = 0
    not_included: int = 0
    excluded: int = 0
    too_old: int = 0
    """Older than ``lookback_days``: only a source's first run takes them."""
    example_not_included: str = ""
    example_excluded: str = ""
    example_too_old: str = ""

    @property
    def passed(self) -> int:
        """What the patterns let through, old or not."""
        return self.listed - self.not_included - self.excluded

    def in_words(self, lookback_days: int) -> str:
        """One line: "15 entries; 15 not in include, e.g. https://..."."""
        parts = [f"{self.listed:,} entr{'ies' if self.listed != 1 else 'y'}"]
        if self.not_included:
            parts.append(f"{self.not_included:,} without a match of include, e.g. {self.example_not_included}")
        if self.excluded:
            parts.append(f"{self.excluded:,} left out by exclude, e.g. {self.example_excluded}")
        if self.too_old:
            what = "none" if self.too_old == self.passed else f"{self.passed - self.too_old:,}"
            parts.append(
                f"{what} of the last {lookback_days} days (a first run takes all), e.g. {self.example_too_old}"
            )
        return "; ".join(parts)


def count_dropped(
    entries: Sequence[Entry], include: Sequence[str], exclude: Sequence[str], *, oldest: datetime | None
) -> Dropped:
    """What is left out of ``entries``.

    Args:
        entries: of one document, or of several.
        include: the source's patterns; none: all pass.
        exclude: the source's patterns.
        oldest: what is dated before this instant is too old; None for feeds and listings, of which all is taken.
    """
    out = [e.url for e in entries if not passes(e.url, include, ())]
    refused = [e.url for e in entries if passes(e.url, include, ()) and not passes(e.url, (), exclude)]
    old = [e.url for e in entries if passes(e.url, include, exclude) and _is_old(e, oldest)]
    return Dropped(
        len(entries), len(out), len(refused), len(old), *(group[0] if group else "" for group in (out, refused, old))
    )


def _is_old(entry: Entry, oldest: datetime | None) -> bool:
    newest = max(filter(None, (entry.published_at, entry.changed_at)), default=None)
    return oldest is not None and newest is not None and newest + _DATE_ONLY <= oldest

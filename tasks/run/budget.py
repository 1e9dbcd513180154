"""The time budget of one run for one source: how long it may read documents and fetch pages.

Without a limit a run would fetch all it has claimed: 500 pages of a host whose robots.txt wants five minutes between
requests are 41 hours, and a host that trickles takes a whole ``timeout`` a page. What is not fetched stays ``pending``,
and the next run continues with the newest of it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable

FOR_DOCUMENTS = 0.5
"""The share of the time for feeds, sitemaps and listings: what they list is to be fetched in the same run."""


class TimeBudget:
    """The time of one run for one source, from now on. Not a dataclass: Prefect visits the fields of one."""

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Start counting.

        Args:
            minutes: the limit; 0 for none.
            clock: gives seconds.
        """
        self._clock = clock
        self._seconds = 60.0 * minutes if minutes else math.inf
        self._started = clock()

    def restart(self) -> None:
        """Count from now on: the source had to wait for a thread among many sources."""
        self._started = self._clock()

    def is_spent(self) -> bool:
        """Whether no more pages are to be fetched."""
        return self.seconds_left() <= 0

    def is_spent_on_documents(self) -> bool:
        """Whether no more documents are to be read."""
        return self._clock() - self._started >= self._seconds * FOR_DOCUMENTS

    def seconds_left(self) -> float:
        """Seconds until the limit; infinite where there is none."""
        return self._seconds - (self._clock() - self._started)

    def max_pages(self, paces: Iterable[float]) -> int | None:
        """Pages that can be fetched until the limit, at least one; None: no limit.

        Args:
            paces: for each host, the seconds between two requests to it; hosts are fetched from in parallel.
        """
        paces = list(paces)
        if self._seconds == math.inf or not paces or min(paces) <= 0:
            return None
        return max(1, sum(int(max(0.0, self.seconds_left()) / pace) for pace in paces))

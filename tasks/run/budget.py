"""How long one run may go on reading and asking for one source.

Without an end of its own a run would ask all it has claimed: 500 pages of a host whose robots.txt wants five minutes
between requests are 41 hours, and a host that trickles takes a whole ``timeout`` a page. What is not asked stays
``pending``, and the next run goes on with the newest of it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable

FOR_DOCUMENTS = 0.5
"""The share that reading feeds, sitemaps and listings may take: what they list is to be asked in the same run."""


class RunTime:
    """The time of one run for one source, from now on. No dataclass: Prefect would walk into one given to a task."""

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        """``minutes``: 0 for no end. ``clock`` gives seconds."""
        self._clock = clock
        self._seconds = 60.0 * minutes if minutes else math.inf
        self._begun = clock()

    def begin(self) -> None:
        """Count from now on: it had to wait for its turn among many sources."""
        self._begun = self._clock()

    def is_up(self) -> bool:
        """Whether nothing more is to be asked."""
        return self.left() <= 0

    def is_up_for_documents(self) -> bool:
        """Whether no more documents are to be read."""
        return self._clock() - self._begun >= self._seconds * FOR_DOCUMENTS

    def left(self) -> float:
        """Seconds until the end, infinite where there is none."""
        return self._seconds - (self._clock() - self._begun)

    def room(self, paces: Iterable[float]) -> int | None:
        """Pages that can be asked until the end, one at least; None: as many as there are.

        :param paces: of each host, the seconds between two requests to it; hosts are asked side by side.
        """
        paces = list(paces)
        if self._seconds == math.inf or not paces or min(paces) <= 0:
            return None
        return max(1, sum(int(max(0.0, self.left()) / pace) for pace in paces))

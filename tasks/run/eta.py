"""How far a long run is and how much longer it takes, estimated from its rate so far."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from tasks.run.durations import ENOUGH_SECONDS, approximate_duration
from tasks.run.progress import Observer

Unit = Literal["pages", "MB", "segments"]


class ProgressEstimate:
    """Counts towards a total and reports to an observer.

    Args:
        total: the work to do, in units; it may change when part of it is already done or more is found.
        seconds_each: the least that a unit takes, where that is known (the delay between two requests).
    """

    def __init__(
        self,
        watcher: Observer,
        total: float,
        unit: Unit,
        *,
        seconds_each: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.total = total
        self.done = 0.0
        self._watcher = watcher
        self._unit = unit
        self._seconds_each = seconds_each
        self._clock = clock
        self._started = clock()

    def advance(self, units: float) -> None:
        """This many more units are done."""
        self.done += units
        self._watcher.estimated(self.text())

    def add(self, units: float) -> None:
        """This many more units are to be done than was known; fewer, if negative."""
        self.total += units

    def seconds_left(self) -> float | None:
        """By the rate so far; None: too early to say."""
        passed = self._clock() - self._started
        left = max(0.0, self.total - self.done)
        if not self.done or passed < ENOUGH_SECONDS:
            return left * self._seconds_each if self._seconds_each else None
        return left * max(passed / self.done, self._seconds_each)

    def text(self) -> str:
        """One line for a person."""
        seconds = self.seconds_left()
        done = f"{self.done:,.0f} of {self.total:,.0f} {self._unit}"
        return done if seconds is None else f"{done}, {approximate_duration(seconds)} left"

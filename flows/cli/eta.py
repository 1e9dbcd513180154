"""How far a long run is and how long it will take: by what it has done so far, and nothing before it has done enough."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from flows.cli.progress import Observer

Unit = Literal["pages", "MB"]

ENOUGH_SECONDS = 10.0
"""Work from which a rate is told: the first pages pay for starting up."""


class Ahead:
    """Counts towards a total and tells an observer.

    Args:
        total: of what is to be done, in units; it may shrink when part of it turns out to be there.
        seconds_each: what a unit takes at least, where that is known (the delay between two requests).
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
        self._began = clock()

    def advance(self, units: float) -> None:
        """So much more is done."""
        self.done += units
        self._watcher.ahead(self.text())

    def spare(self, units: float) -> None:
        """So much need not be done after all."""
        self.total -= units

    def add(self, units: float) -> None:
        """So much more is to be done than was known."""
        self.total += units

    def seconds_left(self) -> float | None:
        """By the rate so far; None: too early to say."""
        passed = self._clock() - self._began
        left = max(0.0, self.total - self.done)
        if not self.done or passed < ENOUGH_SECONDS:
            return left * self._seconds_each if self._seconds_each else None
        return left * max(passed / self.done, self._seconds_each)

    def text(self) -> str:
        """One line for a person."""
        seconds = self.seconds_left()
        done = f"{self.done:,.0f} of {self.total:,.0f} {self._unit}"
        return done if seconds is None else f"{done}, {in_words(seconds)} left"


def in_words(seconds: float) -> str:
    """A length of time as precisely as an estimate is: ``about 2 h 10 min``."""
    minutes = round(seconds / 60)
    if seconds < 60:
        return "less than a minute"
    if minutes < 60:
        return f"about {minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 10:
        return f"about {hours} h {minutes // 10 * 10} min"
    return f"about {hours} h" if hours < 72 else f"about {round(hours / 24)} days"

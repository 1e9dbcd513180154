"""Which sources are due: decided from the clock that is passed in, without input or output.

The sources that are due are taken together. One that is still at work is skipped, or waits for its end with
``overlap = "wait"``; one that is paused loses its turn; one whose worker was killed is due again at once, and once only,
so that a source which kills its worker does not do so again and again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from tasks.config import Source
from tasks.pure.cron import Times, offset_of

_CLOCK_SET_BACK = timedelta(minutes=1)
"""A clock that goes back further has been set: the times that were found from it are found again."""


class TimesOf(Protocol):
    """When a source runs."""

    def after(self, moment: datetime) -> datetime:
        """The first time after a moment."""

    def last(self, moment: datetime) -> datetime:
        """The last time that is not after a moment."""


Schedules = Callable[[Iterable[Source]], Mapping[str, TimesOf]]
"""The times of the sources that are scheduled, by name."""


@dataclass(slots=True)
class _Entry:
    source: Source
    times: TimesOf
    next_at: datetime
    busy: bool = False
    waits: bool = False
    """Due when it has ended: it came due while it was at work, or while another process had its lock."""
    again: bool = False
    """Whether it is at work for the second time because its worker was killed."""
    urgent: bool = False
    """Due now, whatever its times say: it has missed a run, or its worker was killed."""


class Agenda:
    """The sources of an installation, when each is next due, and which are at work."""

    def __init__(self, schedules: Schedules) -> None:
        self._schedules = schedules
        self._entries: dict[str, _Entry] = {}
        self._gone: dict[str, _Entry] = {}
        """At work, and no longer scheduled."""
        self._seen: datetime | None = None
        self.skipped: list[str] = []
        """Sources that came due while they were at work, since the last :meth:`take`."""

    def serve(self, sources: Collection[Source], started: Mapping[str, datetime], now: datetime) -> None:
        """Serve these sources from now on. What is at work goes on, and what was missed is due at once.

        Args:
            sources: of the configuration, disabled ones included.
            started: when each was last started; a source that never was is missing.
            now: aware.
        """
        enabled = [source for source in sources if source.enabled]
        times = self._schedules(enabled)
        before = {**self._gone, **self._entries}
        self._entries = {}
        for source in enabled:
            if source.name not in times:
                continue
            entry = before.pop(source.name, None) or _Entry(source, times[source.name], now)
            entry.source, entry.times = source, times[source.name]
            entry.next_at = entry.times.after(now)
            last = started.get(source.name)
            if not entry.busy and (last is None or last < entry.times.last(now)):
                entry.urgent = True
            self._entries[source.name] = entry
        self._gone = {name: entry for name, entry in before.items() if entry.busy}

    def take(self, now: datetime, paused: Collection[str] = ()) -> list[str]:
        """The sources that are to be started now, together; they are at work from here on."""
        if self._seen is not None and now < self._seen - _CLOCK_SET_BACK:
            for entry in self._entries.values():
                entry.next_at = entry.times.after(now)
        self._seen = now
        self.skipped = []
        taken = []
        for name, entry in self._entries.items():
            is_due = entry.next_at <= now
            if is_due:
                entry.next_at = entry.times.after(now)
            if name in paused:
                entry.waits = False
                continue
            if entry.busy:
                if is_due and entry.source.overlap == "wait":
                    entry.waits = True
                elif is_due:
                    self.skipped.append(name)
            elif is_due or entry.urgent or entry.waits:
                entry.busy, entry.urgent, entry.waits = True, False, False
                taken.append(name)
        return taken

    def ended(self, names: Iterable[str]) -> None:
        """These sources have done their work."""
        for name in names:
            entry = self._of(name)
            if entry is not None:
                entry.busy = entry.again = False

    def locked(self, names: Iterable[str]) -> None:
        """Another process is at work on these sources: skipped, or to be tried again with ``overlap = "wait"``."""
        for name in names:
            entry = self._of(name)
            if entry is not None:
                entry.busy = entry.again = False
                entry.waits = entry.source.overlap == "wait"

    def not_started(self, names: Iterable[str]) -> None:
        """These sources were taken, and nothing could be started: they are due again."""
        for name in names:
            entry = self._of(name)
            if entry is not None:
                entry.busy, entry.urgent = False, True

    def killed(self, names: Iterable[str]) -> list[str]:
        """The worker of these sources was killed: due again at once, unless that was the second time.

        Returns:
            The sources that are left to their next time.
        """
        left = []
        for name in names:
            entry = self._of(name)
            if entry is None:
                continue
            entry.busy = False
            if entry.again:
                entry.again = False
                left.append(name)
            else:
                entry.again = entry.urgent = True
        return left

    def at_work(self) -> set[str]:
        """The sources that are at work."""
        return {name for name, entry in {**self._gone, **self._entries}.items() if entry.busy}

    def next_at(self) -> datetime | None:
        """When the next source is due by its times; None: none is scheduled."""
        return min((entry.next_at for entry in self._entries.values()), default=None)

    def has_urgent(self, paused: Collection[str] = ()) -> bool:
        """Whether a source is due whatever its times say."""
        return any(
            not entry.busy and (entry.urgent or entry.waits)
            for name, entry in self._entries.items()
            if name not in paused
        )

    def _of(self, name: str) -> _Entry | None:
        gone = self._gone.pop(name, None)  # at its end it is nobody's any more
        return self._entries.get(name, gone)


def times_of(sources: Iterable[Source]) -> Mapping[str, TimesOf]:
    """When each source is due; one that is only started by hand is left out.

    Sources that share a cron line are spread over its interval, each by its name; one that is alone with its line is
    due at its very times.
    """
    scheduled = [source for source in sources if source.schedule]
    shared = Counter((source.schedule, source.schedule_zone) for source in scheduled)
    return {source.name: _times(source, shared[source.schedule, source.schedule_zone] > 1) for source in scheduled}


def _times(source: Source, is_spread: bool) -> Times:
    spread = source.spread if is_spread else 0.0
    return Times(source.schedule, source.schedule_zone, offset_of(source.name, source.schedule, spread))

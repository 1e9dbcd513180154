"""Observers that show a run's progress: a bar on a terminal, plain lines elsewhere, nothing if quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from tasks.run.durations import approximate_duration
from tasks.run.host_progress import HostBoard, HostProgress
from tasks.run.progress import Observer, observed_by

_HOST, _BAR = 24, 10
"""Columns of a host's name and of a bar: a row with the reason fits on a terminal of 80."""


class Lines(Observer):
    """A line for each stage, and some every few seconds while pages are fetched and loaded.

    They are the counts, and a line for each of the hosts that take longest, with the reason.
    """

    def __init__(self, stream: TextIO | None = None, *, every: float = 5.0) -> None:
        """``every``: seconds between two lines; ``stream``: standard error by default."""
        self._stream = stream or sys.stderr
        self._every = every
        self._printed_at = time.monotonic()
        self._expected = self._fetched = self._loaded = 0
        self._stage = self._estimate = ""
        self._board = HostBoard()

    def stage(self, text: str) -> None:
        """Print a line where the stage has changed."""
        if text != self._stage:
            self._stage = text
            self._print(text)

    def expect(self, addresses: int) -> None:
        """Count them."""
        self._expected += addresses

    def fetched(self, addresses: int = 1) -> None:
        """Count them, and print a line if it is time."""
        self._fetched += addresses
        self._progress()

    def loaded(self, addresses: int) -> None:
        """Count them, and print a line if it is time."""
        self._loaded += addresses
        self._progress()

    def estimated(self, text: str) -> None:
        """Show the estimate in place of the counts, if it is time."""
        self._estimate = text
        self._progress()

    def host(self, progress: HostProgress) -> None:
        """Print a line where a host begins to wait, and its state if it is time."""
        before = self._board.of(progress)
        self._board.note(progress)
        if progress.waits_until is not None and (before is None or before.waits_until != progress.waits_until):
            self._print(str(progress))
        self._progress()

    def _progress(self) -> None:
        if time.monotonic() - self._printed_at < self._every:
            return
        counts = f"{self._fetched} of {self._expected} fetched, {self._loaded} loaded"
        slowest = self._board.slowest()
        left = f", {approximate_duration(self._board.seconds_left())} left" if slowest else ""
        self._print("\n".join([self._estimate or counts + left, *(f"  {host}" for host in slowest)]))

    def _print(self, text: str) -> None:
        self._printed_at = time.monotonic()
        print(text, file=self._stream, flush=True)


class Bar(Observer):
    """A progress bar on standard error."""

    @staticmethod
    def columns() -> tuple[ProgressColumn, ...]:
        """Of its rows."""
        return (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=_BAR),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._fetching: TaskID | None = None
        self._loading: TaskID | None = None
        self._stage = progress.add_task("starting", total=None)
        self._board = HostBoard()
        self._hosts: list[TaskID] = []

    def stage(self, text: str) -> None:
        """Show the stage in the first row."""
        self._progress.update(self._stage, description=text)

    def estimated(self, text: str) -> None:
        """Show the estimate in the first row."""
        self._progress.update(self._stage, description=text)

    def host(self, progress: HostProgress) -> None:
        """Show the hosts that take longest, a row each with the reason; rows that are not needed are hidden."""
        self._board.note(progress)
        slowest = self._board.slowest()
        while len(self._hosts) < len(slowest):
            self._hosts.append(self._progress.add_task(""))
        for place, row in enumerate(self._hosts):
            if place >= len(slowest):
                self._progress.update(row, visible=False)
                continue
            host = slowest[place]
            self._progress.update(
                row,
                description=f"{host.host[:_HOST]}: {host.why()}",
                total=host.total,
                completed=host.done,
                visible=True,
            )

    def expect(self, addresses: int) -> None:
        """Raise the totals of the two bars, which appear with the first call."""
        if self._fetching is None or self._loading is None:
            self._fetching = self._progress.add_task("fetched", total=0)
            self._loading = self._progress.add_task("loaded", total=0)
        for task in (self._fetching, self._loading):
            self._progress.update(task, total=(self._progress.tasks[task].total or 0) + addresses)

    def fetched(self, addresses: int = 1) -> None:
        """Advance the first bar."""
        if self._fetching is not None:
            self._progress.advance(self._fetching, addresses)

    def loaded(self, addresses: int) -> None:
        """Advance the second bar."""
        if self._loading is not None:
            self._progress.advance(self._loading, addresses)


@contextmanager
def observed(*, quiet: bool = False) -> Iterator[Observer]:
    """Show the progress of runs inside the block: a bar on a terminal, lines elsewhere, nothing if ``quiet``."""
    console = Console(stderr=True)
    if quiet:
        with observed_by(Observer()) as watcher:
            yield watcher
    elif console.is_terminal:
        with (
            Progress(*Bar.columns(), console=console, transient=True) as progress,
            observed_by(Bar(progress)) as watcher,
        ):
            yield watcher
    else:
        with observed_by(Lines()) as watcher:
            yield watcher

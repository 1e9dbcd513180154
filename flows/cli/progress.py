"""Observers that show a run's progress: a bar on a terminal, plain lines elsewhere, nothing if quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from tasks.run.progress import Observer, observed_by


class Lines(Observer):
    """A line for each stage, and one every few seconds while pages are fetched and loaded."""

    def __init__(self, stream: TextIO | None = None, *, every: float = 5.0) -> None:
        """``every``: seconds between two lines; ``stream``: standard error by default."""
        self._stream = stream or sys.stderr
        self._every = every
        self._printed_at = time.monotonic()
        self._expected = self._fetched = self._loaded = 0
        self._stage = self._estimate = ""

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

    def _progress(self) -> None:
        if time.monotonic() - self._printed_at >= self._every:
            self._print(self._estimate or f"{self._fetched} of {self._expected} fetched, {self._loaded} loaded")

    def _print(self, text: str) -> None:
        self._printed_at = time.monotonic()
        print(text, file=self._stream, flush=True)


class Bar(Observer):
    """A progress bar on standard error."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._fetching: TaskID | None = None
        self._loading: TaskID | None = None
        self._stage = progress.add_task("starting", total=None)

    def stage(self, text: str) -> None:
        """Show the stage in the first row."""
        self._progress.update(self._stage, description=text)

    def estimated(self, text: str) -> None:
        """Show the estimate in the first row."""
        self._progress.update(self._stage, description=text)

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
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=console, transient=True) as progress, observed_by(Bar(progress)) as watcher:
            yield watcher
    else:
        with observed_by(Lines()) as watcher:
            yield watcher

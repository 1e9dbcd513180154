"""Whoever watches a run: a progress bar on a terminal, plain lines elsewhere, nobody under a scheduler."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from tasks.publish import Published
from tasks.runs import RunSource


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run came to: the ledger's own rows, what failed, and the snapshot if one was published."""

    run_id: str
    sources: tuple[RunSource, ...]
    errors: dict[str, str]
    """By source, or by part (``publish``): what failed, for a person."""
    recovered: Counter[str]
    """Outcomes of what earlier runs had left in the archive."""
    published: Published | None
    stopped: bool


class Observer:
    """Watches nothing; the base of those that do. Called from the event loop only."""

    result: RunResult | None = None

    def stage(self, text: str) -> None:
        """The run does something else now."""

    def expect(self, addresses: int) -> None:
        """So many more addresses were taken in."""

    def fetched(self, addresses: int = 1) -> None:
        """So many addresses have been asked."""

    def loaded(self, addresses: int) -> None:
        """So many addresses have their outcome in the warehouse."""

    def ahead(self, text: str) -> None:
        """How far a long run is, and how long it will take."""

    def finished(self, result: RunResult) -> None:
        """The run is over."""
        self.result = result


class Lines(Observer):
    """A line a stage, and one every few seconds while pages move."""

    def __init__(self, stream: TextIO | None = None, *, every: float = 5.0) -> None:
        self._stream = stream or sys.stderr
        self._every = every
        self._said = time.monotonic()
        self._expected = self._fetched = self._loaded = 0
        self._stage = self._ahead = ""

    def stage(self, text: str) -> None:
        if text != self._stage:
            self._stage = text
            self._say(text)

    def expect(self, addresses: int) -> None:
        self._expected += addresses

    def fetched(self, addresses: int = 1) -> None:
        self._fetched += addresses
        self._progress()

    def loaded(self, addresses: int) -> None:
        self._loaded += addresses
        self._progress()

    def ahead(self, text: str) -> None:
        self._ahead = text
        self._progress()

    def _progress(self) -> None:
        if time.monotonic() - self._said >= self._every:
            self._say(self._ahead or f"{self._fetched} of {self._expected} fetched, {self._loaded} loaded")

    def _say(self, text: str) -> None:
        self._said = time.monotonic()
        print(text, file=self._stream, flush=True)


class Bar(Observer):
    """A progress bar on standard error."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._fetching: TaskID | None = None
        self._loading: TaskID | None = None
        self._stage = progress.add_task("starting", total=None)

    def stage(self, text: str) -> None:
        self._progress.update(self._stage, description=text)

    def ahead(self, text: str) -> None:
        self._progress.update(self._stage, description=text)

    def expect(self, addresses: int) -> None:
        if self._fetching is None or self._loading is None:
            self._fetching = self._progress.add_task("fetched", total=0)
            self._loading = self._progress.add_task("loaded", total=0)
        for task in (self._fetching, self._loading):
            self._progress.update(task, total=(self._progress.tasks[task].total or 0) + addresses)

    def fetched(self, addresses: int = 1) -> None:
        if self._fetching is not None:
            self._progress.advance(self._fetching, addresses)

    def loaded(self, addresses: int) -> None:
        if self._loading is not None:
            self._progress.advance(self._loading, addresses)


_observer: ContextVar[Observer] = ContextVar("dateline_observer", default=Observer())  # noqa: B039 - stateless default


def observer() -> Observer:
    """The observer of the current context."""
    return _observer.get()


@contextmanager
def observed(*, quiet: bool = False) -> Iterator[Observer]:
    """Watch what runs inside: with a bar on a terminal, with lines elsewhere, silently if ``quiet``."""
    console = Console(stderr=True)
    if quiet:
        with _set(Observer()) as watcher:
            yield watcher
    elif console.is_terminal:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=console, transient=True) as progress, _set(Bar(progress)) as watcher:
            yield watcher
    else:
        with _set(Lines()) as watcher:
            yield watcher


@contextmanager
def _set(watcher: Observer) -> Iterator[Observer]:
    token = _observer.set(watcher)
    try:
        yield watcher
    finally:
        _observer.reset(token)

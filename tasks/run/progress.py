"""How a run reports its progress and its result: the observer of the current context, silent by default."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from tasks.publish import Published
from tasks.pure.records import OUTCOMES
from tasks.run.host_progress import HostProgress
from tasks.runs import RunSource

PART_FAILED = "part failed"
"""The event that is logged for each failure of a part; a command that makes a run reports them when it ends."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """The result of a run: its rows of the ledger, what failed, and the snapshot if one was published."""

    run_id: str
    sources: tuple[RunSource, ...]
    errors: dict[str, str]
    """What failed, for a person; by source, or by part (``publish``)."""
    recovered: Counter[str]
    """Outcomes of the segments that earlier runs had left in the archive."""
    published: Published | None
    stopped: bool
    """Whether a signal stopped the run."""


class Observer:
    """Ignores everything; the base class of observers that show it. Called from the event loop only."""

    result: RunResult | None = None
    failure: str = ""
    """Why the run ended early, for a person; ``result`` is None then."""

    def stage(self, text: str) -> None:
        """The run begins another stage."""

    def expect(self, addresses: int) -> None:
        """This many more addresses entered the run."""

    def fetched(self, addresses: int = 1) -> None:
        """This many more addresses were fetched."""

    def loaded(self, addresses: int) -> None:
        """This many more addresses have their outcome in the warehouse."""

    def host(self, progress: HostProgress) -> None:
        """How far the run is with one host, and what it waits for."""

    def estimated(self, text: str) -> None:
        """How far a long run is, and how long it will take."""

    def flow_run_began(self, flow_run: str) -> None:
        """Prefect has a flow run of this id for the run."""

    def source_ended(self, source: str) -> None:
        """Everything that the run had for this source was requested and loaded."""

    def finished(self, result: RunResult) -> None:
        """The run is closed in the ledger and published; only what Prefect keeps of it remains to be reported."""
        self.result = result

    def ended_early(self, failure: str) -> None:
        """The run could not be opened, or an error ended it."""
        self.failure = failure


_observer: ContextVar[Observer] = ContextVar("dateline_observer", default=Observer())  # noqa: B039 - stateless default


def observer() -> Observer:
    """The observer of the current context."""
    return _observer.get()


@contextmanager
def observed_by(watcher: Observer) -> Iterator[Observer]:
    """Report runs inside the block to ``watcher``."""
    token = _observer.set(watcher)
    try:
        yield watcher
    finally:
        _observer.reset(token)


RUN_HEADINGS = ("source", "listed", "taken in", *OUTCOMES, "waiting", "error")


def run_rows(sources: Iterable[RunSource], errors: Mapping[str, str]) -> list[list[str]]:
    """A row for each source, under ``RUN_HEADINGS``."""
    return [
        [
            row.source,
            str(row.listed),
            str(row.taken_in),
            *(str(getattr(row, outcome)) for outcome in OUTCOMES),
            str(row.waiting),
            errors.get(row.source, ""),
        ]
        for row in sources
    ]

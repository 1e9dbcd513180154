"""A source: how much it publishes, when it was not read, how late its articles come, why pages are rejected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tasks.desk.reading import NotThere
from tasks.desk.session import Session
from tasks.desk.timeline import Day, Timeline, timeline
from tasks.pure.query.names import unknown

__all__ = ["Gap", "Late", "Rejected", "Source", "source", "source_names"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which it was not read. Times are naive and in UTC."""

    gap_from: datetime
    gap_to: datetime | None
    """None: it lasts."""
    minutes: float
    usual_minutes: float
    failed_runs: int
    last_error: str | None


@dataclass(frozen=True, slots=True)
class Late:
    """A week and way of finding: how long after publication articles came."""

    week: date
    found_by: str
    articles: int
    usual_minutes: float
    longest_minutes: float


@dataclass(frozen=True, slots=True)
class Rejected:
    """A reason why pages are not loaded."""

    reason: str
    rejects: int
    rejects_7d: int
    last_at: datetime
    last_url: str
    last_detail: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """The page of a source."""

    facts: Mapping[str, Any]
    """Columns of ``sources`` and ``source_health``."""
    days: tuple[Day, ...]
    timeline: Timeline
    gaps: tuple[Gap, ...]
    lateness: tuple[Late, ...]
    rejects: tuple[Rejected, ...]


def source_names(session: Session) -> list[str]:
    """All sources, in the order of the alphabet."""
    return [row["source"] for row in session.rows_once("desk/source_names")]


def source(session: Session, name: str) -> Source:
    """The page of a source.

    Raises:
        NotThere: there is no such source; the message names those most like it.
    """
    return session.kept.once(("source", name), lambda: _source(session, name))


def _source(session: Session, name: str) -> Source:
    facts = session.row("desk/source", source=name)
    if facts is None:
        raise NotThere(unknown("source", name, source_names(session)), key=name)
    days = tuple(Day(**row) for row in session.rows("desk/source_days", source=name))
    return Source(
        facts,
        days,
        timeline(days),
        tuple(Gap(**row) for row in session.rows("desk/source_gaps", source=name)),
        tuple(Late(**row) for row in session.rows("desk/source_lateness", source=name)),
        tuple(Rejected(**row) for row in session.rows("desk/source_rejects", source=name)),
    )

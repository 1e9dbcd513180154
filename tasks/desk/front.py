"""The first page: what is new, what was changed in silence, stories that many sources carry, how fresh all is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tasks.desk.session import Session

__all__ = ["Change", "Freshness", "Front", "Headline", "Story", "freshness", "front"]

SHOWN = 10
WELL = ("ok", "new", "quiet", "off")


@dataclass(frozen=True, slots=True)
class Freshness:
    """What the snapshot is of. Times are naive and in UTC."""

    published_at: datetime
    articles: int
    article_versions: int
    newest_fetch_at: datetime | None
    sources: int
    """That are switched on."""


@dataclass(frozen=True, slots=True)
class Headline:
    """An article in a list."""

    article_id: str
    source: str
    language: str | None
    url: str
    published_at: datetime | None
    published_on: date | None
    first_seen_at: datetime
    title: str | None
    timezone: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an article that its publisher made in silence."""

    article_id: str
    source: str
    language: str | None
    url: str
    timezone: str | None
    earlier_version: int
    version: int
    revised_at: datetime
    title_before: str | None
    title_after: str | None
    is_title_changed: bool
    words_removed: int
    words_added: int


@dataclass(frozen=True, slots=True)
class Story:
    """A story that several articles tell."""

    story_id: str
    title: str | None
    language: str | None
    articles: int
    sources: int
    first_source: str | None
    """None: several had it at the same time."""
    first_at: datetime
    last_at: datetime
    agency: str | None


@dataclass(frozen=True, slots=True)
class Front:
    """The first page."""

    fresh: Freshness
    new: int
    """Articles first seen on the day before the snapshot."""
    new_by_source: tuple[tuple[str, int], ...]
    newest: tuple[Headline, ...]
    silent: tuple[Change, ...]
    stories: tuple[Story, ...]
    unwell: tuple[tuple[str, str, str], ...]
    """Sources that are not well: name, health, why."""


def freshness(session: Session) -> Freshness:
    """How old the snapshot is, and how large."""
    (row,) = session.rows_once("desk/freshness")
    return Freshness(**row)


def front(session: Session) -> Front:
    """The first page."""
    counts = session.rows_once("desk/new_counts")
    return Front(
        freshness(session),
        sum(row["articles"] for row in counts),
        tuple((row["source"], row["articles"]) for row in counts[:SHOWN]),
        tuple(Headline(**row) for row in session.rows_once("desk/newest", count=SHOWN)),
        tuple(Change(**row) for row in session.rows_once("desk/changed", count=SHOWN)),
        tuple(Story(**row) for row in session.rows_once("desk/stories", count=SHOWN)),
        tuple(
            (row["source"], row["health"], row["why"] or "")
            for row in session.rows_once("desk/health")
            if row["health"] not in WELL
        ),
    )

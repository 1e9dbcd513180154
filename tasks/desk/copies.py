"""A story: its copies in the order of appearance, and what each changed of the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tasks.desk.comparison import Compared, compared
from tasks.desk.reading import NotThere
from tasks.desk.session import Session

__all__ = ["Copy", "Story", "story_copies"]

PAGE = 50
"""Copies of a page."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One article of a story. Times are naive and in UTC."""

    article_id: str
    source: str
    language: str | None
    timezone: str | None
    url: str
    agency: str | None
    published_at: datetime | None
    published_on: date | None
    first_seen_at: datetime
    word_count: int
    title: str | None
    authors: tuple[str, ...]
    like_article_id: str | None
    """The article that it was found to be most like."""
    likeness: float | None
    """From 0 to 1."""
    change: Compared | None
    """From the first copy to this one; None of the first one."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story."""

    story_id: str
    title: str | None
    """Of the first copy."""
    language: str | None
    """Of the first copy."""
    first_source: str | None
    """The source that had it first; None where several had it at the same time, as ``stories.first_source``."""
    in_all: int
    """Copies."""
    copies: tuple[Copy, ...]
    """In the order of appearance: those of a page, or all."""
    first_place: int
    """The place of the first of ``copies`` among all, from 1."""

    @property
    def pages(self) -> int:
        """How many pages the copies take."""
        return max(1, -(-self.in_all // PAGE))


def story_copies(session: Session, story_id: str, *, page: int | None = None) -> Story:
    """A story, under the key that it has now.

    Args:
        page: from 1; None: all copies. Comparing one with the first takes some 10 ms.

    Raises:
        NotThere: there is no such story, or no such page of it.
    """
    skipped = 0 if page is None else (page - 1) * PAGE
    rows = session.rows("desk/story", wanted=story_id, first=skipped + 1, last=_ALL if page is None else skipped + PAGE)
    if not rows:
        raise NotThere("there is no such story in this snapshot", key=story_id)
    first, *_ = rows  # in front of every page
    shown = rows if page is None or page == 1 else rows[1:]
    if not shown:
        raise NotThere(f"there is no page {page} of this story", key=story_id)
    return Story(
        story_id=first["story_id"],
        title=first["title"],
        language=first["language"],
        first_source=first["source"] if first["sources_at_first"] == 1 else None,
        in_all=first["in_all"],
        copies=tuple(_copy(row, None if row is first else first) for row in shown),
        first_place=skipped + 1,
    )


_ALL = 1_000_000_000
_NOT_OF_A_COPY = ("lead", "body", "story_id", "in_all", "sources_at_first", "place")


def _copy(row: Mapping[str, Any], first: Mapping[str, Any] | None) -> Copy:
    values = {name: value for name, value in row.items() if name not in _NOT_OF_A_COPY}
    values["authors"] = tuple(row["authors"] or ())
    change = None
    if first is not None:
        change = compared(*((each["title"], each["lead"], each["body"], each["authors"]) for each in (first, row)))
    return Copy(**values, change=change)

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

MOST = 200
"""Copies of one story that are shown."""
COMPARED = 20
"""Copies whose text is compared with the first one's: a comparison takes some 10 ms."""


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
    """From the first copy to this one; None of the first one and of those that were not compared."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story."""

    story_id: str
    copies: tuple[Copy, ...]
    """In the order of appearance."""

    @property
    def first_source(self) -> str | None:
        """The source that had it first; None where several had it at the same time, as ``stories.first_source``."""
        first = self.copies[0]
        at_first = {
            copy.source
            for copy in self.copies
            if (copy.published_at or copy.first_seen_at, copy.first_seen_at)
            == (first.published_at or first.first_seen_at, first.first_seen_at)
        }
        return first.source if len(at_first) == 1 else None


def story_copies(session: Session, story_id: str) -> Story:
    """A story, under the key that it has now.

    Raises:
        NotThere: there is no such story.
    """
    rows = session.rows("desk/story", wanted=story_id, count=MOST)
    if not rows:
        raise NotThere("there is no such story in this snapshot", key=story_id)
    copies = tuple(_copy(row, rows[0] if 0 < number <= COMPARED else None) for number, row in enumerate(rows))
    return Story(rows[0]["story_id"], copies)


def _copy(row: Mapping[str, Any], first: Mapping[str, Any] | None) -> Copy:
    values = {name: value for name, value in row.items() if name not in ("lead", "body", "story_id")}
    values["authors"] = tuple(row["authors"] or ())
    change = None
    if first is not None:
        change = compared(*((each["title"], each["lead"], each["body"], each["authors"]) for each in (first, row)))
    return Copy(**values, change=change)

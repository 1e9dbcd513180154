"""The stories of the papers, read from ``pages/<paper>/*.toml``; the layouts render them.

In a story's text ``[words](/path)`` is a link; everything else is literal.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any, Literal
from zoneinfo import ZoneInfo

Layout = Literal["classic", "modern", "plain"]

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Paper:
    """A newspaper: one source of the demo."""

    name: str
    """The source's name, and the name of the folder with its stories."""
    title: str
    language: str
    timezone: str
    """IANA zone of the dates on its pages."""


HARBOUR_POST = Paper("harbour-post", "Harbour Post", "en", "Europe/Copenhagen")
HAFENBOTE = Paper("hafenbote", "Hafenbote", "de", "Europe/Berlin")


@dataclass(frozen=True, slots=True)
class Story:
    """One article before it is laid out."""

    slug: str
    layout: Layout
    language: str
    path: str
    published: datetime
    """UTC, whole minutes: layouts write no seconds."""
    modified: datetime
    """UTC, never before ``published``."""
    section: str
    title: str
    lead: str
    """Empty in the plain layout, which shows none."""
    marked_paragraphs: tuple[str, ...]
    """With links as ``[words](/path)``."""
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    place: str
    agency: str
    image_caption: str
    correction: tuple[str, str] | None
    """A paragraph that is wrong at first, and its correction."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs as a reader sees them."""
        return tuple(LINK.sub(r"\1", paragraph) for paragraph in self.marked_paragraphs)

    def corrected(self, at: datetime) -> Story:
        """The story with its correction applied, or unchanged if it has none."""
        if self.correction is None:
            return self
        wrong, right = self.correction
        text = tuple(right if paragraph == wrong else paragraph for paragraph in self.marked_paragraphs)
        return replace(self, marked_paragraphs=text, modified=at)


def read_stories(paper: Paper, opened_at: datetime) -> tuple[Story, ...]:
    """All stories of a paper, newest first; the ages of recent ones are measured from ``opened_at`` (aware)."""
    folder = files("tasks.demo") / "pages" / paper.name
    stories = (
        _story(file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8")), paper, opened_at)
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    )
    return tuple(sorted(stories, key=lambda story: story.published, reverse=True))


def _story(slug: str, written: Mapping[str, Any], paper: Paper, opened_at: datetime) -> Story:
    zone = ZoneInfo(paper.timezone)
    if "age_hours" in written:
        published = (opened_at - timedelta(hours=written["age_hours"])).astimezone(UTC)
        published = published.replace(second=0, microsecond=0)
    else:
        published = written["published"].replace(tzinfo=zone).astimezone(UTC)
    correction = written.get("correction")
    return Story(
        slug=slug,
        layout=written["layout"],
        language=paper.language,
        path=published.astimezone(zone).strftime(written["path"]),
        published=published,
        modified=published,
        section=written["section"],
        title=written["title"],
        lead=written.get("lead", ""),
        marked_paragraphs=tuple(written["body"].strip().split("\n\n")),
        authors=tuple(written.get("authors", ())),
        tags=tuple(written.get("tags", ())),
        place=written.get("place", ""),
        agency=written.get("agency", ""),
        image_caption=written.get("image_caption", ""),
        correction=(correction["instead_of"], correction["paragraph"]) if correction else None,
    )

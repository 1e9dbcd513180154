"""The records of a survey: frozen values, in the order in which they come up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from tasks.pure.discovery.documents import Entry
from tasks.pure.walls import Shown

How = Literal["given", "robots.txt", "link", "anchor", "usual place", "index"]
"""What led to an address: the operator, a Sitemap line, ``<link rel=alternate>``, a link that says RSS, a guess."""
Expected = Literal["feed", "sitemap"]
Kind = Literal["feed", "news sitemap", "sitemap", "listing"]


@dataclass(frozen=True, slots=True)
class Lead:
    """An address that may be a feed or a sitemap."""

    url: str
    expected: Expected
    how: How


@dataclass(frozen=True, slots=True)
class Anchor:
    """One link of a page."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What a page says of its site."""

    url: str
    """The final address, after redirects."""
    site_name: str = ""
    language: str = ""
    """ISO 639-1."""
    region: str = ""
    """ISO 3166-1, two capital letters."""
    platform: str = ""
    """A name of :data:`tasks.pure.site_survey.leads.PLATFORMS`, or empty."""
    feeds: tuple[str, ...] = ()
    """Of ``<link rel=alternate>``, resolved."""
    anchors: tuple[Anchor, ...] = ()
    next_page: str = ""
    """Of ``rel=next``, resolved."""
    shown: Shown = field(default_factory=Shown)


@dataclass(frozen=True, slots=True)
class Judged:
    """One document that was read, and what it is worth."""

    lead: Lead
    kind: Kind
    entries: tuple[Entry, ...] = ()
    """For an index: those of the children that were read."""
    articles: tuple[Entry, ...] = ()
    """Those of ``entries`` that are on the site and look like articles."""
    newest: datetime | None = None
    oldest: datetime | None = None
    """Of the dated articles."""
    is_index: bool = False
    children: tuple[str, ...] = ()
    """Of an index, those that were read."""
    child_count: int = 0
    """Of an index, all."""
    title: str = ""
    language: str = ""
    offsets: tuple[int, ...] = ()
    """Minutes east of UTC of the zones that its dates state, other than 0."""
    error: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether it lists any article."""
        return bool(self.articles)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which documents a source reads."""

    feeds: tuple[Judged, ...] = ()
    sitemaps: tuple[Judged, ...] = ()
    listings: tuple[Judged, ...] = ()
    archive: Judged | None = None
    """A sitemap of the past that is left for backfills."""

    @property
    def documents(self) -> tuple[Judged, ...]:
        """All that are read, feeds first."""
        return (*self.feeds, *self.sitemaps, *self.listings)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A ``[[sources]]`` table, with a comment for each key that has a reason."""

    name: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    archive: str = ""
    """A sitemap of the past: written as a comment."""
    include: tuple[str, ...] = ()
    timezone: str = "UTC"
    language: str = ""
    schedule: str = ""
    reasons: dict[str, str] = field(default_factory=dict)
    """By key: why, in a few words."""

    @property
    def documents(self) -> tuple[str, ...]:
        """The addresses of all documents, feeds first."""
        return (*self.feeds, *self.sitemaps, *self.listings)

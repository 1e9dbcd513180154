"""What identity is asked and what it answers: visits, what is known of their addresses, and decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Literal

from tasks.pure import addresses
from tasks.pure.decide.agreement import Content
from tasks.pure.decide.versions import Reading, Version
from tasks.pure.exchanges import Failure
from tasks.pure.records import Article, FoundBy, Outcome, Reason, Rejection

key_of = lru_cache(maxsize=8192)(addresses.key_of)
"""Cached: while a segment is decided, each address is asked for its key many times."""

How = Literal["fetched", "redirect", "canonical", "amp"]
ANSWERS: frozenset[How] = frozenset({"fetched", "redirect"})
"""Addresses that show the primary page itself: a fetch of them makes versions."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One judged visit. ``result`` is None for a 304."""

    address: str
    url: str
    """The address that answered."""
    fetch_id: str
    fetched_at: datetime
    found_by: FoundBy
    result: Article | Rejection | Failure | None
    redirects: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return key_of(self.address)

    @property
    def url_key(self) -> str:
        return key_of(self.url)


@dataclass(frozen=True, slots=True)
class Link:
    """An address of an article: a row of ``article_urls``."""

    key: str
    url: str
    article_id: str
    how: How
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The part of a row of ``article_heads`` that decisions need."""

    article_id: str
    source: str
    url: str
    key: str
    first_seen_at: datetime
    last_seen_at: datetime
    read_at: datetime
    """The newest fetch of the primary address that read a text. Not a 304: which text that confirms is a matter of
    what was read before it, and that may be loaded later."""
    gone_at: datetime | None
    version: int
    versions: int
    extractor: str
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class LastFetch:
    """What the newest fetch of an address came to."""

    fetched_at: datetime
    outcome: Outcome
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the warehouse knows of the addresses in a segment and of the articles that they lead to."""

    links: Mapping[str, Link] = field(default_factory=dict)
    """By address key: all addresses of every article concerned."""
    heads: Mapping[str, Head] = field(default_factory=dict)
    """By article id; also those whose id an address of the segment would be given."""
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    contents: Mapping[str, Content] = field(default_factory=dict)
    """As they stand, of the articles in :func:`questions.questioned`."""
    addresses: Mapping[str, LastFetch] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """What came of one visit."""

    sighting: Sighting
    outcome: Outcome
    reason: Reason | None = None
    detail: str = ""
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version to write; ``article`` is None where it repeats an earlier one."""

    article_id: str
    version: Version
    article: Article | None


@dataclass(frozen=True, slots=True)
class HeadChange:
    """A head to write; ``article`` is None where only its address and times change."""

    head: Head
    article: Article | None = None
    reading: Reading | None = None
    is_moved: bool = False
    """Whether its address, version or count of versions changed."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that a segment changes."""

    each: tuple[Decision, ...]
    """In the order of the visits."""
    heads: tuple[HeadChange, ...]
    versions: tuple[NewVersion, ...]
    redated: tuple[NewVersion, ...]
    links: tuple[Link, ...]

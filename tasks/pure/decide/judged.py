"""Input and output of decisions on identity: judged fetches, what is known of their addresses, and decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Literal

from tasks.pure import addresses
from tasks.pure.decide.agreement import Content
from tasks.pure.decide.publication import Publication
from tasks.pure.decide.versions import Reading, Version
from tasks.pure.exchanges import Failure
from tasks.pure.records import Article, FoundBy, Outcome, Reason, Rejection

key_of = lru_cache(maxsize=8192)(addresses.key_of)
"""Cached: the key of each address is needed many times while a segment is decided."""

How = Literal["fetched", "redirect", "canonical", "amp"]
ANSWERS: frozenset[How] = frozenset({"fetched", "redirect"})
"""How an address leads to an article if it is primary: a fetch of it makes versions."""


@dataclass(frozen=True, slots=True)
class JudgedFetch:
    """One visit with its verdict. ``result`` is None for a 304."""

    address: str
    url: str
    """The address that responded."""
    fetch_id: str
    fetched_at: datetime
    found_by: FoundBy
    result: Article | Rejection | Failure | None
    redirects: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Key of the address that was requested."""
        return key_of(self.address)

    @property
    def url_key(self) -> str:
        """Key of the address that responded."""
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
    """The outcome of the newest fetch of an address."""

    fetched_at: datetime
    outcome: Outcome
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the warehouse knows of the addresses in a segment and of the articles that they lead to."""

    links: Mapping[str, Link] = field(default_factory=dict)
    """By address key: all addresses of every article concerned."""
    heads: Mapping[str, Head] = field(default_factory=dict)
    """By article id; also those whose id an address of the segment would get."""
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    contents: Mapping[str, Content] = field(default_factory=dict)
    """The current ones of :func:`lookups.articles_to_compare`."""
    addresses: Mapping[str, LastFetch] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of one visit."""

    fetch: JudgedFetch
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
class NewDates:
    """The dates of a version whose text another reading found, which states them otherwise."""

    article_id: str
    version: Version
    article: Article
    """What states them."""
    sets_published: bool
    sets_modified: bool


@dataclass(frozen=True, slots=True)
class HeadChange:
    """A head to write; ``article`` is None where only its address and times change."""

    head: Head
    article: Article | None = None
    reading: Reading | None = None
    published: Publication | None = None
    """Its first publication."""
    is_moved: bool = False
    """Whether its address, version, count of versions or first publication changed."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The outcome of each visit of a segment, and all that they change in articles."""

    each: tuple[Decision, ...]
    """In the order of the visits."""
    heads: tuple[HeadChange, ...]
    versions: tuple[NewVersion, ...]
    redated: tuple[NewVersion, ...]
    dates: tuple[NewDates, ...]
    links: tuple[Link, ...]

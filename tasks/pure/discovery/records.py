"""The results of discovery: candidates, and the documents that were read. ``tasks/frontier.py`` and ``tasks/documents.py`` store them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from tasks.pure.exchanges import Exchange, Validators
from tasks.pure.records import Candidate

DocumentKind = Literal["feed", "sitemap", "listing", "url"]


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """One fetched document of a source: a feed, sitemap or listing, or the ``urls`` of its configuration."""

    url: str
    """As configured or as a sitemap index names it; for ``urls``: ``config:<source>``, which is never fetched."""
    kind: DocumentKind
    read_at: datetime
    status: int | None
    """HTTP status of the response, 304 also for one whose bytes have not changed; None without one (also for ``urls``)."""
    entries: int
    """Addresses that it names, before the source's rules and ``lookback_days``; 0 for a 304."""
    validators: Validators = field(default_factory=Validators)
    """Of this response, for the next conditional request; the known ones after a 304. Empty: fetch unconditionally.

    They may be stored only in the transaction that takes in the candidates, or a failure would lose the candidates.
    """
    error: str = ""
    """Why it could not be read completely; empty: it was."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """The result of fetching all documents of a source once."""

    source: str
    started_at: datetime
    candidates: tuple[Candidate, ...]
    """Unique by key, newest first (those without a date after those with one, in the order listed), rules applied."""
    documents: tuple[DocumentRead, ...]
    exchanges: tuple[Exchange, ...]
    """All that were made, including redirects and robots.txt: for the ledger of fetches."""
    complete: bool
    """Whether every document was read completely."""
    settled: bool = False
    """Whether another look would yield no more of the past: unread documents are gone, broken or past a limit."""

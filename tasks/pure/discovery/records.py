"""What discovery found, and which documents it read: the records that intake stores."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from tasks.pure.exchanges import Exchange, Validators
from tasks.pure.records import Candidate

DocumentKind = Literal["feed", "sitemap", "listing", "url"]


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """One document of a source that was asked: a feed, sitemap or listing, or the ``urls`` of its configuration."""

    url: str
    """As configured or as a sitemap index names it; for ``urls``: ``config:<source>``, which is never asked."""
    kind: DocumentKind
    read_at: datetime
    status: int | None
    """HTTP status of the answer; None where there was none (also for ``urls``)."""
    entries: int
    """Addresses that it listed and that passed the source's rules; 0 for a 304."""
    validators: Validators = field(default_factory=Validators)
    """Of this answer, for the next conditional request; those already known after a 304. Empty: ask whole.

    To be stored only in the transaction that takes in the candidates, or they would be lost with it.
    """
    error: str = ""
    """Why it could not be read, or not to its end; empty: all of it was read."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """One look at all documents of a source."""

    source: str
    started_at: datetime
    candidates: tuple[Candidate, ...]
    """Unique by key, newest first (those without a date after those with one, in the order listed), rules applied."""
    documents: tuple[DocumentRead, ...]
    exchanges: tuple[Exchange, ...]
    """All that were made, redirects and robots.txt among them: for the ledger of fetches."""
    complete: bool
    """Whether every document was read to its end."""
    settled: bool = False
    """Whether looking again would give no more of the past: what could not be read is gone, broken or past a limit."""

"""What the archive gives back: visits, as they were written, and where their records lie.

Loading, recovery, re-extraction and WARC files of others all read these two values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tasks.pure.exchanges import ExchangeKind, Failure, RobotsDecision
from tasks.pure.records import Article, FoundBy, Page, Rejection


@dataclass(frozen=True, slots=True)
class ArchivedExchange:
    """One exchange without its body: the columns of ``fetches``.

    Empty strings and None mean: not stated, as is usual in WARC files of others.
    """

    fetch_id: str
    """UUID of the WARC response record, without ``urn:uuid:``."""
    kind: ExchangeKind
    address: str
    """The address that was asked first."""
    url: str
    """The address of this exchange; differs from ``address`` after a redirect and for robots.txt."""
    status: int
    """HTTP status; 200 for a resource record, which has no HTTP exchange."""
    requested_at: datetime
    """UTC, to the microsecond."""
    elapsed_ms: float | None
    wire_bytes: int | None
    """Body bytes as transferred."""
    body_bytes: int
    """Body bytes as archived, decoded."""
    content_type: str
    etag: str
    last_modified: str
    robots: RobotsDecision | None
    payload_digest: str
    """``sha1:`` and base32 over the body, as WARC writes it."""
    offset: int
    """Of the record's gzip member in its segment."""
    length: int
    """Of that gzip member, in bytes."""


@dataclass(frozen=True, slots=True)
class ArchivedVisit:
    """All that came of asking one address, read back from the archive.

    Either ``page`` or ``failure`` is set. ``page`` is the answer whatever its status: a 304 or a 404 too.
    """

    address: str
    found_by: FoundBy
    exchanges: tuple[ArchivedExchange, ...]
    """In the order in which they were made; the last one is the answer unless ``failure`` is set."""
    page: Page | None
    failure: Failure | None = None

    @property
    def answer(self) -> ArchivedExchange | None:
        """The exchange that ``page`` was read from; None where asking failed."""
        return self.exchanges[-1] if self.page is not None else None


Verdict = Article | Rejection
Judged = tuple[ArchivedVisit, Verdict | None]
"""A visit and its verdict; None if there was no page to judge: a failure or a 304."""

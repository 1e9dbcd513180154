"""What the archive returns: visits as they were written, and the place of their records.

Loading, recovery, re-extraction and the import of external WARC files all use these two values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tasks.pure.exchanges import ExchangeKind, Failure, RobotsDecision
from tasks.pure.records import Article, FoundBy, Page, Rejection


@dataclass(frozen=True, slots=True)
class ArchivedExchange:
    """One exchange without its body: the columns of ``fetches``.

    Empty strings and None mean: not stated, as is usual in external WARC files.
    """

    fetch_id: str
    """UUID of the WARC response record, without ``urn:uuid:``."""
    kind: ExchangeKind
    address: str
    """The address that the visit began with."""
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
    """SHA-1 of the body as in WARC: ``sha1:`` and base32."""
    offset: int
    """Of the record's gzip member in its segment."""
    length: int
    """Of that gzip member, in bytes."""


@dataclass(frozen=True, slots=True)
class ArchivedVisit:
    """The result of fetching one address, read from the archive.

    Either ``page`` or ``failure`` is set. ``page`` is the final response with any status: a 304 or a 404 too.
    """

    address: str
    found_by: FoundBy
    exchanges: tuple[ArchivedExchange, ...]
    """In the order in which they were made; the last one has the final response unless ``failure`` is set."""
    page: Page | None
    failure: Failure | None = None

    @property
    def response(self) -> ArchivedExchange | None:
        """The exchange that ``page`` was read from; None if the fetch failed."""
        return self.exchanges[-1] if self.page is not None else None


Verdict = Article | Rejection
Judged = tuple[ArchivedVisit, Verdict | None]
"""A visit and its verdict; None if there was no page to judge: a failure or a 304."""

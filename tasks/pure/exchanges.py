"""What fetching hands to the archive: HTTP exchanges, and what came of an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tasks.pure.records import FoundBy, Page, Reason

ExchangeKind = Literal["page", "robots", "feed", "sitemap", "listing"]
RobotsDecision = Literal["allowed", "ignored"]


def never() -> bool:
    """The ``stop`` of a fetch that nothing stops."""
    return False


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How a source's hosts are asked: the configuration that fetching needs."""

    contact: str = ""
    """``mailto:`` or ``https:``, in the User-Agent; empty: no public host is asked."""
    delay: float = 1.0
    """Seconds between two requests to one host; a longer Crawl-delay wins."""
    timeout: float = 20.0
    """Seconds for one exchange from connect to the last byte."""
    max_bytes: int = 10_000_000
    """Of a decoded body."""
    respect_robots: bool = True
    allow_private_hosts: tuple[str, ...] = ()
    """Networks in CIDR notation that may be asked although they are not public."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a conditional request carries (RFC 9110, 13.1)."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer."""

    fetch_id: str
    """UUID of the WARC response record, without ``urn:uuid:``."""
    kind: ExchangeKind
    address: str
    """The address that was asked first; differs from ``url`` after a redirect and for robots.txt."""
    url: str
    requested_at: datetime
    request_headers: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    """As received; names in the sender's case."""
    body: bytes
    """Decoded of its content and transfer coding."""
    wire_bytes: int
    """Body bytes as transferred."""
    elapsed_ms: float
    robots: RobotsDecision = "allowed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an address has no answer that could be extracted."""

    transient: bool
    """Transient: the address stays pending. Terminal: it is rejected with ``reason``."""
    error: str
    """For a person: what happened, with the host or URL."""
    reason: Reason | None = None
    retry_at: datetime | None = None
    """Not before: from Retry-After, a closed host, or a robots.txt that could not be had."""


@dataclass(frozen=True, slots=True)
class Visit:
    """All that came of asking one address in one run: its exchanges in order, or why there is no answer.

    The last exchange of kind ``page`` (``feed`` ...) is the answer unless ``failure`` is set.
    """

    address: str
    exchanges: tuple[Exchange, ...]
    failure: Failure | None = None
    found_by: FoundBy = "url"

    @property
    def answer(self) -> Exchange | None:
        """The exchange that answers for the address; None where asking failed."""
        if self.failure is not None:
            return None
        return next((exchange for exchange in reversed(self.exchanges) if exchange.kind != "robots"), None)

    def page(self, source: str) -> Page | None:
        """The answer as a page of ``source``, header names in lower case; None where the request failed."""
        answer = self.answer
        if answer is None:
            return None
        headers = tuple((name.lower(), value) for name, value in answer.headers)
        return Page(
            answer.fetch_id,
            source,
            self.address,
            answer.url,
            answer.status,
            headers,
            answer.body,
            answer.requested_at,
            self.found_by,
        )

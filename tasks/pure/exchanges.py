"""What fetching hands to the archive: HTTP exchanges, and the result for an address."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    """How a source is fetched: the configuration that fetching needs."""

    contact: str = ""
    """``mailto:`` or ``https:``, in the User-Agent; if empty, no public host gets a request."""
    delay: float = 1.0
    """Seconds between two requests to one host; a longer Crawl-delay wins."""
    timeout: float = 20.0
    """Seconds for one exchange from connect to the last byte."""
    max_bytes: int = 10_000_000
    """Of a decoded body."""
    respect_robots: bool = True
    allow_private_hosts: tuple[str, ...] = ()
    """Networks in CIDR notation that may be fetched from although they are not public."""
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Sent to ``sites`` only; their values are secret."""
    cookies: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Sent to ``sites`` only; their values are secret."""
    sites: tuple[str, ...] = ()
    """Addresses of the sites that get the headers and cookies."""
    user_agent: str = ""
    """In place of Dateline's own; the contact is added if it does not name it."""
    proxy: str = field(default="", repr=False)
    """``http://[user:password@]host[:port]``; empty: none."""
    ca_file: str = ""
    """Authorities in PEM that are trusted beside the usual ones; empty: none."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a conditional request carries (RFC 9110, 13.1), and what stands in its place where a server sends neither."""

    etag: str = ""
    last_modified: str = ""
    digest: str = ""
    """SHA-256 of the body, in hex, of a document that came with neither: an equal one need not be read again. Never sent."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response."""

    fetch_id: str
    """UUID of the WARC response record, without ``urn:uuid:``."""
    kind: ExchangeKind
    address: str
    """The address that the visit began with; differs from ``url`` after a redirect and for robots.txt."""
    url: str
    requested_at: datetime
    request_headers: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    """As received; names in the sender's case."""
    body: bytes
    """With content and transfer coding removed."""
    wire_bytes: int
    """Body bytes as transferred."""
    elapsed_ms: float
    robots: RobotsDecision = "allowed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an address has no response that could be extracted."""

    transient: bool
    """Transient: the address stays pending. Terminal: it is rejected with ``reason``."""
    error: str
    """For a person: what happened, with the host or URL."""
    reason: Reason | None = None
    retry_at: datetime | None = None
    """No request before this time: from Retry-After, a closed host, or an unavailable robots.txt."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The result of fetching one address in one run: its exchanges in order, or why there is no response.

    The last exchange of kind ``page`` (``feed`` ...) is the final response unless ``failure`` is set.
    """

    address: str
    exchanges: tuple[Exchange, ...]
    failure: Failure | None = None
    found_by: FoundBy = "url"

    @property
    def response(self) -> Exchange | None:
        """The exchange with the final response; None if the fetch failed."""
        if self.failure is not None:
            return None
        return next((exchange for exchange in reversed(self.exchanges) if exchange.kind != "robots"), None)

    def page(self, source: str) -> Page | None:
        """The response as a page of ``source``, header names in lower case; None where the request failed."""
        response = self.response
        if response is None:
            return None
        headers = tuple((name.lower(), value) for name, value in response.headers)
        return Page(
            response.fetch_id,
            source,
            self.address,
            response.url,
            response.status,
            headers,
            response.body,
            response.requested_at,
            self.found_by,
        )

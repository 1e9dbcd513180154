"""A site in a dict, for tests of discovery: it has the same ``get`` as the fetching client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from tasks.pure.exchanges import Exchange, ExchangeKind, Failure, Validators, Visit

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass
class Answer:
    """A response of the site; with an ``etag``, it is a 304 for a request that carries that one."""

    body: bytes | str = b""
    status: int = 200
    content_type: str = ""
    etag: str = ""
    url: str = ""
    """The final address after a redirect; empty: the requested one."""


@dataclass
class Site:
    """Responses by address; an address without one fails like an unreachable host."""

    answers: Mapping[str, Answer]
    asked: list[tuple[str, ExchangeKind, Validators | None]] = field(default_factory=list)

    def get(self, url: str, kind: ExchangeKind, validators: Validators | None) -> Visit:
        self.asked.append((url, kind, validators))
        answer = self.answers.get(url)
        if answer is None:
            return Visit(url, (), Failure(transient=True, error=f"{url} cannot be reached"))
        unchanged = validators is not None and answer.etag and validators.etag == answer.etag
        headers = (("Content-Type", answer.content_type), ("ETag", answer.etag))
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        exchange = Exchange(
            fetch_id=str(UUID(int=len(self.asked))),
            kind=kind,
            address=url,
            url=answer.url or url,
            requested_at=NOW,
            request_headers=(),
            status=304 if unchanged else answer.status,
            reason="Not Modified" if unchanged else {200: "OK", 404: "Not Found"}.get(answer.status, ""),
            headers=tuple((name, value) for name, value in headers if value),
            body=b"" if unchanged else body,
            wire_bytes=0 if unchanged else len(body),
            elapsed_ms=1.0,
        )
        return Visit(url, (exchange,))

    @property
    def requested_urls(self) -> list[str]:
        return [url for url, _, _ in self.asked]

"""A visit as WARC 1.1 records: a response and a request for each exchange, a metadata record for a failure.

The response comes first, so that a segment cut anywhere keeps every page that had been received whole. Records are
written by warcio and compressed one gzip member each, by isal: over 484 pages of 208 kB (mean, a shared two-core
machine) zlib's level 6 takes 4.12 ms a page for 39.7 kB, warcio's own level 9 takes 6.54 ms for 39.4 kB, and isal's
levels 1, 2 and 3 take 0.35, 0.36 and 1.04 ms for 46.4, 45.9 and 44.6 kB. Level 2: a sixth more disk, a tenth of the
time, which would otherwise cost as much as parsing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from http import HTTPStatus
from importlib.metadata import version
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from isal import isal_zlib
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.archive import fields
from tasks.pure.exchanges import Exchange, Failure, Visit
from tasks.pure.records import Page

_ISAL_LEVEL = 2
_GZIP = 31  # zlib's window bits for a gzip header and trailer (zlib manual, deflateInit2)


def warcinfo(name: str, source: str, run_id: str, opened_at: datetime) -> bytes:
    """The first gzip member of a segment: which software wrote it, for which source and run."""
    block = _warc_fields(
        ("software", f"Dateline/{version('dateline')}"),
        ("format", f"WARC File Format {fields.WARC_VERSION}"),
        ("conformsTo", fields.CONFORMS_TO),
        ("source", source),
        ("run", run_id),
    )
    headers = {
        "WARC-Record-ID": _record_id(str(uuid4())),
        "WARC-Date": fields.warc_date(opened_at),
        "WARC-Filename": name,
    }
    return _member("", "warcinfo", headers, block)


def visit_members(visit: Visit, now: datetime) -> list[bytes]:
    """The gzip members of one visit, in order. ``now`` dates the record of a failure without an exchange."""
    response = visit.response
    redirects = _redirects(visit, response)
    members = []
    for exchange in visit.exchanges:
        members.append(_response(visit, exchange, redirects if exchange is response else None))
        members.append(_request(exchange))
    if visit.failure is not None:
        members.append(_failure(visit, visit.failure, visit.exchanges[-1].requested_at if visit.exchanges else now))
    return members


def imported_members(page: Page, origin: str) -> list[bytes]:
    """The gzip member of an imported page, with its own id and date; its request is unknown, so there is no record."""
    headers = {
        "WARC-Record-ID": _record_id(page.fetch_id),
        "WARC-Date": fields.warc_date(page.fetched_at),
        fields.ADDRESS: fields.unfolded(page.address),
        fields.KIND: "page",
        fields.ROLE: fields.FINAL,
        fields.FOUND_BY: page.found_by,
        fields.ORIGIN: fields.unfolded(origin),
    }
    stored = fields.stored_headers(page.headers, len(page.body))
    head = _HttpHead(f"{page.status:03d} {_reason_phrase(page.status)}".rstrip(), stored, protocol="HTTP/1.1")
    return [_member(page.url, "response", headers, page.body, head)]


def _reason_phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # a non-standard status
        return ""


def _redirects(visit: Visit, response: Exchange | None) -> tuple[str, ...]:
    """The addresses between the one requested first and the one of the final response."""
    if response is None:
        return ()
    requested = (exchange.url for exchange in visit.exchanges if exchange.kind != "robots")
    return tuple(url for url in dict.fromkeys(requested) if url not in {visit.address, response.url})


def _response(visit: Visit, exchange: Exchange, redirects: Iterable[str] | None) -> bytes:
    """``redirects`` is None for an exchange that is not the final response."""
    headers = {
        "WARC-Record-ID": _record_id(exchange.fetch_id),
        "WARC-Date": fields.warc_date(exchange.requested_at),
        fields.ADDRESS: fields.unfolded(exchange.address),
        fields.KIND: exchange.kind,
        fields.ROLE: fields.INTERMEDIATE if redirects is None else fields.FINAL,
        fields.FOUND_BY: visit.found_by,
        fields.ROBOTS: exchange.robots,
        fields.ELAPSED_MS: f"{exchange.elapsed_ms:.3f}",
        fields.WIRE_BYTES: str(exchange.wire_bytes),
    }
    if redirects:
        headers[fields.REDIRECT] = " ".join(url.replace(" ", "%20") for url in redirects)
    head = _HttpHead(
        f"{exchange.status:03d} {fields.unfolded(exchange.reason)}".rstrip(),
        fields.stored_headers(exchange.headers, len(exchange.body)),
        protocol="HTTP/1.1",
    )
    return _member(exchange.url, "response", headers, exchange.body, head)


def _request(exchange: Exchange) -> bytes:
    headers = {
        "WARC-Record-ID": _record_id(str(uuid4())),
        "WARC-Date": fields.warc_date(exchange.requested_at),
        "WARC-Concurrent-To": _record_id(exchange.fetch_id),
    }
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [(fields.unfolded(name), fields.unfolded(value)) for name, value in exchange.request_headers]
    head = _HttpHead(f"GET {fields.unfolded(target)} HTTP/1.1", lines, is_http_request=True)
    return _member(exchange.url, "request", headers, b"", head)


def _failure(visit: Visit, failure: Failure, moment: datetime) -> bytes:
    headers = {
        "WARC-Record-ID": _record_id(str(uuid4())),
        "WARC-Date": fields.warc_date(moment),
        fields.ADDRESS: fields.unfolded(visit.address),
        fields.FOUND_BY: visit.found_by,
    }
    if visit.exchanges:
        headers["WARC-Concurrent-To"] = _record_id(visit.exchanges[-1].fetch_id)
    block = _warc_fields(
        ("failure", "transient" if failure.transient else "terminal"),
        ("error", failure.error),
        ("reason", failure.reason or ""),
        ("retryAt", fields.warc_date(failure.retry_at) if failure.retry_at else ""),
    )
    return _member(visit.address, "metadata", headers, block)


def _member(
    url: str, kind: str, headers: dict[str, str], payload: bytes, head: StatusAndHeaders | None = None
) -> bytes:
    out = _Deflating()
    writer = _RecordWriter(out, gzip=False, warc_version=fields.WARC_VERSION)
    writer.write_record(
        writer.create_warc_record(
            fields.unfolded(url),
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            http_headers=head,
            warc_headers_dict=headers,
        )
    )
    return out.member()


class _RecordWriter(WARCWriter):  # type: ignore[misc]  # warcio has no type hints
    """Reads a body in one piece: it is in memory anyway, and many small pieces take isal a third longer."""

    @staticmethod
    def _iter_stream(stream: BytesIO) -> Iterator[bytes]:
        yield stream.read()


class _Deflating:
    """The stream that warcio writes to: it compresses at once, so that there is no second copy of a body."""

    def __init__(self) -> None:
        self._deflate = isal_zlib.compressobj(_ISAL_LEVEL, isal_zlib.DEFLATED, _GZIP)
        self._compressed = BytesIO()

    def write(self, data: bytes) -> None:
        self._compressed.write(self._deflate.compress(data))

    def flush(self) -> None:
        """Do nothing: warcio calls it at a record's end; :meth:`member` ends the member."""

    def member(self) -> bytes:
        self._compressed.write(self._deflate.flush())
        return self._compressed.getvalue()


class _HttpHead(StatusAndHeaders):  # type: ignore[misc]  # warcio has no type hints
    """Writes header values as UTF-8, which warcio reads back; by default it percent-encodes all but ASCII."""

    def compute_headers_buffer(self, header_filter: Any = None) -> None:
        self.headers_buff = self.to_bytes(header_filter, encoding="utf-8")


def _record_id(uuid: str) -> str:
    return f"<urn:uuid:{uuid}>"


def _warc_fields(*pairs: tuple[str, str]) -> bytes:
    """``application/warc-fields``; pairs without a value are left out."""
    return "".join(f"{name}: {fields.unfolded(value)}\r\n" for name, value in pairs if value).encode()

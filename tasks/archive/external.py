"""WARC and ARC files written by other tools (Common Crawl's news, wget, browsertrix ...): their HTML pages as visits.

WARC 1.0 and 1.1, and ARC, in the forms that :mod:`tasks.archive.forms` opens. All other records are skipped.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from warcio import archiveiterator
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader

from tasks.archive import fields
from tasks.archive.errors import ArchiveError
from tasks.archive.forms import OpenedWarc, opened_warcs
from tasks.pure.archived import ArchivedExchange, ArchivedVisit
from tasks.pure.codings import BodyCut, BodyTooLarge, CodingError, collect, decode, parse_codings
from tasks.pure.exchanges import Failure
from tasks.pure.records import Page

_log = logging.getLogger(__name__)
# warcio writes what it finds odd to standard error, with addresses as they came: a terminal would obey them.
logging.getLogger("warcio").addHandler(logging.NullHandler())
logging.getLogger("warcio").propagate = False
archiveiterator.sys = SimpleNamespace(stderr=SimpleNamespace(write=len))

_HTML = ("text/html", "application/xhtml+xml")
_SUCCESS = re.compile(r"2[0-9]{2}")
_BLOCK = 1 << 16
_MAX_BYTES = 10_000_000  # the same as the default of `max_bytes` for fetched pages

MOST_FRUITLESS = 200
"""Damaged places in a row without a page between them, after which the rest of a file is given up."""
LONGEST_LINE = 256_000
"""Bytes of a line of a record's headers. warcio would read, and quote in its error, what has no end of line as a whole."""


def read_warc(path: Path, source: str, *, max_bytes: int = _MAX_BYTES) -> Iterator[ArchivedVisit]:
    """Yield a visit for each HTML response (status 2xx) and HTML resource record, with one body in memory at a time.

    ``path``: WARC or ARC, plain, as gzip of a member a record or of one member, or as zstd; or WACZ with such files.

    Transfer and content coding of a body are removed; a body of more than ``max_bytes`` is a visit with a terminal
    failure (``too-large``). WARC-Date is the time of the fetch. A record without a UUID gets one that is the same each
    time the file is read. After damage it goes on at the next record. Raises ArchiveError for the first damage, after
    every page that can be read.
    """
    damage: ArchiveError | None = None
    for opened in opened_warcs(path):
        start: int | None = 0
        fruitless = 0
        while start is not None:
            try:
                for visit in _visits(opened, path, source, start, max_bytes):
                    fruitless = 0
                    yield visit
                start = None
            except ArchiveError as error:
                damage = damage or error
                fruitless += 1
                if fruitless > MOST_FRUITLESS:
                    message = f"given up: no page between {MOST_FRUITLESS} damaged places in a row"
                    damage = ArchiveError(message, path=path, offset=error.offset)
                    break
                start = opened.next_record(max(start or 0, error.offset) + 1)
    if damage is not None:
        raise damage


def _visits(opened: OpenedWarc, path: Path, source: str, start: int, max_bytes: int) -> Iterator[ArchivedVisit]:
    """The pages from a record on. Raises ArchiveError at the first damage."""
    if opened.can_seek:
        opened.file.seek(start)
    records = ArchiveIterator(opened.file, arc2warc=opened.is_arc)
    if not opened.is_arc:
        records.known_format = "warc"  # else any line of five words is a record of ARC that hides those after it
    read_line = records.reader.readline
    records.reader.readline = lambda length=LONGEST_LINE: read_line(length)  # content is read with a length of its own
    offset = start
    record = None
    try:
        for record in records:
            offset = records.offset
            page = _PageRecord.of(record, opened.is_arc)
            if page is None:
                continue
            try:
                body = page.body(max_bytes)
            except BodyTooLarge as error:
                yield page.failed(Failure(transient=False, error=error.message, reason="too-large"))
                continue
            if not _is_short(record):
                yield page.visit(body, path, source, offset, records.get_record_length())
        if opened.size is None:
            opened.file.read(1)  # a compression over all records that is cut says so at its end only
    except Exception as error:  # warcio raises AttributeError for a response without an address, for example
        at = max(0, records.offset or 0)
        raise ArchiveError(f"not a WARC record ({_in_words(error)})", path=path, offset=at) from error
    # warcio ends quietly at a record that is damaged or cut, some bytes before the end of the file.
    if (record is not None and _is_short(record)) or (opened.size is not None and records.offset < opened.size):
        raise ArchiveError("the record is damaged or cut", path=path, offset=max(offset, records.offset))


def _as_far_as_it_goes(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Decoded pieces up to where the coding breaks off: a gzip body may lack its last bytes and still be whole."""
    try:
        yield from pieces
    except BodyCut:
        return


def _is_short(record: Any) -> bool:
    """Whether the data ended inside the record; call it after reading the record.

    A stream without a limit is one whose Content-Length, which WARC requires, was cut off with the rest.
    """
    return getattr(record.raw_stream, "limit", 1) > 0


def _in_words(error: Exception) -> str:
    """A library's message on one line, without the bytes that it quotes from the file."""
    text = str(error)[:2000]  # it may quote a line of megabytes
    return " ".join("".join(c if " " <= c <= "~" else " " for c in text).split())[:200]


class _PageRecord:
    """A record that holds an HTML page."""

    def __init__(self, record: Any, url: str, date: datetime, is_arc: bool) -> None:
        self._record = record
        self._url = url
        self._date = date
        self._is_arc = is_arc

    @classmethod
    def of(cls, record: Any, is_arc: bool) -> _PageRecord | None:
        """The record as a page; None for every other record: requests, images, redirects, revisits, DNS ..."""
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        date = record.rec_headers.get_header("WARC-Date") or ""
        if not url.startswith(("http://", "https://")):
            return None
        if record.rec_type == "response" and record.http_headers:
            stated = record.http_headers.get_header("content-type", "")
            wanted = _SUCCESS.fullmatch(record.http_headers.get_statuscode()) is not None
        else:
            stated = record.content_type or ""
            wanted = record.rec_type == "resource"
        if not wanted or not stated.strip().lower().startswith(_HTML):
            return None
        try:
            return cls(record, url, fields.parse_warc_date(date), is_arc)
        except ValueError:
            _log.warning("a record without a valid WARC-Date is skipped", extra={"url": url, "stated": date})
            return None

    def body(self, max_bytes: int) -> bytes:
        """The decoded body. Raises BodyTooLarge.

        Some tools store the body decoded and keep the original headers: a body that does not decode is used as it is.
        """
        http = self._record.http_headers
        stream = self._record.raw_stream
        if http and http.get_header("transfer-encoding", "").lower() == "chunked":
            stream = ChunkedDataReader(stream)
        stored = collect(iter(lambda: stream.read(_BLOCK), b""), max_bytes)
        try:
            codings = parse_codings(http.get_header("content-encoding", "") if http else "")
            return collect(_as_far_as_it_goes(decode([stored], codings)), max_bytes) or stored
        except CodingError:
            return stored

    def failed(self, failure: Failure) -> ArchivedVisit:
        return ArchivedVisit(self._url, "warc", (), None, failure)

    def visit(self, body: bytes, path: Path, source: str, offset: int, length: int) -> ArchivedVisit:
        http = self._record.http_headers
        headers = fields.received_headers(http.headers if http else [("Content-Type", self._record.content_type)])
        page = Page(
            fetch_id=self._fetch_id(path, offset),
            source=source,
            address=self._url,
            url=self._url,
            status=int(http.get_statuscode()) if http else 200,
            headers=headers,
            body=body,
            fetched_at=self._date,
            found_by="warc",
        )
        # WARC-Payload-Digest is over the body as transferred; our digests are over the decoded body.
        digest = base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
        exchange = ArchivedExchange(
            fetch_id=page.fetch_id,
            kind="page",
            address=page.address,
            url=page.url,
            status=page.status,
            requested_at=self._date,
            elapsed_ms=None,
            wire_bytes=None,
            body_bytes=len(body),
            content_type=page.header("content-type"),
            etag=page.header("etag"),
            last_modified=page.header("last-modified"),
            robots=None,
            payload_digest=f"sha1:{digest}",
            offset=offset,
            length=length,
        )
        return ArchivedVisit(page.address, "warc", (exchange,), page)

    def _fetch_id(self, path: Path, offset: int) -> str:
        # Records of ARC files have no id: warcio invents another one each time.
        stated = "" if self._is_arc else self._record.rec_headers.get_header("WARC-Record-ID") or ""
        try:
            return str(UUID(stated.strip("<>").removeprefix("urn:uuid:")))
        except ValueError:  # an id of another scheme, as WARC allows, or none
            named = f"{path.name} {offset} {self._url} {fields.warc_date(self._date)}"
            return str(uuid5(NAMESPACE_URL, named))

"""Reading segments: visits in the order in which they were appended, or one page by its offset."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from tasks.archive import fields
from tasks.archive.errors import ArchiveError
from tasks.archive.members import Member, members
from tasks.pure.archived import ArchivedExchange, ArchivedVisit
from tasks.pure.exchanges import ExchangeKind, Failure, RobotsDecision
from tasks.pure.records import FoundBy, Page, Reason


@dataclass(frozen=True, slots=True)
class Segment:
    """A sealed segment. No file stays open between two calls."""

    path: Path
    name: str
    """The path under the archive, as ``segments`` and ``fetches`` name it."""
    source: str
    run_id: str
    bytes: int

    def visits(self) -> Iterator[ArchivedVisit]:
        """Yield each visit, with one visit in memory at a time.

        Exchanges whose visit was cut off do not make a visit: their address is still pending. Raises ArchiveError at
        the first damage, after every visit before it.
        """
        exchanges: list[ArchivedExchange] = []
        with self.path.open("rb") as file:
            for member in members(file, self.path):
                visit = self._end_of_visit(_parse(member, self.path), member, exchanges)
                if visit is not None:
                    yield visit
                    exchanges = []

    def _end_of_visit(self, record: _Record, member: Member, exchanges: list[ArchivedExchange]) -> ArchivedVisit | None:
        """The visit that this record ends, or None; its exchange is added to ``exchanges``."""
        try:
            if record.kind == "response":
                exchanges.append(record.exchange(member))
                if record.field(fields.ROLE) == fields.FINAL:
                    page = record.page(self.source)
                    return ArchivedVisit(page.address, page.found_by, tuple(exchanges), page)
            elif record.kind == "metadata":
                address = record.field(fields.ADDRESS)
                return ArchivedVisit(address, record.found_by, tuple(exchanges), None, record.failure())
        except (ValueError, AttributeError) as error:
            raise ArchiveError(
                f"not a record written by Dateline ({error})", path=self.path, offset=member.offset
            ) from error
        return None


def read_segment(path: Path, *, archive: Path) -> Segment:
    """Open the segment at ``path`` under ``archive``; source and run come from its warcinfo record.

    Raises ArchiveError if that record is missing or damaged, OSError if the file cannot be read.
    """
    with path.open("rb") as file:
        first = next(members(file, path), None)
        size = path.stat().st_size
    info = _parse(first, path) if first else None
    if info is None or info.kind != "warcinfo":
        raise ArchiveError("the file does not begin with a warcinfo record", path=path, offset=0)
    stated = _read_fields(info.body)
    return Segment(path, path.relative_to(archive).as_posix(), stated.get("source", ""), stated.get("run", ""), size)


def read_page(archive: Path, segment: str, offset: int) -> Page:
    """The page whose response record begins at ``offset`` of ``segment`` (its name under the archive).

    Raises ArchiveError if no response record begins there, OSError if the file cannot be read.
    """
    path = archive / segment
    with path.open("rb") as file:
        member = next(members(file, path, offset=offset), None)
    if member is None:
        raise ArchiveError("the file ends before it", path=path, offset=offset)
    record = _parse(member, path)
    if record.kind != "response" or not record.http:
        raise ArchiveError(f"a {record.kind} record, not a response", path=path, offset=offset)
    return record.page(segment.split("/", 1)[0])


@dataclass(frozen=True, slots=True)
class _Record:
    """One parsed record of a segment: names of WARC fields in lower case, the body without HTTP headers."""

    kind: str
    warc: dict[str, str]
    http: Any
    body: bytes

    def field(self, name: str) -> str:
        return self.warc.get(name.lower(), "")

    @property
    def found_by(self) -> FoundBy:
        return cast(FoundBy, self.field(fields.FOUND_BY) or "url")

    @property
    def fetch_id(self) -> str:
        return self.field("WARC-Record-ID").removeprefix("<urn:uuid:").removesuffix(">")

    @property
    def status(self) -> int:
        return int(self.http.get_statuscode())

    @property
    def date(self) -> datetime:
        return fields.parse_warc_date(self.field("WARC-Date"))

    def exchange(self, member: Member) -> ArchivedExchange:
        if not self.field(fields.ADDRESS):
            raise ValueError(f"it has no {fields.ADDRESS}")
        return ArchivedExchange(
            fetch_id=self.fetch_id,
            kind=cast(ExchangeKind, self.field(fields.KIND) or "page"),
            address=self.field(fields.ADDRESS),
            url=self.field("WARC-Target-URI"),
            status=self.status,
            requested_at=self.date,
            elapsed_ms=float(elapsed) if (elapsed := self.field(fields.ELAPSED_MS)) else None,
            wire_bytes=int(wire) if (wire := self.field(fields.WIRE_BYTES)) else None,
            body_bytes=len(self.body),
            content_type=self.http.get_header("content-type", ""),
            etag=self.http.get_header("etag", ""),
            last_modified=self.http.get_header("last-modified", ""),
            robots=cast("RobotsDecision | None", self.field(fields.ROBOTS) or None),
            payload_digest=self.field("WARC-Payload-Digest"),
            offset=member.offset,
            length=member.length,
        )

    def page(self, source: str) -> Page:
        return Page(
            fetch_id=self.fetch_id,
            source=source,
            address=self.field(fields.ADDRESS),
            url=self.field("WARC-Target-URI"),
            status=self.status,
            headers=fields.received_headers(self.http.headers),
            body=self.body,
            fetched_at=self.date,
            found_by=self.found_by,
            redirects=tuple(self.field(fields.REDIRECT).split()),
        )

    def failure(self) -> Failure:
        stated = _read_fields(self.body)
        retry_at = stated.get("retryAt")
        return Failure(
            transient=stated.get("failure") != "terminal",
            error=stated.get("error", ""),
            reason=cast("Reason | None", stated.get("reason")),
            retry_at=fields.parse_warc_date(retry_at) if retry_at else None,
        )


def _parse(member: Member, path: Path) -> _Record:
    try:
        record = ArcWarcRecordLoader(verify_http=False, arc2warc=False).parse_record_stream(
            BytesIO(member.data), known_format="warc"
        )
        warc = {name.lower(): value for name, value in record.rec_headers.headers}
        body = record.raw_stream.read()
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, zlib.error) as error:
        raise ArchiveError(f"not a WARC record ({error})", path=path, offset=member.offset) from error
    return _Record(record.rec_type, warc, record.http_headers, body)


def _read_fields(block: bytes) -> dict[str, str]:
    """``application/warc-fields`` as the archive writes them: one line for each field."""
    pairs = (line.partition(": ") for line in block.decode("utf-8", "replace").split("\r\n") if line)
    return {name: value for name, _, value in pairs}

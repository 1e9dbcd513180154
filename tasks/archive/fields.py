"""The vocabulary of a segment: extension headers, roles, and the HTTP headers that storing a decoded body renames.

WARC 1.1 (ISO 28500:2017) allows extension fields in a record; readers that do not know them skip them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

WARC_VERSION = "1.1"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"

ADDRESS = "WARC-Dateline-Address"
KIND = "WARC-Dateline-Kind"
ROLE = "WARC-Dateline-Role"
FOUND_BY = "WARC-Dateline-Found-By"
ROBOTS = "WARC-Dateline-Robots"
ELAPSED_MS = "WARC-Dateline-Elapsed-Ms"
WIRE_BYTES = "WARC-Dateline-Wire-Bytes"
REDIRECT = "WARC-Dateline-Redirect"
ORIGIN = "WARC-Dateline-Origin"

FINAL = "answer"
"""The role of the response that ends a visit: the page is read from it."""
INTERMEDIATE = "way"
"""The role of the responses before it: robots.txt, redirects, temporary failures."""

# The body is stored decoded. The sender's headers about its coding get a prefix, as in Common Crawl's files, so that
# no reader decodes twice.
_CRAWL_PREFIX = "X-Crawl-"
_CODING_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_CRAWL_HEADERS = frozenset(_CRAWL_PREFIX.lower() + name for name in _CODING_HEADERS)

_LINE_BREAKS = re.compile(r"(?:(?<![ \t])[ \t]++)?[\r\n]++[ \t]*+")

Headers = Iterable[tuple[str, str]]


def unfolded(value: str) -> str:
    """A header value without line breaks (folded lines are joined, RFC 9112, 5.2) and outer white space."""
    return _LINE_BREAKS.sub(" ", value).strip()


def stored_headers(headers: Headers, body_bytes: int) -> list[tuple[str, str]]:
    """The HTTP headers of a response as stored with its decoded body of ``body_bytes`` bytes."""
    kept = [
        (_CRAWL_PREFIX + name if name.lower() in _CODING_HEADERS else unfolded(name), unfolded(value))
        for name, value in headers
    ]
    return [*kept, ("Content-Length", str(body_bytes))]


def received_headers(stored: Headers) -> tuple[tuple[str, str], ...]:
    """The inverse of :func:`stored_headers`, names in lower case. Works for Common Crawl's files too.

    A Content-Length without the prefix is the archive's own and is dropped.
    """
    lowered = [(name.lower(), value) for name, value in stored if name.lower() != "content-length"]
    return tuple(
        (name.removeprefix(_CRAWL_PREFIX.lower()) if name in _CRAWL_HEADERS else name, value) for name, value in lowered
    )


def warc_date(moment: datetime) -> str:
    """An aware datetime as WARC-Date: UTC with microseconds."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def parse_warc_date(text: str) -> datetime:
    """An aware datetime in UTC from a WARC-Date of any precision. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError as error:  # 0001-01-01T00:00:00+23:59 is in no year of the calendar
        raise ValueError(str(error)) from error

"""What feeds, sitemaps and listings have in common: entries, the kind of a document, and unpacking."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from tasks.pure.extract.page.charset import decode

MAX_BYTES = 52_428_800
"""Of an unpacked document: the 50 MiB of sitemaps.org, which is also more than any feed needs."""
MAX_ENTRIES = 100_000
"""Addresses in one document: twice what sitemaps.org allows."""
MAX_TITLE = 500
"""Characters of a listed title that are kept."""

_GZIP = b"\x1f\x8b"
_MOST_LAYERS = 3  # of gzip around one document: a file can be made that unpacks to itself
_PROLOGUE = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
# A document type declaration names the root element before it begins.
_ROOT = re.compile(r"\s*<(?:!doctype\s+)?(?:[\w.-]+:)?([\w.-]+)", re.IGNORECASE)
_HTML = frozenset({"html", "head", "body", "div", "p", "meta", "script"})
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_DOCTYPE = re.compile(r"(?>\s++|<!--(?>.*?-->)|<\?(?>.*?\?>))*+(<!DOCTYPE[^>\[]*+(?:\[(?>.*?\]\s*>)|>))", re.DOTALL)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_HEAD = 4_096
"""Bytes in which the first element of a document begins."""
_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})
_ADDRESS_LINE = re.compile(r"\s*https?://\S+\s*(?:\n|\r|\Z)", re.IGNORECASE)

DocumentFormat = Literal["feed", "json", "sitemap", "html", "text", "empty", "unknown"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One address that a document lists."""

    url: str
    """Absolute, as written."""
    title: str = ""
    published_at: datetime | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """One sitemap that a sitemap index names."""

    url: str
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one document."""

    entries: tuple[Entry, ...] = ()
    """In the document's order."""
    children: tuple[Child, ...] = ()
    """Of a sitemap index, in its order."""
    is_index: bool = False
    error: str = ""
    """Why it could not be read completely; what was read before the error is kept."""
    next_page: str = ""
    """Of a listing: the page that ``rel=next`` names (WHATWG HTML, 4.6.7), on the same site."""


def unpacked(body: bytes, limit: int = MAX_BYTES) -> tuple[bytes, str]:
    """``body`` without gzip (RFC 1952, recognized by its magic bytes), at most ``limit`` bytes of it, and an error.

    Several gzip members are one document. What was unpacked before an error is kept. A file that was compressed twice, as where
    a server compresses its ``sitemap.xml.gz`` again and says so in no header, is unpacked twice.
    """
    error = ""
    for _ in range(_MOST_LAYERS):
        body, why = _unpacked_once(body, limit)
        error = error or why
        if not body.startswith(_GZIP):
            break
    return body, error


def _unpacked_once(body: bytes, limit: int) -> tuple[bytes, str]:
    if not body.startswith(_GZIP):
        return (body, "") if len(body) <= limit else (body[:limit], f"is larger than {limit} bytes")
    parts: list[bytes] = []
    room, rest = limit, body
    while rest.startswith(_GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            part = unpacker.decompress(rest, room + 1)
        except zlib.error as error:
            return b"".join(parts), f"is broken gzip: {error}"
        parts.append(part[:room])
        room -= len(part)
        if room < 0:
            return b"".join(parts), f"is larger than {limit} bytes unpacked"
        if not unpacker.eof:
            return b"".join(parts), "is gzip that ends early"
        rest = unpacker.unused_data
    return b"".join(parts), ""


def format_of(body: bytes) -> DocumentFormat:
    """The kind of an unpacked document, by its first bytes: content types are too often wrong."""
    head = decode(body[:LONGEST_HEAD]).lstrip("\ufeff \t\r\n")
    if not head:
        return "empty"
    if head.startswith("{"):
        return "json"
    root = _ROOT.match(_PROLOGUE.sub("", head))
    name = root.group(1).lower() if root else ""
    if name in _FEEDS:
        return "feed"
    if name in ("urlset", "sitemapindex"):
        return "sitemap"
    if name in _HTML:
        return "html"
    return "text" if _ADDRESS_LINE.match(head) else "unknown"


def xml_text(data: bytes, content_type: str = "") -> str:
    """An XML document's text without byte order mark, declaration, document type and characters that XML forbids.

    Without a document type it cannot define entities that would be expanded or fetched, whatever the parser does.
    """
    text = decode(data, content_type).lstrip("\ufeff \t\r\n")
    if declared := _DECLARATION.match(text):
        text = text[declared.end() :]
    for _ in range(4):  # one is allowed; more are an attempt to get one past this filter
        doctype = _DOCTYPE.match(text)
        if doctype is None:
            return _NOT_XML.sub("", text)
        text = text[: doctype.start(1)] + text[doctype.end(1) :]
    return ""


def in_utc(stamp: datetime) -> datetime | None:
    """A time in UTC; one without a zone counts as UTC. None for years without online news."""
    try:
        stamp = stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return stamp if 1700 <= stamp.year <= 2200 else None


def unreadable_error(unreadable: int, entries: int) -> str:
    """Why a document was not read completely: entries without an address. Empty if there are none."""
    if not unreadable:
        return ""
    if unreadable == entries:
        return f"none of its {entries} entries has an address that can be read"
    return f"{unreadable} of its {entries} entries have no address that can be read"


def short_line(text: str) -> str:
    """The text on one line, cut to ``MAX_TITLE`` characters."""
    return " ".join(text.split())[:MAX_TITLE]


def shown(addresses: Iterable[str], limit: int = 3) -> str:
    """A few addresses for an error message."""
    return ", ".join(list(addresses)[:limit])

"""Sitemaps (sitemaps.org): urlset, index, Google News entries, plain text, RSS and Atom; gzip'd too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from tasks.pure.addresses import resolve
from tasks.pure.discovery.dates import listed_instant
from tasks.pure.discovery.documents import (
    MAX_ENTRIES,
    Child,
    Document,
    Entry,
    format_of,
    short_line,
    unpacked,
    unreadable_error,
    xml_text,
)
from tasks.pure.discovery.feeds import parse_feed
from tasks.pure.discovery.markup import Token, character_data, tokens
from tasks.pure.extract.page.charset import decode

_CLOSED = re.compile(
    r"</(?:[\w.-]+:)?(?:urlset|sitemapindex)\s*>|<(?:[\w.-]+:)?(?:urlset|sitemapindex)[^>]*/>", re.IGNORECASE
)
LONGEST_END = 4_096
"""Characters at the end of a sitemap in which its root element ends."""
_ROOTS = frozenset({"urlset", "sitemapindex"})
_ENTRIES = frozenset({"url", "sitemap"})
_FIELDS = {
    ("", "loc"): "loc",
    ("", "lastmod"): "lastmod",
    ("news", "title"): "news:title",
    ("news", "publication_date"): "news:publication_date",
}
"""The fields of an entry by the element that they are in, if not the entry itself, and their own name."""
_DATES = ("news:publication_date", "lastmod")
_REPEATED = "repeated"
_DEEPEST = 20
"""Elements inside an entry, one in the other; sitemaps and their extensions have three."""
_ORIGIN = re.compile(r"\Ahttps?://[^/]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# A month of two digits, or with the word month: a single digit after a year is more often a page number.
_MONTH, _DAY = "0[1-9]|1[0-2]", "0[1-9]|[12][0-9]|3[01]"
_PERIOD = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)"
    rf"(?:(?:[-_/.]?({_MONTH})|[&;_-]?(?:mm?|month)[=_-]({_MONTH}|[1-9]))"
    rf"(?:[-_/.]?({_DAY})|[&;_-]?(?:dd?|day)[=_-]({_DAY}|[1-9]))?)?"
    rf"(?!\d)",
    re.IGNORECASE,
)
_GENERATED = 10
"""If this many entries or more share one time, it is the time at which the sitemap was generated."""


def parse_sitemap(body: bytes, url: str, content_type: str = "", *, zone: str = "UTC") -> Document:
    """The entries of a sitemap fetched from ``url``, or the children of an index.

    Broken XML is read up to its last whole entry, with an error; so is a document whose entries are not all readable.
    Nothing outside the bytes is read. A change time that all entries share is the time at which the sitemap was
    generated, and is left out. ``zone``: IANA zone of times that state none. Never raises.
    """
    data, error = unpacked(body)
    match format_of(data):
        case "empty":
            return Document(error=error or "is empty")
        case "feed" | "json":  # sitemaps.org allows RSS and Atom
            return parse_feed(data, url, content_type, zone=zone)
        case "html":
            return Document(error="is an HTML page, not a sitemap; robots.txt of the site may name its sitemaps")
        case "text":
            return _text_sitemap(data, url, error)
        case "unknown":
            return Document(error=error or "is not a sitemap: it begins with neither urlset nor sitemapindex")
    return _xml_sitemap(data, url, content_type, error, zone)


def newest_first(
    children: Sequence[Child], since: datetime | None, now: datetime, until: datetime | None = None
) -> list[Child]:
    """The children of an index that may list something newer than ``since`` (None: all of them), newest first.

    Children whose names give a period that begins at ``until`` or later are left out.

    A child's age is its lastmod. If all children share one day as lastmod, or have none, the date in the child's name
    counts instead (``sitemap-2019-03.xml``, ``?yyyy=2019&mm=03``). Children without a date are kept, after the dated
    ones, in the order of the index.
    """
    days = {child.changed_at.date() for child in children if child.changed_at}
    informative = len(days) > 1 or len(children) == 1
    spans = named_periods([child.url for child in children], now)
    if until is not None:
        children = [child for child in children if child.url not in spans or spans[child.url][0] < until]
    ends = {url: end for url, (_, end) in spans.items()}
    dated: list[tuple[datetime, int, Child]] = []
    undated: list[Child] = []
    for position, child in enumerate(children):
        age = (child.changed_at if informative else None) or ends.get(child.url) or child.changed_at
        if age is None:
            undated.append(child)
        elif since is None or age + timedelta(days=1) > since:  # a lastmod without a time means the start of its day
            dated.append((ends.get(child.url) or age, position, child))
    dated.sort(key=lambda item: (-item[0].timestamp(), item[1]))
    return [child for _, _, child in dated] + undated


def named_periods(urls: Iterable[str], now: datetime) -> dict[str, tuple[datetime, datetime]]:
    """The period in each sitemap's name, by address: from its start to its end (excluded).

    Names that differ only in their numbers are judged together, by what holds for all of them: a counter that passes
    2000, or a page number that passes 12, is not a date.
    """
    by_shape: dict[str, list[tuple[str, list[tuple[int, ...]]]]] = defaultdict(list)
    for url in urls:
        tail = _ORIGIN.sub("", url)
        by_shape[_DIGITS.sub("0", tail)].append((url, _named_periods(tail, now)))
    found: dict[str, tuple[datetime, datetime]] = {}
    for members in by_shape.values():
        known_parts = min(min((len(period) for period in periods), default=0) for _, periods in members)
        if known_parts:
            for url, periods in members:
                parts = [period[:known_parts] for period in periods]
                found[url] = min(map(_start_of, parts)), max(map(_end_of, parts))
    return found


def _named_periods(tail: str, now: datetime) -> list[tuple[int, ...]]:
    """Each year, year and month, or year, month and day in a name that is a valid date."""
    periods = []
    for match in _PERIOD.finditer(tail):
        year, *rest = (int(part) for part in match.groups() if part)
        if not 1990 <= year <= now.year + 1:
            continue
        try:
            date(year, *(*rest, 1, 1)[:2])
        except ValueError:  # February 30
            rest = rest[:1]
        periods.append((year, *rest))
    return periods


def _start_of(period: tuple[int, ...]) -> datetime:
    year, month, day = (*period, 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


def _end_of(period: tuple[int, ...]) -> datetime:
    year, month, day = (*period, 0, 0)[:3]
    if day:
        return datetime(year, month, day, tzinfo=UTC) + timedelta(days=1)
    if month:
        return datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return datetime(year + 1, 1, 1, tzinfo=UTC)


def _xml_sitemap(data: bytes, url: str, content_type: str, error: str, zone: str) -> Document:
    text = xml_text(data, content_type)
    reader = _EntryReader(text)
    is_whole = _CLOSED.search(text, max(0, len(text) - LONGEST_END)) is not None
    if not is_whole:
        error = error or "ends early"
    entries: list[Entry] = []
    children: list[Child] = []
    unreadable = 0
    for name, fields in reader.entries(is_whole):
        if len(entries) + len(children) >= MAX_ENTRIES:
            error = error or f"lists more than {MAX_ENTRIES} addresses; the rest was left out"
            break
        bare = fields.get("", "")
        address = resolve(url, fields.get("loc") or (bare if bare.startswith("http") else ""))
        if address is None:
            unreadable += 1
        elif name == "sitemap":
            children.append(Child(address, listed_instant(fields.get("lastmod", ""), zone=zone)))
        else:
            published, changed = (listed_instant(fields.get(part, ""), zone=zone) for part in _DATES)
            entries.append(Entry(address, short_line(fields.get("news:title", "")), published, changed))
    error = error or unreadable_error(unreadable, unreadable + len(entries) + len(children))
    return Document(_without_generated(entries), tuple(children), reader.is_index or bool(children), error)


class _EntryReader:
    """The entries of a sitemap by their tags, also where some of these are missing."""

    def __init__(self, text: str) -> None:
        self.is_index = False
        """Whether it is an index; known when the entries have been read."""
        self._text = text
        self._name = ""
        """Of the open entry: ``url`` or ``sitemap``; empty between entries."""
        self._fields: dict[str, list[str]] = {}
        self._field = ""
        """The field whose text is being read; empty: the entry's own text."""
        self._inside: list[str] = []
        """The open elements in the entry that are not fields: of images, films, news."""

    def entries(self, is_whole: bool) -> Iterator[tuple[str, dict[str, str]]]:
        """Each entry's name and the first text of each of its fields.

        Fields are ``loc``, ``lastmod``, ``news:title``, ``news:publication_date``, and the empty name for what an
        entry itself contains: some indexes write the address without ``<loc>``. An entry ends where the next one, or
        its second ``<loc>``, begins. The last one is left out if it has no end and the document has none either.
        """
        for token in tokens(self._text):
            if token.kind in ("text", "cdata"):
                self._take_text(token)
            elif token.name in _ROOTS:
                self.is_index = self.is_index or token.name == "sitemapindex"
            elif token.name in _ENTRIES:
                if self._name:
                    yield self._ended()
                if token.kind == "open":
                    self._name = token.name
                elif token.kind == "empty":
                    yield token.name, {}  # says nothing, or in attributes, which no sitemap has
            elif self._name:
                if token.name == "loc" and token.kind == "open" and not self._inside and "loc" in self._fields:
                    name = self._name
                    yield self._ended()
                    self._name = name
                self._take_tag(token)
        if self._name and is_whole:
            yield self._ended()

    def _ended(self) -> tuple[str, dict[str, str]]:
        ended = self._name, {field: "".join(parts).strip() for field, parts in self._fields.items()}
        self._name, self._fields, self._field, self._inside = "", {}, "", []
        return ended

    def _take_text(self, token: Token) -> None:
        if self._name and (self._field in self._fields or not (self._field or self._inside)):
            text = self._text[token.start : token.end]
            self._fields.setdefault(self._field, []).append(text if token.kind == "cdata" else character_data(text))

    def _take_tag(self, token: Token) -> None:
        if token.kind == "empty":
            return
        parent = self._inside[-1] if self._inside else ""
        field = _FIELDS.get((parent, token.name))
        if token.kind == "open":
            if field is not None:
                # Of a repeated field the first counts: the text of the others goes nowhere.
                self._field = field if field not in self._fields else _REPEATED
                self._fields.setdefault(field, [])
            elif not self._field and len(self._inside) < _DEEPEST:
                self._inside.append(token.name)
        elif field is not None:
            self._field = ""
        elif token.name in self._inside:
            self._field = ""
            while self._inside.pop() != token.name:
                pass


def _without_generated(entries: list[Entry]) -> tuple[Entry, ...]:
    stamps = {entry.changed_at for entry in entries}
    if len(entries) < _GENERATED or len(stamps) > 1:
        return tuple(entries)
    return tuple(Entry(entry.url, entry.title, entry.published_at) for entry in entries)


def _text_sitemap(data: bytes, url: str, error: str) -> Document:
    lines = decode(data).splitlines()
    addresses = [address for line in lines[:MAX_ENTRIES] if line.strip() and (address := resolve(url, line))]
    if len(lines) > MAX_ENTRIES:
        error = error or f"lists more than {MAX_ENTRIES} addresses; the rest was left out"
    return Document(tuple(Entry(address) for address in addresses), error=error)

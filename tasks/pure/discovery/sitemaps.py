"""Sitemaps (sitemaps.org): urlset, index, Google News entries, plain text, RSS and Atom; gzip'd too."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from lxml import etree

from tasks.pure.addresses import resolve
from tasks.pure.discovery.documents import (
    MAX_ENTRIES,
    Child,
    Document,
    Entry,
    format_of,
    one_line,
    unpacked,
    w3c_instant,
    xml_text,
)
from tasks.pure.discovery.feeds import parse_feed
from tasks.pure.extract.page.charset import decode

# An ampersand that begins none of XML's own references: sites forget to escape those in addresses.
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
_LAST_ENTRY = re.compile(r"</(?:[\w.-]+:)?(?:url|sitemap)\s*>")
_CLOSED = re.compile(r"</(?:[\w.-]+:)?(?:urlset|sitemapindex)\s*>|<(?:[\w.-]+:)?(?:urlset|sitemapindex)[^>]*/>")
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


def parse_sitemap(body: bytes, url: str, content_type: str = "") -> Document:
    """The entries of a sitemap fetched from ``url``, or the children of an index.

    Broken XML is read up to its last whole entry, with an error. Nothing outside the bytes is read. A change time that
    all entries share is the time at which the sitemap was generated, and is left out. Never raises.
    """
    data, error = unpacked(body)
    match format_of(data):
        case "empty":
            return Document(error=error or "is empty")
        case "feed" | "json":  # sitemaps.org allows RSS and Atom
            return parse_feed(data, url, content_type)
        case "html":
            return Document(error="is an HTML page, not a sitemap; robots.txt of the site may name its sitemaps")
        case "text":
            return _text_sitemap(data, url, error)
        case "unknown":
            return Document(error=error or "is not a sitemap: it begins with neither urlset nor sitemapindex")
    return _xml_sitemap(data, url, content_type, error)


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


def _xml_sitemap(data: bytes, url: str, content_type: str, error: str) -> Document:
    text = _BARE_AMPERSAND.sub("&amp;", xml_text(data, content_type))
    if not _CLOSED.search(text, max(0, len(text) - 4096)):
        error = error or "ends early"
        text = text[: max((match.end() for match in _LAST_ENTRY.finditer(text)), default=0)]
        if not text:
            return Document(error=error)
    entries: list[Entry] = []
    children: list[Child] = []
    is_index = False
    try:
        for _, element in etree.iterparse(
            io.BytesIO(text.encode("utf-8", "ignore")),
            events=("end",),
            tag=("{*}url", "{*}sitemap", "{*}sitemapindex"),
            recover=True,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
        ):
            name = etree.QName(element).localname
            if name == "sitemapindex":
                is_index = True
                continue
            if len(entries) + len(children) >= MAX_ENTRIES:
                error = error or f"lists more than {MAX_ENTRIES} addresses; the rest was left out"
                break
            if name == "sitemap" and (child := _child(element, url)):
                children.append(child)
            elif name == "url" and (entry := _url_entry(element, url)):
                entries.append(entry)
            element.clear()
            while (previous := element.getprevious()) is not None:
                element.getparent().remove(previous)
    except (etree.XMLSyntaxError, ValueError) as cause:
        error = error or f"is broken XML: {cause}"[:300]
    return Document(_without_generated(entries), tuple(children), is_index or bool(children), error)


def _texts(element: etree._Element) -> dict[str, str]:
    """The text of an entry's own elements and of those of ``news:news``, by local name; the first of each."""
    found: dict[str, str] = {}
    for inner in element.iterchildren("*"):
        name = etree.QName(inner).localname
        if name == "news":
            for news in inner.iterchildren("*"):
                found.setdefault(f"news:{etree.QName(news).localname}", _text(news))
        elif name in ("loc", "lastmod"):
            found.setdefault(name, _text(inner))
    return found


def _text(element: etree._Element) -> str:
    if not len(element):
        return element.text or ""
    return "".join(str(part) for part in element.itertext())


def _child(element: etree._Element, url: str) -> Child | None:
    texts = _texts(element)
    address = resolve(url, texts.get("loc", ""))
    return Child(address, w3c_instant(texts.get("lastmod", ""))) if address else None


def _url_entry(element: etree._Element, url: str) -> Entry | None:
    texts = _texts(element)
    address = resolve(url, texts.get("loc", ""))
    if address is None:
        return None
    published = w3c_instant(texts.get("news:publication_date", ""))
    return Entry(address, one_line(texts.get("news:title", "")), published, w3c_instant(texts.get("lastmod", "")))


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

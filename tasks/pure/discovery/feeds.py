"""Feeds: RSS, RDF and Atom by feedparser, JSON Feed 1.x (jsonfeed.org); bytes in, entries out."""

from __future__ import annotations

import html
import io
import json
import re
import warnings
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import feedparser

from tasks.pure.addresses import key_of, resolve
from tasks.pure.discovery.dates import WrittenDates
from tasks.pure.discovery.documents import (
    MAX_ENTRIES,
    Document,
    Entry,
    format_of,
    short_line,
    shown,
    unpacked,
    unreadable_error,
    xml_text,
)
from tasks.pure.discovery.markup import reduced_feed
from tasks.pure.extract.page.charset import decode

_TAG = re.compile(r"<[^<>]+>")
_LINK = re.compile(r"<link\b[^<>]{1,4000}>", re.IGNORECASE)
# Begun at the start of a word only and without stepping back into it: a word of n letters costs n steps.
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++))""")
_FEED_TYPE = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json|json)\Z", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)


def parse_feed(body: bytes, url: str, content_type: str = "", *, zone: str = "UTC") -> Document:
    """The entries of a feed fetched from ``url``.

    A feed that ends early returns the entries up to there, with an error; so does one with entries that have no address.
    A page that is not a feed returns an error that names the feeds it links to. Nothing that a document type declares
    is expanded, and nothing outside the bytes is read. Never raises.

    Args:
        body: may be gzip'd.
        url: of the response.
        content_type: the HTTP header's value; its charset counts.
        zone: IANA zone of times that state none.
    """
    data, error = unpacked(body)
    match format_of(data):
        case "empty":
            return Document(error=error or "is empty")
        case "json":
            return _json_feed(data, url, error, zone)
        case "html":
            return Document(error=_no_feed(data, url))
        case "sitemap":
            return Document(error="is a sitemap, not a feed; name it under sitemaps")
        case "text":
            return Document(error="is a list of addresses, not a feed; name it under sitemaps")
    return _xml_feed(data, url, content_type, error, zone)


def feeds_named_by(data: bytes, url: str) -> list[str]:
    """The feeds that an HTML page names in ``<link rel="alternate">``, resolved."""
    found: list[str] = []
    for tag in _LINK.findall(decode(data[:500_000])):
        written = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}
        is_alternate = "alternate" in written.get("rel", "").lower().split()
        if is_alternate and _FEED_TYPE.match(written.get("type", "")):
            address = resolve(url, written.get("href", ""))
            if address and address not in found and "wp-json" not in address:
                found.append(address)
    return found


def _no_feed(data: bytes, url: str) -> str:
    named = feeds_named_by(data, url)
    remedy = (
        f"the page names these feeds: {shown(named)}" if named else "name it under listings if it links to articles"
    )
    return f"is an HTML page, not a feed; {remedy}"


def _xml_feed(data: bytes, url: str, content_type: str, error: str, zone: str) -> Document:
    text = xml_text(data, content_type)
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # feedparser's warnings about itself
            # A stream: feedparser could take a string for an address or a file name.
            feed = feedparser.parse(
                io.BytesIO(reduced_feed(text).encode("utf-8", "ignore")),
                response_headers=headers,
                sanitize_html=False,
                resolve_relative_uris=False,
            )
    except Exception as cause:  # noqa: BLE001 - feedparser's lenient parser may fail in any way on broken markup
        return Document(error=f"cannot be parsed as a feed: {cause!r}"[:300])
    items = feed["entries"][:MAX_ENTRIES]
    if not items and not feed.get("version"):
        fault = feed.get("bozo_exception")
        return Document(error=error or f"is not a feed{f': {fault}' if fault else ''}"[:300])
    if not error and feed.get("bozo") and not _CLOSED.search(text, max(0, len(text) - 4096)):
        error = "ends early"
    written = WrittenDates(zone, str(dict.get(feed["feed"], "language") or ""))
    is_rss = not str(feed.get("version") or "").startswith("atom")
    entries = [_entry(item, address, written, is_rss) for item, address in zip(items, _links(items, url), strict=True)]
    return _document(entries, error)


def _document(entries: Sequence[Entry | None], error: str) -> Document:
    found = tuple(entry for entry in entries if entry is not None)
    return Document(entries=found, error=error or unreadable_error(len(entries) - len(found), len(entries)))


def _entry(item: Any, address: str | None, dates: WrittenDates, is_rss: bool) -> Entry | None:
    """``is_rss``: feedparser has ``dc:date``, with which RSS dates the publication, as the time of a change."""
    if address is None:
        return None
    published = dates.instant(dict.get(item, "published")) or dates.instant(dict.get(item, "created"))
    changed = dates.instant(dict.get(item, "updated"))
    if is_rss and published is None:
        published = changed
    return Entry(address, _plain(dict.get(item, "title") or ""), published, changed)


def _links(items: Sequence[Any], url: str) -> list[str | None]:
    """The address of each item; if several items share it or it is a front page, the item's own permalink if it has one."""
    links = [_link(item, url) for item in items]
    shared = Counter(key_of(link) for link in links if link)
    for position, (item, link) in enumerate(zip(items, links, strict=True)):
        if link is None or not (shared[key_of(link)] > 1 or urlsplit(key_of(link))[2:4] == ("/", "")):
            continue
        if permalink := _permalink(item, url):
            links[position] = permalink
    return links


def _link(item: Any, url: str) -> str | None:
    """The publisher's own address before a feed service's, the HTML page before other alternates, a permalink guid."""
    links = [link for link in dict.get(item, "links") or () if link.get("href")]
    pages = [link for link in links if link.get("rel", "alternate") == "alternate"]
    pages.sort(key=lambda link: "html" not in link.get("type", "text/html"))
    written = [dict.get(item, "feedburner_origlink"), dict.get(item, "pheedo_origlink")]
    written += [link["href"] for link in pages] + [dict.get(item, "link")]
    addresses = (resolve(url, str(reference)) for reference in written if reference)
    return next((address for address in addresses if address), None) or _permalink(item, url)


def _permalink(item: Any, url: str) -> str | None:
    """The address that an item has as its identifier."""
    identifier = str(dict.get(item, "id") or "").strip()
    return resolve(url, identifier) if identifier.startswith(("http://", "https://")) else None


def _plain(title: Any) -> str:
    """A title without markup; feedparser leaves that of ``type="html"`` in place."""
    text = str(title)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return short_line(html.unescape(text) if "&" in text else text)


def _json_feed(data: bytes, url: str, error: str, zone: str) -> Document:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as cause:
        return Document(error=error or f"is not a JSON Feed: {cause}"[:300])
    items = feed.get("items")
    if not isinstance(items, list):
        return Document(error="is JSON but not a JSON Feed: it has no list of items")
    dates = WrittenDates(zone, str(feed.get("language") or ""))
    return _document([_json_entry(item, url, dates) for item in items[:MAX_ENTRIES]], error)


def _json_entry(item: Any, url: str, dates: WrittenDates) -> Entry | None:
    if not isinstance(item, dict):
        return None
    written = [item.get(name) for name in ("url", "external_url", "id")]
    texts = [text for text in written if isinstance(text, str)]
    if texts and texts[-1] is item.get("id") and not texts[-1].startswith(("http://", "https://")):
        texts.pop()
    address = next((address for text in texts if (address := resolve(url, text))), None)
    if address is None:
        return None
    published, changed = (dates.instant(item.get(name)) for name in ("date_published", "date_modified"))
    return Entry(address, _plain(item.get("title") or ""), published, changed)

"""What a document is worth: how many entries, how fresh, and whether they are articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from tasks.pure.addresses import looks_like_article, site_of
from tasks.pure.discovery.documents import Document, Entry, format_of, short_line, unpacked
from tasks.pure.discovery.feeds import parse_feed
from tasks.pure.discovery.listings import parse_listing
from tasks.pure.discovery.sitemaps import newest_first, parse_sitemap
from tasks.pure.extract.page.charset import decode
from tasks.pure.records import SourceRules
from tasks.pure.site_survey.records import Judged, Kind, Lead

MAX_CHILDREN = 2
"""Children of an index with entries that are read: enough to see what it lists."""
_CURRENT = timedelta(days=60)
"""A child whose name shows an earlier period is skipped where others may be of today."""
NEWS_DAYS = 3
"""A news sitemap holds the articles of two days (Google's rule); some sites are late in removing them."""
_FUTURE = timedelta(days=1)
_NEWS_NAMESPACE = b"schemas/sitemap-news"
_GOOD_CHILD = re.compile(r"news|posts?\b|posts?-|articles?|stor(?:y|ies)|entries|artikel|noticias|actu", re.IGNORECASE)
_BAD_CHILD = re.compile(
    r"image|video|photo|pages?\b|page-|categor|tags?\b|post_tag|post-tag|author|users?\b|product|events?\b|topic|section|taxonom",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title[^<>]*>\s*(?:<!\[CDATA\[)?([^<\]]{1,200})")
_LANGUAGE = re.compile(r"<(?:dc:)?language>\s*+(?:<!\[CDATA\[\s*+)?([a-zA-Z]{2})\b|xml:lang=[\"']([a-zA-Z]{2})\b")
_JSON_LANGUAGE = re.compile(r'"language"\s*:\s*"([a-zA-Z]{2})\b')
_NEWS_LANGUAGE = re.compile(r"<news:language>\s*([a-zA-Z]{2})\b")
_OFFSET = re.compile(r"\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s*([+-])(\d\d):?(\d\d)\b")
_ENTRIES_KEPT = 5_000


def read_document(body: bytes, url: str, content_type: str, lead: Lead, now: datetime) -> tuple[Judged, Document]:
    """Read a response from ``url`` as a feed or a sitemap, whichever it is, and judge it.

    A page that is neither is a :class:`Judged` with an error. The document is given, too, for the children of an index.
    """
    data, _ = unpacked(body)
    if format_of(data) in ("feed", "json"):
        document, kind = parse_feed(body, url, content_type), _feed
    else:
        document, kind = parse_sitemap(body, url, content_type), _sitemap
    judged = judge(document.entries, url, lead, kind(data, document), now)
    head = decode(data[:60_000], content_type)
    title = _TITLE.search(head) if kind is _feed else None
    language = next(
        (found for pattern in (_NEWS_LANGUAGE, _LANGUAGE, _JSON_LANGUAGE) if (found := pattern.search(head))), None
    )
    judged = replace(
        judged,
        is_index=document.is_index,
        child_count=len(document.children),
        title=short_line(title.group(1)) if title else "",
        language=(language.group(1) or language.group(language.lastindex or 1)).lower() if language else "",
        offsets=tuple(sorted(_offsets(head))),
        error=document.error,
    )
    return judged, document


def judge(entries: Sequence[Entry], url: str, lead: Lead, kind: Kind, now: datetime) -> Judged:
    """What the entries of one document, or of the children of an index, amount to.

    An article of a sitemap looks like one by its address; a feed, a news sitemap and a listing name little else, so of
    theirs every address on the site counts but its front page.
    """
    kept = _newest(entries)
    site = site_of(url) if kind == "listing" else _site(kept, url)
    articles = tuple(
        entry
        for entry in kept
        if site_of(entry.url) == site
        and (
            looks_like_article(entry.url)
            if kind == "sitemap"
            else urlsplit(entry.url).path.strip("/") or "?" in entry.url
        )
    )
    dates = [date for entry in articles if (date := entry.published_at or entry.changed_at) and date <= now + _FUTURE]
    return Judged(lead, kind, kept, articles, max(dates, default=None), min(dates, default=None))


def _newest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Of a large document those that tell most: large sitemaps begin with the oldest."""
    if len(entries) <= _ENTRIES_KEPT:
        return tuple(entries)
    dated = [entry for entry in entries if entry.published_at or entry.changed_at]
    if not dated:
        return tuple(entries[-_ENTRIES_KEPT:])
    return tuple(sorted(dated, key=_stated, reverse=True)[:_ENTRIES_KEPT])


def _stated(entry: Entry) -> float:
    stated = entry.published_at or entry.changed_at
    return stated.timestamp() if stated else 0.0


def _site(entries: Sequence[Entry], url: str) -> str:
    """The site that a document lists: its own, or where most entries are (feeds.example.net for example.org)."""
    sites = Counter(site_of(entry.url) for entry in entries)
    own = site_of(url)
    return own if own in sites or not sites else sites.most_common(1)[0][0]


def with_children(index: Judged, children: Sequence[Judged], now: datetime) -> Judged:
    """An index, judged by those of its children that were read."""
    if not children:
        return index
    entries = [entry for child in children for entry in child.entries]
    kind: Kind = "news sitemap" if all(child.kind == "news sitemap" for child in children) else "sitemap"
    judged = judge(entries, children[0].lead.url, index.lead, kind, now)
    return replace(
        judged,
        is_index=True,
        children=tuple(child.lead.url for child in children),
        child_count=index.child_count,
        language=next((child.language for child in children if child.language), ""),
        offsets=tuple(sorted({offset for child in children for offset in child.offsets})),
        error="" if judged.articles else next((child.error for child in children if child.error), ""),
    )


def children_to_read(document: Document, now: datetime) -> list[str]:
    """The children of an index that tell most of it: those of news and posts first, newest first, pictures and tags last.

    Twice as many as are needed: some may be empty.
    """
    current = [child.url for child in newest_first(document.children, now - _CURRENT, now)]
    ordered = list(dict.fromkeys([*current, *(child.url for child in newest_first(document.children, None, now))]))
    ordered.sort(key=lambda url: (bool(_BAD_CHILD.search(_tail(url))), not _GOOD_CHILD.search(_tail(url))))
    return ordered[: 2 * MAX_CHILDREN]


def judge_listing(body: bytes, url: str, content_type: str, now: datetime) -> Judged:
    """A page as a listing: the links that look like articles."""
    document = parse_listing(body, url, SourceRules("survey"), content_type)
    judged = judge(document.entries, url, Lead(url, "sitemap", "given"), "listing", now)
    return Judged(judged.lead, "listing", judged.entries, judged.articles, error=document.error)


def is_mixed(index: Judged) -> bool:
    """Whether a sitemap lists a good deal besides articles."""
    return len(index.articles) < 0.9 * len(index.entries)


def _tail(url: str) -> str:
    return url.split("/", 3)[-1]


def _feed(data: bytes, document: Document) -> Kind:
    return "feed"


def _sitemap(data: bytes, document: Document) -> Kind:
    return "news sitemap" if _NEWS_NAMESPACE in data[:4_000] and b"<news:" in data else "sitemap"


def _offsets(head: str) -> set[int]:
    found = set()
    for sign, hours, minutes in _OFFSET.findall(head):
        offset = int(hours) * 60 + int(minutes)
        if 0 < offset <= 14 * 60:
            found.add(-offset if sign == "-" else offset)
    return found

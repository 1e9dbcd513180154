"""Discovery: fetches a source's documents and returns the addresses that they list.

Nothing is stored and nothing is remembered here: the documents' validators come in, go out with what was read, and are
stored by ``tasks.documents`` in the transaction that takes in the candidates.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tasks.config import Source
from tasks.pure.addresses import key_of, passes
from tasks.pure.discovery.documents import Document, Entry
from tasks.pure.discovery.paging import is_paged, page_of
from tasks.pure.discovery.parse import FetchedKind, Parse, parse_document
from tasks.pure.discovery.periods import day_of
from tasks.pure.discovery.records import Discovery, DocumentKind, DocumentRead
from tasks.pure.discovery.sitemaps import newest_first
from tasks.pure.errors import DatelineError
from tasks.pure.exchanges import Exchange, ExchangeKind, Validators, Visit, never
from tasks.pure.records import Candidate, FoundBy, SourceRules

log = logging.getLogger(__name__)

NewAmong = Callable[[Collection[str]], Collection[str]]
"""Of some address keys, those that were never listed before."""
Get = Callable[[str, ExchangeKind, Validators | None], Visit]
"""Fetches an address, with a source's policy: URL, kind, validators."""

MAX_DEPTH = 3
"""Levels of indexes above a sitemap; sitemaps.org allows one, some sites have two."""
MAX_SITEMAPS = 500
"""Requests in one discovery of a source; at the default delay that takes ten minutes."""
MAX_PAST_SITEMAPS = 20_000
"""Requests in one plan of a backfill: one a day for fifty years."""
MAX_LISTING_PAGES = 20
"""Pages of one listing that a run follows: some hundred articles; the past is for backfills."""
MAX_PAST_LISTING_PAGES = 1_000
"""Pages of one listing in one plan of a backfill: some twenty minutes at the default delay."""
MAX_CANDIDATES = 200_000
"""Addresses in one discovery of a source: some 150 MB."""
_OVER = "the time for reading documents is up, half of max_minutes_per_run"
_FINAL = frozenset({200, 404, 410})
"""Statuses of failed documents that will not change by the next run: missing, broken, or past a limit."""
_DATE_ONLY = timedelta(days=1)
"""A date without a time means its first moment: the true time may be this much later."""
_TRUSTED_FUTURE = timedelta(days=1)
"""Zones and clocks are wrong by less; a date further ahead is ignored."""


def discover(
    source: Source,
    get: Get,
    *,
    known: Mapping[str, Validators],
    now: datetime,
    since: datetime | None,
    is_over: Callable[[], bool] = never,
    parse: Parse = parse_document,
    new_among: NewAmong | None = None,
) -> Discovery:
    """Fetch all documents of a source, by conditional requests if ``known`` has validators for their addresses.

    A document that fails does not affect the others: its ``DocumentRead.error`` says why and ``Discovery.complete`` is
    False. A 304 lists nothing and is a success; so is a response without validators whose bytes are those that were read
    last. An index is always fetched whole: its children change without it.

    Args:
        source: whose documents.
        get: fetches one.
        known: validators by address.
        now: aware.
        since: skip what a sitemap dates before this time (entries, and children of indexes). With None, all that was
        not read before is taken: a sitemap in ``known`` looks back over the source's ``lookback_days``, so that one
            that keeps failing does not cause the whole past of the others to be read each time. Undated entries are
            kept. Feeds and listings show what is current: all that they list is taken.
        is_over: whether the time for documents is up. What was read by then counts, and the rest is marked as failed,
            so that the next discovery continues there.
        parse: reads a document; that of :class:`tasks.parsing.Parsers` does so in another process, with a time limit.
        new_among: says which address keys are new. The pages that follow a listing are read as long as each names
            something new; without it, only a first run follows them.
    """
    reading = _Reading(
        source, source.rules(), get, known, now, since, since, is_over=is_over, parse=parse, new_among=new_among
    )
    for url in source.feeds:
        reading.read(url, "feed")
    for url in source.sitemaps:
        reading.read_sitemap(url)
    for url in source.listings:
        for _ in reading.walk_listing(url, MAX_LISTING_PAGES):
            pass
    if source.urls:
        entries = [reading.take(Entry(url), "url", "") for url in source.urls]
        reading.documents.append(DocumentRead(f"config:{source.name}", "url", now, None, len(entries)))
    return Discovery(
        source=source.name,
        started_at=now,
        candidates=tuple(sorted(reading.candidates.values(), key=lambda candidate: _newest_first(candidate, now))),
        documents=tuple(reading.documents),
        exchanges=tuple(reading.exchanges),
        complete=not any(document.error for document in reading.documents),
        settled=_is_settled(reading.documents),
    )


def discover_past(
    source: Source, get: Get, *, now: datetime, since: datetime, until: datetime, parse: Parse = parse_document
) -> Iterator[Discovery]:
    """Fetch all that a source lists of the past, from ``since`` to ``until``; yield after each document.

    Indexes are fetched for their children; children whose dates or names put them outside the range are skipped. The
    pages of a listing are followed until one names nothing new, or mostly what is older than the range. All entries of
    a document are returned: the caller decides which belong to the range. One document is in memory at a time; no
    request is conditional.
    """
    reading = _Reading(
        source, source.rules(), get, {}, now, None, since, until, max_sitemaps=MAX_PAST_SITEMAPS, parse=parse
    )
    for url in source.sitemaps:
        for _ in reading.walk(url):
            yield reading.pop()
    for url in source.listings:
        for _ in reading.walk_listing(url, MAX_PAST_LISTING_PAGES, since=since):
            yield reading.pop()
    if reading.documents:  # the result of an index is known when its children have been read
        yield reading.pop()


def discover_listings(
    source: Source, get: Get, urls: Iterable[str], *, now: datetime, parse: Parse = parse_document
) -> Discovery:
    """Fetch some listings, in order, each with the pages that follow it."""
    reading = _Reading(source, source.rules(), get, {}, now, None, parse=parse)
    for url in urls:
        for _ in reading.walk_listing(url, MAX_LISTING_PAGES):
            pass
    return reading.pop()


def _newest_first(candidate: Candidate, now: datetime) -> tuple[bool, float]:
    """A sort key. Undated candidates of a feed, a listing or the operator are current; those of a sitemap come last."""
    stated = candidate.published_at or candidate.changed_at
    if stated is None and candidate.found_by != "sitemap":
        stated = now
    return stated is None, -stated.timestamp() if stated else 0.0


def _is_settled(documents: list[DocumentRead]) -> bool:
    """Whether the past is read as far as it can be. Only sitemaps show more of it to a first run than to the next."""
    deciding = [document for document in documents if document.kind == "sitemap"] or documents
    read = any(not document.error or document.status == 200 for document in deciding)
    return read and all(not document.error or document.status in _FINAL for document in deciding)


@dataclass(slots=True)
class _Reading:
    """The state of one discovery."""

    source: Source
    rules: SourceRules
    get: Get
    known: Mapping[str, Validators]
    now: datetime
    since: datetime | None
    """Older entries are left out."""
    children_since: datetime | None = None
    children_until: datetime | None = None
    max_sitemaps: int | None = None
    is_over: Callable[[], bool] = never
    parse: Parse = parse_document
    new_among: NewAmong | None = None
    candidates: dict[str, Candidate] = field(default_factory=dict)
    documents: list[DocumentRead] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    sitemaps_seen: set[str] = field(default_factory=set)

    def read_sitemap(self, url: str) -> None:
        """Read a sitemap, or an index with all its children, depth first, so that the newest children come first."""
        for _ in self.walk(url):
            pass

    def walk_listing(self, written: str, limit: int, *, since: datetime | None = None) -> Iterator[None]:
        """Read a listing and the pages that follow it, with a pause after each.

        They are those of ``{page}`` in its address, or that ``rel=next`` names. The last one names nothing new, or most
        of what it is the first to name is dated before ``since``.
        """
        url, met, seen = page_of(written, 1), set[str](), set[str]()
        is_first_run = self.since is None and url not in self.known
        while True:
            seen.add(key_of(url))
            before = set(self.candidates)
            document = self.read(url, "listing", may_be_missing=len(seen) > 1)
            found = self.candidates.keys() - before - met
            is_past = since is not None and self._are_older(found, since)
            if since is not None:  # the caller has taken what earlier pages named
                for key in met & self.candidates.keys():
                    del self.candidates[key]
            met |= found
            yield
            url = page_of(written, len(seen) + 1) if is_paged(written) else document.next_page
            if not url or key_of(url) in seen or not found or is_past or self.is_over():
                return
            if len(seen) >= limit:
                log.warning("the pages of a listing go on", extra={"source": self.source.name, "url": url})
                return
            if not is_first_run and not (self.new_among is not None and self.new_among(found)):
                return

    def _are_older(self, keys: Collection[str], since: datetime) -> bool:
        dated = [day for key in keys if key in self.candidates if (day := day_of(self.candidates[key], self.now))]
        return bool(dated) and 2 * sum(day < since.date() for day in dated) > len(dated)

    def walk(self, url: str, depth: int = 0) -> Iterator[None]:
        """Do the same, with a pause after each document."""
        self.sitemaps_seen.add(key_of(url))
        document = self.read(url, "sitemap")
        index = self.documents[-1]
        yield
        if not document.is_index:
            return
        for child in self._children(document):
            if depth == MAX_DEPTH:
                self._fail(index, f"is {depth} indexes deep; its children were not fetched")
                return
            if len(self.sitemaps_seen) >= (self.max_sitemaps or MAX_SITEMAPS) or len(self.candidates) >= MAX_CANDIDATES:
                limit = f"{len(self.sitemaps_seen)} sitemaps and {len(self.candidates)} addresses"
                self._fail(
                    index, f"stopped after {limit}, the newest first; name narrower sitemaps, or backfill the rest"
                )
                return
            if self.is_over():
                self._note(child, "sitemap", None, error=f"{_OVER}; it and those after it were not fetched")
                return
            yield from self.walk(child, depth + 1)

    def pop(self) -> Discovery:
        """What has been read since the last call, in the order listed."""
        read = Discovery(
            source=self.source.name,
            started_at=self.now,
            candidates=tuple(self.candidates.values()),
            documents=tuple(self.documents),
            exchanges=tuple(self.exchanges),
            complete=not any(document.error for document in self.documents),
        )
        self.candidates, self.documents, self.exchanges = {}, [], []
        return read

    def _children(self, index: Document) -> Iterator[str]:
        recent: set[str] = set()
        if self.known:
            recent = {child.url for child in newest_first(index.children, self._window(), self.now, None)}
        for child in newest_first(index.children, self.children_since, self.now, self.children_until):
            is_read = child.url in self.known and child.url not in recent
            if not is_read and key_of(child.url) not in self.sitemaps_seen:
                yield child.url

    def _window(self) -> datetime:
        return self.now - timedelta(days=self.source.lookback_days)

    def read(self, url: str, kind: FetchedKind, *, may_be_missing: bool = False) -> Document:
        """Fetch one document, take what it lists, and note the result.

        A page of a listing ``may_be_missing``: then the one before it was the last.
        """
        held = self.known.get(url)
        try:
            visit = self.get(url, kind, held)
        except DatelineError as error:
            self._note(url, kind, None, error=error.message)
            return Document()
        self.exchanges.extend(visit.exchanges)
        response = visit.response
        if response is None:
            requested = [exchange for exchange in visit.exchanges if exchange.kind != "robots"]
            error_text = visit.failure.error.removeprefix(f"{url}: ") if visit.failure else "there was no response"
            if visit.failure is not None and visit.failure.transient and self.is_over():
                error_text = f"{_OVER} ({error_text})"
            self._note(url, kind, requested[-1].status if requested else None, error=error_text)
            return Document()
        if may_be_missing and response.status in (404, 410):
            return Document()
        if response.status == 304 and held:
            self._note(url, kind, 304, validators=held)
            return Document()
        if response.status != 200:
            self._note(url, kind, response.status, error=f"status {response.status} {response.reason}".rstrip())
            return Document()
        if held and held.digest and held.digest == _digest(response):
            self._note(url, kind, 304, validators=held)
            return Document()
        document = self.parse(kind, response.body, response.url, _header(response, "content-type"), self.rules)
        for entry in document.entries:
            self.take(entry, kind, url)
        # Validators of a document that was not read whole, or has children, would hide what is missing.
        whole = not document.error and not document.is_index
        # Counted before the rules and lookback_days: what a document names says whether the site still fills it.
        entries = len({key_of(entry.url) for entry in document.entries})
        self._note(url, kind, 200, entries, _validators(response) if whole else Validators(), document.error)
        return document

    def take(self, entry: Entry, found_by: FoundBy, listed_in: str) -> bool:
        """Take an entry as a candidate, or merge it into the candidate with the same key.

        A single article that the operator names is taken whatever the rules say. Returns False if the rules exclude it.
        """
        if found_by != "url" and not passes(entry.url, self.rules.include, self.rules.exclude):
            return False
        published, changed = self._believed(entry.published_at), self._believed(entry.changed_at)
        if found_by == "sitemap" and self._is_too_old(published, changed, listed_in):
            return False
        key = key_of(entry.url)
        met = self.candidates.get(key)
        if met is None:
            self.candidates[key] = Candidate(
                entry.url, key, self.source.name, found_by, listed_in, published, changed, entry.title
            )
        else:
            self.candidates[key] = replace(
                met,
                published_at=met.published_at or published,
                changed_at=max(filter(None, (met.changed_at, changed)), default=None),
                title=met.title or entry.title,
            )
        return True

    def _believed(self, stated: datetime | None) -> datetime | None:
        return stated if stated and stated <= self.now + _TRUSTED_FUTURE else None

    def _is_too_old(self, published: datetime | None, changed: datetime | None, listed_in: str) -> bool:
        newest = max(filter(None, (published, changed)), default=None)
        since = self._window() if self.since is None and listed_in in self.known else self.since
        return since is not None and newest is not None and newest + _DATE_ONLY <= since

    def _note(
        self,
        url: str,
        kind: DocumentKind,
        status: int | None,
        entries: int = 0,
        validators: Validators | None = None,
        error: str = "",
    ) -> None:
        self.documents.append(DocumentRead(url, kind, self.now, status, entries, validators or Validators(), error))

    def _fail(self, index: DocumentRead, error: str) -> None:
        """Add the result of its children to the note of an index."""
        failed = replace(index, error=f"{index.error}; {error}" if index.error else error)
        if index in self.documents:
            self.documents[self.documents.index(index)] = failed
        else:
            self.documents.append(failed)


def _header(exchange: Exchange, name: str) -> str:
    return next((value for key, value in exchange.headers if key.lower() == name), "")


def _validators(response: Exchange) -> Validators:
    stated = Validators(_header(response, "etag"), _header(response, "last-modified"))
    return stated if stated.etag or stated.last_modified else Validators(digest=_digest(response))


def _digest(response: Exchange) -> str:
    return hashlib.sha256(response.body).hexdigest()

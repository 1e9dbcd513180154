"""Discovery: ask a source's documents and say which addresses they list.

Nothing is stored and nothing is remembered here: the documents' validators come in, go out with what was read, and are
stored by ``tasks.frontier`` in the transaction that takes in the candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from tasks.config import Source
from tasks.pure.addresses import key_of, passes
from tasks.pure.discovery.documents import Document, Entry
from tasks.pure.discovery.feeds import parse_feed
from tasks.pure.discovery.listings import parse_listing
from tasks.pure.discovery.records import Discovery, DocumentKind, DocumentRead
from tasks.pure.discovery.sitemaps import newest_first, parse_sitemap
from tasks.pure.errors import DatelineError
from tasks.pure.exchanges import Exchange, ExchangeKind, Validators, Visit
from tasks.pure.records import Candidate, FoundBy, SourceRules

Get = Callable[[str, ExchangeKind, Validators | None], Visit]
"""The fetching client, bound to a source's policy."""

AskedKind = Literal["feed", "sitemap", "listing"]

MAX_DEPTH = 3
"""Indexes above a sitemap; sitemaps.org allows one, some sites have two."""
MAX_SITEMAPS = 500
"""Asked in one discovery of a source; at the default delay that takes ten minutes."""
MAX_PAST_SITEMAPS = 20_000
"""Asked in one plan of a backfill: one a day for fifty years."""
MAX_CANDIDATES = 200_000
"""Of one discovery of a source: some 150 MB."""
_OVER = "the time for reading documents is up, half of max_minutes_per_run"
_FINAL = frozenset({200, 404, 410})
"""Statuses of documents that failed and will not give more by the next run: not there, broken, or past a limit."""
_DATE_ONLY = timedelta(days=1)
"""A date without a time stands for its first moment: so much later it may have been."""
_TRUSTED_FUTURE = timedelta(days=1)
"""Zones and clocks go wrong by less; what is dated later has no date."""


def _never() -> bool:
    return False


def discover(
    source: Source,
    get: Get,
    *,
    known: Mapping[str, Validators],
    now: datetime,
    since: datetime | None,
    is_over: Callable[[], bool] = _never,
) -> Discovery:
    """Ask all documents of a source, by conditional requests where ``known`` has validators for their addresses.

    :param since: skip what a sitemap dates before this instant (entries and children of indexes); None takes all that
        was not read before: a sitemap in ``known`` looks back over the source's ``lookback_days``, so that one which
        fails again and again does not have the whole past of the others read each time.
        What is not dated is kept. Feeds and listings show what is current: all that they list is taken.
    :param is_over: whether the time for documents is up. What was read by then counts, and the rest fails as not read,
        so that the next discovery goes on with it.

    A document that fails costs no other one: its ``DocumentRead.error`` says why and ``Discovery.complete`` is False.
    A 304 lists nothing and is a success. An index is always asked whole: its children change without it.
    """
    reading = _Reading(source, source.rules(), get, known, now, since, since, is_over=is_over)
    for url in source.feeds:
        reading.read(url, "feed")
    for url in source.sitemaps:
        reading.read_sitemap(url)
    for url in source.listings:
        reading.read(url, "listing")
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


def discover_past(source: Source, get: Get, *, now: datetime, since: datetime, until: datetime) -> Iterator[Discovery]:
    """Ask every sitemap of a source that may list something of ``since`` to ``until``, one document at a time.

    Indexes are asked for their children, and children whose dates or names put them outside are left alone. All
    entries of a document come as they are: which of them belong to the stretch is the caller's to say. Memory for one
    document; nothing is conditional.
    """
    reading = _Reading(source, source.rules(), get, {}, now, None, since, until, max_sitemaps=MAX_PAST_SITEMAPS)
    for url in source.sitemaps:
        for _ in reading.walk(url):
            yield reading.pop()
    if reading.documents:  # what became of an index shows when its children have been read
        yield reading.pop()


def discover_listings(source: Source, get: Get, urls: Iterable[str], *, now: datetime) -> Discovery:
    """Ask some listing pages, in order."""
    reading = _Reading(source, source.rules(), get, {}, now, None)
    for url in urls:
        reading.read(url, "listing")
    return reading.pop()


def _newest_first(candidate: Candidate, now: datetime) -> tuple[bool, float]:
    """What a feed, a listing or the operator names without a date is current; what a sitemap does comes last."""
    stated = candidate.published_at or candidate.changed_at
    if stated is None and candidate.found_by != "sitemap":
        stated = now
    return stated is None, -stated.timestamp() if stated else 0.0


def _is_settled(documents: list[DocumentRead]) -> bool:
    """Whether the past was read as far as it can be. Only sitemaps show more of it to a first run than to the next."""
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
    """Entries that are older are left out."""
    children_since: datetime | None = None
    children_until: datetime | None = None
    max_sitemaps: int | None = None
    is_over: Callable[[], bool] = _never
    candidates: dict[str, Candidate] = field(default_factory=dict)
    documents: list[DocumentRead] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    sitemaps_seen: set[str] = field(default_factory=set)

    def read_sitemap(self, url: str) -> None:
        """A sitemap, or an index with all beneath it, depth first, so that the newest children come first."""
        for _ in self.walk(url):
            pass

    def walk(self, url: str, depth: int = 0) -> Iterator[None]:
        """The same, with a pause after each document."""
        self.sitemaps_seen.add(key_of(url))
        document = self.read(url, "sitemap")
        index = self.documents[-1]
        yield
        if not document.is_index:
            return
        for child in self._children(document):
            if depth == MAX_DEPTH:
                self._fail(index, f"lies {depth} indexes deep; its children were not asked")
                return
            if len(self.sitemaps_seen) >= (self.max_sitemaps or MAX_SITEMAPS) or len(self.candidates) >= MAX_CANDIDATES:
                limit = f"{len(self.sitemaps_seen)} sitemaps and {len(self.candidates)} addresses"
                self._fail(
                    index, f"stopped after {limit}, the newest first; name narrower sitemaps, or backfill the rest"
                )
                return
            if self.is_over():
                self._note(child, "sitemap", None, error=f"{_OVER}; it and those after it were not asked")
                return
            yield from self.walk(child, depth + 1)

    def pop(self) -> Discovery:
        """What was read since the last call, in the order listed."""
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

    def read(self, url: str, kind: AskedKind) -> Document:
        """Ask one document, take what it lists, and note how it went."""
        held = self.known.get(url)
        try:
            visit = self.get(url, kind, held)
        except DatelineError as error:
            self._note(url, kind, None, error=error.message)
            return Document()
        self.exchanges.extend(visit.exchanges)
        answer = visit.answer
        if answer is None:
            asked = [exchange for exchange in visit.exchanges if exchange.kind != "robots"]
            error_text = visit.failure.error.removeprefix(f"{url}: ") if visit.failure else "there was no answer"
            if visit.failure is not None and visit.failure.transient and self.is_over():
                error_text = f"{_OVER} ({error_text})"
            self._note(url, kind, asked[-1].status if asked else None, error=error_text)
            return Document()
        if answer.status == 304 and held:
            self._note(url, kind, 304, validators=held)
            return Document()
        if answer.status != 200:
            self._note(url, kind, answer.status, error=f"answers {answer.status} {answer.reason}".rstrip())
            return Document()
        document = self._parsed(answer, kind)
        entries = sum(self.take(entry, kind, url) for entry in document.entries)
        # Validators of what was not read whole, or has children, would hide what it did not give.
        whole = not document.error and not document.is_index
        self._note(url, kind, 200, entries, _validators(answer) if whole else Validators(), document.error)
        return document

    def take(self, entry: Entry, found_by: FoundBy, listed_in: str) -> bool:
        """Take an entry in as a candidate, or add what it says to the one that has its key; False: the rules refuse it.

        What an operator names as a single article is taken whatever the rules say.
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

    def _parsed(self, answer: Exchange, kind: AskedKind) -> Document:
        content_type = _header(answer, "content-type")
        match kind:
            case "feed":
                return parse_feed(answer.body, answer.url, content_type)
            case "sitemap":
                return parse_sitemap(answer.body, answer.url, content_type)
            case _:
                return parse_listing(answer.body, answer.url, self.rules, content_type)

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
        """Add to the note of an index what became of its children."""
        failed = replace(index, error=f"{index.error}; {error}" if index.error else error)
        if index in self.documents:
            self.documents[self.documents.index(index)] = failed
        else:
            self.documents.append(failed)


def _header(exchange: Exchange, name: str) -> str:
    return next((value for key, value in exchange.headers if key.lower() == name), "")


def _validators(answer: Exchange) -> Validators:
    return Validators(_header(answer, "etag"), _header(answer, "last-modified"))

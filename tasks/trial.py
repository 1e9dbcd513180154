"""A trial of one configured source for ``dateline try`` and ``check --online``; nothing is stored.

It reads the source's documents, counts what its rules leave out of them, and extracts some of its newest pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from tasks.config import Source
from tasks.config.values import minutes_between_runs
from tasks.discover import Get, discover
from tasks.parsing import ParserFailed, Parsers
from tasks.pure.ages import age_in_words
from tasks.pure.discovery.parse import Parse
from tasks.pure.discovery.records import Discovery, DocumentRead
from tasks.pure.exchanges import Exchange, ExchangeKind, Validators, Visit
from tasks.pure.records import Rejection, SourceRules
from tasks.pure.site_survey.dropped import Dropped, count_dropped
from tasks.pure.site_survey.judging import read_document
from tasks.pure.site_survey.records import Lead
from tasks.pure.site_survey.schedule import cron_line, turnover_of
from tasks.pure.site_survey.tried import TriedPage, commonest_obstacle, tried_page

PAGES = 3
Fetch = Callable[[str, ExchangeKind], Visit]
"""The fetching client, bound to the source's policies."""
State = Literal["ok", "doubtful", "fails"]


@dataclass(frozen=True, slots=True)
class Trial:
    """What a trial gave."""

    source: Source
    discovery: Discovery
    dropped: tuple[tuple[DocumentRead, Dropped], ...]
    """What the rules leave out of each document that was read."""
    pages: tuple[TriedPage, ...]
    too_slow: str = ""
    """Where its documents turn over faster than its schedule reads them: what would be right."""

    @property
    def is_good(self) -> bool:
        """Whether every document was read and at least one page is an article."""
        return self.discovery.complete and any(page.is_article for page in self.pages)

    def state(self) -> State:
        """``fails`` without a single article, ``doubtful`` where anything else is wrong."""
        if not any(page.is_article for page in self.pages):
            return "fails"
        rejected = sum(1 for page in self.pages if not page.is_article)
        return "ok" if self.discovery.complete and not rejected and not self.too_slow else "doubtful"

    def verdict(self, now: datetime) -> str:
        """One line: what was read, how fresh it is, and the first thing that is wrong, with its remedy."""
        documents = self.discovery.documents
        entries = sum(found.listed for _, found in self.dropped)
        stated = (c.published_at or c.changed_at for c in self.discovery.candidates)
        newest = max((moment for moment in stated if moment), default=None)
        read = sum(1 for page in self.pages if page.is_article)
        parts = [
            f"{len(documents)} document{'s' if len(documents) != 1 else ''}, {entries:,} entr{'ies' if entries != 1 else 'y'}, "
            f"{'newest ' if newest else ''}{age_in_words(newest, now)}, {read} of {len(self.pages)} pages read"
        ]
        parts += [f"{document.url} {document.error}" for document in documents if document.error][:1]
        if not self.discovery.candidates:
            parts += [f"{d.kind}: {found.in_words(self.source.lookback_days)}" for d, found in self.dropped][:1]
        elif not read:
            obstacle = commonest_obstacle(self.pages)
            parts.append(f"{obstacle}: {obstacle.remedy}")
        else:
            parts += [page.why_not for page in self.pages if not page.is_article][:1]
        if self.too_slow:
            parts.append(self.too_slow)
        return "; ".join(parts)


def try_source(source: Source, fetch: Fetch, *, now: datetime, explain: bool = False) -> Trial:
    """Read a source's documents as a run would, and some of its newest pages.

    Args:
        source: enabled or not.
        fetch: makes one polite request.
        now: an aware datetime.
        explain: whether the pages' records carry their evidence.

    Raises:
        ContactMissing: a public host would be requested without a contact.
    """
    responses: dict[str, Exchange] = {}

    def get(url: str, kind: ExchangeKind, validators: Validators | None) -> Visit:
        visit = fetch(url, kind)
        if visit.response is not None:
            responses[url] = visit.response
        return visit

    with Parsers(1) as parsers:
        return _tried(source, fetch, get, parsers, responses, now=now, explain=explain)


def _tried(
    source: Source,
    fetch: Fetch,
    get: Get,
    parsers: Parsers,
    responses: dict[str, Exchange],
    *,
    now: datetime,
    explain: bool,
) -> Trial:
    rules, parse = source.rules(), parsers.parse_document
    # A day back: of a sitemap index, that is its newest part, which is all that three pages need.
    discovery = discover(source, get, known={}, now=now, since=now - timedelta(days=1), parse=parse)
    if not discovery.candidates:  # a site that has published nothing since
        discovery = discover(source, get, known={}, now=now, since=None, parse=parse)
    pages = tuple(
        _page(parsers, fetch(candidate.url, "page"), rules, now, explain) for candidate in discovery.candidates[:PAGES]
    )
    oldest = now - timedelta(days=source.lookback_days)
    dropped = tuple(
        (document, _dropped(source, document, responses[document.url], oldest, parse))
        for document in discovery.documents
        if document.url in responses and not (document.error and not document.entries)
    )
    return Trial(source, discovery, dropped, pages, _too_slow(source, discovery, responses, now, parsers))


def _page(parsers: Parsers, visit: Visit, rules: SourceRules, now: datetime, explain: bool) -> TriedPage:
    try:
        return parsers.call(tried_page, visit, rules, now, explain)
    except ParserFailed as error:
        return TriedPage(visit.address, Rejection("broken", f"the page {error.message}"))


def _too_slow(
    source: Source, discovery: Discovery, responses: Mapping[str, Exchange], now: datetime, parsers: Parsers
) -> str:
    """Whether a feed or news sitemap is replaced, all of it, between two runs of the source's schedule."""
    minutes = minutes_between_runs(source.schedule, now)
    for document in discovery.documents:
        if document.kind not in ("feed", "sitemap") or document.url not in responses or minutes is None:
            continue
        response = responses[document.url]
        lead = Lead(document.url, document.kind, "given")
        try:
            judged, _ = parsers.call(read_document, response.body, response.url, _content_type(response), lead, now)
        except ParserFailed:
            continue
        turnover = turnover_of([judged], now)
        if judged.kind == "sitemap" or turnover.span is None:
            continue
        lasts = turnover.span.total_seconds() / 60
        if lasts < minutes:
            wanted = cron_line(turnover.minutes, source.name)
            return f'{document.url} holds {turnover}, but is read every {minutes:.0f} minutes: schedule = "{wanted}"'
    return ""


def _dropped(source: Source, document: DocumentRead, response: Exchange, oldest: datetime, parse: Parse) -> Dropped:
    if document.kind == "url":
        return count_dropped((), source.include, source.exclude, oldest=None)
    # A listing leaves out by itself what the source's rules refuse, so it is read without them.
    rules = SourceRules(source.name) if document.kind == "listing" else source.rules()
    entries = parse(document.kind, response.body, response.url, _content_type(response), rules).entries
    return count_dropped(entries, source.include, source.exclude, oldest=oldest if document.kind == "sitemap" else None)


def _content_type(response: Exchange) -> str:
    return next((value for name, value in response.headers if name.lower() == "content-type"), "")

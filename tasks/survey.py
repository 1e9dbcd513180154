"""A look at a site for ``dateline add``: its front page, robots.txt, feeds and sitemaps, and three of its articles.

This module sends the requests; what follows from the responses is decided in :mod:`tasks.pure.site_survey`. Nothing is stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from tasks.pure.addresses import identifies_article, key_of, passes, resolve
from tasks.pure.discovery.documents import Document, format_of, unpacked
from tasks.pure.exchanges import Exchange, ExchangeKind, Visit
from tasks.pure.normalize import article_from
from tasks.pure.obstacles import Obstacle
from tasks.pure.records import Article, Page, Rejection, SourceRules
from tasks.pure.site_survey import choosing, judging, leads
from tasks.pure.site_survey.front_page import read_front_page
from tasks.pure.site_survey.proposal import propose, settled, with_language
from tasks.pure.site_survey.records import Choice, FrontPage, Judged, Lead, Proposal
from tasks.pure.site_survey.tried import TriedPage, commonest_obstacle, obstacle_of_failure, tried_page
from tasks.pure.walls import obstacle_of_page, obstacle_of_rejection, obstacle_of_status

Fetch = Callable[[str, ExchangeKind], Visit]
"""The fetching client, bound to a policy."""
Pace = Callable[[str], float]
"""Seconds between two requests to an address's host."""

PAGES = 3
"""Articles that are fetched and shown."""
MOST_PAGES = 5
"""Where none of the first ones is an article."""
MOST_DOCUMENTS = 24
"""Requests for feeds and sitemaps, guessed ones included."""
LONGEST = 120.0
"""Seconds that these may take by the host's pace: a long Crawl-delay leaves fewer, but never under ``LEAST_DOCUMENTS``."""
LEAST_DOCUMENTS = 6
_SLOW = 2.5
"""Seconds between two requests from which only what is needed is requested for."""
_REFUSALS = 3
"""Documents in a row that a site refuses, after which nothing more is guessed."""
_LITTLE_TEXT = 150
"""Words of a front page below which it may be a wall."""
_INDEX_FILE = re.compile(r"/(?:index|default)\.\w{2,5}\Z")
GUESSED_SITEMAPS = 2
"""Sitemaps that are guessed where a feed was found: for backfills."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look at a site gave."""

    address: str
    """As it was requested for."""
    page: FrontPage | None
    """None: no page of the site could be read."""
    documents: tuple[Judged, ...]
    """All that were read, usable or not, without guesses that found nothing."""
    choice: Choice
    proposal: Proposal | None
    pages: tuple[TriedPage, ...]
    obstacle: Obstacle | None
    """What prevents reading the site; with a proposal whose pages are articles, only its front page."""

    @property
    def is_proven(self) -> bool:
        """Whether the proposal gave at least one article."""
        return self.proposal is not None and any(page.is_article for page in self.pages)


def survey(address: str, fetch: Fetch, pace: Pace, *, now: datetime, taken: Collection[str] = ()) -> Survey:
    """Look at the site of an address: of the site itself, a section, a feed, a sitemap or an article.

    Args:
        address: with its scheme. An https address that does not response is tried with http.
        fetch: makes one polite request.
        pace: what one request to a host costs.
        now: an aware datetime.
        taken: names of sources that are there already.

    Raises:
        ContactMissing: a public host would be requested without a contact.
    """
    return _Walk(address, fetch, pace, now, tuple(taken)).run()


@dataclass(slots=True)
class _Walk:
    """The state of one survey."""

    address: str
    fetch: Fetch
    pace: Pace
    now: datetime
    taken: tuple[str, ...]
    page: FrontPage | None = None
    body: bytes = b""
    """Of ``page``."""
    obstacle: Obstacle | None = None
    scope: str = ""
    robots: dict[str, str] = field(default_factory=dict)
    """The text of each robots.txt that was read, by origin."""
    judged: list[Judged] = field(default_factory=list)
    requested: set[str] = field(default_factory=set)
    left: int = MOST_DOCUMENTS
    refused: int = 0
    """Documents in a row that the site refused."""

    def run(self) -> Survey:
        first = self._visit(self.address, "listing")
        if first.response is None and not first.exchanges and self.address.startswith("https://"):
            self.address = "http://" + self.address.removeprefix("https://")
            first = self._visit(self.address, "listing")
        pages = self._open(first)
        self.left = min(self.left, max(LEAST_DOCUMENTS, int(LONGEST / max(self.pace(self._origin()), 0.001))))
        self._read_named(pages)
        self._guess()
        listing = self._listing()
        choice = choosing.choose(self.judged, listing, self.now, self.scope)
        proposal = None
        tried: tuple[TriedPage, ...] = ()
        if choice.documents:
            page = self.page or FrontPage(self._origin() + "/")
            choice = settled(choice, page, self.now, self.scope)
            proposal = propose(self.address, page, choice, self.now, scope=self.scope, taken=self.taken)
            tried = self._try_pages(choice, proposal)
            proposal = replace(proposal, language=with_language(proposal, _articles(tried)))
        return Survey(
            self.address,
            self.page,
            tuple(d for d in self.judged if d.is_usable or d.lead.how != "usual place"),
            choice,
            proposal,
            tried,
            self._what_stands_in_the_way(tried, proposal),
        )

    def _origin(self) -> str:
        url = self.page.url if self.page else self.address
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"

    def _visit(self, url: str, kind: ExchangeKind) -> Visit:
        self.requested.add(key_of(url))
        visit = self.fetch(url, kind)
        for exchange in visit.exchanges:
            if exchange.kind == "robots" and exchange.status == 200:
                origin = exchange.url.removesuffix("/robots.txt")
                self.robots[origin] = exchange.body.decode("utf-8-sig", "replace")
        return visit

    def _open(self, visit: Visit) -> list[FrontPage]:
        """Take the first response for what it is: a feed, a sitemap, a section, an article or the site's front page."""
        response = visit.response
        if response is None:
            self.obstacle = obstacle_of_failure(visit)
            return []
        data, _ = unpacked(response.body)
        if response.status == 200 and format_of(data) in ("feed", "json", "sitemap", "text"):
            self._take(response, Lead(self.address, "feed", "given"))
            home = self._home_of_document()
            return self._front(home) if home else []
        page = self._look_at(response, visit.address)
        if page is None:
            return []
        if not urlsplit(self.address).path.strip("/"):  # a front page may redirect to /en/: that is no section
            return [page]
        path = _INDEX_FILE.sub("", urlsplit(response.url).path).strip("/")
        if path and (identifies_article(path) or self._is_article(response)):
            return [page, *self._front(self._origin() + "/")]
        self.scope = f"/{path}" if path else ""
        return [page]

    def _front(self, url: str) -> list[FrontPage]:
        """The front page of the site that an article or a document belongs to."""
        visit = self._visit(url, "listing")
        response = visit.response
        if response is None:
            return []
        page = self._look_at(response, url)
        return [page] if page else []

    def _look_at(self, response: Exchange, address: str) -> FrontPage | None:
        """Read a page of the site, and see whether it is one."""
        self.obstacle = obstacle_of_status(response.status, response.headers, response.body)
        page = read_front_page(response.body, response.url, _header(response, "content-type"))
        if self.obstacle is None:
            self.obstacle = obstacle_of_page(address, response.url, page.shown, response.headers, response.body)
        if self.obstacle is None and page.shown.words < _LITTLE_TEXT:
            self.obstacle = self._rejected_as_wall(response)
        if self.obstacle is not None and self.obstacle.kind != "script shell":
            return None  # what a wall says of itself says nothing of the site; a shell names its feeds all the same
        self.page, self.body = page, response.body
        return page

    def _home_of_document(self) -> str:
        """The front page of the site that the given document lists articles of."""
        articles = self.judged[-1].articles if self.judged else ()
        return resolve(articles[0].url if articles else self.address, "/") or ""

    def _rejected_as_wall(self, response: Exchange) -> Obstacle | None:
        """What extraction takes the page for, where that is a wall: it knows the words of more languages."""
        verdict = self._extracted(response)
        if isinstance(verdict, Rejection) and verdict.reason in ("consent", "challenge"):
            return obstacle_of_rejection(verdict.reason, verdict.detail)
        return None

    def _is_article(self, response: Exchange) -> bool:
        found = self._extracted(response)
        # A text of unclear kind is kept as a page; at an address that the operator names, it is more likely a section.
        return isinstance(found, Article) and found.page_type != "page"

    def _extracted(self, response: Exchange) -> Article | Rejection:
        headers = tuple((name.lower(), value) for name, value in response.headers)
        page = Page(
            response.fetch_id, "survey", self.address, response.url, response.status, headers, response.body, response.requested_at
        )  # fmt: skip
        return article_from(page, SourceRules("survey"))

    def _read_named(self, pages: Iterable[FrontPage]) -> None:
        """Read what the site names itself; where the operator named a document, that one is enough."""
        if any(document.lead.how == "given" and document.is_usable for document in self.judged):
            return
        origin = self._origin()
        text = self.robots.get(origin, "")
        for lead in leads.named_leads(pages, leads.sitemaps_of_robots(text, origin + "/"), self.scope):
            self._read(lead)

    def _guess(self) -> None:
        """Fetch the usual places for what the site does not name."""
        if any(document.lead.how == "given" and document.is_usable for document in self.judged):
            return
        if self.obstacle is not None and self.obstacle.kind in ("unreachable", "server error"):
            return
        platform = self.page.platform if self.page else ""
        known = [document.lead.url for document in self.judged]
        guesses = leads.usual_leads(platform, self._origin(), self.scope, known)
        self._until_found([lead for lead in guesses if lead.expected == "feed"], "feed")
        sitemaps = [lead for lead in guesses if lead.expected == "sitemap"]
        if self._has("feed"):  # one of the past is a convenience: a slow host is not requested for it
            sitemaps = sitemaps[:GUESSED_SITEMAPS] if self.pace(self._origin()) <= _SLOW else []
        self._until_found(sitemaps, "sitemap")

    def _until_found(self, guesses: Iterable[Lead], kind: str) -> None:
        for lead in guesses:
            if self._has(kind) or self.refused >= _REFUSALS:
                return
            self._read(lead)

    def _has(self, kind: str) -> bool:
        """Whether a usable document of the kind was read: for a feed a fresh one."""
        if kind == "feed":
            return any(
                document.is_usable and not choosing.is_stale(document, self.now)
                for document in self.judged
                if document.kind in ("feed", "news sitemap")
            )
        return any(document.is_usable for document in self.judged if document.kind != "feed")

    def _read(self, lead: Lead) -> Judged | None:
        """Fetch for one document; None where it was requested for before or the requests are used up."""
        if key_of(lead.url) in self.requested or self.left <= 0:
            return None
        self.left -= 1
        visit = self._visit(lead.url, lead.expected)
        response = visit.response
        self.refused = self.refused + 1 if response is None or response.status not in (200, 404, 410) else 0
        if response is None or response.status != 200:
            failure = visit.failure.error.removeprefix(f"{lead.url}: ") if visit.failure else ""
            error = failure or (f"answers {response.status} {response.reason}".rstrip() if response else "no response")
            self.judged.append(Judged(lead, "feed" if lead.expected == "feed" else "sitemap", error=error))
            return self.judged[-1]
        return self._take(response, lead)

    def _take(self, response: Exchange, lead: Lead) -> Judged:
        """Judge a response; the children of an index are read with it."""
        content_type = _header(response, "content-type")
        judged, document = judging.read_document(response.body, response.url, content_type, lead, self.now)
        if document.is_index:
            children = self._children(document, depth=1)
            judged = judging.with_children(judged, children, self.now)
        self.judged.append(judged)
        return judged

    def _children(self, index: Document, depth: int) -> list[Judged]:
        found: list[Judged] = []
        for url in judging.children_to_read(index, self.now):
            child = self._child(Lead(url, "sitemap", "index"), depth)
            if child is not None and child.entries:
                found.append(child)
            if len(found) == judging.MAX_CHILDREN:
                break
        return found

    def _child(self, lead: Lead, depth: int) -> Judged | None:
        if key_of(lead.url) in self.requested or self.left <= 0:
            return None
        self.left -= 1
        response = self._visit(lead.url, "sitemap").response
        if response is None or response.status != 200:
            return None
        content_type = _header(response, "content-type")
        judged, document = judging.read_document(response.body, response.url, content_type, lead, self.now)
        if document.is_index and depth < 2:
            return judging.with_children(judged, self._children(document, depth + 1), self.now)
        return judged

    def _listing(self) -> Judged | None:
        if self.page is None or self.obstacle is not None:
            return None
        return judging.judge_listing(self.body, self.page.url, "", self.now)

    def _try_pages(self, choice: Choice, proposal: Proposal) -> tuple[TriedPage, ...]:
        """Fetch the newest articles: three, or some more where none of those is one."""
        rules = SourceRules(proposal.name, proposal.include, timezone=proposal.timezone)
        entries = [
            (entry, document.kind)
            for document in choice.documents
            for entry in document.articles
            if passes(entry.url, proposal.include, ())
        ]
        dated = [pair for pair in entries if pair[0].published_at or pair[0].changed_at]
        dated.sort(key=lambda pair: pair[0].published_at or pair[0].changed_at or self.now, reverse=True)
        ordered = {key_of(entry.url): entry for entry, _ in [*dated, *entries]}
        tried: list[TriedPage] = []
        for entry in ordered.values():
            if len(tried) >= (PAGES if _articles(tried) else MOST_PAGES):
                break
            tried.append(tried_page(self._visit(entry.url, "page"), rules, self.now))
        return tuple(tried[:PAGES] if _articles(tried[:PAGES]) else tried[-PAGES:])

    def _what_stands_in_the_way(self, tried: tuple[TriedPage, ...], proposal: Proposal | None) -> Obstacle | None:
        if proposal is not None and not _articles(tried):
            return commonest_obstacle(tried)
        if proposal is None and self.obstacle is None:
            return Obstacle("no articles", "no feed, no sitemap, and too few links that look like articles")
        return self.obstacle


def _articles(tried: Iterable[TriedPage]) -> list[Article]:
    return [page.verdict for page in tried if isinstance(page.verdict, Article)]


def _header(exchange: Exchange, name: str) -> str:
    return next((value for key, value in exchange.headers if key.lower() == name), "")

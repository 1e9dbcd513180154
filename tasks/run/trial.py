"""A trial of a source: discover, fetch and extract a few of its pages without writing anything to the home."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tasks.config import Source
from tasks.discover import Get, discover
from tasks.fetching import Client
from tasks.pure.discovery.records import Discovery
from tasks.pure.exchanges import ExchangeKind, Validators, Visit
from tasks.pure.normalize import article_from
from tasks.pure.records import Article, Candidate, Rejection


@dataclass(frozen=True, slots=True)
class TriedPage:
    """One candidate and the result of fetching and extracting it."""

    candidate: Candidate
    verdict: Article | Rejection | None
    """None: it could not be fetched."""
    error: str
    url: str
    """The final address, after redirects."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a source lists, and the pages that were tried."""

    discovery: Discovery
    pages: tuple[TriedPage, ...]

    @property
    def succeeded(self) -> bool:
        """Whether all documents could be read and at least one page is an article."""
        return self.discovery.complete and any(isinstance(page.verdict, Article) for page in self.pages)


def try_source(source: Source, now: datetime, *, pages: int, explain: bool = False) -> Trial:
    """Discover a source and extract its newest pages.

    Args:
        now: aware UTC.
        pages: how many pages at most.
        explain: whether the verdicts carry the evidence of each field.

    Raises:
        ContactMissing: a public host would be fetched without a contact.
    """
    # The state of the hosts is deleted with the folder: nothing of a trial reaches the home.
    with tempfile.TemporaryDirectory(prefix="dateline-try-") as folder, Client(Path(folder)) as client:

        def get(url: str, kind: ExchangeKind, validators: Validators | None) -> Visit:
            return client.visit(url, source.document_policy(), kind=kind, validators=validators)

        discovery = _discover(source, get, now)
        tried = tuple(
            _try_page(client, source, candidate, explain=explain) for candidate in discovery.candidates[:pages]
        )
    return Trial(discovery, tried)


def _discover(source: Source, get: Get, now: datetime) -> Discovery:
    # A day back: of a sitemap index, that is its newest part, which is enough for a few pages.
    discovery = discover(source, get, known={}, now=now, since=now - timedelta(days=1))
    if not discovery.candidates:  # a site that has published nothing since
        discovery = discover(source, get, known={}, now=now, since=None)
    return discovery


def _try_page(client: Client, source: Source, candidate: Candidate, *, explain: bool) -> TriedPage:
    visit = client.visit(candidate.url, source.policy(), found_by=candidate.found_by)
    page = visit.page(source.name)
    if page is None:
        error = visit.failure.error if visit.failure else "no response"
        return TriedPage(candidate, None, error, candidate.url)
    return TriedPage(candidate, article_from(page, source.rules(), explain=explain), "", page.url)

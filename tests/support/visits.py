"""Judged visits as loading receives them, and a warehouse to load them into."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from tasks.checks import run_checks
from tasks.config import Source
from tasks.frontier import Claim, enqueue
from tasks.home import Home
from tasks.load import load_visits
from tasks.pure.addresses import key_of
from tasks.pure.archived import ArchivedExchange, ArchivedVisit, Judged
from tasks.pure.discovery.records import Discovery, DocumentRead
from tasks.pure.exchanges import Failure, Validators
from tasks.pure.records import Article, Candidate, DateFound, FoundBy, Page, Reason, Rejection, SourceRules
from tasks.runs import Run, open_run
from tests.support.homes import migrated

T0 = datetime(2026, 9, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SITE = "https://paper.example"


def at(hours: float) -> datetime:
    """This many hours after the tests' start time."""
    return T0 + hours * HOUR


def address(name: str) -> str:
    """An address that does not look like a section."""
    return f"{SITE}/2026/09/{name}"


def article(
    words: str,
    *,
    title: str = "",
    canonical: str = "",
    amp: str = "",
    extractor: str = "1",
    published: datetime | None = None,
    modified: datetime | None = None,
    tags: tuple[str, ...] = (),
    keeps: str = "",
) -> Article:
    """An article whose content is what ``words`` says, fifty words long and unlike any other.

    With ``keeps``, twenty more that every article with the same has: what an editor leaves of an earlier text.
    """
    body = " ".join([*(f"{keeps}{n}" for n in range(20) if keeps), *(f"{words}{n}" for n in range(50))])
    title = title or f"About {words}"
    return Article(
        title=title,
        lead="",
        body=body,
        authors=("Ann Writer",),
        tags=tags,
        section="news",
        language="en",
        published=DateFound("x", "json-ld", published, published.date(), 0, "stated") if published else None,
        modified=DateFound("x", "json-ld", modified, modified.date(), 0, "stated") if modified else None,
        image_url="",
        image_caption="",
        access="free",
        canonical_url=canonical,
        amp_url=amp,
        dateline_place="",
        agency="",
        word_count=len(body.split()),
        content_hash=hashlib.sha256(f"{title}|{body}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
        extractor=extractor,
    )


_offsets = itertools.count(1000)


def visit(
    url: str,
    when: datetime,
    verdict: Article | Reason | Failure | None,
    *,
    lands: str = "",
    via: Sequence[str] = (),
    status: int = 200,
    found_by: FoundBy = "feed",
    etag: str = "",
) -> Judged:
    """One visit with its verdict; None is a 304. The fetch id is derived from address and time."""
    lands = lands or url
    chain = [url, *via, lands] if lands != url else [url]
    if verdict is None:
        status = 304
    exchanges = tuple(
        ArchivedExchange(
            fetch_id=hashlib.md5(f"{step}|{when}|{n}".encode("utf-8", "replace"), usedforsecurity=False).hexdigest(),
            kind="page",
            address=url,
            url=step,
            status=status if n == len(chain) - 1 else 301,
            requested_at=when,
            elapsed_ms=12.5,
            wire_bytes=100,
            body_bytes=400,
            content_type="text/html",
            etag=etag,
            last_modified="",
            robots="allowed",
            payload_digest="sha1:X",
            offset=next(_offsets),
            length=100,
        )
        for n, step in enumerate(chain)
    )
    if isinstance(verdict, Failure):
        return ArchivedVisit(url, found_by, (), None, verdict), None
    page = Page(exchanges[-1].fetch_id, "paper", url, lands, status, (), b"", when, found_by, tuple(via))
    judged = Rejection(verdict, "because") if isinstance(verdict, str) else verdict
    return ArchivedVisit(url, found_by, exchanges, page), judged


def failure(*, transient: bool = True, reason: Reason | None = None, retry_at: datetime | None = None) -> Failure:
    return Failure(transient, "no response from paper.example", reason, retry_at)


@dataclass
class LoadFixture:
    """A warehouse with runs, and short methods to load and query it."""

    root: Path
    source: Source = field(default_factory=lambda: Source(name="paper", feeds=(f"{SITE}/feed",)))
    now: datetime = T0
    segments: int = 0

    def __post_init__(self) -> None:
        self.home = self.home_of()
        self.warehouse = migrated(self.home)
        self.runs: list[Run] = []

    def home_of(self) -> Home:
        """The home that this fixture writes to."""
        return Home(self.root)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ignored: object) -> None:
        for run in self.runs:
            run.end()

    def open(self, *, refresh: bool = False, now: datetime | None = None) -> Run:
        run = open_run(self.warehouse, self.home, "ingest", [self.source], refresh=refresh, now=now or self.now)
        self.runs.append(run)
        return run

    def load(
        self,
        *loaded: Judged,
        run: Run | None = None,
        segment: str = "",
        now: datetime | None = None,
        source: str = "paper",
        rules: SourceRules | None = None,
    ) -> dict[str, int]:
        self.segments += 1
        return dict(
            load_visits(
                self.warehouse,
                segment=segment or f"paper/2026/09/{self.segments:04}.warc.gz",
                bytes=1,
                source=source,
                run_id=run.run_id if run is not None else None,
                loaded=loaded,
                now=now or self.now,
                rules=rules,
            )
        )

    def list(
        self,
        run: Run,
        *candidates: Candidate,
        refresh: bool = False,
        complete: bool = True,
        now: datetime | None = None,
        source: Source | None = None,
        etag: str = "",
    ) -> Claim:
        now = now or self.now
        source = source or self.source
        document = DocumentRead(f"{SITE}/feed", "feed", now, 200, len(candidates), Validators(etag))
        discovery = Discovery(source.name, now, candidates, (document,), (), complete)
        return enqueue(self.warehouse, run, source, discovery, now=now, refresh=refresh)

    def ask(self, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
        with self.warehouse.transaction() as connection:
            return connection.execute(query, parameters or None).fetchall()

    def violations(self) -> dict[str, list[tuple[Any, ...]]]:
        """The rows that data checks find, by check; empty if all hold."""
        with self.warehouse.transaction() as connection:
            results = run_checks(connection, sample=1000)
        return {result.claim: list(result.sample) for result in results if not result.holds}


def listed(
    name: str,
    *,
    published: datetime | None = None,
    changed: datetime | None = None,
    found_by: FoundBy = "feed",
    source: str = "paper",
) -> Candidate:
    url = address(name)
    return Candidate(url, key_of(url), source, found_by, f"{SITE}/feed", published, changed)

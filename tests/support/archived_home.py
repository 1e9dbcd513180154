"""A home with four segments of one page each: three loaded, some days apart, and one not loaded yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tasks import archive
from tasks.home import Home
from tasks.load import load_visits
from tasks.pure.exchanges import Visit
from tasks.pure.normalize import article_from
from tasks.pure.records import SourceRules
from tasks.warehouse import Warehouse
from tests.support.exchanges import an_exchange
from tests.support.homes import migrated

NOW = datetime(2026, 9, 20, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
RULES = SourceRules("post")
NAMES = ("harbour", "ferry", "market", "tower")


@dataclass(frozen=True)
class ArchivedHome:
    home: Home
    warehouse: Warehouse
    segments: list[str]
    """The oldest first; the last is not loaded."""
    now: datetime

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        with self.warehouse.transaction() as connection:
            return connection.execute(query).fetchall()

    def load(self, name: str, now: datetime | None = None) -> None:
        """Load a segment as a run would."""
        path = archive.archive_of(self.home).path(name)
        segment = archive.read_segment(path, archive=self.home.archive)
        judged = [(visit, article_from(visit.page, RULES) if visit.page else None) for visit in segment.visits()]
        load_visits(
            self.warehouse,
            segment=name,
            bytes=path.stat().st_size,
            source="post",
            run_id=None,
            loaded=judged,
            now=now or self.now,
        )


def address(name: str) -> str:
    return f"https://post.example/2026/09/{name}-story"


def page(name: str) -> bytes:
    """A page that extraction takes for an article, with a different text for each name."""
    sentences = " ".join(f"The {name} number {n} was opened again by the harbour master on Friday." for n in range(40))
    head = f"<html><head><title>About the {name}</title></head>"
    return f"{head}<body><article><h1>About the {name}</h1><p>{sentences}</p></article></body></html>".encode()


def visit(name: str, at: datetime) -> Visit:
    html = (("Content-Type", "text/html; charset=utf-8"),)
    exchange = an_exchange(address(name), body=page(name), headers=html)
    return Visit(address(name), (replace(exchange, requested_at=at),), found_by="feed")


def archived_home(root: Path, store: str | None = None) -> ArchivedHome:
    """``store``: where the archive is, if not in the home; nothing is left in the home then."""
    home = Home(root, archive_store=store)
    segments = archive.archive_of(home)
    home.prepare()
    warehouse = migrated(home)
    archived = ArchivedHome(home, warehouse, [], NOW)
    for place, name in enumerate(NAMES):
        at = NOW - (9 - 3 * place) * DAY
        with segments.writer("post", f"run-{place}", at) as writer:
            writer.append(visit(name, at))
            sealed = writer.seal()
        assert sealed is not None
        archived.segments.append(sealed.relative_to(home.archive).as_posix())
        if name != NAMES[-1]:
            archived.load(archived.segments[-1], at)
            segments.loaded(archive.Unloaded(f"run-{place}", archived.segments[-1]))
    return archived

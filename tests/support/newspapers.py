"""The demo's two newspapers, loaded and published without a network, for the README's questions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tasks.demo.edition import Edition, hafenbote, harbour_post
from tasks.home import Home
from tasks.load import load_visits
from tasks.publish import publish
from tasks.pure.normalize import article_from
from tasks.pure.records import Page, SourceRules
from tasks.warehouse import Warehouse
from tests.support.homes import migrated
from tests.support.visits import Judged, visit

OPENED = datetime(2026, 11, 24, 15, 43, 58, tzinfo=UTC)


def made_home(path: Path) -> Home:
    """Both papers when the site opens, and the Harbour Post again after its correction."""
    home = Home(path)
    warehouse = migrated(home)
    later = OPENED + timedelta(minutes=5)
    opened = harbour_post("http://127.0.0.1:8001", OPENED, None)
    corrected = harbour_post("http://127.0.0.1:8001", OPENED, later)
    _load(warehouse, opened, OPENED)
    _load(warehouse, hafenbote("http://127.0.0.2:8002", OPENED, opened), OPENED)
    _load(warehouse, corrected, later)
    publish(warehouse, home, run_id=None, now=later)
    return home


def _load(warehouse: Warehouse, edition: Edition, now: datetime) -> None:
    paper = edition.paper
    rules = SourceRules(paper.name, timezone=paper.timezone, language=paper.language)
    loaded = [_read(edition, article.url, rules, now) for article in edition.articles]
    segment = f"{paper.name}/{now:%H%M}.warc.gz"
    load_visits(
        warehouse, segment=segment, bytes=1, source=paper.name, run_id=None, loaded=loaded, now=now, rules=rules
    )


def _read(edition: Edition, url: str, rules: SourceRules, now: datetime) -> Judged:
    resource = edition.resources[url.removeprefix(edition.base)]
    headers = (("content-type", resource.content_type),)
    page = Page("fetch", rules.name, url, url, resource.status, headers, resource.body, now)
    return visit(url, now, article_from(page, rules))

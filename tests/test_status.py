"""``dateline status`` shows the state while a run writes, and how old its figures are."""

from __future__ import annotations

import fcntl
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from flows.cli.status import reject_lines, source_line, unconfigured_backlog
from tasks.home import Home
from tasks.run_locks import live_runs
from tasks.status import status
from tasks.warehouse import Warehouse
from tests.support import two_newspapers


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = two_newspapers.made_home(tmp_path_factory.mktemp("home"))
    home.prepare()
    return home


def test_nothing_published_is_not_an_error(tmp_path: Path) -> None:
    found = status(Home(tmp_path), now=two_newspapers.NOON)
    assert (found.published_at, found.runs, found.sources, found.live) == (None, (), (), ())


def test_it_says_how_old_it_is(home: Home) -> None:
    found = status(home, now=two_newspapers.PUBLISHED + timedelta(minutes=90))
    assert (found.published_at, found.age_seconds, found.articles) == (two_newspapers.PUBLISHED, 5400.0, 6)


def test_the_last_runs_come_first(home: Home) -> None:
    found = status(home, now=two_newspapers.PUBLISHED, count=2)
    assert [(run.run_id, run.taken_in, run.started_at) for run in found.runs] == [
        ("run-3", 7, two_newspapers.NOON),
        ("run-2", 7, two_newspapers.NOON - timedelta(hours=1)),
    ]


def test_sources_and_their_backlog(home: Home) -> None:
    found = {source.source: source for source in status(home, now=two_newspapers.PUBLISHED).sources}
    assert {name: (source.health, source.pending) for name, source in found.items()} == {
        "harbour-post": ("new", 0),
        "le-phare": ("new", 1),
    }
    assert found["le-phare"].complete_through == two_newspapers.NOON - timedelta(hours=1)


@pytest.mark.parametrize("kind", ["silent", "drifting", "robots", "failing", "stale"])
def test_each_alarm_comes_with_what_to_do(home: Home, kind: str) -> None:
    source = replace(
        status(home, now=two_newspapers.PUBLISHED).sources[0], source="post", health=kind, why="no [article] since"
    )
    shown = StringIO()
    Console(file=shown, width=200).print(source_line(source))
    first, *then = shown.getvalue().splitlines()
    assert first == f"post: {kind}  no [article] since"
    assert len(then) == 1
    assert "{source}" not in then[0]


def test_what_waits_for_a_source_that_is_not_configured_is_said(home: Home, tmp_path: Path) -> None:
    stands = status(home, now=two_newspapers.PUBLISHED)
    path = tmp_path / "sources.toml"
    assert unconfigured_backlog(stands, path) == []
    for name, said in (("le-phare", []), ("phare", ["le-phare"])):
        path.write_text(f'[[sources]]\nname = "{name}"\nfeeds = ["https://phare.example/feed"]\n', encoding="utf-8")
        assert [line.split(":")[0] for line in unconfigured_backlog(stands, path)] == said


def test_rejects_by_reason(home: Home) -> None:
    found = status(home, now=two_newspapers.PUBLISHED).rejects
    assert [(entry.source, entry.reason, entry.rejects_24h) for entry in found] == [
        ("harbour-post", "consent", 1),
        ("harbour-post", "section", 1),
    ]


def test_it_does_not_wait_for_a_writer(home: Home) -> None:
    with Warehouse(home).transaction():
        assert status(home, now=two_newspapers.PUBLISHED).articles == 6


def test_only_a_held_lock_is_a_live_run(home: Home) -> None:
    (home.runs / "dead.lock").touch()
    with (home.runs / "alive.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert [run.run_id for run in live_runs(home)] == ["alive"]
    assert live_runs(home) == []


def test_rejects_come_with_what_stands_in_the_way_and_what_to_do(home: Home) -> None:
    found = status(home, now=two_newspapers.PUBLISHED)
    seen = found.rejects[0]
    rejects = (
        replace(seen, reason="thin", last_detail="script shell (3 words without scripts); 3 words, 25 wanted"),
        replace(seen, reason="challenge", last_detail="bot check (Cloudflare, HTTP 403)", source="le-phare"),
        replace(seen, reason="challenge", last_detail="bot check (Cloudflare, HTTP 403)"),
        replace(seen, reason="gone", last_detail="HTTP 410", rejects_7d=0),
        replace(seen, reason="language", last_detail="fr, not en"),
    )
    shell, bot = reject_lines(replace(found, rejects=rejects))
    assert shell.startswith("[yellow]thin: script shell[/yellow]: look for the feed, sitemap or API")
    assert bot.startswith("[yellow]challenge: bot check (Cloudflare)[/yellow]: write to the site")

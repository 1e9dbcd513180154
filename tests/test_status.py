"""``dateline status`` shows the state as of now, and the snapshot, with the reason, where that cannot be had."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from flows.cli.status import (
    not_yet_run,
    reject_lines,
    show_status,
    source_line,
    source_lines,
    unconfigured_backlog,
    with_switched_off,
    without_removed,
)
from tasks.home import Home
from tasks.run_locks import live_runs, note_serving
from tasks.source_lock import hold_lock
from tasks.status import status
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.lakes import LakeFixture
from tests.support.visits import address, article, at, visit


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = two_newspapers.made_home(tmp_path_factory.mktemp("home"))
    home.prepare()
    return home


@contextmanager
def held_elsewhere(home: Home) -> Iterator[None]:
    """Another writer has the warehouse."""
    has, may_end = threading.Event(), threading.Event()

    def write() -> None:
        with Warehouse(home).transaction():
            has.set()
            may_end.wait()

    writer = threading.Thread(target=write)
    writer.start()
    has.wait()
    try:
        yield
    finally:
        may_end.set()
        writer.join()


def test_neither_warehouse_nor_snapshot_is_not_an_error(tmp_path: Path) -> None:
    found = status(Home(tmp_path), now=two_newspapers.NOON)
    assert (found.published_at, found.as_of, found.runs, found.sources, found.live) == (None, None, (), (), ())


def test_it_says_how_old_the_snapshot_is(home: Home) -> None:
    found = status(home, now=two_newspapers.PUBLISHED + timedelta(minutes=90))
    assert (found.published_at, found.age_seconds, found.articles) == (two_newspapers.PUBLISHED, 5400.0, 6)


def test_it_is_of_now_and_not_of_the_snapshot(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path / "home")
    with Warehouse(home).transaction() as connection:
        connection.execute("UPDATE sources SET enabled = false WHERE source = 'le-phare'")
    now = two_newspapers.PUBLISHED + timedelta(minutes=4)
    found = status(home, now=now)
    assert (found.as_of, found.not_live_because) == (now, "")
    assert {source.source: source.health for source in found.sources} == {"harbour-post": "new", "le-phare": "off"}


def test_a_look_leaves_nothing_in_the_warehouse(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path / "home")
    names = "SELECT list(table_name ORDER BY table_name) FROM information_schema.tables"
    with Warehouse(home).transaction() as connection:
        before = connection.execute(names).fetchone()
    status(home, now=two_newspapers.PUBLISHED)
    with Warehouse(home).transaction() as connection:
        assert connection.execute(names).fetchone() == before


def test_what_is_loaded_and_not_published_is_seen(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path / "home")
    home.snapshot.unlink()
    found = status(home, now=two_newspapers.PUBLISHED)
    assert (found.published_at, found.articles, len(found.runs)) == (None, 6, 3)


def test_while_another_writes_it_is_the_snapshot_and_says_so(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.status.PATIENCE", 0.05)
    with held_elsewhere(home):
        found = status(home, now=two_newspapers.PUBLISHED + timedelta(minutes=4))
    assert (found.as_of, found.articles) == (two_newspapers.PUBLISHED, 6)
    assert "busy" in found.not_live_because


def test_a_lake_is_read_while_another_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.status.PATIENCE", 0.05)
    with LakeFixture(tmp_path) as fixture:
        fixture.load(visit(address("one"), at(1), article("one")))
        with held_elsewhere(fixture.home):
            found = status(fixture.home, now=at(2))
    assert (found.as_of, found.not_live_because, found.articles) == (at(2), "", 1)


def test_where_nothing_can_be_read_the_number_of_articles_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tasks.status.PATIENCE", 0.05)
    home = two_newspapers.made_home(tmp_path / "home")
    home.snapshot.unlink()
    with held_elsewhere(home):
        found = status(home, now=two_newspapers.PUBLISHED)
    assert (found.as_of, found.articles) == (None, None)
    shown = StringIO()
    show_status(Console(file=shown, width=80), found)
    assert "no figures now: " in shown.getvalue()
    assert "0 articles" not in shown.getvalue()


@pytest.mark.parametrize("written", [b"not a database", b""], ids=["damaged", "of another version"])
def test_a_warehouse_that_cannot_be_read_is_named(tmp_path: Path, written: bytes) -> None:
    home = two_newspapers.made_home(tmp_path / "home")
    home.warehouse.write_bytes(written)
    found = status(home, now=two_newspapers.PUBLISHED)
    assert (found.as_of, found.articles) == (two_newspapers.PUBLISHED, 6)
    assert str(home.warehouse) in found.not_live_because


def test_the_service_is_seen_by_its_lock(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path / "home")
    with hold_lock(home, "serve"):
        note_serving(home)
        found = status(home, now=two_newspapers.PUBLISHED).serving
    assert found is not None
    assert found.process == os.getpid()
    assert status(home, now=two_newspapers.PUBLISHED).serving is None


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


def test_the_age_of_the_snapshot_is_in_words(home: Home) -> None:
    shown = StringIO()
    show_status(
        Console(file=shown, width=80), status(home, now=two_newspapers.PUBLISHED + timedelta(days=3, seconds=7))
    )
    assert "published for analysts 3 days ago" in shown.getvalue()


def test_what_waits_for_a_source_that_is_not_configured_is_said(home: Home, tmp_path: Path) -> None:
    stands = status(home, now=two_newspapers.PUBLISHED)
    path = tmp_path / "sources.toml"
    assert unconfigured_backlog(stands, path) == []
    for name, said in (("le-phare", []), ("phare", ["le-phare"])):
        path.write_text(f'[[sources]]\nname = "{name}"\nfeeds = ["https://phare.example/feed"]\n', encoding="utf-8")
        assert [line.split(":")[0] for line in unconfigured_backlog(stands, path)] == said


def test_a_source_that_the_file_has_just_switched_off_is_off(home: Home, tmp_path: Path) -> None:
    found = status(home, now=two_newspapers.PUBLISHED)
    shown = with_switched_off(found, {"harbour-post": False, "le-phare": True, "new-one": True})
    assert [(source.source, source.health) for source in shown.sources] == [
        ("le-phare", "new"),
        ("harbour-post", "off"),
    ]
    assert not_yet_run(found, {"harbour-post": False, "new-one": True, "off-one": False}) == ["not run yet: new-one"]


def test_a_source_that_was_removed_and_left_nothing_is_not_shown(home: Home) -> None:
    found = status(home, now=two_newspapers.PUBLISHED)
    empty = replace(found.sources[0], source="typo", health="off", articles=0, pending=0)
    found = replace(found, sources=(*found.sources, empty))
    names = {source.source: True for source in found.sources}
    assert without_removed(found, names) == without_removed(found, {}) == found
    del names["typo"]
    left = without_removed(with_switched_off(found, names), names).sources
    assert [source.source for source in left] == ["harbour-post", "le-phare"]
    old = without_removed(replace(found, sources=(replace(empty, articles=3),)), names)
    assert [source.source for source in old.sources] == ["typo"]


def test_the_same_error_of_several_runs_is_one_line(home: Home) -> None:
    found = status(home, now=two_newspapers.PUBLISHED)
    runs = tuple(replace(run, error=f"post: HTTP {500 if place < 2 else 404}") for place, run in enumerate(found.runs))
    shown = StringIO()
    show_status(Console(file=shown, width=120), replace(found, runs=runs))
    said = [line for line in shown.getvalue().splitlines() if "HTTP" in line]
    assert said == [
        f"{runs[0].run_id} (and 1 run before it) post: HTTP 500",
        f"{runs[2].run_id} post: HTTP 404",
    ]


def test_the_same_of_many_sources_is_one_line(home: Home) -> None:
    one = replace(status(home, now=two_newspapers.PUBLISHED).sources[0], health="new", why="has no baseline yet")
    ill = replace(one, health="failing", why="HTTP 500")
    lines = source_lines([replace(one, source=f"s{number}") for number in range(5)] + [ill, replace(ill, source="z")])
    assert [line.split("[/")[0] for line in lines] == [
        "[green]s0, s1, s2 and 2 more: new",
        "[red]harbour-post: failing",
        "[red]z: failing",
    ]


def test_rejects_by_reason(home: Home) -> None:
    found = status(home, now=two_newspapers.PUBLISHED).rejects
    assert [(entry.source, entry.reason, entry.rejects_24h) for entry in found] == [
        ("harbour-post", "consent", 1),
        ("harbour-post", "section", 1),
    ]


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


def test_a_few_rejects_of_many_pages_need_no_advice(home: Home) -> None:
    found = status(home, now=two_newspapers.PUBLISHED)
    gone = replace(found.rejects[0], reason="gone", last_detail="HTTP 410", rejects_7d=4)
    sources = tuple(replace(source, inserted_7d=50, rejected_7d=4) for source in found.sources)
    assert reject_lines(replace(found, sources=sources, rejects=(gone,))) == []
    assert len(reject_lines(replace(found, sources=sources, rejects=(replace(gone, rejects_7d=6),)))) == 1


@pytest.mark.parametrize("name", ["odd-dates-gazette", "a-newspaper-whose-name-is-longer-than-most-names-are"])
def test_at_80_columns_names_are_whole_or_wrapped_and_never_cut(home: Home, name: str) -> None:
    found = status(home, now=two_newspapers.PUBLISHED)
    source = replace(found.sources[0], source=name, rejected_7d=8, complete_through=two_newspapers.NOON)
    shown = StringIO()
    show_status(Console(file=shown, width=80), replace(found, sources=(source,)))
    heading, *lines = shown.getvalue().partition("source ")[2].splitlines()
    assert "rejected 7 d" not in heading
    assert "2026-03-20 12:00Z" in lines[1]
    written = "".join(line.partition("│")[0].strip() for line in lines[1:])
    assert written.startswith(name)
    assert lines[1].startswith(f"{name} ") or len(name) > 28

"""Daily upkeep of a home: raw pages are removed by age or size, damage is found, unneeded files are removed."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks import archive
from tasks.checks import run_checks
from tasks.home import Home
from tasks.upkeep import compaction, retention, tidying, validation
from tests.support.archived_home import ArchivedHome, archived_home

DAY = timedelta(days=1)


@pytest.fixture
def archived(tmp_path: Path) -> ArchivedHome:
    return archived_home(tmp_path)


def left(home: Home) -> list[str]:
    return [path.relative_to(home.archive).as_posix() for path in archive.sealed(home.archive)]


def test_nothing_is_removed_without_a_limit(archived: ArchivedHome) -> None:
    assert (
        retention.remove(archived.warehouse, archived.home, days=0, most_bytes=0, now=archived.now + 4000 * DAY) == []
    )
    assert len(left(archived.home)) == 4


def test_raw_pages_are_removed_by_age_and_only_once_they_are_loaded(archived: ArchivedHome) -> None:
    """The first was loaded nine days ago, the second six, the third three; the fourth waits to be loaded."""
    removed = retention.remove(archived.warehouse, archived.home, days=5, most_bytes=0, now=archived.now)
    assert [(segment.segment, segment.why) for segment in removed] == [(name, "age") for name in archived.segments[:2]]
    assert left(archived.home) == archived.segments[2:]
    known = archived.ask("SELECT segment, why FROM removed_segments ORDER BY segment")
    assert known == [(name, "age") for name in archived.segments[:2]]
    assert archived.ask("SELECT count(*) FROM segments") == [(3,)], "the warehouse still knows what the archive had"
    assert archived.ask("SELECT count(*) FROM article_heads") == [(3,)]
    assert validation.sample(archived.warehouse, archived.home, archived.now).damaged == ()
    assert retention.remove(archived.warehouse, archived.home, days=5, most_bytes=0, now=archived.now) == []


def test_the_oldest_raw_pages_are_removed_by_size(archived: ArchivedHome) -> None:
    size = (archived.home.archive / archived.segments[2]).stat().st_size
    removed = retention.remove(archived.warehouse, archived.home, days=0, most_bytes=size, now=archived.now)
    assert [(segment.segment, segment.why) for segment in removed] == [(name, "size") for name in archived.segments[:2]]


def test_a_removal_that_was_cut_off_is_done_by_the_next_round(archived: ArchivedHome) -> None:
    path = archived.home.archive / archived.segments[0]
    whole = path.read_bytes()
    retention.remove(archived.warehouse, archived.home, days=8, most_bytes=0, now=archived.now)
    path.write_bytes(whole)
    retention.remove(archived.warehouse, archived.home, days=8, most_bytes=0, now=archived.now)
    assert not path.exists()
    assert archived.ask("SELECT count(*) FROM removed_segments") == [(1,)]


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def exchanged(path: Path) -> None:
    """Whole and well, but another segment."""
    other = next(other for other in sorted(path.parent.iterdir()) if other != path)
    path.write_bytes(other.read_bytes())


@pytest.mark.parametrize("harm", [flipped, cut, exchanged, Path.unlink])
def test_damage_is_found(archived: ArchivedHome, harm: Callable[[Path], None]) -> None:
    assert validation.sample(archived.warehouse, archived.home, archived.now) == validation.Validated(3, ())
    harm(archived.home.archive / archived.segments[1])
    (line,) = validation.sample(archived.warehouse, archived.home, archived.now).damaged
    assert line.startswith(archived.segments[1])


def test_a_sample_is_another_each_day(archived: ArchivedHome) -> None:
    flipped(archived.home.archive / archived.segments[1])
    days = range(20)
    found = [
        bool(validation.sample(archived.warehouse, archived.home, archived.now + day * DAY, count=1).damaged)
        for day in days
    ]
    assert {True, False} == set(found)


def test_a_fragmented_warehouse_is_rewritten(archived: ArchivedHome) -> None:
    with archived.warehouse.transaction() as connection:
        connection.execute("CREATE TABLE ballast AS SELECT md5(n::VARCHAR) AS x FROM range(1000000) AS t (n)")
    with archived.warehouse.transaction() as connection:
        connection.execute("CREATE TABLE kept AS SELECT n FROM range(1000) AS t (n)")
    with archived.warehouse.transaction() as connection:
        connection.execute("DROP TABLE ballast")
    with archived.warehouse.checkpointed() as path:
        before = path.stat().st_size
    contents = archived.ask("FROM article_contents ORDER BY ALL")
    assert compaction.compact(archived.warehouse) == 0, "too small to be worth it"
    saved = compaction.compact(archived.warehouse, least_bytes=0)
    assert saved > 0
    assert archived.warehouse.path.stat().st_size == before - saved
    assert archived.ask("FROM article_contents ORDER BY ALL") == contents
    assert archived.warehouse.migrate() == []
    assert compaction.compact(archived.warehouse, least_bytes=0) == 0, "nothing is free any more"
    assert not list(archived.home.root.glob(".*compacting*"))


def test_files_no_longer_needed_are_removed(archived: ArchivedHome) -> None:
    now = datetime.now(UTC)
    for folder, name, days in (
        ("logs", "dateline-2020-01-01.log", 31),
        ("logs", "dateline-new.log", 1),
        ("runs", "dead.lock", 2),
        ("runs", "young.lock", 0),
        ("hosts", "old.example.json", 91),
        ("hosts", "new.example.json", 5),
    ):
        path = archived.home.root / folder / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
        os.utime(path, ((now - days * DAY).timestamp(),) * 2)
    assert tidying.tidy(archived.home, now) == 3
    left_over = {path.name for folder in ("logs", "runs", "hosts") for path in (archived.home.root / folder).iterdir()}
    assert {"dateline-new.log", "young.lock", "new.example.json"} <= left_over
    assert not {"dateline-2020-01-01.log", "dead.lock", "old.example.json"} & left_over


def test_all_checks_hold_after_a_round(archived: ArchivedHome) -> None:
    retention.remove(archived.warehouse, archived.home, days=5, most_bytes=0, now=archived.now)
    with archived.warehouse.transaction() as connection:
        assert [result.claim for result in run_checks(connection) if not result.holds] == []

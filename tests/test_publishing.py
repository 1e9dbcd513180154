"""Publishing replaces the snapshot by a complete, read-only one and leaves nothing else behind."""

from __future__ import annotations

import errno
import os
import stat
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tasks.analyst import open_snapshot, run_query
from tasks.checks import run_checks
from tasks.home import Home
from tasks.publish import PublishFailed, publish
from tasks.spare import spare_of
from tasks.warehouse import Warehouse
from tests.support import two_newspapers


def visible(home: Home) -> list[str]:
    """What is in the published folder, but for the spare."""
    return sorted(path.name for path in home.published.iterdir() if path != spare_of(home))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return two_newspapers.made_home(tmp_path / "home")


def test_the_snapshot_says_what_it_is(home: Home) -> None:
    result = run_query(home, "SELECT published_at, run_id, articles, article_versions, sources FROM snapshot_info")
    assert result.rows == [(two_newspapers.PUBLISHED.replace(tzinfo=None), "run-3", 6, 7, 2)]


def test_a_warehouse_without_an_article_is_published_too(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    published = publish(Warehouse(home), home, run_id=None, now=two_newspapers.NOON)
    assert published.articles == 0
    assert run_query(home, "SELECT count(*) FROM articles").rows == [(0,)]


def test_every_claim_holds_on_the_snapshot_and_its_marts(home: Home) -> None:
    with open_snapshot(home) as connection:
        results = run_checks(connection)
    assert [(result.claim, result.sample) for result in results if not result.holds] == []
    assert "daily_volume_counts_every_article" in {result.claim for result in results}


def test_the_file_is_read_only_and_alone(home: Home) -> None:
    assert stat.S_IMODE(home.snapshot.stat().st_mode) == 0o444
    assert visible(home) == ["analyst.duckdb"]


def test_the_writer_keeps_its_tables_as_they_are(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        names = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        views = connection.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchone()
    assert {"runs", "sources"} <= names
    assert "snapshot_info" not in names
    assert views == (0,)


def test_files_of_killed_publishers_are_removed(home: Home) -> None:
    for name in (".analyst.duckdb.123.building", ".analyst.duckdb.123.building.wal"):
        (home.published / name).write_bytes(b"half a file")
    (home.published / "report").mkdir()
    publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)
    assert visible(home) == ["analyst.duckdb", "report"]


@pytest.mark.fault("machine", "publishing that fails, as on a full disk", "the old snapshot stays")
def test_a_failure_leaves_the_old_snapshot(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        connection.execute("ALTER TABLE rejects RENAME COLUMN reason TO why")  # no warehouse of ours
    before = home.snapshot.stat()
    with pytest.raises(PublishFailed, match="old snapshot stays"):
        publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED + timedelta(hours=1))
    assert home.snapshot.stat() == before
    assert visible(home) == ["analyst.duckdb"]


def test_an_article_without_content_does_not_affect_others(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        connection.execute("DELETE FROM article_contents WHERE article_id = 'vote'")
    publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)
    assert run_query(home, "SELECT count(*) FROM articles").rows == [(5,)]
    with open_snapshot(home) as connection:
        broken = {result.claim for result in run_checks(connection) if not result.holds}
    assert {"article_has_its_content", "article_shows_its_own_content", "articles_show_every_head"} <= broken


def test_a_failure_keeps_the_request(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        connection.execute("DROP TABLE rejects")
    with pytest.raises(PublishFailed):
        publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)
    assert (home.root / "publish.answering").exists()


def test_a_disk_that_refuses_the_copy_once_is_believed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel reports a write error to the first sync only."""
    refusals = [OSError(errno.EIO, "Input/output error")]
    sync = os.fsync

    def refusing_once(descriptor: int) -> None:
        if refusals:
            raise refusals.pop()
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refusing_once)
    before = home.snapshot.stat()
    with pytest.raises(PublishFailed, match="Input/output error"):
        publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED + timedelta(hours=1))
    assert home.snapshot.stat() == before
    assert visible(home) == ["analyst.duckdb"]


@pytest.mark.fault("machine", "a WAL beside the snapshot", "not taken over")
def test_a_careless_analysts_wal_is_not_taken_over(home: Home) -> None:
    """Root, or the owner after chmod, can open the snapshot read-write; what is written then must not live on."""
    home.snapshot.chmod(0o644)
    with duckdb.connect(home.snapshot, config={"checkpoint_threshold": "1GB"}) as careless:
        careless.execute("PRAGMA disable_checkpoint_on_shutdown")
        careless.execute("CREATE TABLE mine AS SELECT 1 AS x")
    assert Path(f"{home.snapshot}.wal").exists()
    publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)
    assert visible(home) == ["analyst.duckdb"]
    with duckdb.connect(home.snapshot, read_only=True) as reader:
        assert reader.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'mine'").fetchone() == (0,)

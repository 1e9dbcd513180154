"""The writer's migrations, merges and checks run on a DuckLake unchanged, and a snapshot is made of it."""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks import lake
from tasks.alarms import judge
from tasks.comparing import compare_versions
from tasks.config import load_config
from tasks.home import Home, Lake
from tasks.indexing import index_articles, tidy_index
from tasks.lake import LakeConflict, LakeUnavailable, LakeUnreadable, named_lake_error
from tasks.live_views import live_views
from tasks.publish import publish
from tasks.pure.errors import ConfigError, TransientError
from tasks.reprocess import read_again
from tasks.runs import RunSource, close_dead_runs, close_run
from tasks.settings import resolve_settings
from tasks.snapshot import open_snapshot
from tasks.upkeep import keep_up
from tasks.upkeep.backup import BackupRefused, back_up, restore
from tasks.upkeep.compaction import KEPT
from tasks.upkeep.forgetting import forget
from tasks.warehouse import Warehouse
from tests.support.backfill_fixture import write_config
from tests.support.lakes import LakeFixture
from tests.support.visits import LoadFixture, address, article, at, failure, listed, visit


@pytest.fixture
def fixture(tmp_path: Path) -> Iterator[LakeFixture]:
    """A lake whose catalog is in a DuckDB file."""
    with LakeFixture(tmp_path, kind="") as fixture:
        yield fixture


def utc(hours: float) -> datetime:
    return at(hours).replace(tzinfo=None)


def test_a_run_on_a_ducklake(fixture: LakeFixture) -> None:
    one, two, copy = address("one"), address("two"), address("copy")
    assert fixture.warehouse.migrate(at(0)) == []
    run = fixture.open()
    taken = fixture.list(run, *map(listed, ("one", "two", "copy", "down", "later")), etag='"feed"')
    assert len(taken.assignments) == 5
    segment = [
        visit(one, at(1), article("one"), etag='"1"'),
        visit(two, at(1), "thin"),
        visit(copy, at(2), article("one", canonical=one)),
        visit(address("down"), at(2), failure()),
    ]
    assert fixture.load(*segment, run=run, segment="1.warc.gz") == {
        "inserted": 1,
        "rejected": 1,
        "duplicate": 1,
        "pending": 1,
    }
    assert fixture.load(*segment, run=run, segment="1.warc.gz") == {}
    assert fixture.load(visit(one, at(4), article("another")), visit(two, at(4), article("two")), run=run) == {
        "updated": 1,
        "inserted": 1,
    }
    fixture.load(visit(one, at(5), article("another")), visit(one, at(6), None))
    fixture.load(
        visit(one, at(4.5), article("third")), visit(one, at(3), article("another")), visit(two, at(7), "gone")
    )
    [row] = close_run(fixture.warehouse, run, at(8), {})
    assert row == RunSource("paper", 5, 5, 0, inserted=2, updated=0, unchanged=0, duplicate=1, rejected=0, pending=2)
    assert close_dead_runs(fixture.warehouse, fixture.home, at(9)) == []
    assert fixture.ask("SELECT version, valid_from FROM article_contents WHERE title <> 'About two' ORDER BY ALL") == [
        (1, utc(1)),
        (2, utc(3)),
        (3, utc(4.5)),
        (4, utc(5)),
    ]
    assert fixture.ask("SELECT version, last_seen_at, gone_at FROM article_heads ORDER BY version") == [
        (1, utc(4), utc(7)),
        (4, utc(6), None),
    ]
    assert fixture.violations() == {}
    assert index_articles(fixture.warehouse, now=at(9)) == 2
    assert index_articles(fixture.warehouse, now=at(9)) == 0
    postings = tidy_index(fixture.warehouse, now=at(9))
    assert fixture.ask("SELECT count(*), count(DISTINCT document) FROM search_postings") == [(postings, 2)]
    assert compare_versions(fixture.warehouse, now=at(9)) == 3


def read_again_by_better_rules(fixture: LoadFixture) -> list[tuple[Any, ...]]:
    """Reprocess a segment in which each kind of difference is; the rows that come of it."""
    names = ("same", "title", "tags", "date", "thin", "reason", "lost")
    date = article("date", published=at(0.5))
    before = (article("same"), article("title"), article("tags"), date, "thin", "thin", article("lost"))
    better = (
        article("same", extractor="later"),
        article("title", title="Better", extractor="later"),
        article("tags", tags=("found",), extractor="later"),
        article("date", published=at(0.1), extractor="later"),
        article("thin", extractor="later"),
        "section",
        "section",
    )
    fixture.load(*(visit(address(name), at(1), one) for name, one in zip(names, before, strict=True)), segment="1")
    fixture.load(visit(address("title"), at(2), article("later")), segment="2")
    again = [visit(address(name), at(1), one) for name, one in zip(names, better, strict=True)]
    found = read_again(
        fixture.warehouse, segment="1", source="paper", run_id=None, loaded=again, now=at(9), extractor="later"
    )
    assert found.outcomes == {"unchanged": 3, "updated": 1, "inserted": 1, "rejected": 2}
    assert fixture.violations() == {}
    return [
        row
        for query in (
            "SELECT url, version, tags, published_at, extractor FROM article_heads ORDER BY ALL",
            "SELECT version, valid_from, cause, title, published_at, extractor FROM article_contents ORDER BY ALL",
            "SELECT url_key, outcome, reason, article_id IS NULL FROM addresses ORDER BY ALL",
            "SELECT url_key, reason FROM rejects ORDER BY ALL",
            "SELECT segment, extractor FROM segments ORDER BY ALL",
        )
        for row in fixture.ask(query)
    ]


def test_a_reprocess_on_a_ducklake_leaves_the_rows_of_one_in_a_file(fixture: LakeFixture, tmp_path: Path) -> None:
    with LoadFixture(tmp_path / "file") as in_file:
        assert read_again_by_better_rules(fixture) == read_again_by_better_rules(in_file)
        dates = in_file.ask("SELECT DISTINCT published_at FROM article_contents WHERE published_at IS NOT NULL")
        assert dates == [(utc(0.1),)]


def test_no_merge_has_two_actions_that_ducklake_does_not_have() -> None:
    merges = importlib.resources.files("sql").joinpath("merges")
    texts = {file.name: file.read_text("utf-8") for file in merges.iterdir() if file.name.endswith(".sql")}
    assert [name for name, text in texts.items() if len(re.findall(r"\bTHEN\s+(?:UPDATE|DELETE)", text)) > 1] == []


def test_analysts_have_the_same_snapshot_of_it(fixture: LakeFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one")), visit(address("two"), at(1), article("two")))
    fixture.load(visit(address("one"), at(2), article("another")))
    published = publish(fixture.warehouse, fixture.home, run_id=None, now=at(3))
    assert published.articles == 2
    with open_snapshot(fixture.home) as connection:
        assert connection.execute("SELECT title, version FROM articles ORDER BY title").fetchall() == [
            ("About another", 2),
            ("About two", 1),
        ]
        assert connection.execute("SELECT count(*) FROM article_versions").fetchall() == [(3,)]
        assert connection.execute("SELECT count(*) FROM search('another')").fetchall() == [(1,)]
    assert not fixture.home.warehouse.exists()
    assert not list(fixture.root.glob(".lake*"))


def test_health_and_checks_are_the_same_once_it_was_published(fixture: LakeFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one"))
    fixture.load(visit(address("one"), at(1), article("one")), run=run)
    close_run(fixture.warehouse, run, at(2), {})

    def seen() -> list[tuple[Any, ...]]:
        with live_views(fixture.warehouse, at(3)) as connection:
            return (
                connection.execute("SELECT * FROM runs").fetchall()
                + connection.execute("SELECT * FROM source_health").fetchall()
            )

    before, claims = seen(), fixture.violations()
    publish(fixture.warehouse, fixture.home, run_id=None, now=at(3))
    assert len(before) == 2
    assert seen() == before
    assert seen() == before, "nothing stays of the views"
    assert fixture.violations() == claims == {}
    judge(fixture.warehouse, at(3))


def test_a_backup_of_it_is_restored_into_a_file(fixture: LakeFixture, tmp_path: Path) -> None:
    fixture.load(visit(address("one"), at(1), article("one")))
    back_up(fixture.warehouse, fixture.home, tmp_path / "backup.tar", at(2))
    with pytest.raises(BackupRefused, match="DATELINE_WAREHOUSE"):
        restore(fixture.home, tmp_path / "backup.tar")
    home = Home(tmp_path / "other")
    restore(home, tmp_path / "backup.tar")
    assert publish(Warehouse(home), home, run_id=None, now=at(3)).articles == 1


def texts_in_files(fixture: LakeFixture) -> list[str]:
    """What the files hold, whatever the lake has deleted since."""
    pattern = str(fixture.root / "files" / "*" / "article_contents" / "**" / "*[0-9a-f].parquet")
    with duckdb.connect() as connection:
        found = connection.execute("SELECT title FROM read_parquet($pattern)", {"pattern": pattern}).fetchall()
    return [title for (title,) in found]


def test_maintenance_joins_its_small_files(fixture: LakeFixture) -> None:
    for n in range(6):
        fixture.load(visit(address(f"page{n}"), at(n), article(f"word{n}")))
    before = len(list((fixture.root / "files").rglob("*.parquet")))
    config = load_config(write_config(fixture.root / "sources.toml"))
    keep_up(fixture.home, config, datetime.now(UTC) + 2 * KEPT)
    assert len(list((fixture.root / "files").rglob("*.parquet"))) < before / 2
    assert fixture.ask("SELECT count(*) FROM article_heads") == [(6,)]
    assert fixture.violations() == {}
    assert publish(fixture.warehouse, fixture.home, run_id=None, now=at(20)).articles == 6


def test_what_is_forgotten_is_in_none_of_its_files(fixture: LakeFixture) -> None:
    fixture.load(*(visit(address(f"page{n}"), at(1), article(f"word{n}")) for n in range(12)))
    assert "About word3" in texts_in_files(fixture)
    assert forget(fixture.warehouse, fixture.home, address("page3"), at(2)).articles == 1
    assert sorted(texts_in_files(fixture)) == sorted(f"About word{n}" for n in range(12) if n != 3)
    assert fixture.ask("SELECT count(*) FROM article_heads") == [(11,)]
    assert fixture.violations() == {}


def test_what_does_not_name_a_ducklake_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_WAREHOUSE", "postgres://db/news")
    with pytest.raises(ConfigError, match="ducklake:postgres:"):
        resolve_settings(tmp_path)
    monkeypatch.setenv("DATELINE_WAREHOUSE", f"ducklake:{tmp_path}/catalog.ducklake")
    assert resolve_settings(tmp_path).home.lake == Lake(f"ducklake:{tmp_path}/catalog.ducklake", f"{tmp_path}/lake")


def test_a_lake_that_cannot_be_attached_says_so(tmp_path: Path) -> None:
    (tmp_path / "catalog").write_text("no database")
    home = Home(tmp_path, Lake(f"ducklake:{tmp_path}/catalog", f"{tmp_path}/files"))
    with pytest.raises(LakeUnreadable, match="cannot be attached"):
        Warehouse(home).migrate()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('TransactionContext Error: Failed to commit: Failed to execute query "ROLLBACK": \n', LakeUnavailable),
        ('Failed to execute query "COMMIT": server closed the connection unexpectedly', LakeUnavailable),
        ('Failed to execute query "SELECT 1": ERROR: relation "files" does not exist', None),
        ("Failed to commit: could not serialize access due to concurrent update", LakeConflict),
        ("Constraint Error: NOT NULL constraint failed: runs.run_id", None),
    ],
)
def test_an_error_of_the_lake_says_whether_it_may_be_tried_again(text: str, kind: type[TransientError] | None) -> None:
    found = named_lake_error(Lake("ducklake:postgres:dbname=news", "files"), duckdb.Error(text))
    assert type(found) is (kind or type(None))


def test_no_text_of_a_statement_has_the_secret_of_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "AWS_ACCESS_KEY_ID": "worker",
        "AWS_SECRET_ACCESS_KEY": "it's a $SECRET",
        "AWS_SESSION_TOKEN": "a passing token",
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT_URL_S3": "http://127.0.0.1:9",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with duckdb.connect(config={"extension_directory": str(tmp_path)}) as connection:
        lake.load_extension(connection, "httpfs")
        connection.execute("CALL enable_logging('QueryLog')")
        lake.set_up_store(connection)
        logged = " ".join(text for (text,) in connection.execute("SELECT message FROM duckdb_logs").fetchall())
        assert "CREATE OR REPLACE SECRET" in logged
        assert [value for value in given.values() if value in logged] == []
        [(stored,)] = connection.execute("SELECT secret_string FROM duckdb_secrets()").fetchall()
    assert {"key_id=worker", "region=us-east-1", "endpoint=127.0.0.1:9", "use_ssl=false"} <= set(stored.split(";"))

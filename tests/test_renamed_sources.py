"""A renamed source (``former_names``) keeps its articles, its history and its health under the new name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tasks import alarms, checks, configured
from tasks.config import Source, load_config
from tasks.home import Home
from tasks.publish import publish
from tasks.pure.errors import ConfigError
from tasks.snapshot import open_snapshot
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

NOON = two_newspapers.NOON
LATER = NOON + timedelta(hours=1)
RENAMED = Source(name="quay-post", former_names=("harbour-post",))
OTHER = Source(name="le-phare")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = two_newspapers.made_home(tmp_path / "home")
    publish(Warehouse(home), home, run_id="run-3", now=two_newspapers.PUBLISHED)
    return home


def count(home: Home, table: str, source: str) -> int:
    with Warehouse(home).transaction() as connection:
        query = f"SELECT count(*) FROM {table} WHERE source = $source"  # noqa: S608
        return int(connection.execute(query, {"source": source}).fetchall()[0][0])


def test_all_rows_take_the_new_name(home: Home) -> None:
    tables = ("article_heads", "run_sources", "outcomes", "rejects", "fetches", "segments")
    before = {table: count(home, table, "harbour-post") for table in tables}
    assert all(before.values())
    configured.record(Warehouse(home), [RENAMED, OTHER], LATER)
    assert {table: count(home, table, "quay-post") for table in tables} == before
    assert {count(home, table, "harbour-post") for table in (*tables, "sources")} == {0}


def test_what_is_counted_and_checked_is_right_afterwards(home: Home) -> None:
    configured.record(Warehouse(home), [RENAMED, OTHER], LATER)
    publish(Warehouse(home), home, run_id="run-3", now=LATER)
    with Warehouse(home).transaction() as connection:
        assert [found.claim for found in checks.run_checks(connection) if not found.holds] == []
    with open_snapshot(home) as connection:
        counted = dict(connection.execute("SELECT source, sum(articles) FROM daily_volume GROUP BY 1").fetchall())
        known = dict(connection.execute("SELECT source, count(*) FROM articles GROUP BY 1").fetchall())
    assert set(counted) == set(known) == {"quay-post", "le-phare"}


def test_it_raises_no_alarm(home: Home) -> None:
    configured.record(Warehouse(home), [RENAMED, OTHER], LATER)
    assert {alarm.source for alarm in alarms.judge(Warehouse(home), LATER)} <= {"le-phare"}


def test_a_source_that_ran_under_both_names_keeps_the_rows_of_both(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        two_newspapers.insert(connection, "sources", [two_newspapers.configured("quay-post", NOON)])
        both = two_newspapers.run_source("run-3", "quay-post", NOON)
        two_newspapers.insert(connection, "run_sources", [both])
    configured.record(Warehouse(home), [RENAMED, OTHER], LATER)
    assert count(home, "sources", "quay-post") == 1
    assert (count(home, "run_sources", "quay-post"), count(home, "run_sources", "harbour-post")) == (3, 1)
    with Warehouse(home).transaction() as connection:
        (first,) = connection.execute("SELECT first_run_at FROM sources WHERE source = 'quay-post'").fetchone() or ()
    assert first == (NOON - timedelta(days=3)).replace(tzinfo=None)


def test_a_run_of_the_former_name_ends_first(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        two_newspapers.insert(connection, "runs", [two_newspapers.run("run-4", NOON, state="running")])
        two_newspapers.insert(connection, "run_sources", [two_newspapers.run_source("run-4", "harbour-post", NOON)])
    configured.record(Warehouse(home), [RENAMED, OTHER], LATER)
    assert count(home, "article_heads", "quay-post") == 0
    with Warehouse(home).transaction() as connection:
        connection.execute("UPDATE runs SET state = 'completed' WHERE run_id = 'run-4'")
    configured.record(Warehouse(home), [RENAMED, OTHER], LATER)
    assert count(home, "article_heads", "harbour-post") == 0


def test_a_segment_of_the_former_name_is_read_by_the_rules_of_the_present_one(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text('[[sources]]\nname = "new"\nformer_names = ["old"]\nurls = ["https://a.example/1"]\n')
    config = load_config(path)
    assert [config.current_name(name) for name in ("old", "new", "other")] == ["new", "new", "other"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((["two"], []), '"two" is the name of sources[1]; give names that no source has any more'),
        ((["one"], []), '"one" is the name of sources[0]'),
        ((["old"], ["old"]), '"old" is a former name of sources[0]'),
        ((["Old"], []), "must consist of lower-case letters"),
    ],
)
def test_a_former_name_belongs_to_one_source(tmp_path: Path, names: tuple[list[str], ...], words: str) -> None:
    path = tmp_path / "sources.toml"
    tables = zip(("one", "two"), names, strict=True)
    path.write_text(
        "".join(
            f'[[sources]]\nname = "{name}"\nurls = ["https://a.example/1"]\nformer_names = {former}\n'
            for name, former in tables
        )
    )
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert words in str(caught.value)
    assert "former_names[0]" in caught.value.key

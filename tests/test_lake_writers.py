"""Several processes write to one DuckLake at once, while it is compacted: nothing is lost, and nothing is there twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks.checks import run_checks
from tasks.home import Home, Lake
from tasks.lake import LakeConflict, retry_lake
from tasks.upkeep.compaction import compact_lake
from tasks.warehouse import Warehouse
from tests.support import postgres
from tests.support.lakes import LakeFixture
from tests.support.visits import T0

WRITERS, LOADS = 2, 3


@pytest.fixture(params=["sqlite", "postgres"])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Lake]:
    files = str(tmp_path / "files")
    if request.param != "postgres":
        yield Lake(f"ducklake:{request.param}:{tmp_path}/catalog", files)
        return
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    with postgres.postgres() as server:
        yield Lake(f"ducklake:postgres:{server.address}", files)


def start_writer(lake: Lake, home: Path, number: int) -> subprocess.Popen[bytes]:
    hours = [str(number + 1), str(LOADS * WRITERS + 1), str(WRITERS)]  # the writers' hours take turns
    writer = [
        sys.executable,
        "-m",
        "tests.support.lake_writer",
        str(home),
        lake.catalog,
        lake.files,
        f"w{number}",
        *hours,
    ]
    return subprocess.Popen(writer)


@pytest.mark.acceptance
def test_writers_with_homes_of_their_own_lose_nothing_while_the_lake_is_compacted(lake: Lake, tmp_path: Path) -> None:
    warehouse = Warehouse(Home(tmp_path / "home", lake))
    warehouse.migrate(T0)
    writers = [start_writer(lake, tmp_path / f"home{number}", number) for number in range(WRITERS)]
    while any(writer.poll() is None for writer in writers):
        compact_lake(warehouse, datetime.now(UTC) - timedelta(seconds=1), least_free=0.0)
    assert [writer.wait() for writer in writers] == [0] * WRITERS
    compact_lake(warehouse, datetime.now(UTC) + timedelta(days=1), least_free=0.0)
    with warehouse.transaction() as connection:
        loads = WRITERS * LOADS
        assert connection.execute("SELECT count(*) FROM segments").fetchall() == [(loads,)]
        assert connection.execute("SELECT count(*) FROM fetches").fetchall() == [(2 * loads,)]
        # One page of each load, and the one that all of them have, with a version from each.
        assert connection.execute("SELECT count(*), max(versions) FROM article_heads").fetchall() == [
            (loads + 1, loads)
        ]
        assert connection.execute("SELECT count(*) FROM article_contents").fetchall() == [(2 * loads,)]
        assert {result.claim for result in run_checks(connection) if not result.holds} == set()


def test_processes_that_make_a_lake_at_the_same_moment_all_find_it_made(lake: Lake, tmp_path: Path) -> None:
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", MAKER, str(tmp_path / f"home{number}"), lake.catalog, lake.files],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(3)
    ]  # fmt: skip
    for maker in makers:
        assert maker.stdout is not None
        assert maker.stdout.readline() == "ready\n"
    said = []
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.close()  # all begin now
    for maker in makers:
        assert maker.stdout is not None
        with maker.stdout as output:
            said.append(output.read())
        assert maker.wait() == 0
    assert sorted(map(int, said))[:2] == [0, 0]
    assert max(map(int, said)) > 0, "one of them has made it, with all its tables"


MAKER = """
import sys
from pathlib import Path
import duckdb
from tasks.home import Home, Lake
from tasks.warehouse import Warehouse
warehouse = Warehouse(Home(Path(sys.argv[1]), Lake(*sys.argv[2:])))
print("ready", flush=True)
sys.stdin.read()
print(len(warehouse.migrate()))
"""


def test_a_unit_of_work_that_another_writer_was_faster_than_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.lake.FIRST_WAIT", 0.0)
    tries = []

    @retry_lake
    def load() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise LakeConflict("another writer was first", key="lake")
        return "loaded"

    assert load() == "loaded"
    assert len(tries) == 3


def test_maintenance_has_texts_written_in_small_groups(tmp_path: Path) -> None:
    """A group is held in memory while it is written: 122,880 texts, DuckDB's own number, do not fit into a gigabyte."""
    with LakeFixture(tmp_path) as fixture:
        compact_lake(fixture.warehouse, datetime.now(UTC))
        options = "SELECT value FROM ducklake_options('lake') WHERE scope_entry = 'internal.article_contents'"
        assert fixture.ask(options) == [("8192",)]

"""A warehouse is moved from its file to a DuckLake and back, also when the move is killed on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.home import Home, Lake
from tasks.migrations import WarehouseMoved
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.upkeep.moving import Moved, MoveRefused, move
from tasks.warehouse import Warehouse
from tests.support.visits import LoadFixture, address, article, at, visit

KILLED = """
import os, signal, sys
from pathlib import Path
from tasks.home import Home, Lake
from tasks.upkeep import moving
from tests.support.visits import at
root, catalog, files, back, after = sys.argv[1:]
copy = moving._copy
def killed(sides, table):
    if table == after:
        os.kill(os.getpid(), signal.SIGKILL)
    return copy(sides, table)
moving._copy = killed
lake = Lake(catalog, files)
home = Home(Path(root), lake if back == "back" else None)
moving.move(home, None if back == "back" else lake, at(9))
"""


def killed_move(root: Path, lake: Lake, back: str, at_table: str) -> int:
    arguments = [sys.executable, "-c", KILLED, str(root), lake.catalog, lake.files, back, at_table]
    return subprocess.run(arguments, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}).returncode


def contents(moved: Moved) -> set[tuple[str, int, str]]:
    """What must be the same on both sides. A lake has no time of migration of its own."""
    return {(table.name, table.rows, table.digest) for table in moved.tables}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(f"ducklake:sqlite:{tmp_path}/catalog", str(tmp_path / "files"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    with LoadFixture(tmp_path / "home") as fixture:
        fixture.load(*(visit(address(f"page{n}"), at(n), article(f"word{n}", tags=("one", "two"))) for n in range(5)))
        fixture.load(visit(address("page1"), at(6), article("another")))
        publish(fixture.warehouse, fixture.home, run_id=None, now=at(7))
        return fixture.home


def test_a_warehouse_that_was_moved_to_a_lake_and_back_is_the_same(home: Home, lake: Lake) -> None:
    on_lake = Home(home.root, lake)
    there = move(home, lake, at(8))
    assert {"internal.article_heads", "internal.article_contents", "internal.search_postings"} <= {
        table.name for table in there.tables if table.rows
    }
    assert publish(Warehouse(on_lake), on_lake, run_id=None, now=at(9)).articles == 5
    with pytest.raises(WarehouseMoved, match="set DATELINE_WAREHOUSE to 'ducklake:sqlite:"):
        Warehouse(home).migrate()
    back = move(on_lake, None, at(10))
    assert contents(back) == contents(there)
    with pytest.raises(WarehouseMoved, match="set DATELINE_WAREHOUSE to nothing"):
        Warehouse(on_lake).migrate()
    assert publish(Warehouse(home), home, run_id=None, now=at(11)).articles == 5
    with open_snapshot(home) as connection:
        assert connection.execute("SELECT count(*) FROM search('another')").fetchall() == [(1,)]
    assert contents(move(home, lake, at(12))) == contents(there)  # over what was left there


@pytest.mark.acceptance
def test_a_move_that_is_killed_twice_on_the_way_goes_on(home: Home, lake: Lake) -> None:
    assert killed_move(home.root, lake, "there", "internal.article_heads") == -signal.SIGKILL
    assert killed_move(home.root, lake, "there", "internal.search_postings") == -signal.SIGKILL
    there = move(home, lake, at(8))
    assert 0 < there.copied < len(there.tables) - 2  # the others were copied before
    assert killed_move(home.root, lake, "back", "main.fetches") == -signal.SIGKILL
    back = move(Home(home.root, lake), None, at(10))
    assert contents(back) == contents(there)


def test_a_lake_that_holds_another_warehouse_is_left_alone(home: Home, lake: Lake, tmp_path: Path) -> None:
    other = Warehouse(Home(tmp_path / "other", lake))
    other.migrate(at(0))
    with other.transaction() as connection:
        connection.execute("INSERT INTO quiet_folders VALUES ('paper/2026', 1)")
    with pytest.raises(MoveRefused, match="holds a warehouse already"):
        move(home, lake, at(8))


def test_a_move_from_a_file_to_the_file_is_refused(home: Home) -> None:
    with pytest.raises(MoveRefused, match="from the file to a lake"):
        move(home, None, at(8))

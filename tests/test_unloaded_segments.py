"""What earlier runs left in the archive is found without listing what is known to be loaded."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks import archive
from tasks.home import Home
from tasks.run.recovery import changed_folders, find_unloaded_segments
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.homes import migrated

OLD = 1_700_000_000 * 10**9
NOW = datetime.fromtimestamp(OLD // 10**9, UTC) + timedelta(hours=1)
MARCH, APRIL = "paper/2026/03", "paper/2026/04"


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = migrated(Home(tmp_path))
    for folder in (MARCH, APRIL):
        put(made, f"{folder}/one-1.warc.gz")
        load(made, f"{folder}/one-1.warc.gz")
    return made


def put(warehouse: Warehouse, name: str, *, changed: int = OLD) -> None:
    """A file in the archive, whose folder was last changed then."""
    path = warehouse.home.archive / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path.parent, ns=(changed, changed))


def load(warehouse: Warehouse, name: str) -> None:
    row = {
        "segment": name, "source": "paper", "run_id": None, "loaded_at": two_newspapers.NOON, "visits": 1, "bytes": 1, "extractor": "2",
    }  # fmt: skip
    with warehouse.transaction() as connection:
        two_newspapers.insert(connection, "segments", [row])


def changed(warehouse: Warehouse) -> set[str]:
    return set(changed_folders(warehouse, warehouse.home.archive))


def left(warehouse: Warehouse, now: datetime = NOW) -> list[str]:
    """What a run finds that begins now."""
    return find_unloaded_segments(
        warehouse, warehouse.home.archive, changed_folders(warehouse, warehouse.home.archive), now
    )


def test_a_folder_of_loaded_segments_is_scanned_once(warehouse: Warehouse) -> None:
    assert changed(warehouse) == {MARCH, APRIL}
    assert left(warehouse) == []
    assert changed(warehouse) == set()
    assert left(warehouse) == []


def test_what_comes_later_is_found_wherever_it_comes(warehouse: Warehouse) -> None:
    left(warehouse)
    put(warehouse, f"{MARCH}/late-1.warc.gz", changed=OLD + 1)
    put(warehouse, "other/2026/04/new-1.warc.gz")
    assert changed(warehouse) == {MARCH, "other/2026/04"}
    for _ in range(2):  # until it is loaded
        assert left(warehouse) == ["other/2026/04/new-1.warc.gz", f"{MARCH}/late-1.warc.gz"]
    load(warehouse, f"{MARCH}/late-1.warc.gz")
    assert left(warehouse) == ["other/2026/04/new-1.warc.gz"]
    assert changed(warehouse) == {"other/2026/04"}


def test_a_folder_in_which_a_segment_is_open_is_scanned_again(warehouse: Warehouse) -> None:
    put(warehouse, f"{APRIL}/two-1.warc.gz.open")
    assert left(warehouse) == []
    assert changed(warehouse) == {APRIL}
    assert archive.open_names(warehouse.home.archive, [APRIL]) == [f"{APRIL}/two-1.warc.gz.open"]


def test_a_time_that_may_still_pass_unchanged_is_not_believed(warehouse: Warehouse) -> None:
    left(warehouse, now=NOW - timedelta(hours=1))
    assert changed(warehouse) == {MARCH, APRIL}


def test_a_change_after_the_scan_is_not_lost(warehouse: Warehouse) -> None:
    seen = changed_folders(warehouse, warehouse.home.archive)
    put(warehouse, f"{MARCH}/late-1.warc.gz", changed=OLD + 1)
    (warehouse.home.archive / f"{MARCH}/late-1.warc.gz").rename(warehouse.home.root / "aside")
    find_unloaded_segments(warehouse, warehouse.home.archive, seen, NOW)  # listed before the file was added
    (warehouse.home.root / "aside").rename(warehouse.home.archive / f"{MARCH}/late-1.warc.gz")
    assert changed(warehouse) == {MARCH}
    assert left(warehouse, now=datetime.now(UTC)) == [f"{MARCH}/late-1.warc.gz"]


def test_an_older_warehouse_that_is_put_back_knows_no_more_than_it_holds(warehouse: Warehouse) -> None:
    before = warehouse.path.read_bytes()
    left(warehouse)
    warehouse.path.write_bytes(before)
    assert changed(warehouse) == {MARCH, APRIL}


def test_names_are_not_patterns(warehouse: Warehouse) -> None:
    put(warehouse, "[a-z]/2026/03/one-1.warc.gz")
    assert left(warehouse) == ["[a-z]/2026/03/one-1.warc.gz"]

"""A feed of which all entries are new, twice running, is replaced faster than it is read; health says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from tasks.home import Home
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tests.support import two_newspapers
from tests.support.homes import migrated

NOON = two_newspapers.NOON
HOUR = timedelta(hours=1)
FEED = "https://post.example/feed"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    warehouse = migrated(home)
    cases: dict[str, Sequence[tuple[int, int | None, int | None]]] = {
        # Status, candidates and how many of them are new, the oldest reading first.
        "too-fast": [(200, 20, 20), (200, 20, 19), (200, 20, 20), (200, 20, 20)],
        "as-usual": [(200, 20, 20), (200, 20, 3), (200, 20, 2)],
        "only-once": [(200, 20, 3), (200, 20, 3), (200, 20, 20)],
        "first-reading": [(200, 20, 20)],
        "short": [(200, 3, 3), (200, 3, 3), (200, 3, 3)],
        "unchanged-between": [(200, 20, 20), (200, 20, 20), (304, None, None), (200, 20, 20)],
        "before-it-was-counted": [(200, None, None)] * 4,
    }
    with warehouse.transaction() as connection:
        for source, readings in cases.items():
            two_newspapers.insert(connection, "sources", [two_newspapers.configured(source, NOON)])
            for number, (status, candidates, new) in enumerate(readings):
                about = {"run_id": f"{number}", "source": source, "url": FEED, "kind": "feed", "status": status}
                counts = {"entries": candidates or 0, "candidates": candidates, "new_candidates": new}
                row = {**about, **counts, "read_at": NOON - (len(readings) - number) * HOUR}
                two_newspapers.insert(connection, "discoveries", [row])
    publish(warehouse, home, run_id="run", now=NOON)
    return home


def test_only_a_feed_that_was_all_new_twice_running_is_too_fast(home: Home) -> None:
    with open_snapshot(home) as connection:
        found = connection.execute("SELECT source FROM turnover WHERE is_too_fast").fetchall()
    assert found == [("too-fast",)]


def test_health_of_a_source_that_is_ok_says_so(tmp_path: Path) -> None:
    home = Home(tmp_path)
    warehouse = migrated(home)
    days = timedelta(days=30)
    with warehouse.transaction() as connection:
        two_newspapers.insert(connection, "sources", [two_newspapers.configured("post", NOON - days)])
        for hours in range(1, 30 * 24):
            key, at = f"{hours}", NOON - hours * HOUR
            two_newspapers.insert(connection, "runs", [two_newspapers.run(key, at)])
            two_newspapers.insert(connection, "run_sources", [two_newspapers.run_source(key, "post", at, inserted=9)])
        for hours in range(1, 5):
            about = {"run_id": f"{hours}", "source": "post", "url": FEED, "kind": "feed", "status": 200, "entries": 9}
            counts = {"candidates": 9, "new_candidates": 9}
            two_newspapers.insert(connection, "discoveries", [{**about, **counts, "read_at": NOON - hours * HOUR}])
    publish(warehouse, home, run_id="run", now=NOON)
    with open_snapshot(home) as connection:
        ((health, why),) = connection.execute("SELECT health, why FROM source_health").fetchall()
    assert health == "ok"
    assert why == f"{FEED} was all new in its last two readings, so articles may be missed: schedule it more often"

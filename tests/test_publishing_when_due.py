"""Publishing happens no more often than its interval, and no request is forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from tasks.analyst import run_query
from tasks.home import Home
from tasks.publish import PublisherBusy, index_meanwhile, is_requested, publish, publish_if_due, request
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

INTERVAL = 300.0


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def warehouse(home: Home) -> Warehouse:
    return Warehouse(home)


def published_at(home: Home) -> datetime:
    return run_query(home, "SELECT published_at FROM snapshot_info").rows[0][0]


@pytest.mark.parametrize(
    ("seconds", "published"),
    [(0, False), (299, False), (300, True), (86_400, True), (-60, True)],
    ids=["at once", "too early", "just due", "a day later", "the clock was set back"],
)
def test_no_more_often_than_the_interval(home: Home, warehouse: Warehouse, seconds: float, published: bool) -> None:
    publish(warehouse, home, run_id=None, now=two_newspapers.NOON)
    later = two_newspapers.NOON + timedelta(seconds=seconds)
    answer = publish_if_due(warehouse, home, run_id="r", now=later, interval=INTERVAL)
    assert (answer is not None) is published
    assert (published_at(home) == later.replace(tzinfo=None)) is (published or seconds == 0)


def test_the_first_is_always_due(home: Home, warehouse: Warehouse) -> None:
    assert publish_if_due(warehouse, home, run_id=None, now=two_newspapers.NOON, interval=INTERVAL) is not None


def test_a_request_that_came_too_early_is_answered_later(home: Home, warehouse: Warehouse) -> None:
    publish(warehouse, home, run_id=None, now=two_newspapers.NOON)
    soon, later = two_newspapers.NOON + timedelta(seconds=10), two_newspapers.NOON + timedelta(seconds=400)
    assert publish_if_due(warehouse, home, run_id=None, now=soon, interval=INTERVAL) is None
    assert is_requested(home)
    assert publish_if_due(warehouse, home, run_id=None, now=later, interval=INTERVAL, requested=False) is not None
    assert not is_requested(home)


def test_nothing_is_published_for_nobody(home: Home, warehouse: Warehouse) -> None:
    publish(warehouse, home, run_id=None, now=two_newspapers.NOON)
    later = two_newspapers.NOON + timedelta(days=1)
    assert publish_if_due(warehouse, home, run_id=None, now=later, interval=INTERVAL, requested=False) is None


def test_a_request_while_another_publishes_is_kept(home: Home, warehouse: Warehouse) -> None:
    home.prepare()
    with FileLock(home.root / "publish.lock"):
        assert publish_if_due(warehouse, home, run_id=None, now=two_newspapers.NOON, interval=INTERVAL) is None
        with pytest.raises(PublisherBusy):
            publish(warehouse, home, run_id=None, now=two_newspapers.NOON, wait=0)
    assert is_requested(home)
    assert (
        publish_if_due(warehouse, home, run_id=None, now=two_newspapers.NOON, interval=INTERVAL, requested=False)
        is not None
    )


def test_a_request_that_a_killed_publisher_was_answering_is_kept(home: Home, warehouse: Warehouse) -> None:
    publish(warehouse, home, run_id=None, now=two_newspapers.NOON)
    request(home)
    (home.root / "publish.requested").rename(home.root / "publish.answering")
    assert is_requested(home)
    publish(warehouse, home, run_id=None, now=two_newspapers.NOON)
    assert not is_requested(home)


@pytest.mark.parametrize(("minutes", "published"), [(30, False), (61, True)], ids=["half an hour", "over an hour"])
def test_a_run_without_news_publishes_only_an_old_snapshot(
    home: Home, warehouse: Warehouse, minutes: int, published: bool
) -> None:
    publish(warehouse, home, run_id=None, now=two_newspapers.NOON)
    later = two_newspapers.NOON + timedelta(minutes=minutes)
    answer = publish_if_due(warehouse, home, run_id="r", now=later, interval=INTERVAL, quiet=True)
    assert (answer is not None) is published
    assert not is_requested(home)


def loaded(home: Home) -> Warehouse:
    warehouse = Warehouse(home)
    warehouse.migrate()
    with warehouse.transaction() as connection:
        two_newspapers.fill(connection)
    return warehouse


def indexed(warehouse: Warehouse) -> int:
    with warehouse.reading() as connection:
        ((count,),) = connection.execute("SELECT count(*) FROM search_documents").fetchall()
    return int(count)


def test_what_a_run_has_loaded_is_indexed_before_it_is_published(home: Home) -> None:
    warehouse = loaded(home)
    index_meanwhile(warehouse, home, now=two_newspapers.NOON)
    assert indexed(warehouse) == 6


def test_nothing_is_indexed_twice_while_another_process_publishes(home: Home) -> None:
    warehouse = loaded(home)
    with FileLock(home.root / "publish.lock"):
        index_meanwhile(warehouse, home, now=two_newspapers.NOON)
    assert indexed(warehouse) == 0

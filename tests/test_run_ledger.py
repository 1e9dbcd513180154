"""Every address that enters a run has exactly one outcome, however the run ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.config import Source
from tasks.run_locks import live_runs, live_runs_of
from tasks.runs import RunSource, close_dead_runs, close_run, close_sources, open_run
from tests.support.visits import LoadFixture, address, article, at, failure, listed, visit

DYING_RUN = """
import sys
from pathlib import Path
from tests.support.visits import LoadFixture, listed
fixture = LoadFixture(Path(sys.argv[1]))
run = fixture.open()
fixture.list(run, listed("one"), listed("two"), listed("three"))
print(run.run_id, flush=True)
sys.stdin.readline()
"""


RUN_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from tests.support.visits import LoadFixture
fixture = LoadFixture(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
try:
    fixture.open()
except OSError as error:
    print(type(error).__name__)
"""


@pytest.fixture
def fixture(tmp_path: Path) -> Iterator[LoadFixture]:
    with LoadFixture(tmp_path) as fixture:
        yield fixture


def dead_run(fixture: LoadFixture) -> str:
    """The id of a run that has taken in three addresses and was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", DYING_RUN, str(fixture.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parent.parent,
    )
    assert process.stdout is not None
    run_id = process.stdout.readline().decode().strip()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return run_id


def test_the_outcomes_of_a_run_sum_to_what_it_took_in(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, *map(listed, ("one", "two", "three", "four", "five", "copy")))
    assert fixture.violations() == {}
    fixture.load(
        visit(address("one"), at(1), article("one")),
        visit(address("two"), at(1), "thin"),
        visit(address("three"), at(1), failure()),
        visit(address("copy"), at(1), article("one", canonical=address("one"))),
        run=run,
    )
    [row] = close_run(fixture.warehouse, run, at(2), {})
    assert row == RunSource("paper", 6, 6, 0, inserted=1, updated=0, unchanged=0, duplicate=1, rejected=1, pending=3)
    assert fixture.violations() == {}
    assert fixture.ask("SELECT reason FROM outcomes WHERE outcome = 'pending' ORDER BY reason") == [
        ("no response from paper.example",),
        ("not fetched before the run ended",),
        ("not fetched before the run ended",),
    ]
    assert fixture.ask("SELECT claimed_by FROM pending WHERE claimed_by IS NOT NULL") == []


def test_a_run_is_failed_when_a_part_of_it_failed(fixture: LoadFixture) -> None:
    run = fixture.open()
    [row] = close_run(fixture.warehouse, run, at(2), {"paper": "feed: HTTP 500"})
    assert row.error == "feed: HTTP 500"
    assert fixture.ask("SELECT state, error FROM runs") == [("failed", "paper: feed: HTTP 500")]


@pytest.mark.fault("kills", "a run that died", "closed by the next one; its addresses are free")
def test_a_dead_run_is_closed_and_what_it_claimed_is_free(fixture: LoadFixture) -> None:
    run_id = dead_run(fixture)
    assert close_dead_runs(fixture.warehouse, fixture.home, at(1)) == [run_id]
    assert close_dead_runs(fixture.warehouse, fixture.home, at(1)) == []
    assert fixture.ask("SELECT state FROM runs") == [("died",)]
    assert fixture.ask("SELECT taken_in, pending FROM run_sources") == [(3, 3)]
    assert fixture.violations() == {}
    assert len(fixture.list(fixture.open(), now=at(1)).assignments) == 3


def test_what_a_dead_run_fetched_is_its_outcome(fixture: LoadFixture) -> None:
    run_id = dead_run(fixture)
    close_dead_runs(fixture.warehouse, fixture.home, at(1))
    run = fixture.open()
    run_id, run.run_id = run.run_id, run_id
    fixture.load(visit(address("one"), at(0.5), article("one")), run=run)
    assert fixture.ask("SELECT taken_in, inserted, pending FROM run_sources WHERE taken_in > 0") == [(3, 1, 2)]
    assert fixture.violations() == {}
    assert fixture.ask("SELECT count(*) FROM pending") == [(2,)]


def test_an_address_that_was_never_taken_in_enters_with_its_outcome(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.load(visit(address("one"), at(1), article("one"), found_by="warc"), run=run)
    fixture.load(visit(address("two"), at(1), article("two"), found_by="warc"), run=run, source="elsewhere")
    assert {(row.source, row.taken_in) for row in close_run(fixture.warehouse, run, at(2), {})} == {
        ("paper", 1),
        ("elsewhere", 1),
    }
    assert fixture.violations() == {}


def test_an_address_met_twice_in_a_run_has_the_most_that_came_of_it(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.load(visit(address("one"), at(1), article("one")), visit(address("one"), at(2), article("one")), run=run)
    fixture.load(visit(address("one"), at(3), failure()), run=run)
    assert fixture.ask("SELECT outcome FROM outcomes") == [("inserted",)]
    assert fixture.violations() == {}


def test_a_live_run_is_not_closed(fixture: LoadFixture) -> None:
    run = fixture.open()
    assert [live.run_id for live in live_runs(fixture.home)] == [run.run_id]
    assert close_dead_runs(fixture.warehouse, fixture.home, at(1)) == []
    close_run(fixture.warehouse, run, at(2), {})
    assert live_runs(fixture.home) == []


def test_a_run_that_finds_the_disk_full_leaves_no_lock(tmp_path: Path) -> None:
    """RLIMIT_FSIZE simulates a full disk."""
    command = [sys.executable, "-c", RUN_ON_A_FULL_DISK, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    assert done.stdout == "OSError\n"
    assert list((tmp_path / "runs").iterdir()) == []


def test_locks_that_nobody_holds_and_no_run_has_are_removed(fixture: LoadFixture) -> None:
    run = fixture.open()
    held = fixture.home.runs / f"{run.run_id}.lock"
    left, new = fixture.home.runs / "20260101T000000Z-0000.lock", fixture.home.runs / "20260101T000000Z-0001.lock"
    left.touch()
    new.touch()
    for path in (held, left):
        os.utime(path, (0, 0))
    assert close_dead_runs(fixture.warehouse, fixture.home, at(1)) == []
    assert set(fixture.home.runs.glob("*.lock")) == {held, new}


def test_run_ids_sort_by_time(fixture: LoadFixture) -> None:
    first, second = fixture.open(now=at(0)), fixture.open(now=at(1))
    assert re.fullmatch(r"20260904T120000Z-[0-9a-f]{4}", first.run_id)
    assert first.run_id < second.run_id


def test_sources_are_written_down_as_configured(fixture: LoadFixture) -> None:
    fixture.source = fixture.source.model_copy(update={"labels": {"country": "RU"}, "language": "ru"})
    fixture.open()
    fixture.source = fixture.source.model_copy(update={"enabled": False})
    fixture.open(now=at(3))
    assert fixture.ask("SELECT source, enabled, language, labels, schedule, seen_at FROM sources") == [
        ("paper", False, "ru", {"country": "RU"}, "*/15 * * * *", at(3).replace(tzinfo=None))
    ]


def test_a_source_ends_before_its_run(fixture: LoadFixture) -> None:
    """Its part is closed, once, and its run is no reason any more for a backfill to wait."""
    sources = [Source(name=name, feeds=("https://post.example/feed",)) for name in ("quick", "slow")]
    run = open_run(fixture.warehouse, fixture.home, "ingest", sources, refresh=False, now=at(0))
    close_sources(fixture.warehouse, run, {"quick": at(1)}, {"quick": "HTTP 500"})
    run.leave("quick")
    assert live_runs_of(fixture.home, "ingest", "quick") == set()
    assert live_runs_of(fixture.home, "ingest", "slow") == {run.run_id}
    ended = "SELECT source, finished_at, error FROM run_sources ORDER BY source"
    quick = ("quick", at(1).replace(tzinfo=None), "HTTP 500")
    assert fixture.ask(ended) == [quick, ("slow", None, None)]
    close_run(fixture.warehouse, run, at(9), {}, {"slow": at(8)})
    assert fixture.ask(ended) == [quick, ("slow", at(8).replace(tzinfo=None), None)]

"""kill -9 at any moment of publishing leaves the old snapshot or the new one, complete, and loses no article."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tasks.analyst import open_snapshot, run_query
from tasks.checks import run_checks
from tasks.home import Home
from tasks.left_out import DIED
from tasks.publish import is_requested, publish
from tasks.spare import spare_of
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

KILLS = int(os.environ.get("DATELINE_TEST_KILLS", "3"))
"""``make soak`` sets 50. Whole publishings are killed in ``bench.crashes``; here those by difference are, too."""
LONGEST = 0.5
"""Seconds after publishing began; one takes some 0.4."""

LEFT_OUT = {"every_article_is_indexed", "nothing_is_left_out_of_the_index"}
"""An article that was killed at twice is left out of the index, as one is that takes all memory; the checks name it."""


def kill_publishing(home: Home, publishing: int, seconds: float) -> int:
    """Start a publisher and kill it ``seconds`` into one of its publishings; return the articles loaded by then.

    Args:
        publishing: which one, from 1. The third at the latest brings a spare up to date, whatever was left before.
    """
    command = [sys.executable, "-m", "tests.support.publisher", str(home.root)]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(publishing):
            loaded = int(process.stdout.readline()) + 1
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        rest = process.stdout.read().split()
    return int(rest[-1]) + 1 if rest else loaded


@pytest.mark.fault("kills", "kill -9 while publishing", "the old snapshot or the new one, whole")
@pytest.mark.timeout(60 + 30 * KILLS)
def test_a_killed_publisher_leaves_a_whole_snapshot(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    loaded = before = 6
    chance = random.Random(KILLS)
    for number in range(KILLS):
        loaded = kill_publishing(home, 1 + 2 * (number % 2), chance.uniform(0, LONGEST))
        with open_snapshot(home) as connection:
            (stated,) = connection.execute("SELECT articles FROM snapshot_info").fetchone() or (None,)
            (held,) = connection.execute("SELECT count(*) FROM articles WHERE body <> ''").fetchone() or (None,)
            broken = {result.claim for result in run_checks(connection) if not result.holds}
            killed_at = connection.execute("SELECT count(*) FROM internal.publishing_failures WHERE reason = ?", [DIED])
            assert broken == (LEFT_OUT if killed_at.fetchone() != (0,) else set())
        assert before <= held == stated <= loaded
        before = held
    now = two_newspapers.PUBLISHED + timedelta(days=1)
    publish(Warehouse(home), home, run_id="last", now=now)
    assert run_query(home, "SELECT count(*) FROM articles").rows[0][0] >= loaded
    assert {path.name for path in home.published.iterdir()} == {"analyst.duckdb", spare_of(home).name}
    assert not is_requested(home)

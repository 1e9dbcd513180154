"""kill -9 at any moment of publishing leaves the old snapshot or the new one, whole, and loses no article."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from tasks.analyst import open_snapshot, run_query
from tasks.checks import run_checks
from tasks.home import Home
from tasks.publish import is_requested, publish
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

MOMENTS = [0.02, 0.12, 0.22, 0.32, 0.45]
"""Seconds after publishing began; one takes some 0.4."""


def kill_publishing_after(home: Home, seconds: float) -> int:
    """Start a publisher, kill it ``seconds`` after it began to publish; return the articles loaded by then."""
    command = [sys.executable, "-m", "tests.support.publisher", str(home.root)]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        loaded = int(process.stdout.readline()) + 1
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        rest = process.stdout.read().split()
    return int(rest[-1]) + 1 if rest else loaded


def test_a_killed_publisher_leaves_a_whole_snapshot(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    loaded = before = 6
    for moment in MOMENTS:
        loaded = kill_publishing_after(home, moment)
        with open_snapshot(home) as connection:
            (stated,) = connection.execute("SELECT articles FROM snapshot_info").fetchone() or (None,)
            (held,) = connection.execute("SELECT count(*) FROM articles WHERE body <> ''").fetchone() or (None,)
            assert [result.claim for result in run_checks(connection) if not result.holds] == []
        assert before <= held == stated <= loaded
        before = held
    now = two_newspapers.PUBLISHED + timedelta(days=1)
    publish(Warehouse(home), home, run_id="last", now=now)
    assert run_query(home, "SELECT count(*) FROM articles").rows[0][0] >= loaded
    assert [path.name for path in home.published.iterdir()] == ["analyst.duckdb"]
    assert not is_requested(home)

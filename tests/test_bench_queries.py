"""The query of a benchmark, on a snapshot: what measures for minutes must not end in an error."""

from __future__ import annotations

from pathlib import Path

from bench.ingest_rate import UNTIL_LOADED
from tasks.analyst import run_query
from tests.support import two_newspapers


def test_the_ingest_benchmark_asks_what_a_snapshot_has(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    assert run_query(home, UNTIL_LOADED).columns == ("n",)

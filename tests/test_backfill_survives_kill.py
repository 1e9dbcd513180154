"""kill -9 three times in a backfill, then a backfill: each page once, and the windows done."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.analyst import run_query
from tasks.home import Home
from tests.support.backfill_fixture import gazette_pages, write_warc
from tests.support.corpus_site import ROOT

PAGES = 200
KILLS = (("imported", 60), ("torn", 40), ("loaded", 1))
KILLED = """
import sys
from pathlib import Path
from tasks.run.backfill_plan import BackfillRange
from tests.support.killed_ingest import arm
from tests.support.backfill_fixture import backfiller
folder, point, count, warc = sys.argv[1:]
arm(point, int(count))
with backfiller(Path(folder)) as past:
    past.fill(BackfillRange(warc=(warc,)))
"""


@pytest.mark.fault("kills", "kill -9 in a backfill", "all pages in once")
@pytest.mark.timeout(400)
def test_a_backfill_that_is_killed_three_times_has_each_page_once(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    warc = str(write_warc(tmp_path / "NEWS.warc.gz", gazette_pages(PAGES)))
    for point, count in KILLS:
        killed = run("-c", KILLED, str(tmp_path), point, str(count), warc)
        assert killed.returncode == -signal.SIGKILL, f"not killed at {point}: {killed.stderr}"
    home, config = Home(tmp_path / "home"), str(tmp_path / "sources.toml")
    options = ["--home", str(home.root), "--config", config, "backfill", "--source", "past", "--json"]
    again = run("-m", "flows", *options, "--warc", warc, environment=prefect_api)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["errors"] == {}
    articles = run_query(
        home, "SELECT count(*), count(DISTINCT url), max(version), count(DISTINCT found_by) FROM articles"
    )
    assert articles.rows == [(PAGES, PAGES, 1, 1)]
    assert run_query(home, "SELECT count(*), count(DISTINCT fetch_id) FROM fetches").rows == [(PAGES, PAGES)]
    assert run_query(home, "SELECT kind, state, error FROM windows").rows == [("warc", "done", None)]
    ended = run_query(home, "SELECT state, sum(inserted)::INTEGER FROM runs GROUP BY state ORDER BY state").rows
    assert [state for state, _ in ended] == ["completed", "died"]
    assert sum(int(inserted) for _, inserted in ended) == PAGES
    assert not list(home.archive.rglob("*.open"))

    Path(warc).unlink()  # what follows reads the archive alone
    reread = run("-m", "flows", *options[:4], "reprocess", "--all", "--json", environment=prefect_api)
    assert reread.returncode == 0, reread.stderr
    told = json.loads(reread.stdout)
    assert (told["reread"]["pages"], told["reread"]["outcomes"]) == (PAGES, {"unchanged": PAGES})
    assert run_query(home, "SELECT max(version) FROM articles").rows == [(1,)]


def run(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=False, cwd=ROOT, env=environment, timeout=200, capture_output=True, text=True)

"""kill -9 anywhere in a run, then a run: nothing lost, nothing twice, no archived page fetched again."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from tasks import archive
from tasks.analyst import run_query
from tasks.home import Home
from tasks.spare import spare_of
from tests.support import command
from tests.support.corpus_site import CorpusSite
from tests.support.gazette import write_corpus

PAGES = 24
KILLS = (("torn", 9), ("loading", 1), ("loaded", 1), ("copying", 1))


@pytest.mark.fault("kills", "kill -9 at any point of an ingest", "all pages in once")
@pytest.mark.timeout(400)
def test_runs_that_are_killed_at_every_point_leave_everything_once(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    """Each run takes up what the killed one before it left, and is killed at the next point; the last one ends."""
    home = Home(tmp_path / "home")
    config = tmp_path / "sources.toml"
    options = ["--home", str(home.root), "--config", str(config), "ingest", "--json"]
    with CorpusSite(write_corpus(tmp_path / "corpus", PAGES), sites=2) as site:
        config.write_text(site.config_toml(), encoding="utf-8")
        whole: set[str] = set()
        for point, count in KILLS:
            killed = command.run(
                point, str(count), *options, environment=prefect_api, module="tests.support.killed_ingest"
            )
            assert killed.returncode == -signal.SIGKILL, f"not killed at {point}: {killed.stderr}"
            before, asked = whole, site.request_count()
            whole = _archived(home)
            assert before <= whole, f"lost from the archive at {point}"
            assert {url for url in before if asked[url] > 1} == set(), f"asked again although archived, at {point}"
        again = command.run(*options, environment=prefect_api)
        asked, pages = site.request_count(), set(site.pages)

    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["errors"] == {}
    assert sum(asked[url] for url in pages) <= len(pages) + 2, "only what was under way at a kill is asked twice"
    assert sorted(url for (url,) in run_query(home, "SELECT url FROM articles").rows) == sorted(pages)
    assert run_query(home, "SELECT max(version) FROM articles").rows == [(1,)]
    checked = command.run("--home", str(home.root), "--config", str(config), "check")
    assert checked.returncode == 0, checked.stdout
    assert not list(home.archive.rglob("*.open"))
    assert {path.name for path in home.published.iterdir() if path != spare_of(home)} == {"analyst.duckdb", "report"}


def _archived(home: Home) -> set[str]:
    """Addresses whose pages are whole in the archive, segments that nobody sealed included."""
    archive.recover(home.archive)  # what the next run would do first
    return {
        visit.address
        for path in archive.sealed(home.archive)
        for visit in archive.read_segment(path, archive=home.archive).visits()
    }

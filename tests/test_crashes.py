"""A short round of the crash harness: twenty kills in the life of a small home, and every claim holds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.corpus_site import ROOT


@pytest.mark.fault(
    "kills", "kill -9 at any point of an ingest or a refresh", "all pages in once; nothing archived is fetched again"
)
@pytest.mark.fault("kills", "kill -9 in publish or maintain", "the home is what it was; the snapshot is whole")
@pytest.mark.fault("kills", "kill -9 in a backfill", "all pages in once, its window done")
@pytest.mark.fault("kills", "kill -9 in a reprocessing", "each changed page has one version more")
@pytest.mark.fault("kills", "kill -9 in a migration", "the next command goes on; nothing is lost")
@pytest.mark.fault("kills", "kill -9 in a restore", "repeated, or published, it is the home that was backed up")
@pytest.mark.fault("kills", "kill -9 in a forgetting", "repeated, the article is nowhere, and is not fetched again")
@pytest.mark.acceptance
@pytest.mark.timeout(600)
def test_a_home_survives_twenty_kills(prefect_api: dict[str, str]) -> None:
    short = ["--kills", "20", "--pages", "30", "--seed", "1", "--places"]
    done = subprocess.run(
        [sys.executable, "-m", "bench.crashes", *short],
        cwd=ROOT,
        env=prefect_api,
        capture_output=True,
        text=True,
        timeout=590,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "20 kills, 0 faults" in done.stdout

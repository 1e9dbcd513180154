"""The short form of ``make soak-cluster``: four workers that share nothing but PostgreSQL, S3 and Prefect, with faults."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.corpus_site import ROOT
from tests.support.postgres import MISSING, programs

CLAIMS = (
    "every page is in",
    "no page twice, and none that nobody published",
    "each host's delay of 0.2 s is kept",
    "never two requests at once at one host",
    "every sealed segment is loaded, once",
    "no segment is marked as unloaded",
    "no run is alive after the workers have ended",
    "runs of killed workers are closed as died",
    "every data check holds",
    "workers end in order when they are told to",
    "no log has the secret of S3",
    "killed, restarted and refused",
)


@pytest.mark.skipif(programs() is None, reason=MISSING)
@pytest.mark.fault(
    "several machines",
    "a worker is killed, PostgreSQL restarts and S3 answers 503 while eight sites are ingested",
    "all pages in once, each host's delay kept",
)
@pytest.mark.acceptance
@pytest.mark.timeout(700)
def test_four_workers_share_nothing_but_engines(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    form = ["--minutes", "0.2", "--outage", "4", "--lease", "8", "--stories", "4", "--pause", "2"]
    where = ["--folder", str(tmp_path), "--api", prefect_api["PREFECT_API_URL"]]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "AWS_"))}
    done = subprocess.run(
        [sys.executable, "-m", "bench.cluster", *form, *where],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=690,
    )  # fmt: skip
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-3000:]}"
    held = [line[6:] for line in done.stdout.splitlines() if line.startswith("PASS  ")]
    assert [claim for claim in CLAIMS if not any(line.startswith(claim) for line in held)] == []

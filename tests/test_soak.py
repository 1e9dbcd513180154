"""The short form of the soak: live papers, a schedule, a worker killed with -9, and every claim holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.corpus_site import ROOT

CLAIMS = (
    "every article is in",
    "each edit that was read is a version",
    "each withdrawal is a gone_at",
    "the current text is the last one that its paper published",
    "no article twice, and none that nobody published",
    "runs of one source never overlap",
    "runs start by themselves and end",
    "every data check holds",
    "killed: worker; after SIGTERM it ends in order",
)


@pytest.mark.acceptance
@pytest.mark.timeout(700)
def test_nothing_is_lost_and_nothing_is_twice(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    form = ["--minutes", "0.7", "--pause", "1.5", "--every", "15", "--papers", "1", "--kills", "worker"]
    command = [
        sys.executable,
        "-m",
        "bench.soak",
        *form,
        "--home",
        str(tmp_path),
        "--api",
        prefect_api["PREFECT_API_URL"],
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=690)
    log = (tmp_path / "serve.log").read_text("utf-8")[-3000:]
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}\n{log}"
    held = [line[6:] for line in done.stdout.splitlines() if line.startswith("PASS  ")]
    assert [claim for claim in CLAIMS if not any(line.startswith(claim) for line in held)] == []

"""The flow runs of a work pool's worker end in order before it does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.support.corpus_site import ROOT

WORKER = """
import signal, subprocess, sys, time
run = (
    "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: (time.sleep(2), open(sys.argv[2], 'w').close(), sys.exit()));"
    " open(sys.argv[1], 'w').close(); time.sleep(600)"
)
child = subprocess.Popen([sys.executable, "-c", run, *sys.argv[1:]], start_new_session=True)
signal.signal(signal.SIGTERM, lambda *_: (child.kill(), sys.exit(3)))  # as Prefect's worker does
time.sleep(600)
"""
LAUNCHER = """
import sys
from flows.serving.pool_worker import main
sys.exit(main(sys.argv[2:], (sys.executable, "-c", sys.argv[1])))
"""


def until(path: Path) -> None:
    deadline = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < deadline, path
        time.sleep(0.05)


def test_flow_runs_of_a_stopped_worker_end_by_themselves(tmp_path: Path) -> None:
    began, ended = tmp_path / "began", tmp_path / "ended"
    launcher = subprocess.Popen([sys.executable, "-c", LAUNCHER, WORKER, str(began), str(ended)], cwd=ROOT)
    until(began)
    launcher.send_signal(signal.SIGTERM)
    assert launcher.wait(60) == 3, "the worker's own status"
    assert ended.exists(), "it was killed"


def test_the_module_is_prefect_s_worker_with_its_arguments() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows.serving.pool_worker", "--help"],
        cwd=ROOT, env={**os.environ, "COLUMNS": "200"}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0
    assert "--pool" in done.stdout

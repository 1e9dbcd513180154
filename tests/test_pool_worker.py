"""A work pool's worker in a container ends after the flow runs that it leaves to themselves."""

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
signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))
run = 'import sys, time; open(sys.argv[1], "w").close(); time.sleep(2); open(sys.argv[2], "w").close()'
subprocess.Popen([sys.executable, "-c", run, *sys.argv[1:]], start_new_session=True)
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


def test_a_stopped_worker_waits_for_the_flow_runs_that_it_left(tmp_path: Path) -> None:
    began, ended = tmp_path / "began", tmp_path / "ended"
    launcher = subprocess.Popen([sys.executable, "-c", LAUNCHER, WORKER, str(began), str(ended)], cwd=ROOT)
    until(began)
    launcher.send_signal(signal.SIGTERM)
    assert launcher.wait(60) == 3, "the worker's own status"
    assert ended.exists()


def test_the_module_is_prefect_s_worker_with_its_arguments() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows.serving.pool_worker", "--help"],
        cwd=ROOT, env={**os.environ, "COLUMNS": "200"}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0
    assert "--pool" in done.stdout

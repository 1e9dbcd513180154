"""A Dask cluster of a scheduler and workers on loopback, each a process of its own as on machines of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.corpus_site import ROOT

_STARTS_WITHIN = 60.0
_DASK = [
    sys.executable,
    "-m",
    "dask",
]  # as the command `dask`; parser processes import what it imports, which is little
_LOCAL = ["--no-dashboard", "--host", "127.0.0.1"]


class DaskCluster:
    """The scheduler's address, and the processes."""

    def __init__(self, folder: Path, environment: Mapping[str, str], preload: str) -> None:
        self.address = ""
        self.folder = folder
        self._environment = {**os.environ, **environment}
        self._preload = ["--preload", preload] if preload else []
        self._started: list[subprocess.Popen[bytes]] = []

    def start_scheduler(self) -> None:
        """Start it, and wait until it says where it listens."""
        file = self.folder / "scheduler.json"
        port = self.address.rpartition(":")[2] or "0"  # the same again
        self.address = ""
        file.unlink(missing_ok=True)
        scheduler = self._start("scheduler", ["--port", port, "--scheduler-file", str(file)])
        deadline = time.monotonic() + _STARTS_WITHIN
        while not self.address:
            if scheduler.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "log").read_text("utf-8"))
            time.sleep(0.02)
            try:
                self.address = json.loads(file.read_text("utf-8"))["address"]
            except (FileNotFoundError, json.JSONDecodeError):
                continue

    def start_worker(self, *, threads: int = 1) -> subprocess.Popen[bytes]:
        """A worker with that many threads, each with a parser process."""
        arguments = [self.address, "--no-nanny", "--nthreads", str(threads), "--local-directory", str(self.folder)]
        return self._start("worker", [*arguments, *self._preload])

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The processes do nothing while the block runs."""
        for process in self._started:
            process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            for process in self._started:
                process.send_signal(signal.SIGCONT)

    def log(self) -> str:
        """What the processes have written."""
        return (self.folder / "log").read_text("utf-8")

    def stop(self) -> None:
        """Kill the processes that still run."""
        for process in self._started:
            process.kill()
        for process in self._started:
            process.wait()
        self._started.clear()

    def _start(self, what: str, arguments: list[str]) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [*_DASK, what, *_LOCAL, *arguments], cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )
        self._started.append(process)
        return process


@contextmanager
def dask_cluster(
    folder: Path, *, workers: int, threads: int = 1, preload: str = "", environment: Mapping[str, str] | None = None
) -> Iterator[DaskCluster]:
    """A scheduler and workers while the block runs.

    Args:
        preload: a module that each worker imports before its first task.
        environment: variables of all processes, besides those of this one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    cluster = DaskCluster(folder, environment or {}, preload)
    try:
        cluster.start_scheduler()
        for _ in range(workers):
            cluster.start_worker(threads=threads)
        yield cluster
    finally:
        cluster.stop()

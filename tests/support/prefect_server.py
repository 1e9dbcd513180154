"""A real Prefect server on loopback that all processes of a test run share, and that ends with the last of them.

Its standard input is a named pipe whose other end each of them holds open. When the last one has closed it, or is gone
in whatever way, ``flows.serving.child`` sees the end of its input and stops.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock

from flows.serving.server import is_healthy
from tasks.home import Home
from tests.support.corpus_site import ROOT

STARTS_WITHIN = 200.0
"""Seconds: the first start on a new home creates a database, on a machine that may be busy."""
STOPS_WITHIN = 30.0

_NEW = "new.db"
"""The database as it is when the server has started."""
_started: list[subprocess.Popen[bytes]] = []
"""Kept, since a server may outlive the process that started it."""


@contextmanager
def shared_server(folder: Path) -> Iterator[dict[str, str]]:
    """The environment for a command to use the server of ``folder``; the first caller starts it."""
    folder.mkdir(exist_ok=True)
    address, pipe = folder / "address", folder / "pipe"
    with FileLock(folder / "lock"):
        try:
            held = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # no pipe, or no server at its other end: earlier processes have ended
            held = _start(folder, address, pipe)
    url = address.read_text("utf-8")
    try:
        fcntl.flock(held, fcntl.LOCK_SH)
        yield {**os.environ, **_settings(folder), "PREFECT_API_URL": url}
    finally:
        is_last = _is_last(held)
        os.close(held)
        if is_last:
            _wait(lambda: not is_healthy(url), STOPS_WITHIN, "the Prefect server did not stop")


def give_database(api: Mapping[str, str], home: Home) -> None:
    """Give a home the database of a new server, of which Prefect makes one in 5 s of processor time.

    Args:
        api: what :func:`shared_server` yields.
    """
    home.prefect.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(api["PREFECT_HOME"]).parent / _NEW, home.prefect / "prefect.db")


def _start(folder: Path, address: Path, pipe: Path) -> int:
    """Start the server and wait until it is healthy; return our end of its pipe."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    if not pipe.exists():
        os.mkfifo(pipe)
    its_end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # only so does the first end open without the other
    our_end = os.open(pipe, os.O_WRONLY)
    os.set_blocking(its_end, True)
    command = [sys.executable, "-m", "flows.serving.child", "--port", str(port), "--no-ui"]
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **_settings(folder)},
            stdin=its_end,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    os.close(its_end)
    _started.append(server)
    _wait(lambda: server.poll() is not None or is_healthy(url), STARTS_WITHIN, "the Prefect server is not up")
    if server.poll() is not None:
        raise RuntimeError(f"the Prefect server ended with status {server.returncode}: see {folder / 'server.log'}")
    with (
        closing(sqlite3.connect(folder / "home" / "prefect.db")) as there,
        closing(sqlite3.connect(folder / _NEW)) as new,
    ):
        there.backup(new)
    address.write_text(url, "utf-8")
    return our_end


def _settings(folder: Path) -> dict[str, str]:
    return {
        "PREFECT_HOME": str(folder / "home"),
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    }


def _is_last(held: int) -> bool:
    """Whether no other process holds the pipe: each holds a shared lock on it."""
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(over: Callable[[], bool], seconds: float, otherwise: str) -> None:
    deadline = time.monotonic() + seconds
    while not over():
        if time.monotonic() > deadline:
            raise RuntimeError(f"{otherwise} after {seconds:.0f} s")
        time.sleep(0.1)

"""``python -m flows.serving.pool_worker``: a worker of a Prefect work pool whose flow runs end in order when it is stopped.

It takes the arguments of ``prefect worker start``. That one kills its flow runs within seconds of SIGTERM, with what they have
fetched and not yet sealed. This one tells the flow runs to stop, each of which seals, uploads and loads; the worker starts no other
meanwhile, and is stopped after them. As the first process of a container it also ends last: its end would kill all others.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36  # of prctl(2), in linux/prctl.h
_WORKER = (sys.executable, "-m", "prefect", "worker", "start")
_POLL = 0.2
"""Seconds between two looks at what has ended."""


def main(arguments: Sequence[str], command: Sequence[str] = _WORKER) -> int:
    """Run the worker, and return its exit status after the end of all that it has started.

    How long flow runs may take to end is up to who stops this: systemd, Docker and Kubernetes kill after their grace period.
    """
    # Also where it is not the first process: orphans become its children, and it can wait for them.
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    worker = subprocess.Popen([*command, *arguments])  # noqa: S603 - ours
    stopping = threading.Event()
    over = threading.Event()

    def stop(*_: object) -> None:
        if not stopping.is_set() and not over.is_set():
            stopping.set()
            threading.Thread(target=_stop, args=(worker.pid,), daemon=True).start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    status = 1
    while True:
        try:
            ended, how = os.wait()
        except ChildProcessError:
            return status
        if ended == worker.pid:
            over.set()
            code = os.waitstatus_to_exitcode(how)
            status = code if code >= 0 else 128 - code


def _stop(worker: int) -> None:
    """Suspend the worker, so that it starts no other flow run, end those that it has, then tell it to end."""
    os.kill(worker, signal.SIGSTOP)
    for run in _alive(worker):
        with suppress(ProcessLookupError):
            os.kill(run, signal.SIGTERM)
    while any(_alive(worker)):
        time.sleep(_POLL)
    os.kill(worker, signal.SIGTERM)
    os.kill(worker, signal.SIGCONT)


def _alive(parent: int) -> Iterator[int]:
    """The children of a process that have not ended."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, its_parent, *_ = (process / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(its_parent) == parent and state not in "ZX":
                yield int(process.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""``python -m flows.serving.pool_worker``: a worker of a Prefect work pool, as the first process of a container.

``prefect worker start``, with the same arguments, ends within a second or two of SIGTERM and leaves the flow runs that it has
started to themselves. They hear of it, seal, upload and load what they have fetched; but when the first process of a
container ends, the kernel kills all others. So this one starts the worker, tells it to stop, and ends after the last of
their processes.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

_PR_SET_CHILD_SUBREAPER = 36  # of prctl(2), in linux/prctl.h
_WORKER = (sys.executable, "-m", "prefect", "worker", "start")


def main(arguments: Sequence[str], command: Sequence[str] = _WORKER) -> int:
    """Run the worker, and return its exit status after the end of all that it has started."""
    # Also where it is not the first process: orphans become its children, and it can wait for them.
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    worker = subprocess.Popen([*command, *arguments])  # noqa: S603 - ours
    stopped = False

    def stop(*_: object) -> None:
        nonlocal stopped
        if not stopped:  # a second signal would have Prefect kill
            stopped = True
            os.kill(worker.pid, signal.SIGTERM)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    status = 1
    while True:
        try:
            ended, how = os.wait()
        except ChildProcessError:
            return status
        if ended == worker.pid:
            stopped = True  # its number may become that of another process
            code = os.waitstatus_to_exitcode(how)
            status = code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

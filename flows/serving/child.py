"""``python -m flows.serving.child``: a Prefect server that ends with the process that started it, however that ends.

Its standard input is a pipe that the parent holds open. When the parent is gone, kill -9 included, the pipe ends,
and so does the server: none is left behind that would keep the port and the database.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading


def main() -> None:
    """Run ``prefect server start`` with the arguments given."""
    end_with_parent()
    sys.argv = ["prefect", "server", "start", *sys.argv[1:]]
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)


def end_with_parent() -> None:
    """From here on, the end of standard input ends this process."""
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    while sys.stdin.buffer.read(1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()

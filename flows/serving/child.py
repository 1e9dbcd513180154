"""``python -m flows.serving.child``: a Prefect server that ends when the process that started it ends.

Its standard input is a pipe that the parent holds open. When the parent ends, also by kill -9, the pipe is closed and
the server stops: no server is left that would keep the port and the database.
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
    """Stop this process when its standard input ends."""
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    while sys.stdin.buffer.read(1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()

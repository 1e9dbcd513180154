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
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.argv = ["prefect", "server", "start", *sys.argv[1:]]
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)


def _end_with_parent() -> None:
    while sys.stdin.buffer.read(1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()

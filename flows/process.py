"""What the process of one flow run does for itself: it ends with the runner that started it, and saves memory and time."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import threading
from contextlib import suppress
from functools import cache

from prefect.context import FlowRunContext

from tasks.settings import skip_pandas

PARENT_POLL_SECONDS = 1.0
"""How often a run checks whether its runner is alive."""


_M_ARENA_MAX = -8  # of mallopt(3), in glibc's malloc.h
_ARENAS = 2


@cache
def prepare_for_run() -> None:
    """Have the C library and Python's collector do less for the threads and modules of a run; once a process.

    glibc gives each new thread a heap of its own, up to eight a core, and returns what is free in them late: two for all threads
    saved 70 of 500 MB. Modules live as long as the process: without this, each full collection looks at all of Prefect's objects.
    """
    with suppress(AttributeError, OSError):  # another C library
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)
    gc.freeze()


def skip_pandas_in_flow_process() -> None:
    """Have DuckDB skip pandas where a runner started this process for one flow run of a deployment.

    A flow that is called in another process, as by a test, leaves that process alone.
    """
    context = FlowRunContext.get()
    if context is not None and context.flow_run is not None and context.flow_run.deployment_id is not None:
        skip_pandas()


class ending_with_parent:  # noqa: N801 - used as a function
    """While the block runs: when the parent process has ended, also by kill -9, stop this one as SIGTERM would.

    Otherwise a run whose runner has died would go on for as long as it has pages, in parallel with the run that a new
    runner starts.
    """

    def __init__(self) -> None:
        self._over = threading.Event()

    def __enter__(self) -> None:
        threading.Thread(target=self._watch, args=(os.getppid(),), daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def _watch(self, parent: int) -> None:
        while not self._over.wait(PARENT_POLL_SECONDS):
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGTERM)
                return

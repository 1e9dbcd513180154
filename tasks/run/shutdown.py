"""Graceful shutdown of a run: the first signal stops it in order, the second at once."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tasks.run.session import RunSession

log = logging.getLogger(__name__)


@asynccontextmanager
async def graceful_shutdown(session: RunSession) -> AsyncIterator[None]:
    """Handle SIGINT and SIGTERM while the block runs.

    The first signal stops the session gracefully: it seals, loads, closes the run and returns. The second ends the process
    at once, as the system would.
    """
    loop = asyncio.get_running_loop()
    caught: list[signal.Signals] = []

    def stop(number: signal.Signals) -> None:
        if session.stopping.is_set():
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        log.warning("stopping: sealing and loading what was fetched", extra={"signal": number.name})
        session.stopping.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop, number)
            caught.append(number)
        except (ValueError, RuntimeError):  # not the main thread: the caller handles signals
            break
    try:
        yield
    finally:
        for number in caught:
            loop.remove_signal_handler(number)

"""``python -m flows.serving.worker HOME CONFIG PIPE``: runs the sources that are due, for as long as the service wants.

A process that stays saves what starting one costs: some three seconds of processor for each run. The service starts
another in its place after so many runs or so much memory. It ends in order when its standard input ends: what is fetched
is sealed and loaded. Without its service it waits little for Prefect's server, which mostly ended with the service.
"""

from __future__ import annotations

import asyncio
import logging
import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from prefect import tags

from flows.alarms import raise_alarms
from flows.run import shared_resources
from flows.scheduled import ingest_due
from flows.serving import messages
from flows.serving.deployments import TAG, home_tag
from flows.serving.environment import silence_lost_events
from flows.serving.messages import Began, Drain, Ended, Locked, Message, Ready, Run, SourceEnded
from tasks import logs, source_lock
from tasks.config import load_config
from tasks.run.progress import Observer, observed_by
from tasks.run.session import SharedResources
from tasks.settings import Settings, resolve_settings, skip_pandas, utc_now

log = logging.getLogger("flows.serving.worker")  # also as __main__, of which no line would be kept

ALARMS_SECONDS = 60.0
"""Seconds at least between two judgements of the sources' health, and
:data:`ALARMS_SHARE` times what the last one took: runs end several times a minute."""
ALARMS_SHARE = 50.0
CLOSED_POLL_SECONDS = 0.2
REPORT_SECONDS = 5.0
"""How long a worker without its service waits for Prefect to take the states of its runs."""
MOST_FILES = 65_536
"""Open files: each source of a run has a lock file, and systems allow 1,024 by default."""


class Worker:
    """One worker process."""

    def __init__(self, settings: Settings, pipe: int) -> None:
        """``pipe``: the file descriptor that it reports to."""
        self.settings = settings
        self._pipe = pipe
        self._shared = SharedResources()
        self._runs: set[asyncio.Task[None]] = set()
        self._watchers: dict[int, _Watcher] = {}
        """Of the runs that are under way, by number."""
        self._judged_at = -ALARMS_SECONDS
        self._judging_takes = 0.0
        self._judging = asyncio.Lock()

    async def run(self) -> None:
        """Run what the service asks for, until it asks for nothing more."""
        shared_resources.set(self._shared)
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._shared.stopping.set)
        reader = await messages.reader_of(sys.stdin.buffer)
        self.say(Ready())
        while line := await reader.readline():
            message = messages.decode(line)
            if isinstance(message, Drain):
                await self._until_idle()
                break
            if isinstance(message, Run):
                task = asyncio.create_task(self._run(message))
                self._runs.add(task)
                task.add_done_callback(self._runs.discard)
        else:
            self._shared.on_orphaned()
            await self._until_closed()
            await asyncio.to_thread(self._shared.close)
            logging.shutdown()
            os._exit(0)  # Prefect's client would look for its server for two minutes more
        await self._until_idle()
        await asyncio.to_thread(self._shared.close)

    def say(self, message: Message) -> None:
        """Report to the service; nothing where it has ended."""
        with suppress(BrokenPipeError):
            os.write(self._pipe, messages.encode(message))

    async def _until_idle(self) -> None:
        while self._runs:
            await asyncio.wait(set(self._runs))

    async def _until_closed(self, reporting: float = REPORT_SECONDS) -> None:
        """Wait until each run is closed in the ledger, and ``reporting`` seconds for a server that is still there."""
        while any(watcher.result is None for watcher in self._watchers.values()):
            await asyncio.wait(set(self._runs), timeout=CLOSED_POLL_SECONDS)
        if self._runs:
            await asyncio.wait(set(self._runs), timeout=reporting)

    async def _run(self, run: Run) -> None:
        try:
            with _Locks(self.settings, run.sources) as locks:
                if locks.others:
                    self.say(Locked(run.number, tuple(locks.others)))
                if locks.ours:
                    await self._ingest(run, locks)
        except Exception as error:  # noqa: BLE001 - the worker goes on; the run is marked by the ledger and by Prefect
            log.error("a run of due sources failed", extra={"sources": len(run.sources), "error": error})
        await self._raise_alarms()
        self.say(Ended(run.number, _memory()))

    async def _ingest(self, run: Run, locks: _Locks) -> None:
        home = str(self.settings.home.root)
        watcher = self._watchers[run.number] = _Watcher(self, run.number, locks)
        try:
            with observed_by(watcher), tags(TAG, home_tag(home)):
                await ingest_due(
                    sources=list(locks.ours),
                    label=run.label,
                    home=home,
                    config=str(self.settings.config),
                    return_state=True,
                )
        finally:
            del self._watchers[run.number]

    async def _raise_alarms(self) -> None:
        pause = max(ALARMS_SECONDS, ALARMS_SHARE * self._judging_takes)
        if self._judging.locked() or time.monotonic() - self._judged_at < pause or not self.settings.home.has_warehouse:
            return
        async with self._judging:
            began = time.monotonic()
            try:
                given = (await asyncio.to_thread(load_config, self.settings.config)).alarms
                await asyncio.to_thread(partial(raise_alarms, self.settings.home, utc_now(), given))
            except Exception as error:  # noqa: BLE001 - the next judgement reports the same
                log.error("the sources' health could not be judged", extra={"error": error})
            self._judged_at = time.monotonic()
            self._judging_takes = self._judged_at - began


class _Locks:
    """The locks of the sources of a run, each given up when the source has ended."""

    def __init__(self, settings: Settings, sources: Sequence[str]) -> None:
        self._home = settings.home
        self._sources = sources
        self.ours: dict[str, ExitStack] = {}
        self.others: list[str] = []
        """Sources that another process is at work on."""

    def __enter__(self) -> _Locks:
        try:
            for source in self._sources:
                with ExitStack() as stack:
                    if stack.enter_context(source_lock.hold_lock(self._home, source)):
                        self.ours[source] = stack.pop_all()
                    else:
                        self.others.append(source)
        except BaseException:  # PostgreSQL does not answer, or no file can be opened
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for stack in self.ours.values():
            stack.close()

    def release(self, source: str) -> None:
        """Give up the lock of one source."""
        self.ours[source].close()


class _Watcher(Observer):
    def __init__(self, worker: Worker, number: int, locks: _Locks) -> None:
        self._worker = worker
        self._number = number
        self._locks = locks

    def flow_run_began(self, flow_run: str) -> None:
        self._worker.say(Began(self._number, flow_run))

    def source_ended(self, source: str) -> None:
        self._locks.release(source)
        self._worker.say(SourceEnded(self._number, source))


def _memory() -> int:
    """The memory of this process in bytes; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def main() -> None:
    """Serve the home and the configuration that are named."""
    home, config, pipe = sys.argv[1:4]
    skip_pandas()
    silence_lost_events()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (MOST_FILES if most == resource.RLIM_INFINITY else min(most, MOST_FILES), most)
    )
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the service's
    settings = resolve_settings(home, config)
    settings.home.prepare()
    logs.set_up(settings.home.logs)
    asyncio.run(Worker(settings, int(pipe)).run())


if __name__ == "__main__":
    main()

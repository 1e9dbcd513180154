"""The worker processes of the service: started, fed, recycled, replaced when they are killed, and stopped in order."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from flows.serving import messages
from flows.serving.messages import Began, Drain, Ended, Locked, Message, Ready, Run, SourceEnded
from tasks.settings import Settings

log = logging.getLogger(__name__)

MOST_RUNS = 500
"""Runs after which a worker is replaced, so that what leaks does not matter: an hour or two of a thousand sources."""
MOST_MEMORY = 400 << 20
"""Bytes after which a worker is replaced. It begins with some 150 MB; no process is to have more than 500."""
STARTS_WITHIN = 120.0
"""Seconds for the imports of a worker, on a busy machine."""
GRACE = 90.0
"""Seconds for running sources to seal, load and close: longer than a request with its retries may take."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before another worker is started after one that died, doubled each time until one has ended a run."""


class Listener(Protocol):
    """Receives what the workers do; called in the event loop."""

    def on_ready(self) -> None:
        """A worker can take a run."""

    def on_ended(self, sources: set[str]) -> None:
        """These sources have done their work."""

    def on_locked(self, sources: set[str]) -> None:
        """Another process is at work on these sources."""

    def on_not_started(self, sources: set[str]) -> None:
        """A run of these sources could not be started: Prefect has no flow run for it."""

    def on_killed(self, sources: set[str], flow_runs: set[str]) -> None:
        """A worker died while these sources and flow runs were going on."""


class _Process:
    """One worker process and what it is doing."""

    def __init__(self, process: asyncio.subprocess.Process, reader: asyncio.StreamReader) -> None:
        self.process = process
        self.reader = reader
        self.is_ready = False
        self.is_leaving = False
        self.ended_runs = 0
        self.memory = 0
        self.sources: dict[int, set[str]] = {}
        """What is at work, by run."""
        self.flow_runs: dict[int, str] = {}
        self.watching: asyncio.Task[None] | None = None

    @property
    def is_worn(self) -> bool:
        """Whether it is to be replaced."""
        return self.ended_runs >= MOST_RUNS or self.memory >= MOST_MEMORY

    def send(self, message: Message) -> None:
        """Write a message; nothing where the process has died, which its watcher notices."""
        assert self.process.stdin is not None  # noqa: S101 - as it was started
        with suppress(OSError, RuntimeError):
            self.process.stdin.write(messages.encode(message))


class Workers:
    """One worker that takes runs, another that replaces it, and those that end what they have begun."""

    def __init__(
        self,
        settings: Settings,
        listener: Listener,
        *,
        most_runs: int = MOST_RUNS,
        module: str = "flows.serving.worker",
    ) -> None:
        """Nothing is started before :meth:`keep`.

        Args:
            settings: with the configuration file that the workers read.
            listener: receives what happens.
            most_runs: runs after which a worker is replaced.
            module: what a worker runs.
        """
        self.settings = settings
        self._listener = listener
        self._most_runs = most_runs
        self._module = module
        self._current: _Process | None = None
        self._next: _Process | None = None
        self._all: set[_Process] = set()
        self._number = 0
        self._pause = FIRST_PAUSE
        self._changed = asyncio.Event()
        self._stopping = False

    def can_run(self) -> bool:
        """Whether a worker is ready to take a run."""
        return self._current is not None and self._current.is_ready and not self._stopping

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers, the one that takes runs first."""
        return [one.process.pid for one in sorted(self._all, key=lambda one: one is not self._current)]

    @property
    def flow_runs(self) -> set[str]:
        """The flow runs that are going on."""
        return {run for one in self._all for run in one.flow_runs.values()}

    def run(self, sources: list[str], label: str) -> None:
        """Have these sources run by one flow run. Call it only if :meth:`can_run`."""
        assert self._current is not None  # noqa: S101 - as the caller checked
        self._number += 1
        self._current.sources[self._number] = set(sources)
        self._current.send(Run(self._number, tuple(sources), label))

    async def keep(self) -> None:
        """Keep one worker ready, until :meth:`stop`; start another when it is worn or has died."""
        while not self._stopping:
            self._changed.clear()
            if self._current is None:
                if self._pause > FIRST_PAUSE:
                    await asyncio.sleep(self._pause)
                self._current = await self._start_or_none()
                if self._current is None:
                    continue
            elif self._current.is_worn or self._current.ended_runs >= self._most_runs:
                if self._next is None:
                    self._next = await self._start_or_none()
                elif self._next.is_ready:
                    log.info("a worker is replaced", extra={"runs": self._current.ended_runs})
                    self._leave(self._current)
                    self._current, self._next = self._next, None
                    continue
            await self._changed.wait()

    async def stop(self) -> None:
        """Ask all workers to seal, load and end; kill those that do not in time."""
        self._stopping = True
        self._changed.set()
        for one in self._all:
            one.is_leaving = True
            if one.process.stdin is not None:
                one.process.stdin.close()
        watching = [one.watching for one in self._all if one.watching is not None]
        if watching:
            _, late = await asyncio.wait(watching, timeout=GRACE)
            if late:
                log.warning("workers did not end in time", extra={"workers": len(late)})
        for one in list(self._all):
            with suppress(ProcessLookupError):
                one.process.kill()
        await asyncio.gather(*watching, return_exceptions=True)

    def _leave(self, one: _Process) -> None:
        one.is_leaving = True
        one.send(Drain())

    async def _start_or_none(self) -> _Process | None:
        try:
            return await self._start()
        except OSError as error:  # no memory, or no processes left: it may pass
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
            log.error("no worker could be started", extra={"error": error, "again_in": self._pause})
            return None

    async def _start(self) -> _Process:
        read, write = os.pipe()
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                self._module,
                str(self.settings.home.root),
                str(self.settings.config),
                str(write),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
                pass_fds=[write],
                start_new_session=True,  # Ctrl-C is the service's, which stops them in order
            )
        finally:
            os.close(write)
        one = _Process(process, await messages.reader_of(os.fdopen(read, "rb")))
        self._all.add(one)
        one.watching = asyncio.create_task(self._watch(one))
        if self._stopping and process.stdin is not None:
            process.stdin.close()
        return one

    async def _watch(self, one: _Process) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(STARTS_WITHIN):
                await self._read(one, until=lambda: one.is_ready)
        if not one.is_ready:
            with suppress(ProcessLookupError):
                one.process.kill()
        await self._read(one, until=lambda: False)
        status = await one.process.wait()
        self._bury(one, status)

    async def _read(self, one: _Process, *, until: Callable[[], bool]) -> None:
        while not until() and (line := await one.reader.readline()):
            if line.endswith(b"\n"):  # else it was killed as it wrote
                self._hear(one, messages.decode(line))

    def _hear(self, one: _Process, message: Message) -> None:
        match message:
            case Ready():
                one.is_ready = True
                self._changed.set()
                self._listener.on_ready()
            case Began(number, flow_run):
                one.flow_runs[number] = flow_run
            case Locked(number, sources):
                one.sources[number] -= set(sources)
                self._listener.on_locked(set(sources))
            case SourceEnded(number, source):
                one.sources[number].discard(source)
                self._listener.on_ended({source})
            case Ended(number, memory):
                left = one.sources.pop(number)
                if one.flow_runs.pop(number, None) is None and left:
                    self._listener.on_not_started(left)
                else:
                    self._listener.on_ended(left)
                one.memory = memory
                one.ended_runs += 1
                self._pause = FIRST_PAUSE
                if one.is_worn or one.ended_runs >= self._most_runs:
                    self._changed.set()

    def _bury(self, one: _Process, status: int) -> None:
        self._all.discard(one)
        if self._current is one:
            self._current = None
        if self._next is one:
            self._next = None
        if not one.is_leaving or one.sources:
            sources: set[str] = set().union(*one.sources.values())
            log.error("a worker died", extra={"status": status, "sources": len(sources)})
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
            self._listener.on_killed(sources, set(one.flow_runs.values()))
        self._changed.set()

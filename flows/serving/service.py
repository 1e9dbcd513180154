"""The whole of ``dateline serve``: the server, the runner, their restarts and their end."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.deployments.runner import RunnerDeployment
from prefect.states import Scheduled

from flows.serving.deployments import deployments
from flows.serving.overdue import overdue
from flows.serving.reloading import Watched
from flows.serving.runner import GentleRunner, clear_up, is_waiting, register, remove_gone
from flows.serving.server import Server, is_well
from flows.settings import Settings, utc_now
from tasks import publish
from tasks.config import Config
from tasks.pure.errors import TransientError

log = logging.getLogger(__name__)

LEFTOVERS = 60.0
"""Seconds between two looks for something that waits to be published."""
LOOK = 10.0
"""Seconds between two looks whether the configuration has changed."""
JUDGES = 900.0
"""Seconds between two looks at the health of all sources: where no run starts, none can say so."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
"""Seconds before the runner is tried again after it lost its server, doubled each time."""


class ServerUnreachable(TransientError):
    """No Prefect API answers at ``PREFECT_API_URL``. ``key`` is the address."""


class Service:
    """Serves an installation until :meth:`stop`, on a server of its own or on one that is there."""

    def __init__(
        self, where: Settings, config: Config, text: bytes, *, server: Server | None, api_url: str, limit: int
    ) -> None:
        """``text``: of the configuration."""
        self.where = where
        self.config = config
        self._watched = Watched(where, text)
        self.server = server
        self.api_url = api_url
        self.limit = limit
        self._served: list[RunnerDeployment] = []
        self._runner: GentleRunner | None = None
        self._told = asyncio.Event()
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT. Raises what ends it otherwise."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, self._told.set)
        self._served = await asyncio.to_thread(partial(_served, self.where, self.config))
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop)
        try:
            if self.server is None or await self._starts(self.server):
                await self._serve()
        finally:
            if self.server is not None:
                await self.server.stop()

    def stop(self) -> None:
        """Let running flows seal what they have, then end. The second time: at once."""
        if self._stopping.is_set():
            raise KeyboardInterrupt
        log.warning("told to stop: waiting for running flows")
        self._stopping.set()

    async def _starts(self, server: Server) -> bool:
        """Start the server; false where we were told to stop meanwhile."""
        starting = asyncio.create_task(server.start())
        stopping = asyncio.create_task(self._stopping.wait())
        await asyncio.wait((starting, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not starting.done():
            starting.cancel()
            return False
        await starting
        return True

    async def _serve(self) -> None:
        watching = asyncio.create_task(self.server.watch()) if self.server is not None else None
        running = asyncio.create_task(self._run_runners())
        others = (self._publish_leftovers(), self._judge(), self._reload(), self._stopping.wait())
        tasks = [task for task in (watching, running, *map(asyncio.create_task, others)) if task is not None]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        runner = self._runner
        self._stopping.set()
        if runner is not None and runner.started:
            await runner.astop()
        for task in tasks:
            if task is not running:
                task.cancel()
        if running not in done:
            running.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()

    async def _run_runners(self) -> None:
        """A runner after the other: one that lost its server for too long ends, and the next takes its place."""
        loop = asyncio.get_running_loop()
        pause = FIRST_PAUSE
        first = True
        while not self._stopping.is_set():
            began: float | None = None
            try:
                await self._wait_for_api()
                self._runner = GentleRunner(limit=self.limit, folder=self.where.home.prefect / "runner")
                await self._prepare(self._runner, first=first)
                first = False
                began = loop.time()
                await self._runner.start()
            except Exception as error:  # noqa: BLE001 - whatever ends a runner, the schedule goes on
                if self._stopping.is_set():
                    return
                log.error("the runner ended", extra={"error": _innermost(error), "again_in": pause})
                if began is not None and loop.time() - began > LONGEST_PAUSE:
                    pause = FIRST_PAUSE  # it had been well
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def _prepare(self, runner: GentleRunner, *, first: bool) -> None:
        ids = await register(runner, self._served)
        async with get_client() as client:
            await clear_up(client, list(ids.values()), str(self.where.home.root))
            await self._catch_up(client, ids)
        log.log(
            logging.WARNING if first else logging.INFO,
            "serving",
            extra={"deployments": len(ids), "at_once": self.limit, "api": self.api_url},
        )

    async def _catch_up(self, client: PrefectClient, ids: Mapping[str, UUID]) -> None:
        for source in await asyncio.to_thread(partial(overdue, self.where, self.config.sources, utc_now())):
            deployment_id = ids[f"ingest/{source.name}"]
            deployment = await client.read_deployment(deployment_id)
            if not deployment.paused and not await is_waiting(client, deployment_id):
                await client.create_flow_run_from_deployment(deployment_id, state=Scheduled(scheduled_time=utc_now()))
                log.info("catching up", extra={"source": source.name})

    async def _reload(self) -> None:
        """Serve a changed configuration: new sources, those that are gone, other schedules. What runs, runs on."""
        is_served = True
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), LOOK)
            told = self._told.is_set()
            self._told.clear()
            config = await asyncio.to_thread(partial(self._watched.look, told=told))
            if config is not None:
                self._served = await asyncio.to_thread(partial(_served, self.where, config))
                self.config = config
                is_served = False
            # What was switched off is off at once, and a mistake is reported at once.
            if config is not None or self._watched.has_noted:
                self._watched.has_noted = False
                await self._look_at_health()
            # A runner that is still to come serves what there is then.
            if not is_served and self._runner is not None and self._runner.started:
                try:
                    await self._serve_anew(self._runner)
                    is_served = True
                except Exception as error:  # noqa: BLE001 - the server may be away; the next look tries again
                    log.error("the new configuration could not be served yet", extra={"error": _innermost(error)})

    async def _serve_anew(self, runner: GentleRunner) -> None:
        ids = await register(runner, self._served)
        async with get_client() as client:
            await remove_gone(client, list(ids.values()), str(self.where.home.root))
            await self._catch_up(client, ids)
        log.warning("serving", extra={"deployments": len(ids), "at_once": self.limit, "api": self.api_url})

    async def _judge(self) -> None:
        """Raise the alarms of sources whose runs no longer start. A process of its own, as for publishing."""
        while not self._stopping.is_set():
            await asyncio.sleep(JUDGES)
            await self._look_at_health()

    async def _look_at_health(self) -> None:
        await self._in_process("flows.alarms", str(self.where.home.root), str(self.where.config))

    async def _publish_leftovers(self) -> None:
        """Publish what no run did, because it came too soon after the one before: the last of ten that were due at
        the same minute would wait for the next day.
        """
        options = ["--home", str(self.where.home.root), "--config", str(self.where.config)]
        while not self._stopping.is_set():
            await asyncio.sleep(LEFTOVERS)
            if publish.is_requested(self.where.home):
                # A process of its own: building a snapshot takes memory, which a service of months would keep.
                await self._in_process("flows", *options, "publish", "--if-due")

    async def _in_process(self, module: str, *arguments: str) -> None:
        command = [sys.executable, "-m", module, *arguments]
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
        await process.wait()

    async def _wait_for_api(self) -> None:
        pause = FIRST_PAUSE
        while not await asyncio.to_thread(is_well, self.api_url):
            if self.server is None:
                log.warning("no Prefect server answers", extra={"api": self.api_url, "again_in": pause})
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _served(where: Settings, config: Config) -> list[RunnerDeployment]:
    """In a thread: in the loop's own context Prefect would hand out coroutines where it says deployments."""
    return list(deployments(where, config))


def _innermost(error: BaseException) -> BaseException:
    """The first error of what task groups wrap."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error

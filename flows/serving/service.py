"""The service of ``dateline serve``: server and runner, their restarts, reloading, and shutdown."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from contextlib import suppress
from functools import partial

from prefect.client.orchestration import get_client
from prefect.deployments.runner import RunnerDeployment

from flows.serving import last_known_good
from flows.serving.deployments import deployments
from flows.serving.dispatcher import Dispatcher
from flows.serving.reloading import WatchedConfig
from flows.serving.runner import GracefulRunner, mark_crashed, register, release_slots, remove_gone
from flows.serving.server import Server, is_healthy
from tasks import publish
from tasks.config import Config
from tasks.settings import Settings

log = logging.getLogger(__name__)

PUBLISH_POLL_SECONDS = 60.0
"""How often to check whether something waits to be published."""
CONFIG_POLL_SECONDS = 10.0
"""How often to check whether the configuration has changed."""
HEALTH_CHECK_SECONDS = 900.0
"""How often to check the health of all sources: a run that does not start cannot report itself."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
"""Seconds before the runner is started again after it lost its server, doubled each time."""


class Service:
    """Serves an installation until :meth:`stop`, on a Prefect server of its own or on a configured one."""

    def __init__(
        self, settings: Settings, config: Config, text: bytes, *, server: Server | None, api_url: str, limit: int
    ) -> None:
        """Nothing is started before :meth:`run`.

        Args:
            text: the configuration file as it was read.
            server: the server to start and watch; None: the one at ``api_url`` is used.
            limit: runs of deployments at the same time: maintenance, and what is started by hand.
        """
        self.settings = settings
        self.config = config
        self._watched = WatchedConfig(settings, text)
        self.server = server
        self.api_url = api_url
        self.limit = limit
        self._served: list[RunnerDeployment] = []
        self._runner: GracefulRunner | None = None
        # The workers read the copy of what is served: a change takes effect when it has been checked.
        served = Settings(settings.home, last_known_good.copy_path(settings.home))
        self.dispatcher = Dispatcher(served, config, api_url)
        self._is_reconciled = asyncio.Event()
        self._reload_requested = asyncio.Event()
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT. Raises the error that ended the service otherwise."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, self._reload_requested.set)
        self._served = await asyncio.to_thread(partial(_served, self.settings, self.config))
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop)
        try:
            if self.server is None or await self._start_server(self.server):
                await self._serve()
        finally:
            if self.server is not None:
                await self.server.stop()

    def stop(self) -> None:
        """Let running flows seal and load what they have, then stop. The second call stops at once."""
        if self._stopping.is_set():
            raise KeyboardInterrupt
        log.warning("stopping: waiting for running flows")
        self._stopping.set()

    async def _start_server(self, server: Server) -> bool:
        """Start the server; false if the service was stopped in the meantime."""
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
        dispatching = asyncio.create_task(self._dispatch())
        others = (self._publish_requested(), self._check_health(), self._reload(), self._stopping.wait())
        tasks = [
            task for task in (watching, running, dispatching, *map(asyncio.create_task, others)) if task is not None
        ]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        runner = self._runner
        self._stopping.set()
        stops = [self.dispatcher.stop()]
        if runner is not None and runner.started:
            stops.append(runner.astop())
        await asyncio.gather(*stops)
        for task in tasks:
            if task is not running:
                task.cancel()
        if running not in done:
            running.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()

    async def _dispatch(self) -> None:
        """Start what is due, from when Prefect's records of an earlier service are corrected."""
        await self._is_reconciled.wait()
        await self.dispatcher.run()

    async def _run_runners(self) -> None:
        """Run one runner after another: a runner that lost its server for too long ends, and a new one replaces it."""
        loop = asyncio.get_running_loop()
        pause = FIRST_PAUSE
        first = True
        while not self._stopping.is_set():
            began: float | None = None
            try:
                await self._wait_for_api()
                self._runner = GracefulRunner(limit=self.limit, folder=self.settings.home.prefect / "runner")
                await self._prepare(self._runner, first=first)
                first = False
                began = loop.time()
                await self._runner.start()
            except Exception as error:  # noqa: BLE001 - whatever ends a runner, the schedule continues
                if self._stopping.is_set():
                    return
                log.error("the runner ended", extra={"error": _innermost(error), "again_in": pause})
                if began is not None and loop.time() - began > LONGEST_PAUSE:
                    pause = FIRST_PAUSE  # it was stable before
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def _prepare(self, runner: GracefulRunner, *, first: bool) -> None:
        home = str(self.settings.home.root)
        async with get_client() as client:
            await mark_crashed(client, home, alive=self.dispatcher.workers.flow_runs)
            self._is_reconciled.set()  # a thousand deployments take minutes to register; no source waits for that
            ids = await register(client, runner, self._served, home)
            await remove_gone(client, list(ids.values()), home)
            if first:
                await release_slots(client, list(ids.values()))
        log.log(
            logging.WARNING if first else logging.INFO,
            "serving",
            extra={"deployments": len(ids), "at_once": self.limit, "api": self.api_url},
        )

    async def _reload(self) -> None:
        """Serve a changed configuration: new and removed sources, other schedules. Running flows continue."""
        is_served = True
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._reload_requested.wait(), CONFIG_POLL_SECONDS)
            forced = self._reload_requested.is_set()
            self._reload_requested.clear()
            config = await asyncio.to_thread(partial(self._watched.poll, forced=forced))
            if config is not None:
                self._served = await asyncio.to_thread(partial(_served, self.settings, config))
                self.config = config
                is_served = False
                await self.dispatcher.serve(config)
            # A source that was disabled is off at once, and a mistake is reported at once.
            if config is not None or self._watched.has_noted:
                self._watched.has_noted = False
                await self._check_health_once()
            # A runner that is not started yet will serve what is configured then.
            if not is_served and self._runner is not None and self._runner.started:
                try:
                    await self._reload_deployments(self._runner)
                    is_served = True
                except Exception as error:  # noqa: BLE001 - the server may be down; the next poll tries again
                    log.error("the new configuration could not be served yet", extra={"error": _innermost(error)})

    async def _reload_deployments(self, runner: GracefulRunner) -> None:
        home = str(self.settings.home.root)
        async with get_client() as client:
            ids = await register(client, runner, self._served, home)
            await remove_gone(client, list(ids.values()), home)
        log.warning("serving", extra={"deployments": len(ids), "at_once": self.limit, "api": self.api_url})

    async def _check_health(self) -> None:
        """Raise the alarms of sources whose runs no longer start; in a process of its own, as for publishing."""
        while not self._stopping.is_set():
            await asyncio.sleep(HEALTH_CHECK_SECONDS)
            await self._check_health_once()

    async def _check_health_once(self) -> None:
        await self._in_process("flows.alarms", str(self.settings.home.root), str(self.settings.config))

    async def _publish_requested(self) -> None:
        """Publish what no run published because it ended too soon after the last publishing.

        Otherwise the last of ten runs that were due at the same minute would wait for the next day.
        """
        options = ["--home", str(self.settings.home.root), "--config", str(self.settings.config)]
        while not self._stopping.is_set():
            await asyncio.sleep(PUBLISH_POLL_SECONDS)
            if publish.is_requested(self.settings.home):
                # A process of its own: building a snapshot takes memory, which a service that runs for months would keep.
                await self._in_process("flows", *options, "publish", "--if-due")

    async def _in_process(self, module: str, *arguments: str) -> None:
        command = [sys.executable, "-m", module, *arguments]
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
        await process.wait()

    async def _wait_for_api(self) -> None:
        pause = FIRST_PAUSE
        while not await asyncio.to_thread(is_healthy, self.api_url):
            if self.server is None:
                log.warning("no Prefect server responds", extra={"api": self.api_url, "again_in": pause})
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _served(settings: Settings, config: Config) -> list[RunnerDeployment]:
    """Call it in a thread: inside an event loop Prefect returns coroutines instead of deployments."""
    return list(deployments(settings, config))


def _innermost(error: BaseException) -> BaseException:
    """The first error inside nested exception groups."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error

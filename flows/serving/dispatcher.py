"""Starts the sources that are due: takes them from the agenda and gives them to a worker, as one flow run.

Whether a source is paused is the flag ``paused`` of its deployment on the Prefect server, which its pages set. The
deployment has no active schedule: Prefect would make runs of it ahead, which cost its server more than reading a feed.
One request finds all deployments that are paused, however many there are.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.states import Crashed

from flows.serving.deployments import TAG, home_tag
from flows.serving.server import is_healthy
from flows.serving.workers import Workers
from tasks import source_lock
from tasks.config import Config
from tasks.pure.errors import DatelineError
from tasks.run import agenda
from tasks.settings import Settings, utc_now
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)

PAUSED_SECONDS = 10.0
"""How long the answer to which sources are paused is believed."""
TICK_SECONDS = 5.0
"""Seconds at most between two looks at the clock, which may be set."""
RETRY_SECONDS = 5.0
"""Seconds before sources are tried again that could not be started."""
PAGE = 200
NAMED = 3
"""Sources that a flow run's name names."""


class Dispatcher:
    """Starts what is due until :meth:`stop`."""

    def __init__(
        self,
        settings: Settings,
        config: Config,
        api_url: str,
        *,
        clock: Callable[[], datetime] = utc_now,
        workers: Callable[[Settings, Dispatcher], Workers] = Workers,
    ) -> None:
        """Nothing is started before :meth:`run`.

        Args:
            settings: the home, and the configuration file that the workers read.
            config: what is served first.
            api_url: the Prefect server's.
            clock: gives aware UTC.
            workers: makes the workers.
        """
        self.settings = settings
        self.config = config
        self.api_url = api_url
        self.clock = clock
        self.agenda = agenda.Agenda(agenda.times_of)
        self.workers = workers(settings, self)
        self._woken = asyncio.Event()
        self._paused: frozenset[str] = frozenset()
        self._paused_at = -PAUSED_SECONDS
        self._not_before = 0.0
        self._crashed: set[str] = set()
        self._stopping = False

    async def run(self) -> None:
        """Serve the sources. Whatever goes wrong is logged and tried again."""
        await self.serve(self.config)
        keeping = asyncio.create_task(self.workers.keep())
        try:
            while not self._stopping:
                self._woken.clear()
                try:
                    await self._start_due()
                    await self._mark_crashed()
                except Exception as error:  # noqa: BLE001 - the schedule continues, whatever one look at it meets
                    log.error("what is due could not be started", extra={"error": error})
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), self._pause())
                if keeping.done():
                    keeping.result()
        finally:
            keeping.cancel()

    async def serve(self, config: Config) -> None:
        """Serve this configuration from now on; what was missed, or is new, starts at once."""
        while not self._stopping:
            try:
                started = await asyncio.to_thread(partial(_last_started, self.settings))
            except DatelineError as error:  # the warehouse is busy or damaged: it may pass
                log.error("when the sources last ran could not be read", extra={"error": error})
                await asyncio.sleep(RETRY_SECONDS)
                continue
            self.config = config
            self.agenda.serve(config.sources, started, self.clock())
            self._woken.set()
            return

    async def stop(self) -> None:
        """Start nothing more, and let the workers seal and load what they have."""
        self._stopping = True
        self._woken.set()
        await self.workers.stop()
        with suppress(Exception):
            await self._mark_crashed()

    def on_ready(self) -> None:
        """A worker can take a run."""
        self._woken.set()

    def on_ended(self, sources: Collection[str]) -> None:
        """These sources have done their work; one that waited for that is started."""
        self.agenda.ended(sources)
        if self.agenda.has_urgent(self._paused):
            self._woken.set()

    def on_locked(self, sources: Collection[str]) -> None:
        """Another process is at work on these sources."""
        log.info("another process is at work on these sources", extra={"sources": ", ".join(sorted(sources))})
        self.agenda.locked(sources)

    def on_not_started(self, sources: Collection[str]) -> None:
        """Prefect could not start a run of these sources: they stay due."""
        log.error("a run could not be started, it is tried again", extra={"sources": len(sources)})
        self.agenda.not_started(sources)
        self._not_before = time.monotonic() + RETRY_SECONDS

    def on_killed(self, sources: Collection[str], flow_runs: Collection[str]) -> None:
        """A worker died: what it was at work on starts again, once."""
        left = self.agenda.killed(sources)
        if left:
            log.error("sources died twice, they wait for their next time", extra={"sources": ", ".join(sorted(left))})
        self._crashed |= set(flow_runs)
        self._woken.set()

    async def _start_due(self) -> None:
        now = self.clock()
        next_at = self.agenda.next_at()
        is_due = (next_at is not None and next_at <= now) or self.agenda.has_urgent(self._paused)
        if not is_due or self._stopping or not self.workers.can_run() or time.monotonic() < self._not_before:
            return
        if not await asyncio.to_thread(is_healthy, self.api_url):
            self._not_before = time.monotonic() + RETRY_SECONDS
            return
        await self._read_paused()
        if not self.workers.can_run():
            return
        names = self.agenda.take(now, self._paused)
        if self.agenda.skipped:
            log.info("still at work, skipped", extra={"sources": ", ".join(self.agenda.skipped)})
        if names:
            self.workers.run(names, label_of(names))

    def _pause(self) -> float:
        """Seconds until something may be due."""
        next_at = self.agenda.next_at()
        if next_at is None:
            return TICK_SECONDS
        return min(TICK_SECONDS, max(0.05, (next_at - self.clock()) / timedelta(seconds=1)))

    async def _read_paused(self) -> None:
        if time.monotonic() - self._paused_at < PAUSED_SECONDS:
            return
        wanted = {
            "deployments": {
                "paused": {"eq_": True},
                "tags": {"all_": [TAG, home_tag(str(self.settings.home.root))]},
            },
            "flows": {"name": {"any_": ["ingest"]}},
            "limit": PAGE,
        }
        found: set[str] = set()
        try:
            async with get_client() as client:
                while True:
                    response = await client.request(
                        "POST", "/deployments/filter", json={**wanted, "offset": len(found)}
                    )
                    page = response.json()
                    found |= {deployment["name"] for deployment in page}
                    if len(page) < PAGE:
                        break
        except Exception as error:  # noqa: BLE001 - what was paused stays paused; the next look finds more
            log.warning("which sources are paused could not be read", extra={"error": error})
            return
        if found != self._paused:
            log.warning("paused in Prefect", extra={"sources": ", ".join(sorted(found)) or "none"})
        self._paused = frozenset(found)
        self._paused_at = time.monotonic()

    async def _mark_crashed(self) -> None:
        """Have Prefect show that flow runs ended with their worker; the ledger is closed by the next run."""
        if not self._crashed:
            return
        async with get_client() as client:
            for flow_run in sorted(self._crashed):
                state: Crashed = Crashed(message="its worker ended before the run did")  # type: ignore[valid-type]
                await client.set_flow_run_state(UUID(flow_run), state, force=True)
                self._crashed.discard(flow_run)


def label_of(names: list[str]) -> str:
    """The name of a flow run of these sources."""
    shown = ", ".join(names[:NAMED])
    return shown if len(names) <= NAMED else f"{shown} and {len(names) - NAMED} others"


def _last_started(settings: Settings) -> Mapping[str, datetime]:
    if not settings.home.has_warehouse:
        return {}
    warehouse = Warehouse(settings.home)
    warehouse.migrate()
    return source_lock.last_started(warehouse)

"""A Prefect runner that shuts down gracefully, and the reconciliation of what an earlier runner left on the server."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterTags,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.responses import DeploymentResponse
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.runner import Runner
from prefect.states import Crashed

from flows.serving.deployments import TAG, home_tag

log = logging.getLogger(__name__)

GRACE = 90.0
"""Seconds for running flows to seal, load and close: longer than a request with its retries may take."""
RUN_POLL_SECONDS = 5.0
"""How often the server is checked for runs that are due."""
PAGE = 200


class GracefulRunner(Runner):
    """On SIGTERM, lets running flows end by themselves within :data:`GRACE`, before Prefect stops them.

    Prefect's own runner gives them 30 s and marks them as cancelled, also those that ended normally. It keeps its files
    in a folder whose name is the same for all users of a machine, so it belongs to the first user. Neither has a public
    hook; Prefect is pinned.
    """

    def __init__(self, *, limit: int, folder: Path) -> None:
        """``folder`` belongs to this runner alone; it is created here and removed at the end."""
        super().__init__(name="dateline", limit=limit, query_seconds=RUN_POLL_SECONDS, pause_on_shutdown=False)
        self._tmp_dir = folder

    def handle_sigterm(self, *_: Any) -> None:
        """Do nothing: the service that runs this runner receives the signal too, and stops it."""

    async def astop(self) -> None:
        """Ask running flows to stop, wait for them, then stop."""
        self.stopping = True
        self._scheduled_run_poller.stopping = True
        manager = self._process_manager
        for run in manager.flow_run_ids():
            handle = manager.get(run)
            if handle is not None:
                with suppress(ProcessLookupError):
                    handle.graceful_kill()
        deadline = time.monotonic() + GRACE
        while manager.flow_run_count() and time.monotonic() < deadline:
            await asyncio.sleep(0.2)
        if manager.flow_run_count():
            log.warning("runs did not end in time", extra={"runs": manager.flow_run_count()})
        await super().astop()


async def register(
    client: PrefectClient, runner: Runner, deployments: Sequence[RunnerDeployment], home: str
) -> dict[str, UUID]:
    """Register every deployment with the runner, and with the server where it has another version or none.

    Returns:
        Ids by full name (``ingest/rt``).
    """
    known = {(deployment.name, deployment.version): deployment.id for deployment in await _deployed(client, home)}
    ids = {}
    for deployment in deployments:
        found = known.get((deployment.name, deployment.version))
        if found is None:
            found = await runner.aadd_deployment(deployment)
        else:
            runner._deployment_registry.register_deployment(found, deployment.name)
        ids[deployment.full_name] = found
    return ids


async def mark_crashed(client: PrefectClient, home: str, *, alive: Collection[str] = ()) -> None:
    """Mark the flow runs of a home as crashed that an earlier service or runner left as running.

    Args:
        home: its root.
        alive: the ids of those that are going on.
    """
    active = FlowRunFilterStateType(any_=[StateType.PENDING, StateType.RUNNING, StateType.CANCELLING])
    runs = await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            tags=FlowRunFilterTags(all_=[TAG, home_tag(home)]), state=FlowRunFilterState(type=active)
        ),
        limit=PAGE,
    )
    for run in runs:
        if str(run.id) not in alive:
            log.warning("a run ended with the earlier runner", extra={"flow_run": run.name})
            await client.set_flow_run_state(run.id, Crashed(message="its runner ended before the run did"), force=True)


async def release_slots(client: PrefectClient, ids: Collection[UUID]) -> None:
    """Free the concurrency slots of deployments: nothing runs when the only runner of a home starts."""
    offset = 0
    while True:
        limits = await client.read_global_concurrency_limits(limit=PAGE, offset=offset)
        for limit in limits:
            if limit.active_slots and limit.name in {f"deployment:{deployment_id}" for deployment_id in ids}:
                with suppress(ObjectNotFound):
                    await client.update_global_concurrency_limit(
                        limit.name, GlobalConcurrencyLimitUpdate(active_slots=0)
                    )
        offset += len(limits)
        if len(limits) < PAGE:
            return


async def remove_gone(client: PrefectClient, ids: Collection[UUID], home: str) -> None:
    """Remove the deployments of a home that are no longer served. A run that is running continues to its end."""
    kept = set(ids)
    for deployment in await _deployed(client, home):
        if deployment.id not in kept:
            log.warning(
                "a source is no longer configured, its deployment is removed", extra={"source": deployment.name}
            )
            await client.delete_deployment(deployment.id)


async def _deployed(client: PrefectClient, home: str) -> list[DeploymentResponse]:
    found: list[DeploymentResponse] = []
    served = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG, home_tag(home)]))
    while True:
        page = await client.read_deployments(deployment_filter=served, limit=PAGE, offset=len(found))
        found += page
        if len(page) < PAGE:
            return found

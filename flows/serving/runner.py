"""A Prefect runner that shuts down gracefully, and the reconciliation of what an earlier runner left on the server."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    DeploymentFilterTags,
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
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
PAGE = 100


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


async def register(runner: Runner, deployments: Sequence[RunnerDeployment]) -> dict[str, UUID]:
    """Register every deployment with the server and the runner; returns ids by full name (``ingest/rt``)."""
    ids = {}
    for deployment in deployments:
        ids[deployment.full_name] = await runner.aadd_deployment(deployment)
    return ids


async def reconcile(client: PrefectClient, ids: Sequence[UUID], home: str) -> None:
    """Correct the server's records when the only runner of a home starts.

    Runs that an earlier runner left as running are marked as crashed and their concurrency slots are freed. Deployments
    of sources that are no longer configured are removed: nobody would execute their runs.
    """
    for run in await _active_runs(client, ids):
        log.warning("a run ended with the earlier runner", extra={"flow_run": run.name})
        await client.set_flow_run_state(run.id, Crashed(message="its runner ended before the run did"), force=True)
    await remove_gone(client, ids, home)
    for deployment_id in ids:
        with suppress(ObjectNotFound):
            await client.update_global_concurrency_limit(
                f"deployment:{deployment_id}", GlobalConcurrencyLimitUpdate(active_slots=0)
            )


async def remove_gone(client: PrefectClient, ids: Sequence[UUID], home: str) -> None:
    """Remove the deployments of a home that are no longer served. A run that is running continues to its end."""
    found = await client.read_deployments(
        deployment_filter=DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG, home_tag(home)]))
    )
    for deployment in found:
        if deployment.id not in ids:
            log.warning(
                "a source is no longer configured, its deployment is removed", extra={"source": deployment.name}
            )
            await client.delete_deployment(deployment.id)


async def is_waiting(client: PrefectClient, deployment_id: UUID) -> bool:
    """Whether a run of the deployment is running, about to run, or overdue."""
    late = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=[deployment_id]),
        state=FlowRunFilterState(name={"any_": ["Late", "Pending", "Running", "Submitting"]}),  # type: ignore[arg-type]
    )
    return bool(await client.read_flow_runs(flow_run_filter=late, limit=1))


async def _active_runs(client: PrefectClient, ids: Sequence[UUID]) -> list[Any]:
    active = FlowRunFilterStateType(any_=[StateType.PENDING, StateType.RUNNING, StateType.CANCELLING])
    return await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            deployment_id=FlowRunFilterDeploymentId(any_=list(ids)), state=FlowRunFilterState(type=active)
        ),
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=list(ids))),
        limit=PAGE,
    )

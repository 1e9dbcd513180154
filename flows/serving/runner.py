"""A Prefect runner that gives running flows time to end, and clears up what an earlier one left."""

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
"""Seconds for running flows to seal, load and close: longer than a request and its retries are allowed to take."""
POLL = 5.0
"""Seconds between two looks for runs that are due."""
PAGE = 100


class GentleRunner(Runner):
    """On SIGTERM lets running flows end by themselves, within :data:`GRACE`, before Prefect's way of stopping.

    Prefect's own gives them 30 s and calls them cancelled, also those that ended in order. It keeps its files in a
    folder of one name for all users of a machine, which belongs to the first of them. It has no public hook for
    either; Prefect is pinned.
    """

    def __init__(self, *, limit: int, folder: Path) -> None:
        """``folder``: of its own, made here and removed at its end."""
        super().__init__(name="dateline", limit=limit, query_seconds=POLL, pause_on_shutdown=False)
        self._tmp_dir = folder

    def handle_sigterm(self, *_: Any) -> None:
        """Nothing: the service that runs this runner hears the signal too, and stops it."""

    async def astop(self) -> None:
        """Tell running flows to stop, wait for them, then end."""
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
    """Put every deployment on the server and hand it to the runner; ids by full name (``ingest/rt``)."""
    ids = {}
    for deployment in deployments:
        ids[deployment.full_name] = await runner.aadd_deployment(deployment)
    return ids


async def clear_up(client: PrefectClient, ids: Sequence[UUID], home: str) -> None:
    """Make the server's books true at the start of the one runner of a home.

    Runs that an earlier runner left as running are called crashed, the places that they held are given back, and
    deployments of sources that are gone are removed: nobody would run what comes due.
    """
    for run in await _runs_at_work(client, ids):
        log.warning("a run was cut off with the runner before this one", extra={"flow_run": run.name})
        await client.set_flow_run_state(run.id, Crashed(message="its runner ended before it"), force=True)
    await remove_gone(client, ids, home)
    for deployment_id in ids:
        with suppress(ObjectNotFound):
            await client.update_global_concurrency_limit(
                f"deployment:{deployment_id}", GlobalConcurrencyLimitUpdate(active_slots=0)
            )


async def remove_gone(client: PrefectClient, ids: Sequence[UUID], home: str) -> None:
    """Remove the deployments of a home that are no longer served. A run of one that is at work goes on to its end."""
    found = await client.read_deployments(
        deployment_filter=DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG, home_tag(home)]))
    )
    for deployment in found:
        if deployment.id not in ids:
            log.warning("no longer configured, its deployment is removed", extra={"source": deployment.name})
            await client.delete_deployment(deployment.id)


async def is_waiting(client: PrefectClient, deployment_id: UUID) -> bool:
    """Whether a run of the deployment is at work or overdue."""
    late = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=[deployment_id]),
        state=FlowRunFilterState(name={"any_": ["Late", "Pending", "Running", "Submitting"]}),  # type: ignore[arg-type]
    )
    return bool(await client.read_flow_runs(flow_run_filter=late, limit=1))


async def _runs_at_work(client: PrefectClient, ids: Sequence[UUID]) -> list[Any]:
    at_work = FlowRunFilterStateType(any_=[StateType.PENDING, StateType.RUNNING, StateType.CANCELLING])
    return await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            deployment_id=FlowRunFilterDeploymentId(any_=list(ids)), state=FlowRunFilterState(type=at_work)
        ),
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=list(ids))),
        limit=PAGE,
    )

"""The deployments of an installation: one for each source, daily maintenance, and flows that are started by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from prefect import Flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.backfill import backfill
from flows.maintain import maintain
from flows.reprocess import reprocess
from flows.scheduled import scheduled_ingest
from flows.serving import schedules
from tasks.config import Config
from tasks.settings import Settings

_VERSION = version("dateline")
MAINTENANCE = "17 3 * * *"
TAG = "dateline"

ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
"""A run that comes due while the one before it is running is dropped: the next one finds what it would have found."""
QUEUED = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
"""It waits for the one before it."""


def deployments(settings: Settings, config: Config) -> Iterator[RunnerDeployment]:
    """All deployments of an installation, each with the absolute paths of its home and configuration."""
    paths = {"home": str(settings.home.root), "config": str(settings.config.absolute())}
    for source in config.sources:
        if source.enabled:
            yield _deployment(
                scheduled_ingest,
                source.name,
                {"source": source.name, **paths},
                schedule=schedules.shown_schedule(source),
                description=f"Reads what {source.name} lists and loads what is new.",
                overlap=QUEUED if source.overlap == "wait" else ONE_AT_A_TIME,
            )
    yield _deployment(
        maintain,
        "daily",
        paths,
        schedule=Cron(MAINTENANCE, timezone=schedules.ZONE, slug="cron"),
        description="Retention and validation of the archive, compaction, tidying.",
    )
    yield _deployment(
        backfill,
        "by-hand",
        paths,
        description="Older pages of one source: first and last day, a list, WARC files or saved pages.",
    )
    yield _deployment(
        reprocess, "by-hand", paths, description="Extracts from the archive again what other rules extracted last."
    )


def _deployment(
    flow: Flow[Any, Any],
    name: str,
    parameters: dict[str, Any],
    *,
    schedule: Any = None,
    description: str,
    overlap: ConcurrencyLimitConfig = ONE_AT_A_TIME,
) -> RunnerDeployment:
    stated = json.dumps([_VERSION, flow.name, parameters, description, overlap.model_dump(mode="json"), repr(schedule)])
    deployment = flow.to_deployment(
        name,
        # What the server has under this version is not sent again.
        version=hashlib.sha256(stated.encode()).hexdigest()[:12],
        schedule=schedule,
        parameters=parameters,
        description=description,
        tags=[TAG, home_tag(parameters["home"])],
        concurrency_limit=overlap,
        enforce_parameter_schema=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(deployment, RunnerDeployment)  # noqa: S101 - the other type belongs to asynchronous callers
    return deployment


def home_tag(home: str) -> str:
    """The tag of all deployments of one home, on a server that several homes may share."""
    return f"home:{home}"

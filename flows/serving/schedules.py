"""When a source runs. Prefect is imported as late as possible: it reads the environment when it is."""

from __future__ import annotations

from typing import Any

from tasks.config import Source

ZONE = "UTC"
"""Of every cron line: a source's ``timezone`` is that of the dates on its pages, and a schedule in a zone with summer
time would run twice in one hour of the year and not at all in another."""


def schedule_of(source: Source) -> Any:
    """A source's cron line as Prefect takes it; None: by hand only."""
    from prefect.schedules import Cron

    return Cron(source.schedule, timezone=ZONE, slug="cron") if source.schedule else None

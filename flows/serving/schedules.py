"""When a source runs. Prefect is imported as late as possible: it reads the environment when it is."""

from __future__ import annotations

from typing import Any

from tasks.config import Source

ZONE = "UTC"
"""Of cron lines that name no other. A source's ``timezone`` is that of the dates on its pages, and not meant: in a zone
with summer time a line that names an hour runs at another distance from the day before twice a year."""


def schedule_of(source: Source) -> Any:
    """A source's cron line as Prefect takes it; None: by hand only."""
    from prefect.schedules import Cron

    return Cron(source.schedule, timezone=source.schedule_zone, slug="cron") if source.schedule else None

"""The schedule of a source, as Prefect takes it.

Prefect is imported as late as possible: it reads the environment when it is imported.
"""

from __future__ import annotations

from typing import Any

from tasks.config import Source

ZONE = "UTC"
"""The zone of cron lines unless ``schedule_zone`` is set. A source's ``timezone`` is that of the dates on its pages and is
not used here: in a zone with summer time, a line that names an hour is 23 or 25 hours after the last one twice a year."""


def schedule_of(source: Source) -> Any:
    """A source's cron line as a Prefect schedule; None: it is only started by hand."""
    from prefect.schedules import Cron

    return Cron(source.schedule, timezone=source.schedule_zone, slug="cron") if source.schedule else None

"""The schedule of a source, as Prefect's pages show it; when it is due is decided in ``tasks.run.agenda``.

Prefect is imported as late as possible: it reads the environment when it is imported.
"""

from __future__ import annotations

from typing import Any

from tasks.config import Source

ZONE = "UTC"
"""The zone of cron lines unless ``schedule_zone`` is set. A source's ``timezone`` is that of the dates on its pages and is
not used here: in a zone with summer time, a line that names an hour is 23 or 25 hours after the last one twice a year."""


def shown_schedule(source: Source) -> Any:
    """A source's cron line for Prefect's pages; None where it is only started by hand.

    It is not active: ``dateline serve`` starts the source itself, with the others that are due, and Prefect would make
    runs ahead for each source, which cost its server more than reading the feed does.
    """
    from prefect.schedules import Cron

    if not source.schedule:
        return None
    return Cron(source.schedule, timezone=source.schedule_zone, slug="cron", active=False)

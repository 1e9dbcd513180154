"""The schedules of sources: when each is due, and what Prefect's pages show of it.

Prefect is imported as late as possible: it reads the environment when it is imported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from flows.serving.agenda import TimesOf
from tasks.config import Source
from tasks.pure.cron import Times, offset_of

ZONE = "UTC"
"""The zone of cron lines unless ``schedule_zone`` is set. A source's ``timezone`` is that of the dates on its pages and is
not used here: in a zone with summer time, a line that names an hour is 23 or 25 hours after the last one twice a year."""


def times_of(sources: Iterable[Source]) -> Mapping[str, TimesOf]:
    """When each source is due; one that is only started by hand is left out.

    Sources that share a cron line are spread over its interval, each by its name; one that is alone with its line is
    due at its very times.
    """
    scheduled = [source for source in sources if source.schedule]
    shared = Counter((source.schedule, source.schedule_zone) for source in scheduled)
    return {source.name: _times(source, shared[source.schedule, source.schedule_zone] > 1) for source in scheduled}


def _times(source: Source, is_spread: bool) -> Times:
    spread = source.spread if is_spread else 0.0
    return Times(source.schedule, source.schedule_zone, offset_of(source.name, source.schedule, spread))


def shown_schedule(source: Source) -> Any:
    """A source's cron line for Prefect's pages; None where it is only started by hand.

    It is not active: ``dateline serve`` starts the source itself, with the others that are due, and Prefect would make
    runs ahead for each source, which cost its server more than reading the feed does.
    """
    from prefect.schedules import Cron

    if not source.schedule:
        return None
    return Cron(source.schedule, timezone=source.schedule_zone, slug="cron", active=False)

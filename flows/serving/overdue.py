"""Which sources have missed a scheduled run, for example after the scheduler was down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from croniter import croniter

from tasks import source_lock
from tasks.config import Source
from tasks.settings import Settings
from tasks.warehouse import Warehouse


def overdue(settings: Settings, sources: Iterable[Source], now: datetime) -> list[Source]:
    """Scheduled sources that have missed one or more runs, or never ran; one run each catches up.

    Args:
        now: aware UTC.
    """
    if not settings.home.has_warehouse:
        return [source for source in sources if source.enabled and source.schedule]
    warehouse = Warehouse(settings.home)
    warehouse.migrate()
    started = source_lock.last_started(warehouse)
    found = []
    for source in sources:
        if source.enabled and source.schedule:
            last = started.get(source.name)
            there = now.astimezone(ZoneInfo(source.schedule_zone))
            if last is None or last < croniter(source.schedule, there).get_prev(datetime):
                found.append(source)
    return found

"""Which sources have missed a run, after downtime of whatever part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from croniter import croniter

from flows.settings import Settings
from tasks import source_lock as turns
from tasks.config import Source
from tasks.warehouse import Warehouse


def overdue(where: Settings, sources: Iterable[Source], now: datetime) -> list[Source]:
    """Scheduled sources that have missed a run, however many: one run each makes good for all of them.

    A source that never ran is overdue.
    """
    if not where.home.has_warehouse:
        return [source for source in sources if source.enabled and source.schedule]
    warehouse = Warehouse(where.home)
    warehouse.migrate()
    started = turns.last_started(warehouse)
    found = []
    for source in sources:
        if source.enabled and source.schedule:
            last = started.get(source.name)
            there = now.astimezone(ZoneInfo(source.schedule_zone))
            if last is None or last < croniter(source.schedule, there).get_prev(datetime):
                found.append(source)
    return found

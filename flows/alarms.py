"""Alarms as Prefect events, which an automation can pass on by webhook or e-mail (``deploy/alarms.py``).

``dateline.source.silent``, ``.drifting``, ``.robots``, ``.failing``, ``.stale``: something is wrong with a source.
``dateline.source.recovered``: it is over. ``dateline.archive.damaged``: maintenance found a segment that is not what
it was. ``dateline.configuration.refused``: a changed configuration has a mistake, and ``.accepted``: it has none any
more. The resource is ``dateline.source.<name>``, ``dateline.archive`` or ``dateline.configuration``.

``python -m flows.alarms HOME`` judges once: what a service does now and then, for runs that do not start.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from datetime import datetime

from prefect.events import emit_event

from flows.settings import settings, utc_now
from tasks import alarms
from tasks.alarms import Alarm
from tasks.home import Home
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)


def raise_alarms(home: Home, now: datetime) -> tuple[Alarm, ...]:
    """Judge every source and tell what is to be told; the alarms that were told.

    All sources, not only the one that has just run: one whose runs no longer start cannot say so itself.
    """
    warehouse = Warehouse(home)
    telling = alarms.judge(warehouse, now)
    for alarm in telling:
        if alarm.ended_at is None:
            log.error("alarm", extra={"source": alarm.source, "kind": alarm.kind, "why": alarm.why})
        else:
            log.warning("alarm is over", extra={"source": alarm.source, "kind": alarm.kind})
        tell(
            f"dateline.source.{alarm.kind if alarm.ended_at is None else 'recovered'}",
            f"dateline.source.{alarm.source}",
            alarm.source,
            {
                "kind": alarm.kind,
                "why": alarm.why,
                "since": alarm.raised_at.isoformat(),
                "until": alarm.ended_at.isoformat() if alarm.ended_at is not None else None,
            },
        )
    alarms.mark_sent(warehouse, telling, now)
    return telling


def tell(event: str, resource: str, name: str, payload: Mapping[str, object]) -> None:
    """Send an event to the Prefect server. Without one there is nobody who could pass it on, and the log has it."""
    if os.environ.get("PREFECT_API_URL"):
        emit_event(event, {"prefect.resource.id": resource, "prefect.resource.name": name}, payload=dict(payload))


def main() -> None:
    """Judge the home that is named, if it has a warehouse."""
    from tasks import logs

    home = settings(sys.argv[1]).home
    logs.set_up(home.logs)
    if home.has_warehouse:
        raise_alarms(home, utc_now())


if __name__ == "__main__":
    main()

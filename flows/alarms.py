"""Alarms as Prefect events, which an automation can forward by webhook or e-mail (``deploy/alarms.py``).

``dateline.source.silent``, ``.drifting``, ``.robots``, ``.failing``, ``.stale``: something is wrong with a source.
``dateline.source.recovered``: that is over. ``dateline.archive.damaged``: maintenance found a segment that has changed
since it was sealed. ``dateline.configuration.refused``: a changed configuration has a mistake, and ``.accepted``: the
mistake was corrected. The resource is ``dateline.source.<name>``, ``dateline.archive`` or ``dateline.configuration``.

``python -m flows.alarms HOME`` checks all sources once. The scheduler runs it at intervals, because a run that does not
start cannot report that.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from datetime import datetime

from prefect.events import emit_event

from tasks import alarms
from tasks.alarms import Alarm
from tasks.home import Home
from tasks.settings import resolve_settings, skip_pandas, utc_now
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)


def raise_alarms(home: Home, now: datetime) -> tuple[Alarm, ...]:
    """Check every source, and send an event for each alarm that was raised or is over; returns those alarms.

    All sources are checked, not only the one that has just run: one whose runs no longer start cannot report it itself.
    """
    warehouse = Warehouse(home)
    changed = alarms.judge(warehouse, now)
    for alarm in changed:
        if alarm.ended_at is None:
            log.error("alarm", extra={"source": alarm.source, "kind": alarm.kind, "why": alarm.why})
        else:
            log.warning("alarm is over", extra={"source": alarm.source, "kind": alarm.kind})
        send_event(
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
    alarms.mark_sent(warehouse, changed, now)
    return changed


def send_event(event: str, resource: str, name: str, payload: Mapping[str, object]) -> None:
    """Send an event to the Prefect server. Without ``PREFECT_API_URL`` there is none, and only the log has the alarm."""
    if os.environ.get("PREFECT_API_URL"):
        emit_event(event, {"prefect.resource.id": resource, "prefect.resource.name": name}, payload=dict(payload))


def main() -> None:
    """Check the home that the first argument names, if it has a warehouse."""
    from tasks import logs

    skip_pandas()
    home = resolve_settings(sys.argv[1]).home
    logs.set_up(home.logs)
    if home.has_warehouse:
        raise_alarms(home, utc_now())


if __name__ == "__main__":
    main()

"""Alarms: sent to the addresses of ``[alarms]``, and as Prefect events that an automation can pass on.

``dateline.source.silent``, ``.drifting``, ``.robots``, ``.failing``, ``.stale``, ``.fruitless``: something is wrong with
a source; ``.unreachable``: with all of them. ``dateline.source.recovered``: it is over. ``dateline.archive.damaged``:
maintenance found a segment that is not what it was. ``dateline.configuration.refused``: a changed configuration has a
mistake. ``.recovered`` follows when that is over. The resource is ``dateline.source.<name>``, ``dateline.archive`` or
``dateline.configuration``.

``python -m flows.alarms HOME CONFIG`` judges once: what a service does now and then, for runs that do not start.
"""

from __future__ import annotations

import fcntl
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from prefect.events import emit_event

from tasks import alarms, configured, notify
from tasks.alarms import Alarm
from tasks.config import AlarmSettings, load_config
from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.settings import resolve_settings, skip_pandas, utc_now
from tasks.warehouse import Warehouse

log = logging.getLogger("flows.alarms")  # also as __main__, of which no line would be kept


def raise_alarms(home: Home, now: datetime, given: AlarmSettings | None = None) -> tuple[Alarm, ...]:
    """Judge every source and send what is due; the alarms that were due.

    All sources, not only the one that has just run: one whose runs no longer start cannot say so itself. What no
    address took is due again at the next judgement.
    """
    given = given or AlarmSettings()
    warehouse = Warehouse(home)
    with _alone(home):
        due = alarms.judge(warehouse, now, hold_minutes=given.hold_minutes, remind_days=given.remind_days)
        if not due:
            return ()
        if given.to and not _sent(given, due, now):
            return due
        for alarm in due:
            _log(alarm)
            _emit(alarm)
        alarms.mark_sent(warehouse, due, now)
    return due


def _sent(given: AlarmSettings, due: Sequence[Alarm], now: datetime) -> bool:
    """Whether an address took the message."""
    title, body = message(due, now, link=given.link)
    deliveries = notify.send(given.to, title, body)
    for delivery in deliveries:
        if delivery.error:
            log.error("alarms could not be sent", extra={"to": delivery.name, "error": delivery.error})
    return any(not delivery.error for delivery in deliveries)


def message(due: Sequence[Alarm], now: datetime, *, link: str = "") -> tuple[str, str]:
    """All alarms that are due as one message: its title and its text."""
    begun = [alarm for alarm in due if alarm.ended_at is None]
    over = [alarm for alarm in due if alarm.ended_at is not None]
    if len(due) == 1:
        title = f"Dateline: {due[0].source}: {due[0].kind}{_was(due[0])}{'' if begun else ' is over'}"
    else:
        counts = (f"{len(begun)} alarm{'s'[: len(begun) > 1]}" if begun else "", f"{len(over)} over" if over else "")
        title = f"Dateline: {', '.join(filter(None, counts))}"
    parts = [_begun(alarm, now) for alarm in begun] + [_over(alarm) for alarm in over]
    return title, "\n\n".join([*parts, *([link] if link else [])])


def _begun(alarm: Alarm, now: datetime) -> str:
    since = f"{alarm.raised_at:%a %d %b %H:%M} UTC ({_length(now - alarm.raised_at)})"
    lines = [f"{alarm.source}: {alarm.kind}{_was(alarm)} since {since}", f"  {alarm.why}"]
    return "\n".join([*lines, *([f"  do: {alarm.remedy}"] if alarm.remedy else [])])


def _was(alarm: Alarm) -> str:
    return f" (was {alarm.was})" if alarm.was else ""


def _over(alarm: Alarm) -> str:
    assert alarm.ended_at is not None  # noqa: S101 - as the caller chose them
    lasted = _length(alarm.ended_at - alarm.raised_at)
    return f"{alarm.source}: {alarm.kind} is over since {alarm.ended_at:%a %d %b %H:%M} UTC, after {lasted}"


def _length(lasted: timedelta) -> str:
    minutes = round(lasted.total_seconds() / 60)
    if minutes < 120:
        return f"{minutes} min"
    return f"{round(minutes / 60)} h" if minutes < 2880 else f"{round(minutes / 1440)} days"


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """Wait for others that judge now: two runs that end together would send the same alarm twice."""
    with (home.root / "alarms.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _log(alarm: Alarm) -> None:
    if alarm.ended_at is None:
        log.error("alarm", extra={"source": alarm.source, "kind": alarm.kind, "why": alarm.why})
    else:
        log.warning("alarm is over", extra={"source": alarm.source, "kind": alarm.kind})


def _emit(alarm: Alarm) -> None:
    is_source = alarm.kind in alarms.JUDGED_KINDS
    resource = f"dateline.source.{alarm.source}" if is_source else f"dateline.{alarm.source}"
    send_event(
        f"{'dateline.source' if is_source else resource}.{alarm.kind if alarm.ended_at is None else 'recovered'}",
        resource,
        alarm.source,
        {
            "kind": alarm.kind,
            "was": alarm.was,
            "why": alarm.why,
            "do": alarm.remedy,
            "since": alarm.raised_at.isoformat(),
            "until": alarm.ended_at.isoformat() if alarm.ended_at is not None else None,
        },
    )


def send_event(event: str, resource: str, name: str, payload: Mapping[str, object]) -> None:
    """Send an event to the Prefect server. Without one there is nobody who could pass it on, and the log has it."""
    if os.environ.get("PREFECT_API_URL"):
        emit_event(event, {"prefect.resource.id": resource, "prefect.resource.name": name}, payload=dict(payload))


def main() -> None:
    """Judge the home that is named, if it has a warehouse, by the configuration that is named."""
    from flows.serving import last_known_good
    from flows.serving.environment import silence_lost_events
    from tasks import logs

    skip_pandas()
    silence_lost_events()
    settings = resolve_settings(*sys.argv[1:3])
    logs.set_up(settings.home.logs)
    if settings.home.has_warehouse:
        warehouse = Warehouse(settings.home)
        warehouse.migrate()
        with suppress(ConfigError):
            last_known_good.read(settings)
            # Also where it was corrected while no service ran.
            alarms.note(warehouse, "configuration", "refused", "", utc_now())
        config = load_config(last_known_good.effective_config(settings))
        configured.record(warehouse, config.sources, utc_now())
        raise_alarms(settings.home, utc_now(), config.alarms)


if __name__ == "__main__":
    main()

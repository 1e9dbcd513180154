"""What each source does now, for ``dateline status --watch``: its last run, the next, what goes on, and why.

The last runs are read from the warehouse; health is that of ``dateline status``, with the alarms that last. Whether a
run is alive is known from its lock, and until when a host is waited for from its host file. One look costs one short
transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from tasks.alarms import Alarm, standing
from tasks.config import Source
from tasks.coordination import HostState, coordination_of
from tasks.home import Home
from tasks.run.agenda import times_of
from tasks.run_locks import live_sources
from tasks.statements import from_timestamp, statement
from tasks.status import PATIENCE
from tasks.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last ingest of a source that has ended."""

    started_at: datetime
    changed: int
    """Articles that are new or have a new version."""
    rejected: int
    error: str | None


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """One source as of now; times aware, UTC."""

    source: str
    last: LastRun | None
    next_at: datetime | None
    """By its cron line and its spread; None: it has no line, or is switched off."""
    running_since: datetime | None
    waits_until: datetime | None
    """No request to its host before this time."""
    waits_for: str
    health: str
    """As ``dateline status`` or an alarm says; empty: unknown yet."""
    why: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the warehouse says: the last runs, and the alarms that last, by source."""

    last: Mapping[str, LastRun]
    alarms: Mapping[str, Alarm]


def read_ledger(home: Home) -> Ledger:
    """Read the warehouse in one short transaction.

    Raises:
        WarehouseBusy: a run holds it for longer than a look should wait; what was read before is still of use.
    """
    if not home.has_warehouse:
        return Ledger({}, {})
    warehouse = Warehouse(home, wait=PATIENCE)
    with warehouse.transaction() as connection:
        rows = connection.execute(statement("writer/last_runs_of_sources")).fetchall()
    last = {source: LastRun(from_timestamp(started), *rest) for source, started, *rest in rows}
    return Ledger(last, {alarm.source: alarm for alarm in standing(warehouse)})


def watch(
    home: Home, sources: Sequence[Source], ledger: Ledger, health: Mapping[str, tuple[str, str]], now: datetime
) -> list[WatchedSource]:
    """Look at each source of the configuration once, in its order.

    Args:
        ledger: of :func:`read_ledger`.
        health: health and reason by source, as ``dateline status`` has them.
        now: aware, UTC.
    """
    live, due = live_sources(home), next_runs(sources, now)
    return [_watched(home, source, ledger, health, live, due.get(source.name), now) for source in sources]


def next_runs(sources: Sequence[Source], now: datetime) -> dict[str, datetime]:
    """When each source is due next, aware UTC, as the service counts it; one that is only started by hand is missing."""
    return {name: times.after(now) for name, times in times_of(one for one in sources if one.enabled).items()}


def _watched(
    home: Home,
    source: Source,
    ledger: Ledger,
    health: Mapping[str, tuple[str, str]],
    live: Mapping[str, datetime],
    next_at: datetime | None,
    now: datetime,
) -> WatchedSource:
    state, why = ("off", "enabled = false") if not source.enabled else health.get(source.name, ("", ""))
    alarm = ledger.alarms.get(source.name)
    if alarm is not None:
        state, why = alarm.kind, alarm.why
    closed = _closed(home, source.documents, now)
    return WatchedSource(
        source=source.name,
        last=ledger.last.get(source.name),
        next_at=next_at,
        running_since=live.get(source.name),
        waits_until=datetime.fromtimestamp(closed.closed_until, UTC) if closed is not None else None,
        waits_for={"retry-after": "Retry-After", "failures": "it failed"}.get(closed.why, "") if closed else "",
        health=state,
        why=why,
    )


def _closed(home: Home, urls: Iterable[str], now: datetime) -> HostState | None:
    """The state of the first of the hosts that gets no requests now."""
    coordination = coordination_of(home)
    for host in dict.fromkeys(urlsplit(url).netloc.rpartition("@")[2].lower() for url in urls):
        state = coordination.host_state(host)
        if state.closed_for(now.timestamp()) > 0:
            return state
    return None

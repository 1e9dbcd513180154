"""Windows of a backfill: parts of the past as rows of the warehouse, each planned, tried and done once.

A window of days or of listed addresses keeps its addresses until it is done, so a plan is made only once; a window of
WARC files or saved pages is identified by the content of the files. Whether a window is done follows from the state of
its addresses and is not stored, so a run that dies leaves nothing to repair.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from tasks.documents import record_discoveries
from tasks.frontier import Assignment, enter_claims
from tasks.lake import by_keys, retry_lake
from tasks.lookup import forgotten_of
from tasks.pure.addresses import key_of
from tasks.pure.discovery.records import Discovery
from tasks.pure.records import Candidate, Page
from tasks.runs import Run
from tasks.statements import from_timestamp, json_list, json_rows, one_row, statement, to_timestamp
from tasks.warehouse import Warehouse

WindowKind = Literal["days", "urls", "warc", "files"]
MOST_TOGETHER = 31
"""Windows that are filled together at most: a month of days, also where none of them lists anything."""
WindowState = Literal["planned", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Window:
    """A row of ``windows``; times in UTC."""

    kind: WindowKind
    name: str
    about: str
    state: WindowState = "planned"
    refresh: bool = False
    is_whole: bool = True
    size: int = 0
    """Addresses (days, urls), bytes (warc) or pages (files)."""
    planned_at: datetime | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a window after a try; no addresses: it is done."""

    addresses: int
    why: str


def together(planned: Sequence[Window], most: int) -> list[list[Window]]:
    """Neighbouring windows of addresses in groups of at most ``most`` pages, so that small days share a bundle.

    A larger window, a file and a folder are alone.
    """
    groups: list[list[Window]] = []
    size = 0
    for window in planned:
        fits = groups and len(groups[-1]) < MOST_TOGETHER and size + window.size <= most
        if fits and window.kind in ("days", "urls"):
            groups[-1].append(window)
            size += window.size
        else:
            groups.append([window])
            size = window.size if window.kind in ("days", "urls") else most + 1
    return groups


@retry_lake
def windows_of(warehouse: Warehouse, source: str) -> list[Window]:
    """All windows of a source, by kind and name."""
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/windows_of_source"), {"source": source}).fetchall()
    return [
        Window(kind, name, about, state, refresh, is_whole, size, from_timestamp(planned_at), error or "")
        for kind, name, about, state, refresh, is_whole, size, planned_at, error in found
    ]


@retry_lake
def add_addresses(warehouse: Warehouse, source: str, kind: WindowKind, listed: Iterable[tuple[str, Candidate]]) -> None:
    """Add addresses to windows, given by name; a window has each address once."""
    records = {
        (name, candidate.key): {
            "source": source,
            "kind": kind,
            "name": name,
            "url_key": candidate.key,
            "url": candidate.url,
            "found_by": candidate.found_by,
            "newest_at": candidate.published_at or candidate.changed_at,
        }
        for name, candidate in listed
    }
    if records:
        with warehouse.transaction() as connection:
            connection.execute(statement("merges/window_addresses"), {"rows": json_rows(records.values())})


@retry_lake
def plan(warehouse: Warehouse, source: str, windows: Sequence[Window], now: datetime) -> None:
    """Record windows as planned now. The size of a window of addresses is what :func:`add_addresses` has added to it."""
    if not windows:
        return
    with warehouse.transaction() as connection:
        kind = windows[0].kind
        sizes = dict(connection.execute(statement("writer/window_sizes"), {"source": source, "kind": kind}).fetchall())
        records = [
            {
                "source": source,
                "kind": window.kind,
                "name": window.name,
                "about": window.about,
                "refresh": window.refresh,
                "is_whole": window.is_whole,
                "size": sizes.get(window.name, 0) if kind in ("days", "urls") else window.size,
                "planned_at": now,
                "error": window.error or None,
            }
            for window in windows
        ]
        connection.execute(statement("merges/windows_planned"), {"rows": json_rows(records)})


@retry_lake
def record_documents(warehouse: Warehouse, run: Run, read: Discovery) -> None:
    """Write down which documents were read for a plan. Their validators are not kept: a plan reads only a part."""
    with warehouse.transaction() as connection:
        record_discoveries(connection, [read], run_id=run.run_id)


@retry_lake
def claim(warehouse: Warehouse, run: Run, source: str, window: Window, now: datetime) -> tuple[Assignment, ...]:
    """Claim for a run what is left to fetch in a window, except what other live runs have claimed."""
    ledger = {"run_id": run.run_id, "source": source}
    with warehouse.transaction() as connection:
        connection.execute(statement("writer/window_left"), _scope(source, window))
        connection.execute(statement("merges/pending_of_window"), {**ledger, "now": to_timestamp(now)})
        return enter_claims(connection, **ledger, now=now)


@retry_lake
def left_of(warehouse: Warehouse, source: str, window: Window) -> Left:
    """How many addresses of a window are left to fetch, and why."""
    with warehouse.transaction() as connection:
        connection.execute(statement("writer/window_left"), _scope(source, window))
        addresses, elsewhere, next_at, error = one_row(connection, "writer/window_left_reasons", {})
    why = f"{addresses} addresses are left"
    if elsewhere:
        why += f", {elsewhere} of them with another run"
    if next_at is not None:
        why += f"; the next may be fetched from {next_at:%Y-%m-%d %H:%M} UTC"
    return Left(addresses, f"{why}: {error}" if error else why)


@retry_lake
def settle(warehouse: Warehouse, run: Run, source: str, window: Window, error: str, now: datetime) -> Window:
    """Record that a window is done or, with an ``error``, that it failed."""
    settled: WindowState = "failed" if error else "done"
    record = {
        "source": source,
        "kind": window.kind,
        "name": window.name,
        "state": settled,
        "tried_at": now,
        "finished_at": None if error else now,
        "run_id": run.run_id,
        "error": error or None,
    }
    with warehouse.transaction() as connection:
        connection.execute(statement("merges/windows_tried"), {"rows": json_rows([record])})
        if not error:
            scope = {"source": source, "kind": window.kind, "name": window.name}
            connection.execute(statement("merges/window_addresses_dropped"), scope)
    return Window(
        window.kind, window.name, window.about, settled, window.refresh, window.is_whole, window.size, now, error
    )


@retry_lake
def settled_pages(warehouse: Warehouse, pages: Sequence[Page]) -> set[str]:
    """Fetch ids of those pages that are in the ledger, or whose address an operator has had forgotten."""
    if not pages:
        return set()
    times = [page.fetched_at for page in pages]
    parameters = {
        "ids": json_list(page.fetch_id for page in pages),
        "earliest": to_timestamp(min(times)),
        "latest": to_timestamp(max(times)),
    }
    keys = {page.fetch_id: key_of(page.url) for page in pages}
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/fetches_of_ids"), parameters).fetchall()
        forgotten = forgotten_of(connection, keys.values())
    return {fetch_id for (fetch_id,) in found} | {fetch_id for fetch_id, key in keys.items() if key in forgotten}


@retry_lake
def known_keys(warehouse: Warehouse, keys: Iterable[str]) -> set[str]:
    """Those of the address keys that have been fetched, or are a primary address of an article."""
    with warehouse.transaction() as connection:
        sql = statement("writer/listed_of_keys")
        given = {"keys": json_list(keys)}
        found = connection.execute(by_keys(sql) if warehouse.home.lake else sql, given).fetchall()
    return {key for key, fetched_at, *_ in found if fetched_at is not None}


def _scope(source: str, window: Window) -> dict[str, Any]:
    fetched_before = to_timestamp(window.planned_at) if window.refresh and window.planned_at is not None else None
    return {"source": source, "kind": window.kind, "name": window.name, "fetched_before": fetched_before}

"""Articles that cannot be indexed or compared: publishing goes on without them, and says which they are.

An error costs its article alone. A process that dies, for example for want of memory, raises nothing: so what is being
worked on is in a file, which the next publisher finds.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import duckdb

from tasks.home import Home
from tasks.lake import lake_rows, retry_lake
from tasks.pure.errors import DatelineError
from tasks.statements import json_rows, statement, to_timestamp
from tasks.warehouse import Warehouse

__all__ = ["Item", "in_batches", "unfinished"]

log = logging.getLogger(__name__)

Part = Literal["index", "comparison"]
Item = tuple[Any, ...]
"""A row that begins with article_id and version."""

DIED = "the process ended while it was at work on it"
"""Why an article is left out that raised nothing."""
MOST_FAILURES = 2
"""After so many failures a version is left out."""
TRIED_AGAIN = timedelta(days=7)
"""A version that was left out is tried again after this time: the machine may have more memory by then."""

_OF_MACHINE = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.TransactionException,
    duckdb.CatalogException,
    DatelineError,
    OSError,
)
"""Errors that no article is to blame for: they end the publishing."""


@retry_lake
def unfinished(
    warehouse: Warehouse,
    part: Part,
    name: str,
    *,
    now: datetime,
    first: Callable[[duckdb.DuckDBPyConnection], None] = lambda connection: None,
) -> tuple[list[Item], set[tuple[str, int]]]:
    """What is to be done, without what is left out; and which of it a process died on.

    Args:
        name: of the statement that finds it, which takes ``most`` and ``since``.
        now: UTC.
        first: what is to be done before it in the same transaction.
    """
    alone = _deadly(warehouse, part, now)
    given = {"most": MOST_FAILURES, "since": to_timestamp(now - TRIED_AGAIN)}
    sql = lake_rows(statement(name)) if warehouse.home.lake else statement(name)
    with warehouse.transaction(more_follow=True) as connection:
        first(connection)
        return connection.execute(sql, given).fetchall(), alone


def in_batches(
    warehouse: Warehouse,
    part: Part,
    items: Sequence[Item],
    alone: set[tuple[str, int]],
    *,
    size: int,
    batch_of: Callable[[Sequence[Item]], Sequence[Item]],
    act: Callable[[Sequence[Item]], None],
    now: datetime,
) -> int:
    """Act on all items in order, in batches; return how many could not be done.

    A batch that fails is tried again in halves, down to the item that fails alone, which is recorded. Items on which an
    earlier process died are tried one at a time.

    Args:
        items, alone: from :func:`unfinished`.
        size: most items of a batch.
        batch_of: cuts a batch further, to at least one item.
        now: UTC.

    Raises:
        WarehouseBusy, OSError, duckdb.Error: of the machine, not of an article. What was done by then stays.
    """
    done, failed, most = 0, 0, size
    while done < len(items):
        batch = batch_of(items[done : done + most])
        if alone:
            batch = _until_deadly(batch, alone)
        try:
            with _noted(warehouse.home, part, batch):
                act(batch)
        except _OF_MACHINE:
            raise
        except (Exception, MemoryError) as error:  # noqa: BLE001 - whatever an article causes, the others are published
            if len(batch) > 1:
                most = len(batch) // 2
                continue
            _record(warehouse, part, batch[0], f"{type(error).__name__}: {error}", now)
            failed += 1
        done += len(batch)
        most = min(size, most * 2)
    return failed


def _until_deadly(batch: Sequence[Item], alone: set[tuple[str, int]]) -> Sequence[Item]:
    """The items before the first of ``alone``; if the batch begins with it, that item."""
    safe = next((place for place, item in enumerate(batch) if item[:2] in alone), len(batch))
    return batch[: max(1, safe)]


def _deadly(warehouse: Warehouse, part: Part, now: datetime) -> set[tuple[str, int]]:
    """What a process was working on when it died. If that was one item, this was a failure of it."""
    path = _note(warehouse.home, part)
    try:
        items = {(str(article_id), int(version)) for article_id, version in json.loads(path.read_text("utf-8"))}
    except (OSError, ValueError, TypeError):  # none, or not written whole
        return set()
    if len(items) == 1:
        _record(warehouse, part, next(iter(items)), DIED, now)
    path.unlink(missing_ok=True)
    return items


@contextmanager
def _noted(home: Home, part: Part, batch: Sequence[Item]) -> Iterator[None]:
    path = _note(home, part)
    path.write_text(json.dumps([item[:2] for item in batch]), "utf-8")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


@retry_lake
def _record(warehouse: Warehouse, part: Part, item: Item, reason: str, now: datetime) -> None:
    article_id, version, *_ = item
    log.error("left out of publishing", extra={"part": part, "article": article_id, "version": version, "why": reason})
    row = {"part": part, "article_id": article_id, "version": version, "reason": reason[:300], "failed_at": now}
    with warehouse.transaction() as connection:
        connection.execute(statement("index/failure"), {"rows": json_rows([row])})


def _note(home: Home, part: Part) -> Path:
    return home.root / f"publish.{part}.json"

"""The chosen articles a month at a time, each text read once.

Texts are most of a snapshot, and they are in the order in which they were loaded: after a backfill a month's are all
over it. So they are read from the first row to the last, a part at a time, and what a part has of a month is held in a
temporary table until the month is whole. What does not fit in memory goes to DuckDB's temporary folder. Where articles
were loaded as they were published, a month or two are held.

To read the months from the snapshot, some at a time, took more than 120 s of processor and 2.1 GB for a million articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

from tasks.warehouse import statement

__all__ = ["MEMORY", "whole_months"]

MEMORY = "450MB"
"""DuckDB's limit in an export. What it does not count is some 350 MB more."""
PART = 10_000_000
"""Words of a part: some 70 MB of text, as 20,000 articles of 3 kB have."""


def whole_months(
    connection: duckdb.DuckDBPyConnection, months: Sequence[date] | None, *, is_narrowed: bool, in_order: bool
) -> Iterator[date]:
    """Read articles and yield the first day of each of their months, while ``export/month`` selects its rows.

    Args:
        connection: on which ``put_aside`` was called.
        months: by their first days; None: all.
        is_narrowed: whether to leave out articles that ``put_aside`` did not choose.
        in_order: yield months by time, not as they become whole.
    """
    connection.execute(statement("export/due"), {"months": months, "is_narrowed": is_narrowed, "words": PART})
    parts = _rows(connection, "export/parts")
    waiting = sorted(first_day for part in parts for first_day in part["completed"])
    held: set[date] = set()
    whole: set[date] = set()
    for part in parts:
        if len(part["months"]) == 1:
            _read(connection, part, into=part["months"][0], held=held)
        else:
            _read_apart(connection, part, held)
        whole.update(part["completed"])
        for first_day in list(waiting):
            if first_day in whole:
                connection.execute("SET VARIABLE month = $table", {"table": _table(first_day)})
                yield first_day
                connection.execute(f"DROP TABLE {_table(first_day)}")
                waiting.remove(first_day)
            elif in_order:
                break


def _rows(connection: duckdb.DuckDBPyConnection, name: str) -> list[dict[str, Any]]:
    cursor = connection.execute(statement(name))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _read(connection: duckdb.DuckDBPyConnection, part: Mapping[str, Any], *, into: date, held: set[date]) -> None:
    """Read a part that has articles of one month alone."""
    _hold(connection, statement("export/part"), _bounds(part), into, held)


def _read_apart(connection: duckdb.DuckDBPyConnection, part: Mapping[str, Any], held: set[date]) -> None:
    """Read a part once, and hold its months apart."""
    connection.execute(f"CREATE TEMP TABLE part AS {statement('export/part')}", _bounds(part))
    for first_day in part["months"]:
        _hold(connection, statement("export/part_month"), {"first_day": first_day}, first_day, held)
    connection.execute("DROP TABLE part")


def _hold(
    connection: duckdb.DuckDBPyConnection, rows: str, given: Mapping[str, Any], first_day: date, held: set[date]
) -> None:
    begin = f"INSERT INTO {_table(first_day)}" if first_day in held else f"CREATE TEMP TABLE {_table(first_day)} AS"
    connection.execute(f"{begin} {rows}", given)
    held.add(first_day)


def _bounds(part: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name not in ("months", "completed")}


def _table(first_day: date) -> str:
    return f"month_{first_day:%Y_%m}"

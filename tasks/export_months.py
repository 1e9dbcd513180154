"""The chosen articles a month at a time, without a sort of more texts than fit in memory.

A month is cut into stretches of its order. The texts of a stretch that lie together in the snapshot, as they do where
articles were loaded as they were published, are read from there and sorted: a second for 30,000 articles.

After a backfill a month's texts may be all over the snapshot. Those are read from the first row to the last, a part at
a time, and what a part has of a stretch is held in a temporary table until the stretch is whole. What does not fit in
memory goes to DuckDB's temporary folder. To read such months one by one took more than 120 s of processor and 2.1 GB for a
million articles; to hold all months, whether or not it was needed, took 110 s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from tasks.statements import statement

__all__ = ["MEMORY", "THREADS", "Month", "whole_months"]

MEMORY = "450MB"
"""DuckDB's limit in an export. What it does not count is some 350 MB more."""
THREADS = 1
"""A month's texts are in one row group, or two, which is what DuckDB's threads share. While one of them reads and writes, the
other would look for work without a rest: half as much processor time again."""
PART = 10_000_000
"""Words of a part: some 70 MB of text, as 20,000 articles of 3 kB have."""
STRETCH = 25_000_000
"""Words of a stretch: 180 MB. To sort 120,000 articles of 3 kB exceeds the limit of memory."""
BESIDE = 100
"""Words that take as much space as what an article has beside its text."""
VECTOR = 2048
"""Rows that DuckDB reads together."""
SPARSE = 4
"""Rows read for one that is needed, up to which reading takes less than holding what was read."""
RANGES = 200
"""Ranges of rows that a statement may name."""
FEW = 4
"""Stretches up to which a part is read for each, since to hold it as a whole takes longer."""

Stretch = tuple[date, int]
"""Of a month, by its first day: the number."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month that is whole: a statement that selects its articles by source and time, with its parameters."""

    first_day: date
    rows: str
    given: Mapping[str, Any]


def whole_months(
    connection: duckdb.DuckDBPyConnection, months: Sequence[date] | None, *, is_narrowed: bool, in_order: bool
) -> Iterator[Month]:
    """Read articles and yield each of their months, to be selected before the next one is asked for.

    Args:
        connection: on which ``put_aside`` was called.
        months: by their first days; None: all.
        is_narrowed: whether to leave out articles that ``put_aside`` did not choose.
        in_order: yield months by time, not as they become whole.
    """
    planned = _planned(connection, months, is_narrowed=is_narrowed)
    missing = {_stretch(found) for found in planned if found["is_held"]}
    waiting: dict[date, list[dict[str, Any]]] = {}
    for found in planned:
        waiting.setdefault(found["first_day"], []).append(found)
    held: set[Stretch] = set()

    def due() -> Iterator[Month]:
        for first_day, stretches in list(waiting.items()):
            if missing.isdisjoint(map(_stretch, stretches)):
                yield _month(connection, first_day, stretches)
                _forget(connection, stretches)
                del waiting[first_day]
            elif in_order:
                return

    yield from due()
    for part in _rows(connection, "export/parts", {"words": PART}) if missing else ():
        _hold_part(connection, part, held)
        missing.difference_update(part["completed"])
        yield from due()


def _planned(
    connection: duckdb.DuckDBPyConnection, months: Sequence[date] | None, *, is_narrowed: bool
) -> list[dict[str, Any]]:
    chosen = {"months": months, "is_narrowed": is_narrowed, "most": STRETCH, "beside": BESIDE}
    connection.execute(statement("export/due"), chosen)
    connection.execute(statement("export/stretches"), {"vector": VECTOR, "sparse": SPARSE, "ranges": RANGES})
    return _rows(connection, "export/planned")


def _month(connection: duckdb.DuckDBPyConnection, first_day: date, stretches: Sequence[Mapping[str, Any]]) -> Month:
    if len(stretches) == 1:
        rows, given = _in_order(stretches[0])
        return Month(first_day, f"SELECT * EXCLUDE (first_day, stretch) FROM ({rows})", given)  # noqa: S608 - ours
    # One after the other: all of them would be sorted at once by a statement that reads them in their order.
    for found in stretches:
        rows, given = _in_order(found)
        connection.execute(f"CREATE TEMP TABLE {_table(found, 'sorted')} AS {rows}", given)
        connection.execute(f"DROP TABLE IF EXISTS {_table(found)}")
    selects = (f"SELECT * EXCLUDE (first_day, stretch) FROM {_table(found, 'sorted')}" for found in stretches)  # noqa: S608
    return Month(first_day, " UNION ALL ".join(selects), {})


def _in_order(found: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """A statement that selects a stretch that is whole, in the order of its month, and its parameters."""
    rows, given = (f"SELECT * FROM {_table(found)}", {}) if found["is_held"] else _read(found, _stretch(found))  # noqa: S608
    return f"SELECT * FROM ({rows}) ORDER BY source, published_at, article_id", given  # noqa: S608


def _forget(connection: duckdb.DuckDBPyConnection, stretches: Sequence[Mapping[str, Any]]) -> None:
    for found in stretches:
        for kind in ("held", "sorted"):
            connection.execute(f"DROP TABLE IF EXISTS {_table(found, kind)}")


def _read(place: Mapping[str, Any], stretch: Stretch | tuple[None, None]) -> tuple[str, dict[str, Any]]:
    """A statement that reads a stretch from the snapshot, or all stretches to be held, and its parameters.

    Args:
        place: where: ranges of rows.
    """
    ranges = " OR ".join(f"contents.content_row BETWEEN {first:d} AND {last:d}" for first, last in place["ranges"])
    first_day, number = stretch
    given = {"first_day": first_day, "stretch": number}
    return f"{_part()} AND ({ranges})", {**given, **{name: place[name] for name in ("first_head", "last_head")}}


def _part() -> str:
    return statement("export/part").rstrip(";\n")


def _hold_part(connection: duckdb.DuckDBPyConnection, part: Mapping[str, Any], held: set[Stretch]) -> None:
    """Read a part of the texts that are to be held, and hold its stretches apart."""
    is_apart = len(part["stretches"]) > FEW
    if is_apart:
        rows, given = _read(part, (None, None))
        connection.execute(f"CREATE TEMP TABLE part AS {rows}", given)
    for stretch in part["stretches"]:
        first_day, number = stretch
        if is_apart:
            rows, given = statement("export/part_stretch"), {"first_day": first_day, "stretch": number}
        else:
            rows, given = _read(part, stretch)
        table = _table({"first_day": first_day, "stretch": number})
        begin = f"INSERT INTO {table}" if stretch in held else f"CREATE TEMP TABLE {table} AS"
        connection.execute(f"{begin} {rows}", given)
        held.add(stretch)
    if is_apart:
        connection.execute("DROP TABLE part")


def _rows(
    connection: duckdb.DuckDBPyConnection, name: str, given: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    cursor = connection.execute(statement(name), given)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _stretch(found: Mapping[str, Any]) -> Stretch:
    return found["first_day"], found["stretch"]


def _table(found: Mapping[str, Any], kind: str = "held") -> str:
    return f"{kind}_{found['first_day']:%Y_%m}_{found['stretch']}"

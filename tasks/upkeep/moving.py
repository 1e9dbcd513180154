"""Moving a warehouse between its file and a DuckLake, in either direction, table by table.

A table is copied in one transaction that also records its count and digest in the target, so a move that was killed
goes on with the next table when it is called again; a table that changed in between is copied again. At the end all
counts and digests are computed anew on both sides. Only then is the source marked: from then on it refuses to be used.

What is counted for analysts is not copied: it names rows by their places, which differ. Publishing counts it again.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import duckdb

from tasks.counting import KEPT
from tasks.home import Home, Lake
from tasks.lake import open_lake, writers_turn
from tasks.migrations import MARK, apply_migrations, migrations
from tasks.publish import request_whole
from tasks.pure.errors import TerminalError
from tasks.run_locks import live_runs
from tasks.statements import statement, to_timestamp
from tasks.upkeep.maintenance_lock import exclusive_upkeep
from tasks.warehouse import Warehouse

__all__ = ["MoveDiffers", "MoveRefused", "Moved", "Table", "move"]

log = logging.getLogger(__name__)

LEDGER = "moved_tables"
"""In the target while a move is not complete: the tables that were copied, with count and digest."""
_NOT_COPIED = frozenset({LEDGER, MARK, *KEPT})
_PLACES: Mapping[str, str] = {"internal.article_heads": "content_row"}
"""Columns that name rows by their places: null in the target until it counts."""
_WAIT = 120.0
"""Seconds for a lock of either side."""


class MoveRefused(TerminalError):
    """The warehouse cannot be moved there; nothing has been changed. ``key`` is the target."""


class MoveDiffers(TerminalError):
    """A table of the target is not that of the source, which is still in use. ``key`` is the table."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table holds, whatever the order of its rows."""

    name: str
    rows: int
    digest: str
    """Sum of DuckDB's hashes of all rows, in decimal."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A completed move."""

    target: str
    tables: tuple[Table, ...]
    copied: int
    """Tables that this call copied; those of an earlier call that was killed are not among them."""


def move(home: Home, target: Lake | None, now: datetime) -> Moved:
    """Copy the warehouse of a home into a lake, or from its lake into the file of the home, and mark the source.

    Nothing may run meanwhile. The archive and the snapshot stay where they are.

    Args:
        home: with the lake that it has now, if it has one.
        target: the lake; None for the file.
        now: UTC.

    Raises:
        MoveRefused: a run is active, there is nothing to move, or the target holds another warehouse.
        MoveDiffers: the copy is not the same as the source.
        UpkeepBusy, WarehouseBusy: another process is at work.
    """
    if (home.lake is None) == (target is None):
        raise MoveRefused("move from the file to a lake, or from the lake to the file", key=_named(target))
    if home.lake is None and not home.warehouse.exists():
        raise MoveRefused("there is no warehouse to move", key=str(home.warehouse))
    if live_runs(home):
        raise MoveRefused("a run is active: stop it first", key=str(home.root))
    with exclusive_upkeep(home), _both(home, target) as sides:
        if not sides.has(sides.source, MARK):  # it has: an earlier call was killed at its very end
            sides.use(sides.source)
            apply_migrations(sides.connection, migrations(), to_timestamp(now))
        _prepare(sides, _named(target), now)
        tables = [name for name in sides.tables(sides.source) if name.partition(".")[2] not in _NOT_COPIED]
        copied = sum(_copy(sides, table) for table in tables)
        found = tuple(_verified(sides, table) for table in tables)
        _mark(sides, _named(target), now)
        sides.connection.execute(f"DROP TABLE IF EXISTS {sides.target}.main.{LEDGER}")
    if target is None:
        _put_in_place(home)
    request_whole(home)
    log.info("moved the warehouse", extra={"to": _named(target), "tables": len(found)})
    return Moved(_named(target), found, copied)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both warehouses, attached to one connection."""

    connection: duckdb.DuckDBPyConnection
    source: str
    target: str
    """Aliases: ``file`` and ``lake``."""

    def use(self, side: str) -> None:
        """Have statements find the tables of a side without naming it, as :func:`tasks.warehouse.search_schemas` does."""
        self.connection.execute(f"CREATE SCHEMA IF NOT EXISTS {side}.internal")
        self.connection.execute(f"SET search_path = '{side}.main,{side}.internal'")

    def tables(self, side: str) -> list[str]:
        """With their schemas."""
        found = self.connection.execute(statement("writer/tables_of"), {"database": side}).fetchall()
        return [f"{schema}.{name}" for schema, name in found]

    def has(self, side: str, table: str) -> bool:
        return f"main.{table}" in self.tables(side)

    def measured(self, side: str, table: str) -> Table:
        place = _PLACES.get(table)
        row = f"SELECT * EXCLUDE ({place})" if place else "SELECT *"
        ((rows, digest),) = self.connection.execute(
            f"SELECT count(*), coalesce(sum(cast(hash(t) AS HUGEINT)), 0) FROM ({row} FROM {side}.{table}) AS t"  # noqa: S608 - names of our own
        ).fetchall()
        return Table(table, int(rows), str(digest))


@contextmanager
def _both(home: Home, target: Lake | None) -> Iterator[_Sides]:
    """Both sides, while nobody else writes to either."""
    lake = home.lake or target
    assert lake is not None  # noqa: S101 - one side is a lake
    is_to_lake = home.lake is None
    file = home.warehouse if is_to_lake else _building(home)
    with ExitStack() as held:
        for one in (replace(home, lake=None), replace(home, lake=lake)):
            held.enter_context(Warehouse(one, wait=_WAIT).locked())
        config = {"memory_limit": "1GB", "threads": 2, "temp_directory": str(home.root / ".moving")}
        connection = open_lake(lake, home.extensions, config, statement("writer/attach_lake"))
        held.callback(connection.close)
        connection.execute("SET enable_progress_bar = false")  # the command's own lines say how far it is
        turn = {"take": statement("writer/take_turn"), "check": statement("writer/check_turn")}
        held.enter_context(writers_turn(lake, connection, turn, _WAIT))
        ((attach,),) = connection.execute(statement("writer/attach_file"), {"path": str(file)}).fetchall()
        connection.execute(attach)
        yield _Sides(connection, *(("file", "lake") if is_to_lake else ("lake", "file")))


def _prepare(sides: _Sides, target: str, now: datetime) -> None:
    """Give the target the tables of this version; what was moved away from it before is removed."""
    if not sides.has(sides.target, LEDGER):
        if sides.has(sides.target, MARK):
            _empty(sides)
        elif any(
            sides.measured(sides.target, table).rows
            for table in sides.tables(sides.target)
            if table != "main.migrations"
        ):
            raise MoveRefused("holds a warehouse already: name another, or remove it", key=target)
    sides.use(sides.target)
    applied = apply_migrations(sides.connection, migrations(), to_timestamp(now))
    if applied and sides.target == "lake":
        for (command,) in sides.connection.execute(statement("writer/partition_lake")).fetchall():
            sides.connection.execute(command)
    sides.connection.execute(
        f"CREATE TABLE IF NOT EXISTS {sides.target}.main.{LEDGER}"
        " (name VARCHAR NOT NULL, row_count BIGINT NOT NULL, digest VARCHAR NOT NULL)"
    )


def _empty(sides: _Sides) -> None:
    sides.use(sides.target)
    if sides.target == "lake":
        sides.connection.execute("DROP SCHEMA IF EXISTS analyst CASCADE")
        sides.connection.execute("DROP SCHEMA IF EXISTS internal CASCADE")
    for table in sides.tables(sides.target):
        if table != f"main.{MARK}":
            sides.connection.execute(f"DROP TABLE {table}")
    sides.connection.execute(f"DROP TABLE {MARK}")  # last: a call that was killed before it goes on here


def _copy(sides: _Sides, name: str) -> bool:
    """Copy a table unless the target has it as it is now; return whether it was copied."""
    now = sides.measured(sides.source, name)
    ledger = f"{sides.target}.main.{LEDGER}"
    connection = sides.connection
    done = connection.execute(f"SELECT row_count, digest FROM {ledger} WHERE name = $name", {"name": name}).fetchall()  # noqa: S608
    if done == [(now.rows, now.digest)]:
        return False
    place = _PLACES.get(name)
    columns = f"* REPLACE (cast(NULL AS BIGINT) AS {place})" if place else "*"
    connection.begin()
    try:
        connection.execute(f"DELETE FROM {sides.target}.{name}")  # noqa: S608
        connection.execute(
            f"INSERT INTO {sides.target}.{name} BY NAME SELECT {columns} FROM {sides.source}.{name}"  # noqa: S608
        )
        connection.execute(f"DELETE FROM {ledger} WHERE name = $name", {"name": name})  # noqa: S608
        connection.execute(
            f"INSERT INTO {ledger} VALUES ($name, $rows, $digest)",  # noqa: S608
            {"name": name, "rows": now.rows, "digest": now.digest},
        )
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    log.info("moved a table", extra={"table": name, "rows": now.rows})
    return True


def _verified(sides: _Sides, name: str) -> Table:
    source, target = sides.measured(sides.source, name), sides.measured(sides.target, name)
    if source != target:
        message = f"{target.rows} rows in the target and {source.rows} in the source, or others: move again"
        raise MoveDiffers(message, key=name)
    return target


def _mark(sides: _Sides, target: str, now: datetime) -> None:
    """Have the source refuse to be used, so that nothing is written to it by mistake."""
    if sides.has(sides.source, MARK):
        return
    sides.connection.begin()
    sides.connection.execute(f"CREATE TABLE {sides.source}.main.{MARK} (target VARCHAR, moved_at TIMESTAMP)")
    sides.connection.execute(
        f"INSERT INTO {sides.source}.main.{MARK} VALUES ($target, cast($now AS TIMESTAMP))",  # noqa: S608
        {"target": target, "now": to_timestamp(now)},
    )
    sides.connection.commit()


def _put_in_place(home: Home) -> None:
    with _building(home).open("rb") as file:
        os.fsync(file.fileno())
    home.warehouse.with_name(home.warehouse.name + ".wal").unlink(missing_ok=True)  # of the file that was moved away
    _building(home).replace(home.warehouse)


def _building(home: Home) -> Path:
    return home.root / ".warehouse.moving"


def _named(target: Lake | None) -> str:
    return target.catalog if target is not None else "warehouse.duckdb"

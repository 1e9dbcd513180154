"""A copy of a DuckLake's tables in a file of the home, brought up to date from what the lake says has changed.

The snapshot is made of this file as it is of a warehouse in a file: so it costs what has changed, not what there is. The
lake's feed (``table_changes``) has each row before and after a change. Rows are found by the key of their table; a row
whose lists have not changed is updated in place, so that what is counted by its place holds.

The tables are copied as a whole if there is no copy yet, if the lake no longer has the snapshot that the copy is of
(maintenance expires those older than a day), if the tables themselves have changed (a migration), or if a table has
another number of rows afterwards than in the lake.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import duckdb
from filelock import FileLock

from tasks.counting import KEPT
from tasks.home import Home
from tasks.lake import named_lake_error, retry_lake
from tasks.migrations import apply_migrations, migrations
from tasks.statements import statement, to_timestamp
from tasks.warehouse import Warehouse, search_schemas

__all__ = ["Refreshed", "drop_lake_copy", "refresh_lake_copy", "settled"]

log = logging.getLogger(__name__)

KEYS: Mapping[str, tuple[str, ...]] = {
    "addresses": ("url_key",),
    "article_contents": ("article_id", "version"),
    "article_heads": ("article_id",),
    "article_links": ("article_id", "position"),
    "article_urls": ("url_key",),
    "clean_checks": ("claim",),
    "documents": ("source", "url"),
    "fetches": ("fetch_id",),
    "forgotten": ("url_key",),
    "outcomes": ("run_id", "source", "url_key"),
    "pending": ("url_key",),
    "publishing_failures": ("part", "article_id", "version"),
    "quiet_folders": ("folder",),
    "rejects": ("url_key",),
    "removed_segments": ("segment",),
    "run_sources": ("run_id", "source"),
    "runs": ("run_id",),
    "search_documents": ("document",),
    "search_forms": ("form", "stemmer"),
    "search_postings": ("term", "form", "document"),
    "search_stretches": ("first_document",),
    "segments": ("segment",),
    "sources": ("source",),
    "story_articles": ("article_id",),
    "story_merges": ("story_id",),
    "version_differences": ("article_id", "earlier_version", "version"),
    "window_addresses": ("source", "kind", "name", "url_key"),
    "windows": ("source", "kind", "name"),
}
"""What finds a row. A table that is not named here is small, and copied as a whole when it has changed."""
_OF_COPY: Mapping[str, str] = {"article_heads": "content_row"}
"""Columns that the copy has for itself: they name rows by their places in it."""
_NOT_COPIED = frozenset({*KEPT, "lake_copy_state", "moved_tables", "moved_away"})


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How a copy was brought up to date."""

    how: Literal["changes", "whole"]
    snapshot: int
    """Of the lake."""
    rows: int
    """Read from the lake's feed, or copied."""


class _Differs(Exception):
    """The copy cannot be brought up to date from the feed; the message says why."""


@contextmanager
def settled(
    warehouse: Warehouse,
    prepare: Callable[[duckdb.DuckDBPyConnection], object] | None = None,
    *,
    holds: Callable[[duckdb.DuckDBPyConnection], bool] | None = None,
) -> Iterator[Path]:
    """A file with the warehouse as it is, checkpointed and opened by nobody while the block runs.

    Args:
        prepare: called in a transaction on that file before.
        holds: as for :meth:`Warehouse.checkpointed`; not asked of the copy of a lake.

    Raises:
        WarehouseBusy: as :meth:`Warehouse.checkpointed`. Writers to a lake do not wait.
    """
    if warehouse.home.lake is None:
        with warehouse.checkpointed(prepare, holds=holds) as path:
            yield path
        return
    home = warehouse.home
    with _locked(home):
        refresh_lake_copy(warehouse)
        with duckdb.connect(home.lake_copy, config=_CONFIG) as connection:
            search_schemas(connection)
            connection.execute("FORCE CHECKPOINT")
            if prepare is not None:
                connection.begin()
                prepare(connection)
                connection.commit()
                connection.execute("FORCE CHECKPOINT")
        yield home.lake_copy


_CONFIG: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "1GB", "threads": 2}


def drop_lake_copy(home: Home) -> None:
    """Remove the copy: it may hold what was forgotten, or be damaged. The next one is a whole one."""
    if home.lake_copy.exists():
        with _locked(home):
            _remove(home)


@retry_lake
def refresh_lake_copy(warehouse: Warehouse) -> Refreshed:
    """Bring the copy in the home to the lake's current snapshot. The caller holds its lock, see :func:`settled`."""
    home = warehouse.home
    with warehouse.reading() as connection:
        try:
            refreshed = _updated(connection, home)
        except (_Differs, duckdb.Error) as error:
            lake = home.lake
            if isinstance(error, duckdb.Error) and lake is not None and named_lake_error(lake, error) is not None:
                raise  # it is to be asked again, and not copied as a whole
            log.info("copying the lake as a whole", extra={"why": str(error)[:300]})
            refreshed = None
    if refreshed is None:
        _create(home)
        with warehouse.reading() as connection, _attached(connection, home):
            refreshed = _copied(connection)
    log.info("copied the lake", extra={"how": refreshed.how, "rows": refreshed.rows, "snapshot": refreshed.snapshot})
    return refreshed


def _updated(connection: duckdb.DuckDBPyConnection, home: Home) -> Refreshed:
    if not home.lake_copy.exists():
        raise _Differs("there is no copy yet")
    with _attached(connection, home):
        ((since,),) = connection.execute("SELECT snapshot_id FROM copy.main.lake_copy_state").fetchall()
        ((newest, oldest),) = connection.execute(statement("writer/lake_snapshots"), {"since": since}).fetchall()
        if oldest != since:
            raise _Differs("the lake no longer has the snapshot that the copy is of")
        if _ledger(connection, "lake") != _ledger(connection, "copy"):
            raise _Differs("the tables are those of another version")
        found = connection.execute(statement("writer/lake_changed_tables"), {"since": since}).fetchall()
        names = {name for (name,) in found}
        changed = [(schema, table) for schema, table in _tables(connection) if table in names]
        rows = sum(_apply(connection, schema, table, since + 1, newest) for schema, table in changed)
        for schema, table in changed:
            _compare(connection, f"{schema}.{table}")
        connection.execute("UPDATE copy.main.lake_copy_state SET snapshot_id = $newest", {"newest": newest})
        return Refreshed("changes", newest, rows)


def _apply(connection: duckdb.DuckDBPyConnection, schema: str, table: str, first: int, last: int) -> int:
    """Apply the changes of a table in the snapshots from ``first`` to ``last``; return how many rows the feed had."""
    key = KEYS.get(table)
    if key is None:
        connection.execute(f"DELETE FROM copy.{schema}.{table}")  # noqa: S608 - names of our own, here and below
        connection.execute(f"INSERT INTO copy.{schema}.{table} BY NAME SELECT * FROM lake.{schema}.{table}")  # noqa: S608
        return 0
    columns = connection.execute(statement("writer/columns_of"), {"schema": schema, "table": table}).fetchall()
    own = _OF_COPY.get(table)
    names = [name for name, _ in columns if name != own]
    lists = [name for name, is_list in columns if is_list and name != own]
    others = [name for name in names if name not in key and name not in lists]
    keys = ", ".join(key)
    same_key = " AND ".join(f"t.{name} = f.{name}" for name in key)
    # The last state of each key: in one snapshot, what a row was before comes before what it is.
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE feed AS SELECT *, change_type IN ('insert', 'update_postimage') AS is_there"  # noqa: S608
        f" FROM ducklake_table_changes('lake', '{schema}', '{table}', {first}, {last})"
        f" QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY snapshot_id DESC, is_there DESC) = 1"
    )
    # Where these keys are in the copy is read from the keys alone, and other columns, such as texts, of these rows alone.
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE places AS SELECT t.rowid AS place, {', '.join(f't.{name}' for name in key)},"  # noqa: S608
        f" f.is_there FROM copy.{schema}.{table} AS t INNER JOIN feed AS f ON {same_key}"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE before AS SELECT t.rowid AS place, {', '.join(f't.{name}' for name in names)}"  # noqa: S608
        f" FROM copy.{schema}.{table} AS t SEMI JOIN (SELECT place FROM places WHERE is_there AND place >= 0) AS p"
        f" ON t.rowid = p.place"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE kept AS SELECT t.place, {_differ(others)} AS is_changed, {keys}, {_from_feed(others)}"  # noqa: S608
        f" FROM before AS t INNER JOIN feed AS f USING ({keys}) WHERE NOT ({_differ(lists)})"
    )
    if others:
        assigned = ", ".join(f"{name} = k.new_{name}" for name in others)
        connection.execute(
            f"UPDATE copy.{schema}.{table} AS t SET {assigned} FROM kept AS k WHERE t.rowid = k.place AND k.is_changed"  # noqa: S608
        )  # noqa: RUF100, S608
    connection.execute(
        f"DELETE FROM copy.{schema}.{table} WHERE rowid IN (SELECT place FROM places ANTI JOIN kept USING (place))"  # noqa: S608
    )
    connection.execute(
        f"INSERT INTO copy.{schema}.{table} BY NAME SELECT {', '.join(f'f.{name}' for name in names)}"  # noqa: S608
        f" FROM feed AS f ANTI JOIN kept AS t ON {same_key} WHERE f.is_there ORDER BY f.snapshot_id, f.rowid"
    )
    ((rows,),) = connection.execute("SELECT count(*) FROM feed").fetchall()
    return int(rows)


def _differ(names: Sequence[str]) -> str:
    return " OR ".join(f"t.{name} IS DISTINCT FROM f.{name}" for name in names) or "FALSE"


def _from_feed(names: Sequence[str]) -> str:
    return ", ".join(f"f.{name} AS new_{name}" for name in names) or "1 AS new_"


def _copied(connection: duckdb.DuckDBPyConnection) -> Refreshed:
    ((newest, _),) = connection.execute(statement("writer/lake_snapshots"), {"since": 0}).fetchall()
    rows = 0
    for schema, table in _tables(connection):
        own = _OF_COPY.get(table)
        columns = f"* EXCLUDE ({own})" if own else "*"
        connection.execute(f"DELETE FROM copy.{schema}.{table}")  # noqa: S608
        connection.execute(f"INSERT INTO copy.{schema}.{table} BY NAME SELECT {columns} FROM lake.{schema}.{table}")  # noqa: S608
        rows += _compare(connection, f"{schema}.{table}")
    connection.execute("INSERT INTO copy.main.lake_copy_state VALUES ($newest)", {"newest": newest})
    return Refreshed("whole", newest, rows)


def _compare(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """Compare the number of rows of a table, which is given with its schema."""
    ((copied, there),) = connection.execute(
        f"SELECT (SELECT count(*) FROM copy.{table}), (SELECT count(*) FROM lake.{table})"  # noqa: S608
    ).fetchall()
    if copied != there:
        raise _Differs(f"{table} has {copied} rows in the copy and {there} in the lake")
    return int(there)


def _tables(connection: duckdb.DuckDBPyConnection) -> Sequence[tuple[str, str]]:
    """Schema and name of each table that is copied."""
    found = connection.execute(statement("writer/tables_of"), {"database": "copy"}).fetchall()
    return [(schema, name) for schema, name in found if name not in _NOT_COPIED]


def _ledger(connection: duckdb.DuckDBPyConnection, database: str) -> list[tuple[str, str]]:
    return connection.execute(f"SELECT name, digest FROM {database}.main.migrations ORDER BY name").fetchall()  # noqa: S608


@contextmanager
def _attached(connection: duckdb.DuckDBPyConnection, home: Home) -> Iterator[None]:
    """The copy attached as ``copy``; what the block does to it is committed as a whole, or not at all."""
    connection.rollback()  # a database cannot be detached in the transaction that uses it
    ((attach,),) = connection.execute(statement("writer/attach_copy"), {"path": str(home.lake_copy)}).fetchall()
    connection.execute(attach)
    try:
        connection.begin()
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):
                connection.rollback()
            raise
        connection.commit()
    finally:
        connection.execute("DETACH copy")
        connection.begin()  # which the caller ends


def _create(home: Home) -> None:
    """A new, empty copy."""
    _remove(home)
    with duckdb.connect(home.lake_copy, config=_CONFIG) as connection:
        search_schemas(connection)
        apply_migrations(connection, migrations(), to_timestamp(datetime.now(UTC)))
        connection.execute("CREATE TABLE main.lake_copy_state (snapshot_id BIGINT NOT NULL)")


def _remove(home: Home) -> None:
    home.lake_copy.unlink(missing_ok=True)
    home.lake_copy.with_name(home.lake_copy.name + ".wal").unlink(missing_ok=True)


@contextmanager
def _locked(home: Home) -> Iterator[None]:
    home.root.mkdir(parents=True, exist_ok=True)
    with FileLock(home.root / "lake-copy.lock", thread_local=False):
        yield

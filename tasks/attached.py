"""A DuckDB instance that a process keeps, to which the warehouse's file is attached for one transaction at a time.

Making an instance takes 13 ms of processor time, more than a small transaction itself. Attaching and detaching lock and release
the file as opening and closing it do: between two transactions it is open nowhere.

In a large file, what was committed stays in the WAL until that has 4 MB, and the next attaching replays it. A checkpoint reads the
metadata of all row groups: after each of ten transactions it took half of the time that loading 1,000 articles takes in a warehouse
of a million. In a small one it takes milliseconds, and the file alone is all that there is to copy. But each writes the texts of the
last row group again: of 1,000 articles a run's loads spent a third of their time on that, so they leave it to what follows them.

A checkpoint also joins row groups that have become small, as those of single loads are, and writes what it has joined once more, which
the next publishing copies. So of a large file only one in twenty does, and that of maintenance, before a publishing that copies the
whole file (:func:`checkpoint`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

__all__ = ["attached", "checkpoint"]

LARGE = 100_000_000
"""Bytes of a file that is not checkpointed after each transaction."""
WAL_BYTES = 4_000_000
"""Size of the WAL from which a large file is checkpointed. A compromise: 1,000 articles cost 1.42 s of processor at 16 MB, 1.57 at 4, 1.91
at 1 and 2.75 with a checkpoint each, and whoever opens the file next has up to so much to replay."""
MOST_APART = 20
"""Checkpoints of a large file after which one joins its row groups. Each may leave one more in a table, and loads read a block of each:
1,000 articles in 20 segments took some 30 ms of processor more for each."""
_JOINING = 100
"""Groups of a table's row groups that one checkpoint joins, as DuckDB has it."""
_KEPT: Mapping[str, str | int] = {"allocator_background_threads": True, "wal_autocheckpoint": "1TB"}
"""A kept instance would keep free memory too, 40 MB in a run of 1,000 pages, as only a transaction returns it otherwise. A checkpoint
within a commit would fail the commit, although it is in the WAL: it comes after the transaction."""
_ATTACHED = "SELECT database_name FROM duckdb_databases() WHERE NOT internal AND database_name != 'memory'"
_APART = "SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('{}.internal.segments')"
"""Each load has a row in this table, so it has a row group for each checkpoint since they were joined. They are counted in 3 ms."""
_CHANGE = "BEGIN; CREATE SCHEMA {0}.changed; DROP SCHEMA {0}.changed; COMMIT"
"""Leaves nothing, but is in the WAL: a file without one is not checkpointed."""
_Key = tuple[int, str]
_kept: dict[_Key, tuple[Path, duckdb.DuckDBPyConnection]] = {}
"""The last file and the instance, by process and configuration. A process that was forked does not use its parent's."""


@contextmanager
def attached(
    path: Path, config: Mapping[str, Any], *, more_follow: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose default database is the file at ``path``, which is created if it is missing; closed at the end.

    Where the block raises, the instance is closed, too: DuckDB may have given it up. So it is where the file cannot be
    checkpointed at the end, as on a full disk; this raises nothing, because what was committed is in the WAL, and the next
    opening replays that.

    Args:
        config: of the instance.
        more_follow: whether others will soon be attached, so that also a small file's WAL may stay as a large one's does.

    Raises:
        duckdb.Error: as ``duckdb.connect`` raises it.
    """
    key = (os.getpid(), str(sorted(config.items())))
    instance = _instance(key, path, config)
    try:
        instance.execute(f"ATTACH {_quoted(path)} AS warehouse")
        session = instance.cursor()
        try:
            session.execute("USE warehouse")
            yield session
        finally:
            session.close()
    except BaseException:
        with suppress(duckdb.Error):
            instance.close()
        raise
    with suppress(duckdb.Error):
        if _is_detached(instance, path, more_follow):
            _kept[key] = (path, instance)


def checkpoint(
    connection: duckdb.DuckDBPyConnection, path: Path, database: str, *, is_forced: bool = False, joins: bool = False
) -> None:
    """Write what is in the WAL into the file.

    Args:
        path: of the file.
        database: the name that it is attached as.
        is_forced: whether running transactions are ended for it.
        joins: whether row groups are joined; otherwise they are in a small file, and in one in which too many have come together.

    Raises:
        duckdb.Error: as of CHECKPOINT.
    """
    is_large = path.stat().st_size >= LARGE
    if joins and is_large:
        connection.execute(_CHANGE.format(database))
    tasks = _JOINING if joins or not is_large or _is_joining_due(connection, database) else 0
    connection.execute(f"SET max_vacuum_tasks = {tasks}")
    connection.execute(f"{'FORCE ' if is_forced else ''}CHECKPOINT {database}")


def _is_joining_due(connection: duckdb.DuckDBPyConnection, database: str) -> bool:
    try:
        ((apart,),) = connection.execute(_APART.format(database)).fetchall()
    except duckdb.CatalogException:  # no such table yet: a file that an earlier Dateline made
        return True
    return int(apart) > MOST_APART


def _is_detached(instance: duckdb.DuckDBPyConnection, path: Path, more_follow: bool) -> bool:
    """Release the file, and what the block has attached beside it; False if the instance had to be closed for that."""
    wal = path.with_name(path.name + ".wal")
    try:
        least = WAL_BYTES if more_follow or path.stat().st_size >= LARGE else 1
        if wal.exists() and wal.stat().st_size >= least:
            checkpoint(instance, path, "warehouse")
        for (name,) in instance.execute(_ATTACHED).fetchall():
            instance.execute(f'DETACH "{name}"')
    except duckdb.Error:
        instance.close()
        return False
    return True


def _instance(key: _Key, path: Path, config: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
    """The kept instance, or a new one. What does not fit in memory goes beside the file, as if that was opened by itself."""
    last, instance = _kept.pop(key, (None, None))
    if instance is not None and last != path:
        try:
            instance.execute(f"SET temp_directory = {_quoted(path.with_name(path.name + '.tmp'))}")
        except duckdb.Error:  # it cannot be changed once something was written there
            instance.close()
            instance = None
    if instance is None:
        instance = duckdb.connect(":memory:", config={**config, **_KEPT, "temp_directory": f"{path}.tmp"})
        instance.execute("PRAGMA disable_checkpoint_on_shutdown")
    return instance


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"

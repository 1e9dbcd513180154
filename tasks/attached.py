"""A DuckDB instance that a process keeps, to which the warehouse's file is attached for one transaction at a time.

Making an instance takes 13 ms of processor time, more than a small transaction itself. Attaching and detaching lock, replay, checkpoint
and release the file as opening and closing it do: between two transactions it is open nowhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

__all__ = ["attached"]

_RETURNING = {"allocator_background_threads": True}
"""A kept instance would keep free memory too, 40 MB in a run of 1,000 pages, as only a transaction returns it otherwise."""
_Key = tuple[int, str]
_kept: dict[_Key, tuple[Path, duckdb.DuckDBPyConnection]] = {}
"""The last file and the instance, by process and configuration. A process that was forked does not use its parent's."""


@contextmanager
def attached(path: Path, config: Mapping[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose default database is the file at ``path``, which is created if it is missing; closed at the end.

    Where the block raises, the instance is closed, too: DuckDB may have given it up. So it is where the file cannot be
    checkpointed at the end, as on a full disk; this raises nothing, because what was committed is in the WAL, and the next
    opening replays that.

    Args:
        config: of the instance.

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
        if _is_detached(instance):
            _kept[key] = (path, instance)


def _is_detached(instance: duckdb.DuckDBPyConnection) -> bool:
    """Release the file; False if the instance had to be closed for that."""
    try:
        instance.execute("DETACH warehouse")
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
    return instance or duckdb.connect(":memory:", config={**config, **_RETURNING, "temp_directory": f"{path}.tmp"})


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"

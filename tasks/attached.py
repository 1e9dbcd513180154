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

_Key = tuple[int, Path, str]
_kept: dict[_Key, duckdb.DuckDBPyConnection] = {}
"""By process, file and configuration: of the last file only. A process that was forked does not use its parent's."""


@contextmanager
def attached(path: Path, config: Mapping[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose default database is the file at ``path``, which is created if it is missing; closed at the end.

    Where anything raises, the instance is closed, too: DuckDB may have given it up.

    Args:
        config: of the instance.

    Raises:
        duckdb.Error: as ``duckdb.connect`` raises it.
    """
    key = (os.getpid(), path, str(sorted(config.items())))
    instance = _kept.pop(key, None)
    if instance is None:
        # What does not fit in memory goes beside the file, as if that was opened by itself.
        instance = duckdb.connect(":memory:", config={**config, "temp_directory": f"{path}.tmp"})
    try:
        instance.execute(f"ATTACH {_quoted(path)} AS warehouse")
        session = instance.cursor()
        try:
            session.execute("USE warehouse")
            yield session
        finally:
            session.close()
        instance.execute("DETACH warehouse")
    except BaseException:
        with suppress(duckdb.Error):
            instance.close()
        raise
    _keep(key, instance)


def _keep(key: _Key, instance: duckdb.DuckDBPyConnection) -> None:
    for other in [other for other in list(_kept) if other[:2] != key[:2] or other == key]:
        removed = _kept.pop(other, None)
        if removed is not None and other[0] == key[0]:
            removed.close()
    _kept[key] = instance


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"

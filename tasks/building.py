"""The file in which a snapshot is built, and the views and macros that this process keeps for the next one.

DuckDB takes 0.3 s of processor time to read the texts of all views and macros (900 KB: each macro is written out in full)
and to set their comments. So a process that has built one snapshot keeps these objects in a database in memory. COPY
FROM DATABASE copies them from there in 20 ms, as the catalog has them, with their comments.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tasks.statements import statement
from tasks.warehouse import search_schemas

__all__ = ["Building", "opened"]

_CONFIG: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "1GB", "threads": 2, "max_vacuum_tasks": 0}
"""What was not joined in the warehouse is not joined in its copy: the next publishing would copy it back."""
_one_at_a_time = threading.Lock()


@dataclass(slots=True)
class _Kept:
    process: int
    """Its id: a child that was forked must not use the connection."""
    connection: duckdb.DuckDBPyConnection
    tables: str = ""
    """What the tables looked like that the kept views were made over; empty while nothing is kept."""


_kept: _Kept | None = None


@dataclass(frozen=True, slots=True)
class Building:
    """The file, attached to an instance of DuckDB as its default database."""

    connection: duckdb.DuckDBPyConnection
    _kept: _Kept

    def copy_objects(self) -> bool:
        """Create the views and macros that were kept; False if there are none for tables like these."""
        if not self._kept.tables or self._kept.tables != self._tables():
            return False
        self.connection.execute("COPY FROM DATABASE kept TO building")
        return True

    def keep_objects(self) -> None:
        """Keep the views and macros of this file, after the transaction that created them."""
        self.connection.execute("DETACH DATABASE IF EXISTS kept")
        self.connection.execute("ATTACH ':memory:' AS kept")
        self.connection.execute("COPY FROM DATABASE building TO kept (SCHEMA)")
        for (command,) in self.connection.execute(statement("snapshot/drop_kept_tables")).fetchall():
            self.connection.execute(command)
        self._kept.tables = self._tables()

    def _tables(self) -> str:
        """A digest of the columns of all tables: a view has the columns of its tables when it was created."""
        ((digest,),) = self.connection.execute(statement("snapshot/digest_of_tables")).fetchall()
        return str(digest)


@contextmanager
def opened(path: Path) -> Iterator[Building]:
    """Open a file that nobody else uses, to build a snapshot in it. Afterwards it is closed, without a WAL.

    Nothing is written to a WAL meanwhile, since a building that is not complete is removed: the block must end with a
    checkpoint.

    Raises:
        duckdb.Error: the file cannot be read or written.
    """
    global _kept  # noqa: PLW0603 - one connection a process
    with _one_at_a_time:
        kept = _kept if _kept is not None and _kept.process == os.getpid() else _new()
        _kept = None  # what fails may have invalidated the instance
        try:
            with kept.connection.cursor() as connection:
                ((attach,),) = connection.execute(statement("snapshot/attach_building"), {"path": str(path)}).fetchall()
                connection.execute(attach)
                connection.execute("USE building")
                search_schemas(connection)
                yield Building(connection, kept)
                connection.execute("USE memory")
                connection.execute("DETACH building")
        except BaseException:
            with suppress(duckdb.Error):
                kept.connection.close()
            raise
        _kept = kept


def _new() -> _Kept:
    # What does not fit in memory goes to the machine's own temporary folder, as in open_snapshot.
    spill = Path(tempfile.gettempdir()) / f"dateline-{os.getuid()}"
    return _Kept(os.getpid(), duckdb.connect(":memory:", config={**_CONFIG, "temp_directory": str(spill)}))

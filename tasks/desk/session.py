"""The snapshot as a server holds it: opened once, replaced when a new one is published, each request bounded.

Every request has a DuckDB cursor of its own on one shared instance: its temporary tables are its own, blocks that were
read are shared.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import duckdb

from tasks.desk.kept import MOST, Kept
from tasks.home import Home
from tasks.pure.errors import TerminalError
from tasks.snapshot import of_another_version, open_snapshot
from tasks.statements import statement

__all__ = ["Desk", "QueryStopped", "Session", "bounded"]

SECONDS = 20.0
"""A page that takes longer is stopped: DESK's goal is one second, and nobody waits for more than some ten."""
MEMORY = "2GB"
"""Of all requests together, as for every other reader of the snapshot."""
_STOP_AGAIN = 0.01
"""Seconds between two interrupts of a session that has to stop."""

Row = dict[str, Any]


class QueryStopped(TerminalError):
    """A question took too long or too much memory. ``key`` is the limit."""


@dataclass(frozen=True, slots=True)
class Session:
    """One request's view of the snapshot."""

    connection: duckdb.DuckDBPyConnection
    kept: Kept = field(default_factory=Kept)
    """Of the snapshot that the connection has."""

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """The rows of ``sql/<name>.sql``, by column name; times are naive and in UTC."""
        cursor = self.connection.execute(statement(name), parameters or None)
        columns = [column[0] for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def row(self, name: str, **parameters: Any) -> Row | None:
        """The first row, or None where there is none."""
        return next(iter(self.rows(name, **parameters)), None)

    def rows_once(self, name: str, **parameters: Any) -> list[Row]:
        """As :meth:`rows`, of a statement that reads the snapshot alone and no temporary table: kept."""
        key = (name, *sorted(parameters.items()))
        return self.kept.once(key, lambda: self.rows(name, **parameters))

    def stream(self, name: str, **parameters: Any) -> Iterator[Row]:
        """The rows one by one, a thousand of them in memory at a time."""
        cursor = self.connection.execute(statement(name), parameters or None)
        columns = [column[0] for column in cursor.description or ()]
        while batch := cursor.fetchmany(1000):
            for row in batch:
                yield dict(zip(columns, row, strict=True))

    def stop(self) -> None:
        """End the statement that is running, from any thread."""
        self.connection.interrupt()


@contextmanager
def bounded(session: Session, *, seconds: float, memory_limit: str) -> Iterator[Session]:
    """Stop the session's statement after ``seconds``, and close its connection at the end.

    Raises:
        QueryStopped: the block took longer, or more memory than the connection's ``memory_limit``.
    """
    over = threading.Event()
    watch = threading.Thread(target=_stop_after, args=(session, seconds, over), daemon=True)
    watch.start()
    try:
        yield session
    except duckdb.InterruptException as error:
        raise QueryStopped(
            f"stopped after {seconds:g} s: select less, for example for fewer days", key="time"
        ) from error
    except duckdb.OutOfMemoryException as error:
        message = f"needs more than {memory_limit} of memory: select less, for example for fewer days"
        raise QueryStopped(message, key="memory") from error
    finally:
        over.set()
        watch.join()
        session.connection.close()


def _stop_after(session: Session, seconds: float, over: threading.Event) -> None:
    """Interrupt again and again once the time is up: between two statements DuckDB forgets an interrupt."""
    if over.wait(seconds):
        return
    while True:
        session.stop()
        if over.wait(_STOP_AGAIN):
            return


class Desk:
    """The published snapshot of one home, for many requests at a time.

    Args:
        seconds: a request's limit.
        memory_limit: DuckDB's limit for all requests together.
        most_kept: answers of one snapshot that are kept; 0: each is made again.
    """

    def __init__(
        self, home: Home, *, seconds: float = SECONDS, memory_limit: str = MEMORY, most_kept: int = MOST
    ) -> None:
        self.home = home
        self.seconds = seconds
        self._memory_limit = memory_limit
        self._lock = threading.Lock()
        self._opened: duckdb.DuckDBPyConnection | None = None
        self._stamp: tuple[int, int, int] | None = None
        self._most_kept = most_kept
        self._kept = Kept(most_kept)

    @contextmanager
    def session(self, *, seconds: float | None = None) -> Iterator[Session]:
        """The snapshot as it is now; what is published meanwhile is for the next session.

        Raises:
            NoSnapshot: nothing is published yet, or the snapshot is of another version.
            QueryStopped: the block took longer than the limit, or more memory.
        """
        limit = self.seconds if seconds is None else seconds
        try:
            with bounded(self._session(), seconds=limit, memory_limit=self._memory_limit) as session:
                yield session
        except duckdb.CatalogException as error:
            raise of_another_version(self.home, error) from error

    def close(self) -> None:
        """Let go of the snapshot."""
        with self._lock:
            self._close()

    def _session(self) -> Session:
        with self._lock:
            try:
                found = self.home.snapshot.stat()
            except FileNotFoundError:
                self._close()
            else:
                stamp = (found.st_dev, found.st_ino, found.st_mtime_ns)
                if self._opened is None or stamp != self._stamp:
                    # Cursors of requests that are still at work keep the old instance until they are closed.
                    self._close()
                    self._opened = open_snapshot(self.home, memory_limit=self._memory_limit)
                    self._stamp = stamp
                    self._kept = Kept(self._most_kept)
            if self._opened is None:
                self._opened = open_snapshot(self.home, memory_limit=self._memory_limit)
            cursor = self._opened.cursor()
            cursor.execute("USE analyst")
            return Session(cursor, self._kept)

    def _close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

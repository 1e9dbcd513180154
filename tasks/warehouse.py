"""Writer access to the warehouse: one connection at a time, short transactions.

DuckDB gives a file to one process, and closing a second connection to it inside a process drops that
process's lock on it. So a transaction takes a lock between threads and a lock between processes, opens the
file (:mod:`tasks.attached`), and closes it when it is done. What was committed to a large file may be in the WAL alone, which the
next opening replays, also after kill -9: whoever copies the file has it checkpointed first (:meth:`Warehouse.checkpointed`).
"""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tasks.attached import attached, checkpoint
from tasks.home import Home
from tasks.lake import kind_of, lake_session, named_lake_error, writers_turn
from tasks.locks import release, try_exclusive
from tasks.migrations import apply_migrations, migrations
from tasks.pure.errors import TerminalError, TransientError
from tasks.rewriting import rewrite
from tasks.statements import statement, to_timestamp

log = logging.getLogger(__name__)

SLOW_WAIT = 5.0
"""Seconds of waiting for the lock after which a line is logged."""
POLL = 0.02
"""Seconds between two tries: a transaction takes some 30 ms, so a longer wait would leave the warehouse idle."""


class WarehouseBusy(TransientError):
    """Another process or thread has held the warehouse for longer than the wait allows."""


class WarehouseUnreadable(TerminalError):
    """The warehouse file cannot be opened, or is damaged."""


class WarehouseFull(TransientError):
    """The disk has no space left for the warehouse; what was committed is there."""


_NO_SPACE = re.compile(r"No space left on device|[Nn]ot enough (?:disk )?space|ENOSPC")
_DAMAGES = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
)
"""What DuckDB raises for a file that is cut or overwritten."""

DIGESTS = "0017_find_rows_by_digests.sql"
"""The migration that adds digests, null in the rows that are there."""
DIGESTED = ("addresses", "article_urls", "article_heads", "article_contents")
FOUND = 500
"""Rows up to which DuckDB reads only those places of a table that a list of rows names. A segment has up to 150 pages."""

MOVING = "0015_keep_internal_tables_apart.sql"
"""The migration that makes most tables again, and leaves half of the file empty."""


def _damaged(error: duckdb.Error) -> str:
    first = " ".join(str(error).splitlines()[0].split())[:200]
    return (
        f"cannot be read ({first}): restore a backup with `dateline restore`, or move the file away: the next run loads "
        "the whole archive again"
    )


def search_schemas(connection: duckdb.DuckDBPyConnection) -> None:
    """Let the writer's statements find tables in the schemas main and internal without naming these.

    ``internal`` has what analysts do not need. It is made if the file is new, or older than it.
    """
    connection.execute("CREATE SCHEMA IF NOT EXISTS internal")
    connection.execute("SET search_path = 'main,internal'")


class Warehouse:
    """The DuckDB file of one home, or its DuckLake, opened for one short transaction at a time.

    Args:
        memory_limit: of DuckDB; its own default is 80 % of the machine.
        threads: of DuckDB; parser processes run at the same time.
        wait: seconds to wait for the lock before :class:`WarehouseBusy`.
    """

    def __init__(self, home: Home, *, memory_limit: str = "1GB", threads: int = 2, wait: float = 120.0) -> None:
        self.home = home
        self.path = home.warehouse
        self._wait = wait
        self._config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory_limit,
            "threads": threads,
            "dynamic_or_filter_threshold": FOUND,
            "autoinstall_known_extensions": False,  # nothing is downloaded without the operator's knowledge
        }

    @contextmanager
    def transaction(
        self, *, threads: int | None = None, more_follow: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection inside BEGIN and COMMIT; rolled back if the block raises. Do not make cursors from it.

        Args:
            threads: of DuckDB, if not the warehouse's own number. A second one makes transactions that read and write little slower.
            more_follow: whether others will soon, so that the file may be checkpointed with one of them.

        Raises:
            WarehouseBusy: the lock was not acquired in time.
            WarehouseUnreadable: the file is damaged, or was written by another version of DuckDB.
            LakeConflict, LakeUnavailable: of a DuckLake; see :func:`tasks.lake.retry_lake`.
        """
        opened = self._opened(threads, more_follow=more_follow)
        with self.locked(), self._named(), opened as connection, self._turn(connection) as still_held:
            connection.begin()
            try:
                yield connection
                still_held()
            except BaseException:
                # A failed COMMIT or a fatal error has ended the transaction already; closing drops the rest.
                with suppress(duckdb.Error):
                    connection.rollback()
                raise
            connection.commit()

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection inside BEGIN and ROLLBACK. It sees one state of a lake while others write.

        Raises:
            WarehouseBusy, WarehouseUnreadable: as :meth:`transaction`; a file is locked for reading too.
        """
        is_shared = self.home.lake is not None and kind_of(self.home.lake) != "duckdb"
        with nullcontext() if is_shared else self.locked(), self._named(), self._opened() as connection:
            connection.begin()
            try:
                yield connection
            finally:
                with suppress(duckdb.Error):
                    connection.rollback()

    @contextmanager
    def checkpointed(
        self,
        prepare: Callable[[duckdb.DuckDBPyConnection], object] | None = None,
        *,
        holds: Callable[[duckdb.DuckDBPyConnection], bool] | None = None,
        joins: bool = False,
    ) -> Iterator[Path]:
        """The warehouse file, checkpointed and opened by nobody while the block runs, so that it can be copied.

        Of a DuckLake, :mod:`tasks.lake_copy` makes one.

        Args:
            prepare: called in a transaction before the copy; nobody writes in between.
            holds: whether what was prepared is still true after a checkpoint. If it is given, there is one checkpoint,
                unless it returns False: then ``prepare`` is called again, after that checkpoint and before another one.
            joins: whether row groups that are small are joined (:func:`tasks.attached.checkpoint`).

        Raises:
            WarehouseBusy: the lock was not acquired in time.
        """
        with self.locked(), self._named():
            if prepare is None or holds is None or not self._is_prepared(prepare, holds):
                with self._opened() as connection:
                    self._settle(connection, joins=joins)
                    if prepare is not None:
                        connection.begin()
                        prepare(connection)
                        connection.commit()
                        self._settle(connection)
            yield self.path

    def _is_prepared(
        self,
        prepare: Callable[[duckdb.DuckDBPyConnection], object],
        holds: Callable[[duckdb.DuckDBPyConnection], bool],
    ) -> bool:
        """Prepare before the checkpoint, not after it as well; return whether that was enough."""
        with self._opened() as connection:
            connection.begin()
            prepare(connection)
            connection.commit()
            self._settle(connection)
            return holds(connection)

    def _settle(self, connection: duckdb.DuckDBPyConnection, *, joins: bool = False) -> None:
        checkpoint(connection, self.path, "warehouse", is_forced=True, joins=joins)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock between threads and between processes, without opening the file."""
        self.home.root.mkdir(parents=True, exist_ok=True)
        self.home.warehouse_lock.parent.mkdir(parents=True, exist_ok=True)
        process_lock = _process_lock(self.home.warehouse_lock)
        deadline = time.monotonic() + self._wait
        if process_lock.held_by == threading.get_ident():
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        if not process_lock.lock.acquire(timeout=self._wait):
            raise self._busy()
        try:
            process_lock.held_by = threading.get_ident()
            lock = self._between_processes(deadline)
            try:
                self._note_holder()
                yield
            finally:
                release(lock)
        finally:
            process_lock.held_by = None
            process_lock.lock.release()

    def migrate(self, now: datetime | None = None) -> list[str]:
        """Apply the missing files of ``sql/migrations``, each in a transaction with its record; return their names.

        Raises:
            MigrationRefused: an applied migration was edited or is unknown; nothing was changed.
        """
        with self.locked(), self._named():
            with self._opened() as connection, self._turn(connection):
                known = migrations()
                applied = apply_migrations(connection, known, to_timestamp(now or datetime.now(UTC)))
                if applied and self.home.lake is not None:
                    connection.execute(statement("writer/flush_lake"))
                    connection.begin()
                    for (command,) in connection.execute(statement("writer/partition_lake")).fetchall():
                        connection.execute(command)
                    connection.commit()
                if DIGESTS in {migration.name for migration in known} and self.home.lake is None:
                    # Each time: it may have been interrupted, and half a millisecond tells that nothing is left to fill in.
                    for table in DIGESTED:  # a lake would write all its files again
                        connection.execute(statement(f"writer/fill_digests_{table}"))
                if MOVING in applied and self.home.lake is None:
                    self._settle(connection)
            if MOVING in applied and self.home.lake is None:
                rewrite(self.path)
            return applied

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Errors of DuckDB that the file or its disk is to blame for, as ours: they say what to do."""
        try:
            yield
        except duckdb.Error as error:
            if _NO_SPACE.search(str(error)):
                message = "no space left on its disk: make room and run this again; what was committed is there"
                raise WarehouseFull(message, key=str(self.path)) from error
            if self.home.lake is not None and (named := named_lake_error(self.home.lake, error)) is not None:
                raise named from error
            if self.home.lake is None and isinstance(error, _DAMAGES):
                raise WarehouseUnreadable(_damaged(error), key=str(self.path)) from error
            raise

    @contextmanager
    def _turn(self, connection: duckdb.DuckDBPyConnection) -> Iterator[Callable[[], None]]:
        """On a lake, what keeps writers on other machines out; yields a check that it still does."""
        if self.home.lake is None:
            yield lambda: None
            return
        turn = {"take": statement("writer/take_turn"), "check": statement("writer/check_turn")}
        try:
            with writers_turn(self.home.lake, connection, turn, self._wait) as still_held:
                yield still_held
        except TimeoutError:
            message = f"busy for more than {self._wait:.0f} s, held by a writer on another machine"
            raise WarehouseBusy(message, key=self.home.lake.catalog) from None

    @contextmanager
    def _opened(self, threads: int | None = None, *, more_follow: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        if self.home.lake is not None:
            attach = statement("writer/attach_lake")
            with lake_session(self.home.lake, self.home.extensions, self._config, attach) as session:
                yield session
            return
        with self._attached(threads, more_follow) as connection:
            yield connection

    @contextmanager
    def _attached(self, threads: int | None, more_follow: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        config = self._config if threads is None else {**self._config, "threads": threads}
        with ExitStack() as opened:
            try:
                connection = opened.enter_context(attached(self.path, config, more_follow=more_follow))
                search_schemas(connection)
            except duckdb.IOException as error:
                if "set lock on file" in str(error) or "Conflicting lock" in str(error):
                    raise WarehouseBusy("opened by another program: close it there", key=str(self.path)) from error
                if _NO_SPACE.search(str(error)):
                    raise
                raise WarehouseUnreadable(_damaged(error), key=str(self.path)) from error
            except duckdb.Error as error:
                raise WarehouseUnreadable(_damaged(error), key=str(self.path)) from error
            yield connection

    def _between_processes(self, deadline: float) -> int:
        """The file of the lock, open and locked."""
        try:
            lock = os.open(self.home.warehouse_lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except IsADirectoryError as error:
            message = "is a folder, where the lock has to be a file: remove it"
            raise WarehouseUnreadable(message, key=str(self.home.warehouse_lock)) from error
        slow_at = time.monotonic() + SLOW_WAIT
        try:
            while not try_exclusive(lock):
                now = time.monotonic()
                if now >= deadline:
                    raise self._busy()
                if now >= slow_at:
                    log.warning("waiting for the warehouse", extra={"holder": self._holder(), "waited": SLOW_WAIT})
                    slow_at = deadline + SLOW_WAIT
                time.sleep(POLL)
        except BaseException:
            os.close(lock)
            raise
        return lock

    def _busy(self) -> WarehouseBusy:
        message = f"busy for more than {self._wait:.0f} s, held by {self._holder()}"
        return WarehouseBusy(message, key=str(self.path))

    @property
    def _holder_note(self) -> Path:
        # Next to the lock file, not in it: earlier versions of Dateline truncate that at each try.
        return self.home.warehouse_lock.with_suffix(".holder")

    def _note_holder(self) -> None:
        self._holder_note.write_text(f"process {os.getpid()}\n", encoding="utf-8")

    def _holder(self) -> str:
        try:
            return self._holder_note.read_text(encoding="utf-8").strip() or "an unknown process"
        except OSError:
            return "an unknown process"


@dataclass(slots=True)
class _ProcessLock:
    lock: threading.Lock = field(default_factory=threading.Lock)
    held_by: int | None = None


_process_locks: dict[Path, _ProcessLock] = {}
_process_locks_guard = threading.Lock()


def _process_lock(path: Path) -> _ProcessLock:
    """The lock between threads of this process: one for each file, since two would let the file be opened twice."""
    with _process_locks_guard:
        return _process_locks.setdefault(path.resolve(), _ProcessLock())

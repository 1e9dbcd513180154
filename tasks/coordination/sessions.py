"""Connections to PostgreSQL that survive its restarts, and the heartbeat that shows that a process is alive."""

from __future__ import annotations

import importlib
import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from tasks.coordination.interface import CoordinationUnavailable
from tasks.pure.errors import ConfigError

if TYPE_CHECKING:
    import psycopg

log = logging.getLogger(__name__)

KEY = "DATELINE_COORDINATION"
RETRIED_FOR = 60.0
"""Seconds for which a statement is tried again while PostgreSQL does not answer: a restart takes some seconds."""
_FIRST_PAUSE, _LAST_PAUSE = 0.1, 2.0  # seconds between two tries, doubled from the first to the last
_CONNECT_SECONDS = 5
_TRIES_A_LINE = 60
"""A line is logged at the first heartbeat that fails, and then every half minute."""

T = TypeVar("T")
Parameters = Sequence[object] | Mapping[str, object]
Statement = tuple[str, Sequence[object]]

_SCHEMA = """
SELECT pg_advisory_xact_lock(7205759403792793);
CREATE SCHEMA IF NOT EXISTS dateline;
CREATE TABLE IF NOT EXISTS dateline.workers (
    worker text PRIMARY KEY, machine text NOT NULL, process bigint NOT NULL, alive_until timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS dateline.hosts (
    host text PRIMARY KEY, state text NOT NULL DEFAULT '', worker text, lease text, used_at timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS dateline.locks (
    name text PRIMARY KEY, worker text NOT NULL, lease text NOT NULL, since timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS dateline.runs (
    run_id text PRIMARY KEY, kind text NOT NULL, sources text[] NOT NULL, worker text NOT NULL,
    since timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS dateline.configurations (
    version bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, digest text UNIQUE NOT NULL,
    recorded_at timestamptz NOT NULL);
"""
"""One transaction; its lock keeps two processes from creating the tables at once, which PostgreSQL refuses."""

_JOIN = """
INSERT INTO dateline.workers (worker, machine, process, alive_until)
VALUES (%s, %s, %s, clock_timestamp() + make_interval(secs => %s))
"""
_BEAT = """
UPDATE dateline.workers SET alive_until = clock_timestamp() + make_interval(secs => %s)
WHERE worker = %s AND alive_until > clock_timestamp()
RETURNING worker
"""
_LEAVE = "UPDATE dateline.workers SET alive_until = '-infinity' WHERE worker = %s"
_JOIN_AGAIN = """
WITH joined AS (
    INSERT INTO dateline.workers (worker, machine, process, alive_until)
    VALUES (%(fresh)s, %(machine)s, %(process)s, clock_timestamp() + make_interval(secs => %(seconds)s))
),
locks AS (UPDATE dateline.locks SET worker = %(fresh)s WHERE worker = %(former)s)
UPDATE dateline.runs SET worker = %(fresh)s WHERE worker = %(former)s
"""
"""Takes along the runs and locks that nobody has taken over; not the leases of hosts, whose requests have ended."""
_TIDY = """
DELETE FROM dateline.workers AS w
WHERE alive_until < clock_timestamp() - interval '1 day' AND NOT EXISTS (SELECT FROM dateline.hosts WHERE worker = w.worker)
    AND NOT EXISTS (SELECT FROM dateline.locks WHERE worker = w.worker)
    AND NOT EXISTS (SELECT FROM dateline.runs WHERE worker = w.worker)
"""


class Session:
    """One connection for several threads, opened when it is needed and again after it broke."""

    def __init__(self, address: str, statement_seconds: float) -> None:
        """``address``: a connection string of libpq. ``statement_seconds``: a statement that takes longer fails."""
        self._address = address
        self._statement_seconds = statement_seconds
        self._lock = threading.Lock()
        self._connection: psycopg.Connection[tuple[Any, ...]] | None = None

    def execute(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """The rows of one statement, which is committed.

        Raises:
            CoordinationUnavailable: there is no connection, or it broke: the statement may have been executed.
        """
        driver = _driver()
        with self._lock:
            try:
                connection = self._connected(driver)
                cursor = connection.execute(sql, parameters)
                return cursor.fetchall() if cursor.description else []
            except driver.ProgrammingError as error:
                if self._connection is not None:
                    raise
                raise ConfigError(f"is no connection string of libpq: {_first_line(error)}", key=KEY) from error
            except (driver.OperationalError, driver.InterfaceError) as error:
                self._close()
                raise CoordinationUnavailable(f"PostgreSQL does not answer: {_first_line(error)}", key=KEY) from error

    def execute_patiently(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """The same for a statement that may be executed twice: tried again for a minute."""
        return patiently(lambda: self.execute(sql, parameters))

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connected(self, driver: Any) -> psycopg.Connection[tuple[Any, ...]]:
        if self._connection is None:
            self._connection = driver.connect(
                self._address,
                autocommit=True,
                prepare_threshold=None,  # a pooler between us and the server may not keep them
                connect_timeout=_CONNECT_SECONDS,
                application_name=f"dateline {os.getpid()}",
                client_encoding="utf8",  # from a database in SQL_ASCII the driver would make bytes of texts
                # A machine that vanishes without a word is noticed within half a minute, on both ends.
                keepalives_idle=10,
                keepalives_interval=5,
                keepalives_count=3,
                tcp_user_timeout=20_000,
            )
            milliseconds = round(self._statement_seconds * 1000)
            self._connection.execute("SELECT set_config('statement_timeout', %s, false)", [f"{milliseconds}ms"])
            self._connection.execute("SELECT set_config('tcp_keepalives_idle', '10', false)")
        return self._connection


def patiently(call: Callable[[], T], seconds: float = RETRIED_FOR) -> T:
    """What ``call`` returns, called again with back-off while PostgreSQL does not answer.

    Raises:
        CoordinationUnavailable: it did not answer for so many seconds.
    """
    until, pause = time.monotonic() + seconds, _FIRST_PAUSE
    while True:
        try:
            return call()
        except CoordinationUnavailable:
            if time.monotonic() + pause > until:
                raise
        time.sleep(pause)
        pause = min(pause * 2, _LAST_PAUSE)


class Worker:
    """This process as PostgreSQL knows it: a row that says until when it counts as alive, prolonged by a thread.

    Its leases are valid as long as the row is. The process stops believing in them ``margin`` seconds before the row
    expires, by a clock that starts before the row is prolonged: nobody else has a lease that it still believes in. When
    the row could not be prolonged in time, the process takes another id: leases of the former one stay lost.
    """

    def __init__(self, address: str, seconds: float) -> None:
        """``seconds``: after which others take over what a process holds that has died."""
        self.seconds = seconds
        self.margin = max(2.0, seconds / 4)
        """A request that is under way looks each second whether its lease is lost. And no statement takes longer, so that
        none decides by what was true before it."""
        self._session = Session(address, self.margin)
        self._lock = threading.Lock()
        self._joined = threading.Event()
        self._over = threading.Event()
        self._valid_until = 0.0
        """A value of ``time.monotonic``."""
        self._id = ""
        self._process = 0
        self._late: list[Statement] = []

    def id(self) -> str:
        """The id of a process that is alive.

        Raises:
            CoordinationUnavailable: PostgreSQL did not answer in the last seconds.
        """
        self._start()
        with self._lock:
            if self._id and time.monotonic() < self._valid_until:
                return self._id
        raise CoordinationUnavailable("PostgreSQL has not answered for some seconds", key=KEY)

    def is_valid(self, worker: str) -> bool:
        """Whether what was acquired as ``worker`` is still ours."""
        with self._lock:
            return worker == self._id and time.monotonic() < self._valid_until

    def execute_later(self, sql: str, parameters: Sequence[object]) -> None:
        """Execute a statement once PostgreSQL answers again; it may be executed twice."""
        with self._lock:
            self._late.append((sql, parameters))

    def end(self) -> None:
        """Give up all that this process holds."""
        if self._process != os.getpid() or self._over.is_set():
            return
        self._over.set()
        try:
            self._session.execute(_LEAVE, [self._id])
        except CoordinationUnavailable:
            log.warning("could not leave PostgreSQL: what this process held is free in some seconds")
        self._session.close()

    def _start(self) -> None:
        with self._lock:
            if self._process != os.getpid():
                self._process = os.getpid()
                threading.Thread(target=self._beat_forever, name="heartbeat", daemon=True).start()
        self._joined.wait(self.seconds)

    def _beat_forever(self) -> None:
        failed = 0
        while not self._over.is_set():
            try:
                self._beat()
                self._catch_up()
                pause, failed = self.seconds / 6, 0
            except CoordinationUnavailable as error:
                if failed % _TRIES_A_LINE == 0:
                    log.warning("no heartbeat", extra={"error": error})
                pause, failed = min(0.5, self.seconds / 6), failed + 1
            self._over.wait(pause)

    def _beat(self) -> None:
        sent, former = time.monotonic(), self._id
        if not former:
            fresh = self._fresh_id()
            self._session.execute(_JOIN, [fresh, socket.gethostname(), os.getpid(), self.seconds])
            self._session.execute(_TIDY)
        elif self._session.execute(_BEAT, [self.seconds, former]) and time.monotonic() < self._valid_until:
            fresh = former
        else:
            # The former row expires by itself: requests under way need a second to see that their leases are lost.
            log.warning("was away from PostgreSQL for too long: leases of hosts are lost")
            sent, fresh = time.monotonic(), self._fresh_id()
            given = {"fresh": fresh, "former": former, "seconds": self.seconds}
            given |= {"machine": socket.gethostname(), "process": os.getpid()}
            self._session.execute(_JOIN_AGAIN, given)
        with self._lock:
            self._id, self._valid_until = fresh, sent + self.seconds - self.margin
        self._joined.set()

    def _fresh_id(self) -> str:
        return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"

    def _catch_up(self) -> None:
        while True:
            with self._lock:
                if not self._late:
                    return
                sql, parameters = self._late[0]
            self._session.execute(sql, parameters)
            with self._lock:
                self._late.pop(0)


def create_tables(address: str) -> None:
    """Create what is missing; raises CoordinationUnavailable."""
    session = Session(address, RETRIED_FOR)
    try:
        session.execute_patiently(_SCHEMA)
    finally:
        session.close()


def _driver() -> Any:
    try:
        return importlib.import_module("psycopg")
    except ImportError as error:
        raise ConfigError(
            "needs the package psycopg: pip install 'dateline[cluster]'; or set it to `files`, if all processes run on "
            "one machine",
            key=KEY,
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]

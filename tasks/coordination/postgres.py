"""Coordination of several machines: rows in PostgreSQL, each valid as long as its worker's heartbeat.

Why rows and not advisory locks: those end with the connection, and a restart of PostgreSQL would free a host while a
request to it is under way. A row outlives the restart, and ends some seconds after its worker has died. Times of hosts
are PostgreSQL's, so that the clocks of machines need not agree.
"""

from __future__ import annotations

import atexit
import logging
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC

from tasks.coordination.host_state import HostState, parse_state, write_state
from tasks.coordination.interface import ConfigurationOutdated, CoordinationUnavailable, LiveRun
from tasks.coordination.sessions import KEY, Session, Worker, create_tables, patiently

log = logging.getLogger(__name__)

LEASE_SECONDS = 20.0
"""After which others take over what a dead worker held; a restart of PostgreSQL that takes less than three quarters of it
goes unnoticed."""
_STATEMENT_SECONDS = 2.0

_IS_DEAD = (
    "EXISTS (SELECT FROM dateline.workers AS w WHERE w.worker = held.worker AND w.alive_until <= clock_timestamp())"
)
"""A worker without a row has just joined, and the statement does not see its row yet: it is not dead."""
_ACQUIRE_HOST = f"""
INSERT INTO dateline.hosts AS held (host, worker, lease, used_at) VALUES (%s, %s, %s, clock_timestamp())
ON CONFLICT (host) DO UPDATE SET worker = excluded.worker, lease = excluded.lease, used_at = excluded.used_at
WHERE held.worker IS NULL OR held.lease = excluded.lease OR {_IS_DEAD}
RETURNING state, extract(epoch FROM clock_timestamp())::float8
"""  # noqa: S608 - no value of anybody's
_STORE_HOST = """
UPDATE dateline.hosts SET state = %s WHERE host = %s AND lease = %s
RETURNING extract(epoch FROM clock_timestamp())::float8
"""
_RELEASE_HOST = "UPDATE dateline.hosts SET worker = NULL, lease = NULL WHERE host = %s AND lease = %s"
_STORE_AND_RELEASE = "UPDATE dateline.hosts SET state = %s, worker = NULL, lease = NULL WHERE host = %s AND lease = %s"
_HOST_STATE = "SELECT state FROM dateline.hosts WHERE host = %s"
_TAKE = f"""
INSERT INTO dateline.locks AS held (name, worker, lease, since) VALUES (%s, %s, %s, clock_timestamp())
ON CONFLICT (name) DO UPDATE SET worker = excluded.worker, lease = excluded.lease, since = excluded.since
WHERE {_IS_DEAD} OR held.lease = excluded.lease
RETURNING lease
"""  # noqa: S608 - no value of anybody's
_GIVE_BACK = "DELETE FROM dateline.locks WHERE name = %s AND lease = %s"
_BEGIN_RUN = """
INSERT INTO dateline.runs (run_id, kind, sources, worker, since) VALUES (%s, %s, %s, %s, clock_timestamp())
ON CONFLICT (run_id) DO NOTHING
RETURNING run_id
"""
_NARROW_RUN = "UPDATE dateline.runs SET sources = %s WHERE run_id = %s"
_END_RUN = "DELETE FROM dateline.runs WHERE run_id = %s"
_LIVE_RUNS = """
SELECT run_id, since, kind, sources
FROM dateline.runs JOIN dateline.workers USING (worker)
WHERE alive_until > clock_timestamp()
ORDER BY since, run_id
"""
_FORGET_RUNS = """
DELETE FROM dateline.runs AS held
WHERE run_id = ANY(%s::text[]) OR since < clock_timestamp() - interval '1 minute' AND EXISTS (
    SELECT FROM dateline.workers AS w WHERE w.worker = held.worker AND w.alive_until <= clock_timestamp())
"""
_NEW_CONFIGURATION = """
INSERT INTO dateline.configurations (digest, recorded_at) VALUES (%s, clock_timestamp()) ON CONFLICT (digest) DO NOTHING
"""
_CONFIGURATIONS = """
SELECT (SELECT version FROM dateline.configurations WHERE digest = %s), max(version) FROM dateline.configurations
"""


class PostgresLease:
    """The lease of a host as a row."""

    first_look, last_look = 0.02, 0.5

    def __init__(self, session: Session, worker: Worker, host: str) -> None:
        self._session = session
        self._worker = worker
        self._host = host.lower()
        self._holder = ""
        self._lease = secrets.token_hex(8)
        self._may_hold = False
        """Also true where an acquisition failed: it may have been executed, and the next one finds it."""
        self._state = HostState()
        self._is_stored = True
        self._clock = self._latest = 0.0

    def now(self) -> float:
        """PostgreSQL's clock when it acquired the lease, and what has passed since its answer arrived."""
        return self._clock + time.monotonic()

    def latest(self) -> float:
        """The same, and what has passed since the statement was sent."""
        return self._latest + time.monotonic()

    def try_acquire(self) -> bool:
        """Take the row, if nobody holds it or its holder has died."""
        try:
            holder = self._worker.id()
            self._may_hold, sent = True, time.monotonic()
            found = self._session.execute(_ACQUIRE_HOST, [self._host, holder, self._lease])
        except CoordinationUnavailable:
            return False
        self._may_hold = bool(found)
        if not found:
            return False
        state, now = found[0]
        self._clock, self._latest = now - time.monotonic(), now - sent
        self._holder, self._state, self._is_stored = holder, parse_state(state), True
        return True

    def read(self) -> HostState:
        """The state as of the acquisition, or as written since."""
        return parse_state(write_state(self._state))

    def write(self, state: HostState) -> None:
        """Store the state, if the lease is still ours. What could not be stored is stored on release."""
        self._state, self._is_stored = parse_state(write_state(state)), False
        if self.is_lost():
            raise CoordinationUnavailable("the lease was lost while PostgreSQL did not answer", key=self._host)
        found = self._session.execute(_STORE_HOST, [write_state(state), self._host, self._lease])
        if not found:
            raise CoordinationUnavailable("the lease was lost while PostgreSQL did not answer", key=self._host)
        self._is_stored = True

    def is_lost(self) -> bool:
        """Whether the heartbeat has failed since the acquisition."""
        return not self._worker.is_valid(self._holder)

    def release(self) -> None:
        """Free the row; later, if PostgreSQL does not answer now."""
        if not self._may_hold:
            return
        statement: tuple[str, list[object]] = (_RELEASE_HOST, [self._host, self._lease])
        if not self._is_stored:
            statement = (_STORE_AND_RELEASE, [write_state(self._state), self._host, self._lease])
        self._may_hold, self._is_stored, self._lease = False, True, secrets.token_hex(8)
        try:
            self._session.execute(*statement)
        except CoordinationUnavailable:
            self._worker.execute_later(*statement)

    def close(self) -> None:
        """The same as :meth:`release`."""
        self.release()


class PostgresRunLock:
    """A run as a row."""

    def __init__(self, session: Session, worker: Worker, run_id: str) -> None:
        self._session = session
        self._worker = worker
        self._run_id = run_id
        self._is_over = False

    def narrow(self, sources: Sequence[str]) -> None:
        """Store these sources."""
        if not self._is_over:
            self._soon(_NARROW_RUN, [list(sources), self._run_id])

    def end(self) -> None:
        """Remove the row."""
        if not self._is_over:
            self._is_over = True
            self._soon(_END_RUN, [self._run_id])

    def _soon(self, sql: str, parameters: list[object]) -> None:
        try:
            self._session.execute(sql, parameters)
        except CoordinationUnavailable:
            self._worker.execute_later(sql, parameters)


class PostgresCoordination:
    """Leases and locks in the schema ``dateline`` of a PostgreSQL database: one database for each installation."""

    def __init__(self, address: str, lease_seconds: float = LEASE_SECONDS) -> None:
        """Nothing is opened before the first use.

        Args:
            address: a connection string of libpq, such as ``dbname=dateline host=db``.
            lease_seconds: after which a worker that has died counts as dead.
        """
        self._address = address
        self._session = Session(address, _STATEMENT_SECONDS)
        self._worker = Worker(address, lease_seconds)
        self._is_ready = False

    def close(self) -> None:
        """Give up all that this process holds; called at its end by itself."""
        self._worker.end()
        self._session.close()

    def lease(self, host: str) -> PostgresLease:
        """Access to the row of a host."""
        self._prepare()
        return PostgresLease(self._session, self._worker, host)

    def host_state(self, host: str) -> HostState:
        """The state in the row of a host."""
        self._prepare()
        found = self._session.execute_patiently(_HOST_STATE, [host.lower()])
        return parse_state(found[0][0]) if found else HostState()

    @contextmanager
    def hold(self, name: str) -> Iterator[bool]:
        """Hold the row of a source or job. Raises CoordinationUnavailable."""
        self._prepare()
        lease = secrets.token_hex(8)

        def take() -> bool:
            return bool(self._session.execute(_TAKE, [name, self._worker.id(), lease]))

        try:
            yield patiently(take)
        finally:
            try:
                self._session.execute(_GIVE_BACK, [name, lease])
            except CoordinationUnavailable:
                self._worker.execute_later(_GIVE_BACK, [name, lease])

    def begin_run(self, run_id: str, kind: str, sources: Sequence[str]) -> PostgresRunLock | None:
        """Insert the row of a run; None where there is one. Raises CoordinationUnavailable."""
        self._prepare()
        worker = patiently(self._worker.id)
        lock = PostgresRunLock(self._session, self._worker, run_id)
        try:
            begun = self._session.execute(_BEGIN_RUN, [run_id, kind, list(sources), worker])
        except CoordinationUnavailable:
            lock.end()  # it may have been executed
            raise
        return lock if begun else None

    def live_runs(self) -> list[LiveRun]:
        """The runs of workers that are alive. Raises CoordinationUnavailable."""
        self._prepare()
        found = self._session.execute_patiently(_LIVE_RUNS)
        return [LiveRun(run_id, since.astimezone(UTC), kind, tuple(sources)) for run_id, since, kind, sources in found]

    def forget_runs(self, run_ids: Sequence[str]) -> None:
        """Remove the rows. Raises CoordinationUnavailable."""
        self._prepare()
        self._session.execute_patiently(_FORGET_RUNS, [list(run_ids)])

    def check_configuration(self, digest: str) -> None:
        """Record the digest as the latest version, if nobody has used it before.

        Raises:
            ConfigurationOutdated: it was used before, and another since.
            CoordinationUnavailable: PostgreSQL does not answer.
        """
        self._prepare()
        self._session.execute_patiently(_NEW_CONFIGURATION, [digest])
        [(ours, latest)] = self._session.execute_patiently(_CONFIGURATIONS, [digest])
        if ours != latest:
            raise ConfigurationOutdated(
                f"this is version {ours} of the configuration, and other workers have used version {latest} since: copy "
                "theirs to this machine; to go back to this one, change anything in it (a description) on all machines",
                key="configuration",
            )

    def _prepare(self) -> None:
        if not self._is_ready:
            create_tables(self._address)
            self._is_ready = True
            atexit.register(self._end_quietly)

    def _end_quietly(self) -> None:
        with suppress(Exception):  # the process ends
            self.close()


__all__ = ["KEY", "LEASE_SECONDS", "PostgresCoordination"]

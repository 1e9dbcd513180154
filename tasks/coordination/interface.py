"""What keeps the processes of one installation apart: leases of hosts, locks by name, runs that are alive.

There are two implementations with one contract (``tests/test_coordination.py``): files of the home with flock(2) for
one machine (``files``), PostgreSQL for several (``postgres``).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tasks.coordination.host_state import HostState
from tasks.pure.errors import TerminalError, TransientError


class CoordinationUnavailable(TransientError):
    """PostgreSQL does not answer. ``key`` is ``DATELINE_COORDINATION``; the message has no password."""


class ConfigurationOutdated(TerminalError):
    """This worker's configuration is an earlier version than the one that others have used since."""


@dataclass(frozen=True, slots=True)
class LiveRun:
    """A run whose process is alive."""

    run_id: str
    since: datetime
    """UTC."""
    kind: str = ""
    sources: tuple[str, ...] = ()
    """Those that it has not ended."""


class HostLease(Protocol):
    """One caller's access to one host. Not thread-safe; close it at the end."""

    first_look: float
    """Seconds between the first two tries; doubled from try to try,"""
    last_look: float
    """up to this."""

    def now(self) -> float:
        """The time that the host's state is in, in seconds since 1970: one clock for all holders."""

    def latest(self) -> float:
        """The same at the latest: with several machines :meth:`now` may be behind by the time that an answer took."""

    def try_acquire(self) -> bool:
        """Take the lease without waiting; false where another caller has it, or where PostgreSQL does not answer."""

    def read(self) -> HostState:
        """The state. Only the holder may call it."""

    def write(self, state: HostState) -> None:
        """Store the state. Only the holder may call it.

        Raises:
            CoordinationUnavailable: the lease is lost, or the state could not be stored.
            OSError: the disk is full.
        """

    def is_lost(self) -> bool:
        """Whether the lease may be another's by now: a request that is under way must end."""

    def release(self) -> None:
        """Give the lease up; it may be acquired again."""

    def close(self) -> None:
        """Give the lease up for good."""


class RunLock(Protocol):
    """Shows that a run is alive, until it is ended or its process ends."""

    def narrow(self, sources: Sequence[str]) -> None:
        """State the sources that the run is still at work on."""

    def end(self) -> None:
        """The run is over. A second call does nothing."""


class Coordination(Protocol):
    """Leases and locks of one installation. Thread-safe."""

    def lease(self, host: str) -> HostLease:
        """Access to a host (with its port, if that is not the scheme's default); not acquired yet."""

    def host_state(self, host: str) -> HostState:
        """The state of a host, read without its lease: to show, not to decide by."""

    def hold(self, name: str) -> AbstractContextManager[bool]:
        """Hold the lock of a source or job while the block runs, if it is free; the value says whether it was."""

    def begin_run(self, run_id: str, kind: str, sources: Sequence[str]) -> RunLock | None:
        """Show that a run is alive; None where another run has this id."""

    def live_runs(self) -> list[LiveRun]:
        """The runs that are alive, the oldest first."""

    def forget_runs(self, run_ids: Sequence[str]) -> None:
        """Remove what is kept of runs that have died, and of others that are not alive and never had a row."""

    def check_configuration(self, digest: str) -> None:
        """Record the version of the configuration that a run uses. Files need none: there is one file.

        Raises:
            ConfigurationOutdated: a later version has been used by another worker.
        """

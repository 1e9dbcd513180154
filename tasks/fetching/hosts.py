"""Politeness across threads, processes and machines: who may send the next request to a host, and when.

Each host has a lease (``tasks.coordination``), which is held during a request, so a host gets one request at a time. Its
state says when the last request was sent, how many have failed since one succeeded, and until when no request is sent.
The holder of the lease alone writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

from tasks.coordination import Coordination, CoordinationUnavailable, HostLease, HostState
from tasks.coordination.host_state import LONGEST_RETRY_AFTER
from tasks.fetching.errors import Deferred, Stopped

Stop = Callable[[], bool]

STRIKES = 8
"""Failures in a row after which a host gets no requests for a while: about three addresses with their retries."""
_FIRST_CLOSURE = 60.0  # seconds; doubled with each further failure
_LONGEST_CLOSURE = 3600.0
_PATIENCE_CLOSED = 30.0  # seconds that a fetch waits for a host that is closed
_PATIENCE_OTHERS = 600.0  # seconds that a fetch waits while others use the host, and
_PATIENCE_SLOTS = 20  # so many times its delay: others had their requests meanwhile
_TRIES = 5  # to note a request; while PostgreSQL is away, the next one waits for it
_SLICE = 0.2  # seconds between two checks of ``stop``


class HostSlot:
    """The right to send one request to a host; the holder reports how it went."""

    def __init__(self, state: HostState, lease: HostLease) -> None:
        self._state = state
        self._lease = lease

    def is_lost(self) -> bool:
        """Whether another may request the host by now: what is under way must end."""
        return self._lease.is_lost()

    def succeeded(self) -> None:
        """Report a response: failures count from zero again."""
        self._state.strikes = 0
        self._state.closed_at = self._state.closed_until = 0.0
        self._state.why = ""

    def failed(self, retry_after: float | None = None) -> None:
        """Report a failure or a refusal. ``retry_after``: the seconds that the host requires."""
        state = self._state
        now = self._lease.now()
        state.strikes += 1
        length = 0.0
        if state.strikes >= STRIKES:
            length = min(_FIRST_CLOSURE * 2.0 ** min(state.strikes - STRIKES, 16), _LONGEST_CLOSURE)
            state.why = "failures"
        if retry_after is not None and min(retry_after, LONGEST_RETRY_AFTER) > length:
            length = min(retry_after, LONGEST_RETRY_AFTER)
            state.why = "retry-after"
        if length:
            state.closed_at, state.closed_until = now, now + length


class Hosts:
    """The hosts of one installation. Thread-safe; nothing stays open between two requests."""

    def __init__(self, coordination: Coordination, now: Callable[[], datetime], sleep: Callable[[float], None]) -> None:
        self._coordination = coordination
        self._now = now
        self._sleep = sleep

    @contextmanager
    def acquire(self, host: str, delay: float, stop: Stop, *, crawl_delay: float | None = 0.0) -> Iterator[HostSlot]:
        """Wait until ``host`` may get a request, and hold its lease during the request.

        Both delays are waited for, however long they are.

        Args:
            host: with its port, if that is not the scheme's default.
            delay: seconds from the end of the last request of any process.
            stop: says whether to give up.
            crawl_delay: seconds from the end of the last request that was not for robots.txt; None: this one is.

        Raises:
            Deferred: the host is closed for longer than a fetch waits, or others kept getting the lease first, or
                PostgreSQL does not answer.
            Stopped: within a second of ``stop()``.
        """
        lease = self._coordination.lease(host)
        try:
            state = self._noted(lease, host, delay, crawl_delay, stop)
            try:
                yield HostSlot(state, lease)
            finally:
                # Again at its end: a request may take a while to arrive, and the host counts from the arrival.
                with suppress(CoordinationUnavailable):  # the lease stores it when it can
                    _note_request(lease, state, crawl_delay)
        finally:
            lease.close()

    def _noted(self, lease: HostLease, host: str, delay: float, crawl_delay: float | None, stop: Stop) -> HostState:
        """Take the lease when the host is due, and note the request before it is sent: it counts also after a kill.

        Where the lease is lost in between, or PostgreSQL is away, no request is sent: the lease is taken again.
        """
        for tries_left in reversed(range(_TRIES)):
            state = self._wait_until_due(lease, host, delay, crawl_delay, stop)
            try:
                _note_request(lease, state, crawl_delay)
                return state
            except CoordinationUnavailable as error:
                lease.release()
                if not tries_left:
                    raise Deferred(error.message, key=host, retry_at=self._now()) from error
        raise AssertionError("the last try returns or raises")

    def _wait_until_due(
        self, lease: HostLease, host: str, delay: float, crawl_delay: float | None, stop: Stop
    ) -> HostState:
        """Take the lease when the host is due.

        It is released during long waits, so that one fetch does not keep the others from the host.
        """
        patience = _PATIENCE_OTHERS + _PATIENCE_SLOTS * max(delay, crawl_delay or 0.0)
        waited_out: HostState | None = None
        while True:
            patience -= self._hold(lease, host, patience, stop)
            state = lease.read()
            if state == waited_out:
                return state
            now = lease.now()
            wait = state.wait(now, delay, crawl_delay)
            closed = state.closed_for(now)
            if closed > _PATIENCE_CLOSED:
                raise Deferred(
                    _closed_because(state, now + wait),
                    key=host,
                    retry_at=datetime.fromtimestamp(now, UTC) + timedelta(seconds=wait),
                )
            if wait <= _SLICE:
                self.pause(wait, stop, host)
                return state
            lease.release()
            self.pause(wait, stop, host)
            patience -= wait
            waited_out = state

    def pause(self, seconds: float, stop: Stop, key: str) -> None:
        """Sleep in slices. Raises Stopped when ``stop()`` is true, even if there is nothing to wait for."""
        while True:
            if stop():
                raise Stopped("stopped", key=key)
            if seconds <= 0:
                return
            # Counted by the time slept, not by the clock, which may be changed.
            self._sleep(min(seconds, _SLICE))
            seconds -= _SLICE

    def _hold(self, lease: HostLease, host: str, patience: float, stop: Stop) -> float:
        """Take the lease; the seconds that it took. Raises Deferred where they are more than ``patience``."""
        waited, look = 0.0, lease.first_look
        while True:
            if lease.try_acquire():
                return waited
            if waited > patience:
                raise Deferred("other processes kept it busy", key=host, retry_at=self._now())
            self.pause(look, stop, host)
            waited += look
            look = min(look * 2, lease.last_look)


def _note_request(lease: HostLease, state: HostState, crawl_delay: float | None) -> None:
    state.requested_at = lease.latest()
    if crawl_delay is not None:
        state.page_requested_at = state.requested_at
    lease.write(state)


def _closed_because(state: HostState, until: float) -> str:
    """What happened, and when it goes on: rounded up, so that it holds at the minute that is named."""
    goes_on = f"{datetime.fromtimestamp(until + 59, UTC):%Y-%m-%d %H:%M} UTC"
    if state.why == "retry-after":
        return f"the site asks for a pause (Retry-After): no requests until {goes_on}"
    return f"{state.strikes} requests in a row have failed: no more until {goes_on}"

"""Politeness across threads and processes: who may send the next request to a host, and when.

Each host has a file under ``home/hosts``. Its flock(2) is held during a request, so a host gets one request at a time.
Its content says when the last request was sent, how many have failed since one succeeded, and until when no request is
sent. The holder of the lock alone writes it, in place: some 100 bytes, in one pwrite.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tasks import locks
from tasks.fetching.errors import Deferred, Stopped

Stop = Callable[[], bool]

STRIKES = 8
"""Failures in a row after which a host gets no requests for a while: about three addresses with their retries."""
_FIRST_CLOSURE = 60.0  # seconds; doubled with each further failure
_LONGEST_CLOSURE = 3600.0
_LONGEST_RETRY_AFTER = 86_400.0  # a longer Retry-After counts as this
_LAST_TIME = 32_503_680_000.0  # the year 3000, in seconds since 1970
_PATIENCE_CLOSED = 30.0  # seconds that a fetch waits for a host that is closed
_PATIENCE_OTHERS = 600.0  # seconds that a fetch waits while others use the host, and
_PATIENCE_SLOTS = 20  # so many times its delay: others had their requests meanwhile
_SLICE = 0.2  # seconds between two checks of ``stop``
_FIRST_LOOK, _LAST_LOOK = 0.001, 0.02  # seconds between two tries for the lock, doubled from the first to the last
_LONGEST_NAME = 200  # characters; file systems end at 255 with what is appended
_RECORD = 192  # bytes: the state is padded to this, so that a shorter one overwrites a longer one


@dataclass(slots=True)
class HostState:
    """What is known of a host, in seconds of wall-clock time since 1970. A new host has the defaults."""

    requested_at: float = 0.0
    page_requested_at: float = 0.0
    """The last request for anything but robots.txt: a Crawl-delay counts from it."""
    strikes: int = 0
    closed_at: float = 0.0
    closed_until: float = 0.0
    why: str = ""
    """``failures`` or ``retry-after``."""

    def wait(self, now: float, delay: float, crawl_delay: float | None) -> float:
        """Seconds until the host may get a request.

        If the clock was set back, the wait is at most the delay (the closure's length), not the jump of the clock.
        """
        due = min(self.requested_at, now) + delay if self.requested_at else 0.0
        if self.page_requested_at and crawl_delay:
            due = max(due, min(self.page_requested_at, now) + crawl_delay)
        return max(0.0, due - now, self.closed_for(now))

    def closed_for(self, now: float) -> float:
        """Seconds for which the host gets no requests."""
        until = self.closed_until - max(0.0, self.closed_at - now)
        return max(0.0, until - now)


class HostSlot:
    """The right to send one request to a host; the holder reports how it went."""

    def __init__(self, state: HostState, now: Callable[[], datetime]) -> None:
        self._state = state
        self._now = now

    def succeeded(self) -> None:
        """Report a response: failures count from zero again."""
        self._state.strikes = 0
        self._state.closed_at = self._state.closed_until = 0.0
        self._state.why = ""

    def failed(self, retry_after: float | None = None) -> None:
        """Report a failure or a refusal. ``retry_after``: the seconds that the host requires."""
        state = self._state
        now = self._now().timestamp()
        state.strikes += 1
        length = 0.0
        if state.strikes >= STRIKES:
            length = min(_FIRST_CLOSURE * 2.0 ** min(state.strikes - STRIKES, 16), _LONGEST_CLOSURE)
            state.why = "failures"
        if retry_after is not None and min(retry_after, _LONGEST_RETRY_AFTER) > length:
            length = min(retry_after, _LONGEST_RETRY_AFTER)
            state.why = "retry-after"
        if length:
            state.closed_at, state.closed_until = now, now + length


class Hosts:
    """The host files of one home. Thread-safe; nothing stays open between two requests."""

    def __init__(self, folder: Path, now: Callable[[], datetime], sleep: Callable[[float], None]) -> None:
        self.folder = folder
        self._now = now
        self._sleep = sleep
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def acquire(self, host: str, delay: float, stop: Stop, *, crawl_delay: float | None = 0.0) -> Iterator[HostSlot]:
        """Wait until ``host`` may get a request, and hold its lock during the request.

        Both delays are waited for, however long they are.

        Args:
            host: with its port, if that is not the scheme's default.
            delay: seconds from the end of the last request of any process.
            stop: says whether to give up.
            crawl_delay: seconds from the end of the last request that was not for robots.txt; None: this one is.

        Raises:
            Deferred: the host is closed for longer than a fetch waits, or others kept getting the lock first.
            Stopped: within a second of ``stop()``.
        """
        file = os.open(self.folder / f"{file_name(host)}.json", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            state = self._wait_until_due(file, host, delay, crawl_delay, stop)
            try:
                self._note_request(file, state, crawl_delay)  # first, so that it counts also after a kill
                yield HostSlot(state, self._now)
            finally:
                # Again at its end: a request may take a while to arrive, and the host counts from the arrival.
                self._note_request(file, state, crawl_delay)
        finally:
            locks.release(file)

    def _wait_until_due(self, file: int, host: str, delay: float, crawl_delay: float | None, stop: Stop) -> HostState:
        """Take the lock when the host is due.

        The lock is released during long waits, so that one fetch does not keep the others from the host.
        """
        patience = _PATIENCE_OTHERS + _PATIENCE_SLOTS * max(delay, crawl_delay or 0.0)
        waited_out: HostState | None = None
        while True:
            patience -= self._hold(file, host, patience, stop)
            state = _read(file)
            if state == waited_out:
                return state
            now = self._now().timestamp()
            wait = state.wait(now, delay, crawl_delay)
            closed = state.closed_for(now)
            if closed > _PATIENCE_CLOSED:
                raise Deferred(
                    f"no requests until {_clock(now + wait)} ({state.why})",
                    key=host,
                    retry_at=datetime.fromtimestamp(now, UTC) + timedelta(seconds=wait),
                )
            if wait <= _SLICE:
                self.pause(wait, stop, host)
                return state
            locks.unlock(file)
            self.pause(wait, stop, host)
            patience -= wait
            waited_out = state

    def _note_request(self, file: int, state: HostState, crawl_delay: float | None) -> None:
        state.requested_at = self._now().timestamp()
        if crawl_delay is not None:
            state.page_requested_at = state.requested_at
        _write(file, state)

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

    def _hold(self, file: int, host: str, patience: float, stop: Stop) -> float:
        """Take the lock; the seconds that it took. Raises Deferred where they are more than ``patience``."""
        waited, look = 0.0, _FIRST_LOOK
        while True:
            if locks.try_exclusive(file):
                return waited
            if waited > patience:
                raise Deferred("other processes kept it busy", key=host, retry_at=self._now())
            self.pause(look, stop, host)
            waited += look
            look = min(look * 2, _LAST_LOOK)


def file_name(host: str) -> str:
    """A host with port as a file name; if too long for one (DNS allows 253 characters), it ends in its digest."""
    name = re.sub(r"[^a-z0-9.-]", "_", host.lower())
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:100]}-{hashlib.sha256(host.lower().encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def read_state(folder: Path, host: str) -> HostState:
    """The state of a host, read without its lock: to show, not to decide by."""
    try:
        file = os.open(folder / f"{file_name(host)}.json", os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return HostState()
    try:
        return _read(file)
    finally:
        os.close(file)


def _read(file: int) -> HostState:
    """The stored state; an empty or damaged file (power failure), or one with absurd times, counts as a new host."""
    try:
        stated = json.loads(os.pread(file, 4 * _RECORD, 0))
        state = HostState(
            requested_at=float(stated["asked_at"]),
            page_requested_at=float(stated.get("paged_at", stated["asked_at"])),
            strikes=int(stated["strikes"]),
            closed_at=float(stated["closed_at"]),
            closed_until=float(stated["closed_until"]),
            why=str(stated["why"]),
        )
    except (ValueError, KeyError, TypeError, OverflowError):
        return HostState()
    times = (state.requested_at, state.page_requested_at, state.closed_at, state.closed_until)
    # NaN is in no range. No closure is longer than a day: what goes beyond was not written by us.
    plausible = all(0.0 <= moment <= _LAST_TIME for moment in times) and state.strikes >= 0
    return state if plausible and state.closed_until - state.closed_at <= _LONGEST_RETRY_AFTER + 1 else HostState()


def _write(file: int, state: HostState) -> None:
    text = json.dumps(
        {
            "asked_at": round(state.requested_at, 6),
            "paged_at": round(state.page_requested_at, 6),
            "strikes": state.strikes,
            "closed_at": round(state.closed_at, 3),
            "closed_until": round(state.closed_until, 3),
            "why": state.why,
        }
    )
    try:
        os.pwrite(file, text.ljust(_RECORD - 1).encode() + b"\n", 0)
    except OSError as error:  # a full disk, for example: the file's name, which the error lacks
        raise OSError(error.errno, error.strerror, os.readlink(f"/proc/self/fd/{file}")) from error  # noqa: PTH115


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")

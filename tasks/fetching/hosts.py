"""Politeness that holds across threads and processes: whose turn it is to ask a host, and from when on.

A file a host under ``home/hosts``. Its flock(2) is held during a request, so a host is asked one request at a time;
its content says when it was asked last, how often it failed since, and until when it is left alone. It is written in
place, by the holder only: some 100 bytes, in one pwrite.
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
from tasks.fetching.errors import Postponed, Stopped

Stop = Callable[[], bool]

STRIKES = 8
"""Failures in a row after which a host is left alone: about three addresses with their retries."""
_FIRST_CLOSURE = 60.0  # seconds; doubled with each further failure
_LONGEST_CLOSURE = 3600.0
_LONGEST_RETRY_AFTER = 86_400.0  # a host that asks for more gets this, and is then asked again
_PATIENCE_CLOSED = 30.0  # seconds that a visit waits for a host which asked for a pause
_PATIENCE_OTHERS = 600.0  # seconds that a visit waits while others ask the host, and
_PATIENCE_TURNS = 20  # so many delays of it: others had their turns meanwhile
_SLICE = 0.2  # seconds between two looks at whether to stop
_FIRST_LOOK, _LAST_LOOK = 0.001, 0.02  # seconds between two tries for the lock, doubled from the first to the last
_LONGEST_NAME = 200  # characters; file systems end at 255 with what is appended
_RECORD = 192  # bytes: the state is padded to them, so that a shorter one covers a longer one


@dataclass(slots=True)
class HostState:
    """Seconds are wall-clock time since 1970. A new host has the defaults."""

    asked_at: float = 0.0
    paged_at: float = 0.0
    """Asked last for anything but its robots.txt, from which a Crawl-delay counts."""
    strikes: int = 0
    closed_at: float = 0.0
    closed_until: float = 0.0
    why: str = ""
    """``failures`` or ``retry-after``."""

    def wait(self, now: float, delay: float, crawl_delay: float | None) -> float:
        """Seconds until the host may be asked.

        A clock that was set back delays by the delay (the closure's length) at most, not by the jump.
        """
        due = min(self.asked_at, now) + delay if self.asked_at else 0.0
        if self.paged_at and crawl_delay:
            due = max(due, min(self.paged_at, now) + crawl_delay)
        return max(0.0, due - now, self.closed_for(now))

    def closed_for(self, now: float) -> float:
        until = self.closed_until - max(0.0, self.closed_at - now)
        return max(0.0, until - now)


class Turn:
    """The holder's right to one request, and what it has to say of how it went."""

    def __init__(self, state: HostState, now: Callable[[], datetime]) -> None:
        self._state = state
        self._now = now

    def succeeded(self) -> None:
        """The host answers: it is trusted again."""
        self._state.strikes = 0
        self._state.closed_at = self._state.closed_until = 0.0
        self._state.why = ""

    def failed(self, retry_after: float | None = None) -> None:
        """No answer, or a refusal. ``retry_after``: the seconds that the host asks for."""
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
    """The host files of one home. Thread-safe; holds nothing open between two turns."""

    def __init__(self, folder: Path, now: Callable[[], datetime], sleep: Callable[[float], None]) -> None:
        self.folder = folder
        self._now = now
        self._sleep = sleep
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def turn(self, host: str, delay: float, stop: Stop, *, crawl_delay: float | None = 0.0) -> Iterator[Turn]:
        """Wait until ``host`` (with its port, where it is not the scheme's) may be asked, and hold it meanwhile.

        ``delay`` is in seconds from the end of the last request, of whichever process; ``crawl_delay`` from the end of
        the last one that was not for robots.txt (None: this one is). Both are waited for, however long they are.
        Raises Postponed where the host asked for a longer pause than a visit is worth, or where others were quicker
        again and again; Stopped within a second of ``stop()``.
        """
        file = os.open(self.folder / f"{file_name(host)}.json", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            state = self._await(file, host, delay, crawl_delay, stop)
            try:
                self._asked(file, state, crawl_delay)  # before the request, so that it counts also if we are killed
                yield Turn(state, self._now)
            finally:
                # From its end: a request may be on its way for a while, and the host counts from its arrival.
                self._asked(file, state, crawl_delay)
        finally:
            locks.release(file)

    def _await(self, file: int, host: str, delay: float, crawl_delay: float | None, stop: Stop) -> HostState:
        """Take the lock when the host is due. It is let go while there is much to wait, so that no visit keeps the
        others from a turn of their own.
        """
        patience = _PATIENCE_OTHERS + _PATIENCE_TURNS * max(delay, crawl_delay or 0.0)
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
                raise Postponed(
                    f"left alone until {_clock(now + wait)} ({state.why})",
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

    def _asked(self, file: int, state: HostState, crawl_delay: float | None) -> None:
        state.asked_at = self._now().timestamp()
        if crawl_delay is not None:
            state.paged_at = state.asked_at
        _write(file, state)

    def pause(self, seconds: float, stop: Stop, key: str) -> None:
        """Sleep in slices. Raises Stopped when ``stop()`` says so, also where there is nothing to wait for."""
        while True:
            if stop():
                raise Stopped("stopped", key=key)
            if seconds <= 0:
                return
            # Counted by what was slept, not by the clock, which may be set.
            self._sleep(min(seconds, _SLICE))
            seconds -= _SLICE

    def _hold(self, file: int, host: str, patience: float, stop: Stop) -> float:
        """Take the lock; the seconds that it took. Raises Postponed where they are more than ``patience``."""
        waited, look = 0.0, _FIRST_LOOK
        while True:
            if locks.try_exclusive(file):
                return waited
            if waited > patience:
                raise Postponed("others have been asking it all the time", key=host, retry_at=self._now())
            self.pause(look, stop, host)
            waited += look
            look = min(look * 2, _LAST_LOOK)


def file_name(host: str) -> str:
    """A host with port as a file name; one that is longer than a name may be (DNS: 253) ends in its digest."""
    name = re.sub(r"[^a-z0-9.-]", "_", host.lower())
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:100]}-{hashlib.sha256(host.lower().encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def read_state(folder: Path, host: str) -> HostState:
    """What is known of a host, without waiting for it; for a look, not for a decision."""
    try:
        file = os.open(folder / f"{file_name(host)}.json", os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return HostState()
    try:
        return _read(file)
    finally:
        os.close(file)


def _read(file: int) -> HostState:
    """A file that is empty or damaged (power failure) is a new host."""
    try:
        stated = json.loads(os.pread(file, 4 * _RECORD, 0))
        return HostState(
            asked_at=float(stated["asked_at"]),
            paged_at=float(stated.get("paged_at", stated["asked_at"])),
            strikes=int(stated["strikes"]),
            closed_at=float(stated["closed_at"]),
            closed_until=float(stated["closed_until"]),
            why=str(stated["why"]),
        )
    except (ValueError, KeyError, TypeError):
        return HostState()


def _write(file: int, state: HostState) -> None:
    text = json.dumps(
        {
            "asked_at": round(state.asked_at, 6),
            "paged_at": round(state.paged_at, 6),
            "strikes": state.strikes,
            "closed_at": round(state.closed_at, 3),
            "closed_until": round(state.closed_until, 3),
            "why": state.why,
        }
    )
    os.pwrite(file, text.ljust(_RECORD - 1).encode() + b"\n", 0)


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")

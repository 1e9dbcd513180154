"""Coordination on one machine: files of the home, each with an flock(2) that ends with its process.

- ``hosts/<host>.json``: the lease of a host and its state. The holder alone writes it, in place: some 100 bytes, in one
  pwrite.
- ``runs/<name>.turn``: the lock of a source or job.
- ``runs/<run>.lock``: a live run. The first line is the process id, the second the run's kind, the third its sources.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from tasks import locks
from tasks.coordination.host_state import HostState, parse_state, write_state
from tasks.coordination.interface import LiveRun

_LONGEST_NAME = 200  # characters; file systems end at 255 with what is appended
_RECORD = 192  # bytes: the state is padded to this, so that a shorter one overwrites a longer one
_STARTS_WITHIN = 60.0
"""Seconds after which a lock file that no process holds does not belong to a run that is just starting."""


class FileLease:
    """The lease of a host as a file."""

    first_look, last_look = 0.001, 0.02

    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        """Open the file at ``path``, which is created if missing. ``now``: seconds since 1970."""
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._now = now

    def now(self) -> float:
        """The machine's clock."""
        return self._now()

    def latest(self) -> float:
        """The machine's clock."""
        return self._now()

    def try_acquire(self) -> bool:
        """Take the lock without waiting."""
        return locks.try_exclusive(self._file)

    def read(self) -> HostState:
        """The state in the file."""
        return parse_state(os.pread(self._file, 4 * _RECORD, 0))

    def write(self, state: HostState) -> None:
        """Write the state in place. Raises OSError with the file's name."""
        text = write_state(state).ljust(_RECORD - 1).encode() + b"\n"
        try:
            os.pwrite(self._file, text, 0)
        except OSError as error:  # a full disk, for example: the file's name, which the error lacks
            name = os.readlink(f"/proc/self/fd/{self._file}")  # noqa: PTH115
            raise OSError(error.errno, error.strerror, name) from error

    def is_lost(self) -> bool:
        """Never: an flock ends with its holder."""
        return False

    def release(self) -> None:
        """Give up the lock and keep the file open."""
        locks.unlock(self._file)

    def close(self) -> None:
        """Give up the lock and close the file."""
        locks.release(self._file)


class FileRunLock:
    """The lock of a run as a file that this process holds."""

    def __init__(self, file: IO[str], kind: str) -> None:
        self._file = file
        self._kind = kind

    def narrow(self, sources: Sequence[str]) -> None:
        """Rewrite the file with these sources."""
        if not self._file.closed:
            self._file.seek(0)
            self._file.write(_lock_text(self._kind, sources))
            self._file.truncate()
            self._file.flush()

    def end(self) -> None:
        """Remove the file and give up its lock."""
        if not self._file.closed:
            with suppress(FileNotFoundError):
                Path(self._file.name).unlink()
            self._file.close()


class FileCoordination:
    """Leases and locks in two folders of a home, which are created when they are needed."""

    def __init__(self, hosts: Path, runs: Path, now: Callable[[], float] = time.time) -> None:
        self._hosts = hosts
        self._runs = runs
        self._now = now

    def lease(self, host: str) -> FileLease:
        """The file of a host, opened."""
        self._hosts.mkdir(parents=True, exist_ok=True)
        return FileLease(self._hosts / f"{file_name(host)}.json", self._now)

    def host_state(self, host: str) -> HostState:
        """The state in a host's file, read without its lock."""
        try:
            return parse_state((self._hosts / f"{file_name(host)}.json").read_bytes())
        except FileNotFoundError:
            return HostState()

    @contextmanager
    def hold(self, name: str) -> Iterator[bool]:
        """Hold the lock file of a source or job."""
        self._runs.mkdir(parents=True, exist_ok=True)
        file = os.open(self._runs / f"{name}.turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            yield locks.try_exclusive(file)
        finally:
            locks.release(file)

    def begin_run(self, run_id: str, kind: str, sources: Sequence[str]) -> FileRunLock | None:
        """Create the lock file of a run and lock it; None where there is one."""
        self._runs.mkdir(parents=True, exist_ok=True)
        path = self._runs / f"{run_id}.lock"
        try:
            file = path.open("x", encoding="utf-8")
        except FileExistsError:
            return None
        try:
            locks.lock_exclusive(file)
            file.write(_lock_text(kind, sources))
            file.flush()
        except BaseException:  # usually a full disk: no run, so no lock file
            path.unlink()
            with suppress(OSError):  # closing flushes again
                file.close()
            raise
        return FileRunLock(file, kind)

    def live_runs(self) -> list[LiveRun]:
        """The runs whose process holds its lock file now."""
        found = []
        for path in self._runs.glob("*.lock"):
            try:
                since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                _, *stated = path.read_text(encoding="utf-8", errors="replace").splitlines() or [""]
            except FileNotFoundError:
                continue  # the run ended after the folder was listed
            if locks.is_held(path):
                kind, sources = stated if len(stated) == 2 else ("", "")  # else it is not written yet
                found.append(LiveRun(path.stem, since, kind, tuple(sources.split())))
        return sorted(found, key=lambda run: (run.since, run.run_id))

    def forget_runs(self, run_ids: Sequence[str]) -> None:
        """Remove the lock files of these runs, and those that nobody holds and that are too old for a starting run."""
        for run_id in run_ids:
            (self._runs / f"{run_id}.lock").unlink(missing_ok=True)
        for path in self._runs.glob("*.lock"):
            with suppress(FileNotFoundError):
                is_old = time.time() - path.stat().st_mtime > _STARTS_WITHIN
                if is_old and not locks.is_held(path):
                    path.unlink()

    def check_configuration(self, digest: str) -> None:
        """Nothing: all processes of a machine read one file."""


def file_name(host: str) -> str:
    """A host with port as a file name; if too long for one (DNS allows 253 characters), it ends in its digest."""
    name = re.sub(r"[^a-z0-9.-]", "_", host.lower())
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:100]}-{hashlib.sha256(host.lower().encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def _lock_text(kind: str, sources: Iterable[str]) -> str:
    return f"{os.getpid()}\n{kind}\n{' '.join(sources)}\n"

"""The command in a forked process of its own, until a signal ends it at a point that chance has chosen.

A point is either one of the events that Python audits (a file opened for writing, a rename, a lock, a request), counted
from the command's start, and some milliseconds after it, in which DuckDB may be in the middle of a write; or one of the
named places below, by the number of times that it is passed:

    fetched     a page has been appended to its segment
    imported    a page from elsewhere has been appended to its segment
    torn        half of a page's records have been written to its segment
    loading     all rows of a segment are written, nothing is committed
    loaded      a segment is committed
    copying     the warehouse is half copied for the snapshot
    building    the snapshot is built, and not yet in its place

The process that forks imports everything once and opens nothing, so that a command costs no start of Python.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import select
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from tasks import archive, load, publish, writing

LIMIT = 240.0
"""Seconds that a command may take on a busy machine before it counts as hanging."""
ORPHANS = 10.0
"""Seconds within which its child processes end after a command that was killed alone."""
EVENTS = frozenset(
    "open os.rename os.remove os.mkdir os.rmdir os.truncate os.link fcntl.flock http.client.send subprocess.Popen".split()
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, slots=True)
class Point:
    """When a command is killed.

    Args:
        count: at this event of those that are counted; 0: never.
        delay: seconds after it.
        name: count the passings of this place instead.
        alone: kill the process, not its whole group: its children must end by themselves.
    """

    count: int = 0
    delay: float = 0.0
    name: str = ""
    alone: bool = False

    def __str__(self) -> str:
        if not self.count:
            return "not at all"
        at = f"{self.name} {self.count}" if self.name else f"event {self.count} + {self.delay * 1000:.0f} ms"
        return f"{at}, {'alone' if self.alone else 'with its group'}"


NEVER = Point()


ORPHANED_AT_ITS_START = re.compile(
    r"Traceback \(most recent call last\):\n"
    r"(?:  .*\n)*?    preparation_data = reduction\.pickle\.load\(from_parent\)\n"
    r"(?:    +\^+\n)?(?:EOFError|_pickle\.UnpicklingError): .*\n"
)
"""What a process of a pool prints that was started by one that is no more: it reads from it what it is to run."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status (negative: the signal), the events of its whole life, and what it printed."""

    status: int
    events: int
    printed: str

    @property
    def was_killed(self) -> bool:
        return self.status == -signal.SIGKILL

    @property
    def has_traceback(self) -> bool:
        """Whether an exception was printed; one of Python's own in a child whose parent was killed at its start is none."""
        printed = ORPHANED_AT_ITS_START.sub("", self.printed) if self.was_killed else self.printed
        return "Traceback" in printed


class Hangs(AssertionError):
    """A command did not end in :data:`LIMIT` seconds, or left processes behind."""


def run_command(arguments: Sequence[str], environment: Mapping[str, str], folder: Path, point: Point = NEVER) -> Ended:
    """Run ``dateline`` with these arguments in a process group of its own.

    Args:
        folder: for what it prints.

    Raises:
        Hangs: it does not end, or children of it do not.
    """
    printed, counted = folder / "printed", folder / "events"
    counted.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        _be_the_command(arguments, environment, printed, counted, point)
    status = _wait(child)
    if status == -signal.SIGKILL:
        _wait_for_orphans(child, arguments)
    events = int(counted.read_text()) if counted.exists() else 0
    return Ended(status, events, printed.read_text(encoding="utf-8", errors="replace"))


def in_child(look: Callable[..., Any], *arguments: object) -> Any:
    """What a function returns that opens databases, called in a forked process: this one must open none."""
    reading, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            answer = {"answer": look(*arguments)}
        except BaseException:  # noqa: BLE001 - it is raised again below
            answer = {"error": traceback.format_exc()}
        with os.fdopen(writing_end, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(writing_end)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    _wait(child)
    answer = json.loads(text)
    if "error" in answer:
        raise AssertionError(answer["error"])
    return answer["answer"]


def _wait(child: int) -> int:
    """The exit status of a child."""
    handle = os.pidfd_open(child)
    try:
        if not select.select([handle], [], [], LIMIT)[0]:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise Hangs(f"not ended after {LIMIT:.0f} s")
    finally:
        os.close(handle)
    _, status, used = os.wait4(child, 0)
    if os.environ.get("CPU"):
        print("      cpu", round(used.ru_utime + used.ru_stime, 2))
    return os.waitstatus_to_exitcode(status)


def _wait_for_orphans(group: int, arguments: Sequence[str]) -> None:
    deadline = time.monotonic() + ORPHANS
    while (left := _members(group)) and time.monotonic() < deadline:
        time.sleep(0.05)
    if left:
        os.killpg(group, signal.SIGKILL)
        raise Hangs(f"processes {left} outlive {arguments} by {ORPHANS:.0f} s")


def _members(group: int) -> list[int]:
    """The processes of a group that are not dead."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            state, _, its_group = (entry / "stat").read_text().rpartition(") ")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state not in "ZX":
            found.append(int(entry.name))
    return found


def _be_the_command(
    arguments: Sequence[str], environment: Mapping[str, str], printed: Path, counted: Path, point: Point
) -> NoReturn:
    os.setsid()
    output = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    os.environ.clear()
    os.environ.update(environment)
    status = 1
    try:
        arm(point)
        sys.argv = ["dateline", *arguments]
        from flows.cli.main import main as command

        command()
        status = 0
    except SystemExit as ending:
        status = ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    except BaseException:  # noqa: BLE001 - as Python at the end of a program
        traceback.print_exc()
    atexit._run_exitfuncs()
    counted.write_text(str(_counter.passed))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


class _Counter:
    """Counts what passes in this process, and has it killed at the point."""

    def __init__(self) -> None:
        self.passed = 0
        self.point = NEVER
        self._due = threading.Event()

    def arm(self, point: Point) -> None:
        self.point = point
        threading.Thread(target=self._kill, daemon=True).start()
        if point.name:
            _PLACES[point.name]()
        else:
            sys.addaudithook(self._audit)

    def is_here(self) -> bool:
        """Whether this passing is the one at which to die."""
        self.passed += 1
        return self.passed == self.point.count

    def die(self) -> None:
        """Kill this process, here and not thereabouts."""
        os.kill(os.getpid() if self.point.alone else 0, signal.SIGKILL)

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in EVENTS or (event == "open" and not (int(arguments[2] or 0) & _WRITING)):
            return
        if self.is_here():
            if self.point.delay:
                self._due.set()
            else:
                self.die()

    def _kill(self) -> None:
        self._due.wait()
        time.sleep(self.point.delay)  # the thread that has passed the point goes on meanwhile
        self.die()


_counter = _Counter()
_write = archive.SegmentWriter._write  # the one place that writes bytes to a segment


def arm(point: Point) -> None:
    """Make this process die at a point; without one, only count the events."""
    _counter.arm(point)


def _after(owner: Any, name: str) -> Callable[[], None]:
    """Have the process die once the real function has run."""

    def install() -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def wrapped(*arguments: Any, **more: Any) -> Any:
            result = real(*arguments, **more)
            if _counter.is_here():
                _counter.die()
            return result

        setattr(owner, name, wrapped)

    return install


def _torn() -> None:
    def half(writer: archive.SegmentWriter, data: bytes) -> None:
        if _counter.is_here():
            _write(writer, data[: len(data) // 2])
            _counter.die()
        _write(writer, data)

    archive.SegmentWriter._write = half  # type: ignore[method-assign]


def _copying() -> None:
    def half(source: Path, target: Path, *_: object) -> tuple[publish.How, int]:
        data = source.read_bytes()
        target.write_bytes(data[: len(data) // 2])
        _counter.die()
        return "whole", len(data)

    publish._copy = half


_PLACES: dict[str, Callable[[], None]] = {
    "fetched": _after(archive.SegmentWriter, "append"),
    "imported": _after(archive.SegmentWriter, "import_page"),
    "torn": _torn,
    "loading": _after(writing, "write_changes"),
    "loaded": _after(load, "load_visits"),
    "copying": _copying,
    "building": _after(publish, "build"),
}

"""``python -m tests.support.killed_ingest POINT COUNT ARGUMENTS...``: the command, until SIGKILL ends it.

The process kills itself at the ``COUNT``-th passing of a point, so that a test can kill exactly there and not
thereabouts:

    fetched     a page has been appended to its segment
    imported    a page from elsewhere has been appended to its segment
    torn        half of a page's records have been written to its segment
    loading     all rows of a segment are written, nothing is committed
    loaded      a segment is committed
    copying     the warehouse is half copied for the snapshot
    building    the snapshot is built, and not yet in its place
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flows.cli import main as cli
from tasks import archive, load, publish, writing
from tasks.home import Home

_left = 0


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _passing() -> bool:
    """Whether this is the call at which to die."""
    global _left  # noqa: PLW0603 - one process, one count
    _left -= 1
    return _left == 0


def _then_die(owner: Any, name: str) -> None:
    """Kill the process after the real function has run."""
    real: Callable[..., Any] = getattr(owner, name)

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        result = real(*args, **kwargs)
        if _passing():
            _die()
        return result

    setattr(owner, name, wrapped)


def _torn(writer: archive.SegmentWriter, data: bytes) -> None:
    if _passing():
        _write(writer, data[: len(data) // 2])
        _die()
    _write(writer, data)


def _half_copied(source: Path, target: Path, _: Home) -> tuple[publish.How, int]:
    data = source.read_bytes()
    target.write_bytes(data[: len(data) // 2])
    _die()
    return "whole", len(data)


_write = archive.SegmentWriter._write  # the one place that writes bytes to a segment


def arm(point: str, count: int) -> None:
    """Make this process die when it reaches a point for the ``count``-th time."""
    global _left  # noqa: PLW0603 - see above
    _left = count
    match point:
        case "fetched":
            _then_die(archive.SegmentWriter, "append")
        case "imported":
            _then_die(archive.SegmentWriter, "import_page")
        case "torn":
            archive.SegmentWriter._write = _torn  # type: ignore[method-assign]
        case "loading":
            _then_die(writing, "write_changes")
        case "loaded":
            _then_die(load, "load_visits")
        case "copying":
            publish._copy = _half_copied
        case "building":
            _then_die(publish, "build")
        case _:
            sys.exit(f"no such point: {point}")


def main() -> None:
    point, count, *arguments = sys.argv[1:]
    arm(point, int(count))
    sys.argv = ["dateline", *arguments]
    cli.main()


if __name__ == "__main__":
    main()

"""The peak memory of a command and of every process that it starts, from /proc."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

_INTERVAL = 0.05  # seconds; each reading is a high-water mark, so only a process shorter than this escapes


class PeakMemory:
    """Watches process ``root`` and its descendants while the context lasts (Linux; elsewhere it sees none)."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._known = {root}
        self._done = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self.peaks: dict[int, tuple[int, str]] = {}
        """By process: its largest memory in bytes, and its command line."""

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()

    @property
    def largest(self) -> tuple[int, str]:
        """Of the process with the most memory: bytes, and its command line."""
        return max(self.peaks.values(), default=(0, ""))

    def _watch(self) -> None:
        while not self._done.is_set():
            self._read()
            time.sleep(_INTERVAL)

    def _read(self) -> None:
        parents = {}
        for folder in Path("/proc").glob("[0-9]*"):
            status = _status(folder)
            if "VmHWM" in status:
                parents[int(folder.name)] = (int(status["PPid"]), int(status["VmHWM"].split()[0]) * 1024)
        # An orphaned child still belongs to us.
        found = True
        while found:
            new = {pid for pid, (parent, _) in parents.items() if parent in self._known} - self._known
            self._known |= new
            found = bool(new)
        for pid in self._known & parents.keys():
            name = self.peaks[pid][1] if pid in self.peaks else _command(pid)
            self.peaks[pid] = (parents[pid][1], name)


def _status(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / "status").read_text("utf-8", "replace").splitlines()
    except OSError:  # it has ended meanwhile
        return {}
    return dict(line.split(":", 1) for line in lines if ":" in line)


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
    except OSError:
        return ""

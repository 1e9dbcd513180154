"""A PostgreSQL server of its own for a test: from Debian's package, in a temporary folder, on loopback.

PostgreSQL refuses to run as root, which is who runs the tests in CI: then it runs as the user that its package makes.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MISSING = "needs PostgreSQL: apt-get install postgresql"
_STARTS_WITHIN = 60.0  # seconds


def programs() -> Path | None:
    """The folder of the newest ``initdb`` and ``postgres`` of this machine; Debian does not put them on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class Postgres:
    """A server that can be stopped and started."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.address = f"host=127.0.0.1 port={port} user=dateline dbname=postgres"
        self._process: subprocess.Popen[bytes] | None = None
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            user = next((one for one in pwd.getpwall() if one.pw_name == "postgres"), pwd.getpwnam("nobody"))
            os.chown(folder, user.pw_uid, user.pw_gid)
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self._programs = programs() or Path()
        self._run(
            "initdb", "--no-sync", "--auth=trust", "--username=dateline", "--encoding=UTF8", "-D", folder / "data"
        )

    def _run(self, program: str, *arguments: object) -> None:
        done = subprocess.run(
            [self._programs / program, *map(str, arguments)],
            cwd=self.folder, capture_output=True, text=True, timeout=_STARTS_WITHIN, env={"LC_ALL": "C.UTF-8"}, **self._as,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Start, and wait until it takes connections."""
        given = ["-D", "data", "-k", str(self.folder), "-p", str(self.port), "-c", "listen_addresses=127.0.0.1"]
        fast = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", *given, *fast], cwd=self.folder, stdout=log, stderr=log, **self._as
            )
        until = time.monotonic() + _STARTS_WITHIN
        while not self._accepts():
            assert self._process.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < until, "PostgreSQL did not start in time"
            time.sleep(0.05)

    def _accepts(self) -> bool:
        ready = [self._programs / "pg_isready", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(ready, capture_output=True).returncode == 0

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Stop: SIGQUIT is its immediate shutdown, as after a failure; SIGINT its fast one."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_STARTS_WITHIN)
            self._process = None

    def restart(self) -> None:
        """Stop as after a failure, and start again."""
        self.stop()
        self.start()


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server that runs while the block does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))  # pytest's own folders are closed to other users
    server = Postgres(folder, port)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)

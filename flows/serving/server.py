"""The Prefect server that ``dateline serve`` starts where none is configured: on SQLite under the home.

Not the embedded one, which loses records: a process of its own, watched, and started again when it dies.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

from tasks.home import Home
from tasks.pure.errors import ConfigError, TransientError

log = logging.getLogger(__name__)

STARTS_WITHIN = 300.0
"""Seconds: the first start on a new home makes a database, 15 s on a quiet machine, minutes on a busy one."""
STOPS_WITHIN = 20.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before a server that died is started again, doubled each time."""
SETTLED = 300.0
"""Seconds of life after which a death counts as the first again."""
MOST_STARTS = 8
"""Deaths in a row after which to give up: something is wrong that no restart mends."""
LOOK = 0.5

HISTORY_SECONDS = 30 * 86_400
"""How long the server keeps finished runs; the warehouse's own ledger keeps them all."""

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(HISTORY_SECONDS),
    # In memory, the default, a restart forgets who holds a deployment's only place, and it is never given back.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
}


class ServerFailed(TransientError):
    """The server cannot be kept running. ``key`` is its log."""


class Server:
    """A supervised server. Start it, keep :meth:`watch` running beside the work, stop it."""

    def __init__(self, home: Home, host: str = "127.0.0.1", port: int = 4200, *, ui: bool = True) -> None:
        self.host = host
        self.port = port
        self._home = home
        self._ui = ui
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._stopping = False

    @property
    def url(self) -> str:
        """What clients are given as ``PREFECT_API_URL``."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 - compared, not bound
        return f"http://{host}:{self.port}/api"

    @property
    def log_file(self) -> Path:
        return self._home.logs / "prefect-server.log"

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    async def start(self) -> None:
        """Start and wait for its health.

        Raises:
            ConfigError: something else listens on the port.
            ServerFailed: it ended, or was not well in time.
        """
        _refuse_taken_port(self.host, self.port)
        self._spawn()
        await self._wait_for_health()

    async def watch(self) -> None:
        """Start it again whenever it dies, with growing pauses. Returns when it is stopped.

        Raises:
            ServerFailed: it died again and again.
        """
        deaths = 0
        while not self._stopping:
            await asyncio.sleep(LOOK)
            if self._process is None or self._process.poll() is None or self._stopping:
                continue
            deaths = 1 if time.monotonic() - self._started_at > SETTLED else deaths + 1
            if deaths >= MOST_STARTS:
                raise ServerFailed(f"the Prefect server died {deaths} times in a row", key=str(self.log_file))
            pause = min(FIRST_PAUSE * 2 ** (deaths - 1), LONGEST_PAUSE)
            log.error("the Prefect server died", extra={"status": self._process.returncode, "again_in": pause})
            await asyncio.sleep(pause)
            self._spawn()
            try:
                await self._wait_for_health()
                log.warning("the Prefect server runs again", extra={"pid": self.pid})
            except ServerFailed as error:
                log.error("the Prefect server did not come back", extra={"error": error.message})
                self._kill()

    async def stop(self) -> None:
        """End it in order; kill it where it does not end in time."""
        self._stopping = True
        process = self._process
        if process is None or process.poll() is not None:
            self._let_go()
            return
        process.terminate()
        try:
            await asyncio.to_thread(process.wait, STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            self._kill()
        self._let_go()

    def _spawn(self) -> None:
        self._let_go()
        self._home.logs.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "flows.serving.child", "--host", self.host, "--port", str(self.port)]
        environment = {**QUIET, "PREFECT_UI_STATIC_DIRECTORY": str(self._home.prefect / "ui"), **os.environ}
        environment["PREFECT_SERVER_LOGGING_LEVEL"] = QUIET["PREFECT_SERVER_LOGGING_LEVEL"]
        environment["PREFECT_LOGGING_LEVEL"] = "WARNING"
        with self.log_file.open("ab") as log_file:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [*command, *(() if self._ui else ("--no-ui",))],
                stdin=subprocess.PIPE,  # never written to: it ends with us
                stdout=log_file,
                stderr=log_file,
                env=environment,
                start_new_session=True,  # Ctrl-C is ours to pass on, after the runs have ended
            )
        self._started_at = time.monotonic()

    async def _wait_for_health(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while not self._stopping:
            if self._process is None or self._process.poll() is not None:
                status = self._process.returncode if self._process is not None else None
                raise ServerFailed(f"the Prefect server ended with status {status}", key=str(self.log_file))
            if await asyncio.to_thread(is_well, self.url):
                return
            if time.monotonic() > deadline:
                raise ServerFailed(f"the Prefect server was not up in {STARTS_WITHIN:.0f} s", key=str(self.log_file))
            await asyncio.sleep(LOOK / 2)

    def _let_go(self) -> None:
        """Close our end of the pipe of one that has ended."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    def _kill(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def is_well(url: str) -> bool:
    """Whether a Prefect API answers and says that it is well."""
    try:
        return requests.get(f"{url}/health", timeout=2.0).ok
    except requests.RequestException:
        return False


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = (
                f"cannot listen there ({error.strerror}); if that is a Prefect server, "
                f"set PREFECT_API_URL=http://{host}:{port}/api to use it, else choose another --port"
            )
            raise ConfigError(message, key=f"{host}:{port}") from error

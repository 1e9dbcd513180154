"""The Prefect server that ``dateline serve`` starts if none is configured: on SQLite under the home.

Prefect's embedded server would lose records. This one is a process of its own that is watched and restarted when it dies.
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
STABLE_AFTER = 300.0
"""Seconds of life after which a death counts as the first again."""
MOST_STARTS = 8
"""Deaths in a row after which to give up: restarting does not help."""
PROCESS_POLL_SECONDS = 0.5

HISTORY_SECONDS = 30 * 86_400
"""How long the server keeps finished runs; the ledger in the warehouse keeps them all."""

IN_BATCHES = {
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
}
"""By default the recorder of task runs writes one event at a time, 45 ms of processor for each task; in batches 15."""
DEFAULT_ENVIRONMENT = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(HISTORY_SECONDS),
    **IN_BATCHES,
    # In memory, the default, a restart forgets who holds a deployment's only slot, and the slot is never freed.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
}


class ServerFailed(TransientError):
    """The server cannot be started or kept running. ``key`` is its log file."""


class Server:
    """A supervised Prefect server: start it, run :meth:`watch` in parallel with the work, stop it."""

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
        """The API address for clients (``PREFECT_API_URL``)."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 - compared, not bound
        return f"http://{host}:{self.port}/api"

    @property
    def log_file(self) -> Path:
        """The server's log."""
        return self._home.logs / "prefect-server.log"

    @property
    def pid(self) -> int | None:
        """The process id; None before the first start."""
        return self._process.pid if self._process is not None else None

    async def start(self) -> None:
        """Start the server and wait until it is healthy.

        Raises:
            ConfigError: something else listens on the port.
            ServerFailed: it ended, or was not well in time.
        """
        _check_port_is_free(self.host, self.port)
        self._spawn()
        await self._wait_for_health()

    async def watch(self) -> None:
        """Restart the server whenever it dies, with growing pauses. Returns after :meth:`stop`.

        Raises:
            ServerFailed: it died too often in a row.
        """
        deaths = 0
        while not self._stopping:
            await asyncio.sleep(PROCESS_POLL_SECONDS)
            if self._process is None or self._process.poll() is None or self._stopping:
                continue
            deaths = 1 if time.monotonic() - self._started_at > STABLE_AFTER else deaths + 1
            if deaths >= MOST_STARTS:
                raise ServerFailed(f"the Prefect server died {deaths} times in a row", key=str(self.log_file))
            pause = min(FIRST_PAUSE * 2 ** (deaths - 1), LONGEST_PAUSE)
            log.error("the Prefect server died", extra={"status": self._process.returncode, "again_in": pause})
            if await self._stopped_within(pause):
                return  # a server that is started now would outlive the stop
            self._spawn()
            try:
                await self._wait_for_health()
                log.warning("the Prefect server was restarted", extra={"pid": self.pid})
            except ServerFailed as error:
                log.error("the Prefect server could not be restarted", extra={"error": error.message})
                self._kill()

    async def _stopped_within(self, seconds: float) -> bool:
        await asyncio.sleep(seconds)
        return self._stopping

    async def stop(self) -> None:
        """Stop the server; kill it if it does not stop in time."""
        self._stopping = True
        process = self._process
        if process is None or process.poll() is not None:
            self._close_pipe()
            return
        process.terminate()
        try:
            await asyncio.to_thread(process.wait, STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            self._kill()
        self._close_pipe()

    def _spawn(self) -> None:
        self._close_pipe()
        self._home.logs.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "flows.serving.child", "--host", self.host, "--port", str(self.port)]
        environment = {
            **DEFAULT_ENVIRONMENT,
            "PREFECT_UI_STATIC_DIRECTORY": str(self._home.prefect / "ui"),
            **os.environ,
        }
        environment["PREFECT_SERVER_LOGGING_LEVEL"] = DEFAULT_ENVIRONMENT["PREFECT_SERVER_LOGGING_LEVEL"]
        environment["PREFECT_LOGGING_LEVEL"] = "WARNING"
        with self.log_file.open("ab") as log_file:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [*command, *(() if self._ui else ("--no-ui",))],
                stdin=subprocess.PIPE,  # never written to: the server ends when this process ends
                stdout=log_file,
                stderr=log_file,
                env=environment,
                start_new_session=True,  # Ctrl-C is forwarded by us, after the runs have ended
            )
        self._started_at = time.monotonic()

    async def _wait_for_health(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while not self._stopping:
            if self._process is None or self._process.poll() is not None:
                status = self._process.returncode if self._process is not None else None
                raise ServerFailed(f"the Prefect server ended with status {status}", key=str(self.log_file))
            if await asyncio.to_thread(is_healthy, self.url):
                return
            if time.monotonic() > deadline:
                raise ServerFailed(f"the Prefect server was not up in {STARTS_WITHIN:.0f} s", key=str(self.log_file))
            await asyncio.sleep(PROCESS_POLL_SECONDS / 2)

    def _close_pipe(self) -> None:
        """Close our end of the pipe to a process that has ended."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    def _kill(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def is_healthy(url: str) -> bool:
    """Whether a Prefect API responds to its health check."""
    try:
        return requests.get(f"{url}/health", timeout=2.0).ok
    except requests.RequestException:
        return False


def _check_port_is_free(host: str, port: int) -> None:
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

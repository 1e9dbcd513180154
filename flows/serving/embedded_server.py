"""The Prefect server of one command, where none is configured; it starts while the command still imports Prefect.

Prefect would start one too, but only after its imports, and its client would import the server as well: some seconds of
each command. This is the same server with the same state. It ends with the command, also by kill -9. If it does not
start, Prefect starts its own.
"""

from __future__ import annotations

import atexit
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from flows.serving.child import end_with_parent
from flows.serving.server import IN_BATCHES, is_healthy
from tasks.home import Home

log = logging.getLogger(__name__)

STARTS_WITHIN = 90.0
"""Seconds. As ``PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS`` in :mod:`flows.serving.environment`, for the same reasons."""
STOPS_WITHIN = 5.0
"""Seconds, as Prefect allows its own."""
HEALTH_POLL_SECONDS = 0.05


class EmbeddedServer:
    """Starts at once, unless ``PREFECT_API_URL`` names a server.

    Create it after ``prepare_prefect`` and before Prefect is imported.
    """

    def __init__(self, home: Home) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.url = ""
        if os.environ.get("PREFECT_API_URL"):
            return
        try:
            self._spawn(home)
        except OSError as error:
            log.warning("the Prefect server could not be started early", extra={"error": error})

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Have flows inside the block use it, once it is healthy. Imports Prefect."""
        from prefect.settings import PREFECT_API_URL, get_current_settings, temporary_settings

        settings = get_current_settings()
        # A Prefect profile may name a server, or forbid one of our own.
        if settings.api.url or not settings.server.ephemeral.enabled or not self._becomes_healthy():
            self.stop()
            yield
            return
        with temporary_settings({PREFECT_API_URL: self.url}):
            yield

    def stop(self) -> None:
        """Stop it; kill it if it does not stop in time."""
        process, self.process = self.process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdin is not None:
            process.stdin.close()

    def _spawn(self, home: Home) -> None:
        with (
            socket.create_server(("127.0.0.1", 0)) as listening,
            (home.logs / "prefect-server.log").open("ab") as log_file,
        ):
            self.url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-m", "flows.serving.embedded_server", str(listening.fileno())],
                stdin=subprocess.PIPE,  # never written to: the server ends when this process ends
                stdout=log_file,
                stderr=log_file,
                env={**IN_BATCHES, **os.environ, "PREFECT_UI_ENABLED": "false"},
                pass_fds=[listening.fileno()],  # bound already: nobody can take the port in between
                start_new_session=True,  # Ctrl-C stops the run first, and the server after it
            )
        # As Prefect does: at exit, after its threads have sent their last events.
        atexit.register(self.stop)

    def _becomes_healthy(self) -> bool:
        deadline = time.monotonic() + STARTS_WITHIN
        while self.process is not None and self.process.poll() is None and time.monotonic() < deadline:
            if is_healthy(self.url):
                return True
            time.sleep(HEALTH_POLL_SECONDS)
        if self.process is not None:
            log.warning("the Prefect server did not start", extra={"url": self.url, "status": self.process.poll()})
        return False


def main() -> None:
    """Serve Prefect's API on the inherited listening socket until the parent ends."""
    end_with_parent()
    import uvicorn
    from prefect.server.api.server import create_app

    # As Prefect's own: nothing on the terminal, only the services that record runs, no web pages.
    uvicorn.run(create_app(ephemeral=True, final=True), fd=int(sys.argv[1]), log_level="error", lifespan="on")


if __name__ == "__main__":
    main()

"""The desk served on loopback, as a reader's browser meets it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
import uvicorn

from flows.desk.app import application
from tasks.desk.session import Desk
from tasks.home import Home


class Reader:
    """Asks the desk over HTTP."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, path: str, **options: Any) -> requests.Response:
        return requests.get(self.address + path, timeout=30, **options)


@contextmanager
def served(home: Home, *, seconds: float = 20.0, token: str | None = None, most_kept: int = 200) -> Iterator[Reader]:
    """The desk of a home, until the block ends."""
    desk = Desk(home, seconds=seconds, most_kept=most_kept)
    server = uvicorn.Server(uvicorn.Config(application(desk, token=token), log_level="error", lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as bound:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.005)
            yield Reader(f"http://127.0.0.1:{bound.getsockname()[1]}")
        finally:
            server.should_exit = True
            thread.join()
            desk.close()

"""A real HTTP server on loopback whose responses a test defines, with a record of the requests."""

from __future__ import annotations

import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tasks.pure.exchanges import FetchPolicy

LOOPBACK = ("127.0.0.0/8",)
PATIENT = FetchPolicy(contact="mailto:desk@news.example", delay=0.0, timeout=10.0, allow_private_hosts=LOOPBACK)
"""A policy that may fetch from the test's server, without delay."""


@dataclass(frozen=True)
class Answer:
    """What the server sends. ``body`` is sent unchanged, whatever the headers say about it."""

    body: bytes = b"<p>Text</p>"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    with_length: bool = True


@dataclass(frozen=True)
class Asked:
    """A request as the server received it."""

    path: str
    at: float
    """Seconds, ``time.monotonic``: one clock for all processes of a machine."""
    headers: dict[str, str]
    """Names in lower case."""


Act = Callable[["Handler"], None]
"""Writes its response to ``handler.wfile`` itself."""
Step = Answer | Act


@dataclass
class Site:
    """Routes by path; a list is used in order, its last one repeatedly. A path without a route is a 404."""

    routes: dict[str, Step | list[Step]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the test is done: slow responses may end."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def step(self, path: str, asked: Asked) -> Step:
        with self._lock:
            self.asked.append(asked)
            route = self.routes.get(path, Answer(b"", 404))
            if not isinstance(route, list):
                return route
            return route.pop(0) if len(route) > 1 else route[0]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:  # http.server names it so
        asked = Asked(self.path, time.monotonic(), {name.lower(): value for name, value in self.headers.items()})
        step = self.site.step(self.path, asked)
        if not isinstance(step, Answer):
            step(self)
            return
        self.send_response_only(step.status)
        for name, value in step.headers:
            self.send_header(name, value)
        if step.with_length and step.status != 304:
            self.send_header("Content-Length", str(len(step.body)))
        elif not step.with_length:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(step.body)

    def log_message(self, *args: object) -> None:
        pass


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore errors: a client that disconnects in the middle is part of the tests."""


@contextmanager
def serving(
    routes: dict[str, Step | list[Step]] | None = None, *, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    """A site on a free port of ``host`` (any of 127.0.0.0/8), for as long as the block lasts."""
    site = Site(dict(routes or {}))
    with _Server((host, 0), type("SiteHandler", (Handler,), {"site": site})) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        site.url = f"{'https' if tls else 'http'}://{host}:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            server.shutdown()
            thread.join()


def redirect(to: str, status: int = 302, *headers: tuple[str, str]) -> Answer:
    return Answer(b"", status, (("Location", to), *headers))


def robots(text: str) -> Answer:
    return Answer(text.encode(), headers=(("Content-Type", "text/plain"),))


def trickle(start: bytes, piece: bytes = b"x", pause: float = 0.05) -> Act:
    """Send ``start``, then ``piece`` repeatedly with pauses, until the client or the test ends."""

    def act(handler: Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(start)
        while not handler.site.over.wait(pause):
            handler.wfile.write(piece)

    return act


def raw(data: bytes, *, reset: bool = False) -> Act:
    """Send these bytes unchanged and close the connection, by a reset (RST) or in order."""

    def act(handler: Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(data)
        if reset:
            # SO_LINGER with zero seconds: close(2) sends a reset.
            handler.connection.setsockopt(1, 13, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            handler.connection.close()

    return act

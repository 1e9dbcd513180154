"""An HTTP server on loopback that behaves like a news site: validators, 304, gzip, keep-alive."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from urllib.parse import urlsplit

from tasks.demo.edition import Resource
from tasks.demo.feeds import whole_second_after

Answer = Callable[[str], Resource]
"""From a path without its query to the response."""
Note = Callable[[str, int], None]
"""Called for each response: path and query as requested, and status."""


class LoopbackServer:
    """Serves ``answer`` on a free port, until closed; binds the first of ``hosts`` that this machine has."""

    def __init__(self, hosts: tuple[str, ...], answer: Answer, note: Note) -> None:
        handler = type("Handler", (_Handler,), {"answer": staticmethod(answer), "note": staticmethod(note)})
        self._server = _first(hosts, handler)
        host, port = self._server.server_address[:2]
        self.base = f"http://{host!s}:{port}"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self) -> LoopbackServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _first(hosts: tuple[str, ...], handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """All of 127.0.0.0/8 is loopback on Linux; on other systems often only 127.0.0.1."""
    for host in hosts[:-1]:
        try:
            return _Server((host, 0), handler)
        except OSError:
            continue
    return _Server((hosts[-1], 0), handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "DatelineDemo"
    sys_version = ""
    timeout = 30.0  # seconds that an idle connection is kept
    # Headers and body leave in one write: two small ones wait for each other (Nagle, delayed acknowledgement).
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True

    answer: Answer
    note: Note

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        resource = self.answer(path)
        etag = f'W/"{hashlib.sha256(resource.body).hexdigest()[:16]}"'
        status = resource.status
        if status == HTTPStatus.OK and self._is_known(etag, resource.modified):
            status = HTTPStatus.NOT_MODIFIED
        self.note(self.path, status)
        self.send_response(status)
        if resource.status == HTTPStatus.OK:
            self.send_header("ETag", etag)
            self.send_header("Vary", "Accept-Encoding")
            if resource.modified is not None:
                self.send_header("Last-Modified", _http_date(resource.modified))
        if resource.location:
            self.send_header("Location", resource.location)
        body = b"" if status == HTTPStatus.NOT_MODIFIED else resource.body
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", resource.content_type)
            if body and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Log nothing: ``note`` is called instead."""

    def _is_known(self, etag: str, modified: datetime | None) -> bool:
        """RFC 9110, 13.2.2: If-None-Match decides if it is sent, otherwise If-Modified-Since."""
        if known := self.headers.get("If-None-Match"):
            return known == "*" or etag in [tag.strip() for tag in known.split(",")]
        since = self.headers.get("If-Modified-Since")
        if not since or modified is None:
            return False
        try:
            return whole_second_after(modified) <= parsedate_to_datetime(since)
        except ValueError:
            return False


def _http_date(moment: datetime) -> str:
    return format_datetime(whole_second_after(moment).astimezone(UTC), usegmt=True)

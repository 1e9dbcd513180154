"""Connections that ask the guard before they connect, and that end at a deadline however slowly bytes trickle.

A socket's time-out begins anew with each byte, so a body of one byte a second would hold a worker for days. Here each
read is given only what is left of the exchange's time. TLS goes through the same socket class.
"""

from __future__ import annotations

import http.client
import math
import socket
import ssl
import threading
import time
from io import BufferedReader
from typing import Any, ClassVar

import certifi
import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.ssl_ import create_urllib3_context

from tasks.fetching.errors import DeadlinePassed, Unreachable
from tasks.fetching.guard import AddressInfo, Guard

_HOSTS = 64  # pools kept, least recently used go
_CONNECTIONS = 2  # kept a host: one request at a time holds over all threads


class _Exchange(threading.local):
    """The exchange that this thread is in: urllib3 has no way to hand a connection its deadline."""

    deadline: float = math.inf
    """On ``time.monotonic``'s clock."""


_exchange = _Exchange()


class GuardedAdapter(HTTPAdapter):
    """requests' adapter over guarded connections: one pool for all threads, no retries, no proxies."""

    def __init__(self, guard: Guard, tls: ssl.SSLContext) -> None:
        self._tls = tls
        self._guard = guard
        super().__init__(pool_connections=_HOSTS, pool_maxsize=_CONNECTIONS)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._tls, **kwargs)
        guard = self._guard

        class PlainConnection(_GuardedConnection):
            pass

        class TlsConnection(_GuardedTlsConnection):
            pass

        PlainConnection.guard = TlsConnection.guard = guard

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = PlainConnection

        class TlsPool(HTTPSConnectionPool):
            ConnectionCls = TlsConnection

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": TlsPool}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """The context has its authorities already; requests would read certifi's file at each new connection."""
        conn.cert_reqs = "CERT_REQUIRED"

    def ask(self, request: requests.PreparedRequest, timeout: float) -> requests.Response:
        """Send; the answer has its headers, its body is still to be read. ``timeout`` (seconds) covers the body too.

        Raises what requests raises, and what the guard raises.
        """
        _exchange.deadline = time.monotonic() + timeout
        try:
            return self.send(request, stream=True, timeout=timeout, verify=True, proxies={})
        finally:
            _exchange.deadline = math.inf


def tls_context() -> ssl.SSLContext:
    """certifi's authorities and the system's (``SSL_CERT_FILE`` is honoured); names and certificates are checked."""
    context = create_urllib3_context()
    context.load_verify_locations(certifi.where())
    context.load_default_certs()
    context.sslsocket_class = _DeadlineTlsSocket
    return context


class _DeadlineSocket(socket.socket):
    """Reads within what is left of the exchange's time."""

    deadline: float = math.inf

    def recv_into(self, *args: Any) -> int:
        self.settimeout(_left(self.deadline))
        return super().recv_into(*args)


class _DeadlineTlsSocket(ssl.SSLSocket):
    deadline: float = math.inf

    def recv_into(self, *args: Any) -> int:
        self.settimeout(_left(self.deadline))
        return super().recv_into(*args)


def _left(deadline: float) -> float | None:
    """Seconds; None is no limit. Raises TimeoutError when there is nothing left, as a socket would."""
    if deadline == math.inf:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("the deadline has passed")
    return left


class _WholeHeadResponse(http.client.HTTPResponse):
    """http.client takes a connection that ends inside the headers for the end of them, and the page for empty."""

    def begin(self) -> None:
        stream, head = self.fp, _Head(self.fp)
        self.fp: Any = head  # what begin() uses of it is readline
        try:
            super().begin()
        finally:
            if self.fp is head:
                self.fp = stream
        if head.last not in {b"\r\n", b"\n"}:
            raise http.client.IncompleteRead(b"")


class _Head:
    """Remembers the last line that was read: a blank one ends the headers (RFC 9112, 2.1)."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.close = stream.close
        self.flush = stream.flush
        self.last = b""

    def readline(self, limit: int = -1) -> bytes:
        self.last = self._stream.readline(limit)
        return self.last


class _GuardedConnection(HTTPConnection):
    guard: ClassVar[Guard]
    response_class = _WholeHeadResponse

    def _new_conn(self) -> socket.socket:
        return _connect(self, self.guard)

    def request(self, *args: Any, **kwargs: Any) -> None:
        _set_deadline(self.sock)
        super().request(*args, **kwargs)


class _GuardedTlsConnection(HTTPSConnection):
    guard: ClassVar[Guard]
    response_class = _WholeHeadResponse

    def _new_conn(self) -> socket.socket:
        return _connect(self, self.guard)

    def request(self, *args: Any, **kwargs: Any) -> None:
        _set_deadline(self.sock)
        super().request(*args, **kwargs)


def _set_deadline(sock: Any) -> None:
    """A connection that is used again gets the deadline of its new exchange."""
    if sock is not None:
        sock.deadline = _exchange.deadline
        sock.settimeout(_left(sock.deadline))


def _connect(connection: HTTPConnection, guard: Guard) -> socket.socket:
    """Resolve, check, connect to the first checked address that answers; all within the deadline."""
    deadline = _exchange.deadline
    host, port = connection._dns_host, connection.port  # as given, a trailing dot included
    infos = guard.addresses(host, port, _left(deadline) or math.inf)
    error: OSError | None = None
    for tried, info in enumerate(infos):
        try:
            left = _left(deadline)
            # An address that never answers (IPv6 without a route) leaves time for the next.
            return _open(info, connection, None if left is None else left / (len(infos) - tried), deadline)
        except OSError as failed:
            error = failed
    if isinstance(error, TimeoutError):
        raise DeadlinePassed("no connection in time", key=f"{host}:{port}") from error
    raise Unreachable(f"no connection ({error})", key=f"{host}:{port}") from error


def _open(info: AddressInfo, connection: HTTPConnection, timeout: float | None, deadline: float) -> socket.socket:
    family, kind, protocol, _, address = info
    sock = _DeadlineSocket(family, kind, protocol)
    try:
        for option in connection.socket_options or ():
            sock.setsockopt(*option)
        sock.settimeout(timeout)
        sock.connect(address)
        sock.settimeout(_left(deadline))
    except BaseException:
        sock.close()
        raise
    sock.deadline = deadline
    return sock

"""Connections that check each address with the guard, and that end at a deadline however slowly bytes arrive.

A socket's time-out starts again with each byte, so a body of one byte a second would hold a worker for days. Here each
read may take only what is left of the exchange's time. TLS uses a socket class with the same rule.
"""

from __future__ import annotations

import http
import http.client
import math
import socket
import ssl
import threading
import time
from collections.abc import Callable
from io import BufferedReader
from typing import Any, ClassVar
from urllib.parse import urlsplit

import certifi
import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.ssl_ import create_urllib3_context

from tasks.fetching.errors import DeadlinePassed, Unreachable
from tasks.fetching.guard import AddressInfo, Guard
from tasks.fetching.hosts import Stop
from tasks.pure.exchanges import never

CONNECT_SECONDS = 8.0
"""For a name, for a connection, and for each step of TLS: a site that needs longer is not there, and the run must hear a
signal within ten seconds."""
SLICE = 1.0
"""Seconds between two looks whether to stop."""
MOST_INTERIM = 20
"""Interim responses before the answer."""
STOP_SECONDS = 3.0
"""Seconds for which a response may still arrive when the run is to stop."""
_HOSTS = 64  # pools kept; the least recently used is closed first
_EVERYWHERE = ("0.0.0.0/0", "::/0")
_CONNECTIONS = 2  # kept for a host: one request at a time is enough over all threads


class _Exchange(threading.local):
    """The current exchange of this thread: urllib3 offers no argument that gives a connection its deadline."""

    def __init__(self) -> None:  # called in each thread
        self.deadline = math.inf
        """A value of ``time.monotonic``."""
        self.stop: Stop = never
        """Says whether the exchange is to be given up."""
        self.is_lost: Stop = never
        """Says whether it must end now: another may request the host."""


_exchange = _Exchange()


class GuardedAdapter(HTTPAdapter):
    """requests' adapter over guarded connections: one pool for all threads, no retries, at most one proxy."""

    def __init__(self, guard: Guard, tls: ssl.SSLContext, proxy: str = "") -> None:
        self._tls = tls
        self._guard = guard
        self._proxies = {"http": proxy, "https": proxy} if proxy else {}
        super().__init__(pool_connections=_HOSTS, pool_maxsize=_CONNECTIONS)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Create pools whose connections know the guard."""
        super().init_poolmanager(*args, ssl_context=self._tls, **kwargs)
        self._guard_pools(self.poolmanager, self._guard)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Create pools that connect to the proxy: the operator named it, so its address may be any."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._tls, **kwargs)
        self._guard_pools(manager, Guard.of(_EVERYWHERE, "any"))
        return manager

    def _guard_pools(self, manager: Any, guard: Guard) -> None:
        class PlainConnection(_GuardedConnection):
            pass

        class TlsConnection(_GuardedTlsConnection):
            pass

        PlainConnection.guard = TlsConnection.guard = guard

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = PlainConnection

        class TlsPool(HTTPSConnectionPool):
            ConnectionCls = TlsConnection

        manager.pool_classes_by_scheme = {"http": PlainPool, "https": TlsPool}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Do nothing: the context has its authorities; requests would read certifi's file at each new connection."""
        conn.cert_reqs = "CERT_REQUIRED"

    def send_within(
        self, request: requests.PreparedRequest, timeout: float, stop: Stop = never, is_lost: Stop = never
    ) -> requests.Response:
        """Send ``request``; the response has its headers, its body is still unread.

        ``timeout`` (seconds) covers the body too; ``stop`` ends both a few seconds after it has become true, ``is_lost``
        within one second. Raises what requests raises, and what the guard raises.
        """
        if self._proxies:
            self._guard.check_for_proxy(urlsplit(request.url or "").hostname or "")
        _exchange.deadline, _exchange.stop, _exchange.is_lost = time.monotonic() + timeout, stop, is_lost
        try:
            return self.send(request, stream=True, timeout=timeout, verify=True, proxies=self._proxies)
        finally:
            _exchange.deadline, _exchange.stop, _exchange.is_lost = math.inf, never, never


def tls_context(ca_file: str = "") -> ssl.SSLContext:
    """A context with certifi's and the system's authorities (``SSL_CERT_FILE``) and those of a file in PEM.

    It checks names and certificates.
    """
    context = create_urllib3_context()
    context.load_verify_locations(certifi.where())
    context.load_default_certs()
    if ca_file:
        context.load_verify_locations(ca_file)
    context.sslsocket_class = _DeadlineTlsSocket
    return context


class _DeadlineSocket(socket.socket):
    """A socket whose reads end with the time of the exchange, or soon after the run is to stop."""

    deadline: float = math.inf
    watch: _Watch | None = None

    def recv_into(self, *args: Any) -> int:
        return _received(self, super().recv_into, args)


class _DeadlineTlsSocket(ssl.SSLSocket):
    deadline: float = math.inf
    watch: _Watch | None = None

    def recv_into(self, *args: Any) -> int:
        return _received(self, super().recv_into, args)


class _Watch:
    """Ends an exchange ``STOP_SECONDS`` after its ``stop`` has become true: what is nearly there may still arrive."""

    def __init__(self, stop: Stop, is_lost: Stop) -> None:
        self._stop = stop
        self._is_lost = is_lost
        self._stopped_at: float | None = None

    def look(self) -> None:
        """Raise TimeoutError if the exchange is to be given up."""
        if self._is_lost():
            raise TimeoutError("the lease of the host is lost")
        if not self._stop():
            return
        self._stopped_at = self._stopped_at or time.monotonic()
        if time.monotonic() - self._stopped_at >= STOP_SECONDS:
            raise TimeoutError("the run is to stop")


def _received(sock: Any, recv_into: Callable[..., int], args: tuple[Any, ...]) -> int:
    """Read, and look each second whether to stop."""
    while True:
        if sock.watch is not None:
            sock.watch.look()
        left = _left(sock.deadline)
        sock.settimeout(SLICE if left is None else min(left, SLICE))
        try:
            return recv_into(*args)
        except TimeoutError:
            _left(sock.deadline)  # raises if it was the deadline


def _left(deadline: float) -> float | None:
    """Seconds left; None means no limit. Raises TimeoutError when none are left, as a socket would."""
    if deadline == math.inf:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("the deadline has passed")
    return left


class _WholeHeadResponse(http.client.HTTPResponse):
    """Rejects a response cut inside its headers; http.client would take the cut for their end, the page for empty.

    It reads on after interim responses as 103, early hints (RFC 9110, 15.2), which http.client takes for the answer.
    """

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(MOST_INTERIM):
            found: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
            if not 100 <= found[1] < 200:
                return found
            if found[1] == http.HTTPStatus.SWITCHING_PROTOCOLS:
                raise http.client.BadStatusLine("101: another protocol, which was not asked for")
            http.client.parse_headers(self.fp)
        raise http.client.HTTPException(f"more than {MOST_INTERIM} interim responses")

    def begin(self) -> None:
        stream, head = self.fp, _Head(self.fp)
        self.fp: Any = head  # begin() uses only its readline
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

    def connect(self) -> None:
        super().connect()
        _look_for_loss()

    def request(self, *args: Any, **kwargs: Any) -> None:
        _set_deadline(self.sock)
        super().request(*args, **kwargs)


class _GuardedTlsConnection(HTTPSConnection):
    guard: ClassVar[Guard]
    response_class = _WholeHeadResponse

    def _new_conn(self) -> socket.socket:
        return _connect(self, self.guard)

    def connect(self) -> None:
        super().connect()
        _look_for_loss()

    def request(self, *args: Any, **kwargs: Any) -> None:
        _set_deadline(self.sock)
        super().request(*args, **kwargs)


def _set_deadline(sock: Any) -> None:
    """Give a reused connection the deadline of its new exchange."""
    if sock is not None:
        sock.deadline, sock.watch = _exchange.deadline, _Watch(_exchange.stop, _exchange.is_lost)
        _look_for_loss()
        sock.settimeout(_left(sock.deadline))


def _look_for_loss() -> None:
    """Raise TimeoutError where the lease was lost: no request is sent any more."""
    if _exchange.is_lost():
        raise TimeoutError("the lease of the host is lost")


def _connect(connection: HTTPConnection, guard: Guard) -> socket.socket:
    """Resolve, check, and connect to the first allowed address that accepts; all within the deadline."""
    deadline = _exchange.deadline
    host, port = connection._dns_host, connection.port  # as given, a trailing dot included
    infos = guard.addresses(host, port, min(_left(deadline) or math.inf, CONNECT_SECONDS))
    error: OSError | None = None
    for tried, info in enumerate(infos):
        try:
            left = _left(deadline)
            # An address that never responds (IPv6 without a route) must leave time for the next one.
            patience = CONNECT_SECONDS if left is None else min(left / (len(infos) - tried), CONNECT_SECONDS)
            return _open(info, connection, patience, deadline)
        except OSError as failed:
            error = failed
    if isinstance(error, TimeoutError):
        raise DeadlinePassed("no connection in time", key=f"{host}:{port}") from error
    reason = getattr(error, "strerror", None) or error
    raise Unreachable(f"no connection ({reason})", key=f"{host}:{port}") from error


def _open(info: AddressInfo, connection: HTTPConnection, timeout: float | None, deadline: float) -> socket.socket:
    family, kind, protocol, _, address = info
    sock = _DeadlineSocket(family, kind, protocol)
    try:
        for option in connection.socket_options or ():
            sock.setsockopt(*option)
        sock.settimeout(timeout)
        sock.connect(address)
        sock.settimeout(timeout)  # for TLS, which follows
    except BaseException:
        sock.close()
        raise
    sock.deadline, sock.watch = deadline, _Watch(_exchange.stop, _exchange.is_lost)
    return sock

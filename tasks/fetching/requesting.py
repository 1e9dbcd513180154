"""One request and its response: sent, streamed, decoded within limits; every failure becomes an error of ours."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from http.client import HTTPException
from uuid import uuid4

import requests
import urllib3
from requests.cookies import RequestsCookieJar

from tasks.fetching.connections import GuardedAdapter
from tasks.fetching.errors import (
    CertificateRefused,
    DeadlinePassed,
    RefusedAddress,
    RequestFailed,
    ResponseBroken,
    Unreachable,
)
from tasks.fetching.hosts import Stop
from tasks.pure.codings import BodyCut, BodyTooLarge, CodingError, collect, decode, parse_codings
from tasks.pure.exchanges import Exchange, ExchangeKind, FetchPolicy, RobotsDecision, never
from tasks.pure.plain_characters import without_controls
from tasks.secrets import WITHHELD

_BLOCK = 1 << 16  # bytes a read
_SECRET_LENGTH = 6
"""Characters of a value that is looked for in responses; a shorter one, such as a cookie's 1, is found in anything."""
_NO_BODY = frozenset({204, 304})  # RFC 9110, 6.4.1


def prepare(url: str, headers: Mapping[str, str], cookies: RequestsCookieJar | None) -> requests.PreparedRequest:
    """A GET request. Raises RefusedAddress for anything but an http(s) address."""
    request = requests.PreparedRequest()
    try:
        request.prepare(method="GET", url=url, headers=dict(headers), cookies=cookies)
    except (requests.exceptions.RequestException, UnicodeError, ValueError) as error:
        raise RefusedAddress(f"not a valid address ({error})", key=url) from error
    if request.url is None or not request.url.lower().startswith(("http://", "https://")):
        raise RefusedAddress("not an http(s) address", key=url)
    request.url = request.url.partition("#")[0]
    return request


def send(
    adapter: GuardedAdapter,
    request: requests.PreparedRequest,
    *,
    kind: ExchangeKind,
    address: str,
    robots: RobotsDecision,
    timeout: float,
    stop: Stop,
    is_lost: Stop = never,
    max_bytes: int,
    cut: bool,
    requested_at: datetime,
) -> tuple[Exchange, requests.Response]:
    """Send ``request`` and read the whole response. The response is returned for its cookies only.

    Args:
        adapter: sends it.
        request: from :func:`prepare`.
        kind: what is fetched.
        address: the address that the fetch began with.
        robots: recorded with the exchange.
        timeout: seconds, from connecting to the last byte.
        stop: says whether to give up.
        is_lost: says whether another may request the host by now, so that the exchange has to end within a second.
        max_bytes: of the decoded body.
        cut: whether a longer body is cut at ``max_bytes``, rather than refused.
        requested_at: an aware datetime.

    Raises:
        BodyTooLarge: the body is longer than ``max_bytes`` and ``cut`` is false.
        RequestFailed: or a subclass.
        RefusedAddress, ContactMissing, CodingError: from the guard and the decoder.
    """
    url = request.url or ""
    begun = time.perf_counter()
    try:
        response = adapter.send_within(request, timeout, stop, is_lost)
        try:
            try:
                body, wire_bytes = _read(response.raw, max_bytes, cut)
            except (BodyCut, CodingError):
                if response.status_code < 300:
                    raise
                # A redirect or an error counts by its status: its body is not used, and servers label it wrongly.
                body, wire_bytes = b"", 0
        finally:
            response.close()  # returns the connection to its pool if the body was read to its end, else closes it
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError) as error:
        raise _classified(error, url, timeout) from error
    except BodyCut as error:
        raise ResponseBroken(error.message, key=url) from error
    elapsed_ms = (time.perf_counter() - begun) * 1000
    return (
        Exchange(
            fetch_id=str(uuid4()),
            kind=kind,
            address=address,
            url=url,
            requested_at=requested_at,
            request_headers=(("Host", request_host(url)), *_text_headers(request.headers.items())),
            status=response.status_code,
            reason=without_controls(_text(response.reason or ""))[:200],
            headers=tuple(_text_headers(response.raw.headers.items())),
            body=body,
            wire_bytes=wire_bytes,
            elapsed_ms=elapsed_ms,
            robots=robots,
        ),
        response,
    )


def withheld(exchange: Exchange, policy: FetchPolicy) -> Exchange:
    """The exchange without secrets of the configuration, as it may be archived and logged.

    A header's name stays, and so does a cookie's. A server may repeat a cookie that it was sent.
    """
    values = [value for _, value in (*policy.headers, *policy.cookies) if value]
    if not values:
        return exchange
    secret = {name.lower() for name, _ in policy.headers}

    def cleaned(name: str, value: str) -> tuple[str, str]:
        if name.lower() in secret:
            return name, WITHHELD
        for one in values:
            value = value.replace(one, WITHHELD) if len(one) >= _SECRET_LENGTH else value
        return name, value

    cookies = {name for name, _ in policy.cookies}

    def sent(name: str, value: str) -> tuple[str, str]:
        if name.lower() != "cookie":
            return cleaned(name, value)
        pairs = [pair.partition("=") for pair in value.split("; ")]
        return name, "; ".join(f"{key}={WITHHELD if key in cookies else text}" for key, _, text in pairs)

    return replace(
        exchange,
        request_headers=tuple(sent(*pair) for pair in exchange.request_headers),
        headers=tuple(cleaned(*pair) for pair in exchange.headers),
    )


def request_host(url: str) -> str:
    """The Host header of a URL: host, and port unless it is the scheme's default (RFC 9110, 7.2)."""
    parts = urllib3.util.parse_url(url)
    standard = {"http": 80, "https": 443}.get(parts.scheme or "")
    return parts.host or "" if parts.port in {None, standard} else f"{parts.host}:{parts.port}"


def _read(raw: urllib3.HTTPResponse, max_bytes: int, cut: bool) -> tuple[bytes, int]:
    """The decoded body, and the number of bytes transferred."""
    if raw.status in _NO_BODY:
        return b"", 0
    codings = parse_codings(raw.headers.get("content-encoding", ""))
    wire = _Wire(raw)
    if cut:
        return _cut(decode(wire, codings), max_bytes), wire.bytes
    stated = raw.headers.get("content-length", "")
    if not codings and stated.isdigit() and int(stated) > max_bytes:
        raise BodyTooLarge(f"the body has {stated} bytes, more than {max_bytes}", key=str(max_bytes))
    return collect(decode(wire, codings), max_bytes), wire.bytes


class _Wire:
    """The pieces of the body as transferred (urllib3 has joined the chunks), with a count of their bytes."""

    def __init__(self, raw: urllib3.HTTPResponse) -> None:
        self._raw = raw
        self.bytes = 0

    def __iter__(self) -> Iterator[bytes]:
        pieces = self._raw.stream(_BLOCK, decode_content=False)
        while True:
            try:
                piece = next(pieces, None)
            except ValueError as error:  # urllib3 reads a chunk of "-5" bytes
                raise HTTPException(f"a chunk without a length: {error}") from error
            if piece is None:
                return
            self.bytes += len(piece)
            yield piece


def _cut(pieces: Iterator[bytes], max_bytes: int) -> bytes:
    kept = bytearray()
    for piece in pieces:
        kept += piece
        if len(kept) >= max_bytes:
            break
    return bytes(kept[:max_bytes])


def _classified(error: Exception, url: str, timeout: float) -> RequestFailed:
    """Our error for one of requests or urllib3, chosen by the errors that it wraps."""
    seen: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in seen:
        seen.append(cause)
        inner = next((part for part in cause.args if isinstance(part, BaseException)), None)
        cause = getattr(cause, "reason", None) if isinstance(getattr(cause, "reason", None), BaseException) else inner
    innermost = seen[-1]

    def any_is(*kinds: type[BaseException]) -> bool:
        return any(isinstance(one, kinds) for one in seen)

    if any_is(requests.exceptions.SSLError, urllib3.exceptions.SSLError):
        return CertificateRefused(f"no TLS connection ({innermost})", key=url)
    if any_is(requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError):
        return DeadlinePassed(f"no complete response within {timeout:g} s", key=url)
    if any_is(urllib3.exceptions.IncompleteRead):
        return ResponseBroken(f"the body is incomplete ({innermost})", key=url)
    if any_is(HTTPException, urllib3.exceptions.ProtocolError) and not any_is(ConnectionError):
        return ResponseBroken(f"not an HTTP response ({innermost!r})", key=url)
    return Unreachable(f"the connection broke ({innermost})", key=url)


def _text_headers(headers: object) -> Iterator[tuple[str, str]]:
    for name, value in headers:  # type: ignore[attr-defined]  # requests' and urllib3's types differ
        yield _text(name), _text(value)


def _text(value: str | bytes) -> str:
    """A header as text: UTF-8 if valid (servers send addresses so), else Latin-1, which http.client assumes."""
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if value.isascii():
        return value
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value

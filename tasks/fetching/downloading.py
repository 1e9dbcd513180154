"""Downloads of large files to disk: streamed, and continued where a broken one ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPException
from pathlib import Path

import requests
import urllib3

from tasks.fetching.connections import GuardedAdapter
from tasks.fetching.errors import RequestFailed, Stopped, Unreachable
from tasks.fetching.hosts import Stop
from tasks.fetching.requesting import prepare

_SECONDS = 6 * 3600.0
"""For one file: a gigabyte in six hours is 50 kB a second."""
_TRIES = 5
_BLOCK = 1 << 20
_CUT = (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError)


def download(
    adapter: GuardedAdapter,
    url: str,
    headers: Mapping[str, str],
    target: Path,
    stop: Stop,
    wait: Callable[[float], None],
) -> None:
    """Download ``url`` to ``target``, which is there only once it is whole; until then ``<target>.part`` grows.

    Args:
        headers: of the request.
        stop: says whether to give up.
        wait: for so many seconds, between two tries.

    Raises:
        RequestFailed: the server refuses, or the connection broke several times. What has arrived is kept.
        Stopped: ``stop`` became true. What has arrived is kept.
        RefusedAddress, ContactMissing: from the guard.
        OSError: of the disk.
    """
    part = target.with_name(f"{target.name}.part")
    for tried in range(1, _TRIES + 1):
        try:
            _continue(adapter, url, headers, part, stop)
            part.replace(target)
            return
        except Unreachable:
            if tried == _TRIES or stop():
                raise
            wait(2.0**tried)


def _continue(adapter: GuardedAdapter, url: str, headers: Mapping[str, str], part: Path, stop: Stop) -> None:
    have = part.stat().st_size if part.exists() else 0
    given = {**headers, "Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    request = prepare(url, given, None)
    try:
        response = adapter.send_within(request, _SECONDS, stop)
    except _CUT as error:
        raise Unreachable(f"the connection broke ({error})", key=url) from error
    try:
        if response.status_code == 416:  # RFC 9110, 15.5.17: there is nothing behind what we have
            return
        if response.status_code not in (200, 206):
            raise RequestFailed(f"status {response.status_code} {response.reason}", key=url)
        with part.open("ab" if response.status_code == 206 else "wb") as file:
            for piece in _pieces(response, url):
                file.write(piece)
                if stop():
                    raise Stopped("the run is to stop", key=url)
    finally:
        response.close()


def _pieces(response: requests.Response, url: str) -> Iterator[bytes]:
    pieces = response.raw.stream(_BLOCK, decode_content=False)
    while True:
        try:
            piece = next(pieces, None)
        except _CUT as error:
            raise Unreachable(f"the connection broke ({error})", key=url) from error
        if piece is None:
            return
        yield piece

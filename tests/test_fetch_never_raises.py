"""Whatever a feed or a Location header names, a fetch returns a result: one bad address affects no other."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tasks.fetching import Client
from tasks.pure.exchanges import Visit
from tests.support.web import PATIENT, Handler, Site, raw, serving

POLICY = replace(PATIENT, timeout=5.0, allow_private_hosts=("127.0.0.1/32",))
ODD = st.text("ab.:/@[]%#? \t\\é\u200b\u0130-_~&=0129", max_size=25) | st.text(max_size=15)


def _visit(url: str) -> Visit:
    """With a new home: a host that failed before would get no requests."""
    with TemporaryDirectory() as home, Client(Path(home), sleep=lambda seconds: None) as client:
        return client.fetch(url, POLICY)


@pytest.fixture
def no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The far end's resolver knows no name at all."""
    real = socket.getaddrinfo

    def look_up(host: str, *args: object, **kwargs: object) -> object:
        if host == "127.0.0.1":
            return real(host, *args, **kwargs)  # type: ignore[arg-type]
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.usefixtures("no_names")
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scheme=st.sampled_from(["http://", "https://", "HTTP://", "//", ""]), rest=ODD)
@example("http://", "a" * 300)
@example("http://", "a." * 200)
@example("http://", "127.0.0.1:99999/")
@example("http://", "127.0.0.1:0/")
@example("http://", "[::1%25lo]/")
@example("http://", "user:pass@127.0.0.1:1/")
@example("http://", "\ud800/")
@example("http://", "127.0.0.1:1/\ud800")
def test_any_address(scheme: str, rest: str) -> None:
    visit = _visit(scheme + rest)
    assert visit.failure is not None
    assert visit.failure.error


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.mark.usefixtures("no_names")
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(location=st.binary(max_size=25) | ODD.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_location(site: Site, location: bytes) -> None:
    line = location.replace(b"\r", b"").replace(b"\n", b"")

    def act(handler: Handler) -> None:
        raw(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + line + b"\r\n\r\n")(handler)

    site.routes["/start"] = act
    visit = _visit(f"{site.url}/start")
    assert visit.failure is not None or visit.response is not None


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=st.binary(max_size=60), body=st.binary(max_size=60), honest=st.booleans())
def test_any_bytes_in_answer(site: Site, head: bytes, body: bytes, honest: bool) -> None:
    begin = b"HTTP/1.1 200 OK\r\n" if honest else b""
    site.routes["/bytes"] = raw(begin + head + b"\r\n\r\n" + body)
    visit = _visit(f"{site.url}/bytes")
    assert visit.failure is not None or visit.response is not None
    assert "/bytes" in site.paths()
    site.asked.clear()

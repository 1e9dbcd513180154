"""An exchange ends at its deadline however slowly bytes arrive, over TLS too; a cut response is a failure."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.fetching import Client, connections
from tasks.fetching.connections import tls_context
from tasks.pure.exchanges import Visit
from tests.support.web import PATIENT, Act, Answer, Site, raw, serving, trickle

CERTIFICATE = Path(__file__).parent / "support/tls/server.pem"  # self-signed, for 127.0.0.1 and news.test, until 2126
HURRIED = replace(PATIENT, timeout=0.2, respect_robots=False)


def _server_tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, CERTIFICATE.with_suffix(".key"))
    return context


@pytest.fixture(params=["http", "https"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    with serving(tls=_server_tls() if request.param == "https" else None) as site:
        yield site


@pytest.fixture(scope="module")
def trusting() -> ssl.SSLContext:
    context = tls_context()
    context.load_verify_locations(CERTIFICATE)
    return context


@pytest.fixture
def client(tmp_path: Path, trusting: ssl.SSLContext) -> Iterator[Client]:
    with Client(tmp_path / "hosts", chance=lambda: 0.0, sleep=lambda seconds: None, tls=trusting) as client:
        yield client


_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def _transient(visit: Visit) -> str:
    assert visit.response is None
    assert visit.failure is not None
    assert visit.failure.transient
    return visit.failure.error


@pytest.mark.fault("network", "headers, chunks or bodies that trickle", "cut at `timeout`")
@pytest.mark.parametrize(
    "slow",
    [
        pytest.param(trickle(b"", b""), id="nothing"),
        pytest.param(trickle(b"HTTP/1.1 200 OK\r\nX-Slow: "), id="headers"),
        pytest.param(trickle(b"HTTP/1.1 200 OK\r\n", b"X-Slow: x\r\n"), id="header by header"),
        pytest.param(trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"), id="body"),
        pytest.param(trickle(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"), id="body without length"),
        pytest.param(
            trickle(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"), id="chunked body"
        ),
    ],
)
def test_what_trickles_is_cut_at_the_deadline(site: Site, client: Client, slow: Act) -> None:
    site.routes["/a"] = slow
    before = time.monotonic()
    error = _transient(client.fetch(f"{site.url}/a", HURRIED))
    assert "within 0.2 s" in error
    assert len(site.asked) == 3  # tries
    assert 0.5 < time.monotonic() - before < 20.0  # it would trickle for ever


@pytest.mark.fault(
    "signals", "SIGTERM while a host trickles or says nothing", "given up within seconds; the page stays pending"
)
@pytest.mark.parametrize("slow", [trickle(b"", b""), trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")])
def test_a_request_ends_soon_after_the_run_is_to_stop(
    site: Site, client: Client, slow: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SLICE", 0.05)
    monkeypatch.setattr(connections, "STOP_SECONDS", 0.1)
    site.routes["/a"] = slow
    patient = replace(HURRIED, timeout=60.0)
    before = time.monotonic()
    visit = client.fetch(f"{site.url}/a", patient, stop=lambda: bool(site.asked))
    assert visit.failure is not None
    assert visit.failure.transient
    assert time.monotonic() - before < 30
    assert 1 <= len(site.asked) <= 2  # a retry is not begun when it is noticed


def test_a_connection_used_again_has_a_deadline_of_its_own(site: Site, client: Client) -> None:
    site.routes["/a"] = Answer()
    policy = replace(HURRIED, timeout=1.0)
    before = time.monotonic()
    while time.monotonic() - before < 1.05:  # longer than one exchange may take
        assert client.fetch(f"{site.url}/a", policy).response is not None
    site.routes["/b"] = trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
    assert "within 0.1 s" in _transient(client.fetch(f"{site.url}/b", replace(policy, timeout=0.1)))


@pytest.mark.fault("network", "answers that are cut, double lengths, odd status lines", "tried again, then pending")
@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>half"), id="length too long"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>half", reset=True), id="reset in the body"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ha"), id="cut in a chunk"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), id="no chunk"),
        pytest.param(
            raw(b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(range(256)) * 9)[:200]),
            id="cut in its coding",
        ),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nX-A: b\r\nX-"), id="cut in a header"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nX-A: b\r\n"), id="cut between headers"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\n"), id="cut before the headers"),
        pytest.param(raw(_CHUNKED + b"-5\r\n<p>"), id="a chunk of less than nothing"),
        pytest.param(raw(b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\nabc"), id="another protocol"),
        pytest.param(raw(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100), id="a hundred interim responses"),
        pytest.param(raw(b""), id="nothing"),
        pytest.param(raw(b"", reset=True), id="reset"),
        pytest.param(raw(b"SSH-2.0-OpenSSH_9.6\r\n"), id="no HTTP"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 200 + b"\r\n"), id="too many headers"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 70_000 + b"\r\n\r\n"), id="a header too long"),
    ],
)
def test_a_cut_or_broken_answer_is_tried_again_and_then_left_pending(site: Site, client: Client, answer: Act) -> None:
    site.routes["/a"] = answer
    visit = client.fetch(f"{site.url}/a", replace(PATIENT, respect_robots=False))
    assert _transient(visit)
    assert visit.exchanges == ()
    assert len(site.asked) == 3
    site.routes["/a"] = [answer, Answer()]
    assert client.fetch(f"{site.url}/a", replace(PATIENT, respect_robots=False)).response is not None


@pytest.mark.fault("network", "interim responses before the answer: 100, 103", "read over, twenty at most")
def test_what_comes_before_the_answer_is_read_over(site: Site, client: Client) -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    site.routes["/a"] = raw(
        b"HTTP/1.1 100 Continue\r\n\r\n" + hints * 3 + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<p>a"
    )
    response = client.fetch(f"{site.url}/a", PATIENT).response
    assert response is not None
    assert (response.status, response.body) == (200, b"<p>a")


def test_a_body_shorter_than_its_length_is_cut_where_the_length_says(site: Site, client: Client) -> None:
    site.routes["/a"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<p>and more")
    answer = client.fetch(f"{site.url}/a", replace(PATIENT, respect_robots=False)).response
    assert answer is not None
    assert answer.body == b"<p>a"


def test_nobody_there_is_transient(client: Client) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        assert "no connection" in _transient(client.fetch(f"http://127.0.0.1:{port}/a", HURRIED))


@pytest.mark.fault("network", "a certificate that is not trusted, or of another host", "refused")
def test_a_certificate_that_is_not_trusted_is_refused(tmp_path: Path) -> None:
    with serving({"/a": Answer()}, tls=_server_tls()) as site, Client(tmp_path / "hosts") as client:
        assert "TLS" in _transient(client.fetch(f"{site.url}/a", replace(PATIENT, respect_robots=False)))
        assert site.asked == []


def test_a_certificate_of_another_host_is_refused(tmp_path: Path, trusting: ssl.SSLContext) -> None:
    with (
        serving({"/a": Answer()}, host="127.0.1.9", tls=_server_tls()) as site,
        Client(tmp_path / "hosts", tls=trusting) as client,
    ):
        assert "TLS" in _transient(client.fetch(f"{site.url}/a", replace(PATIENT, respect_robots=False)))
        assert site.asked == []

"""A visit records the response of an address: status, headers, codings, validators."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
import zstandard

from tasks.fetching import Client
from tasks.pure.exchanges import Validators, Visit
from tests.support.web import PATIENT, Answer, Site, serving

HTML = "<!doctype html><title>Läuft</title>".encode() * 20


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Client(tmp_path / "hosts", chance=lambda: 0.0, sleep=lambda seconds: None) as client:
        yield client


def test_an_answer_is_held_as_it_came(site: Site, client: Client) -> None:
    site.routes["/a?b=c"] = Answer(HTML, headers=(("Content-Type", "text/html"), ("X-Twice", "1"), ("X-Twice", "2")))
    visit = client.fetch(f"{site.url}/a?b=c#part", PATIENT, found_by="feed")
    answer = visit.response
    assert answer is not None
    assert (visit.address, visit.found_by, visit.failure) == (f"{site.url}/a?b=c#part", "feed", None)
    assert (answer.url, answer.address) == (f"{site.url}/a?b=c", visit.address)
    assert (answer.status, answer.reason, answer.body, answer.wire_bytes) == (200, "OK", HTML, len(HTML))
    assert answer.headers[:3] == (("Content-Type", "text/html"), ("X-Twice", "1"), ("X-Twice", "2"))
    assert answer.elapsed_ms > 0
    assert answer.requested_at.tzinfo is not None


def test_a_request_names_us_and_is_recorded(site: Site, client: Client) -> None:
    site.routes["/a"] = Answer()
    visit = client.fetch(f"{site.url}/a", PATIENT)
    sent = site.asked[-1].headers
    assert sent["user-agent"].startswith("Dateline/")
    assert sent["user-agent"].endswith("(+mailto:desk@news.example)")
    assert sent["accept-encoding"] == "gzip, deflate, br, zstd"
    assert "cookie" not in sent
    assert visit.response is not None
    assert {name.lower(): value for name, value in visit.response.request_headers}.items() <= sent.items()


@pytest.mark.parametrize("status", [200, 203, 400, 401, 403, 404, 410, 451])
def test_a_status_that_holds_is_an_answer(site: Site, client: Client, status: int) -> None:
    site.routes["/a"] = Answer(b"<p>so</p>", status)
    visit = client.fetch(f"{site.url}/a", PATIENT)
    assert visit.response is not None
    assert (visit.response.status, visit.response.body) == (status, b"<p>so</p>")
    assert site.paths().count("/a") == 1


def test_validators_make_a_request_conditional(site: Site, client: Client) -> None:
    site.routes["/a"] = Answer(b"", 304, (("ETag", '"v1"'),))
    visit = client.fetch(f"{site.url}/a", PATIENT, validators=Validators('"v1"', "Sat, 01 Aug 2026 10:00:00 GMT"))
    assert visit.response is not None
    assert (visit.response.status, visit.response.body) == (304, b"")
    sent = site.asked[-1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"v1"', "Sat, 01 Aug 2026 10:00:00 GMT")
    assert "if-none-match" not in site.asked[0].headers  # robots.txt


@pytest.mark.parametrize(
    ("coding", "encoded"),
    [
        ("gzip", gzip.compress(HTML)),
        ("deflate", zlib.compress(HTML)),
        ("br", brotli.compress(HTML)),
        ("zstd", zstandard.compress(HTML)),
    ],
    ids=["gzip", "deflate", "br", "zstd"],  # not the bytes: gzip's hold the second at which they were made
)
def test_content_codings_are_decoded(site: Site, client: Client, coding: str, encoded: bytes) -> None:
    site.routes["/a"] = Answer(encoded, headers=(("Content-Encoding", coding),))
    answer = client.fetch(f"{site.url}/a", PATIENT).response
    assert answer is not None
    assert (answer.body, answer.wire_bytes) == (HTML, len(encoded))


def test_chunks_are_joined(site: Site, client: Client) -> None:
    chunked = b"5\r\n<p>on\r\n6\r\n</p>tw\r\n0\r\n\r\n"
    site.routes["/a"] = Answer(chunked, headers=(("Transfer-Encoding", "chunked"),), with_length=False)
    answer = client.fetch(f"{site.url}/a", PATIENT).response
    assert answer is not None
    assert (answer.body, answer.wire_bytes) == (b"<p>on</p>tw", 11)


def _failed(visit: Visit) -> tuple[bool, str | None]:
    assert visit.response is None
    assert visit.failure is not None
    return visit.failure.transient, visit.failure.reason


@pytest.mark.fault("network", "bodies over `max_bytes`, stated or not, coded or not", "`too-large`, left at the limit")
@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(HTML * 2000), id="stated"),
        pytest.param(Answer(HTML * 2000, with_length=False), id="not stated"),
        pytest.param(Answer(gzip.compress(bytes(100 << 20)), headers=(("Content-Encoding", "gzip"),)), id="gzip bomb"),
        pytest.param(Answer(brotli.compress(bytes(8 << 20)), headers=(("Content-Encoding", "br"),)), id="br bomb"),
        pytest.param(
            Answer(zstandard.compress(bytes(100 << 20)), headers=(("Content-Encoding", "zstd"),)), id="zstd bomb"
        ),
    ],
)
def test_a_body_over_the_limit_is_rejected_as_too_large(site: Site, client: Client, answer: Answer) -> None:
    site.routes["/a"] = answer
    assert _failed(client.fetch(f"{site.url}/a", replace(PATIENT, max_bytes=1_000_000))) == (False, "too-large")


@pytest.mark.parametrize("coding", ["rot13", "gzip"])
def test_a_body_that_cannot_be_decoded_is_broken(site: Site, client: Client, coding: str) -> None:
    site.routes["/a"] = Answer(HTML, headers=(("Content-Encoding", coding),))
    assert _failed(client.fetch(f"{site.url}/a", PATIENT)) == (False, "broken")


def test_headers_are_text_whatever_their_bytes(site: Site, client: Client) -> None:
    # http.server writes Latin-1: UTF-8 is written here as the bytes' Latin-1 characters.
    utf8 = "Zürich".encode().decode("latin-1")
    site.routes["/a"] = Answer(headers=(("X-Utf8", utf8), ("X-Latin1", "Zürich"), ("X-Folded", "one\r\n two")))
    answer = client.fetch(f"{site.url}/a", PATIENT).response
    assert answer is not None
    assert answer.headers[:3] == (("X-Utf8", "Zürich"), ("X-Latin1", "Zürich"), ("X-Folded", "one two"))


@pytest.mark.parametrize(
    "url", ["ftp://news.example/a", "mailto:x@news.example", "http://", "http://[::1", "//a/b", "http://a..b/"]
)
def test_what_is_not_a_web_address_is_refused(client: Client, url: str) -> None:
    assert _failed(client.fetch(url, PATIENT)) == (False, "refused-address")

"""Redirects are followed one by one: each is an exchange, checked as the first address was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.fetching import Client
from tests.support.web import PATIENT, Answer, Handler, Site, raw, redirect, robots, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Client(tmp_path / "hosts", chance=lambda: 0.0, sleep=lambda seconds: None) as client:
        yield client


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_each_hop_is_an_exchange(site: Site, client: Client, status: int) -> None:
    site.routes |= {"/1": redirect("/2", status), "/2": redirect(f"{site.url}/3?x=1#part", status), "/3?x=1": Answer()}
    visit = client.fetch(f"{site.url}/1", PATIENT)
    assert [(e.kind, e.url.removeprefix(site.url), e.status) for e in visit.exchanges] == [
        ("robots", "/robots.txt", 404),
        ("page", "/1", status),
        ("page", "/2", status),
        ("page", "/3?x=1", 200),
    ]
    assert {exchange.address for exchange in visit.exchanges} == {f"{site.url}/1"}
    assert visit.response is visit.exchanges[-1]


def test_another_host_is_fetched_for_its_own_robots_txt(site: Site, client: Client) -> None:
    with serving(host="127.0.1.7") as other:
        site.routes["/1"] = redirect(f"{other.url}/2")
        other.routes |= {"/2": Answer(), "/robots.txt": robots("User-agent: *\nDisallow: /private")}
        assert client.fetch(f"{site.url}/1", PATIENT).response is not None
        assert other.paths() == ["/robots.txt", "/2"]
        site.routes["/3"] = redirect(f"{other.url}/private/1")
        visit = client.fetch(f"{site.url}/3", PATIENT)
        assert visit.failure is not None
        assert (visit.failure.transient, visit.failure.reason) == (False, "robots")
        assert other.paths() == ["/robots.txt", "/2"]


@pytest.mark.fault("network", "redirects in a circle", "noticed: `broken`")
def test_a_loop_is_noticed(site: Site, client: Client) -> None:
    site.routes |= {"/1": redirect("/2"), "/2": redirect("/1")}
    visit = client.fetch(f"{site.url}/1", PATIENT)
    assert visit.failure is not None
    assert visit.failure.transient
    assert "loop" in visit.failure.error
    assert site.paths() == ["/robots.txt", "/1", "/2"]


@pytest.mark.parametrize(("hops", "arrives"), [(10, True), (11, False)])
def test_ten_redirects_are_enough(site: Site, client: Client, hops: int, arrives: bool) -> None:
    site.routes |= {f"/{n}": redirect(f"/{n + 1}") for n in range(hops)}
    site.routes[f"/{hops}"] = Answer()
    visit = client.fetch(f"{site.url}/0", PATIENT)
    assert (visit.response is not None) == arrives


def _wants_a_cookie(handler: Handler) -> None:
    if "seen=yes" in handler.headers.get("Cookie", ""):
        return raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nin")(handler)
    return raw(b"HTTP/1.1 302 Found\r\nLocation: /1\r\nSet-Cookie: seen=yes; Path=/\r\nContent-Length: 0\r\n\r\n")(
        handler
    )


def test_a_redirect_that_wants_its_cookie_back_gets_it(site: Site, client: Client) -> None:
    site.routes["/1"] = _wants_a_cookie
    answer = client.fetch(f"{site.url}/1", PATIENT).response
    assert answer is not None
    assert answer.body == b"in"


@pytest.mark.fault("network", "cookies that grow or follow", "none outlives its visit")
def test_no_cookie_outlives_its_visit(site: Site, client: Client) -> None:
    site.routes["/1"] = Answer(headers=(("Set-Cookie", "tracking=1; Path=/"),))
    site.routes["/2"] = redirect("/1", 302, ("Set-Cookie", "tracking=2; Path=/"))
    for path in ("/1", "/2", "/1"):
        client.fetch(f"{site.url}{path}", PATIENT)
    assert [(asked.path, asked.headers.get("cookie")) for asked in site.asked[1:]] == [
        ("/1", None),
        ("/2", None),
        ("/1", "tracking=2"),
        ("/1", None),
    ]


@pytest.mark.fault("network", "redirects to private addresses, files, other schemes", "not followed: `refused-address`")
@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://10.0.0.1/", "refused-address"),
        ("http://169.254.169.254/latest/meta-data/", "refused-address"),
        ("http://[::1]:9/", "refused-address"),
        ("file:///etc/passwd", "refused-address"),
        ("ftp://127.0.0.1/", "refused-address"),
    ],
)
def test_a_redirect_to_a_refused_address_is_not_followed(site: Site, client: Client, target: str, reason: str) -> None:
    site.routes["/1"] = redirect(target)
    visit = client.fetch(f"{site.url}/1", PATIENT)
    assert visit.failure is not None
    assert (visit.failure.transient, visit.failure.reason) == (False, reason)
    assert [exchange.status for exchange in visit.exchanges] == [404, 302]


@pytest.mark.parametrize("answer", [Answer(b"", 302, ()), redirect("http://[bad")])
def test_a_redirect_to_nowhere_is_a_failure(site: Site, client: Client, answer: Answer) -> None:
    site.routes["/1"] = answer
    visit = client.fetch(f"{site.url}/1", PATIENT)
    assert visit.failure is not None
    assert visit.failure.transient


def test_300_and_304_are_not_redirects(site: Site, client: Client) -> None:
    site.routes["/1"] = Answer(b"choose", 300, (("Location", "/2"),))
    answer = client.fetch(f"{site.url}/1", PATIENT).response
    assert answer is not None
    assert answer.status == 300


@pytest.mark.fault("network", "a redirect or 404 with a false content coding", "judged by its status")
def test_a_redirect_or_404_counts_by_its_status_whatever_its_body_is_coded_in(site: Site, client: Client) -> None:
    false_gzip = (("Content-Encoding", "gzip"),)
    site.routes["/1"] = Answer(b"moved", 301, (*false_gzip, ("Location", "/2")))
    site.routes["/2"] = Answer(b"gone", 404, false_gzip)
    visit = client.fetch(f"{site.url}/1", PATIENT)
    assert visit.response is not None
    assert (visit.response.status, visit.response.body) == (404, b"")


@pytest.mark.fault("network", "a redirect with an endless body", "bounded as pages are")
def test_the_body_of_a_redirect_is_bounded_too(site: Site, client: Client) -> None:
    site.routes["/1"] = Answer(bytes(11_000_000), 302, (("Location", "/2"),))
    visit = client.fetch(f"{site.url}/1", PATIENT)
    assert visit.failure is not None
    assert visit.failure.reason == "too-large"

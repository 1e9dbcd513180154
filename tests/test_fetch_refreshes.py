"""A page that sends its readers on by itself is a redirect: by its header or its markup, checked as any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.fetching import Client
from tasks.pure.refreshes import read_refresh, refresh_target
from tests.support.web import PATIENT, Answer, Site, robots, serving

HERE = "https://paper.example/a/1"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("0; url=/2", (0, "/2")),
        ("0;URL='/2'", (0, "/2")),
        ('5 , url = "/2" tail', (5, "/2")),
        ("  3\t/2", (3, "/2")),
        ("0.9; url=/2", (0, "/2")),
        (".5; url=/2", (0, "/2")),
        ("1;/2", (1, "/2")),
        ("0; urls", (0, "urls")),
        ("0; url=", (0, "")),
        ("300", (300, "")),
        ("0;", (0, "")),
        ("0url=/2", None),
        ("url=/2", None),
        ("-1; url=/2", None),
        ("", None),
        ("9" * 5_000 + "; url=/2", (999_999_999, "/2")),
    ],
)
def test_a_value_is_read_as_browsers_read_it(value: str, found: tuple[int, str] | None) -> None:
    assert read_refresh(value) == found


@pytest.mark.parametrize(
    ("markup", "target"),
    [
        ("<meta http-equiv=refresh content='0; url=/2'>", "https://paper.example/2"),
        ("<META HTTP-EQUIV='Refresh' CONTENT='0;URL=2?x=1'>", "https://paper.example/a/2?x=1"),
        (
            "<base href=https://other.example/b/><meta http-equiv=refresh content='0; url=2'>",
            "https://other.example/b/2",
        ),
        ("<meta http-equiv=refresh content='10; url=/2'>", "https://paper.example/2"),
        ("<meta http-equiv=refresh content='11; url=/2'>", None),
        ("<meta http-equiv=refresh content='0; url=/a/1#top'>", None),
        ("<meta http-equiv=refresh content='0'>", None),
        ("<meta http-equiv=refresh content='0; url=javascript:alert(1)'>", None),
        ("<meta http-equiv=refresh content='0; url=http://[bad'>", None),
        ("<noscript><meta http-equiv=refresh content='0; url=/2'></noscript>", None),
        (
            "<script>location.replace('/2')</script><noscript><meta http-equiv=refresh content='0; url=/2'></noscript>",
            "https://paper.example/2",
        ),
        (
            "<script>location.replace('/3')</script><noscript><meta http-equiv=refresh content='0; url=/2'></noscript>",
            None,
        ),
        ("<!-- <meta http-equiv=refresh content='0; url=/2'> -->", None),
        ("<script>'<meta http-equiv=refresh content=\"0; url=/2\">'</script>", None),
        ("<p>http-equiv=refresh</p>", None),
    ],
)
def test_markup_sends_on_where_a_browser_would_go(markup: str, target: str | None) -> None:
    page = f"<html><head>{markup}</head><body>Text</body></html>".encode()
    assert refresh_target(HERE, [("Content-Type", "text/html; charset=utf-8")], page) == target
    assert refresh_target(HERE, [("Content-Type", "text/plain")], page) is None


def test_the_header_comes_before_the_markup() -> None:
    page = b"<meta http-equiv=refresh content='0; url=/3'>"
    assert refresh_target(HERE, [("Refresh", "1; url=/2")], page) == "https://paper.example/2"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Client(tmp_path / "hosts", chance=lambda: 0.0, sleep=lambda seconds: None) as client:
        yield client


def onward(to: str, delay: int = 0) -> Answer:
    return Answer(f"<meta http-equiv=refresh content='{delay}; url={to}'>".encode())


@pytest.mark.parametrize(
    "step", [onward("/2"), Answer(b"wait", 200, (("Refresh", "0; url=/2"),))], ids=["markup", "header"]
)
def test_a_refresh_is_followed_and_each_hop_is_an_exchange(site: Site, client: Client, step: Answer) -> None:
    site.routes |= {"/1": step, "/2": Answer(b"<p>Here</p>")}
    visit = client.fetch(f"{site.url}/1", PATIENT)
    assert [exchange.url.removeprefix(site.url) for exchange in visit.exchanges] == ["/robots.txt", "/1", "/2"]
    assert visit.response is not None
    assert visit.response.body == b"<p>Here</p>"


def test_pages_that_send_readers_round_in_a_circle_are_read(site: Site, client: Client) -> None:
    site.routes |= {"/1": onward("/2"), "/2": onward("/1")}
    visit = client.fetch(f"{site.url}/1", PATIENT)
    assert visit.response is not None
    assert site.paths() == ["/robots.txt", "/1", "/2"]


def test_refreshes_without_an_end_are_bounded(site: Site, client: Client) -> None:
    site.routes |= {f"/{n}": onward(f"/{n + 1}") for n in range(40)}
    visit = client.fetch(f"{site.url}/0", PATIENT)
    assert visit.failure is not None
    assert visit.failure.transient
    assert len(site.asked) == 12


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/"])
def test_a_refresh_to_a_refused_address_is_not_followed(site: Site, client: Client, target: str) -> None:
    site.routes["/1"] = onward(target)
    visit = client.fetch(f"{site.url}/1", PATIENT)
    assert visit.failure is not None
    assert visit.failure.reason == "refused-address"


def test_a_refresh_to_another_host_obeys_its_robots_txt(site: Site, client: Client) -> None:
    with serving(host="127.0.1.7") as other:
        other.routes["/robots.txt"] = robots("User-agent: *\nDisallow: /private")
        site.routes["/1"] = onward(f"{other.url}/private/1")
        visit = client.fetch(f"{site.url}/1", PATIENT)
        assert visit.failure is not None
        assert visit.failure.reason == "robots"
        assert other.paths() == ["/robots.txt"]


def test_a_feed_with_such_words_is_a_feed(site: Site, client: Client) -> None:
    site.routes["/feed"] = onward("/2")
    visit = client.fetch(f"{site.url}/feed", PATIENT, kind="feed")
    assert visit.response is not None
    assert site.paths() == ["/robots.txt", "/feed"]


def test_a_refresh_gets_the_cookie_of_the_page_before_it(site: Site, client: Client) -> None:
    site.routes["/1"] = Answer(b"wait", 200, (("Refresh", "0; url=/2"), ("Set-Cookie", "seen=yes; Path=/")))
    site.routes["/2"] = Answer()
    client.fetch(f"{site.url}/1", PATIENT)
    assert site.asked[-1].headers.get("cookie") == "seen=yes"

"""robots.txt by RFC 9309, one case a row; cached for a day; fetched once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks.fetching import Client
from tasks.fetching.robots import Robots, unavailable
from tests.support.web import PATIENT, Answer, Site, Step, raw, redirect, robots, serving

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Clock:
    """The far end of the clock: time passes only when somebody sleeps, or a test says so."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/a/1": Answer(), "/b": Answer()}) as site:
        yield site


@pytest.fixture
def client(tmp_path: Path, clock: Clock) -> Iterator[Client]:
    with Client(tmp_path / "hosts", now=clock, sleep=clock.sleep, chance=lambda: 0.0) as client:
        yield client


CHAIN_OF_FIVE: dict[str, Step] = {f"/r{n}": redirect(f"/r{n + 1}") for n in range(1, 5)}
DENY = robots("User-agent: *\nDisallow: /a")

TABLE: list[tuple[str, dict[str, Step | list[Step]], str]] = [
    ("none", {}, "allowed"),
    ("empty", {"/robots.txt": robots("")}, "allowed"),
    ("denied", {"/robots.txt": DENY}, "denied"),
    ("denied in UTF-16", {"/robots.txt": Answer("User-agent: *\nDisallow: /a".encode("utf-16"))}, "denied"),
    (
        "denied in UTF-16, most significant byte first",
        {"/robots.txt": Answer(b"\xfe\xff" + "User-agent: *\nDisallow: /a".encode("utf-16-be"))},
        "denied",
    ),
    ("denied to others", {"/robots.txt": robots("User-agent: Other\nDisallow: /")}, "allowed"),
    (
        "denied to us by name",
        {"/robots.txt": robots("User-agent: Dateline\nDisallow: /\n\nUser-agent: *\nDisallow:")},
        "denied",
    ),
    (
        "allowed to us by name",
        {"/robots.txt": robots("User-agent: *\nDisallow: /\n\nUser-agent: dateline\nAllow: /")},
        "allowed",
    ),
    ("the longer rule wins", {"/robots.txt": robots("User-agent: *\nDisallow: /a\nAllow: /a/1")}, "allowed"),
    ("wildcard", {"/robots.txt": robots("User-agent: *\nDisallow: /*1$")}, "denied"),
    ("with a byte order mark", {"/robots.txt": robots("\ufeffUser-agent: *\nDisallow: /a")}, "denied"),
    ("an HTML page in its place", {"/robots.txt": Answer(b"<!doctype html><p>Welcome")}, "allowed"),
    ("401", {"/robots.txt": Answer(b"", 401)}, "allowed"),
    ("403", {"/robots.txt": Answer(b"", 403)}, "allowed"),
    ("410", {"/robots.txt": Answer(b"", 410)}, "allowed"),
    (
        "403 without a body that can be decoded",
        {"/robots.txt": Answer(b"no", 403, headers=(("Content-Encoding", "gzip"),))},
        "allowed",
    ),
    (
        "503 without a body that can be decoded",
        {"/robots.txt": Answer(b"no", 503, headers=(("Content-Encoding", "gzip"),))},
        "waits",
    ),
    ("429", {"/robots.txt": Answer(b"", 429)}, "waits"),
    ("500", {"/robots.txt": Answer(b"", 500)}, "waits"),
    ("503", {"/robots.txt": Answer(b"", 503)}, "waits"),
    ("501", {"/robots.txt": Answer(b"", 501)}, "waits"),
    ("503, then there", {"/robots.txt": [Answer(b"", 503), DENY]}, "denied"),
    ("no HTTP", {"/robots.txt": raw(b"SSH-2.0-OpenSSH_9.6\r\n")}, "waits"),
    ("reset", {"/robots.txt": raw(b"", reset=True)}, "waits"),
    ("undecodable", {"/robots.txt": Answer(b"User-agent", headers=(("Content-Encoding", "gzip"),))}, "waits"),
    ("redirected", {"/robots.txt": redirect("/r"), "/r": DENY}, "denied"),
    ("redirected five times", {"/robots.txt": redirect("/r1"), **CHAIN_OF_FIVE, "/r5": DENY}, "denied"),
    (
        "redirected six times",
        {"/robots.txt": redirect("/r1"), **CHAIN_OF_FIVE, "/r5": redirect("/r6"), "/r6": DENY},
        "allowed",
    ),
    ("redirected to a refused address", {"/robots.txt": redirect("http://10.0.0.1/robots.txt")}, "waits"),
    ("redirected to nowhere", {"/robots.txt": Answer(b"", 301, ())}, "allowed"),
]


@pytest.mark.parametrize(("routes", "decision"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_robots_txt_answers(
    site: Site, client: Client, routes: dict[str, Step | list[Step]], decision: str
) -> None:
    site.routes |= routes
    visit = client.fetch(f"{site.url}/a/1", PATIENT)
    if decision == "allowed":
        assert visit.response is not None
        assert visit.response.robots == "allowed"
        return
    assert "/a/1" not in site.paths()
    assert visit.failure is not None
    if decision == "denied":
        assert (visit.failure.transient, visit.failure.reason) == (False, "robots")
    else:
        assert (visit.failure.transient, visit.failure.reason) == (True, None)
        assert visit.failure.retry_at is not None
        assert visit.failure.retry_at > START


@pytest.mark.fault("network", "a robots.txt without end", "its first 500 KiB (RFC 9309)")
def test_rules_past_500_kib_are_not_read(site: Site, client: Client) -> None:
    filling = "# filling\n" * (500 * 1024 // 10)
    site.routes["/robots.txt"] = robots(f"User-agent: *\nDisallow: /b\n{filling}Disallow: /a\n")
    assert client.fetch(f"{site.url}/a/1", PATIENT).response is not None
    assert client.fetch(f"{site.url}/b", PATIENT).failure is not None


def test_its_exchange_is_part_of_the_visit_that_fetched_it(site: Site, client: Client) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *\nDisallow: /x")
    first, second = (client.fetch(f"{site.url}/a/1", PATIENT) for _ in range(2))
    assert [(e.kind, e.url, e.address) for e in first.exchanges] == [
        ("robots", f"{site.url}/robots.txt", f"{site.url}/a/1"),
        ("page", f"{site.url}/a/1", f"{site.url}/a/1"),
    ]
    assert [e.kind for e in second.exchanges] == ["page"]


def test_it_is_fetched_again_after_a_day(site: Site, client: Client, clock: Clock) -> None:
    for hours in (0, 23, 25):
        clock.now = START + timedelta(hours=hours)
        client.fetch(f"{site.url}/b", PATIENT)
    assert site.paths() == ["/robots.txt", "/b", "/b", "/robots.txt", "/b"]


def test_a_clock_that_is_set_back_does_not_keep_it_for_ever(site: Site, client: Client, clock: Clock) -> None:
    client.fetch(f"{site.url}/b", PATIENT)
    clock.now = START - timedelta(days=400)
    client.fetch(f"{site.url}/b", PATIENT)
    assert site.paths() == ["/robots.txt", "/b", "/robots.txt", "/b"]


def test_one_that_is_unavailable_is_fetched_again_when_its_time_has_come(
    site: Site, client: Client, clock: Clock
) -> None:
    site.routes["/robots.txt"] = Answer(b"", 503, (("Retry-After", "3600"),))
    first = client.fetch(f"{site.url}/b", PATIENT)
    assert first.failure is not None
    assert first.failure.retry_at is not None
    assert timedelta(seconds=3590) < first.failure.retry_at - START < timedelta(seconds=3700)
    asked = len(site.asked)
    assert client.fetch(f"{site.url}/b", PATIENT).failure is not None
    assert len(site.asked) == asked
    clock.now = first.failure.retry_at
    site.routes["/robots.txt"] = robots("")
    assert client.fetch(f"{site.url}/b", PATIENT).response is not None


def test_one_that_stays_unavailable_is_waited_for_ever_longer(site: Site, client: Client, clock: Clock) -> None:
    site.routes["/robots.txt"] = Answer(b"", 503)
    waits = []
    for _ in range(2):  # a third failure closes the host, which waits longer and longer, too
        failure = client.fetch(f"{site.url}/b", PATIENT).failure
        assert failure is not None
        assert failure.retry_at is not None
        waits.append(round((failure.retry_at - clock.now).total_seconds()))
        clock.now = failure.retry_at
    assert waits == [120, 240]


def test_it_is_never_waited_for_longer_than_ten_minutes_by_itself() -> None:
    waits, last = [], None
    for _ in range(5):
        last = unavailable(START).after(last)
        assert last.wait_until is not None
        waits.append((last.wait_until - START).total_seconds())
    assert waits == [120, 240, 480, 600, 600]
    assert unavailable(START).after(Robots(START)) == unavailable(START)


def test_other_clients_of_the_home_know_it(site: Site, client: Client, clock: Clock, tmp_path: Path) -> None:
    client.fetch(f"{site.url}/b", PATIENT)
    with Client(tmp_path / "hosts", now=clock, sleep=clock.sleep) as other:
        other.fetch(f"{site.url}/b", PATIENT)
    assert site.paths().count("/robots.txt") == 1


def test_a_client_may_fetch_it_once_again(site: Site, client: Client, clock: Clock, tmp_path: Path) -> None:
    site.routes["/robots.txt"] = [robots(""), DENY]
    assert client.fetch(f"{site.url}/a/1", PATIENT).failure is None
    clock.sleep(1)
    with Client(tmp_path / "hosts", now=clock, sleep=clock.sleep, chance=lambda: 0.0, refresh_robots=True) as later:
        seen = [later.fetch(f"{site.url}/a/{n}", PATIENT).failure for n in range(3)]
    assert [failure and failure.reason for failure in seen] == ["robots"] * 3
    assert site.paths() == ["/robots.txt", "/a/1", "/robots.txt"]


def test_a_client_that_fetches_it_again_waits_for_one_that_is_unavailable(
    site: Site, client: Client, clock: Clock, tmp_path: Path
) -> None:
    site.routes["/robots.txt"] = Answer(b"", 503)
    assert client.fetch(f"{site.url}/a/1", PATIENT).failure is not None
    asked = len(site.asked)
    with Client(tmp_path / "hosts", now=clock, sleep=clock.sleep, chance=lambda: 0.0, refresh_robots=True) as later:
        failure = later.fetch(f"{site.url}/a/1", PATIENT).failure
    assert failure is not None
    assert failure.error.endswith("robots.txt is unavailable (status 503)")
    assert len(site.asked) == asked


def test_it_may_be_ignored_and_that_is_recorded(site: Site, client: Client) -> None:
    site.routes["/robots.txt"] = DENY
    answer = client.fetch(f"{site.url}/a/1", replace(PATIENT, respect_robots=False)).response
    assert answer is not None
    assert answer.robots == "ignored"
    assert site.paths() == ["/a/1"]


@pytest.mark.parametrize(("stated", "delay", "expected"), [("7", 0.0, 7.0), ("0.5", 3.0, 3.0), ("x", 2.0, 2.0)])
def test_the_longer_of_crawl_delay_and_delay_wins(
    site: Site, client: Client, clock: Clock, stated: str, delay: float, expected: float
) -> None:
    site.routes["/robots.txt"] = robots(f"User-agent: *\nCrawl-delay: {stated}")
    policy = replace(PATIENT, delay=delay)
    client.fetch(f"{site.url}/b", policy)
    before = clock.now
    client.fetch(f"{site.url}/b", policy)
    assert (clock.now - before).total_seconds() == pytest.approx(expected, abs=0.25)


@pytest.mark.parametrize(("stated", "waited"), [("300", 300), ("3600", 300), ("999999999999", 300)])
def test_a_long_crawl_delay_is_waited_for_but_not_for_ever(
    site: Site, client: Client, clock: Clock, stated: str, waited: float
) -> None:
    site.routes["/robots.txt"] = robots(f"User-agent: *\nCrawl-delay: {stated}")
    visits = [client.fetch(f"{site.url}{path}", PATIENT) for path in ("/b", "/a/1")]
    assert [visit.failure for visit in visits] == [None, None]
    assert site.paths() == ["/robots.txt", "/b", "/a/1"]
    assert (clock.now - START).total_seconds() == pytest.approx(waited, abs=0.5)


@pytest.mark.fault("network", "a Crawl-delay of years or no number", "at most five minutes, or none")
@pytest.mark.parametrize("stated", ["nan", "inf", "-5"])
def test_a_crawl_delay_that_is_not_a_length_of_time_is_none(
    site: Site, client: Client, clock: Clock, stated: str
) -> None:
    site.routes["/robots.txt"] = robots(f"User-agent: *\nCrawl-delay: {stated}")
    for path in ("/b", "/a/1"):
        assert client.fetch(f"{site.url}{path}", PATIENT).response is not None
    assert clock.now == START


def test_fetching_robots_txt_again_does_not_shorten_the_crawl_delay(site: Site, client: Client, clock: Clock) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 300")
    client.fetch(f"{site.url}/b", PATIENT)
    clock.now = START + timedelta(hours=23, minutes=59)
    client.fetch(f"{site.url}/b", PATIENT)
    clock.now = START + timedelta(hours=24, minutes=1)
    client.fetch(f"{site.url}/b", PATIENT)
    assert site.paths() == ["/robots.txt", "/b", "/b", "/robots.txt", "/b"]
    assert clock.now - START == pytest.approx(timedelta(hours=24, minutes=4), abs=timedelta(seconds=1))


def test_a_stop_ends_the_wait_for_a_crawl_delay(site: Site, client: Client, clock: Clock) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 300")
    client.fetch(f"{site.url}/b", PATIENT)
    visit = client.fetch(f"{site.url}/a/1", PATIENT, stop=lambda: clock.now > START + timedelta(seconds=20))
    assert visit.failure is not None
    assert visit.failure.transient
    assert clock.now < START + timedelta(seconds=22)
    assert "/a/1" not in site.paths()


def test_it_is_fetched_again_with_its_validators(site: Site, client: Client, clock: Clock, tmp_path: Path) -> None:
    tagged = (("Content-Type", "text/plain"), ("ETag", '"r1"'))
    site.routes["/robots.txt"] = [
        Answer(b"User-agent: *\nDisallow: /a", headers=tagged),
        Answer(b"", 304),
        Answer(b"User-agent: *\nDisallow:", headers=(("ETag", '"r2"'),)),
    ]
    failures = [client.fetch(f"{site.url}/a/1", PATIENT).failure]
    for _ in range(2):
        clock.sleep(1)
        with Client(tmp_path / "hosts", now=clock, sleep=clock.sleep, refresh_robots=True) as later:
            failures.append(later.fetch(f"{site.url}/a/1", PATIENT).failure)
    assert [failure and failure.reason for failure in failures] == ["robots", "robots", None]
    asked = [one.headers.get("if-none-match") for one in site.asked if one.path == "/robots.txt"]
    assert asked == [None, '"r1"', '"r1"']


def test_a_304_that_nobody_asked_for_is_no_robots_txt(site: Site, client: Client) -> None:
    site.routes["/robots.txt"] = Answer(b"", 304)
    assert client.fetch(f"{site.url}/a/1", PATIENT).failure is None

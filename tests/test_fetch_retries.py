"""Temporary failures are retried: with growing, jittered waits, as long as the host asks for, but not forever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tasks.coordination import FileCoordination
from tasks.coordination.files import file_name
from tasks.fetching import Client
from tasks.fetching.hosts import STRIKES
from tests.support.web import PATIENT, Answer, Site, raw, serving

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
POLICY = replace(PATIENT, respect_robots=False)


class Clock:
    """Time passes only when somebody sleeps; remembers for how long in all."""

    def __init__(self) -> None:
        self.now = START
        self.on_sleep: Callable[[], None] = lambda: None

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.on_sleep()

    @property
    def slept(self) -> float:
        return (self.now - START).total_seconds()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def client(tmp_path: Path, clock: Clock) -> Iterator[Client]:
    with Client(tmp_path / "hosts", now=clock, sleep=clock.sleep, chance=lambda: 0.5) as client:
        yield client


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 522])
def test_a_status_that_may_pass_is_tried_again(site: Site, client: Client, clock: Clock, status: int) -> None:
    site.routes["/a"] = [Answer(b"", status), Answer(b"", status), Answer()]
    visit = client.fetch(f"{site.url}/a", POLICY)
    assert [exchange.status for exchange in visit.exchanges] == [status, status, 200]
    assert visit.response is visit.exchanges[-1]
    assert clock.slept == pytest.approx(1 + 2, abs=0.5)


def test_three_times_then_it_is_left_pending(site: Site, client: Client) -> None:
    site.routes["/a"] = Answer(b"", 503)
    visit = client.fetch(f"{site.url}/a", POLICY)
    assert visit.failure is not None
    assert (visit.failure.transient, visit.failure.reason, visit.failure.retry_at) == (True, None, None)
    assert "503" in visit.failure.error
    assert len(visit.exchanges) == len(site.asked) == 3


@pytest.mark.parametrize("status", [501, 505])
def test_a_server_error_that_a_second_does_not_heal_is_left_pending_at_once(
    site: Site, client: Client, status: int
) -> None:
    site.routes["/a"] = Answer(b"", status)
    visit = client.fetch(f"{site.url}/a", POLICY)
    assert visit.failure is not None
    assert visit.failure.transient
    assert len(site.asked) == 1


def test_a_bot_check_is_an_answer_whatever_its_status(site: Site, client: Client) -> None:
    site.routes["/a"] = Answer(b"<p>Just a moment", 503, (("CF-Mitigated", "challenge"),))
    answer = client.fetch(f"{site.url}/a", POLICY).response
    assert answer is not None
    assert answer.status == 503


@pytest.mark.parametrize(
    ("stated", "slept"),
    [
        ("7", 7.0),
        ("0", 1.0),
        (format_datetime(START + timedelta(seconds=9), usegmt=True), 9.0),
        (format_datetime(START - timedelta(days=9), usegmt=True), 1.0),
        ("soon", 1.0),
        ("-5", 1.0),
        ("", 1.0),
    ],
)
def test_retry_after_is_honoured(site: Site, client: Client, clock: Clock, stated: str, slept: float) -> None:
    site.routes["/a"] = [Answer(b"", 429, (("Retry-After", stated),)), Answer()]
    assert client.fetch(f"{site.url}/a", POLICY).response is not None
    assert clock.slept == pytest.approx(slept, abs=0.5)


@pytest.mark.fault("network", "a Retry-After of years", "the host rests a day at most, others go on")
@pytest.mark.parametrize(("stated", "seconds"), [("600", 600), ("99999999999999999999", 86_400)])
def test_a_long_retry_after_is_not_waited_for(
    site: Site, client: Client, clock: Clock, stated: str, seconds: float
) -> None:
    site.routes |= {"/a": Answer(b"", 503, (("Retry-After", stated),)), "/b": Answer()}
    visit = client.fetch(f"{site.url}/a", POLICY)
    assert visit.failure is not None
    assert visit.failure.transient
    assert visit.failure.retry_at is not None
    assert (visit.failure.retry_at - START).total_seconds() == pytest.approx(seconds, abs=1)
    other = client.fetch(f"{site.url}/b", POLICY)  # the host asked for a pause, not the page
    assert other.failure is not None
    assert other.failure.retry_at == visit.failure.retry_at
    assert "the site asks for a pause (Retry-After): no requests until 2026-03-0" in other.failure.error
    assert site.paths() == ["/a"]
    clock.now = visit.failure.retry_at
    assert client.fetch(f"{site.url}/b", POLICY).response is not None


def test_stop_ends_a_wait_within_a_second(site: Site, client: Client, clock: Clock) -> None:
    stopped = False

    def stop() -> None:
        nonlocal stopped
        stopped = clock.slept >= 2.0

    clock.on_sleep = stop
    site.routes["/a"] = Answer(b"", 429, (("Retry-After", "20"),))
    visit = client.fetch(f"{site.url}/a", POLICY, stop=lambda: stopped)
    assert visit.failure is not None
    assert (visit.failure.transient, visit.failure.reason) == (True, None)
    assert "stopped" in visit.failure.error
    assert clock.slept <= 3.0
    assert [exchange.status for exchange in visit.exchanges] == [429]


def test_stopped_before_it_begins_nothing_is_fetched(site: Site, client: Client) -> None:
    visit = client.fetch(f"{site.url}/a", POLICY, stop=lambda: True)
    assert visit.failure is not None
    assert "stopped" in visit.failure.error
    assert site.asked == []


def test_a_host_that_fails_again_and_again_is_left_alone_for_longer_and_longer(
    site: Site, client: Client, clock: Clock, tmp_path: Path
) -> None:
    site.routes |= {"/a": raw(b"", reset=True), "/b": Answer()}
    pauses = []
    for _ in range(12):
        visit = client.fetch(f"{site.url}/a", POLICY)
        assert visit.failure is not None
        if visit.failure.retry_at:
            pauses.append((visit.failure.retry_at - clock.now).total_seconds())
            clock.now = visit.failure.retry_at
    assert pauses[:4] == pytest.approx([60, 120, 240, 480], abs=3)
    assert max(pauses) <= 3600
    hosts = FileCoordination(tmp_path / "hosts", tmp_path)
    assert hosts.host_state(site.url.removeprefix("http://")).strikes > STRIKES
    assert client.fetch(f"{site.url}/b", POLICY).response is not None
    assert hosts.host_state(site.url.removeprefix("http://")).strikes == 0


def test_a_host_that_refuses_every_page_is_left_alone_too(site: Site, client: Client) -> None:
    site.routes |= {f"/{n}": Answer(b"", 403) for n in range(20)}
    visits = [client.fetch(f"{site.url}/{n}", POLICY) for n in range(20)]
    assert [visit.response is not None for visit in visits] == [True] * STRIKES + [False] * (20 - STRIKES)
    failure = visits[-1].failure
    assert failure is not None
    assert failure.error.endswith(f"{STRIKES} requests in a row have failed: no more until 2026-03-01 12:01 UTC")


def test_missing_pages_are_not_strikes(site: Site, client: Client) -> None:
    assert all(client.fetch(f"{site.url}/{n}", POLICY).response for n in range(20))


@pytest.mark.fault("machine", "a clock that jumps", "no host is closed for ever")
def test_a_clock_that_is_set_back_does_not_close_a_host_for_ever(site: Site, client: Client, clock: Clock) -> None:
    site.routes |= {"/a": Answer(b"", 503, (("Retry-After", "600"),)), "/b": Answer()}
    client.fetch(f"{site.url}/a", POLICY)
    clock.now = START - timedelta(days=3)
    visit = client.fetch(f"{site.url}/b", POLICY)
    assert visit.failure is not None
    assert visit.failure.retry_at is not None
    assert visit.failure.retry_at - clock.now <= timedelta(seconds=600)


@pytest.mark.fault("machine", "a host file of random bytes", "a new host")
@pytest.mark.parametrize("content", [b"", b"\0" * 160, b"{}", b'{"asked_at": "x"}', b"[1]"])
def test_a_damaged_host_file_is_a_new_host(site: Site, client: Client, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hosts" / f"{file_name(site.url.removeprefix('http://'))}.json"
    path.write_bytes(content)
    site.routes["/a"] = Answer()
    assert client.fetch(f"{site.url}/a", POLICY).response is not None

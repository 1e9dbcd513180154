"""A run ends in a bounded time, whatever a site does: what it has is loaded, and the rest waits for the next run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest

from tasks.analyst import run_query
from tasks.fetching import Client
from tasks.home import Home
from tasks.run.budget import TimeBudget
from tests.support import in_process
from tests.support.web import PATIENT, Act, Handler, robots, serving

PAGES = 20
ANSWERS_AFTER = 0.5
"""Seconds: all pages take ten."""
CONFIG = """
[[sources]]
name = "slow"
feeds = ["{url}/feed"]
contact = "mailto:desk@news.example"
delay = 0.0
allow_private_hosts = ["127.0.0.0/8"]
max_minutes_per_run = {minutes}
"""


class Clock:
    """Seconds, as the test sets them."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_documents_have_the_first_half_of_the_time() -> None:
    clock = Clock()
    budget = TimeBudget(2.0, clock)
    seen = []
    for clock.now in (159.0, 160.0, 219.0, 220.0):
        seen.append((budget.is_spent_on_documents(), budget.is_spent()))
    assert seen == [(False, False), (True, False), (True, False), (True, True)]


def test_it_counts_from_when_the_source_starts() -> None:
    clock = Clock()
    budget = TimeBudget(2.0, clock)
    clock.now = 400.0
    budget.restart()
    assert (budget.seconds_left(), budget.is_spent_on_documents()) == (120.0, False)


def test_without_a_limit_there_is_always_time() -> None:
    clock = Clock()
    budget = TimeBudget(0.0, clock)
    clock.now = 1e9
    assert not budget.is_spent()
    assert not budget.is_spent_on_documents()
    assert budget.seconds_left() == math.inf


@pytest.mark.parametrize(
    ("minutes", "paces", "pages"),
    [
        (60.0, [300.0], 12),
        (60.0, [300.0, 60.0], 72),
        (60.0, [0.0], None),
        (60.0, [1.0, 0.0], None),
        (60.0, [], None),
        (0.0, [300.0], None),
        (1.0, [300.0], 1),
    ],
)
def test_it_limits_pages_to_what_can_be_fetched_in_time(
    minutes: float, paces: Sequence[float], pages: int | None
) -> None:
    assert TimeBudget(minutes, Clock()).max_pages(paces) == pages


def test_a_pace_is_that_of_the_robots_txt_once_it_is_known(tmp_path: Path) -> None:
    with serving({"/robots.txt": robots("User-agent: *\nCrawl-delay: 7\n")}) as site, Client(tmp_path) as client:
        before = client.pace(f"{site.url}/a", PATIENT)
        client.fetch(f"{site.url}/a", PATIENT)
        assert (before, client.pace(f"{site.url}/b", PATIENT)) == (0.0, 7.0)
        assert site.paths() == ["/robots.txt", "/a"]


def test_a_run_against_a_slow_site_ends_in_time_and_the_next_continues(
    tmp_path: Path, prefect_api: dict[str, str]
) -> None:
    home, config = Home(tmp_path / "home"), tmp_path / "sources.toml"
    with serving() as site:
        items = "".join(f"<item><link>{site.url}/news/{n}</link></item>" for n in range(PAGES))
        site.routes["/robots.txt"] = robots("")
        site.routes["/feed"] = robots(f"<rss version='2.0'><channel>{items}</channel></rss>")
        site.routes |= {f"/news/{n}": _slow(n) for n in range(PAGES)}
        config.write_text(CONFIG.format(url=site.url, minutes=0.1), encoding="utf-8")
        first = in_process.ingest(home, config, prefect_api)
        config.write_text(CONFIG.format(url=site.url, minutes=0), encoding="utf-8")
        second = in_process.ingest(home, config, prefect_api)
        pages = [path for path in site.paths() if path.startswith("/news/")]
    assert (first.errors, second.errors) == ({}, {})
    assert 0 < in_process.total(first, "inserted") < PAGES
    assert (
        in_process.total(first, "inserted") + in_process.total(first, "pending")
        == in_process.total(first, "taken_in")
        == PAGES
    )
    assert in_process.total(second, "inserted") == in_process.total(first, "pending")
    assert site.paths().count("/robots.txt") == 2, "once a run"
    assert len(set(pages)) == len(pages) == PAGES, "none is asked twice"
    assert run_query(home, "SELECT count(*) FROM articles").rows == [(PAGES,)]


def _slow(number: int) -> Act:
    text = "".join(
        f"<p>The harbour board met on day {number} and heard in part {part} that berth {number * part} is to be "
        "dredged before the winter, as the pilots had asked it to do for many years.</p>"
        for part in range(1, 5)
    )
    page = f"<html><body><article><h1>Berth {number} is dredged</h1>{text}</article></body></html>".encode()

    def act(handler: Handler) -> None:
        handler.site.over.wait(ANSWERS_AFTER)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
        handler.wfile.write(head.encode() + page)

    return act

"""Which day an address belongs to, which pages list a day, and how long the rest will take."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.pure.discovery.periods import day_of, days, listings_of
from tasks.pure.errors import ConfigError
from tasks.pure.records import Candidate
from tasks.run.backfill_plan import AddressList, read_urls
from tasks.run.durations import ENOUGH_SECONDS, approximate_duration
from tasks.run.eta import ProgressEstimate
from tasks.run.progress import Observer

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SITEMAP = "https://x.example/sitemap.xml"


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T23:30:00+00:00")


@pytest.mark.parametrize(
    ("url", "published", "changed", "listed_in", "day"),
    [
        ("/a", "2026-03-05", "2026-05-01", SITEMAP, "2026-03-05"),
        ("/2026/03/04/a", "2026-03-05", None, SITEMAP, "2026-03-05"),
        ("/2026/03/04/a", None, "2026-05-01", SITEMAP, "2026-03-04"),
        ("/20260304-a", None, None, SITEMAP, "2026-03-04"),
        ("/2026-03-04.html", None, None, SITEMAP, "2026-03-04"),
        ("/2026/03/a", None, "2026-03-17", SITEMAP, "2026-03-17"),
        ("/2026/03/a", None, "2026-05-01", SITEMAP, "2026-03-01"),
        ("/2026/02/30/a", None, None, SITEMAP, None),
        ("/a-2026", None, "2026-05-01", SITEMAP, "2026-05-01"),
        ("/a", None, None, "https://x.example/sitemap-2019-03.xml", "2019-03-01"),
        ("/a", None, None, "https://x.example/sitemap-2019.xml", None),
        ("/a", None, None, SITEMAP, None),
    ],
)
def test_the_day_of_an_address(url: str, published: str, changed: str, listed_in: str, day: str | None) -> None:
    stated = at(published) if published else None
    candidate = Candidate(
        f"https://x.example{url}", "k", "x", "sitemap", listed_in, stated, at(changed) if changed else None
    )
    assert day_of(candidate, NOW) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("template", "day", "expected"),
    [
        ("https://x.example/{year}/{month}/{day}", "2026-03-04", "https://x.example/2026/03/04"),
        ("https://x.example/{year}{month}", "2026-03-04", None),
        ("https://x.example/{year}{month}", "2026-03-01", "https://x.example/202603"),
        ("https://x.example/{year}{month}", "2026-02-14", "https://x.example/202602"),
        ("https://x.example/{year}", "2026-03-01", None),
        ("https://x.example/{year}", "2026-01-01", "https://x.example/2026"),
    ],
)
def test_the_listings_of_a_day(template: str, day: str, expected: str | None) -> None:
    found = listings_of([template], date.fromisoformat(day), first=date(2026, 2, 14))
    assert found == ((expected,) if expected else ())


def test_a_range_includes_its_first_and_last_day() -> None:
    assert [day.day for day in days(date(2024, 2, 28), date(2024, 3, 1))] == [28, 29, 1]


def test_a_list_of_addresses_names_each_page_once(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("# old\nhttps://x.example/a\n\n  https://x.example/a?utm_source=b \nhttps://x.example/b\n", "utf-8")
    assert read_urls(path) == AddressList(("https://x.example/a", "https://x.example/b"), ())


def test_lines_that_are_no_address_are_left_out_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("https://x.example/a\nx.example/b\n\nhttps://\nhttps://x.example/c\n", "utf-8")
    found = read_urls(path)
    assert found.urls == ("https://x.example/a", "https://x.example/c")
    assert found.bad_lines == ("line 2: x.example/b", "line 4: https://")


@pytest.mark.parametrize(("text", "said"), [("# old\nx.example/b\nMIT\n", ":2"), ("# none\n", "no address")])
def test_a_list_without_an_address_is_refused_with_its_first_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "urls.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=said):
        read_urls(path)


def test_an_estimate_waits_for_evidence_and_then_uses_it() -> None:
    now = [0.0]
    ahead = ProgressEstimate(Observer(), 100, "pages", clock=lambda: now[0])
    ahead.advance(10)
    assert ahead.seconds_left() is None
    now[0] = ENOUGH_SECONDS
    assert ahead.seconds_left() == pytest.approx(90.0)
    ahead.add(10)
    assert ahead.text() == "10 of 110 pages, about 2 min left"


def test_an_estimate_is_never_below_what_politeness_takes() -> None:
    ahead = ProgressEstimate(Observer(), 7200, "pages", seconds_each=1.0, clock=lambda: 0.0)
    assert ahead.text() == "0 of 7,200 pages, about 2 h 0 min left"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (20, "less than a minute"),
        (100, "about 2 min"),
        (7900, "about 2 h 10 min"),
        (50_000, "about 13 h"),
        (300_000, "about 3 days"),
    ],
)
def test_lengths_of_time_in_words(seconds: float, words: str) -> None:
    assert approximate_duration(seconds) == words

"""Name, zone and schedule of a proposed source."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tasks.config.values import check_schedule, minutes_between_runs
from tasks.pure.discovery.documents import Entry
from tasks.pure.site_survey.judging import judge
from tasks.pure.site_survey.naming import name_for
from tasks.pure.site_survey.records import Kind, Lead
from tasks.pure.site_survey.schedule import STEPS, Turnover, cron_line, turnover_of
from tasks.pure.site_survey.zones import zone_for

NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
FEED = Lead("https://a.example/feed", "feed", "link")


@pytest.mark.parametrize(
    ("url", "site_name", "scope", "taken", "name"),
    [
        ("https://www.harbourpost.co.uk/", "The Harbour Post", "", (), "harbourpost"),
        ("https://harbourpost.example/sport/", "The Harbour Post", "/sport", (), "harbourpost-sport"),
        ("https://quay.blogspot.com/", "Quay notes", "", (), "quay"),
        ("http://127.0.0.9:8000/", "Fährhaus & Söhne – Kaiblatt", "", (), "fahrhaus-sohne-kaiblatt"),
        ("http://127.0.0.9:8000/", "Портовая газета", "", (), "127-0-0-9"),
        ("https://harbourpost.example/", "", "", ("harbourpost",), "harbourpost-2"),
        ("https://sport.harbourpost.co.uk/", "", "", ("harbourpost",), "harbourpost-sport"),
        ("https://harbourpost.example/", "", "", ("harbourpost", "harbourpost-2"), "harbourpost-3"),
    ],
)
def test_a_name_is_short_and_not_taken(url: str, site_name: str, scope: str, taken: tuple[str, ...], name: str) -> None:
    assert name_for(url, site_name, scope, taken) == name


@pytest.mark.parametrize(
    ("url", "language", "region", "offsets", "zone"),
    [
        ("https://a.de/", "de", "", (), "Europe/Berlin"),
        ("https://a.at/", "de", "", (), "Europe/Vienna"),
        ("https://a.example/", "de", "CH", (), "Europe/Zurich"),
        ("https://a.example/", "ru", "", (180,), "Europe/Moscow"),
        ("https://a.com.au/", "en", "", (660,), "Australia/Sydney"),
        ("https://a.example/", "en", "", (330,), "Asia/Kolkata"),
        ("https://a.example/", "es", "", (-180,), "America/Argentina/Buenos_Aires"),
        ("https://a.example/", "en", "", (), "UTC"),
        ("https://a.tv/", "en", "", (), "UTC"),
        ("https://a.example/", "de", "", (60,), "Europe/Berlin"),
        ("https://a.example/", "fr", "", (-240,), "America/New_York"),
    ],
)
def test_a_zone_is_that_of_the_country_unless_the_dates_deny_it(
    url: str, language: str, region: str, offsets: tuple[int, ...], zone: str
) -> None:
    assert zone_for(url, language, region, offsets, NOW)[0] == zone


@pytest.mark.parametrize(
    ("every", "count", "newest", "kind", "minutes"),
    [
        (timedelta(minutes=2), 20, timedelta(), "feed", 5),
        (timedelta(minutes=6), 30, timedelta(), "feed", 10),
        (timedelta(minutes=20), 20, timedelta(), "feed", 30),
        (timedelta(hours=4), 10, timedelta(), "feed", 60),
        (timedelta(days=2), 10, timedelta(days=4), "feed", 360),
        (timedelta(minutes=10), 500, timedelta(), "news sitemap", 15),
    ],
)
def test_a_schedule_follows_the_turnover(
    every: timedelta, count: int, newest: timedelta, kind: Kind, minutes: int
) -> None:
    entries = [Entry(f"https://a.example/{n}", published_at=NOW - newest - n * every) for n in range(count)]
    assert turnover_of([judge(entries, FEED.url, FEED, kind, NOW)], NOW).minutes == minutes


@pytest.mark.parametrize("minutes", STEPS)
def test_a_cron_line_runs_that_often(minutes: int) -> None:
    for name in ("harbour-post", "le-phare", "kaiblatt"):
        line = check_schedule(cron_line(minutes, name))
        assert minutes_between_runs(line, NOW) == minutes


def test_sources_start_at_different_minutes() -> None:
    assert len({cron_line(60, f"source-{number}") for number in range(60)}) > 30


@pytest.mark.parametrize(
    ("articles", "span", "expected"),
    [
        (40, timedelta(minutes=70), "40 articles in 1 hour"),
        (40, timedelta(minutes=20), "40 articles in less than an hour"),
        (1, timedelta(hours=71), "1 article in 71 hours"),
        (9, timedelta(hours=100), "9 articles in 4 days"),
        (2, None, "2 articles without dates"),
    ],
)
def test_a_turnover_is_told_as_a_person_would(articles: int, span: timedelta | None, expected: str) -> None:
    assert str(Turnover(articles, span, 60)) == expected

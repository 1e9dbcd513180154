"""Dates of feeds and sitemaps are read as they are written, and nothing in them is guessed."""

from __future__ import annotations

import pytest

from tasks.pure.discovery.dates import listed_instant


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2017-02-05", "2017-02-05T00:00"),
        ("July 18, 2018 2:07 pm", "2018-07-18T14:07"),
        ("Di, 15 Okt 2024 04:00:00 +0200", "2024-10-15T02:00"),
        ("lun, 08 juil. 2024 04:00:00 +0200", "2024-07-08T02:00"),
        ("Пн, 08 Июл 2024 04:00:00 +0300", "2024-07-08T01:00"),
        ("Mon, 08 Jul 2024 04:00:00 PM +0200", "2024-07-08T14:00"),
        ("1720404000", "2024-07-08T02:00"),
        ("2026/11/15 10:07:41", "2026-11-15T10:07:41"),
        ("2026/6/9 15:07:41", "2026-06-09T15:07:41"),
        (" Wed, 11 Sep 2019 22:52:30+5:30 ", "2019-09-11T17:22:30"),
        ("2024-05-08 08:53:11 PM", "2024-05-08T20:53:11"),
        ("Wed, 04 Mar 2026 10:00:00 Europe/Berlin", "2026-03-04T09:00"),
        ("Mon, 08 Jul 2024 04:00:00 Nowhere/Atall", "2024-07-08T04:00"),
    ],
)
def test_the_date_is_the_written_one(written: str, instant: str) -> None:
    found = listed_instant(written)
    assert found is not None
    assert found.isoformat().startswith(instant)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("Mon, 08 Jul 2024 18:30:00 EST", "2024-07-08T23:30"),
        ("Mon, 08 Jul 2024 04:00:00 PST", "2024-07-08T12:00"),
        ("Mon, 08 Jul 2024 04:00:00 CEST", "2024-07-08T02:00"),
        ("Mon, 08 Jan 2024 04:00:00 CET", "2024-01-08T03:00"),
        ("Mon, 08 Jul 2024 04:00:00 BST", "2024-07-08T03:00"),
        ("Mon, 08 Jul 2024 04:00:00 MSK", "2024-07-08T01:00"),
        ("Mon, 08 Jul 2024 04:00:00 IST", "2024-07-07T22:30"),
        ("Mon, 08 Jul 2024 04:00:00 -0000", "2024-07-08T04:00"),
    ],
)
def test_a_stated_zone_counts_more_than_the_sources(written: str, instant: str) -> None:
    found = listed_instant(written, zone="America/Lima")
    assert found is not None
    assert found.isoformat().startswith(instant)


@pytest.mark.parametrize("written", ["10:00", "March 4", "yesterday", "2026-13-40", "Wed, 04 Mar", "04 10:00:00", "99"])
def test_what_is_not_a_whole_date_is_none(written: str) -> None:
    assert listed_instant(written) is None

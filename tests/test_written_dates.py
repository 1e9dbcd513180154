"""A written date is read to its day as written, and to a moment in UTC if a time is written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.extract.dates.months import month_of
from tasks.pure.extract.dates.written import read_written_date

NOON = "2023-11-08T12:05"


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "instant", "offset"),
    [
        ("2023-11-08T12:05:00Z", NOON, 0),
        ("2023-11-08T12:05:00.123456Z", NOON, 0),
        ("2023-11-08T13:05:00+01:00", NOON, 60),
        ("2023-11-08T13:05:00+0100", NOON, 60),
        ("2023-11-08T13:05+01", NOON, 60),
        ("2023-11-08 07:05:00 -0500", NOON, -300),
        ("2023-11-08 12:05:00 UTC", NOON, 0),
        ("2023-11-08T17:35:00+05:30", NOON, 330),
        ("20231108T1205Z", NOON, 0),
        ("Wed, 08 Nov 2023 13:05:00 +0100", NOON, 60),
        ("Wed, 08 Nov 2023 12:05:00 GMT", NOON, 0),
        ("Wed Nov 08 2023 13:05:00 GMT+0100 (Central European Time)", NOON, 60),
        ("Wed Nov  8 13:05:00 CET 2023", NOON, 60),
        ("November 8, 2023 at 7:05 a.m. ET", NOON, -300),
        ("July 8, 2023 at 8:05 AM ET", "2023-07-08T12:05", -240),
        ("Nov. 8, 2023 7:05 AM EST", NOON, -300),
        ("8 November 2023, 21:05 JST", NOON, 540),
        ("1699445100", NOON, 0),
        ("1699445100000", NOON, 0),
    ],
)
def test_a_stated_zone_is_honoured(written: str, instant: str, offset: int) -> None:
    moment = read_written_date(written, zone="America/Lima")
    assert moment is not None
    assert moment.instant == _utc(instant)
    assert moment.offset_minutes == offset
    assert moment.zone == "stated"


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2023-11-08T13:05:00", NOON),
        ("2023-11-08 13:05", NOON),
        ("8. November 2023, 13.05 Uhr", NOON),
        ("08.11.2023 um 13:05 Uhr", NOON),
        ("08.11.23, 13:05", NOON),
        ("le 8 novembre 2023 à 13h05", NOON),
        ("8 de noviembre de 2023 a las 13:05", NOON),
        ("13:05, 8 November 2023", NOON),
        ("Wednesday 8 November 2023 1.05pm", NOON),
        ("8 Nov 2023 | 1:05 PM", NOON),
        ("12:05 a.m. 8 Nov 2023", "2023-11-07T23:05"),
        ("2023. november 8. 13:05", NOON),
        ("2023年11月8日 13時05分", NOON),
        ("2023년 11월 8일 오후 1:05", NOON),
        ("8 ноября 2023, 13:05", NOON),
        ("الأربعاء 8 نوفمبر 2023 - 1:05 م", NOON),
        ("8 Temmuz 2023 14:05", "2023-07-08T12:05"),  # summer time of the source
    ],
)
def test_a_time_without_zone_is_the_sources(written: str, instant: str) -> None:
    moment = read_written_date(written, zone="Europe/Berlin")
    assert moment is not None
    assert moment.instant == _utc(instant)
    assert moment.zone == "source"


@pytest.mark.parametrize(
    "written",
    [
        "8 November 2023", "8th November 2023", "November 8th, 2023", "Nov 8, 2023", "8-Nov-2023", "8 Nov '23",
        "8. November 2023", "8. Nov. 2023", "08.11.2023", "8.11.23", "8/11/2023", "2023/11/08", "2023-11-08", "20231108",
        "8 novembre 2023", "8 de noviembre de 2023", "8 de novembro de 2023", "8 november 2023", "8 noiembrie 2023",
        "8 listopada 2023", "8. listopadu 2023", "8. studenoga 2023.", "8 листопада 2023", "8 ноября 2023 г.",
        "8 ноември 2023", "8 Νοεμβρίου 2023", "8 Kasım 2023", "8. marraskuuta 2023", "2023 m. lapkričio 8 d.",
        "2023. gada 8. novembris", "2023. november 8.", "8 tháng 11, 2023", "8 November 2023 Rabu",
        "2023年11月8日", "2023년 11월 8일", "8 نوفمبر 2023", "8 تشرين الثاني 2023", "8 בנובמבר 2023", "८ नवंबर 2023",
        "8 พฤศจิกายน 2566", "17 آبان 1402", "۱۴۰۲/۰۸/۱۷", "Published: 8 November 2023", "Am 8. November 2023 erschienen",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_languages(written: str) -> None:
    moment = read_written_date(written)
    assert moment is not None, written
    assert (moment.day, moment.instant, moment.zone) == (date(2023, 11, 8), None, "none")


@pytest.mark.parametrize("month", ["April", "August", "Dezember", "December", "aprile", "abril", "août", "dicembre"])
def test_a_month_that_begins_like_a_preposition_is_still_a_month(month: str) -> None:
    assert read_written_date(f"21 {month} 2020", whole=False) is not None


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "2 hours ago", "May 2023", "31.02.2023", "2023-13-01", "version 10.4.2", "00/00/0000", "call 555-1234", "1899"],
)  # fmt: skip
def test_what_is_not_a_date_is_none(written: str) -> None:
    assert read_written_date(written) is None


@pytest.mark.parametrize(
    ("written", "language", "day"),
    [
        ("3/4/2024", "en-US", date(2024, 3, 4)),
        ("3/4/2024", "en-GB", date(2024, 4, 3)),
        ("3/4/2024", "fr", date(2024, 4, 3)),
        ("3.4.2024", "en-US", date(2024, 4, 3)),
        ("25/4/2024", "en-US", date(2024, 4, 25)),
        ("4/25/2024", "fr", date(2024, 4, 25)),
    ],
)
def test_day_and_month_follow_the_language_unless_only_one_way_is_possible(
    written: str, language: str, day: date
) -> None:
    moment = read_written_date(written, language=language)
    assert moment is not None
    assert moment.day == day


def test_an_hour_that_comes_twice_is_its_first_passing() -> None:
    moment = read_written_date("2023-10-29 02:30", zone="Europe/Berlin")
    assert moment is not None
    assert moment.instant == _utc("2023-10-29T00:30")


def test_an_abbreviation_means_what_the_sources_zone_means_by_it() -> None:
    mumbai = read_written_date("8 November 2023 17:35 IST", zone="Asia/Kolkata")
    jerusalem = read_written_date("8 November 2023 14:05 IST", zone="Asia/Jerusalem")
    assert mumbai is not None
    assert jerusalem is not None
    assert mumbai.instant == jerusalem.instant == _utc(NOON)


def test_listopad_is_october_in_croatian_and_november_in_polish() -> None:
    assert month_of("listopad", "hr") == 10
    assert month_of("listopad", "pl") == 11


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001  # the zone is drawn separately
    st.integers(-12 * 60, 14 * 60),
)
def test_every_iso_instant_survives_the_round_trip(local: datetime, offset: int) -> None:
    written = local.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    moment = read_written_date(written.isoformat())
    assert moment is not None
    assert moment.instant == written.astimezone(UTC)
    assert moment.day == written.date()


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    read_written_date(text)
    read_written_date(text, whole=False)

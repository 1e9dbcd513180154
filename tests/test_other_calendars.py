"""Dates of Nepali and Ethiopian papers in their own calendars, and of small languages in the Gregorian one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tasks.pure.extract.dates.calendars import day_of_nepali, day_of_other_calendar
from tasks.pure.extract.dates.written import read_written_date


def day_of(text: str, language: str) -> str:
    moment = read_written_date(text, language=language)
    return "" if moment is None else moment.day.isoformat()


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("२०८२ मंसिर १५ गते सोमबार", "ne", "2025-12-01"),
        ("सोमबार, १५ मंसिर २०८२", "ne", "2025-12-01"),
        ("प्रकाशित: मंसिर १५, २०८२", "ne", "2025-12-01"),
        ("मंसिर १५ गते, २०८२", "ne-NP", "2025-12-01"),
        ("वि.सं. २०८२ साल बैशाख १ गते", "ne", "2025-04-14"),
        ("२०८१ चैत ३१", "ne", "2025-04-13"),
        ("१ वैशाख २०८३", "", "2026-04-14"),
        ("१ साउन २०७२", "ne", "2015-07-17"),
        ("२०८२/०८/१५", "ne", "2025-12-01"),
        ("2082-08-15", "ne", "2025-12-01"),
        ("२०२५-११-३०", "ne", "2025-11-30"),
        ("१५ नोभेम्बर २०२५", "ne", "2025-11-15"),
        ("१५ कार्तिक २०८२", "hi", ""),
        ("२०८२ मंसिर ३१", "ne", ""),
        ("२०८९ मंसिर १५", "ne", ""),
        ("ኅዳር 21 ቀን 2018 ዓ.ም.", "am", "2025-11-30"),
        ("ሰኞ ህዳር 21፣ 2018", "am", "2025-11-30"),
        ("21 ኅዳር 2018", "am", "2025-11-30"),
        ("መስከረም 1 ቀን 2018 ዓ.ም.", "am", "2025-09-11"),
        ("መስከረም 1 ቀን 2016 ዓ.ም.", "am", "2023-09-12"),
        ("ጳጉሜን 6 ቀን 2015", "am", "2023-09-11"),
        ("ጳጉሜን 6 ቀን 2017", "am", ""),
        ("ታኅሣሥ 29/2018", "am", "2026-01-07"),
        ("ኖቬምበር 30, 2025", "am", "2025-11-30"),
        ("መስከረም 5, 2026", "ti", "2026-09-05"),
        ("30mh den t-Samhain 2026", "gd", "2026-11-30"),
        ("DiLuain, 5mh dhen Fhaoilleach 2026", "gd", "2026-01-05"),
        ("An t-Ògmhios 3, 2026", "gd", "2026-06-03"),
        ("30 Dàmhair 2026", "gd", "2026-10-30"),
        ("lundo, la 30-a de novembro 2026", "eo", "2026-11-30"),
        ("la 5-an de aŭgusto 2026", "eo", "2026-08-05"),
        ("3 Junio 2026", "eo", "2026-06-03"),
        ("2026年Mar5日", "zh", "2026-03-05"),
        ("2026年三月五日", "zh", "2026-03-05"),
        ("5 de genièr de 2026", "oc", "2026-01-05"),
        ("25 Nopémber 2026", "su", "2026-11-25"),
        ("19 Ākuhata 2026", "mi", "2026-08-19"),
        ("5טן יאַנואַר 2026", "yi", "2026-01-05"),
        ("16 فبروری 2026", "fa-af", "2026-02-16"),
        ("28 مئ 2026", "pa-arab", "2026-05-28"),
        ("30 সেপ্টেঃ, 2026", "bn-in", "2026-09-30"),
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_calendar_that_its_month_belongs_to(text: str, language: str, day: str) -> None:
    assert day_of(text, language) == day


def test_days_of_nepali_years_follow_each_other() -> None:
    day, last = date(1993, 4, 13), date(2027, 4, 13)
    found = [
        day_of_nepali(year, month, number)
        for year in range(2050, 2084)
        for month in range(1, 13)
        for number in range(1, 33)
    ]
    assert [one for one in found if one is not None] == [day + timedelta(days=n) for n in range((last - day).days + 1)]


def test_ethiopian_new_year_is_on_the_eleventh_of_september_or_a_day_later_before_a_leap_year() -> None:
    for year in range(1993, 2093):
        found = day_of_other_calendar(year, "መስከረም", 1, "am")
        assert found == date(year + 7, 9, 12 if (year + 8) % 4 == 0 else 11)

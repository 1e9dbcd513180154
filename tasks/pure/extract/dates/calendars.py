"""Days of calendars that count other years: Solar Hijri (Iran, Afghanistan), Bikram Sambat (Nepal), the Ethiopian one.

Their months have names that no Gregorian month has, so that no page has to state its calendar.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate

from tasks.pure.extract.lexicon.calendars import ETHIOPIAN_MONTHS, NEPALI_MONTHS, PERSIAN_MONTHS

_NEPALI_FIRST = 2050
_NEPALI_BEGINS = date(1993, 4, 13)
"""The first day of that year."""
_LENGTHS = """
    232321110102 222322101011 223222101011 232321110011 232321110102 223222101011 223231101011 232321110012
    132321110102 223222101011 223321101011 232321110012 132322010102 223222101011 223321101011 232321110012
    222322011002 223222101011 223321101011 232321110012 222322011011 223222101011 232321101011 232321110012
    222322101011 223222101011 232321110011 232321110102 222322101011 223222101011 232321110011 232321110102
    223222101011 223222101011
"""
"""Days over 29 of each month of a Nepali year: its almanac follows the sun and is printed, not calculated. As in nepali-datetime
1.0.8 (PyPI) and nepali-date-converter 3.4.0 (npm), which agree up to 2083 but for the first two months of 2062, where the second
is followed. Later almanacs are not published."""
_NEPALI_MONTHS = [29 + int(days) for days in _LENGTHS.replace("\n", " ").replace(" ", "")]
_NEPALI_STARTS = [0, *accumulate(_NEPALI_MONTHS)]
_ETHIOPIAN_BEGINS = date(1907, 9, 12)
"""1 Meskerem 1900."""
_INDIAN = frozenset({"hi", "mr", "gu", "kok", "sa"})
"""Languages whose months of the same names follow the moon."""


def day_of_other_calendar(year: int, word: str, day: int, language: str) -> date | None:
    """The day of a year, month and day of one of these calendars, whose month's name is given; None where it has no such day.

    ``language``: the page's, empty where it is not known.
    """
    if (month := PERSIAN_MONTHS.get(word, 0)) > 0:
        return day_of_persian(year, month, day)
    if (month := NEPALI_MONTHS.get(word, 0)) > 0 and language[:2] not in _INDIAN and language[:3] not in _INDIAN:
        return day_of_nepali(year, month, day)
    if (month := ETHIOPIAN_MONTHS.get(word, 0)) > 0 and language[:2] != "ti":
        return _day_of_ethiopian(year, month, day)
    return None


def day_of_persian(year: int, month: int, day: int) -> date | None:
    """A Solar Hijri date; the arithmetic calendar with its 33-year cycle, exact from 1206 to 1498 (1827 to 2120)."""
    if not (1206 <= year <= 1498 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    elapsed = 365 * (year - 1206) + (8 * (year - 1206 + 21) // 33 - 8 * 21 // 33)
    in_year = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    return date(1827, 3, 22) + timedelta(days=elapsed + in_year + day - 1)


def day_of_nepali(year: int, month: int, day: int) -> date | None:
    """A date of Bikram Sambat, of the years 2050 to 2083 (1993 to April 2027)."""
    at = 12 * (year - _NEPALI_FIRST) + month - 1
    if not (1 <= month <= 12 and 0 <= at < len(_NEPALI_MONTHS) and 1 <= day <= _NEPALI_MONTHS[at]):
        return None
    return _NEPALI_BEGINS + timedelta(days=_NEPALI_STARTS[at] + day - 1)


def _day_of_ethiopian(year: int, month: int, day: int) -> date | None:
    """A date of the Ethiopian calendar: twelve months of 30 days, and one of five or, each fourth year, six."""
    longest = 30 if month <= 12 else 6 if year % 4 == 3 else 5
    if not (1900 <= year <= 2092 and 1 <= day <= longest):
        return None
    return _ETHIOPIAN_BEGINS + timedelta(days=365 * (year - 1900) + (year - 1900) // 4 + 30 * (month - 1) + day - 1)

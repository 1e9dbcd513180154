"""One written date to a day and, where a time is written, an instant.

Tried in this order, because it is the order of how often and how surely: ISO 8601 with its usual slips, compact and
epoch numbers, dates with a month's name (:mod:`date_words`), East Asian and Vietnamese dates, numbers with separators.
``dateparser`` is not used: it takes milliseconds where this takes microseconds, and guesses where this refuses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from tasks.pure.extract.dates.calendars import day_of_nepali, day_of_other_calendar, day_of_persian
from tasks.pure.extract.dates.months import PLAIN, month_of
from tasks.pure.extract.dates.numbered_months import date_of_numbered_month
from tasks.pure.extract.lexicon.dates import (
    AFTERNOON,
    MONTH_FIRST_LANGUAGES,
    MONTHS,
    MORNING,
    UPDATED,
    ZONE_MINUTES,
    ZONE_NAMES,
)
from tasks.pure.extract.lexicon.short_months import SHORT_MONTHS
from tasks.pure.extract.lexicon.tables import grouped

_FIRST_YEAR, _LAST_YEAR = 1605, 2100
"""The first newspaper was printed in 1605. What is too new is the caller's to judge: only it knows the fetch."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a written date says."""

    day: date
    """The calendar date as written."""
    instant: datetime | None
    """In UTC, where a time is written."""
    offset_minutes: int | None
    zone: Literal["stated", "source", "none"]
    ambiguous: bool = False
    """Day and month could be the other way round; :func:`read_written_date` with ``day_first`` decides."""


_SEVERAL_WORDS = grouped(
    re.escape(word).replace("\\ ", r"\s+")
    for word in sorted((*MONTHS, *SHORT_MONTHS["ckb"]), key=len, reverse=True)
    if " " in word or "-" in word
)
_WORD = rf"(?:(?:{_SEVERAL_WORDS})(?![^\W\d_])|[^\W\d_](?:[^\s\d,;:/()|–—-]*[^\s\d,;:/()|.–—-])?)"
_ISO = re.compile(
    r"([12]\d{3})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)"
    r"(?:(?:\s*[T,|·•]\s*|\s+(?:at\s+|- )?|-(?=\d\d:))(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:]\d+)?)?"
    r"\s*([ap]\.?m\.?(?![a-z]))?[\s(]*(z|[a-z]{2,5}(?![a-z]))?\s*([+-]\d{1,2}:?\d{2}|[+-]\d{1,2}(?!\d))?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"([12]\d{3})(\d{2})(\d{2})(?:[T\s]?(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$"
)
_ISO_WEEK = re.compile(r"\d{4}-W\d{2}(-\d)?", re.IGNORECASE)
_EPOCH = re.compile(r"([12]?\d{9})(\d{3})?(?:\.\d+)?$")
_DAY_MONTH_YEAR = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|re|ª|º|°|η|-?[aeiп]{1,2}(?=\s)|লা|রা|ঠা|ই|শে|ی|ú|ydd|fed|ê|mh|-?an(?=\s)|טן|-?nj[iy]|-?nçi)?[\s.,/-]*"
    rf"(?:(?:de|of|di|del|da|a|den|ng|ga\s+watan|dhen|oṣù|ta['’]|ខែ|เดือน|ເດືອນ)\s+|d['’])?({_WORD})\.?(?:\s?/\s?[\u0600-\u06ff]+(?:\s[\u0600-\u06ff]+)?)?[\s,./-]*"
    r"(?:(?:ماه|de|del|of|do|di|năm|соли)\s+|(?:พ\.?ศ\.?|ค\.?ศ\.?|ឆ្នាំ|ປີ)\s*)?('?\d{2}|\d{4})(?!\d|:\d)",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    rf"({_WORD})\.?[\s/-]*(\d{{1,2}})(?:st|nd|rd|th|\s(?:ቀን|गते))?(?:\s*[,/-]\s*|\s+)(?:de\s+|del\s+)?(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY_TIME_YEAR = re.compile(
    rf"({_WORD})\s+(\d{{1,2}}),?\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s*\w*\s+(\d{{4}})(?!\d)"
)
_YEAR_MONTH_DAY = re.compile(
    rf"(?<!\d)(\d{{4}})(?:[.,]|\(?e?\)?ko(?=\s))?\s*(?:m\.|г\.|թ\.|оны?(?=\s)|د(?=\s)|ခုနှစ်[၊,]?|साल(?:को)?|年|[-/])?\s*({_WORD})\.?(?:\sමස)?[\s,-]*(\d{{1,2}})(?!\d|:\d)",
    re.IGNORECASE,
)
_YEAR_DAY_MONTH = re.compile(
    r"(\d{4})[.,-]?\s*(?:gada|წლის|წ\.|ж\.|жыл(?:ғы|ы|дын)?|-?c[iıuü]\s+il|-?nj[iy]\s+ýylyň|йил(?:нинг)?|yil(?:ning)?|елның|-?يىل\w*|(?=\s\d{1,2}-[\u0620-\u06ff]))[\s,]*"
    rf"(\d{{1,2}})(?:-?nj[iy](?=\s))?[\s.,-]*({_WORD})",
    re.IGNORECASE,
)
"""Latvian, Georgian, Kazakh, Kyrgyz, Uzbek, Tatar: a word for "year" comes between year and day."""
_ERA = re.compile(
    r"(?:(令和|平成|昭和|民國|民国)\s*(\d{1,3}|元)|(?<!\d)(1[0-4]\d))\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_ERA_BEGINS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before the first of an era; a year of three digits is one of the Republic of China, whose era is not named."""
_NUMBERS = re.compile(r"(?<![\d.:/])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/]|:\d|\.\d)")
_SPACED_YEAR = re.compile(r"(?<![\d.:/])(\d{1,2})\s?/\s?(\d{1,2})(?:\s|\s?-\s?)(\d{4})(?!\d)")
_SLASH_BEFORE_YEAR = frozenset({"da", "sv", "no", "nb", "nn", "fi"})
"""Languages that write 15/11 2025."""
_YEAR_FIRST = re.compile(r"(?<![\d/.])(\d{4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_HALVES = grouped(
    re.escape(word).replace("\\.", r"\.?")
    for word in sorted(AFTERNOON | MORNING, key=len, reverse=True)
    if len(word) > 1 and not word.isascii() and "μ" not in word
)
"""Words for the halves of the day that are no letters of the Latin alphabet: those stand behind a time only."""
_TIME = re.compile(
    rf"(?<![\d:./+])(?:({_HALVES}|[AP]M(?=\d))\s*)?"
    r"(?:([0-2]?\d)\s?(?::|\.(?=\d\d(?!\.?\d))|[hHu]\s?(?=\d\d)|(?:uhr|val\.)\s?(?=\d\d)|시|時|时|点|點)\s?([0-5]\d|\d(?=\s?[분分]))?(?:\s?분|分)?(?::([0-5]\d)(?:[.,]\d+)?)?|(\d{1,2})(?=\s?[ap]\.?m\b|\s?h\b))"
    rf"\s*([ap]\.?\s?m\.?(?![^\W\d_])|[πμ]\.?μ\.?|(?:{_HALVES}|SA|CH|PTG|PG|petang|pagi|W[BD]|G[DH])(?!\w)|[مص](?!\w)|[mp]\.d\.)?"
    r"(?:\s*(?:uhr|hrs?|h|klo|uur|น\.?|ч\.?)(?![^\W\d_]))?"
    r"[\s,(]*([^\W\d_]{1,5}(?![^\W\d_]))?\s*([+-]\d{1,2}:?\d{2}|[+-]\d{1,2}(?!\d))?",
    re.IGNORECASE,
)
_HALF_BEHIND = re.compile(rf"\s*(?:{_HALVES}|[صم](?!\w))")
LONGEST = 300
"""Characters of a text in which a date is looked for."""
_AFTER, _BEFORE = 45, 30
"""Characters after and before a date in which its time is looked for: a weekday and a word or two."""
_SPACES = re.compile(r"\s+")
_UPDATED = re.compile(UPDATED, re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_ANOTHER = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d|\d{4}")
_ZONE_AFTER = re.compile(r"[\s,(]{1,2}([A-Za-z]{2,5})(?![A-Za-z])")
_HOUR_ALONE = re.compile(r"(?:\b[àa]|\bàs|\d{4}\s?[,|–-])\s$", re.IGNORECASE)
"""A bare "9h" is a time of day after a word for "at", or what separates it from the year."""
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
YEAR_FIRST_LANGUAGES = frozenset({"zh", "ja", "ko"})
"""Where 18-03-08 is a day of 2018."""
_NEPALI_YEARS = 2050
"""From which on a year of a Nepali page is one of Bikram Sambat."""
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""What a field without a date becomes when it is counted in seconds."""


def read_written_date(
    text: str, *, zone: str = "UTC", language: str = "", day_first: bool | None = None, whole: bool = True
) -> Moment | None:
    """The first date written in ``text``, or None. Never raises.

    ``zone``: IANA zone of times that state none. ``language``: as the page names it (``en``, ``en-US``), to tell
    3/4/2024 apart; ``day_first`` overrides it. ``whole``: ``text`` is a date and little more, so that bare numbers
    (``20240311``, epoch seconds) are dates too.
    """
    text = _SPACES.sub(" ", text if text.isascii() else text.translate(PLAIN)).strip()[:LONGEST]
    return _read_once(text, zone, language, day_first, whole) if len(text) >= 6 else None


@lru_cache(maxsize=512)
def _read_once(text: str, zone: str, language: str, day_first: bool | None, whole: bool) -> Moment | None:
    """Cached: a page writes one date in many places."""
    try:
        moment = _read(text, _zone(zone), language.lower().replace("_", "-"), day_first, whole)
    except (ValueError, OverflowError):
        return None
    return None if moment is not None and moment.instant == _NO_DATE else moment


def _read(text: str, zone: tzinfo, language: str, day_first: bool | None, whole: bool) -> Moment | None:
    if whole and (found := _ISO.match(text)):
        year, _, month, day, hour, minute, second, half, name, offset = found.groups()
        if (stated := _day_of(int(year), int(month), int(day), language)) is not None:
            if hour is None or _HALF_BEHIND.match(text, found.end()):
                return _with_time(stated, text, found.start(), found.end(4), zone)
            return _moment(stated, int(hour), int(minute), int(second or 0), half, name, offset, zone)
    if whole and text[:4].isdecimal():
        if found := _COMPACT.match(text):
            year, month, day, hour, minute, second, offset = found.groups()
            stated = _day(int(year), int(month), int(day))
            if stated is not None and hour is None:
                return Moment(stated, None, None, "none")
            if stated is not None:
                letter, offset = ("z", None) if offset == "Z" else (None, offset)
                return _moment(stated, int(hour), int(minute), int(second or 0), None, letter, offset, zone)
        if found := _ISO_WEEK.fullmatch(text):
            return Moment(date.fromisoformat(text.upper() if found[1] else f"{text.upper()}-1"), None, None, "none")
        if found := _EPOCH.match(text):
            instant = datetime.fromtimestamp(int(found.group(1)), UTC)
            return Moment(instant.date(), instant, 0, "stated") if instant.year >= 1980 else None
    return _read_words(text, zone, language) or _read_numbers(text, zone, language, day_first)


def _read_words(text: str, zone: tzinfo, language: str) -> Moment | None:
    for pattern, order, numbers in _WORDED:
        if numbers.search(text) is None:
            continue
        for found in pattern.finditer(text):
            parts = dict(zip(order, found.groups(), strict=True))
            month = month_of(parts["m"], language)
            year = _year(parts["y"])
            if len(parts["y"]) == 2 and "\u0e00" <= parts["m"][0] <= "\u0e7f":
                year = 1957 + int(parts["y"])  # of the Buddhist calendar, 25xx
            day = int(parts["d"])
            stated = _day(year, month, day) if month else day_of_other_calendar(year, parts["m"], day, language)
            if stated is not None:
                return _with_time(stated, text, found.start(), found.end(), zone)
    return None


def _read_era(text: str, zone: tzinfo) -> Moment | None:
    """A day in a year of a Japanese emperor or of the Republic of China."""
    if (found := _ERA.search(text)) is None:
        return None
    era, of_era, of_republic, month, day = found.groups()
    year = int(of_republic or 0) or (1 if of_era == "元" else int(of_era))
    stated = _day(_ERA_BEGINS[era or "民國"] + year, int(month), int(day))
    return None if stated is None else _with_time(stated, text, found.start(), found.end(), zone)


def _read_numbers(text: str, zone: tzinfo, language: str, day_first: bool | None) -> Moment | None:
    if not text.isascii() and (moment := _read_era(text, zone)) is not None:
        return moment
    if (numbered := date_of_numbered_month(text)) is not None:
        stated = _day(numbered.year, numbered.month, numbered.day)
        if stated is not None:
            return _with_time(stated, text, numbered.start, numbered.end, zone)
    if found := _YEAR_FIRST.search(text):
        year, month, day = int(found.group(1)), int(found.group(3)), int(found.group(4))
        stated = day_of_persian(year, month, day) if 1300 <= year <= 1450 else _day_of(year, month, day, language)
        if stated is not None:
            return _with_time(stated, text, found.start(), found.end(), zone)
    is_year_first = language[:2] in YEAR_FIRST_LANGUAGES or (not text.isascii() and _IDEOGRAPH.search(text) is not None)
    if language[:2] in _SLASH_BEFORE_YEAR and (found := _SPACED_YEAR.search(text)):
        stated = _day(int(found.group(3)), int(found.group(2)), int(found.group(1)))
        if stated is not None:
            return _with_time(stated, text, found.start(), found.end(), zone)
    for found in _NUMBERS.finditer(text):
        first, separator, second, year = int(found.group(1)), found.group(2), int(found.group(3)), _year(found.group(4))
        if is_year_first and len(found.group(4)) == 2 and len(found.group(1)) == 2:
            stated = _day(_year(found.group(1)), second, int(found.group(4)))
            if stated is not None:
                return _with_time(stated, text, found.start(), found.end(), zone)
        either_way = first <= 12 and second <= 12 and first != second and separator != "."
        if day_first is None:
            # Dots are day first everywhere; strokes wherever English is not American.
            day_first = separator == "." or language not in MONTH_FIRST_LANGUAGES
        elif separator == ".":
            day_first = True
        stated = _day(year, second, first) if day_first else _day(year, first, second)
        if stated is None:
            stated = _day(year, first, second) if day_first else _day(year, second, first)
        if stated is not None:
            return _with_time(stated, text, found.start(), found.end(), zone, ambiguous=either_way)
    return None


_YEAR = re.compile(r"\d{4}")
_WORDED = (
    (_DAY_MONTH_YEAR, "dmy", re.compile(r"\d")),
    (
        _MONTH_DAY_YEAR,
        "mdy",
        re.compile(r"\d(?:st|nd|rd|th|\s(?:ቀን|गते))?(?:\s*[,/-]|\s)\s*(?:de\s+|del\s+)?\d{4}", re.IGNORECASE),
    ),
    (_YEAR_MONTH_DAY, "ymd", _YEAR),
    (_MONTH_DAY_TIME_YEAR, "mdy", re.compile(r"\d:\d{2}")),
    (_YEAR_DAY_MONTH, "ydm", _YEAR),
)
"""Patterns, their order, and the numbers in them: a text without these has no such date, and numbers are found much faster."""


def _with_time(day: date, text: str, start: int, end: int, zone: tzinfo, *, ambiguous: bool = False) -> Moment:
    """The day with the time next to it: after it rather than before, unless words separate the one after."""
    after = _time_in(text[start : end + _AFTER], max(0, end - start - 22))
    before = _time_in(text[max(0, start - _BEFORE) : start], 0)
    if after is not None:
        gap = text[end : max(end, start + after.start())]
        of_another = _UPDATED.search(gap) or _ANOTHER.search(gap)
        if of_another or (before is not None and _LETTERS.search(gap) and start - before.end() - _from(start) <= 2):
            after = None
    found = after or before
    if found is None:
        return Moment(day, None, None, "none", ambiguous)
    earlier, hour, minute, second, bare_hour, half, name, offset = found.groups()
    if (
        found is before
        and (name or "").casefold() not in ZONE_MINUTES
        and not offset
        and (stated := _ZONE_AFTER.match(text, end))
    ):
        name = stated.group(1)  # "8:00 AM on March 5, 2024 CST"
    return _moment(
        day, int(hour or bare_hour), int(minute or 0), int(second or 0), half or earlier, name, offset, zone, ambiguous
    )  # fmt: skip


def _from(start: int) -> int:
    """Where the text before a date that is searched for its time begins."""
    return max(0, start - _BEFORE)


def _time_in(text: str, begin: int) -> re.Match[str] | None:
    """The first time of day in ``text`` from ``begin`` on; None where what looks like one is none."""
    found = _TIME.search(text, begin)
    if found is None:
        return None
    earlier, hour, minute, _, bare_hour, half, *_ = found.groups()
    if int(hour or bare_hour) > 24:
        return None
    if minute is None and bare_hour is None and not earlier and "시" not in found.group():
        return None
    if bare_hour is not None and not half and not _HOUR_ALONE.search(text[: found.start()]):
        return None
    return None if "." in found.group() and ":" not in found.group() and not _is_clock(found.group()) else found


def _is_clock(text: str) -> bool:
    """``13.09`` is a time only where its second part can be minutes."""
    found = re.search(r"(\d{1,2})\.(\d{2})", text)
    return found is None or int(found.group(2)) < 60


def _moment(
    day: date,
    hour: int,
    minute: int,
    second: int,
    half: str | None,
    name: str | None,
    offset: str | None,
    zone: tzinfo,
    ambiguous: bool = False,
) -> Moment:
    if half and hour <= 12:
        word = half.casefold().replace(" ", "")
        if word in AFTERNOON:
            hour = hour % 12 + 12
        elif word in MORNING:
            hour %= 12
    if hour > 24 or minute > 59:
        return Moment(day, None, None, "none", ambiguous)
    extra = timedelta(days=1) if hour == 24 else timedelta()
    local = datetime(day.year, day.month, day.day, hour % 24, minute, min(second, 59)) + extra  # noqa: DTZ001  # its zone is settled below
    stated = _stated_zone(name, offset, local, zone)
    # A time in the hour that summer time repeats is read as its first passing (fold 0), as zoneinfo does by default.
    aware = local.replace(tzinfo=stated or zone)
    shift = aware.utcoffset() or timedelta()
    return Moment(
        day, aware.astimezone(UTC), int(shift.total_seconds() // 60), "stated" if stated else "source", ambiguous
    )


def _stated_zone(name: str | None, offset: str | None, local: datetime, zone: tzinfo) -> tzinfo | None:
    if offset:
        sign = -1 if offset[0] == "-" else 1
        digits = offset[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours <= 15 and minutes < 60 else None
    if not name:
        return None
    word = name.casefold()
    if word in ZONE_NAMES:
        return _zone(ZONE_NAMES[word])
    # IST in Dublin, Jerusalem and Mumbai: the source's own zone knows which is meant.
    if word == (local.replace(tzinfo=zone).tzname() or "").casefold():
        return zone
    return timezone(timedelta(minutes=ZONE_MINUTES[word])) if word in ZONE_MINUTES else None


def _year(digits: str) -> int:
    """Two digits as POSIX reads them; years of the Thai Buddhist calendar made Gregorian."""
    year = int(digits.lstrip("'"))
    if len(digits.lstrip("'")) == 2:
        return year + (2000 if year <= 68 else 1900)
    return year - 543 if 2480 <= year <= 2643 else year


def _day(year: int, month: int, day: int) -> date | None:
    if 2480 <= year <= 2643:
        year -= 543
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of(year: int, month: int, day: int, language: str) -> date | None:
    """The day that numbers say: in Nepali of Bikram Sambat, where the year is one of that."""
    if language[:2] == "ne" and year >= _NEPALI_YEARS:
        return day_of_nepali(year, month, day)
    return _day(year, month, day)


@lru_cache(maxsize=256)
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return UTC

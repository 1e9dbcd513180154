"""A day and month without a year, which the address or another statement of the page tells: ``november 15.``, ``15.11., 10:30``."""

from __future__ import annotations

import re
from datetime import date

from tasks.pure.extract.dates.lines import PUBLISHED, UPDATED_THEN
from tasks.pure.extract.dates.months import PLAIN, month_of
from tasks.pure.extract.lexicon.dates import WEEKDAYS

LONGEST = 60
"""Characters of a line with such a date, at most."""
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_IN_WORDS = re.compile(
    r"(?<![\d:.])(?P<d1>\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?\s*(?:de\s+)?(?P<m1>[^\W\d_]{3,})"
    r"|(?P<m2>[^\W\d_]{3,})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?![\d:])",
    re.IGNORECASE,
)
_IN_NUMBERS = re.compile(r"(?<![\d.:])(\d{1,2})\.\s?(\d{1,2})\.(?!\d)")
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:h]([0-5]\d)(?!\d)\s*([ap]\.?m\b\.?)?", re.IGNORECASE)
_SHORT = 3
"""Letters of words that join a date and a time: "at", "le", "Uhr"."""
_IN_ADDRESS = re.compile(r"/(20\d\d)(?:[/-](\d\d?)(?=[/-]))?(?=[/-])")


def day_without_year(text: str, language: str) -> tuple[int, int, str] | None:
    """Month, day and time of a line that is such a date with its weekday, a label and little else; None of any other.

    The time is as written, and empty where there is none.
    """
    if len(text) > LONGEST or _YEAR.search(text) or (UPDATED_THEN.search(text) and not PUBLISHED.search(text)):
        return None
    text = text if text.isascii() else text.translate(PLAIN)
    clock = found[0] if (found := _CLOCK.search(text)) else ""
    rest = text.replace(clock, " ") if clock else text
    for match in _IN_WORDS.finditer(rest):
        if month := month_of(match["m1"] or match["m2"], language):
            named, day = match["m1"] or match["m2"], int(match["d1"] or match["d2"])
            break
    else:
        if (numbers := _IN_NUMBERS.search(rest)) is None:
            return None
        named, day, month = "", int(numbers[1]), int(numbers[2])
    others = [word.casefold() for word in _WORD.findall(PUBLISHED.sub(" ", rest)) if word != named]
    if any(len(word) > _SHORT and word not in WEEKDAYS for word in others) or _CLOCK.search(rest):
        return None
    return month, day, clock


def year_in_address(url: str, month: int) -> int | None:
    """The year that an address names as a folder, with the same month or none: ``/2023/11/lanterns``."""
    if (found := _IN_ADDRESS.search(url)) is None or (found[2] and int(found[2]) != month):
        return None
    return int(found[1])


def last_before(month: int, day: int, limit: date) -> date | None:
    """The last such day that is not after another; None where no calendar has it."""
    for year in (limit.year, limit.year - 1):
        try:
            stated = date(year, month, day)
        except ValueError:
            continue
        if stated <= limit:
            return stated
    return None

"""Dates of feeds and sitemaps, as they are written there: by rights RFC 822 and RFC 3339, in practice anything.

Nothing is guessed: a part that is missing is never taken from the day on which the document is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from tasks.pure.discovery.documents import in_utc
from tasks.pure.extract.dates.written import read_written_date

_EXACT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?")
_YEAR_AND_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_ZONE = re.compile(r"(?<![\w/])[A-Z][A-Za-z]{1,20}(?:/[A-Z][A-Za-z_+-]{1,30}){1,2}(?![\w/])")
"""A zone's name in the IANA database, ``Europe/Berlin``, which some feeds write in place of an offset."""
_LONGEST = 120
"""Characters of a date that are read; the longest real ones have some forty."""


def listed_instant(text: str, *, zone: str = "UTC", language: str = "") -> datetime | None:
    """The instant of a date in a feed or sitemap, in UTC; None if none can be read. Never raises.

    Args:
        text: as written. A missing part is its first: ``2024-03`` is 2024-03-01T00:00Z, and a day without a time is
            its first moment in UTC, so that the day stays the one that is written.
        zone: IANA zone of times that state none.
        language: of the feed, to tell 3/4/2024 apart; empty if it does not say.
    """
    text = text.strip()[:_LONGEST]
    if not text:
        return None
    if _EXACT.fullmatch(text):
        try:
            stamp = datetime.fromisoformat(text)
        except ValueError:
            return None
        return in_utc(stamp if stamp.tzinfo else stamp.replace(tzinfo=_zone(zone)))
    if found := _YEAR_AND_MONTH.fullmatch(text):
        try:
            return in_utc(datetime(int(found.group(1)), int(found.group(2) or 1), 1, tzinfo=UTC))
        except ValueError:
            return None
    if (named := _ZONE.search(text)) and _zone(named.group()) is not UTC:
        zone, text = named.group(), _ZONE.sub("", text).strip()
    moment = read_written_date(text, zone=zone, language=language)
    if moment is None:
        return None
    return in_utc(moment.instant or datetime.combine(moment.day, time(), UTC))


@dataclass(frozen=True, slots=True)
class WrittenDates:
    """How the dates of one document are read."""

    zone: str = "UTC"
    language: str = ""

    def instant(self, written: object) -> datetime | None:
        """The instant of a date as its document gives it; None for what is not a text or not a date."""
        return listed_instant(written, zone=self.zone, language=self.language) if isinstance(written, str) else None


@lru_cache(maxsize=256)
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return UTC

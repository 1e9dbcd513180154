"""Days of a backfill: which day an address belongs to, and which pages list a day. Days are in UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from tasks.pure.discovery.sitemaps import named_periods
from tasks.pure.extract.dates.url_dates import date_in_url
from tasks.pure.records import Candidate

PLACEHOLDERS = ("{year}", "{month}", "{day}")
_MONTH_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?=[/_.-]|\Z)(?![/-]\d{1,2}(?!\d))")
"""A month without a day. What looks like a day and is none (``/2026/02/30/``) makes the month doubtful, too."""

_MONTH = timedelta(days=31)


def days(first: date, last: date) -> Iterator[date]:
    """Every day from ``first`` to ``last``, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def day_of(candidate: Candidate, now: datetime) -> date | None:
    """The day that a listed address belongs to, or None if nothing says.

    The first of these: its stated publication; the day in its address; the month in its address (the day of its
    stated change if that is in the month, else the first); its stated change; the first day of the month or day in its
    sitemap's name.
    """
    if candidate.published_at is not None:
        return candidate.published_at.date()
    changed = candidate.changed_at.date() if candidate.changed_at is not None else None
    if (day := date_in_url(candidate.url)) is not None:
        return day
    if (month := _MONTH_IN_PATH.search(candidate.url)) is not None:
        first = date(int(month[1]), int(month[2]), 1)
        return changed if changed is not None and changed.replace(day=1) == first else first
    if changed is not None:
        return changed
    period = named_periods([candidate.listed_in], now).get(candidate.listed_in)
    if period is None or period[1] - period[0] > _MONTH:
        return None
    return period[0].date()


def listings_of(templates: Iterable[str], day: date, first: date) -> tuple[str, ...]:
    """The dated listing pages to read for a day of a range that begins on ``first``.

    A page without ``{day}`` lists a month (without ``{month}``, a year): it is read with that period's first day, or
    with the first of the range.
    """
    return tuple(_filled(template, day) for template in templates if _begins(template, day) or day == first)


def _filled(template: str, day: date) -> str:
    values = (f"{day:%Y}", f"{day:%m}", f"{day:%d}")
    for placeholder, value in zip(PLACEHOLDERS, values, strict=True):
        template = template.replace(placeholder, value)
    return template


def _begins(template: str, day: date) -> bool:
    if "{day}" in template:
        return True
    return day.day == 1 and ("{month}" in template or day.month == 1)

"""How long ago something was, as a person reads it."""

from __future__ import annotations

from datetime import UTC, datetime


def age_in_words(moment: datetime | None, now: datetime) -> str:
    """``less than a minute ago``, ``2 hours ago``, ``3 days ago``; ``no dates`` for None."""
    if moment is None:
        return "no dates"
    minutes = round((now - moment.astimezone(UTC)).total_seconds() / 60)
    if minutes < 1:
        return "less than a minute ago"
    for unit, size in (("day", 1440), ("hour", 60)):
        if minutes >= 2 * size or (unit == "hour" and minutes >= size):
            count = minutes // size
            return f"{count} {unit}{'s' if count != 1 else ''} ago"
    return f"{minutes} minute{'s' if minutes != 1 else ''} ago"

"""Formats of numbers and times on the page. Times are UTC."""

from __future__ import annotations

from datetime import datetime

__all__ = ["ago", "amount", "hours", "moment", "seconds", "web_address"]

NONE = "–"


def amount(value: float | None) -> str:
    """``1,234``; a fraction keeps one digit."""
    if value is None:
        return NONE
    return f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"


def moment(value: datetime | None) -> str:
    """``2026-03-20 12:05``."""
    return NONE if value is None else f"{value:%Y-%m-%d %H:%M}"


def ago(value: datetime | None, now: datetime) -> str:
    """Time from ``value`` to ``now``, both aware or both naive: ``3 min``, ``5 h``, ``2 days``."""
    return NONE if value is None else _span((now - value).total_seconds())


def hours(value: float | None) -> str:
    """A duration given in hours: ``40 min``, ``3 h``, ``4 days``."""
    return NONE if value is None else _span(value * 3600)


def seconds(start: datetime, end: datetime | None) -> str:
    """How long something took, or ``running`` if it has not ended."""
    return "running" if end is None else _span((end - start).total_seconds())


def web_address(url: str | None) -> str:
    """The address if a browser may follow it; else an empty text."""
    return url if url is not None and url.lower().startswith(("http://", "https://")) else ""


def _span(value: float) -> str:
    value = max(value, 0)
    for limit, unit, size in ((120, "s", 1), (7200, "min", 60), (172800, "h", 3600)):
        if value < limit:
            return f"{value / size:.0f} {unit}"
    return f"{value / 86400:,.0f} days"

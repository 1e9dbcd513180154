"""How values look on a page: times in a source's zone, numbers, languages, and links that are safe to follow."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from tasks.pure.query.languages import LANGUAGES

__all__ = [
    "amount",
    "day",
    "described",
    "direction",
    "language",
    "local",
    "part",
    "safe_link",
    "span",
    "text_attributes",
    "utc",
]

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "azb", "ckb", "dv", "fa", "he", "khw", "ks", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Languages that are written from right to left."""


def amount(value: float | None) -> str:
    """``1,234``; a fraction keeps one digit; nothing is a dash."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"


def span(minutes: float | None) -> str:
    """``16 min``, ``5 h``, ``12 days``; nothing is a dash."""
    if minutes is None:
        return "–"
    if minutes < 120:
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.0f} h" if minutes < 48 * 60 else f"{minutes / 1440:,.0f} days"


def day(value: date | None) -> str:
    """``3 Mar 2026``."""
    return "undated" if value is None else f"{value.day} {value:%b} {value.year}"


def utc(value: datetime | None) -> str:
    """``2026-03-20 12:05``."""
    return "–" if value is None else f"{value:%Y-%m-%d %H:%M}"


def local(value: datetime | None, zone: str | None) -> Markup:
    """A time in a source's zone, with UTC on hover.

    Args:
        value: naive, in UTC.
        zone: a name of the IANA database; an unknown one is taken for UTC.
    """
    if value is None:
        return Markup("–")
    aware = value.replace(tzinfo=UTC)
    try:
        shown = aware.astimezone(ZoneInfo(zone or "UTC"))
    except (OSError, ValueError, OverflowError):
        shown = aware
    mark = Markup('<time datetime="{}Z" title="{} UTC">{}</time>')
    return mark.format(value.isoformat(), utc(value), f"{shown:%Y-%m-%d %H:%M}")


def language(code: str) -> str:
    """The English name of a language."""
    return LANGUAGES.get(code, code)


def direction(code: str | None) -> str:
    """``rtl``, ``ltr``, or ``auto`` where the language is not known."""
    if not code:
        return "auto"
    return "rtl" if code.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def text_attributes(code: str | None) -> Markup:
    """``lang`` and ``dir`` of foreign text."""
    known = Markup(' lang="{}"').format(code) if code else Markup("")
    return known + Markup(' dir="{}"').format(direction(code))


def safe_link(url: str | None) -> str | None:
    """The address if it may be followed (http or https, with a host), else None."""
    if not url or re.search(r"[\x00-\x20\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def part(value: object) -> str:
    """One segment of a path, quoted."""
    return quote(str(value), safe="")


def described(text: str) -> Markup:
    """A description of a query: what is searched is in Markdown's italics."""
    pieces = [escape(piece) for piece in text.split("*")]
    # With a star of its own in a query (impf*, 5*3), pairs no longer say what is meant: the text stays plain.
    if len(pieces) % 2 == 0:
        return escape(text)
    return Markup("").join(
        Markup("<em><bdi>{}</bdi></em>").format(piece) if number % 2 else piece for number, piece in enumerate(pieces)
    )

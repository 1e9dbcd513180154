"""Pages replayed by a web archive: restored to the address, date and form in which they were published.

The Wayback Machine and archives like it (OpenWayback, pywb) serve pages under
``/<collection>/<capture time>/<address>``, rewrite every link to themselves and insert a toolbar before the text. A
backfill from one wants none of that: a page's site, section and date follow from the address where it was published.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from tasks.pure.records import Page

_REPLAY = re.compile(
    r"https?://(?:[^/?#]+(?:/[^/?#]+){1,3}?|archive\.(?:is|ph|today|li|vn|md|fo))/"
    r"(?P<time>\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?/"
    r"(?P<url>https?:/{1,2}[^/\s].*|(?:(?<=/\d{14}/)|(?<=/\d{14}[a-z]{2}_/))[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?::\d+)?(?:/.*)?)",
    re.IGNORECASE | re.DOTALL,
)
"""An address without ``http://`` is one only behind the fourteen digits of a capture: shorter numbers are in many paths."""
_NEAREST = re.compile(r"https?://web\.archive\.org/web/(?P<url>https?:/{1,2}[^/\s].*)", re.IGNORECASE | re.DOTALL)
"""Without a time the Wayback Machine redirects to a capture; the target may not be on record."""
_LED_BACK = re.compile(rb"(?:(?:https?:)?//[^/\s\"'<>]+)?(?:/[\w.-]+){1,3}?/\d{14}(?:[a-z]{2}_)?/(?=https?:)")
_LED_BACK_IN_JSON = re.compile(
    rb"(?:(?:https?:)?\\/\\/[^/\\\s\"'<>]+)?(?:\\/[\w.-]+){1,3}?\\/\d{14}(?:[a-z]{2}_)?\\/(?=https?:)"
)
"""The same in JSON that escapes each slash with a backslash, as PHP does."""
_BAR = (b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", b"<!-- END WAYBACK TOOLBAR INSERT -->")


def as_published(page: Page) -> Page:
    """Restore a page that an archive replays: its addresses, the time of its capture, its links and text.

    Any other page is returned unchanged. The record of the fetch keeps the archive's address.
    """
    found = _REPLAY.fullmatch(page.url) or _NEAREST.fullmatch(page.url)
    if found is None:
        return page
    body = _LED_BACK_IN_JSON.sub(b"", _LED_BACK.sub(b"", _without_bars(page.body)))
    return replace(
        page,
        address=_inner(_REPLAY.fullmatch(page.address) or _NEAREST.fullmatch(page.address)) or _inner(found),
        url=_inner(found),
        body=body,
        fetched_at=_captured(found.groupdict().get("time") or "") or page.fetched_at,
    )


def _without_bars(body: bytes) -> bytes:
    """The page without what is between the marks of the toolbar. A search for an end that is missing is not repeated."""
    kept, at = [], 0
    while (begin := body.find(_BAR[0], at)) >= 0 and (end := body.find(_BAR[1], begin)) >= 0:
        kept.append(body[at:begin])
        at = end + len(_BAR[1])
    return b"".join([*kept, body[at:]])


def _inner(found: re.Match[str] | None) -> str:
    """The replayed address, with its scheme and the two slashes that some proxies merge into one."""
    if found is None:
        return ""
    url = (
        found["url"]
        if found["url"].lower().startswith("http") and ":" in found["url"][:6]
        else f"http://{found['url']}"
    )
    return re.sub(r"^(https?:)/{1,2}", r"\1//", url, flags=re.IGNORECASE)


def _captured(written: str) -> datetime | None:
    """The time of a capture, if it is given to the day at least."""
    digits = written.replace(".", "").replace("-", "")
    try:
        return (
            datetime.strptime(digits.ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC) if len(digits) >= 8 else None
        )
    except ValueError:
        return None

"""The day that an address names, in the ways in which sites write it there."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?"
)
_URL_DATE = re.compile(
    rf"[/_.=-](?:(?P<y1>(?:19|20)\d\d)[/._-](?P<m1>[01]?\d|{_MONTHS})[/._-]"
    r"(?P<d1>[0-3]\d(?=[/._?&#-]|$|[a-z])|\d(?=/|$))"
    r"|(?P<y2>20\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?=[/._?&#-]|$|\d{3,6}(?!\d))"
    r"|(?P<y4>20\d\d)/(?P<m4>[01]\d)(?P<d4>[0-3]\d)(?=/|$)"
    r"|(?P<y5>(?:19|20)\d\d)/[a-z][a-z_-]{1,24}/(?P<m5>[01]?\d)/(?P<d5>[0-3]?\d)(?=/)"
    r"|(?P<d3>[0-3]\d)[-_.](?P<m3>[01]\d)[-_.](?P<y3>20\d\d)(?=[/._?&#-]|$))",
    re.IGNORECASE,
)


def date_in_url(url: str) -> date | None:
    """The day that an address names (``/2024/03/11/``, ``-20240311-``, ``/11-03-2024``), or None."""
    for match in _URL_DATE.finditer(url):
        year, month, day = (next(filter(None, (match[f"{name}{way}"] for way in "12345"))) for name in "ymd")
        number = (
            int(month) if month.isdigit() else "janfebmaraprmayjunjulaugsepoctnovdec".index(month[:3].lower()) // 3 + 1
        )
        try:
            return date(int(year), number, int(day))
        except ValueError:
            continue
    return None

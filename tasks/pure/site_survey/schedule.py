"""How often a source is read, by how fast its documents turn over."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tasks.pure.site_survey.records import Judged

STEPS = (5, 10, 15, 30, 60, 180, 360)
"""Minutes between two runs that are proposed."""
UNDATED = 30
"""Minutes, where nothing is dated."""
_RUNS_A_TURNOVER = 4
"""A document is read so often before all that it lists has been replaced: one or two runs may fail."""
_NEW_A_RUN = 2
"""Articles that a run may find new: reading more often finds little."""
_LONGEST_FRESH = 60
"""Minutes between two runs of a source that published within the last two days: news is wanted while it is new."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """How fast a source publishes."""

    articles: int
    span: timedelta | None
    """From the oldest to the newest article that its documents list; None: they are not dated."""
    minutes: int
    """Between two runs."""

    def __str__(self) -> str:
        if self.span is None:
            return f"{self.articles} article{'' if self.articles == 1 else 's'} without dates"
        hours = round(self.span.total_seconds() / 3600)
        count, unit = (hours, "hour") if hours < 72 else (round(hours / 24), "day")
        long = f"{count} {unit}{'' if count == 1 else 's'}" if count else "less than an hour"
        return f"{self.articles} article{'' if self.articles == 1 else 's'} in {long}"


def turnover_of(documents: Sequence[Judged], now: datetime) -> Turnover:
    """The turnover of the document that turns over fastest."""
    found = [_of_one(document, now) for document in documents]
    return min(found, key=lambda turnover: turnover.minutes, default=Turnover(0, None, UNDATED))


def cron_line(minutes: int, name: str) -> str:
    """A cron line for a run each so many minutes, at a minute that differs from source to source.

    ``minutes`` is one of :data:`STEPS`. The minute comes from the name, so that a thousand sources do not start at once.
    """
    chance = zlib.crc32(name.encode())
    if minutes < 60:
        start = chance % minutes
        return f"{start}-59/{minutes} * * * *"
    minute, hours = chance % 60, minutes // 60
    if hours == 1:
        return f"{minute} * * * *"
    return f"{minute} {chance // 60 % hours}-23/{hours} * * *"


def _of_one(document: Judged, now: datetime) -> Turnover:
    dates = sorted(date for e in document.articles if (date := e.published_at or e.changed_at))
    count = len(dates)
    if count < 2 or dates[0] == dates[-1]:
        return Turnover(len(document.articles), None, UNDATED)
    # A sitemap of years says nothing of how it turns over: its newest articles do.
    if document.kind == "sitemap":
        dates = dates[-50:]
    span = dates[-1] - dates[0]
    minutes = span.total_seconds() / 60
    wished = _NEW_A_RUN * minutes / (len(dates) - 1)
    if document.kind != "sitemap":
        wished = min(wished, minutes / _RUNS_A_TURNOVER)
    if now - dates[-1] <= timedelta(days=2):
        wished = min(wished, _LONGEST_FRESH)
    step = max((step for step in STEPS if step <= wished), default=STEPS[0])
    return Turnover(len(dates), span, step)

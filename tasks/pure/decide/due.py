"""When an address is fetched again: intervals that grow, back-off after failures, and when to give up.

All times are aware UTC; nothing here reads a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from tasks.pure.records import Candidate, Outcome, Reason

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

FRESH = HOUR
"""The shortest interval of an article: most corrections come in the first hours."""
STUB = timedelta(minutes=30)
"""The shortest interval of a page with little text: breaking news grows by the minute."""
STUB_WORDS = 120
"""An article of fewer words is treated as a stub that will grow."""
SETTLED = timedelta(days=90)
"""An article older than this is not fetched again until its feed or sitemap states a change."""
MOST_CHECKS = 3
"""How many fetches in a row that changed nothing lengthen the interval."""

FIRST_RETRY = timedelta(minutes=15)
LONGEST_RETRY = DAY
GIVE_UP_RUNS = 5
GIVE_UP_AFTER = timedelta(days=2)
"""A host that is down for a night of a weekend is not unreachable: both bounds must be passed."""

BELIEF_STEP = timedelta(minutes=30)
"""How much later the next stated change is believed after one that was false; some sitemaps state the current time
for all pages."""
FUTURE = DAY
"""A stated change further in the future than any time zone can explain is not believed."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The interval of a rejected page: the first, doubled with each check, and for how long it is fetched again."""

    first: timedelta
    longest: timedelta
    until: timedelta | None = timedelta(days=30)
    """None: without end."""
    by_age: bool = False
    """Whether ``until`` counts from the article's publication, not from its first rejection."""

    def after(self, checks: int) -> timedelta:
        """The wait after so many fetches that changed nothing."""
        return min(self.first * (1 << min(checks, 10)), self.longest)


REJECTED: dict[Reason, Growth] = {
    # Reasons of the page itself: an old one will not grow and will not come back.
    "thin": Growth(STUB, DAY, until=timedelta(days=3), by_age=True),
    "soft-404": Growth(DAY, 30 * DAY, by_age=True),
    "gone": Growth(DAY, 30 * DAY, until=SETTLED, by_age=True),
    # Reasons of its host at the moment, which affect old pages too.
    "consent": Growth(6 * HOUR, 7 * DAY),
    "challenge": Growth(6 * HOUR, 7 * DAY),
    "robots": Growth(DAY, 7 * DAY),
    "unreachable": Growth(DAY, 7 * DAY, until=None),
}
"""Other reasons do not pass by themselves: the page waits for a stated change or ``--refresh``."""


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """What the warehouse knows of an address that is listed again."""

    fetched_at: datetime | None
    """The newest fetch that had an outcome."""
    next_due_at: datetime | None = None
    checks: int = 0
    """Fetches in a row that changed nothing."""
    next_attempt_at: datetime | None = None
    """Set while the address is pending: it is not fetched before."""


Why = Literal["new", "changed", "refresh", "interval", "waited", "no"]


@dataclass(frozen=True, slots=True)
class Due:
    """Whether an address is fetched now and why; ``later``: from when, if a stated change has to wait."""

    why: Why
    later: datetime | None = None

    def __bool__(self) -> bool:
        return self.why != "no"


def due(candidate: Candidate, known: KnownAddress | None, now: datetime, *, refresh: bool = False) -> Due:
    """Whether a listed address is fetched: it is new, a newer change is stated, or its interval has passed.

    A pending address waits for its back-off even under ``refresh``: the host demanded it.
    """
    if known is None:
        return Due("new")
    if known.next_attempt_at is not None:
        return Due("waited" if known.next_attempt_at <= now else "no")
    if known.fetched_at is None:
        return Due("new")
    if refresh:
        return Due("refresh")
    changed_at = candidate.changed_at
    if changed_at is not None and known.fetched_at < changed_at <= now + FUTURE:
        believed_from = known.fetched_at + min(known.checks * BELIEF_STEP, DAY)
        if believed_from <= now:
            return Due("changed")
        return Due("interval" if _has_passed(known.next_due_at, now) else "no", believed_from)
    return Due("interval" if _has_passed(known.next_due_at, now) else "no")


def _has_passed(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now


def next_due_at(
    outcome: Outcome,
    reason: Reason | None,
    *,
    fetched_at: datetime,
    age_from: datetime,
    checks: int,
    listed_at: datetime | None = None,
    word_count: int | None = None,
) -> datetime | None:
    """When a page is fetched again by itself (UTC); None: not before a change is stated or everything is refreshed.

    Args:
        age_from: when the article was published, or first listed if the page does not say.
        checks: fetches in a row that changed nothing, this one included.
        listed_at: when the address was first listed.
        word_count: of the article, if this fetch read it.
    """
    age = max(fetched_at - age_from, timedelta(0))
    if outcome in ("duplicate", "pending"):
        return None  # the primary address is fetched instead; a pending address has its own times
    if outcome == "rejected":
        growth = REJECTED.get(reason) if reason is not None else None
        if growth is None:
            return None
        past = age if growth.by_age else _rejected_for(growth, checks, fetched_at, listed_at)
        if growth.until is not None and past > growth.until:
            return None
        return fetched_at + growth.after(checks)
    if age > SETTLED:
        return None
    shortest = STUB if word_count is not None and word_count < STUB_WORDS else FRESH
    return fetched_at + max(shortest, age / 2) * (1 + min(checks, MOST_CHECKS))


def _rejected_for(growth: Growth, checks: int, fetched_at: datetime, listed_at: datetime | None) -> timedelta:
    """The time since the first rejection for this reason. It is not stored, so it is what the checks so far have waited.

    No longer than the address has been known: a refresh fetches without waiting.
    """
    waited = sum((growth.after(check) for check in range(min(checks, 1000))), timedelta(0))
    return waited if listed_at is None else min(waited, fetched_at - listed_at)


def next_attempt_at(attempts: int, now: datetime, not_before: datetime | None = None) -> datetime:
    """When a pending address is fetched again after so many failed runs; ``not_before``: what the host demanded."""
    wait = min(FIRST_RETRY * (1 << min(max(attempts - 1, 0), 10)), LONGEST_RETRY)
    return max(now + wait, not_before) if not_before is not None else now + wait


def is_unreachable(attempts: int, failing_since: datetime, now: datetime) -> bool:
    """Whether to give up: after five failed runs that span two days."""
    return attempts >= GIVE_UP_RUNS and now - failing_since >= GIVE_UP_AFTER

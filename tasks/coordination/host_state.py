"""What is known of a host between two requests, and its text form."""

from __future__ import annotations

import json
from dataclasses import dataclass

LONGEST_RETRY_AFTER = 86_400.0
"""Seconds; a longer Retry-After counts as this."""
_LAST_TIME = 32_503_680_000.0  # the year 3000, in seconds since 1970


@dataclass(slots=True)
class HostState:
    """What is known of a host, in seconds of wall-clock time since 1970. A new host has the defaults."""

    requested_at: float = 0.0
    page_requested_at: float = 0.0
    """The last request for anything but robots.txt: a Crawl-delay counts from it."""
    strikes: int = 0
    closed_at: float = 0.0
    closed_until: float = 0.0
    why: str = ""
    """``failures`` or ``retry-after``."""

    def wait(self, now: float, delay: float, crawl_delay: float | None) -> float:
        """Seconds until the host may get a request.

        If the clock was set back, the wait is at most the delay (the closure's length), not the jump of the clock.
        """
        due = min(self.requested_at, now) + delay if self.requested_at else 0.0
        if self.page_requested_at and crawl_delay:
            due = max(due, min(self.page_requested_at, now) + crawl_delay)
        return max(0.0, due - now, self.closed_for(now))

    def closed_for(self, now: float) -> float:
        """Seconds for which the host gets no requests."""
        until = self.closed_until - max(0.0, self.closed_at - now)
        return max(0.0, until - now)


def write_state(state: HostState) -> str:
    """The state as JSON, below 192 characters."""
    return json.dumps(
        {
            "asked_at": round(state.requested_at, 6),
            "paged_at": round(state.page_requested_at, 6),
            "strikes": state.strikes,
            "closed_at": round(state.closed_at, 3),
            "closed_until": round(state.closed_until, 3),
            "why": state.why,
        }
    )


def parse_state(text: str | bytes) -> HostState:
    """The stored state; an empty or damaged one (power failure), or one with absurd times, counts as a new host."""
    try:
        stated = json.loads(text)
        state = HostState(
            requested_at=float(stated["asked_at"]),
            page_requested_at=float(stated.get("paged_at", stated["asked_at"])),
            strikes=int(stated["strikes"]),
            closed_at=float(stated["closed_at"]),
            closed_until=float(stated["closed_until"]),
            why=str(stated["why"]),
        )
    except (ValueError, KeyError, TypeError, OverflowError):
        return HostState()
    times = (state.requested_at, state.page_requested_at, state.closed_at, state.closed_until)
    # NaN is in no range. No closure is longer than a day: what goes beyond was not written by us.
    plausible = all(0.0 <= moment <= _LAST_TIME for moment in times) and state.strikes >= 0
    return state if plausible and state.closed_until - state.closed_at <= LONGEST_RETRY_AFTER + 1 else HostState()

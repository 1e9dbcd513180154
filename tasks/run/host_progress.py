"""What a run waits for: how far it is with each host, how often that is requested and why, and how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tasks.run.durations import ENOUGH_SECONDS, approximate_duration

WORTH_SAYING = 10.0
"""Seconds that are left from which a host is shown: a quicker one explains itself."""
MOST_SHOWN = 3
"""Hosts that are shown at a time, those that take longest."""


@dataclass(frozen=True, slots=True)
class HostProgress:
    """The state of one host of one source in a run."""

    source: str
    host: str
    done: int
    total: int
    every: float
    """Seconds between two requests, at least."""
    is_crawl_delay: bool = False
    """Whether robots.txt states ``every``; the configuration's ``delay`` otherwise."""
    passed: float = 0.0
    """Seconds since the first request."""
    waits_until: datetime | None = None
    """No request before this time."""
    waits_for: str = ""

    @property
    def seconds_left(self) -> float:
        """By the rate so far, and no faster than the host allows."""
        left = max(0, self.total - self.done)
        each = self.passed / self.done if self.done and self.passed >= ENOUGH_SECONDS else 0.0
        return left * max(self.every, each)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to request."""
        return self.done >= self.total

    @property
    def is_worth_saying(self) -> bool:
        """Whether a person would ask what is going on."""
        return not self.is_over and (self.seconds_left >= WORTH_SAYING or self.waits_until is not None)

    def why(self) -> str:
        """Why it takes so long, and how long: ``one every 10 s (Crawl-delay), about 18 min left``."""
        if self.waits_until is not None:
            return f"no requests until {self.waits_until:%H:%M} UTC ({self.waits_for})"
        reason = "Crawl-delay" if self.is_crawl_delay else "delay"
        pace = f"one every {self.every:g} s ({reason}), " if self.every else ""
        return f"{pace}{approximate_duration(self.seconds_left)} left"

    def __str__(self) -> str:
        return f"{self.host} {self.done} of {self.total}, {self.why()}"


class HostBoard:
    """The hosts of a run as last reported."""

    def __init__(self) -> None:
        self._hosts: dict[tuple[str, str], HostProgress] = {}

    def note(self, progress: HostProgress) -> None:
        """Take a report."""
        self._hosts[progress.source, progress.host] = progress

    def of(self, progress: HostProgress) -> HostProgress | None:
        """The report before, of the same host and source."""
        return self._hosts.get((progress.source, progress.host))

    def slowest(self, count: int = MOST_SHOWN) -> list[HostProgress]:
        """Those that are worth a line, the longest first."""
        worth = (host for host in self._hosts.values() if host.is_worth_saying)
        return sorted(worth, key=lambda host: (host.waits_until is None, -host.seconds_left, host.host))[:count]

    def seconds_left(self) -> float:
        """Until the slowest host is done; hosts are fetched from in parallel."""
        return max((host.seconds_left for host in self._hosts.values()), default=0.0)


def waiting_reason(error: str) -> str:
    """Why a fetch was put off, from the error of its visit."""
    for sign, reason in (
        ("robots.txt", "its robots.txt is unavailable"),
        ("in a row have failed", "too many failures in a row"),
        ("(Retry-After)", "Retry-After"),
        ("status 429", "Retry-After"),
        ("status 503", "Retry-After"),
    ):
        if sign in error:
            return reason
    return "busy"

"""Which responses are temporary failures, and when to retry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tasks.pure.exchanges import Exchange

TRIES = 3
BUDGET = 60.0
"""Seconds that one fetch waits for retries in total."""
_FIRST_WAIT = 1.0  # seconds; doubled with each try, then jittered by half of it up or down

_LONGEST = 86_400.0  # seconds

# Temporary statuses (RFC 9110, 15; 425: RFC 8470; 429: RFC 6585; 520 to 524: Cloudflare's own, for an origin that is
# down or slow). Other 5xx (501, 505 ...) may pass by the next run, not by the next second.
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
# Refusals that hold for every page of a host: a host that sends nothing else gets no further requests for a while.
_REFUSALS = frozenset({401, 403, 451})


def is_transient(exchange: Exchange) -> bool:
    """Whether the status says that a later request may succeed. A bot check is final, whatever its status."""
    if header(exchange, "cf-mitigated") == "challenge":
        return False
    return exchange.status >= 500 or exchange.status in _RETRIED


def is_retried(exchange: Exchange) -> bool:
    """Whether the status makes an immediate retry sensible."""
    return exchange.status in _RETRIED


def is_refusal(exchange: Exchange) -> bool:
    """Whether the response counts as a failure of the host: eight in a row close it for a while."""
    return exchange.status in _REFUSALS or is_transient(exchange)


def back_off(tries: int, chance: float) -> float:
    """Seconds before the next try after ``tries`` of them; ``chance`` is in [0, 1)."""
    return _FIRST_WAIT * 2.0 ** (tries - 1) * (0.5 + chance)


def retry_after(exchange: Exchange, now: datetime) -> float | None:
    """Retry-After in seconds from ``now`` (RFC 9110, 10.2.3): seconds or an HTTP date; None where it states none."""
    stated = header(exchange, "retry-after").strip()
    if stated.isascii() and stated.isdigit():
        return float(stated[:9])
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is None:  # "-0000": UTC, by RFC 5322, 3.3
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def header(exchange: Exchange, name: str) -> str:
    """The first value of a response header, or an empty string; ``name`` in lower case."""
    return next((value for key, value in exchange.headers if key.lower() == name), "")


def not_before(now: datetime, seconds: float) -> datetime:
    """``now`` plus ``seconds``, at most a day ahead: what a host requires is not always sane."""
    return now + timedelta(seconds=min(seconds, _LONGEST))

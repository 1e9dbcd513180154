"""Lengths of time as estimates say them."""

from __future__ import annotations

ENOUGH_SECONDS = 10.0
"""Seconds of work before a rate is believed: the first pages pay for starting up."""


def approximate_duration(seconds: float) -> str:
    """A length of time in words, no more precise than an estimate is: ``about 2 h 10 min``."""
    minutes = round(seconds / 60)
    if seconds < 60:
        return "less than a minute"
    if minutes < 60:
        return f"about {minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 10:
        return f"about {hours} h {minutes // 10 * 10} min"
    return f"about {hours} h" if hours < 72 else f"about {round(hours / 24)} days"

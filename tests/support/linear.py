"""Whether the cost of something grows as its input does."""

from __future__ import annotations

import time
from collections.abc import Callable

SHORT = 0.02
"""Seconds of processor time that are measured too coarsely to compare."""
TRIES = 3


def seconds(call: Callable[[], object]) -> float:
    """The processor time of a call in this thread."""
    begun = time.thread_time()
    call()
    return time.thread_time() - begun


def is_linear(call: Callable[[int], Callable[[], object]], n: int) -> bool:
    """Whether 2n takes less than three times as long as n; a machine that is busy is asked again."""
    for _ in range(TRIES):
        twice = seconds(call(2 * n))
        if twice < SHORT or twice < 3 * max(seconds(call(n)), SHORT / 2):
            return True
    return False

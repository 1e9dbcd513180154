"""Waiting for what others do."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 600.0
"""Seconds for a service to be healthy, and for the first articles."""


def wait_for(holds: Callable[[], bool], seconds: float = PATIENCE, pause: float = 1) -> None:
    """Until it holds, or the time is over."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(pause)

"""Answers that one snapshot gives the same way each time, kept until there is another snapshot."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

__all__ = ["MOST", "Kept"]

MOST = 200
"""Answers that are kept, the last used: a page of hits with its facets has some 100 kB."""

T = TypeVar("T")


class Kept:
    """A bounded memory of answers, for several threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer of that key, made unless it is kept. It is shared: nobody may change it.

        Two threads that need the same answer at the same time both make it. What ``make`` raises is not kept.
        """
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return cast(T, self._answers[key])
        made = make()
        with self._lock:
            self._answers[key] = made
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return made

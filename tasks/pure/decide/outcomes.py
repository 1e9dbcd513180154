"""One outcome for each address of a run, although a run may meet an address twice."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.pure.decide.judged import Decision
from tasks.pure.records import OUTCOMES, Outcome

RANK: tuple[Outcome, ...] = OUTCOMES[::-1]
"""From the least to the most: an address that a run meets twice keeps the outcome that ranks higher."""


def by_address(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that counts for each address key; of two with the same outcome, the later."""
    counted: dict[str, Decision] = {}
    for decision in decisions:
        before = counted.get(decision.fetch.key)
        if before is None or RANK.index(before.outcome) <= RANK.index(decision.outcome):
            counted[decision.fetch.key] = decision
    return counted

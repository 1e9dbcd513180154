"""The claims that a long run has to show, each with its figure and whether it holds."""

from __future__ import annotations


class Claims:
    """Claims in the order in which they were checked, printed at once."""

    def __init__(self) -> None:
        self.failed = 0

    def say(self, claim: str, holds: bool, figure: object) -> None:
        """Print one claim: ``PASS  each page is in once            2,000 of 2,000``."""
        self.failed += not holds
        print(f"{'PASS' if holds else 'FAIL'}  {claim:<58} {figure}", flush=True)

    @property
    def status(self) -> int:
        """Exit status: 0 if all hold."""
        return 1 if self.failed else 0

"""``python -m bench.often SECONDS ARGUMENTS...``: the command with schedules of that many seconds, for a short soak."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flows.cli import main as cli
from tasks.config import Source
from tasks.run import agenda
from tasks.run.agenda import TimesOf

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Every:
    """Every so many seconds, which a cron line cannot express."""

    interval: timedelta

    def after(self, moment: datetime) -> datetime:
        """The first time after a moment."""
        return self.last(moment) + self.interval

    def last(self, moment: datetime) -> datetime:
        """The last time that is not after a moment."""
        return moment - (moment - _EPOCH) % self.interval


def main() -> None:
    """Run the command with :func:`tasks.run.agenda.times_of` replaced."""
    every = Every(timedelta(seconds=float(sys.argv[1])))

    def often(sources: Iterable[Source]) -> Mapping[str, TimesOf]:
        return {source.name: every for source in sources}

    agenda.times_of = often
    sys.argv = ["dateline", *sys.argv[2:]]
    cli.main()


if __name__ == "__main__":
    main()

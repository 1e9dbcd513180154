"""``python -m bench.often SECONDS ARGUMENTS...``: the command with schedules of that many seconds, for a short soak."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import Any

from flows.cli import main as cli
from flows.serving import schedules
from tasks.config import Source


def main() -> None:
    """Run the command with :func:`flows.serving.schedules.schedule_of` replaced."""
    every = timedelta(seconds=float(sys.argv[1]))

    def often(_: Source) -> Any:
        from prefect.schedules import Interval

        return Interval(every, slug="cron")

    schedules.schedule_of = often
    sys.argv = ["dateline", *sys.argv[2:]]
    cli.main()


if __name__ == "__main__":
    main()

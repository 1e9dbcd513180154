"""The growth of a lake on PostgreSQL and S3: ``python -m bench.engines --articles 100000``. See :mod:`bench.growth`.

Both engines run on this machine: PostgreSQL from Debian's package, and SeaweedFS by the program that ``--weed`` names (moto's server
without it, which is an S3 for tests: slow, and in memory). Their own processor time is not that of the process that is measured,
which waits for them, so it is printed at the end.
"""

from __future__ import annotations

import argparse
import os
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.growth import growth_table
from tests.support.postgres import postgres
from tests.support.s3 import BUCKET, s3_server
from tests.support.seaweed import seaweed

_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Parse the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000, help="[100000]")
    parser.add_argument("--points", type=int, default=2, help="measurements on the way [2]")
    parser.add_argument("--segment", type=int, default=2000, help="articles of one load in bulk [2000]")
    parser.add_argument("--weed", type=Path, help="SeaweedFS' program [moto's server]")
    parser.add_argument("--folder", type=Path, help="where the data is kept meanwhile [the temporary folder]")
    options = parser.parse_args()
    engines_table(
        options.articles, points=options.points, segment=options.segment, weed=options.weed, folder=options.folder
    )


def engines_table(articles: int, *, points: int, segment: int, weed: Path | None, folder: Path | None) -> None:
    """Start both, measure, and print."""
    with ExitStack() as stack:
        root = Path(stack.enter_context(TemporaryDirectory(prefix="dateline-engines-", dir=folder)))
        database = stack.enter_context(postgres())
        store = stack.enter_context(seaweed(weed, root / "s3") if weed else s3_server())
        os.environ.update(store.environment())
        before = _processor_by_name()
        growth_table(
            articles, kinds=[f"postgres:{database.address}"], plot=None, folder=root, points=points, is_copied=False,
            segment=segment, kept=root / "lake", is_attached=True, files=f"s3://{BUCKET}/lake",
        )  # fmt: skip
        after = _processor_by_name()
        times = os.times()
        print(f"processor time: this process {times.user + times.system:.0f} s", end="")
        for name in ("postgres", "weed"):
            print(f", {name} {after.get(name, 0.0) - before.get(name, 0.0):.0f} s", end="")
        print(f"; {len(store.keys('lake')):,} objects")


def _processor_by_name() -> dict[str, float]:
    """Seconds of the processes that this one has started, and of theirs that have ended, by the name of the program."""
    found: dict[str, float] = {}
    ours = {os.getpid()}
    rows = sorted(filter(None, map(_row, Path("/proc").glob("[0-9]*"))))
    for pid, parent, name, seconds in rows:
        if parent in ours:
            ours.add(pid)
            found[name] = found.get(name, 0.0) + seconds
    return found


def _row(process: Path) -> tuple[int, int, str, float] | None:
    try:
        before, _, after = (process / "stat").read_text("utf-8").rpartition(")")
    except OSError:
        return None
    fields = after.split()
    # user and system, and those of ended children
    return int(process.name), int(fields[1]), before.partition("(")[2], sum(map(int, fields[11:15])) / _TICKS


if __name__ == "__main__":
    main()

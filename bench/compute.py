"""``python -m bench.compute [--pages 1000]``: a reprocess by this machine's parser processes, and by a Dask cluster on it.

The pages are those of the corpus, or invented ones. Both have as many parser processes as there are cores, so the cluster
cannot be faster: the figures show what it costs, and how many pages one loading process can take from a larger one.
Everything is extracted again each time, which changes no row; with ``--changed`` each time by another selector, which
changes nearly every page. Not in it: Prefect, whose task a segment costs 30 to 75 ms.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from bench.past import Busy, pages_of
from tasks.config import load_config
from tasks.home import Home, Lake
from tasks.run.backfill_plan import BackfillRange
from tasks.run.reprocess_plan import ReprocessScope, segments_to_reprocess
from tasks.run.session import RunSession
from tasks.settings import skip_pandas, utc_now
from tests.support.backfill_fixture import Backfiller, gazette_pages, write_config, write_warc
from tests.support.corpus_site import corpus_folder
from tests.support.dask_cluster import dask_cluster

EVERYTHING = ReprocessScope(everything=True)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one reprocess of everything, a page."""

    seconds: float
    processor: float
    """Of all processes."""
    loader: float
    """Of the process that loads, without parsers and cluster."""


def main() -> None:
    """Measure in turns, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000, help="pages in the archive [1000]")
    parser.add_argument("--rounds", type=int, default=3, help="times to measure each, in turns [3]")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="workers of one thread [one a core]")
    parser.add_argument("--changed", action="store_true", help="by rules that read each page otherwise")
    parser.add_argument("--lake", action="store_true", help="into a DuckLake with its catalog in SQLite")
    parser.add_argument("--corpus", type=Path, default=corpus_folder(), help="folder with truth.jsonl and pages/")
    options = parser.parse_args()
    skip_pandas()
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name)
        pages = (
            list(islice(pages_of(options.corpus), options.pages)) if options.corpus else gazette_pages(options.pages)
        )
        lake = Lake(f"ducklake:sqlite:{folder}/catalog", str(folder / "lake")) if options.lake else None
        home = Home(folder / "home", lake)
        config = write_config(folder / "sources.toml")
        fill(home, config, pages)
        costs: dict[str, list[Cost]] = {"process pool": [], "Dask cluster": []}
        with dask_cluster(folder / "dask", workers=options.workers) as cluster:
            for number in range(options.rounds):
                for name, address in (("process pool", None), ("Dask cluster", cluster.address)):
                    if options.changed:
                        selector = f'remove = "p:nth-of-type({2 * number + 2 + (address is not None)})"'
                        write_config(config, "[sources.selectors]", selector)
                    costs[name].append(measure(replace(home, compute=address), config, options.workers))
        print_table(costs, len(pages), options.workers)


def fill(home: Home, config: Path, pages: list[tuple[str, bytes]]) -> None:
    """Load the pages into a new home."""
    warc = write_warc(home.root.with_name("pages.warc.gz"), pages)
    chosen = load_config(config)
    with RunSession(home, chosen, utc_now) as session:
        Backfiller(session, chosen.sources[0]).fill(BackfillRange(warc=(str(warc),)))


def measure(home: Home, config: Path, workers: int) -> Cost:
    """Reprocess everything; what starting the processes costs is not in it."""
    with RunSession(home, load_config(config), utc_now, workers=workers) as session:
        session.spread()
        names = segments_to_reprocess(session, EVERYTHING)
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(session.extract, names[:workers]))  # starts the parser processes
        merging = threading.BoundedSemaphore(2)  # as tasks.run.context

        def one(name: str) -> int:
            extracted = session.extract(name)
            with merging:
                return session.reprocess_extracted(extracted, None).outcomes.total()

        own = time.process_time()
        with Busy(os.getpid()) as busy:
            time.sleep(0.3)  # until it has seen what the processes have used so far
            before, started = busy.seconds, time.monotonic()
            with ThreadPoolExecutor(session.compute.slots) as pool:
                pages = sum(pool.map(one, names))
            ended = time.monotonic()
            time.sleep(0.3)
            used = busy.seconds - before
        return Cost((ended - started) / pages, used / pages, (time.process_time() - own) / pages)


def print_table(costs: dict[str, list[Cost]], pages: int, workers: int) -> None:
    """The medians."""
    print(f"{pages:,} pages, {workers} parser processes on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print("| extracted by | pages a second | processor, ms a page | of which the loading process |")
    print("| --- | --- | --- | --- |")
    for name, measured in costs.items():
        seconds, processor, loader = (
            statistics.median(getattr(cost, field) for cost in measured) for field in ("seconds", "processor", "loader")
        )
        print(f"| {name} | {1 / seconds:.0f} | {processor * 1000:.1f} | {loader * 1000:.1f} |")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

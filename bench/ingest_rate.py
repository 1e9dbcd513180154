"""Pages a second from command to published snapshot, and the peak memory of any process.

The corpus (``DATELINE_BENCH_CORPUS``) is served on loopback under the given number of addresses, with delay 0. The time
that the same command needs for an empty feed is subtracted: it is the start of Python and Prefect in any case.

Where ``DATELINE_BENCH_PEERS`` names a Python with scrapy, trafilatura, lxml_html_clean, which trafilatura needs, and duckdb,
:mod:`bench.scrapy_peer` does the same job in turns with it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.memory import PeakMemory
from tests.support.corpus_site import CorpusSite

DATELINE = Path(sys.executable).parent / "dateline"
UNTIL_LOADED = """
    SELECT coalesce(max(epoch(segments.loaded_at - runs.started_at)), 0) AS n
    FROM runs INNER JOIN internal.segments AS segments USING (run_id) WHERE run_id = (SELECT max_by(run_id, started_at) FROM runs)
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of the command."""

    seconds: float
    articles: int
    rejects: int
    peak: int
    """Bytes of the largest process."""
    largest: str
    """That process's command line."""
    until_loaded: float
    """Seconds from the run's start to its last load; 0 if it loaded nothing."""


def measure(corpus: Path, pages: int, sites: int, folder: Path, home: Path | None = None) -> Measured:
    """Ingest ``pages`` addresses that were never listed before, into ``home``; None: a new one below ``folder``."""
    home = home or folder / f"home-{time.monotonic_ns()}"
    home.mkdir(exist_ok=True)
    # Prefect's own state is created once: the time of its first start is not part of the measurement, nor steady.
    environ = {**os.environ, "DATELINE_HOME": str(home), "PREFECT_HOME": str(folder / "prefect")}
    with CorpusSite(corpus, sites=sites, count=pages) as site:
        config = home / "sources.toml"
        config.write_text(site.config_toml(), encoding="utf-8")
        command = [str(DATELINE), "--config", str(config), "ingest", "--json"]
        started = time.perf_counter()
        process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with PeakMemory(process.pid) as memory:
            _, errors = process.communicate()
        seconds = time.perf_counter() - started
    if process.returncode != 0:
        sys.exit(f"dateline ingest ended with {process.returncode}:\n{errors[-4000:]}")
    peak, largest = memory.largest
    articles, rejects = (
        int(_answer(f"SELECT count(*) AS n FROM {table}", environ)) for table in ("articles", "rejects")
    )
    return Measured(seconds, articles, rejects, peak, largest, _answer(UNTIL_LOADED, environ))


def measure_peer(python: str, corpus: Path, pages: int, sites: int, folder: Path) -> tuple[float, int]:
    """Seconds that Scrapy, trafilatura and DuckDB take for as many addresses, and the articles that they store."""
    database = folder / f"peer-{time.monotonic_ns()}.duckdb"
    with CorpusSite(corpus, sites=sites, count=pages) as site:
        started = time.perf_counter()
        command = [python, "-P", str(Path(__file__).with_name("scrapy_peer.py")), str(database), *site.documents]
        process = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        seconds = time.perf_counter() - started
    if process.returncode != 0:
        sys.exit(f"the peer ended with {process.returncode}:\n{process.stderr[-2000:]}")
    count = f"import duckdb; print(duckdb.connect({str(database)!r}).execute('SELECT count(*) FROM articles').fetchall()[0][0])"
    counted = subprocess.run([python, "-c", count], check=True, capture_output=True, text=True)
    return seconds, int(counted.stdout)


def _answer(query: str, environ: dict[str, str]) -> float:
    command = [str(DATELINE), "query", query, "--json"]
    answer = subprocess.run(command, env=environ, check=True, capture_output=True, text=True)
    return float(json.loads(answer.stdout)["n"])


def ingest_rate(corpus: Path, *, pages: int, sites: int, rounds: int) -> None:
    """Measure alternately with and without pages, and print the medians."""
    with TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name)
        measure(corpus, 0, sites, folder)  # compiles modules, creates Prefect's database
        peer = os.environ.get("DATELINE_BENCH_PEERS")
        pairs, theirs = [], []
        for _ in range(rounds):
            pairs.append((measure(corpus, 0, sites, folder), measure(corpus, pages, sites, folder)))
            if peer:
                theirs.append([measure_peer(peer, corpus, count, sites, folder) for count in (0, pages)])
    largest = max((measured for pair in pairs for measured in pair), key=lambda measured: measured.peak)
    last = pairs[-1][1]
    rates = sorted(_rates(pairs, pages))
    empty = statistics.median(without.seconds for without, _ in pairs)
    full = statistics.median(having.seconds for _, having in pairs)
    print(f"ingest: {pages} pages: {last.articles} articles, {last.rejects} rejects")
    print(
        f"ingest: {pages / (full - empty):.1f} pages a second on {os.cpu_count()} cores ({full:.1f} s, less {empty:.1f} s"
        f" on empty feeds; {rounds} rounds, {rates[0]:.1f} to {rates[-1]:.1f})"
    )
    print(f"ingest: {largest.peak / 1e6:.0f} MB peak of any process ({largest.largest[:100]})")
    if theirs:
        seconds = [having[0] - without[0] for without, having in theirs]
        ratios = sorted(rate * spent / pages for rate, spent in zip(_rates(pairs, pages), seconds, strict=True))
        print(
            f"ingest: scrapy, trafilatura and duckdb: {pages / statistics.median(seconds):.1f} pages a second,"
            f" {theirs[-1][1][1]} articles; dateline takes in {statistics.median(ratios):.2f} times as many"
            f" ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        )


def _rates(pairs: list[tuple[Measured, Measured]], pages: int) -> list[float]:
    """Pages a second of each round."""
    return [pages / (full.seconds - empty.seconds) for empty, full in pairs]

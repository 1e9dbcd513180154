"""What the analyst's side costs on a warehouse of invented articles, one goal at a time.

``python -m bench analyst --articles 1000000``: some ten minutes and 16 GB of disk on a quiet machine of two cores.
``--home DIR`` asks the snapshot of a home that is there (``bench desk --home DIR`` makes one) and nothing else. Questions
have their processor time, too, which other work on the machine does not distort much.

Publishing writes what has changed, but it still looks for that among all: which articles are not indexed, and which
have changed since they were counted, take some 0.6 s of processor a million articles.

A run there is hardly slower, since fetching and extraction are most of it. Its loads alone take some 1.7 times the
processor time that they take on an empty warehouse (4.1 s instead of 2.4 for 1,000 articles). Each of ten transactions
reads three columns of digests (0.06 s together) to find its own among all articles, and closes the file with a
checkpoint, for which DuckDB 1.5.5 reads the metadata of all row groups (0.1 s, most of it for the index's postings).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from bench import newsroom
from bench.copies import copy_articles
from bench.ingest_rate import measure
from tasks.comparing import compare_versions
from tasks.home import Home
from tasks.indexing import index_articles, tidy_index
from tasks.load import load_visits
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.warehouse import Warehouse
from tests.support.visits import article, visit

RUN = 1000
"""Articles of the added run."""
SITES = 4
"""Sites that serve the pages of a whole run."""
INVENTED = 100_000
"""Articles that are generated, in some five minutes; further ones are copies (see :mod:`bench.copies`)."""
MARTS = (
    "daily_volume tag_days author_days revisions stories lateness coverage completeness gaps source_health quality"
    " rejects_by_reason runs sources"
).split()
INDEX = """
import re, sys, time
from pathlib import Path
from bench import newsroom
from tasks.home import Home
from tasks.indexing import index_articles
from tasks.warehouse import Warehouse
warehouse = Warehouse(Home(Path(sys.argv[1])))
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
with warehouse.transaction():
    memory, processor = peak(), time.process_time()
index_articles(warehouse, now=newsroom.END)
print(time.process_time() - processor, peak() - memory)
"""
"""Run in a separate process, whose memory is the index's alone. Prints seconds of processor time and kB."""

EXPORT = """
import resource, sys, time
from pathlib import Path
from bench import newsroom
from tasks.exporting import export
from tasks.home import Home
started, processor = time.perf_counter(), time.process_time()
export(Home(Path(sys.argv[1])), Path(sys.argv[2]), now=newsroom.END)
print(time.perf_counter() - started, time.process_time() - processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
"""As ``INDEX``: prints seconds, seconds of processor time, and the kB of the process at its largest."""


def analyst_table(articles: int, *, corpus: Path | None, rounds: int, home: Path | None = None) -> None:
    """Fill a warehouse, add a run, publish, and print each goal with its figure: the best of ``rounds``.

    Without a corpus there are no pages for a whole run, and its line is left out. With a home only its snapshot is asked.
    """
    if home is not None:
        _questions(Home(home), rounds)
        return
    with TemporaryDirectory(prefix="dateline-bench-") as folder:
        home = Home(Path(folder) / "home")
        warehouse = Warehouse(home, memory_limit="2GB")
        _timed(f"made and indexed {articles} articles", lambda: fill(warehouse, articles, Path(folder)))
        print(f"{'question or work':<58} {'figure':>10} {'goal':>10}")
        empty = Warehouse(Home(Path(folder) / "empty"))
        empty.migrate()
        times = [(_load(empty, number), _load(warehouse, number)) for number in range(rounds)]
        on_empty, on_full = (min(column) for column in zip(*times, strict=True))
        print(f"{f'load {RUN} articles, times that of an empty warehouse':<58} {on_full / on_empty:>8.2f} x")
        newsroom.fill(warehouse, RUN, first=articles)
        command = [sys.executable, "-c", INDEX, str(home.root)]
        processor, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        _say(f"index {RUN} more, and those just loaded: processor", float(processor), 2.0 * (1 + rounds))
        _say("  memory", float(memory) / 1e3, 300, "MB")
        _publish(warehouse, home, rounds, articles + RUN)
        size = home.snapshot.stat().st_size
        print(f"{'size of the snapshot, an article':<58} {size / (articles + (3 + 2 * rounds) * RUN) / 1e3:>8.1f} kB")
        _questions(home, rounds)
        if corpus is not None:
            _run(corpus, home, Path(folder), rounds)
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _questions(home: Home, rounds: int) -> None:
    """Print what opening, searching and counting take, in seconds to wait and of processor."""
    _say("open and count", min(_opening(home) for _ in range(rounds)), 0.2)
    _export(home)
    with open_snapshot(home) as connection:
        for query, goal in [*_searches(connection), *((f"SELECT * FROM {mart}", 0.5) for mart in MARTS)]:
            figure, used = _ask(connection, query, rounds)
            held = "yes" if figure <= goal else "NO"
            print(f"{query:<76.76} {figure:>6.2f} s {used:>6.2f} s of processor {goal:>5g} s {held}", flush=True)


def _export(home: Home) -> None:
    """Print what the first export takes and the next one, each in a process of its own, whose memory is known."""
    with TemporaryDirectory(prefix="dateline-bench-") as folder:
        for what, goal in (("export all as Parquet, the first time", 60.0), ("  again, nothing changed", 10.0)):
            command = [sys.executable, "-c", EXPORT, str(home.root), folder]
            printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            done = printed.splitlines()[-1].split()  # DuckDB prints the progress of what takes more than two seconds
            seconds, processor, memory = (float(figure) for figure in done)
            _say(what, seconds, goal)
            print(f"{'  processor':<58} {processor:>8.2f} s")
            _say("  memory", memory / 1e3, 1000, "MB")


def fill(warehouse: Warehouse, articles: int, folder: Path) -> None:
    times = -(-articles // INVENTED)
    small = warehouse if times == 1 else Warehouse(Home(folder / "small"), memory_limit="2GB")
    small.migrate()
    newsroom.fill(small, articles // times)
    index_articles(small, now=newsroom.END)
    compare_versions(small, now=newsroom.END)
    tidy_index(small, now=newsroom.END)
    if times > 1:
        warehouse.migrate()
        span = timedelta(days=articles // times // newsroom.A_DAY)
        copy_articles(small.path, warehouse, times=times, spanning=span)
        small.path.unlink()


def _load(warehouse: Warehouse, number: int) -> float:
    """Seconds to commit a run's articles, as loading does: a hundred per segment."""
    when = newsroom.END - timedelta(minutes=10 - number)
    body = "\n\n".join(["Of what a page says some three thousand letters are the text. " * 6] * 8)
    loaded = [
        visit(
            f"https://paper-0.example/2026/03/{number}/{n}",
            when,
            replace(article(f"w{number}x{n}"), body=f"{n} {body}"),
        )
        for n in range(RUN)
    ]
    started = time.perf_counter()
    for start in range(0, RUN, 100):
        load_visits(
            warehouse,
            segment=f"paper-0/2026/03/{number}-{start}.warc.gz",
            bytes=1,
            source="paper-0",
            run_id=None,
            loaded=loaded[start : start + 100],
            now=when,
        )
    return time.perf_counter() - started


def _publish(warehouse: Warehouse, home: Home, rounds: int, first: int) -> None:
    """After each of some runs: the first two copy the whole file, the third is the first to have a spare."""
    seconds, written, locked = [], [], []
    for number in range(2 + rounds):
        newsroom.fill(warehouse, RUN, first=first + number * RUN)
        started, before = time.perf_counter(), _written()
        published = publish(warehouse, home, run_id=None, now=newsroom.END)
        if published.how == "whole":
            _say_plainly("publish, the whole file copied", time.perf_counter() - started)
            continue
        seconds.append(time.perf_counter() - started)
        written.append((_written() - before) / 1e6)
        locked.append(published.locked_seconds)
    _say(f"publish after {RUN} more, indexing them included", min(seconds), 2.0)
    _say("  writers wait for the copy", min(locked), 5.0)
    _say("  written", max(written), 250, "MB")


def _written() -> int:
    """Bytes that this process has had written to disk so far."""
    counts = Path("/proc/self/io").read_text(encoding="ascii")
    return int(re.search(r"^write_bytes: (\d+)", counts, re.MULTILINE)[1])  # type: ignore[index]


def _say_plainly(what: str, seconds: float) -> None:
    print(f"{what:<58} {seconds:>8.2f} s", flush=True)


def _run(corpus: Path, home: Home, folder: Path, rounds: int) -> None:
    """Run as many new pages, alternately on the large warehouse and on empty ones, up to the last load."""
    measure(corpus, 0, SITES, folder)  # compiles modules, creates Prefect's database
    empty, full = [], []
    for _ in range(rounds):
        empty.append(measure(corpus, RUN, SITES, folder).until_loaded)
        full.append(measure(corpus, RUN, SITES, folder, home.root).until_loaded)
    print(f"{f'a run of {RUN} pages on an empty warehouse':<58} {min(empty):>8.2f} s")
    _say("  times that on this one, before publishing", min(full) / min(empty), 1.5, "x")


def _opening(home: Home) -> float:
    started = time.perf_counter()
    with open_snapshot(home) as connection:
        connection.execute("SELECT count(*) FROM articles").fetchall()
    return time.perf_counter() - started


def common_words(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """At least 4,000 words of a snapshot, those in most articles first."""
    words = [
        word
        for (word,) in connection.execute(
            """WITH counted AS (
                SELECT term, count(*) AS articles FROM internal.search_postings GROUP BY term ORDER BY articles DESC LIMIT 5000
            )
            SELECT min(forms.folded) FROM counted INNER JOIN internal.search_forms AS forms USING (term)
            GROUP BY counted.term, counted.articles ORDER BY counted.articles DESC, counted.term"""
        ).fetchall()
    ]
    # A small warehouse has fewer words.
    return words + words[-1:] * (4000 - len(words))


def _searches(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, float]]:
    """Questions about words that occur in most articles, in a tenth, in a hundredth, and in a few."""
    words = common_words(connection)
    most, usual, less, rare = words[0], words[150], words[1500], words[3999]
    several, many = f"{usual} {words[400]} {less}", " ".join(words[40:44])
    asked = [most, usual, less, several, many, rare, f"{usual} OR {words[400]} -{less}"]
    placed = [
        f'"{most} {usual}"',
        f'"{most} {words[1]}"',
        f'"{most} {words[1]} {words[2]}"',
        f"near({usual} {words[400]}, 10)",
    ]
    return [
        *((f"SELECT * FROM search('{sought}', most := 20)", 0.5) for sought in [*asked, *placed]),
        *((f"SELECT * FROM mentions('{sought}')", 1.0) for sought in [*asked, *placed]),
        *((f"SELECT * FROM concordance('{sought}', 40)", 1.0) for sought in (rare, usual, most)),
        *((f"SELECT * FROM collocates('{sought}')", 1.0) for sought in (rare, usual, most)),
        *((f"SELECT * FROM trend('{sought}', 'week')", 1.0) for sought in (rare, most)),
        (f"SELECT * FROM keywords('{rare}', '{words[3998]}')", 1.0),
        *((f"SELECT * FROM sample('{sought}', 100)", 1.0) for sought in (rare, most)),
    ]


def _ask(connection: duckdb.DuckDBPyConnection, query: str, rounds: int) -> tuple[float, float]:
    """The fewest seconds to wait, and of processor."""
    times = []
    for _ in range(rounds):
        started, used = time.perf_counter(), time.process_time()
        connection.execute(query).fetchall()
        times.append((time.perf_counter() - started, time.process_time() - used))
    return min(waited for waited, _ in times), min(used for _, used in times)


def _say(what: str, figure: float, goal: float, unit: str = "s") -> None:
    print(f"{what:<58} {figure:>8.2f} {unit:<2}{goal:>7g} {unit:<3}{'yes' if figure <= goal else 'NO'}", flush=True)


def _timed(what: str, do: Callable[[], object]) -> None:
    started, used = time.perf_counter(), time.process_time()
    do()
    print(f"{what}: {time.perf_counter() - started:.0f} s, {time.process_time() - used:.0f} s of processor", flush=True)

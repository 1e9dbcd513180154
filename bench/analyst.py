"""What the analyst's side costs on a warehouse of invented articles: index, snapshot, search and every mart."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from bench import newsroom
from tasks.home import Home
from tasks.indexing import index_articles, tidy_index
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.warehouse import Warehouse

RUN = 1000
"""Articles of the run that is added."""
MARTS = (
    "daily_volume tag_days author_days revisions stories lateness coverage completeness gaps source_health quality"
    " rejects_by_reason runs sources"
).split()


def analyst_table(articles: int, *, rounds: int) -> None:
    """Fill a warehouse, add a run, publish, and print the time of each question: the best of ``rounds``."""
    with TemporaryDirectory(prefix="dateline-bench-") as folder:
        home = Home(Path(folder))
        warehouse = Warehouse(home)
        warehouse.migrate()
        newsroom.fill(warehouse, articles)
        _timed(f"analyst: index {articles} articles", lambda: index_articles(warehouse, now=newsroom.END))
        _timed("analyst: tidy the index", lambda: tidy_index(warehouse, now=newsroom.END))
        newsroom.fill(warehouse, RUN, first=articles)
        _timed(f"analyst: index {RUN} more", lambda: index_articles(warehouse, now=newsroom.END))
        _timed("analyst: publish", lambda: publish(warehouse, home, run_id=None, now=newsroom.END))
        print(f"analyst: {home.snapshot.stat().st_size / (articles + RUN) / 1e3:.1f} kB an article in the snapshot")
        started = time.perf_counter()
        with open_snapshot(home) as connection:
            connection.execute("SELECT count(*) FROM articles").fetchall()
            print(f"analyst: open and count: {time.perf_counter() - started:.3f} s")
            for query in [*_searches(connection), *(f"SELECT * FROM {mart}" for mart in MARTS)]:
                _ask(connection, query, rounds)
    print(f"analyst: load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _searches(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """With words that are in most articles, in a tenth, in a hundredth, and in a few."""
    words = [
        word
        for (word,) in connection.execute(
            """SELECT any_value(forms.form) FROM search_postings AS postings
            INNER JOIN (SELECT term, min(folded) AS form FROM search_forms GROUP BY term) AS forms USING (term)
            GROUP BY postings.term ORDER BY count(*) DESC, postings.term LIMIT 4000"""
        ).fetchall()
    ]
    asked = [words[0], words[150], words[1500], " ".join((words[150], words[400], words[1500])), words[3999]]
    return [
        *(f"SELECT * FROM search('{sought}') LIMIT 20" for sought in asked),
        *(f"SELECT * FROM mentions('{sought}')" for sought in asked),
        f"SELECT * FROM concordance('{words[3999]}', 40)",
    ]


def _ask(connection: duckdb.DuckDBPyConnection, query: str, rounds: int) -> None:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        rows = connection.execute(query).fetchall()
        times.append(time.perf_counter() - started)
    print(f"analyst: {query}: {min(times):.3f} s, {len(rows)} rows")


def _timed(what: str, do: Callable[[], object]) -> None:
    started, used = time.perf_counter(), time.process_time()
    do()
    print(f"{what}: {time.perf_counter() - started:.1f} s, {time.process_time() - used:.1f} s of processor")

"""What the desk costs on a warehouse of invented articles: seconds to the first and the last byte of each kind of page.

``python -m bench desk --articles 1000000``: as long as ``analyst`` to fill the warehouse; ``--home DIR`` keeps it, and
measures one that is there. Each page is requested once, then ``--rounds`` times over loopback, of which the best
counts. The server runs in this process, so its processor time is known; on a machine that does something else too, that
is the figure to compare. The desk keeps no answers here: what it has answered before takes it a hundredth of a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import requests

from bench import newsroom
from bench.analyst import common_words, fill
from tasks.home import Home
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.warehouse import Warehouse
from tests.support.desk import Reader, served

FIRST_PAGE = 1.0
"""Seconds: the goal of docs/analysts.md for the desk's first page and any search."""
ARTICLE = 0.1
"""Seconds to the first byte of an article."""


def desk_table(articles: int, *, home: Path | None, rounds: int) -> None:
    """Fill a warehouse unless the home has a snapshot, serve it, and print the seconds of each kind of page."""
    with TemporaryDirectory(prefix="dateline-bench-") as folder:
        kept = Home(home or Path(folder) / "home")
        if not kept.snapshot.exists():
            warehouse = Warehouse(kept, memory_limit="2GB")
            fill(warehouse, articles, Path(folder))
            publish(warehouse, kept, run_id=None, now=newsroom.END)
        size = kept.snapshot.stat().st_size
        with open_snapshot(kept) as connection:
            ((count,),) = connection.execute("SELECT articles FROM snapshot_info").fetchall()
            words = common_words(connection)
            ((phrase,),) = connection.execute(_PHRASE).fetchall()
            ((article_id, revised, story),) = connection.execute(_ARTICLES).fetchall()
        print(f"{count} articles, {size / 1e9:.2f} GB, {size / count / 1e3:.1f} kB an article")
        print(f"{'question or page':<70} {'once':>8} {'again':>8} {'processor':>10} {'goal':>6}")
        with open_snapshot(kept) as connection:
            for query in _questions(words, phrase):
                _say(query, [_timed(lambda q=query: connection.execute(q).fetchall()) for _ in range(1 + rounds)], 0.5)
        pages = [
            ("/", FIRST_PAGE),
            ("/search", FIRST_PAGE),
            (f"/search?q={words[0]}", FIRST_PAGE),
            (f"/search?q={words[150]}", FIRST_PAGE),
            (f"/search?q={words[3999]}", FIRST_PAGE),
            (f"/search?q={words[150]}&view=lines", FIRST_PAGE),
            (f"/search?q={quote(phrase)}", FIRST_PAGE),
            (f"/search?q={words[0]}%20{words[1]}", FIRST_PAGE),
            (f"/search?q=%22{words[0]}%20{words[1]}%22", FIRST_PAGE),
            (f"/search?q={words[150]}&source=paper-1&from=2026-01-01", FIRST_PAGE),
            ("/search?source=paper-1&section=section-2", FIRST_PAGE),
            (f"/word/{words[3999]}", FIRST_PAGE),
            (f"/word/{words[150]}", FIRST_PAGE),
            (f"/word/{words[0]}", FIRST_PAGE),
            (f"/article/{article_id}", ARTICLE),
            (f"/article/{revised}/diff/1..2", ARTICLE),
            (f"/story/{story}", ARTICLE),
            ("/source/paper-1", FIRST_PAGE),
            ("/query", ARTICLE),
        ]
        with served(kept, seconds=120, most_kept=0) as reader:
            for path, goal in pages:
                _say(path, [_timed(lambda p=path: _get(reader, p)) for _ in range(1 + rounds)], goal)


_PHRASE = """
SELECT '"' || array_to_string(list_slice(string_split(lower(body), ' '), 30, 31), ' ') || '"' FROM articles
WHERE language = 'en' ORDER BY day DESC, article_id LIMIT 1"""
"""Two words that stand side by side somewhere."""
_ARTICLES = """
SELECT
    min(article_id) AS article_id,
    min(article_id) FILTER (version = 2) AS revised,
    min(story_id) AS story
FROM articles WHERE day > (SELECT max(day) - 30 FROM articles)"""


def _questions(words: list[str], phrase: str) -> list[str]:
    """The best 20 of a phrase, of two words near each other, and of others."""
    asked = [phrase, f"near({words[400]} {words[1500]}, 10)", f"{words[150]} -{words[400]}", f"{words[1500][:4]}*"]
    return [f"SELECT * FROM search('{query}', most := 20)" for query in asked]


def _get(reader: Reader, path: str) -> None:
    requests.get(reader.address + path, timeout=300).raise_for_status()


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and seconds of processor time."""
    started, used = time.perf_counter(), time.process_time()
    do()
    return time.perf_counter() - started, time.process_time() - used


def _say(what: str, times: list[tuple[float, float]], goal: float) -> None:
    (cold, _), *again = times
    best, processor = min(seconds for seconds, _ in again), min(used for _, used in again)
    held = "yes" if best <= goal else "NO"
    print(f"{what:<70.70} {cold:>6.2f} s {best:>6.2f} s {processor:>8.2f} s {goal:>6g} {held}", flush=True)

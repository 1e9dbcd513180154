"""The full-text index, which is extended by what was loaded since its last update.

Only the snapshot is searched: so the index is updated when a snapshot is requested, in batches, each a short
transaction, whichever run loaded the articles. A warehouse older than the index, articles extracted again by better
rules, and versions that came back are the same case: their current version is not indexed.

Postings are appended batch by batch, sorted within each; :func:`tidy_index` merges many such runs into one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate, groupby
from typing import Any

import duckdb

from tasks.pure.search.index_runs import LONGEST, IndexRun, to_sort
from tasks.pure.search.terms import STEMMERS, stems
from tasks.stories import join_stories
from tasks.warehouse import Warehouse, from_timestamp, json_rows, statement, to_timestamp

__all__ = ["index_articles", "passing", "tidy_index"]

log = logging.getLogger(__name__)

BATCH = 1000
"""Articles of one transaction: about a second and 150 MB."""
BATCH_WORDS = 1_500_000
"""Words of one transaction: twice those of 1,000 articles, so that only texts of megabytes make smaller batches."""

Unindexed = tuple[str, int, datetime, int]
"""article_id, version, when it was loaded, and its words."""


def index_articles(warehouse: Warehouse, *, now: datetime) -> int:
    """Index every article whose current version is not indexed, and find its story; return how many there were.

    Args:
        now: UTC.

    Raises:
        WarehouseBusy: the lock of the warehouse could not be taken in time; what was indexed by then stays.
    """
    with warehouse.transaction() as connection:
        missing: list[Unindexed] = connection.execute(statement("index/unindexed")).fetchall()
    done, size = 0, BATCH
    while done < len(missing):
        batch = _batch(missing[done : done + size])
        try:
            with warehouse.transaction() as connection:
                _index(connection, batch, now)
        except duckdb.OutOfMemoryException:  # texts with few repeated words: fewer of them at a time
            if len(batch) == 1:
                raise
            size = len(batch) // 2
            continue
        done += len(batch)
        if len(missing) > BATCH:
            log.info("indexed", extra={"articles": done, "of": len(missing)})
    return len(missing)


def _batch(articles: Sequence[Unindexed]) -> Sequence[Unindexed]:
    """The first of them, at least one, with no more than BATCH_WORDS in total."""
    words = accumulate(words for *_, words in articles)
    return articles[: max(1, sum(1 for so_far in words if so_far <= BATCH_WORDS))]


def tidy_index(warehouse: Warehouse, *, now: datetime) -> int:
    """Merge sorted runs of postings into longer ones and drop outdated postings; return the number left.

    Each new run is one transaction (see :mod:`tasks.pure.search.index_runs`).

    Args:
        now: UTC.

    Raises:
        WarehouseBusy: the lock of the warehouse could not be taken in time; what was sorted by then stays.
    """
    with warehouse.transaction() as connection:
        due = to_sort(_sorted(connection), _appended(connection), LONGEST)
    for run in due:
        with warehouse.transaction() as connection:
            _sort(connection, run, now)
        log.info("sorted", extra={"from": run.first, "to": run.last, "words": run.words})
    with warehouse.transaction() as connection:
        ((postings,),) = connection.execute(statement("index/size")).fetchall()
    return int(postings)


def _sorted(connection: duckdb.DuckDBPyConnection) -> list[IndexRun]:
    found = connection.execute(statement("index/stretches")).fetchall()
    return [IndexRun(first, last, left, words) for first, last, words, left in found]


def _appended(connection: duckdb.DuckDBPyConnection) -> list[IndexRun]:
    found = connection.execute(statement("index/appended"), {"longest": LONGEST}).fetchall()
    return [IndexRun(first, last, words) for first, last, words in found]


def _sort(connection: duckdb.DuckDBPyConnection, run: IndexRun, now: datetime) -> None:
    between = {"first": run.first, "last": run.last}
    connection.execute(statement("index/sorted_stretch"), between)
    connection.execute(statement("index/stretch_taken_out"), between)
    connection.execute(statement("index/stretch_put_back"))
    connection.execute(statement("index/stretches_replaced"), between)
    connection.execute(statement("index/stretch"), {**between, "now": to_timestamp(now)})


def _index(connection: duckdb.DuckDBPyConnection, articles: Sequence[Unindexed], now: datetime) -> None:
    loaded = [loaded_at for _, _, loaded_at, _ in articles]
    parameters = {
        "rows": json_rows({"article_id": article_id, "version": version} for article_id, version, *_ in articles),
        "stemmers": json_rows({"language": language, "stemmer": stemmer} for language, stemmer in STEMMERS.items()),
        "earliest": to_timestamp(from_timestamp(min(loaded))),
        "latest": to_timestamp(from_timestamp(max(loaded))),
    }
    for name in ("is_unspaced", "parts_of"):
        connection.execute(passing(statement(f"marts/{name}")))
    connection.execute(statement("index/texts"), parameters)
    connection.execute(statement("index/counts"))
    new_forms = _stemmed(connection.execute(statement("index/new_forms")).fetchall())
    if new_forms:
        connection.execute(statement("index/forms"), {"rows": json_rows(new_forms)})
    for name in ("postings", "superseded", "documents", "counter"):
        connection.execute(statement(f"index/{name}"))
    join_stories(connection, now=now)


def passing(macro: str) -> str:
    """The statement of a snapshot's macro as a temporary one: the writer's file must not keep it."""
    return macro.replace("CREATE MACRO", "CREATE TEMP MACRO", 1)


def _stemmed(forms: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    stemmed = []
    for stemmer, group in groupby(forms, key=lambda row: row[0]):
        words = [form for _, form in group]
        stemmed += [
            {"form": word, "stemmer": stemmer, "stem": stem}
            for word, stem in zip(words, stems(words, stemmer), strict=True)
        ]
    return stemmed

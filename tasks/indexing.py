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

from tasks.counting import find_changed
from tasks.lake import retry_lake
from tasks.left_out import Item, in_batches, unfinished
from tasks.pure.search.index_runs import LONGEST, IndexRun, to_sort
from tasks.pure.search.terms import STEMMERS, stems
from tasks.statements import from_timestamp, json_rows, one_row, statement, to_timestamp
from tasks.stories import join_stories
from tasks.warehouse import Warehouse

__all__ = ["index_articles", "passing", "place_words", "tidy_index"]

log = logging.getLogger(__name__)

BATCH = 1000
"""Articles of one transaction: about a second and 150 MB."""
BATCH_WORDS = 1_500_000
"""Words of one transaction: twice those of 1,000 articles, so that only texts of megabytes make smaller batches."""
BATCH_CHARACTERS = 20_000_000
"""Characters of one transaction. Words are counted between spaces, and a text may have few of them or none."""
CHARACTERS = 1_000_000
"""Of one body that are indexed: some 170,000 words."""
WORDS = 200_000
"""Of one body that are indexed, in scripts without spaces pairs of letters: more than news texts have. A text of
9 MB with 3 million different pairs of letters took 4.9 GB without a limit."""
THREADS = 1
"""A thousand articles are one or two of the row groups that DuckDB's threads share. A second thread would look for work
without a rest, and take half as much processor time again."""
FORMS = 50_000
"""New words that are stemmed and stored with one statement."""
SORTED_WORDS = 2_000_000
"""Words of the articles whose postings one transaction sorts in a file: a run has up to 25 million, for which writers would
wait a minute. A kill between two parts leaves a run that is due again. A lake has whole runs sorted, in some five seconds:
of a part of a file it would list each row that is removed, which takes five times as long as all else."""
TERMS = 1 << 64
MACROS = (
    "query/run_pattern",
    "query/query_runs",
    "query/query_pairs",
    "index/spaced",
    "index/between_spaces",
    "query/form_digest",
    "marts/is_unspaced",
    "marts/parts_of",
)
"""What the statements use, each after those that it uses."""
_STEMMERS = sorted(set(STEMMERS.values()))


class _TooLong(Exception):
    """The texts of a batch have more characters than are indexed at a time."""


def index_articles(warehouse: Warehouse, *, now: datetime, most: int | None = None) -> int:
    """Index every article whose current version is not indexed, and find its story; return how many there were.

    An article that cannot be indexed is left out and recorded (:mod:`tasks.left_out`).

    Args:
        now: UTC.
        most: Articles, at most; all by default.

    Raises:
        WarehouseBusy: the lock of the warehouse could not be taken in time; what was indexed by then stays.
    """
    is_lake = warehouse.home.lake is not None

    def find_due(connection: duckdb.DuckDBPyConnection) -> None:
        find_changed(connection, is_lake=is_lake)
        connection.execute(statement("index/due"))

    found = unfinished(warehouse, "index", "index/unindexed", now=now, first=find_due)
    return _index_found(warehouse, found, now, most)


def place_words(warehouse: Warehouse, *, now: datetime) -> int:
    """Index again the newest 50,000 articles whose postings have no positions; return how many there were.

    An older Dateline kept none. Until then, phrases are looked up in the texts of these articles.

    Args:
        now: UTC.

    Raises:
        WarehouseBusy: the lock of the warehouse could not be taken in time; what was indexed by then stays.
    """
    return _index_found(warehouse, unfinished(warehouse, "index", "index/unplaced", now=now), now)


def _index_found(
    warehouse: Warehouse, found: tuple[list[Item], set[tuple[str, int]]], now: datetime, most: int | None = None
) -> int:
    missing, alone = found[0][:most], found[1]
    done = 0

    @retry_lake
    def act(articles: Sequence[Item]) -> None:
        nonlocal done
        with warehouse.transaction(threads=THREADS, more_follow=True) as connection:
            _index(connection, articles, now)
        done += len(articles)
        if len(missing) > BATCH:
            log.info("indexed", extra={"articles": done, "of": len(missing)})

    return len(missing) - in_batches(warehouse, "index", missing, alone, size=BATCH, batch_of=_batch, act=act, now=now)


def _batch(articles: Sequence[Item]) -> Sequence[Item]:
    """The first of them, at least one, with no more than BATCH_WORDS in total."""
    words = accumulate(words for *_, words in articles)
    return articles[: max(1, sum(1 for so_far in words if so_far <= BATCH_WORDS))]


@retry_lake
def tidy_index(warehouse: Warehouse, *, now: datetime) -> int:
    """Merge sorted runs of postings into longer ones and drop outdated postings; return the number left.

    Each new run is a few transactions (see :mod:`tasks.pure.search.index_runs`).

    Args:
        now: UTC.

    Raises:
        WarehouseBusy: the lock of the warehouse could not be taken in time; what was sorted by then stays.
    """
    with warehouse.transaction() as connection:
        due = to_sort(_sorted(connection), _appended(connection), LONGEST)
    for run in due:
        parts = 1 if warehouse.home.lake is not None else -(-run.words // SORTED_WORDS) or 1
        postings = 0
        for part in range(parts):
            with warehouse.transaction() as connection:
                postings += _sort(connection, run, part, parts)
        with warehouse.transaction() as connection:
            between = {"first": run.first, "last": run.last}
            connection.execute(statement("index/stretches_replaced"), between)
            given = {**between, "postings": postings, "now": to_timestamp(now)}
            connection.execute(statement("index/stretch"), given)
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


def _sort(connection: duckdb.DuckDBPyConnection, run: IndexRun, part: int, parts: int) -> int:
    """Sort one of the parts of a run, by their terms in order, and return how many postings it has."""
    terms = {"least_term": part * TERMS // parts, "greatest_term": (part + 1) * TERMS // parts - 1}
    between = {"first": run.first, "last": run.last, **terms}
    connection.execute(statement("index/sorted_stretch"), between)
    connection.execute(statement("index/stretch_taken_out"), between)
    ((postings,),) = connection.execute(statement("index/stretch_put_back")).fetchall()
    return int(postings)


def _index(connection: duckdb.DuckDBPyConnection, articles: Sequence[Item], now: datetime) -> None:
    loaded = [loaded_at for _, _, loaded_at, _ in articles]
    texts = {
        "rows": json_rows(
            {"article_id": article_id, "version": version, "number": number}
            for number, (article_id, version, *_) in enumerate(articles, start=1)
        ),
        "earliest": to_timestamp(from_timestamp(min(loaded))),
        "latest": to_timestamp(from_timestamp(max(loaded))),
        "characters": CHARACTERS,
    }
    stemmers = json_rows(
        {"language": language, "stemmer": stemmer, "number": _STEMMERS.index(stemmer) + 1}
        for language, stemmer in STEMMERS.items()
    )
    if len(articles) > 1 and one_row(connection, "index/sizes", texts)[0] > BATCH_CHARACTERS:
        raise _TooLong
    for name in MACROS:
        connection.execute(passing(statement(name)))
    connection.execute(statement("index/texts"), {**texts, "stemmers": stemmers, "words": WORDS})
    connection.execute(statement("index/batch_forms"))
    new_forms = connection.execute(statement("index/new_forms")).fetchall()
    for start in range(0, len(new_forms), FORMS):
        stemmed = _stemmed(new_forms[start : start + FORMS])
        connection.execute(statement("index/forms"), {"rows": json_rows(stemmed)})
        for name in ("forms_kept", "new_terms"):
            connection.execute(statement(f"index/{name}"))
    for name in ("counts", "superseded", "documents", "counter"):
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

"""No article holds up publishing: what cannot be indexed or compared is left out, named, and tried again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks import comparing, indexing
from tasks.checks import check_warehouse
from tasks.home import Home
from tasks.publish import publish
from tasks.status import status
from tasks.warehouse import Warehouse, WarehouseFull
from tests.support import two_newspapers
from tests.support.homes import migrated

HOUR = timedelta(hours=1)
NOW = two_newspapers.PUBLISHED
INDEXED = "SELECT article_id FROM search_documents ORDER BY ALL"
FAILURES = "SELECT part, article_id, failures FROM publishing_failures ORDER BY ALL"


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    warehouse = migrated(Home(tmp_path))
    return warehouse


def load(warehouse: Warehouse, *articles: Any) -> None:
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, *articles)


def select(warehouse: Warehouse, query: str) -> list[tuple[Any, ...]]:
    with warehouse.transaction() as connection:
        return connection.execute(query).fetchall()


def failing_on(monkeypatch: pytest.MonkeyPatch, bad: str, error: BaseException) -> None:
    """Indexing raises ``error`` where a batch has the article ``bad``."""
    index: Callable[..., None] = indexing._index

    def index_or_fail(connection: duckdb.DuckDBPyConnection, articles: Sequence[Any], now: Any) -> None:
        if bad in {article_id for article_id, *_ in articles}:
            raise error
        index(connection, articles, now)

    monkeypatch.setattr(indexing, "_index", index_or_fail)


@pytest.mark.fault(
    "publishing", "an article that cannot be indexed", "the others are published; a check and `status` name it"
)
def test_an_article_that_cannot_be_indexed_is_published_without_its_entry(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(warehouse, *(two_newspapers.article(f"a{n}", "Title", "A text.") for n in range(9)))
    failing_on(monkeypatch, "a4", duckdb.OutOfMemoryException("no memory"))
    published = publish(warehouse, warehouse.home, run_id=None, now=NOW)
    assert published.articles == 9
    assert [key for (key,) in select(warehouse, INDEXED)] == [f"a{n}" for n in range(9) if n != 4]
    broken = {result.claim: result.sample for result in check_warehouse(warehouse) if not result.holds}
    assert [row[:3] for row in broken["nothing_is_left_out_of_the_index"]] == [("a4", 1, "index")]
    (named,) = status(warehouse.home, now=NOW).left_out
    assert (named.url, named.reason) == ("https://harbour-post.example/a4", "OutOfMemoryException: no memory")


def test_it_is_tried_twice_then_after_a_week_and_forgotten_when_it_works(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(warehouse, two_newspapers.article("a", "Title", "A text."))
    with monkeypatch.context() as patched:
        failing_on(patched, "a", ValueError("no"))
        for day, failures in ((0, 1), (1, 2), (2, 2), (9, 3)):
            assert indexing.index_articles(warehouse, now=NOW + timedelta(days=day)) == 0
            assert select(warehouse, FAILURES) == [("index", "a", failures)]
    assert indexing.index_articles(warehouse, now=NOW + timedelta(days=17)) == 1
    comparing.compare_versions(warehouse, now=NOW + timedelta(days=17))
    assert select(warehouse, FAILURES) == []


@pytest.mark.fault("publishing", "the disk is full while articles are indexed", "no article is blamed for it")
def test_an_error_of_the_machine_blames_no_article(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    load(warehouse, two_newspapers.article("a", "Title", "A text."))
    failing_on(monkeypatch, "a", duckdb.IOException("No space left on device"))
    with pytest.raises(WarehouseFull, match="make room"):
        indexing.index_articles(warehouse, now=NOW)
    assert select(warehouse, FAILURES) == []
    assert not (warehouse.home.root / "publish.index.json").exists()


@pytest.mark.fault(
    "publishing", "an article that ends the process each time", "left out the second time that it is tried alone"
)
def test_articles_on_which_a_process_died_are_tried_alone(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(warehouse, *(two_newspapers.article(key, "Title", "A text.") for key in "abc"))
    note = warehouse.home.root / "publish.index.json"
    failing_on(monkeypatch, "b", SystemExit())  # as if killed: the note stays

    def die(left: list[list[object]], done: list[str], failures: int) -> None:
        note.write_text(json.dumps(left))
        with pytest.raises(SystemExit):
            indexing.index_articles(warehouse, now=NOW)
        assert [key for (key,) in select(warehouse, INDEXED)] == done
        assert sum(count for *_, count in select(warehouse, FAILURES)) == failures

    die([["a", 1], ["b", 1]], ["a"], 0)
    die([["b", 1]], ["a"], 1)
    note.write_text(json.dumps([["b", 1]]))
    assert indexing.index_articles(warehouse, now=NOW) == 1
    assert [key for (key,) in select(warehouse, INDEXED)] == ["a", "c"]


def test_a_note_that_was_not_written_whole_says_nothing(warehouse: Warehouse) -> None:
    load(warehouse, two_newspapers.article("a", "Title", "A text."))
    (warehouse.home.root / "publish.index.json").write_text('[["a"')
    assert indexing.index_articles(warehouse, now=NOW) == 1
    assert select(warehouse, FAILURES) == []


@pytest.mark.fault("publishing", "a page of megabytes without spaces", "its first 200,000 words are indexed")
def test_of_a_huge_text_the_first_words_are_indexed(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "WORDS", 50)
    monkeypatch.setattr(indexing, "CHARACTERS", 300)
    load(
        warehouse,
        two_newspapers.article("words", "One", "a.b " * 1000),
        two_newspapers.article("letters", "Two", "议会的新闻" * 1000),
        two_newspapers.article("characters", "Three", f"{'x' * 400} last"),
    )
    assert indexing.index_articles(warehouse, now=NOW) == 3
    lengths = dict(select(warehouse, "SELECT article_id, length FROM search_documents"))
    assert lengths == {"words": 51, "letters": 51, "characters": 2}


def test_a_run_of_letters_without_an_end_takes_linear_time(warehouse: Warehouse) -> None:
    """Pairs of 200,000 letters took a minute when each was found from the beginning of its run."""
    load(warehouse, two_newspapers.article("letters", "One", "议会的新闻" * 40_000))
    started = time.process_time()
    assert indexing.index_articles(warehouse, now=NOW) == 1
    assert time.process_time() - started < 5
    pairs = dict(select(warehouse, "SELECT frequency, count(*) FROM search_postings GROUP BY frequency"))
    assert pairs == {40_000: 4, 39_999: 1, 1: 2}


def test_few_texts_of_many_characters_are_indexed_at_a_time(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH_CHARACTERS", 25)
    load(warehouse, *(two_newspapers.article(key, "Title", "x" * 10) for key in "abcde"))
    sizes: list[int] = []
    index = indexing._index

    def index_and_count(connection: duckdb.DuckDBPyConnection, articles: Sequence[Any], now: Any) -> None:
        index(connection, articles, now)
        sizes.append(len(articles))

    monkeypatch.setattr(indexing, "_index", index_and_count)
    assert indexing.index_articles(warehouse, now=NOW) == 5
    assert (sum(sizes), max(sizes)) == (5, 2)


def revised(before: str, after: str) -> Any:
    return two_newspapers.revised(two_newspapers.article("a", "Title", before), after=HOUR, body=after)


@pytest.mark.fault(
    "publishing", "revisions of repeated words, 10 kB, or of 100,000 paragraphs", "compared in under a second each"
)
@pytest.mark.parametrize(
    ("before", "after", "words", "paragraphs"),
    [
        ("river harbour " * 750, "river mountain " * 750, 750, 1),
        ("\n\n".join(f"The old, {n}." for n in range(25_000)), "\n\n".join(f"New {n}." for n in range(25_000)), None, None),
    ],
    ids=["words that alternate", "short paragraphs"],
)  # fmt: skip
def test_no_revision_takes_long(
    warehouse: Warehouse, before: str, after: str, words: int | None, paragraphs: int | None
) -> None:
    load(warehouse, revised(before, after))
    started = time.process_time()
    assert comparing.compare_versions(warehouse, now=NOW) == 1
    assert time.process_time() - started < 5  # seconds; 25 and 4 without a bound; 0.4 measured
    ((removed, parts),) = select(warehouse, "SELECT words_removed, len(paragraphs_removed) FROM version_differences")
    if words is not None:
        assert (removed, parts) == (words, paragraphs)


def test_versions_are_compared_while_others_may_write(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    load(warehouse, revised("one two", "one three"))
    compared = comparing.differences

    def compare_and_write(before: str, after: str) -> Any:
        load(warehouse, two_newspapers.article("other", "Title", "A text."))  # a lock held here would be an error
        return compared(before, after)

    monkeypatch.setattr(comparing, "differences", compare_and_write)
    assert comparing.compare_versions(warehouse, now=NOW) == 1


def test_nothing_is_written_of_an_article_that_was_forgotten_meanwhile(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(warehouse, revised("one two", "one three"))
    compared = comparing.differences

    def compare_and_forget(before: str, after: str) -> Any:
        select(warehouse, "DELETE FROM article_heads")
        return compared(before, after)

    monkeypatch.setattr(comparing, "differences", compare_and_forget)
    comparing.compare_versions(warehouse, now=NOW)
    assert select(warehouse, "SELECT count(*) FROM version_differences") == [(0,)]


def test_a_pair_that_cannot_be_compared_is_left_out(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(before: str, after: str) -> Any:
        raise MemoryError

    load(warehouse, revised("one two", "one three"))
    monkeypatch.setattr(comparing, "differences", fail)
    assert comparing.compare_versions(warehouse, now=NOW) == 0
    assert select(warehouse, FAILURES) == [("comparison", "a", 1)]


def test_a_long_text_is_compared_up_to_a_limit(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "CHARACTERS", 20)
    load(warehouse, revised("first one\n\nsecond one\n\nthird", "first two\n\nsecond one\n\nfourth"))
    comparing.compare_versions(warehouse, now=NOW)
    ((changes, removed),) = select(warehouse, "SELECT len(changes), paragraphs_removed FROM version_differences")
    assert (changes, removed) == (1, ["first one"])

"""The full-text index is extended by what was loaded, follows revisions, and tidying does not change results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tasks.counting import count_changes
from tasks.home import Home
from tasks.indexing import MACROS, index_articles, passing, tidy_index
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.statements import statement
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.homes import migrated

HOUR = timedelta(hours=1)
POSTINGS = """SELECT documents.article_id, forms.stem, sum(postings.frequency), sum(postings.in_title)
    FROM search_postings AS postings INNER JOIN search_documents AS documents USING (document)
    INNER JOIN (SELECT DISTINCT term, stem FROM search_forms) AS forms USING (term) GROUP BY ALL ORDER BY ALL"""


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    warehouse = migrated(Home(tmp_path))
    return warehouse


def load(warehouse: Warehouse, *articles: tuple[object, object]) -> int:
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, *articles)  # type: ignore[arg-type]
    return index_articles(warehouse, now=two_newspapers.NOON)


def ask(warehouse: Warehouse, query: str) -> list[tuple[object, ...]]:
    with warehouse.transaction() as connection:
        return connection.execute(query).fetchall()


def found(warehouse: Warehouse, words: str) -> set[str]:
    """By the snapshot's search, whatever the rank."""
    publish(warehouse, warehouse.home, run_id=None, now=two_newspapers.PUBLISHED)
    with open_snapshot(warehouse.home) as connection:
        return {key for (key,) in connection.execute("SELECT article_id FROM search($w)", {"w": words}).fetchall()}


def test_words_are_counted_by_stem_in_title_lead_and_body(warehouse: Warehouse) -> None:
    body = "Boats, a boat and boating.\n\nNothing else."
    assert load(warehouse, two_newspapers.article("a", "Boats!", body, lead="Boats, a boat and boating.")) == 1
    assert load(warehouse) == 0
    counted = {stem: (frequency, titles) for _, stem, frequency, titles in ask(warehouse, POSTINGS)}
    assert counted["boat"] == (4, 1)  # the lead is the body's beginning
    assert counted["noth"] == (1, 0)
    assert ask(warehouse, "SELECT length FROM search_documents") == [(8,)]


def test_texts_that_do_not_fit_into_memory_together_are_indexed_one_after_the_other(tmp_path: Path) -> None:
    warehouse = Warehouse(migrated(Home(tmp_path)).home, memory_limit="60MB")
    for n in range(16):
        with warehouse.transaction() as connection:
            two_newspapers.load(connection, two_newspapers.article(f"a{n}", "Long", f"{n:03000} " * 300))
    assert index_articles(warehouse, now=two_newspapers.NOON) == 16
    assert ask(warehouse, "SELECT count(*) FROM search_documents") == [(16,)]


def test_each_language_has_its_stemmer(warehouse: Warehouse) -> None:
    load(
        warehouse,
        two_newspapers.article("de", "Häuser", "Die Häuser standen leer.", language="de"),
        two_newspapers.article("fr", "Maisons", "Les maisons étaient fermées.", language="fr"),
        two_newspapers.article("xx", "Houses", "Unbekannte Häuser.", language=None),
    )
    stems = {(article, stem) for article, stem, _, _ in ask(warehouse, POSTINGS)}
    assert {("de", "haus"), ("fr", "maison"), ("fr", "ferm"), ("xx", "hauser"), ("xx", "houses")} <= stems


def test_a_new_version_takes_the_place_of_the_old_one(warehouse: Warehouse) -> None:
    old = two_newspapers.article("a", "Ferries", "The ferries sail.")
    load(warehouse, old, two_newspapers.article("b", "Trams", "The trams run."))
    head, contents = two_newspapers.revised(old, after=HOUR, title="Trains", body="The trains run.")
    with warehouse.transaction() as connection:
        connection.execute("DELETE FROM article_heads WHERE article_id = 'a'")
        two_newspapers.insert(connection, "article_heads", [head])
        two_newspapers.insert(connection, "article_contents", contents[1:])
    assert index_articles(warehouse, now=two_newspapers.NOON) == 1
    assert ask(warehouse, "SELECT count(*), count(DISTINCT article_id) FROM search_documents") == [(2, 2)]
    assert found(warehouse, "ferries") == set()
    assert found(warehouse, "run") == {"a", "b"}


def count(warehouse: Warehouse) -> int:
    with warehouse.transaction() as connection:
        return count_changes(connection)


def test_what_was_counted_before_it_was_indexed_is_indexed(warehouse: Warehouse) -> None:
    """As of a run that loads while another process publishes."""
    assert load(warehouse, *(two_newspapers.article(name, "Title", f"Text {name}.") for name in "abc")) == 3
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, two_newspapers.article("d", "Title", "Text of d."))
    assert count(warehouse) == 4
    assert load(warehouse) == 1
    assert load(warehouse) == count(warehouse) == load(warehouse) == 0
    assert found(warehouse, "text") == {"a", "b", "c", "d"}


def test_what_is_counted_and_no_longer_in_the_index_is_indexed(warehouse: Warehouse) -> None:
    load(warehouse, *(two_newspapers.article(name, "Title", f"Text {name}.") for name in "abc"))
    count(warehouse)
    with warehouse.transaction() as connection:
        connection.execute("DELETE FROM search_documents WHERE article_id = 'b'")
    assert load(warehouse) == 1
    assert found(warehouse, "text") == {"a", "b", "c"}


def test_what_changed_in_something_else_is_not_indexed_again(warehouse: Warehouse) -> None:
    load(warehouse, *(two_newspapers.article(name, "Title", f"Text {name}.") for name in "abc"))
    count(warehouse)
    with warehouse.transaction() as connection:
        connection.execute("UPDATE article_heads SET published_on = published_on - 1 WHERE article_id = 'a'")
        connection.execute("UPDATE article_heads SET tags = ['other'] WHERE article_id = 'b'")
    assert load(warehouse) == 0
    assert count(warehouse) > 0
    with warehouse.transaction() as connection:
        connection.execute("UPDATE article_heads SET version = 2 WHERE article_id = 'a'")
        connection.execute("UPDATE article_contents SET version = 2 WHERE article_id = 'a'")
    assert load(warehouse) == 1


@pytest.mark.parametrize("words", [2_000_000, 10], ids=["in one transaction", "in several"])
def test_tidying_sorts_and_does_not_change_an_answer(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch, words: int
) -> None:
    monkeypatch.setattr("tasks.indexing.SORTED_WORDS", words)
    pages = [two_newspapers.article(str(n), f"Page {n}", f"Word{n} and word{n % 3} of the harbour.") for n in range(9)]
    for page in pages:
        load(warehouse, page)
    before = ask(warehouse, POSTINGS)
    assert tidy_index(warehouse, now=two_newspapers.NOON) == len(before)
    assert ask(warehouse, POSTINGS) == before
    assert ask(warehouse, "SELECT first_document, last_document, postings FROM search_stretches") == [
        (1, 9, len(before))
    ]
    lying = ask(warehouse, "SELECT term, document FROM search_postings ORDER BY rowid")
    assert lying == sorted(lying)


def test_a_long_run_is_left_unchanged_until_as_much_has_been_appended(warehouse: Warehouse) -> None:
    def stretches() -> list[tuple[object, ...]]:
        tidy_index(warehouse, now=two_newspapers.NOON)
        return ask(warehouse, "SELECT first_document, last_document FROM search_stretches ORDER BY ALL")

    load(warehouse, *(two_newspapers.article(f"a{n}", f"A {n}", f"Some words of number {n}.") for n in range(7)))
    assert stretches() == [(1, 7)]
    load(warehouse, two_newspapers.article("b", "B 1", "Some words of number 1."))
    assert stretches() == [(1, 7), (8, 8)]
    assert stretches() == [(1, 7), (8, 8)]  # nothing came
    load(warehouse, two_newspapers.article("c", "C 1", "Some words of number 1."))
    assert stretches() == [(1, 9)]


def test_a_large_index_is_sorted_part_by_part(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.indexing.LONGEST", 40)
    pages = [two_newspapers.article(f"a{n}", f"A {n}", f"Some seven words of the number {n}.") for n in range(12)]
    load(warehouse, *pages)
    before = ask(warehouse, POSTINGS)
    with warehouse.transaction() as connection:  # documents no longer found, at the end of a part and of all
        connection.execute("DELETE FROM search_documents WHERE document IN (4, 12)")
    assert tidy_index(warehouse, now=two_newspapers.NOON) == sum(article not in {"a3", "a11"} for article, *_ in before)
    ranges = ask(warehouse, "SELECT first_document, last_document FROM search_stretches ORDER BY ALL")
    assert len(ranges) > 1
    assert [first for first, _ in ranges] == [1, *(last + 1 for _, last in ranges[:-1])]
    assert ranges[-1][1] == 12
    for first, last in ranges:
        lying = ask(
            warehouse,
            f"SELECT term, document FROM search_postings WHERE document BETWEEN {first} AND {last} ORDER BY rowid",  # noqa: S608
        )
        assert lying == sorted(lying)


def test_a_run_is_sorted_again_when_most_of_it_is_outdated(warehouse: Warehouse) -> None:
    load(warehouse, *(two_newspapers.article(f"a{n}", f"A {n}", f"Some words of number {n}.") for n in range(9)))
    tidy_index(warehouse, now=two_newspapers.NOON)
    with warehouse.transaction() as connection:
        connection.execute("DELETE FROM search_documents WHERE document > 2")
    tidy_index(warehouse, now=two_newspapers.NOON)
    assert ask(warehouse, "SELECT DISTINCT document FROM search_postings ORDER BY ALL") == [(1,), (2,)]
    (stretch,) = ask(warehouse, "SELECT first_document, last_document, words FROM search_stretches")
    assert stretch == (1, 9, *ask(warehouse, "SELECT sum(length) FROM search_documents")[0])


def test_postings_that_lead_to_no_article_are_removed_when_they_are_tidied(warehouse: Warehouse) -> None:
    load(
        warehouse,
        two_newspapers.article("a", "Ferries", "The ferries sail."),
        two_newspapers.article("b", "Trams", "The trams run."),
    )
    with warehouse.transaction() as connection:
        connection.execute("DELETE FROM search_documents WHERE article_id = 'b'")
        connection.execute("DELETE FROM article_heads WHERE article_id = 'b'")
    assert tidy_index(warehouse, now=two_newspapers.NOON) == 3
    assert ask(warehouse, "SELECT DISTINCT document FROM search_postings") == [(1,)]
    load(warehouse, two_newspapers.article("c", "Boats", "The boats sail."))
    assert ask(warehouse, "SELECT document, article_id FROM search_documents ORDER BY ALL") == [(1, "a"), (3, "c")]


def test_a_warehouse_from_before_the_index_is_searched_with_the_next_snapshot(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, two_newspapers.article("a", "Ferries", "The ferries sail."))
    assert found(warehouse, "ferry") == {"a"}


@pytest.fixture(scope="module")
def macros() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for name in ("query/word_pattern", "query/query_words", *MACROS):
            connection.execute(passing(statement(name)))
        yield connection


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the o'clock l'été", ["the", "o", "clock", "l", "été"]),
        ("iphone発売開始 tomorrow", ["iphone", "発売", "売開", "開始", "始", "tomorrow"]),
        ("港", ["港"]),
        ("... —", []),
        ("", []),
    ],
)
def test_a_text_in_parts(macros: duckdb.DuckDBPyConnection, text: str, parts: list[str]) -> None:
    assert macros.execute("SELECT parts_of($text)", {"text": text}).fetchone() == (parts,)

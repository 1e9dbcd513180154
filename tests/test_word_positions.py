"""The index says where each word stands: phrases, distances and fields are found without the texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks import indexing
from tasks.home import Home
from tasks.indexing import MACROS, index_articles, passing, place_words, tidy_index
from tasks.publish import publish
from tasks.statements import statement
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.homes import migrated
from tests.support.unplaced import take_positions_away

ARTICLES = (
    two_newspapers.article("bridge", "Harbour bridge closed", "Storms. The old harbour bridge is closed."),
    two_newspapers.article(
        "apart", "Bridge", "The harbour has a bridge.\n\nIt closed.", lead="The harbour has a bridge."
    ),
    two_newspapers.article("forms", "Bridges", "All harbours bridges.", lead="Harbour news of the day"),
    two_newspapers.article("zh", "港口大桥关闭", "新的大桥在港口。气候变化", language="zh"),
    two_newspapers.article("th", "สะพาน", "ท่าเรือและสะพานใหม่ storm", language="th"),
)
QUERIES = {
    '"harbour bridge"': {"bridge"},
    'title:"harbour bridge"': {"bridge"},
    'lead:"harbour bridge"': set(),
    '"storms the old"': {"bridge"},
    "near(harbour bridge, 3)": {"bridge", "apart", "forms"},
    "near(harbour bridge, 1)": {"bridge", "forms"},
    'near("the harbour" closed, 10)': {"apart"},
    "lead:harbour": {"apart", "forms"},
    "body:news": set(),
    "lead:bridge": {"apart"},
    'lead:"bridge it"': set(),
    'body:"bridge it"': {"apart"},
    '"closed storms"': set(),  # from the title to the body
    "大桥": {"zh"},
    "港口大桥": {"zh"},
    '"大桥 关闭"': {"zh"},
    "大桥在港": {"zh"},
    "body:关闭": set(),
    "สะพานใหม่": {"th"},
    '"สะพานใหม่ storm"': {"th"},
    "near(เรือ storm, 20)": {"th"},
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return published(tmp_path_factory.mktemp("home"))


def published(path: Path) -> Home:
    home = Home(path)
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, *ARTICLES)
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    return home


def answers(home: Home) -> dict[str, set[str]]:
    with duckdb.connect(home.snapshot, read_only=True) as connection:
        return {query: asked(connection, query) for query in QUERIES}


def asked(connection: duckdb.DuckDBPyConnection, query: str) -> set[str]:
    found = connection.execute("SELECT article_id FROM matches($query)", {"query": query}).fetchall()
    return {key for (key,) in found}


def test_phrases_distances_and_fields_are_found_without_the_texts(home: Home, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(home.snapshot.read_bytes())
    with duckdb.connect(copy) as connection:
        connection.execute("UPDATE internal.article_contents SET title = '', lead = '', body = ''")
        assert {query: asked(connection, query) for query in QUERIES} == QUERIES
        assert asked(connection, "=Harbour") == set()  # case is in the texts alone


def test_articles_that_were_indexed_without_positions_are_read(tmp_path: Path) -> None:
    home = published(tmp_path)
    take_positions_away(Warehouse(home), every=2)
    publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)
    assert answers(home) == QUERIES


def test_maintenance_gives_older_articles_positions(tmp_path: Path) -> None:
    home = published(tmp_path)
    warehouse = Warehouse(home)
    before = postings(warehouse)
    take_positions_away(warehouse)
    assert place_words(warehouse, now=two_newspapers.NOON) == len(ARTICLES)
    assert place_words(warehouse, now=two_newspapers.NOON) == 0
    tidy_index(warehouse, now=two_newspapers.NOON)
    assert postings(warehouse) == before


def postings(warehouse: Warehouse) -> list[tuple[object, ...]]:
    query = """SELECT documents.article_id, postings.* EXCLUDE document REPLACE (list_sort(positions) AS positions)
        FROM search_postings AS postings INNER JOIN search_documents AS documents USING (document) ORDER BY ALL"""
    with warehouse.transaction() as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("limit", ["CHARACTERS", "WORDS"])
def test_of_a_text_that_is_cut_no_positions_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(indexing, limit, 4)
    warehouse = migrated(Home(tmp_path))
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, two_newspapers.article("a", "A", "One two one two three one two three."))
        two_newspapers.load(connection, two_newspapers.article("b", "B", "One."))
    index_articles(warehouse, now=two_newspapers.NOON)
    with warehouse.transaction() as connection:
        cut = connection.execute(
            """SELECT documents.article_id, documents.is_cut, bool_and(postings.form = 0), bool_and(positions IS NULL)
            FROM search_documents AS documents INNER JOIN search_postings AS postings USING (document) GROUP BY ALL"""
        ).fetchall()
    assert sorted(cut) == [("a", True, True, True), ("b", False, False, False)]


@pytest.mark.parametrize(
    ("lead", "body", "positions"),
    [
        ("Ab cd", "Ab cd ef", {"ab": [7], "cd": [11], "ef": [14]}),
        ("Ab c", "Ab cd ef", {"ab": [5, 6], "c": [9], "cd": [10], "ef": [14]}),  # ends inside a word
        ("港口", "港口。大桥", {"港口": [7], "口": [11], "大桥": [14], "桥": [18]}),
        ("港口", "港口大", {"港口": [5, 6], "口": [9], "口大": [10], "大": [14]}),
        ("Other", "Ab", {"other": [5], "ab": [6]}),
        (None, "Ab", {"ab": [6]}),
        ("", "Ab", {"ab": [6]}),
    ],
)
def test_a_lead_that_the_body_begins_with_is_marked_there(
    tmp_path: Path, lead: str | None, body: str, positions: dict[str, list[int]]
) -> None:
    warehouse = migrated(Home(tmp_path))
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, two_newspapers.article("a", "", body, lead=lead, language=None))
    index_articles(warehouse, now=two_newspapers.NOON)
    with warehouse.transaction() as connection:
        found = connection.execute(
            """SELECT forms.form, list_sort(postings.positions)
            FROM search_postings AS postings INNER JOIN search_forms AS forms USING (term)"""
        ).fetchall()
    assert dict(found) == positions


@pytest.fixture(scope="module")
def macros() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for name in ("query/word_pattern", "query/query_words", "query/query_words_of_text", *MACROS):
            connection.execute(passing(statement(name)))
        yield connection


SCRIPTS = "aZéß港口桥がカサสะัพ่านົລາວកខ្ម។ကြ၊⼀〇々ーİıΆابд१२7 .,'-\n"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.sampled_from(SCRIPTS), max_size=30) | st.text(max_size=30), min_size=5, max_size=20))
def test_the_index_has_as_many_words_as_a_query_reads_each_at_its_place(
    macros: duckdb.DuckDBPyConnection, texts: list[str]
) -> None:
    cut = macros.execute(
        """SELECT t, parts_of(lower(t)), list_transform(query_words(t), LAMBDA w: lower(w))
        FROM (SELECT unnest($texts::VARCHAR[]) AS t)""",
        {"texts": [text.replace("\x00", " ") for text in texts]},
    ).fetchall()
    for text, parts, words in cut:
        assert [part if part == word else part[:1] for part, word in zip(parts, words, strict=True)] == words, text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.sampled_from(SCRIPTS + "  "), max_size=40) | st.text(max_size=40), min_size=5, max_size=20))
def test_long_texts_are_cut_into_the_same_words(macros: duckdb.DuckDBPyConnection, texts: list[str]) -> None:
    cut = macros.execute(
        "SELECT t, query_words(t), query_words_of_text(t) FROM (SELECT unnest($texts::VARCHAR[]) AS t)",
        {"texts": [text.replace("\x00", " ") for text in [*texts, "", " ", "a b", "  a,b -- c. ", "«Été», dit-il"]]},
    ).fetchall()
    for text, words, of_text in cut:
        assert of_text == words, text

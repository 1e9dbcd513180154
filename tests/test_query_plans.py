"""A query that Python has parsed gets the answers of the macros, from statements without what it does not need."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tasks.pure.query import parse
from tasks.pure.query.plans import pruned, with_parameters
from tasks.query_plans import ask, find, lines_of_page, read_texts
from tests.support import mixed_corpus

WHOLE = """WITH RECURSIVE
one AS (SELECT 1 AS a),
-- ) in a comment, ')' in a text
other AS MATERIALIZED (SELECT one.a, ')' AS b FROM one),
unused AS (SELECT other.a FROM other),
final AS (SELECT unused.a FROM internal.unused INNER JOIN other ON TRUE)
SELECT * FROM final"""


def test_expressions_that_nothing_reads_are_left_out() -> None:
    text = pruned(WHOLE, {})
    assert "one AS (" in text
    assert "other AS MATERIALIZED (" in text
    assert "unused AS" not in text
    assert text.endswith("SELECT * FROM final")


def test_an_expression_that_is_given_replaces_that_of_the_text_and_what_it_alone_read() -> None:
    text = pruned(WHOLE, {"other": "SELECT 2 AS a"})
    assert "SELECT 2 AS a" in text
    assert "one AS" not in text


def test_a_text_without_expressions_is_refused() -> None:
    with pytest.raises(ValueError, match="WITH RECURSIVE"):
        pruned("SELECT 1", {})


def test_functions_and_aliases_keep_the_names_that_parameters_have_too() -> None:
    text = with_parameters("SELECT least(a, least) AS most, x.unit FROM t LIMIT most", ("least", "most", "unit"))
    assert text == "SELECT least(a, $least) AS most, x.unit FROM t LIMIT $most"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = mixed_corpus.made_home(tmp_path_factory.mktemp("home"), mixed_corpus.drawn())
    with duckdb.connect(home.snapshot, read_only=True, config={"threads": 1}) as connection:
        yield connection


QUERIES = (
    "storm",
    "storm -bridge",
    '"climate change" OR ponts',
    "near(harbour storm, 9)",
    "=IT OR =Storm",
    "clim*",
    "covid-19",
    "气候",
    "title:storm OR body:harbour",
    "source:east date:2026-03..",
    "label.country:de tag:climate OR author:dpa",
    "*",
    "nosuchword",
)


OF_WORDS = (
    "storm harbour",
    "harbour storm the",
    "(storm title:harbour) storm",
    "storm nosuchword",
    "Storms the stormy",
)
OF_ONE = (
    "=Storm",
    "title:storm",
    'body:"the harbour"',
    '"climate change"',
    "lang:de",
)
PHRASES = (
    '"the harbour"',
    '"the storm"',
    '"a the of"',
    '"budget the a"',
    '"the nosuchword"',
    '"storm storm"',
    '"the a of the"',
)
"""Of two and three words, which have plans of their own where each word has one form; and of more."""


@pytest.mark.parametrize("query", QUERIES)
def test_lines_neighbours_and_trends_are_those_of_the_macros(snapshot: duckdb.DuckDBPyConnection, query: str) -> None:
    find(snapshot, parse(query))
    read_texts(snapshot, parse(query), most=5)
    for macro, values in (
        ("concordance", {"width": 40, "sort": "right", "most": 5}),
        ("collocates", {"reach": 3, "least": 1, "most": 5}),
        ("trend", {"unit": "week"}),
    ):
        named = ", ".join(f"{name} := ${name}" for name in values)
        rows = snapshot.execute(f"FROM {macro}($query, {named})", {"query": query, **values}).fetchall()
        assert [tuple(row.values()) for row in ask(snapshot, macro, parse(query), **values)] == rows


@pytest.mark.parametrize("sort", ["date", "left", "right", "keyword"])
@pytest.mark.parametrize("query", ["storm OR harbour", "near(harbour storm, 9)", "clim*", "气候", "*", "nosuchword"])
def test_pages_of_lines_are_parts_of_all_lines(snapshot: duckdb.DuckDBPyConnection, query: str, sort: str) -> None:
    values = {"width": 40, "sort": sort, "most": 5}
    asked = "FROM concordance($query, width := $width, sort := $sort, most := $most)"
    rows = snapshot.execute(asked, {"query": query, **values}).fetchall()
    find(snapshot, parse(query))
    read_texts(snapshot, parse(query), most=5)
    for skipped in (0, 3, len(rows)):
        page, in_all = lines_of_page(snapshot, parse(query), skipped=skipped, count=3, **values)
        assert in_all == len(rows)
        assert [tuple(row.values()) for row in page] == rows[skipped : skipped + 3]


@pytest.mark.parametrize("query", [*QUERIES, *OF_ONE, *OF_WORDS, *PHRASES])
def test_scores_are_those_of_the_macros(snapshot: duckdb.DuckDBPyConnection, query: str) -> None:
    find(snapshot, parse(query))
    found = snapshot.execute("SELECT article_id, score FROM found INNER JOIN internal.head_rows USING (head_row)")
    assert dict(found.fetchall()) == pytest.approx(
        dict(snapshot.execute("SELECT article_id, score FROM matches($query)", {"query": query}).fetchall())
    )

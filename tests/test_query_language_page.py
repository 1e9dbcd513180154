"""Every example of docs/query-language.md is in the language, runs, and finds something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tasks.home import Home
from tasks.pure.query import FIELDS, describe, parse
from tests.support import two_newspapers

PAGE = (Path(__file__).parent.parent / "docs" / "query-language.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+?) \| .+ \| (.*?) ?\|$", PAGE[PAGE.index("| write |") : PAGE.index("## How")], re.MULTILINE)[
    2:
]
WRITTEN = [query for cell, _ in ROWS for query in re.findall(r"`([^`]+)`", cell)]
EXAMPLES = [query for _, cell in ROWS for query in re.findall(r"`([^`]+)`", cell)]
STATEMENTS = [
    one for block in re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL) for one in block.split(";\n") if one.strip()
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return two_newspapers.made_home(tmp_path_factory.mktemp("work") / "data")


@pytest.fixture(scope="module")
def snapshot(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(home.snapshot, read_only=True, config={"threads": 1}) as connection:
        yield connection


@pytest.mark.parametrize("query", WRITTEN)
def test_what_the_page_says_to_write_is_in_the_language(query: str) -> None:
    assert describe(parse(query))


@pytest.mark.parametrize("query", EXAMPLES)
def test_an_example_finds_something(snapshot: duckdb.DuckDBPyConnection, query: str) -> None:
    assert snapshot.execute("SELECT article_id FROM matches($query)", {"query": query}).fetchall()


def test_every_field_is_on_the_page() -> None:
    assert [field for field in FIELDS if f"`{field}:" not in PAGE] == []


@pytest.mark.parametrize("statement", [one for one in STATEMENTS if "ATTACH" not in one and "news." not in one])
def test_a_statement_runs(snapshot: duckdb.DuckDBPyConnection, statement: str) -> None:
    assert snapshot.execute(statement).description


def test_the_file_is_attached_as_the_page_says(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home.root.parent)
    with duckdb.connect(":memory:") as connection:
        connection.execute(next(one for one in STATEMENTS if "ATTACH" in one))
        for statement in (one for one in STATEMENTS if "FROM news." in one):
            assert connection.execute(statement).fetchall()


def test_the_description_on_the_page_is_the_one_that_is_given() -> None:
    words = describe(parse('"harbour bridge" -budget lang:en date:2026-03..'))
    assert words in " ".join(PAGE.split())

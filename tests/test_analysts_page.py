"""Every example of docs/analysts.md runs as written, and everything that the page names exists."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tasks.analyst import dictionary, open_snapshot
from tasks.exporting import export
from tests.support import two_newspapers

PAGE = (Path(__file__).parent.parent / "docs" / "analysts.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
TABLE = PAGE[PAGE.index("| name | one row |") : PAGE.index("What is in the schema")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work")
    export(two_newspapers.made_home(folder / "data"), folder / "export", now=two_newspapers.PUBLISHED)
    return folder


@pytest.fixture(scope="module")
def snapshot(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(folder / "data" / "published" / "analyst.duckdb", read_only=True) as connection:
        yield connection


def test_there_are_five_questions() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_answers(snapshot: duckdb.DuckDBPyConnection, query: str) -> None:
    assert snapshot.execute(query).fetchall()


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (0, ["Harbour bridge closed until Monday"]),
        (1, ["harbour-post", "Weather", "words, read in batches"]),
        (2, ["2026", "Harbour bridge closed until Monday", "le-phare"]),
    ],
)
def test_a_python_example_prints_what_it_should(folder: Path, number: int, printed: list[str]) -> None:
    # In a separate process, as for an analyst: ours must not import pandas (see tasks/settings.py).
    command = [sys.executable, "-W", "error", "-c", EXAMPLES[number]]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert [text for text in printed if text not in answer.stdout] == []


def test_each_python_example_is_tested() -> None:
    assert len(EXAMPLES) == 3


def test_the_table_names_all_there_is(tmp_path: Path) -> None:
    with open_snapshot(two_newspapers.made_home(tmp_path)) as connection:
        listed = {entry.name for entry in dictionary(connection)}
    named = set(re.findall(r"`(\w+)", TABLE))
    helpers = {
        "folded",
        "words_of",
        "is_unspaced",
        "parts_of",
        "search_terms",
        "search_matches",
        "words",
        "word",
        "width",
    }
    assert named - helpers == listed - helpers

"""Every example of docs/analysts.md runs as it is written, and what the page names is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tasks.analyst import dictionary, open_snapshot
from tests.support import coast

PAGE = (Path(__file__).parent.parent / "docs" / "analysts.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)
(PYTHON,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
TABLE = PAGE[PAGE.index("| name | one row |") : PAGE.index("Tables whose comment")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work")
    coast.made_home(folder / "data")
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


def test_the_python_example_prints_articles(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, duckdb.DuckDBPyConnection] = {}
    exec(PYTHON, names)  # noqa: S102
    names["news"].close()
    assert "Harbour bridge closed until Monday" in capsys.readouterr().out


def test_the_table_names_all_there_is(tmp_path: Path) -> None:
    with open_snapshot(coast.made_home(tmp_path)) as connection:
        listed = {entry.name for entry in dictionary(connection)}
    named = set(re.findall(r"`(\w+)", TABLE))
    helpers = {"folded", "words_of", "is_unspaced", "count_of", "words", "word", "width"}
    assert named - helpers == listed - helpers

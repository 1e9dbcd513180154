"""The README's queries on the demo's newspapers return the results that it shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tasks.analyst import run_query
from tasks.home import Home
from tests.support import newspapers

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
QUESTIONS = re.findall(r"```sql\n([^`]*)```\n\n((?:\|.*\n)+)", README)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return newspapers.made_home(tmp_path_factory.mktemp("newspapers"))


def test_there_are_five() -> None:
    assert len(QUESTIONS) == README.count("```sql") == 5


@pytest.mark.parametrize(("query", "shown"), QUESTIONS)
def test_the_answer_is_the_one_that_is_shown(home: Home, query: str, shown: str) -> None:
    result = run_query(home, query)
    head, _, *rows = [line.strip("| ").split(" | ") for line in shown.splitlines()]
    assert head == list(result.columns)
    assert rows == [[cell(value) for value in row] for row in result.rows]


def test_the_python_example_opens_the_snapshot(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"^    import duckdb\n    (.*)\.df\(\)$", README, re.MULTILINE)
    monkeypatch.chdir(home.root)
    (home.root / "data").symlink_to(home.root)
    names: dict[str, Any] = {}
    exec(f"import duckdb\nfound = {example}.fetchall()", names)  # noqa: S102
    assert len(names["found"]) == 10


def cell(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return re.sub(r"\s+", " ", text).strip()

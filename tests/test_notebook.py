"""The analyst's notebook runs from its first cell to its last on a snapshot, and shows its data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support import two_newspapers

FOLDER = Path(__file__).parent.parent / "deploy"
# In a separate process, as for an analyst: ours must not import pandas, which marimo looks for (tasks/settings.py).
RUN = """
import json, notebook
_, defined = notebook.app.run()
tables = {name: len(value) for name, value in defined.items() if hasattr(value, "columns") and hasattr(value, "rows")}
charts = {name: value.to_dict() for name, value in defined.items() if name.endswith("_chart")}
print(json.dumps({"tables": tables, "charts": charts}, default=str))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Rows by table and specification by chart, of what the notebook's cells have defined."""
    home = two_newspapers.made_home(tmp_path_factory.mktemp("home"))
    environment = {**os.environ, "DATELINE_HOME": str(home.root)}
    answer = subprocess.run([sys.executable, "-c", RUN], cwd=FOLDER, env=environment, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    told: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return told


def test_each_table_has_its_rows(found: dict[str, Any]) -> None:
    assert found["tables"] == {
        "health": 2, "volume": 3, "mentions": 1, "found": 1, "in_context": 3, "tags": 3, "revisions": 1,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["volume_chart", "mentions_chart", "tags_chart"])
def test_each_chart_is_drawn_from_data(found: dict[str, Any], name: str) -> None:
    chart = found["charts"][name]
    assert chart["encoding"]
    assert any(chart["datasets"].values())

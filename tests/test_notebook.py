"""The analyst's notebook runs from its first cell to its last on a snapshot, and finds what is there."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from tests.support import coast

NOTEBOOK = Path(__file__).parent.parent / "deploy" / "notebook.py"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the notebook's cells have defined."""
    spec = importlib.util.spec_from_file_location("notebook", NOTEBOOK)
    assert spec is not None
    assert spec.loader is not None
    notebook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(notebook)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_HOME", str(coast.made_home(tmp_path_factory.mktemp("home")).root))
        _, defined = notebook.app.run()
    defined["news"].close()
    return dict(defined)


@pytest.mark.parametrize(
    ("name", "rows"),
    [("health", 2), ("volume", 3), ("mentions", 1), ("found", 1), ("in_context", 2), ("tags", 3), ("revisions", 1)],
)
def test_each_table_has_its_rows(found: dict[str, Any], name: str, rows: int) -> None:
    assert len(found[name]) == rows


@pytest.mark.parametrize("name", ["volume_chart", "mentions_chart", "tags_chart"])
def test_each_chart_is_one_that_vega_lite_takes(found: dict[str, Any], name: str) -> None:
    chart = found[name]
    assert isinstance(chart, alt.Chart)
    assert chart.to_dict()["encoding"]

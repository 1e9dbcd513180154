"""Commands that only read the snapshot do not load the extractor, Prefect or the validation of the configuration."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import two_newspapers

HEAVY = ("bs4", "filelock", "lxml", "pydantic", "prefect", "requests", "tasks.pure.extract", "tasks.config")
"""Together more than a second of processor time."""
WRITING = ("tasks.warehouse", "tasks.pure.records")
"""What only writers of the warehouse need, and status, which looks into it."""
CODE = """
import atexit, sys
atexit.register(lambda: print("LOADED", *sorted(sys.modules)))
from flows.cli.main import main
main()
"""


@pytest.mark.parametrize(
    "arguments",
    [["query", "SELECT 1"], ["search", "harbour"], ["status"], ["schema"]],
    ids=lambda arguments: arguments[0],
)
def test_a_reading_command_loads_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    home = two_newspapers.made_home(tmp_path)
    command = [sys.executable, "-c", CODE, "--home", str(home.root), *arguments]
    done = subprocess.run(command, cwd=Path(__file__).parent.parent, check=True, capture_output=True, text=True)
    loaded = done.stdout.rpartition("LOADED")[2].split()
    assert "duckdb" in loaded
    assert sorted(set(HEAVY) & set(loaded)) == []
    assert arguments[0] == "search" or "tasks.pure.query" not in loaded
    assert arguments == ["status"] or sorted(set(WRITING) & set(loaded)) == []

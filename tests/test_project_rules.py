"""The project's rules are tested: who may import whom, and what pure code must not use."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def ruff(path: str, code: str) -> set[str]:
    """The rules that ``code`` would break as the file at ``path``."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=json"]
    answer = subprocess.run(
        [*command, f"--stdin-filename={path}", "-"], cwd=ROOT, input=code, capture_output=True, text=True, check=False
    )
    return {finding["code"] for finding in json.loads(answer.stdout)}


def test_imports_keep_their_direction() -> None:
    answer = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout


def imported(path: Path) -> set[str]:
    """The modules that a file imports anywhere in it; ``from a import b`` counts as ``a`` and ``a.b``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


FLOWS = sorted(path for path in (ROOT / "flows").glob("*.py") if not path.stem.startswith("__"))


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_a_module_of_flows_uses_prefect(path: Path) -> None:
    assert any(name.split(".")[0] == "prefect" for name in imported(path)), (
        "move it to tasks, flows/cli or flows/serving"
    )


@pytest.mark.parametrize(
    "path", [*FLOWS, *sorted((ROOT / "flows" / "serving").glob("*.py"))], ids=lambda path: path.stem
)
def test_flows_take_only_records_and_errors_from_pure_code(path: Path) -> None:
    modules = {".".join(name.split(".")[:3]) for name in imported(path) if name.startswith("tasks.pure.")}
    assert modules <= {"tasks.pure.records", "tasks.pure.errors", "tasks.pure.plain_characters"}


@pytest.mark.parametrize(
    ("path", "code", "rule"),
    [
        ("tasks/pure/new.py", "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)\n", "TID251"),
        ("tasks/pure/extract/new.py", "import time\n\nNOW = time.time()\n", "TID251"),
        ("tasks/pure/new.py", "from pathlib import Path\n\nHERE = Path()\n", "TID251"),
        ("tasks/pure/new.py", "import random\n\nN = random.random()\n", "TID251"),
        ("tasks/new.py", "from urllib.request import urlopen\n\nPAGE = urlopen\n", "TID251"),
        ("flows/new.py", "import urllib.request\n\nASK = urllib.request\n", "TID251"),
        ("tasks/new.py", "from .home import Home\n\nHOME = Home\n", "TID252"),
        ("tasks/new.py", "from datetime import datetime\n\nNOW = datetime.now()\n", "DTZ005"),
        ("tasks/new.py", 'def ask(db, name):\n    db.execute(f"SELECT * FROM {name}")\n', "S608"),
        ("tasks/new.py", "try:\n    import x\nexcept Exception:\n    x = None\n", "BLE001"),
        ("tasks/new.py", 'print("done")\n', "T201"),
        ("tasks/new.py", "def public() -> None:\n    pass\n", "D103"),
        ("tasks/new.py", 'def public() -> None:\n    """Begin here\n    and go on.\n    """\n', "D205"),
    ],
)
def test_lint_refuses(path: str, code: str, rule: str) -> None:
    assert rule in ruff(path, code)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("tasks/new.py", '"""A moment."""\n\nfrom datetime import UTC, datetime\n\nNOW = datetime.now(UTC)\n'),
        (
            "tasks/pure/new.py",
            '"""A moment."""\n\nfrom datetime import UTC, datetime\n\nTHEN = datetime(2008, 9, 4, tzinfo=UTC)\n',
        ),
        ("tests/test_new.py", "def test_sum():\n    assert 1 + 1 == 2\n"),
    ],
)
def test_lint_allows(path: str, code: str) -> None:
    assert ruff(path, code) == set()

"""Small inputs that were once read wrongly, each with the right value: a folder each in ``tests/cases``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cases import faults

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/expected.json"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_the_input_is_read_rightly(folder: Path) -> None:
    assert faults(folder) == []

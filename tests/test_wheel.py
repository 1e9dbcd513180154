"""A wheel has everything that runs: code, SQL, and the demo's pages."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


@pytest.mark.parametrize(
    "pattern",
    [
        "tasks/demo/pages/**/*.toml",
        "tasks/demo/pages/**/*.html",
        "tasks/report/*.html",
        "tasks/report/*.css",
        "flows/desk/templates/*.html",
        "flows/desk/static/*",
        "sql/**/*.sql",
    ],
)
def test_has_the_data_that_code_reads(names: list[str], pattern: str) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)}
    assert files
    assert files <= set(names)


def test_has_nothing_that_is_not_run(names: list[str]) -> None:
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name.split("/")[0]}
    assert tops == {"flows", "tasks", "sql"}

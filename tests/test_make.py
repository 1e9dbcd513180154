"""make: every target does its own set-up, from the lock alone, and only when something changed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TARGETS = ("setup", "dev", "demo", "test", "lint", "bench")
RUNNING = ("setup", "demo")
"""Targets that need no development tools."""

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


def plan(checkout: Path, target: str, *more: str) -> str:
    """What make would run."""
    # Called from `make test`, this make must not take the outer one's flags.
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--dry-run", target, f"PYTHON={sys.executable}", *more]
    return subprocess.run(command, cwd=checkout, env=environ, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A checkout that was never set up."""
    (tmp_path / "deploy").mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "deploy/requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("target", TARGETS)
def test_sets_itself_up_from_the_lock(fresh: Path, target: str) -> None:
    steps = plan(fresh, target)
    installed = re.findall(r"pip install .*", steps)
    assert f"{sys.executable} -m venv" in steps
    assert installed
    locked = r"--require-hashes -r (?:deploy/)?requirements\.lock"
    assert all(re.search(locked, line) or "--no-deps" in line for line in installed)


@pytest.mark.parametrize("target", TARGETS)
def test_development_tools_are_installed_only_where_they_are_used(fresh: Path, target: str) -> None:
    assert ("-r requirements.lock" in plan(fresh, target)) == (target not in RUNNING)


@pytest.mark.parametrize("target", TARGETS)
def test_setting_up_says_what_it_does(fresh: Path, target: str) -> None:
    said = re.findall(r'^echo "(\d/3 [^"]*|installing [^"]*)"', plan(fresh, target), re.MULTILINE)
    assert len(said) == (2 if target in RUNNING else 3)


@pytest.mark.parametrize("target", TARGETS)
def test_sets_nothing_up_twice(fresh: Path, target: str) -> None:
    (fresh / ".venv").mkdir()
    for stamp in (".dateline-runs", ".dateline-setup"):
        (fresh / ".venv" / stamp).touch()
    assert "pip install" not in plan(fresh, target)


@pytest.mark.parametrize("changed", ["requirements.lock", "deploy/requirements.lock", "pyproject.toml"])
def test_sets_up_again_when_dependencies_changed(fresh: Path, changed: str) -> None:
    stamp = fresh / ".venv" / ".dateline-setup"
    stamp.parent.mkdir()
    (fresh / ".venv" / ".dateline-runs").touch()
    stamp.touch()
    later = stamp.stat().st_mtime + 10
    os.utime(fresh / changed, (later, later))
    assert "pip install" in plan(fresh, "test")


def test_refuses_a_machine_without_a_python_that_is_new_enough(fresh: Path) -> None:
    answer = subprocess.run(
        ["make", "setup", "PYTHON="],
        cwd=fresh,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "MAKEFLAGS": ""},
    )
    assert answer.returncode != 0
    assert "needs Python 3.11" in answer.stderr


def test_help_names_every_target() -> None:
    steps = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert all(re.search(rf"^make {target}\b", steps, re.MULTILINE) for target in TARGETS)


def test_the_ci_script_is_whole_and_may_be_run() -> None:
    script = ROOT / ".ci" / "run"
    subprocess.run(["bash", "-n", script], check=True)
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in script.read_text("utf-8")

"""The lock file: complete, hashed, free of addresses, and in step with pyproject.toml. All of it offline."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

# "name==1.2 ; marker \", its hashes, then "# via" and what requires it.
_BLOCK = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;]+)(?P<rest>.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL
)
BLOCKS = [match.groupdict() for match in _BLOCK.finditer(LOCK)]
DEPLOYED = {"requirements.lock": ("build",), "cluster/requirements.lock": ("build", "lake", "cluster", "dask")}
"""The locks of deploy/: what runs on one machine, and on several; with the extras of each."""


def declared() -> list[Requirement]:
    project = PROJECT["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("requirement", declared(), ids=str)
def test_a_dependency_is_locked_to_a_version_that_it_allows(requirement: Requirement) -> None:
    versions = [block["version"] for block in BLOCKS if block["name"] == canonicalize_name(requirement.name)]
    assert versions, f"{requirement.name} is not in requirements.lock: run `make lock`"
    assert all(requirement.specifier.contains(version) for version in versions), "run `make lock`"


def test_nothing_is_locked_for_the_project_that_it_does_not_require() -> None:
    asked = {block["name"] for block in BLOCKS if "dateline (pyproject.toml)" in block["rest"]}
    assert asked == {canonicalize_name(requirement.name) for requirement in declared()}, "run `make lock`"


def test_everything_locked_has_hashes() -> None:
    assert len(BLOCKS) == len(re.findall(r"^\w", LOCK, re.MULTILINE))
    assert [block["name"] for block in BLOCKS if "--hash=sha256:" not in block["rest"]] == []


def test_the_lock_names_no_index_and_no_address() -> None:
    assert "://" not in LOCK
    assert "--index" not in LOCK
    assert "--find-links" not in LOCK
    assert " @ " not in LOCK


def test_what_builds_the_project_is_locked_too() -> None:
    # `pip install --no-build-isolation -e .` takes them from the environment.
    assert {"hatchling", "editables"} <= {block["name"] for block in BLOCKS}


@pytest.mark.parametrize("lock", DEPLOYED)
def test_what_is_deployed_is_the_part_of_the_lock_that_runs(lock: str) -> None:
    locked = {(block["name"], block["version"]): hashes(block) for block in BLOCKS}
    blocks = [match.groupdict() for match in _BLOCK.finditer((ROOT / "deploy" / lock).read_text("utf-8"))]
    deployed = {(block["name"], block["version"]): hashes(block) for block in blocks}
    assert deployed == {key: locked[key] for key in deployed}
    names = {name for name, _ in deployed}
    extras = PROJECT["project"]["optional-dependencies"]
    runs = [*PROJECT["project"]["dependencies"], *(line for extra in DEPLOYED[lock] for line in extras[extra])]
    assert {canonicalize_name(Requirement(line).name) for line in runs} <= names, "run `make lock`"
    others = [line for extra in extras.keys() - set(DEPLOYED[lock]) for line in extras[extra]]
    assert not names & {canonicalize_name(Requirement(line).name) for line in others}


def hashes(block: dict[str, str]) -> set[str]:
    return set(re.findall(r"--hash=(sha256:\w+)", block["rest"]))

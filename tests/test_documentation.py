"""The documentation names every page, every module and every error, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from bench import screens
from bench.docs import ARCHITECTURE, MODULES, RELIABILITY, module_map, with_error_tree, with_faults
from tasks.pure.records import Reason

ROOT = Path(__file__).parent.parent
PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "deploy/runbook.md",
]
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def linked_from(page: Path) -> set[Path]:
    return {(page.parent / target).resolve() for target in LINK.findall(page.read_text("utf-8"))}


def test_the_index_links_every_page_and_the_readme_links_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    assert {page.resolve() for page in PAGES} - linked_from(index) - {
        index.resolve(),
        (ROOT / "README.md").resolve(),
    } == set()
    assert index.resolve() in linked_from(ROOT / "README.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    assert {target for target in linked_from(page) if not target.exists()} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_in_code_exist(page: Path) -> None:
    named = re.findall(r"`((?:tasks|flows|sql|tests|bench)/[\w./*-]+)`", page.read_text("utf-8"))
    assert [path for path in named if "NAME" not in path and not list(ROOT.glob(path.rstrip("/")))] == []


def test_the_architecture_places_every_module_of_tasks() -> None:
    table = ARCHITECTURE.read_text("utf-8").partition("## Stages")[2].partition("\n## ")[0]
    named = set(re.findall(r"`((?:pure/)?\w+(?:\.py|/))`", table))
    modules = [path.relative_to(ROOT / "tasks") for path in (ROOT / "tasks").rglob("*.py") if path.stem != "__init__"]
    assert modules
    unplaced = [
        str(path)
        for path in modules
        if str(path) not in named and not any(f"{folder.as_posix()}/" in named for folder in path.parents)
    ]
    assert unplaced == []


def test_the_architecture_names_tests_that_exist() -> None:
    named = re.findall(r"`(test_[\w*]+\.py)`", ARCHITECTURE.read_text("utf-8"))
    assert named
    assert [name for name in named if not list((ROOT / "tests").glob(name))] == []


def test_the_module_map_is_up_to_date() -> None:
    assert MODULES.read_text("utf-8") == module_map(), "run `make docs`"


def test_the_error_tree_is_up_to_date() -> None:
    page = ARCHITECTURE.read_text("utf-8")
    assert page == with_error_tree(page), "run `make docs`"


def test_the_table_of_faults_is_up_to_date() -> None:
    page = RELIABILITY.read_text("utf-8")
    assert page == with_faults(page), "run `make docs`"


def test_every_module_says_what_it_does() -> None:
    rows = re.findall(r"^\| `(\w+\.py)` \| (.*) \|$", module_map(), re.MULTILINE)
    assert [name for name, about in rows if not about] == []


def test_the_field_guide_has_every_reject_reason() -> None:
    guide = (ROOT / "docs" / "field-guide.md").read_text(encoding="utf-8")
    table = guide.split("| reason | when |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \|", table, re.MULTILINE)) == set(get_args(Reason))


def test_captures_replace_the_blocks_below_their_headings_and_nothing_else() -> None:
    page = "# Seen\n\n## `dateline a`\n\n```text\nold\n```\n\nWords.\n"
    assert screens.with_captures(page, {"dateline a": r"new \d"}) == page.replace("old", r"new \d")
    with pytest.raises(ValueError, match="nothing was captured for dateline a"):
        screens.with_captures(page, {})
    with pytest.raises(ValueError, match="no text block below dateline b"):
        screens.with_captures(page, {"dateline a": "new", "dateline b": "new"})

"""The README names only commands, targets and files that exist."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b", README))))
def test_make_targets_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_commands_exist() -> None:
    named = set(re.findall(r"\bdateline(?: --home \S+)? ([a-z]+)\b", README))
    command = [Path(sys.executable).parent / "dateline", "--help"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert named
    assert {name for name in named if not re.search(rf"^  {name}\b", listed, re.MULTILINE)} == set()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^):]+)\)", README))))
def test_links_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_example_source_is_one_that_is_accepted(tmp_path: Path) -> None:
    from tasks.config import load_config

    (example,) = re.findall(r"^    \[\[sources\]\]\n(?:    .*\n)+", README, re.MULTILINE)
    text = re.sub(r"^    ", "", example, flags=re.MULTILINE)
    assert tomllib.loads(text)
    (tmp_path / "sources.toml").write_text('[defaults]\ncontact = "mailto:a@example.org"\n' + text, "utf-8")
    assert load_config(tmp_path / "sources.toml").sources[0].name == "harbour-post"

"""What each command prints about itself, and its exit status."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from flows.cli.main import cli
from tests.support import command
from tests.support.corpus_site import ROOT

CONTEXT = click.Context(cli)
NAMES = cli.list_commands(CONTEXT)
PAGES = "\n".join(path.read_text("utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])


def _command(name: str) -> click.Command:
    found = cli.get_command(CONTEXT, name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", NAMES)
def test_help_says_what_it_does_with_an_example(name: str) -> None:
    shown = CliRunner().invoke(cli, [name, "--help"])
    assert shown.exit_code == 0
    assert shown.output.count(f"dateline {name}") + shown.output.count(f" {name}\n") >= 1
    assert len((_command(name).help or "").split()) > 8


@pytest.mark.parametrize("name", NAMES)
def test_each_command_is_documented(name: str) -> None:
    assert f"dateline {name}" in PAGES


@pytest.mark.parametrize("name", NAMES)
def test_each_option_has_help(name: str) -> None:
    options = [parameter for parameter in _command(name).params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("query", "SELECT 1"), 1, "nothing is published yet"),
        (("--config", "nowhere.toml", "check"), 2, "nowhere.toml: file not found"),
        (("--config", "nowhere.toml", "ingest"), 2, "nowhere.toml: file not found"),
        (("ingest",), 2, "defaults.contact"),
        (("check",), 2, "defaults.contact"),
        (("try", "no-such-source"), 2, 'there is no source "no-such-source"'),
        (("no-such-command",), 2, "No such command"),
        (("status", "--home", "/no/home/here"), 2, "/no/home/here: there is no home here"),
        (("add", "https://example.org/"), 2, "init` makes a file of your own"),
        (("add", "--dry-run", "https://example.org/"), 2, "set contact"),
        (("backfill", "--source", "rt", "--urls", "LICENSE"), 2, "LICENSE:1: 'MIT License' is not an http://"),
        (("forget", "news.example/2026/a"), 2, "is not an http:// or https:// address"),
    ],
)
def test_a_mistake_is_one_clear_line_and_a_status(
    tmp_path: Path, arguments: tuple[str, ...], status: int, says: str
) -> None:
    (tmp_path / "home").mkdir()
    done = command.run("--home", tmp_path / "home", *arguments)
    assert done.returncode == status
    assert says in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_help_fits_a_terminal_of_80_columns(name: str) -> None:
    shown = CliRunner().invoke(cli, [name, "--help"], terminal_width=80)
    assert [line for line in shown.output.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("written", ["2026-02-31", "31.12.2025", "yesterday"])
@pytest.mark.parametrize("arguments", [("search", "x"), ("export", "x"), ("backfill", "--source", "x"), ("reprocess",)])
def test_a_day_that_is_none_is_refused_with_one_that_is(
    tmp_path: Path, arguments: tuple[str, ...], written: str
) -> None:
    refused = CliRunner().invoke(cli, ["--home", str(tmp_path), *arguments, "--from", written])
    assert refused.exit_code == 2
    assert f"{written!r} is no day; right would be one as 2026-03-31" in refused.output

"""The first commands of a person: without a configuration, with the examples of a checkout, with a home that is named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli.global_options import called
from flows.cli.main import cli
from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.settings import EXAMPLE_CONFIG, OWN_CONFIG
from tests.support import command
from tests.support.visits import LoadFixture, address, article, at, visit

ONE = '[[sources]]\nname = "{name}"\nfeeds = ["http://127.0.0.1:9/feed"]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, which the environment says nothing about, and a command that the shell finds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["pytest"])
    for name in ("DATELINE_HOME", "DATELINE_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def status() -> Result:
    return CliRunner().invoke(cli, ["status"], catch_exceptions=False)


def with_examples(name: str) -> None:
    EXAMPLE_CONFIG.parent.mkdir()
    EXAMPLE_CONFIG.write_text(ONE.format(name=name), encoding="utf-8")


@pytest.mark.parametrize("arguments", [("check",), ("ingest",), ("add", "https://a-paper.org/")])
def test_the_file_that_is_missing_is_the_one_that_init_makes(folder: Path, arguments: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError, match="file not found; `dateline init` makes one") as raised:
        CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert raised.value.key == str(OWN_CONFIG)


def test_status_says_how_to_begin_where_there_is_no_file(folder: Path) -> None:
    Home(folder / "data").prepare()
    assert "no sources.toml here: `dateline init` makes one, `dateline add URL` adds a site" in status().output


def test_status_does_not_list_the_examples_of_a_checkout(folder: Path) -> None:
    with_examples("example")
    Home(folder / "data").prepare()
    shown = status().output
    assert ("no sources.toml here" in shown, "example" in shown) == (True, False)


def test_status_lists_the_examples_where_they_are_what_is_run(folder: Path) -> None:
    with_examples("paper")
    with EXAMPLE_CONFIG.open("a", encoding="utf-8") as file:
        file.write(ONE.format(name="other"))
    with LoadFixture(folder / "data") as fixture:
        fixture.load(visit(address("a"), at(1), article("pier")), run=fixture.open())
    shown = status().output
    assert ("no sources.toml here" in shown, "not run yet: other" in shown) == (False, True)


def test_a_mistake_in_the_examples_is_named_as_such(tmp_path: Path) -> None:
    done = command.run("--home", tmp_path / "home", "ingest")
    assert done.returncode == 2
    assert "there is no sources.toml here, so the examples were read: `" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["status"], "dateline serve"),
        (["--home", "a b", "status"], "dateline --home 'a b' serve"),
        (["status", "--home=x", "--config", "y.toml"], "dateline --home x --config y.toml serve"),
        (["--home", "x", "status", "--home", "y"], "dateline --home y serve"),
        (["query", "--", "--home", "x"], "dateline serve"),
    ],
)
def test_hints_repeat_the_home_and_the_file_that_were_given(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], shown: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["pytest", *arguments])
    assert called("serve") == shown


def test_the_help_of_all_fits_a_terminal_of_80_columns() -> None:
    shown = CliRunner().invoke(cli, ["--help"], terminal_width=80)
    assert [line for line in shown.output.splitlines() if len(line) > 80] == []

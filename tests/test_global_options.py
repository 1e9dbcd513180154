"""``--home`` and ``--config`` on both sides of the command, a home that is not there, and mistyped commands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli.global_options import NEEDS_HOME, called
from flows.cli.main import cli
from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.source_lock import hold_home_lock
from tests.support import command

ARGUMENTS = {
    "backup": ["x.tar"],
    "export": ["x"],
    "forget": ["https://a.example/"],
    "query": ["SELECT 1"],
    "search": ["x"],
}


@pytest.mark.parametrize("option", ["--home", "--config"])
@pytest.mark.parametrize("behind", [True, False])
def test_both_are_accepted_before_and_behind_the_command(tmp_path: Path, option: str, behind: bool) -> None:
    (tmp_path / "home").mkdir()
    other = "--config" if option == "--home" else "--home"
    values = {"--home": str(tmp_path / "home"), "--config": str(tmp_path / "nowhere.toml")}
    moved = [option, values[option]]
    arguments = [other, values[other], *([] if behind else moved), "check", *(moved if behind else [])]
    with pytest.raises(ConfigError) as raised:
        CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert raised.value.key == values["--config"]


def test_the_one_behind_wins(tmp_path: Path) -> None:
    arguments = ["--home", str(tmp_path / "one"), "status", "--home", str(tmp_path / "two")]
    with pytest.raises(ConfigError) as raised:
        CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert raised.value.key == str(tmp_path / "two")


@pytest.mark.parametrize("name", sorted(NEEDS_HOME))
def test_a_home_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match=r"there is no home here; .* init`") as raised:
        CliRunner().invoke(
            cli, ["--home", str(tmp_path / "no"), name, *ARGUMENTS.get(name, [])], catch_exceptions=False
        )
    assert raised.value.key == str(tmp_path / "no")
    assert not (tmp_path / "no").exists()


def test_is_well_says_what_is_wrong(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.prepare()
    asked = ["--home", str(tmp_path), "serve", "--is-well", "--port", "9"]
    idle = CliRunner().invoke(cli, asked)
    assert (idle.exit_code, "is not served on this machine" in idle.stderr) == (1, True)
    with hold_home_lock(home, "serve"):
        served = CliRunner().invoke(cli, asked)
    assert served.exit_code == 1
    assert "no Prefect server is healthy at http://127.0.0.1:9/api; give the --host and --port" in served.stderr


def test_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="is not a folder"):
        CliRunner().invoke(cli, ["status", "--home", str(tmp_path / "file")], catch_exceptions=False)


def test_help_of_a_command_needs_no_home(tmp_path: Path) -> None:
    assert CliRunner().invoke(cli, ["--home", str(tmp_path / "no"), "status", "--help"]).exit_code == 0


@pytest.mark.parametrize(
    ("typed", "meant"), [("igest", "ingest"), ("Status", "status"), ("addd", "add"), ("backfil", "backfill")]
)
def test_a_mistyped_command_is_suggested(typed: str, meant: str) -> None:
    shown = CliRunner().invoke(cli, [typed])
    assert shown.exit_code == 2
    assert f"No such command '{typed}'. Did you mean '{meant}'" in shown.output


def test_sources_may_be_named_as_arguments(tmp_path: Path) -> None:
    done = command.run("--home", tmp_path / "home", "ingest", "no-such-source")
    assert (done.returncode, 'there is no source "no-such-source"' in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("program", "shown"),
    [
        ("/opt/elsewhere/dateline", "/opt/elsewhere/dateline query"),
        ("here/bin/dateline", "here/bin/dateline query"),
        ("/usr/lib/pytest", "dateline query"),
    ],
)
def test_hints_print_the_command_as_it_was_called(monkeypatch: pytest.MonkeyPatch, program: str, shown: str) -> None:
    monkeypatch.setattr(sys, "argv", [program])
    assert called("query") == shown


def test_hints_of_a_module_name_its_interpreter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["flows/__main__.py"])
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    assert (
        called("query", "SELECT 1", home=tmp_path / "a b")
        == f"/usr/bin/python3 -m flows --home '{tmp_path}/a b' query 'SELECT 1'"
    )

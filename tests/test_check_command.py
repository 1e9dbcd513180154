"""``dateline check`` shows what is wrong in full and first, and counts what is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli.main import cli
from tests.support.visits import SITE, LoadFixture, address, article, at, visit


@pytest.fixture
def fixture(tmp_path: Path) -> LoadFixture:
    fixture = LoadFixture(tmp_path / "home")
    (fixture.root / "sources.toml").write_text(
        f'[defaults]\ncontact = "mailto:desk@example.org"\n[[sources]]\nname = "paper"\nfeeds = ["{SITE}/feed"]\n'
    )
    fixture.load(visit(address("a"), at(1), article("pier")))
    return fixture


def break_one(fixture: LoadFixture) -> None:
    with fixture.warehouse.transaction() as connection:
        connection.execute("UPDATE article_contents SET body = ''")


def check(fixture: LoadFixture, *options: str) -> Result:
    return CliRunner().invoke(cli, ["--home", str(fixture.root), "check", *options])


def test_what_is_right_is_one_line(fixture: LoadFixture) -> None:
    found = check(fixture)
    assert found.exit_code == 0
    sources, checks = found.stdout.splitlines()
    assert sources.endswith("1 source, no mistake")
    assert checks.endswith("data checks are all right (`dateline check --list` names them)")


def test_what_is_wrong_comes_first_and_the_rest_is_counted(fixture: LoadFixture) -> None:
    break_one(fixture)
    found = check(fixture)
    lines = found.stdout.splitlines()
    assert found.exit_code == 1
    assert lines[1].startswith("FAIL ")
    assert "FAIL body_is_not_empty, broken by 1 row: " in found.stdout
    assert lines[-1].split(" ", 1)[1] == "other data checks are all right (`dateline check --list` names them)"


def test_all_checks_are_named_on_demand_and_in_json(fixture: LoadFixture) -> None:
    break_one(fixture)
    named, rows = check(fixture, "--list"), check(fixture, "--json")
    every = [json.loads(line) for line in rows.stdout.splitlines()]
    right = [one["claim"] for one in every if not one["failures"]]
    assert [line.split()[-1] for line in named.stdout.splitlines() if line.startswith("ok ")] == right
    assert "dateline check --list" not in named.stdout
    assert len(right) > 30

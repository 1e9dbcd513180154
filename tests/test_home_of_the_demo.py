"""After the demo the next obvious command has an answer: a home may have a configuration of its own, and the demo's has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli.global_options import READS_DEMO
from flows.cli.main import cli
from tasks.settings import DEMO_HOME, DEMO_MARK, OWN_CONFIG, resolve_settings
from tests.support.visits import LoadFixture, address, article, at, visit

ONE = '[[sources]]\nname = "{name}"\nfeeds = ["http://127.0.0.1:9/feed"]\nallow_private_hosts = ["127.0.0.0/8"]\n'
NOTE = "no home of your own here yet: this is the demo's, --home demo-data"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The working directory after a demo: its home alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_HOME", raising=False)
    monkeypatch.delenv("DATELINE_CONFIG", raising=False)
    with LoadFixture(tmp_path / DEMO_HOME) as fixture:
        fixture.load(visit(address("a"), at(1), article("pier")))
        (fixture.root / DEMO_MARK).touch()
        (fixture.root / OWN_CONFIG).write_text(ONE.format(name="paper"), encoding="utf-8")
        yield tmp_path


def called(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_the_configuration_of_a_home_comes_before_that_of_the_folder(folder: Path) -> None:
    Path(OWN_CONFIG).write_text(ONE.format(name="other"), encoding="utf-8")
    assert resolve_settings(DEMO_HOME).config == Path(DEMO_HOME, OWN_CONFIG)
    assert resolve_settings("elsewhere").config == OWN_CONFIG
    assert resolve_settings(DEMO_HOME, "named.toml").config == Path("named.toml")


@pytest.mark.parametrize("home", [(), ("--home", DEMO_HOME)], ids=["not named", "named"])
def test_status_and_check_answer_after_the_demo(folder: Path, home: tuple[str, ...]) -> None:
    status, check = called(*home, "status"), called(*home, "check")
    assert (status.exit_code, check.exit_code) == (0, 0), status.output + check.output
    assert "1 article;" in status.output
    assert f"{DEMO_HOME}/sources.toml: 1 source, no mistake" in check.output
    assert [NOTE in one.stderr for one in (status, check)] == [not home] * 2


def test_what_the_person_has_named_or_begun_is_not_replaced(folder: Path) -> None:
    named = called("status", "--home", "elsewhere")
    assert (named.exit_code, NOTE in named.output) == (1, False)
    assert str(named.exception).endswith("init`")
    Path(OWN_CONFIG).write_text(ONE.format(name="other"), encoding="utf-8")
    begun = called("check")
    assert "no warehouse yet" in begun.output
    assert NOTE not in begun.output


def test_commands_that_write_never_mean_the_demo() -> None:
    assert not READS_DEMO & {"add", "backfill", "forget", "ingest", "maintain", "move", "publish", "reprocess", "serve"}

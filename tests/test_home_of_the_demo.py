"""After the demo the next obvious command has an answer: a home may have a configuration of its own, and the demo's has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli.demo_papers import refuse_demo_papers
from flows.cli.global_options import READS_DEMO
from flows.cli.main import cli
from tasks.config import Source
from tasks.pure.errors import ConfigError
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


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest",),
        ("serve",),
        ("try", "harbour-post"),
        ("try", "--all"),
        ("check", "--online"),
        ("backfill", "--source", "harbour-post", "--from", "2026-01-01", "--to", "2026-01-02"),
    ],
    ids=" ".join,
)
def test_what_fetches_says_that_nobody_serves_the_papers_of_a_demo(folder: Path, arguments: tuple[str, ...]) -> None:
    Path(DEMO_HOME, OWN_CONFIG).write_text(ONE.format(name="harbour-post"), encoding="utf-8")
    done = called("--home", DEMO_HOME, *arguments)
    assert isinstance(done.exception, ConfigError), done.output
    assert "harbour-post: served only while `dateline demo` runs" in str(done.exception)


def test_a_source_of_ones_own_in_the_home_of_the_demo_is_fetched(folder: Path) -> None:
    settings = resolve_settings(DEMO_HOME)
    refuse_demo_papers(settings, [Source(name="paper", feeds=("http://127.0.0.1:9/feed",))])
    with pytest.raises(ConfigError, match="hafenbote: served only"):
        refuse_demo_papers(
            settings, [Source(name=name, feeds=("http://127.0.0.1:9/feed",)) for name in ("paper", "hafenbote")]
        )


def test_commands_that_write_never_mean_the_demo() -> None:
    assert not READS_DEMO & {"add", "backfill", "forget", "ingest", "maintain", "move", "publish", "reprocess", "serve"}

"""``dateline forget`` shows what it would take out and asks; of an address that is not there it does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli.main import cli
from tests.support.archived_home import ArchivedHome, address, archived_home

GONE = address("ferry")


@pytest.fixture
def desk(tmp_path: Path) -> ArchivedHome:
    return archived_home(tmp_path)


def forget(desk: ArchivedHome, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, ["--home", str(desk.home.root), "forget", *arguments], input=typed)


def heads(desk: ArchivedHome) -> int:
    ((count,),) = desk.ask("SELECT count(*) FROM article_heads")
    return int(count)


@pytest.mark.parametrize(("arguments", "typed"), [((GONE,), "y\n"), ((GONE, "--yes"), "")])
def test_a_yes_takes_the_article_out(desk: ArchivedHome, arguments: tuple[str, ...], typed: str) -> None:
    before = heads(desk)
    done = forget(desk, *arguments, typed=typed)
    assert (done.exit_code, heads(desk)) == (0, before - 1), done.output
    assert f"  {GONE}" in done.output


@pytest.mark.parametrize("typed", ["n\n", ""])
def test_without_a_yes_nothing_is_done(desk: ArchivedHome, typed: str) -> None:
    before = heads(desk)
    assert forget(desk, GONE, typed=typed).exit_code == 1
    assert (heads(desk), desk.ask("SELECT count(*) FROM forgotten")) == (before, [(0,)])


def test_an_address_that_is_not_there_is_left_alone(desk: ArchivedHome) -> None:
    done = forget(desk, address("no-such-page"), "--yes")
    assert (done.exit_code, "nothing is there of" in done.output) == (1, True)
    assert desk.ask("SELECT count(*) FROM forgotten") == [(0,)]


def test_an_address_that_is_not_there_can_be_barred(desk: ArchivedHome) -> None:
    assert forget(desk, address("no-such-page"), "--unknown", "--yes").exit_code == 0
    assert desk.ask("SELECT url FROM forgotten") == [(address("no-such-page"),)]

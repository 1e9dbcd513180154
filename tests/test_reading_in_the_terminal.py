"""``dateline read``: an article by any of its addresses in lines of 80 columns, and what changed in it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

from flows.cli.main import cli
from tasks.home import Home
from tasks.publish import publish
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.two_newspapers import article, revised


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = two_newspapers.made_home(tmp_path_factory.mktemp("home"))
    long = "The ferry called at each of the piers. " * 12
    with Warehouse(made).transaction() as connection:
        noted = article("noted", "Ferry", f"{long}\n\nIt was late.")
        two_newspapers.load(
            connection,
            revised(noted, after=timedelta(hours=1), body=f"{long}\n\nIt was early.\n\nCorrection: it was not late."),
            article("marks", "[bold]Not markup[/bold] \x1b[31m", "A [red]body[/red] of brackets."),
        )
    publish(Warehouse(made), made, run_id=None, now=two_newspapers.PUBLISHED)
    return made


def read(home: Home, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--home", str(home.root), "read", *arguments])


@pytest.mark.parametrize("named", ["bridge", "https://harbour-post.example/bridge", "harbour-post.example/bridge"])
def test_an_article_is_found_by_its_key_or_address(home: Home, named: str) -> None:
    lines = read(home, named).output.splitlines()
    assert lines[0] == "Harbour bridge closed until Monday"
    assert lines[1] == "harbour-post · 2026-03-20 07:00 UTC · news · en · 16 words · version 2 of 2"
    assert "The harbour master expects it to open on Monday." in lines


def test_lines_have_80_columns(home: Home) -> None:
    output = read(home, "noted").output
    assert "Correction: it was not late." in output
    assert max(map(len, output.splitlines())) <= 80


def test_the_difference_marks_words(home: Home) -> None:
    output = read(home, "bridge", "--diff").output
    assert "Headline: Harbour bridge closed [-after storm-] {+until Monday+}" in output
    assert "to open on [-Sunday.-] {+Monday.+}" in output
    assert "The page named no correction." in output


def test_a_named_correction_is_seen(home: Home) -> None:
    output = read(home, "noted", "--diff").output
    assert "{+Correction: it was not late.+}" in output
    assert "named no correction" not in output
    assert "… 1 paragraph unchanged …" in output


def test_an_earlier_version_is_read(home: Home) -> None:
    assert read(home, "bridge", "--version", "1").output.startswith("Harbour bridge closed after storm\n")


def test_json_is_one_object(home: Home) -> None:
    record = json.loads(read(home, "bridge", "--json").output)
    assert (record["article_id"], record["shown"]["version"], len(record["versions"])) == ("bridge", 2, 2)


def test_markup_and_control_signs_of_a_page_do_nothing(home: Home) -> None:
    output = read(home, "marks").output
    assert "[bold]Not markup[/bold]" in output
    assert "A [red]body[/red] of brackets." in output
    assert "\x1b" not in output


def test_an_address_that_was_rejected_says_why(home: Home) -> None:
    assert "rejected, consent: seen at cookies" in str(read(home, "https://harbour-post.example/cookies").exception)


def test_an_unknown_address_is_an_error(home: Home) -> None:
    assert "no address of an article" in str(read(home, "https://harbour-post.example/none").exception)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bridge", "--version", "1", "--diff"], "version 1 is the first"),
        (["marks", "--diff"], "only one version"),
        (["bridge", "--against", "1"], "--against N goes with --diff"),
    ],
)
def test_what_cannot_be_compared_says_so(home: Home, arguments: list[str], message: str) -> None:
    done = read(home, *arguments)
    assert done.exit_code == 2
    assert message in done.output

"""What analysts stumbled over besides queries: names that do not exist, times of another zone, lines that broke in words.

Queries with a wrong answer are in test_query_wrong_answers, tables in test_better_tables, the README in
test_readme_on_any_data, macros under an alias in test_snapshot_attached.
"""

from __future__ import annotations

import io
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from rich.console import Console

from flows.cli import search as command
from flows.cli.main import cli
from tasks.home import Home
from tasks.pure.search.snippets import Piece
from tasks.searching import Hit
from tests.support import two_newspapers


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return two_newspapers.made_home(tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search", "bridge", "--source", "harbor-post"], "Did you mean harbour-post?"),
        (["search", "bridge", "--language", "english"], "Write lang:en for English."),
        (["search", "bridge", "--language", "germn"], "did you mean de (German)"),
        (["search", "bridge", "--language", "xx"], "there is no language xx"),
        (["search", "bridge source:le-phar"], "Did you mean le-phare?"),
        (["search", "bridge lang:german"], "Write lang:de for German"),
        (["search", "bridge label.contry:de"], "There is no label contry"),
        (["export", "DIR", "--query", "source:harbor-post"], "Did you mean harbour-post?"),
        (["export", "DIR", "--where", "lang = 'de'"], 'Referenced column "lang" not found'),
        (["schema", "artikles"], "not in the snapshot: artikles"),
    ],
)
def test_a_name_that_does_not_exist_is_an_error_and_not_an_empty_answer(
    home: Home, tmp_path: Path, arguments: list[str], message: str
) -> None:
    named = [str(tmp_path) if argument == "DIR" else argument for argument in arguments]
    done = CliRunner().invoke(cli, ["--home", str(home.root), *named])
    assert done.exit_code != 0
    assert message in f"{done.output}{done.exception}"


def test_a_misspelt_word_finds_nothing_and_says_what_was_looked_for(home: Home) -> None:
    done = CliRunner().invoke(cli, ["--home", str(home.root), "search", "brigde"])
    assert done.exit_code == 0
    assert done.stderr.splitlines() == ["articles with *brigde*", "0 articles"]


def test_the_recipe_for_fresh_articles_holds_in_any_zone(home: Home) -> None:
    """``now()`` is local in a comparison with a time without a zone; ``timezone('UTC', now())`` is not."""
    with duckdb.connect(home.snapshot, read_only=True) as connection:
        for zone in ("UTC", "America/New_York", "Asia/Tokyo"):
            connection.execute(f"SET TimeZone = '{zone}'")
            ((off,),) = connection.execute("SELECT abs(epoch(timezone('UTC', now())) - epoch(now()))").fetchall()
            assert off < 1, zone


@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_local_time_does_not_depend_on_the_readers_zone(home: Home, zone: str) -> None:
    with duckdb.connect(home.snapshot, read_only=True) as connection:
        connection.execute(f"SET TimeZone = '{zone}'")
        query = "SELECT local_time(published_at, 'Europe/Berlin')::VARCHAR FROM articles WHERE article_id = 'bridge'"
        assert connection.execute(query).fetchall() == [("2026-03-20 08:00:00",)]


def test_a_concordance_needs_no_width(home: Home) -> None:
    with duckdb.connect(home.snapshot, read_only=True) as connection:
        assert connection.execute("SELECT max(length(left_context)) FROM concordance('bridge')").fetchall()


def test_a_hit_is_not_broken_within_words_on_a_terminal() -> None:
    words = [f"pragmatic{number}" for number in range(40)]
    pieces = (Piece(" ".join(words), False),)
    hit = Hit(1, 1.0, "a", "paper", "en", None, "https://paper.example/" + "x" * 90, pieces, pieces)
    console = Console(file=io.StringIO(), force_terminal=True, width=80, color_system=None)
    command._show(console, hit)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert all(text.count(word) >= 2 for word in words)
    assert hit.url in text
    assert max(len(line) for line in text.splitlines() if hit.url not in line) <= 80

"""``dateline query`` is readable at any width: tables where they fit, else each row as a list of its columns."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner
from rich.console import Console

from flows.cli.main import cli
from flows.cli.render import is_wide, print_records, print_run, print_table
from tasks.home import Home
from tasks.runs import RunSource
from tests.support import two_newspapers


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return two_newspapers.made_home(tmp_path_factory.mktemp("home"))


def query(home: Home, *arguments: str) -> str:
    done = CliRunner().invoke(cli, ["--home", str(home.root), "query", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_all_columns_of_articles_are_readable(home: Home) -> None:
    lines = query(home, "SELECT * FROM articles WHERE article_id = 'bridge'").splitlines()
    named = {line.split()[0]: line for line in lines if line.strip()}
    assert named["title"].endswith("Harbour bridge closed until Monday")
    assert named["authors"].endswith("Ada Fischer, Tom Reed")
    assert "The harbour master expects it" in " ".join(lines)


def test_few_columns_are_a_table(home: Home) -> None:
    assert query(home, "SELECT source, title FROM articles ORDER BY title").split()[:3:2] == ["source", "title"]


def test_records_can_be_had_of_a_narrow_result(home: Home) -> None:
    assert "source  le-phare" in query(home, "-x", "SELECT DISTINCT source FROM articles")


@pytest.mark.parametrize(
    ("width", "columns", "cell", "wide"),
    [(80, 5, "x" * 30, False), (80, 8, "x" * 30, True), (80, 20, "1", False), (160, 8, "x" * 30, False), (80, 0, "", False)],
)  # fmt: skip
def test_a_table_is_wide_where_words_no_longer_fit(width: int, columns: int, cell: str, wide: bool) -> None:
    names = [f"c{n}"[:2] for n in range(columns)]
    assert is_wide(Console(width=width), names, [[cell] * columns]) is wide


def test_records_keep_to_the_width() -> None:
    console = Console(width=80, file=io.StringIO())
    print_records(
        console, ["article_id", "body"], [["a1", "The ferry called at each of the piers. " * 40], ["a2", None]]
    )
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("-- 1 ---")
    assert len(lines) == 7
    assert "…" in console.file.getvalue()


@pytest.mark.parametrize("show", [print_table, print_records])
def test_control_signs_of_a_page_do_not_reach_the_terminal(show) -> None:  # type: ignore[no-untyped-def]
    console = Console(width=80, file=io.StringIO())
    show(console, ["title"], [["\x1b[31mred\x07 [bold]x[/bold]"]])
    assert "\x1b" not in console.file.getvalue()  # type: ignore[attr-defined]
    assert "[31mred [bold]x[/bold]" in console.file.getvalue()  # type: ignore[attr-defined]


def test_csv_has_lists_and_maps_as_json(home: Home) -> None:
    text = query(home, "--csv", "SELECT ['a', 'é'] AS list, MAP {'k': 1} AS map, [DATE '2026-03-20'] AS days, 1 AS n")
    (row,) = csv.DictReader(io.StringIO(text))
    assert json.loads(row["list"]) == ["a", "é"]
    assert json.loads(row["map"]) == {"k": 1}
    assert json.loads(row["days"]) == ["2026-03-20"]
    assert row["n"] == "1"


def test_the_table_of_a_run_breaks_no_heading_on_a_narrow_terminal() -> None:
    rows = [RunSource("harbour-post", 12, 5, 0, 5, 0, 0, 0, 0, 0), RunSource("le-phare", 3, 3, 0, 0, 2, 0, 0, 1, 0)]
    shown = io.StringIO()
    print_run(Console(file=shown, width=80), rows)
    assert shown.getvalue().splitlines()[0].split(" ┃ ") == [
        "source      ", "listed", "taken in", "inserted", "updated", "rejected"
    ]  # fmt: skip


def test_the_table_of_a_run_has_every_count_where_there_is_room() -> None:
    shown = io.StringIO()
    print_run(Console(file=shown, width=150), [RunSource("[/a] post", 0, 0, 0, 0, 0, 0, 0, 0, 0)])
    heading, _, row = shown.getvalue().splitlines()
    assert [part.strip() for part in heading.split("┃")][3:] == [
        "inserted", "updated", "unchanged", "duplicate", "rejected", "pending", "waiting"
    ]  # fmt: skip
    assert row.startswith("[/a] post")

"""``dateline export`` of chosen articles, in each format, with a page that says what they are."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from flows.cli.main import cli
from flows.cli.render import sized
from tasks.export_choice import Choice, WhereRefused, readme
from tasks.export_files import FileFormat, export_files
from tasks.exporting import export
from tasks.home import Home
from tasks.pure.vertical import tokens, vertical
from tasks.snapshot import open_snapshot
from tests.support import two_newspapers

NOW = two_newspapers.PUBLISHED


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return two_newspapers.made_home(tmp_path_factory.mktemp("home"))


def keys(home: Home, folder: Path, choice: Choice) -> list[str]:
    path = export_files(home, folder, choice, "jsonl", now=NOW).path
    return sorted(json.loads(line)["article_id"] for line in path.read_text("utf-8").splitlines())


def expected(home: Home, condition: str) -> list[str]:
    with open_snapshot(home) as connection:
        found = connection.execute(f"SELECT article_id FROM articles WHERE {condition} ORDER BY 1").fetchall()  # noqa: S608
    return [key for (key,) in found]


def test_a_condition_chooses(home: Home, tmp_path: Path) -> None:
    where = "language = 'fr' AND word_count > 3 -- of le-phare"
    assert keys(home, tmp_path, Choice(where=where)) == expected(home, "language = 'fr' AND word_count > 3") != []


def test_a_query_and_a_condition_choose_together(home: Home, tmp_path: Path) -> None:
    with open_snapshot(home) as connection:
        found = {key for (key,) in connection.execute("SELECT article_id FROM matches('lang:fr')").fetchall()}
    chosen = keys(home, tmp_path, Choice(query="lang:fr", where="section = 'news'"))
    assert chosen == [key for key in expected(home, "section = 'news'") if key in found]


@pytest.mark.parametrize("where", ["nosuch = 1", "1 = 1); SELECT (1", "title LIKE", ""])
def test_what_is_no_condition_is_refused(home: Home, tmp_path: Path, where: str) -> None:
    with pytest.raises(WhereRefused):
        export_files(home, tmp_path, Choice(where=where), "csv", now=NOW)
    assert not (tmp_path / "articles.csv").exists()


def test_a_sample_is_that_of_the_macro_and_of_its_seed(home: Home, tmp_path: Path) -> None:
    drawn = keys(home, tmp_path, Choice(sample=3, seed=7))
    with open_snapshot(home) as connection:
        rows = connection.execute("SELECT article_id FROM sample('*', 3, seed := 7)").fetchall()
    assert drawn == sorted(key for (key,) in rows)
    assert drawn == keys(home, tmp_path / "again", Choice(sample=3, seed=7))


def test_days_are_days_outside_parquet(home: Home, tmp_path: Path) -> None:
    day = two_newspapers.NOON.date()
    assert keys(home, tmp_path, Choice(first=day, last=day)) == expected(home, f"day = DATE '{day}'")


def test_csv_has_lists_as_json_and_all_columns(home: Home, tmp_path: Path) -> None:
    path = export_files(home, tmp_path, Choice(), "csv", now=NOW).path
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 6
    bridge = next(row for row in rows if row["article_id"] == "bridge")
    assert json.loads(bridge["authors"]) == ["Ada Fischer", "Tom Reed"]
    assert bridge["published_at"] == "2026-03-20T07:00:00Z"
    with open_snapshot(home) as connection:
        columns = [row[0] for row in connection.execute("DESCRIBE articles").fetchall()]
    assert list(bridge) == [column for column in columns if column != "last_seen_at"]


def test_text_is_a_file_an_article(home: Home, tmp_path: Path) -> None:
    export_files(home, tmp_path, Choice(where="article_id = 'bridge'"), "txt", now=NOW)
    (path,) = (tmp_path / "texts").rglob("*.txt")
    assert path.relative_to(tmp_path).as_posix() == "texts/2026-03/2026-03-20_harbour-post_bridge.txt"
    assert path.read_text("utf-8").startswith("Harbour bridge closed until Monday\n\nThe harbour bridge was closed")


def test_text_of_an_earlier_export_is_replaced(home: Home, tmp_path: Path) -> None:
    export_files(home, tmp_path, Choice(), "txt", now=NOW)
    export_files(home, tmp_path, Choice(where="article_id = 'bridge'"), "txt", now=NOW)
    assert len(list((tmp_path / "texts").rglob("*.txt"))) == 1


def test_the_vertical_format_is_xml_with_a_token_a_line(home: Home, tmp_path: Path) -> None:
    import xml.etree.ElementTree as ET

    path = export_files(home, tmp_path, Choice(where="article_id = 'bridge'"), "vrt", now=NOW).path
    corpus = ET.parse(path).getroot()  # noqa: S314 - of our own making
    (text,) = corpus
    assert text.attrib["source"] == "harbour-post"
    assert text.attrib["authors"] == "|Ada Fischer|Tom Reed|"
    assert [part.tag for part in text] == ["head", "p", "p"]
    assert (text[1].text or "").split() == "The harbour bridge was closed on Friday .".split()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Biden's covid-19 plan.", ["Biden's", "covid-19", "plan", "."]),
        ("“Ja”, sagte er…", ["“", "Ja", "”", ",", "sagte", "er", "…"]),
        ("中国时报", ["中", "国", "时", "报"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("a_b", ["a", "_", "b"]),
    ],
)
def test_tokens(text: str, parts: list[str]) -> None:
    assert tokens(text) == parts


@given(st.text())
def test_tokens_lose_nothing_but_white_space(text: str) -> None:
    assert "".join(tokens(text)) == "".join(text.split())


def test_hostile_titles_stay_inside_their_attribute() -> None:
    row = dict.fromkeys(("article_id", "source", "day", "language", "section", "agency", "url"), "x")
    lines = list(vertical({**row, "title": '"><p>', "authors": ["a|b"], "tags": None, "body": "<b>\n\n&"}))
    assert lines[0].count("<") == lines[0].count(">") == 1
    assert lines[1:] == ["<head>", '"', "&gt;", "&lt;", "p", "&gt;", "</head>", "<p>", "&lt;", "b", "&gt;", "</p>", "<p>", "&amp;", "</p>", "</text>"]  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "jsonl", "txt", "vrt", "parquet"])
def test_a_page_says_what_was_exported(home: Home, tmp_path: Path, form: FileFormat | str) -> None:
    arguments = ["--home", str(home.root), "export", str(tmp_path), "--format", form]
    done = CliRunner().invoke(
        cli, [*arguments, "--query", "lang:fr", "--where", "word_count > 0", "--sample", "1", "--seed", "3"]
    )
    assert done.exit_code == 0, done.output
    text = (tmp_path / "README.md").read_text("utf-8")
    for line in ("| query | `lang:fr`", "| condition | `word_count > 0` |", "| sample | 1 at random, seed 3 |", "| articles | 1 |"):  # fmt: skip
        assert line in text
    assert re.search(r"\| snapshot \| 2026-03-20 [\d:]+ UTC, 6 articles \|", text)
    assert re.search(r"\| made by \| Dateline \d", text)
    for path in re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE):
        assert (tmp_path / path).exists()


def test_parquet_has_the_chosen_articles_alone(home: Home, tmp_path: Path) -> None:
    export(home, tmp_path, Choice(where="source = 'le-phare'", sample=2, seed=1), now=NOW)
    read = duckdb.read_parquet(str(tmp_path / "articles/**/*.parquet"))
    assert read.aggregate("count(*), min(source), max(source)").fetchall() == [(2, "le-phare", "le-phare")]


def test_nothing_chosen_is_an_empty_file_and_a_page(home: Home, tmp_path: Path) -> None:
    written = export_files(home, tmp_path, Choice(where="false"), "jsonl", now=NOW)
    assert (written.articles, written.bytes) == (0, 0)
    assert "| articles | 0 |" in (tmp_path / "README.md").read_text("utf-8")


def refused(home: Home, folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--home", str(home.root), "export", str(folder), *arguments])


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1 kB"), (47_310, "47 kB"), (999_499, "999 kB"),
     (999_500, "1.0 MB"), (3_450_000_000, "3,450.0 MB")],
)  # fmt: skip
def test_a_size_is_shown_in_the_unit_that_suits_it(count: int, shown: str) -> None:
    assert sized(count) == shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["--query", "lang:fr", "--sample", "1", "--format", "csv"],
            r"^1 article, (\d+ bytes|\d kB) in .*articles\.csv$",
        ),
        ([], r"^6 articles, \d+ kB in .*: 1 month written, 0 unchanged$"),
    ],
)
def test_it_says_how_much_it_wrote(home: Home, tmp_path: Path, arguments: list[str], says: str) -> None:
    done = CliRunner().invoke(cli, ["--home", str(home.root), "export", str(tmp_path), *arguments])
    assert re.match(says, done.stdout.strip()), done.output


def test_a_condition_on_an_unknown_column_names_those_that_may_be_meant(home: Home, tmp_path: Path) -> None:
    said = str(refused(home, tmp_path, "--where", "wordcount > 3").exception)
    assert "word_count" in said
    assert "\n" not in said


def test_an_unknown_source_in_a_query_is_refused(home: Home, tmp_path: Path) -> None:
    done = refused(home, tmp_path, "--query", "source:le-phar", "--format", "csv")
    assert "le-phare" in str(done.exception)


def test_a_query_with_a_bar_does_not_break_the_table(home: Home) -> None:
    with open_snapshot(home) as connection:
        connection.execute("CREATE TEMP TABLE found (article_id VARCHAR)")
        text = readme(connection, Choice(where="title = 'a|`b'"), [], now=NOW)
    assert "| condition | `` title = 'a\\|`b' `` |" in text

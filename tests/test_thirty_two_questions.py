"""Each question of docs/questions.md has one query, and on three invented papers it gets the right answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks.snapshot import open_snapshot
from tests.support import three_papers
from tests.support.desk import Reader, served
from tests.support.two_newspapers import NOON

PAGE = (Path(__file__).parent.parent / "docs" / "questions.md").read_text("utf-8")
QUERIES = {
    int(number): query
    for number, query in re.findall(r"\*\*(\d+)\. (?:(?!\*\*\d).)*?```sql\n(.*?)```", PAGE, flags=re.DOTALL)
}
ADDRESSES = sorted({path for path in re.findall(r"`(/[^`]*)`", PAGE) if "ID" not in path})
Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_snapshot(three_papers.made_home(tmp_path_factory.mktemp("home"))) as connection:
        yield connection


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with served(three_papers.made_home(tmp_path_factory.mktemp("home"))) as reader:
        yield reader


def rows(snapshot: duckdb.DuckDBPyConnection, number: int) -> Rows:
    return snapshot.execute(QUERIES[number]).fetchall()


def test_there_are_thirty_two() -> None:
    assert list(QUERIES) == list(range(1, 33))
    assert PAGE.count("```sql") == 32


@pytest.mark.parametrize("number", range(1, 33))
def test_each_query_answers(snapshot: duckdb.DuckDBPyConnection, number: int) -> None:
    assert rows(snapshot, number)


ANSWERS: dict[int, Rows] = {
    9: [("climate", "Climate change reaches the quay")],
    10: [("storm", "Storm over the islands")],
    11: [("storm",)],
    13: [("storm", "Storm over the islands")],
    14: [("near", "Brandt im Hafen")],
    17: [("AP", "harbour-post", 1), ("AP", "west-wind", 1)],
    19: [("Night boats to stop", "west-wind", (NOON - timedelta(days=6)).replace(tzinfo=None), 2)],
    20: [("harbour-post", "Council seats", "47", "48")],
    21: [("flip", ["Lamp fair opens", "Lamp fair shocks town", "Lamp fair opens"])],
    22: [("flip", 1, "Lamp fair opens")],
    23: [
        ("Ada Fischer", ["harbour-post", "west-wind"], 8),
        ("Tom Reed", ["harbour-post", "west-wind"], 3),
    ],
    24: [("west-wind", "harbour-post.example", 1, 1), ("west-wind", "weather.example", 1, 0)],
    28: [("climate change", "harbour", 2)],
    30: [("suspect", date(1946, 10, 26), "26 October 1946", None), ("undated", None, "yesterday-ish", None)],
    31: [("template", "de", "en", 0.95)],
    32: [("harbour-post", "consent", 1, "https://harbour-post.example/wall")],
    8: [("hafenbote", "Hafenbote Süd", 1)],
}


@pytest.mark.parametrize("number", ANSWERS)
def test_the_answer_is_right(snapshot: duckdb.DuckDBPyConnection, number: int) -> None:
    assert rows(snapshot, number) == ANSWERS[number]


def test_the_calendar_has_zeros_and_the_days_without_a_run(snapshot: duckdb.DuckDBPyConnection) -> None:
    found = {day: (articles, gap) for day, source, articles, gap, _ in rows(snapshot, 1) if source == "hafenbote"}
    assert found[date(2026, 3, 10)] == (0, 720)
    assert found[date(2026, 3, 11)] == (0, 1440)
    assert found[date(2026, 3, 15)] == (1, 0)


def test_the_storm_week_by_week_and_month_by_month(snapshot: duckdb.DuckDBPyConnection) -> None:
    weeks = {day: articles for day, articles, _ in rows(snapshot, 2)}
    assert (weeks[date(2026, 3, 9)], weeks[date(2026, 3, 16)]) == (8, 8)
    assert rows(snapshot, 3)[-1][1:3] == (24, snapshot.execute("SELECT count(*) FROM articles WHERE day >= '2026-03-01'").fetchall()[0][0])  # fmt: skip


def test_the_spike_is_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert [(day, articles) for day, articles, _ in rows(snapshot, 4)] == [(date(2026, 3, 18), 6)]


def test_sections_are_folded(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert {name: articles for name, articles, _ in rows(snapshot, 5)}["politik"] == 3


def test_hours_are_those_of_the_sources_clocks(snapshot: duckdb.DuckDBPyConnection) -> None:
    hours = {(source, hour) for source, hour, _ in rows(snapshot, 6)}
    assert {("hafenbote", 13), ("west-wind", 12), ("harbour-post", 8)} <= hours


def test_the_paywall_is_counted(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert [(source, paid) for source, paid, _, _ in rows(snapshot, 7)] == [("hafenbote", 0), ("harbour-post", 1), ("west-wind", 0)]  # fmt: skip


def test_a_beginning_finds_compounds(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert {key for key, _ in rows(snapshot, 12)} == {"near", "far"}


def test_a_quote_is_found_with_its_speaker(snapshot: duckdb.DuckDBPyConnection) -> None:
    (row,) = rows(snapshot, 15)
    assert row[0] == "quote"
    assert "keep one boat" in row[1]


def test_a_sample_is_drawn_of_each_source(snapshot: duckdb.DuckDBPyConnection) -> None:
    drawn = rows(snapshot, 16)
    assert [source for source, _ in drawn] == ["hafenbote"] * 2 + ["harbour-post"] * 2 + ["west-wind"] * 2
    assert drawn == rows(snapshot, 16)


def test_a_copy_is_found_under_another_headline(snapshot: duckdb.DuckDBPyConnection) -> None:
    found = [(first, source, printed) for _, first, source, printed, _ in rows(snapshot, 18)]
    assert found == [
        ("west-wind", "west-wind", "Night boats to stop"),
        ("west-wind", "harbour-post", "Marble Bay gives up its boats"),
    ]


def test_key_words_are_those_of_the_source(snapshot: duckdb.DuckDBPyConnection) -> None:
    words = {word: (times_a, times_b) for word, _, times_a, times_b in rows(snapshot, 25)}
    assert words["storm"] == (30, 2)


def test_neighbours_of_a_word(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert {"roof", "took"} <= {word for word, _, _ in rows(snapshot, 26)}


def test_words_in_a_row_of_headlines(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert rows(snapshot, 27)[:2] == [("calm day", 18), ("storm report", 6)]


def test_readability_is_words_a_sentence(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert all(2 < words < 15 for _, words in rows(snapshot, 29))


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_desk_answers_too(desk: Reader, path: str) -> None:
    assert desk.get(path).status_code == 200

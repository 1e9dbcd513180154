"""What the macros for corpus work count is what counting by hand gives."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from tasks.home import Home
from tasks.publish import publish
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.homes import migrated
from tests.support.plainly import words
from tests.support.two_newspapers import NOON, article, configured, insert, revised, run, run_source


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = Home(tmp_path_factory.mktemp("home"))
    warehouse = migrated(home)
    start = NOON - timedelta(days=9)
    with warehouse.transaction() as connection:
        insert(connection, "sources", [configured(name, start) for name in ("harbour-post", "east")])
        insert(connection, "runs", [run("run-1", NOON)])
        insert(connection, "run_sources", [run_source("run-1", "harbour-post", NOON)])
        two_newspapers.load(
            connection,
            revised(
                article(
                    "one", "Night storm", "A heavy storm hit the old harbour.", published_at=NOON - timedelta(days=8)
                ),
                after=timedelta(days=2),
                title="Night storm, corrected",
            ),
            article("two", "Calm", "No storm at sea. A heavy storm is over.", published_at=NOON - timedelta(days=5)),
            article("three", "Markets", "The heavy budget of the old state.", published_at=NOON - timedelta(days=5)),
            article("four", "Sea", "A budget, a budget.", source="east", published_at=NOON - timedelta(days=4)),
            article(
                "zh", "港口", "港口风暴。港口", language="zh", source="east", published_at=NOON - timedelta(hours=3)
            ),
        )
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    with duckdb.connect(home.snapshot, read_only=True, config={"threads": 1}) as connection:
        yield connection


def test_lines_are_sorted_by_the_words_before(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute("SELECT left_context FROM concordance('storm', 12, sort := 'left')").fetchall()
    assert [left.split()[-1] for (left,) in rows] == ["heavy", "heavy", "Night", "No"]


def test_lines_are_sorted_by_the_words_after(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute("SELECT right_context FROM kwic('storm', 12)").fetchall()
    assert [right.lstrip(" ,").split()[0] for (right,) in rows] == ["at", "corrected", "hit", "is"]


def test_an_unknown_order_is_refused(snapshot: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="sorts by date, left, right or keyword"):
        snapshot.execute("SELECT * FROM concordance('storm', sort := 'middle')").fetchall()


def test_lines_say_that_not_all_articles_were_read(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT DISTINCT articles_read, articles_found FROM concordance('storm', most := 1)"
    assert snapshot.execute(query).fetchall() == [(1, 2)]


def test_collocates_are_counted_and_scored_by_log_dice(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT word, times, times_before, times_after, times_in_all, score FROM collocates('storm', 2, least := 1)"
    found = {row[0]: row[1:] for row in snapshot.execute(query).fetchall()}
    assert found["heavy"] == (2, 2, 0, 2, pytest.approx(14 + math.log2(2 * 2 / (4 + 2))))
    assert found["is"] == (1, 0, 1, 1, pytest.approx(14 + math.log2(2 * 1 / (4 + 1))))
    assert "old" not in found
    assert "storm" not in found


def test_n_words_in_a_row_are_counted(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute("SELECT ngram, times, articles FROM ngrams(2, 'lang:en')").fetchall()
    assert rows[:2] == [("a budget", 2, 1), ("a heavy", 2, 2)]
    titles = snapshot.execute("SELECT ngram FROM ngrams(2, 'storm', field := 'title', least := 1)").fetchall()
    assert titles == [("night storm",), ("storm corrected",)]


def test_letters_in_a_row_are_counted_where_no_spaces_are_written(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute("SELECT ngram, times FROM ngrams(2, 'lang:zh')").fetchall()
    assert ("港口", 3) in rows


def test_keywords_are_scored_by_log_likelihood(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT word, score, times_a, times_b FROM keywords('storm', 'budget', least := 1)"
    found = {row[0]: row[1:] for row in snapshot.execute(query).fetchall()}
    words_a, words_b = 10 + 10, 8 + 5
    expected = words_a * 4 / (words_a + words_b)
    assert found["storm"] == (pytest.approx(2 * 4 * math.log(4 / expected)), 4, 0)
    assert found["budget"][0] < 0


@pytest.mark.parametrize(("query_a", "query_b"), [("storm", "*"), ("*", "budget"), ("budget", "budget")])
def test_keywords_of_sets_that_share_articles_are_counted_in_both(
    snapshot: duckdb.DuckDBPyConnection, query_a: str, query_b: str
) -> None:
    def counted(query: str) -> tuple[Counter[str], Counter[str]]:
        rows = snapshot.execute(
            "SELECT title, body FROM articles WHERE article_id IN (SELECT article_id FROM matches($query))",
            {"query": query},
        ).fetchall()
        texts = [words(f"{title}\n{body}".lower()) for title, body in rows]
        return Counter(word for text in texts for word in text), Counter(word for text in texts for word in {*text})

    (times_a, articles_a), (times_b, articles_b) = counted(query_a), counted(query_b)
    found = snapshot.execute(
        "SELECT word, times_a, times_b, articles_a, articles_b FROM keywords($a, $b, least := 1)",
        {"a": query_a, "b": query_b},
    ).fetchall()
    assert {word: tuple(counts) for word, *counts in found} == {
        word: (times_a[word], times_b[word], articles_a[word], articles_b[word]) for word in {*times_a, *times_b}
    }


def test_keywords_against_nothing_have_no_score(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT DISTINCT score, times_b, per_million_b FROM keywords('storm', 'nosuchword', least := 1)"
    assert snapshot.execute(query).fetchall() == [(None, 0, None)]


def test_spaces_between_words_are_one_in_a_line(tmp_path: Path) -> None:
    home = Home(tmp_path)
    bodies = ("a\nstorm \t at\n\n\nsea", "a  storm at\n\nsea", "a storm\fat \n sea")
    with migrated(home).transaction() as connection:
        two_newspapers.load(
            connection, *(article(f"a{number}", "-", body, lead="") for number, body in enumerate(bodies))
        )
    publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)
    with duckdb.connect(home.snapshot, read_only=True) as connection:
        query = "SELECT left_context, keyword, right_context FROM concordance('storm', 10)"
        assert set(connection.execute(query).fetchall()) == {("a ", "storm", " at sea")}


def test_a_trend_has_every_day_and_shares_of_whole_days_alone(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute("SELECT * FROM trend('storm')").fetchall()
    first = date(2026, 3, 12)
    assert [row[0] for row in rows] == [first + timedelta(days=number) for number in range(9)]
    by_day = {row[0]: row[1:] for row in rows}
    assert by_day[first] == (1, 1, 1.0, True)
    assert by_day[first + timedelta(days=1)] == (0, 0, None, False)
    assert by_day[date(2026, 3, 15)] == (1, 2, 0.5, True)
    assert by_day[date(2026, 3, 16)] == (0, 1, None, False)  # nobody knows how far "east" is whole


@pytest.mark.parametrize(("unit", "rows"), [("week", 2), ("month", 1), ("quarter", 1), ("year", 1)])
def test_a_trend_sums_to_all_articles_in_any_unit(snapshot: duckdb.DuckDBPyConnection, unit: str, rows: int) -> None:
    query = "SELECT count(*), sum(articles), sum(articles_in_all) FROM trend('storm', $unit)"
    assert snapshot.execute(query, {"unit": unit}).fetchall() == [(rows, 2, 5)]


def test_another_unit_is_refused(snapshot: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="and not by fortnight"):
        snapshot.execute("SELECT * FROM trend('storm', 'fortnight')").fetchall()


def test_articles_are_there_as_they_were_at_a_time(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT title, source, url FROM articles_at($moment) WHERE article_id = 'one'"

    def at(moment: str) -> list[tuple[str, ...]]:
        return snapshot.execute(query, {"moment": moment}).fetchall()

    assert at("2026-03-12 11:00") == []
    assert at("2026-03-12 14:00") == [("Night storm", "harbour-post", "https://harbour-post.example/one")]
    assert at("2026-03-20 11:00") == [("Night storm, corrected", "harbour-post", "https://harbour-post.example/one")]


def test_a_sample_is_the_same_for_the_same_seed(snapshot: duckdb.DuckDBPyConnection) -> None:
    def drawn(n: int, seed: int) -> list[str]:
        rows = snapshot.execute("SELECT article_id FROM sample('*', $n, $seed)", {"n": n, "seed": seed}).fetchall()
        return [key for (key,) in rows]

    assert drawn(3, 1) == drawn(5, 1)[:3]
    assert sorted(drawn(9, 1)) == ["four", "one", "three", "two", "zh"]
    assert len({tuple(drawn(5, seed)) for seed in range(8)}) > 3


def test_a_sample_is_the_same_in_every_version_of_duckdb(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute("SELECT article_id FROM sample('*', 2, 1)").fetchall()
    assert rows == [(key,) for key in _by_digest(["four", "one", "three", "two", "zh"], 1)[:2]]


def _by_digest(keys: list[str], seed: int) -> list[str]:
    return sorted(keys, key=lambda key: hashlib.md5(f"{seed} {key}".encode()).hexdigest())  # noqa: S324


def test_matches_join_to_articles(snapshot: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    query = "SELECT source, count(*) FROM articles SEMI JOIN matches('heavy') USING (article_id) GROUP BY source"
    assert snapshot.execute(query).fetchall() == [("harbour-post", 3)]

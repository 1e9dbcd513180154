"""Random queries find what reading every text finds: no more, no less."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import duckdb
import pytest

from tasks.pure.query import QueryError, parse
from tasks.query_plans import find
from tests.support import mixed_corpus
from tests.support.plainly import Corpus, words

QUERIES = int(os.environ.get("DATELINE_TEST_QUERIES", "100"))
"""``make soak`` asks 1,000, and ``make test`` the first batch: DuckDB plans each for 0.1 s."""
BATCH = 20


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return mixed_corpus.drawn()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> Iterator[duckdb.DuckDBPyConnection]:
    home = mixed_corpus.made_home(tmp_path_factory.mktemp("home"), corpus)
    with duckdb.connect(home.snapshot, read_only=True, config={"threads": 1}) as connection:
        yield connection


@pytest.mark.parametrize(
    "batch", [0, *(pytest.param(batch, marks=pytest.mark.acceptance) for batch in range(1, QUERIES // BATCH))]
)
def test_a_query_finds_what_reading_all_texts_finds(
    snapshot: duckdb.DuckDBPyConnection, corpus: Corpus, batch: int
) -> None:
    dice = random.Random(batch)
    asked = 0
    while asked < BATCH:
        query = _query(dice, corpus, 3)
        try:
            parse(query)
        except QueryError:  # a field of other parentheses, for one
            continue
        asked += 1
        wanted = corpus.answering(query)
        for rows in (_by_macro(snapshot, query), _by_plan(snapshot, query)):
            found = [key for (key,) in rows]
            assert len(found) == len(set(found)), query
            assert set(found) == wanted, query


def test_the_best_few_of_a_phrase_are_the_first_of_all(snapshot: duckdb.DuckDBPyConnection, corpus: Corpus) -> None:
    dice = random.Random(7)
    several = 0
    for _ in range(12):
        phrase = _phrase(dice, corpus)
        every = snapshot.execute("SELECT score, article_id FROM search($query)", {"query": phrase}).fetchall()
        assert {key for _, key in every} == corpus.answering(phrase), phrase
        for most in (1, len(every), len(every) + 1):
            asked = {"query": phrase, "most": most}
            best = snapshot.execute("SELECT score, article_id FROM search($query, most := $most)", asked).fetchall()
            assert [score for score, _ in best] == [score for score, _ in every[:most]], phrase
            assert set(best) <= set(every), phrase
        several += len(every) > 1
    assert several > 3


def _by_macro(snapshot: duckdb.DuckDBPyConnection, query: str) -> list[tuple[str]]:
    return snapshot.execute("SELECT article_id FROM matches($query)", {"query": query}).fetchall()


def _by_plan(snapshot: duckdb.DuckDBPyConnection, query: str) -> list[tuple[str]]:
    find(snapshot, parse(query))
    return snapshot.execute("SELECT article_id FROM found INNER JOIN internal.head_rows USING (head_row)").fetchall()


def test_most_queries_find_something(corpus: Corpus) -> None:
    dice = random.Random(1)
    found = [len(corpus.answering(_query(dice, corpus, 0))) for _ in range(100)]
    assert sum(0 < number < len(corpus.articles) for number in found) > 60


def _query(dice: random.Random, corpus: Corpus, depth: int) -> str:
    if depth == 0 or dice.random() < 0.3:
        return _leaf(dice, corpus)
    kind = dice.random()
    one, other = _query(dice, corpus, depth - 1), _query(dice, corpus, depth - 1)
    if kind < 0.35:
        return f"{one} {other}"
    if kind < 0.65:
        return f"({one} OR {other})"
    if kind < 0.8:
        return f"{one} -{_leaf(dice, corpus)}"
    if kind < 0.9:
        return f"NOT ({one})"
    return f"{dice.choice(['title', 'lead', 'body'])}:({one} OR {other})"


def _leaf(dice: random.Random, corpus: Corpus) -> str:
    kind = dice.random()
    if kind < 0.3:
        return dice.choice(["", "", "", "title:", "lead:", "body:"]) + _word(dice, corpus)
    if kind < 0.5:
        return dice.choice(["", "", "title:", "="]) + _phrase(dice, corpus)
    if kind < 0.6:
        word = _word(dice, corpus)
        return word[: dice.randint(1, len(word))].rstrip("'-.") + "*"
    if kind < 0.7:
        return "=" + _word(dice, corpus)
    if kind < 0.82:
        one, other = (dice.choice([_word, _word, _phrase])(dice, corpus) for _ in range(2))
        return f"near({one} {other}, {dice.randint(1, 8)})"
    return dice.choice(
        [
            "source:north-post", "source:SOUTH*", "lang:de", "lang:en", "lang:zh", "label.country:de", "label.country:FR",
            "author:fischer", 'author:"elise o\'neil"', "author:=dpa", "author:e*", "tag:climate", 'tag:"climate change"',
            "tag:=climate", "date:2026-03", "date:2026-03-20..", "date:..2026-03-10", "date:2026", "*",
        ]
    )  # fmt: skip


def _word(dice: random.Random, corpus: Corpus) -> str:
    vocabulary = " ".join(mixed_corpus.VOCABULARY.values()).split()
    word = dice.choice([*vocabulary, "xyz", "桥"]).strip(".,")
    return dice.choice([word, word, word.lower(), word.upper()])


def _phrase(dice: random.Random, corpus: Corpus) -> str:
    text = words(dice.choice(corpus.articles).texts[dice.choice(["title", "body"])])
    start = dice.randint(0, max(0, len(text) - 3))
    return f'"{" ".join(text[start : start + dice.choice([1, 2, 3, 3, 4, 6, 9])])}"'

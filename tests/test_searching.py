"""search, mentions and concordance find words as a reader would, whatever their case, accents or script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tasks import searching
from tasks.analyst import open_snapshot
from tasks.pure.query import QueryError, parse
from tasks.searching import sought_terms
from tasks.snapshot import check_names_of
from tests.support import two_newspapers


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_snapshot(two_newspapers.made_home(tmp_path_factory.mktemp("home"))) as connection:
        yield connection


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bridge", ["bridge", "old"]),
        ("BRIDGE", ["bridge", "old"]),
        ("tempete", ["tempete"]),
        ("Tempête", ["tempete"]),
        ("elysee", ["tempete"]),
        ("ferries OR lighthouse", ["old", "vote"]),
        ("ferries lighthouse", []),
        ("大桥", ["zh"]),
        ("bridges", ["bridge", "old"]),
        ("ferry", ["vote"]),
        ("lighthousing", ["old"]),
        ("ponts", ["tempete"]),
        ("fermer", ["tempete"]),
        ("桥", ["zh"]),
        ("大港", []),
        ("brid", []),
        ("o'clock", []),
        ('"100%_\'; DROP"', []),
    ],
)
def test_search_finds_all_of_the_words_best_first(
    snapshot: duckdb.DuckDBPyConnection, words: str, found: list[str]
) -> None:
    rows = snapshot.execute("SELECT article_id FROM search($words)", {"words": words}).fetchall()
    assert [key for (key,) in rows] == found


def test_search_scores_fall(snapshot: duckdb.DuckDBPyConnection) -> None:
    scores = [
        score for (score,) in snapshot.execute("SELECT score FROM search('harbour OR bridge OR pont')").fetchall()
    ]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_scores_are_rounded_so_that_articles_of_the_same_words_have_the_same(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    scores = [score for (score,) in snapshot.execute("SELECT score FROM search('the OR harbour OR bridge')").fetchall()]
    assert scores == [round(score, 9) for score in scores]
    assert max(scores) > 0


def test_names_are_looked_up_for_a_query_that_has_one() -> None:
    with duckdb.connect() as empty:
        check_names_of(empty, parse("harbour OR lang:de"))
        with pytest.raises(duckdb.CatalogException):
            check_names_of(empty, parse("harbour source:north-post"))


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("bridge", [(date(2026, 3, 18), 1, 1, 1.0), (date(2026, 3, 20), 1, 2, 0.5)]),
        ("harbour bridge", [(date(2026, 3, 20), 1, 2, 0.5)]),
        ("bridge ferries", []),
    ],
)
def test_mentions_count_articles_with_all_words(
    snapshot: duckdb.DuckDBPyConnection, words: str, rows: list[tuple[object, ...]]
) -> None:
    query = """SELECT day, articles, articles_in_all, share FROM mentions($words)
        WHERE source = 'harbour-post' ORDER BY day"""
    assert snapshot.execute(query, {"words": words}).fetchall() == rows


@pytest.mark.parametrize(
    ("word", "width", "places"),
    [
        (
            "harbour",
            8,
            [("", "Harbour", " bridge "), ("The ", "harbour", " bridge "), ("ay. The ", "harbour", " master ")],
        ),
        ("elysee", 7, [("rmé. L'", "Élysée", " n'a ri")]),
        ("pont", 3, [("le ", "pont", ""), ("Le ", "pont", " du"), ("du ", "pont", ".")]),
        ("大桥", 3, [("港口", "大桥", ""), ("港口", "大桥", "因风暴"), ("关闭。", "大桥", "将于周")]),
        ("monday", 4, [("til ", "Monday", ""), (" on ", "Monday", ".")]),
        ("ferry", 1, [(" ", "ferries", ""), ("", "Ferries", " ")]),
        ("brid", 5, []),
    ],
)
def test_concordance_shows_each_place_in_its_context(
    snapshot: duckdb.DuckDBPyConnection, word: str, width: int, places: list[tuple[str, str, str]]
) -> None:
    query = "SELECT left_context, keyword, right_context FROM concordance($word, $width)"
    rows = snapshot.execute(query, {"word": word, "width": width}).fetchall()
    assert rows == places


def test_filters_and_the_number_of_all_hold_for_all_hits_and_not_for_the_best_alone(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    every = searching.search(home, "bridge OR tempete OR pont")
    assert every.articles == len(every.hits) == 3
    for source in ("harbour-post", "le-phare"):
        found = searching.search(home, "bridge OR tempete OR pont", sources=[source], count=1)
        keys = [hit.article_id for hit in every.hits if (hit.article_id == "tempete") == (source == "le-phare")]
        assert found.articles == len(keys)
        assert [hit.article_id for hit in found.hits] == keys[:1]


def test_the_answer_says_in_words_what_was_asked(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    found = searching.search(home, '"harbour bridge" -budget', languages=["en"], first=date(2026, 3, 1))
    assert found.description == (
        "articles with the phrase *harbour bridge*, without *budget*, in English, since 2026-03-01"
    )


@pytest.mark.parametrize(
    ("text", "filters", "message"),
    [
        ("bridge source:harbor-post", {}, "There is no source harbor-post. Did you mean harbour-post?"),
        ("bridge", {"sources": ["nosuch"]}, "There is no source nosuch. Did you mean harbour-post, le-phare?"),
        ("bridge", {"languages": ["english"]}, "Write lang:en for English."),
        ("bridge label.country:de", {}, "There is no label country: there is none at all."),
        ("bridge OR", {}, "Something to look for is missing after this."),
    ],
)
def test_what_does_not_exist_is_an_error_with_suggestions(
    tmp_path: Path, text: str, filters: dict[str, list[str]], message: str
) -> None:
    home = two_newspapers.made_home(tmp_path)
    with pytest.raises(QueryError) as raised:
        searching.search(home, text, **filters)  # type: ignore[arg-type]
    assert raised.value.message == message


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ('"climate change" OR infra* -coal', ["climate change", "infra*"]),
        ('near("old town" bridge*, 5)', ["bridge*", "old town"]),
        ("=May", ["=May"]),
        ("Biden's covid-19", ["biden", "covid 19"]),
        ('title:"Élysée palace" author:"Jane Roe"', ["elysee palace"]),
        ("lang:en", []),
    ],
)
def test_phrases_are_marked_as_phrases_and_prefixes_as_prefixes(query: str, terms: list[str]) -> None:
    assert sought_terms(parse(query)) == terms

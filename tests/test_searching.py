"""search, mentions and concordance find words as a reader would, whatever their case, accents or script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tasks import searching
from tasks.analyst import open_snapshot
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
        ("ferries lighthouse", ["old", "vote"]),
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
        ("", []),
        ("  !? ", []),
        ("100%_'; DROP", []),
    ],
)
def test_search_finds_any_of_the_words_best_first(
    snapshot: duckdb.DuckDBPyConnection, words: str, found: list[str]
) -> None:
    rows = snapshot.execute("SELECT article_id FROM search($words)", {"words": words}).fetchall()
    assert [key for (key,) in rows] == found


def test_search_scores_fall(snapshot: duckdb.DuckDBPyConnection) -> None:
    scores = [score for (score,) in snapshot.execute("SELECT score FROM search('harbour bridge pont')").fetchall()]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("bridge", [(date(2026, 3, 18), 1, 1, 1.0), (date(2026, 3, 20), 1, 2, 0.5)]),
        ("harbour bridge", [(date(2026, 3, 20), 1, 2, 0.5)]),
        ("bridge ferries", []),
        ("", []),
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
        ("harbour", 8, [("The ", "harbour", " bridge "), ("ay. The ", "harbour", " master ")]),
        ("elysee", 7, [("rmé. L'", "Élysée", " n'a ri")]),
        ("pont", 3, [("Le ", "pont", " du"), ("du ", "pont", ".")]),
        ("大桥", 3, [("港口", "大桥", "因风暴"), ("关闭。", "大桥", "将于周")]),
        ("monday", 4, [(" on ", "Monday", ".")]),
        ("ferry", 1, [("", "Ferries", " ")]),
        ("brid", 5, []),
        ("", 5, []),
    ],
)
def test_concordance_shows_each_place_in_its_context(
    snapshot: duckdb.DuckDBPyConnection, word: str, width: int, places: list[tuple[str, str, str]]
) -> None:
    query = "SELECT left_context, keyword, right_context FROM concordance($word, $width)"
    rows = snapshot.execute(query, {"word": word, "width": width}).fetchall()
    assert rows == places


def test_a_filter_holds_for_all_hits_and_not_for_the_best_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = two_newspapers.made_home(tmp_path)
    every = [hit.article_id for hit in searching.search(home, "bridge tempete pont")]
    monkeypatch.setattr(searching, "LOOKED_THROUGH", 1)
    for source in ("harbour-post", "le-phare"):
        found = [hit.article_id for hit in searching.search(home, "bridge tempete pont", sources=[source], count=1)]
        assert found == [key for key in every if (key == "tempete") == (source == "le-phare")][:1]

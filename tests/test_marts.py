"""What the marts count and compare."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from tasks.home import Home
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tests.support import two_newspapers
from tests.support.homes import migrated

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_snapshot(two_newspapers.made_home(tmp_path_factory.mktemp("home"))) as connection:
        yield connection


def test_daily_volume_counts_by_the_date_as_written(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT day, source, section, language, articles, undated FROM daily_volume ORDER BY ALL"
    assert snapshot.execute(query).fetchall() == [
        (date(2026, 3, 18), "harbour-post", "news", "en", 1, 1),
        (date(2026, 3, 20), "harbour-post", "news", "en", 1, 0),
        (date(2026, 3, 20), "harbour-post", "politics", "en", 1, 0),
        (date(2026, 3, 20), "le-phare", "news", "fr", 2, 0),
        (date(2026, 3, 20), "le-phare", "news", "zh", 1, 0),
    ]


def test_tags_and_authors_by_day(snapshot: duckdb.DuckDBPyConnection) -> None:
    tags = "SELECT tag, articles FROM tag_days ORDER BY tag"
    assert snapshot.execute(tags).fetchall() == [("Harbour", 1), ("Météo", 1), ("Weather", 1)]
    authors = "SELECT source, author, articles FROM author_days ORDER BY author"
    assert snapshot.execute(authors).fetchall() == [
        ("harbour-post", "Ada Fischer", 1),
        ("harbour-post", "Tom Reed", 1),
        ("le-phare", "Zoé Martin", 1),
    ]


def test_a_revision_says_what_changed_and_how_late(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT article_id, version, hours_after_publication, is_title_changed, is_lead_changed,
        paragraphs_removed, paragraphs_added, words_removed, words_added, changes FROM revisions"""
    assert snapshot.execute(query).fetchall() == [
        (
            "bridge",
            2,
            4.0,
            True,
            False,
            ["The harbour master expects it to open on Sunday."],
            ["The harbour master expects it to open on Monday."],
            1,
            1,
            [{"before": "Sunday.", "after": "Monday."}],
        )
    ]


def test_a_version_ends_where_the_next_in_time_begins(tmp_path: Path) -> None:
    """An archive that is loaded late gives its version a high number and an early time."""
    home = Home(tmp_path)
    warehouse = migrated(home)
    head, contents = two_newspapers.revised(
        two_newspapers.article("a", "New", "One.", first_seen_at=two_newspapers.NOON), after=-DAY, title="Old"
    )
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, ({**head, "version": 1}, contents))
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    noon = two_newspapers.NOON.replace(tzinfo=None)
    with open_snapshot(home) as connection:
        versions = "SELECT version, title, valid_from, valid_to FROM article_versions ORDER BY valid_from"
        assert connection.execute(versions).fetchall() == [(2, "Old", noon - DAY, noon), (1, "New", noon, None)]
        revision = "SELECT version, title_before, title_after, revised_at FROM revisions"
        assert connection.execute(revision).fetchall() == [(1, "Old", "New", noon)]


def test_runs_sum_over_their_sources(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT sources, taken_in, inserted, rejected, seconds FROM runs WHERE run_id = 'run-1'"
    assert snapshot.execute(query).fetchall() == [(["harbour-post", "le-phare"], 8, 6, 2, 300.0)]


def test_rejects_by_reason(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT source, reason, rejects, rejects_24h, last_detail FROM rejects_by_reason ORDER BY reason"
    assert snapshot.execute(query).fetchall() == [
        ("harbour-post", "consent", 1, 1, "seen at cookies"),
        ("harbour-post", "section", 1, 1, "seen at list"),
    ]


def test_lateness_is_apart_by_how_an_article_was_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT source, found_by, day, articles, usual_minutes FROM lateness ORDER BY ALL"
    assert snapshot.execute(query).fetchall() == [
        ("harbour-post", "feed", date(2026, 3, 20), 2, 61.0),
        ("le-phare", "feed", date(2026, 3, 19), 1, 61.0),
        ("le-phare", "feed", date(2026, 3, 20), 2, 61.0),
    ]


def test_coverage_says_what_became_of_each_address(tmp_path: Path) -> None:
    home = Home(tmp_path)
    warehouse = migrated(home)
    known = {"source": "paper", "found_by": "feed", "last_listed_at": two_newspapers.NOON, "checks": 0}
    fates = [("inserted", "a"), ("duplicate", "a"), ("rejected", None), ("rejected", "a"), (None, None)]
    with warehouse.transaction() as connection:
        two_newspapers.insert(
            connection,
            "addresses",
            [
                {
                    **known,
                    "url_key": str(number),
                    "url": str(number),
                    "first_listed_at": two_newspapers.NOON,
                    "stated_published_at": two_newspapers.NOON - DAY if number else None,
                    "outcome": outcome,
                    "article_id": article,
                }
                for number, (outcome, article) in enumerate(fates)
            ],
        )
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    with open_snapshot(home) as connection:
        assert connection.execute("FROM coverage ORDER BY day").fetchall() == [
            (date(2026, 3, 19), "paper", 4, 2, 1, 1, 0.5),
            (date(2026, 3, 20), "paper", 1, 1, 0, 0, 1.0),
        ]

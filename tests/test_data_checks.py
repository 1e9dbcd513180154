"""Each claim of sql/checks holds on a sound warehouse and can be broken."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tasks.checks import claims, run_checks
from tasks.home import Home
from tasks.warehouse import search_schemas
from tests.support import two_newspapers
from tests.support.homes import migrated

AGAIN = "INSERT INTO {0} SELECT * FROM {0} LIMIT 1"

BROKEN_BY = {
    "absent_is_null": "UPDATE article_heads SET section = ''",
    "address_is_unique": """INSERT INTO addresses (url_key, url, source, found_by, first_listed_at, last_listed_at, checks)
        SELECT 'k', 'u', 's', 'feed', '2026-01-01', '2026-01-01', 0 FROM range(2)""",
    "article_address_is_unique": "UPDATE article_heads SET url_key = 'same'",
    "article_has_its_content": "UPDATE article_heads SET content_hash = 'another' WHERE article_id = 'vote'",
    "article_id_is_unique": AGAIN.format("article_heads"),
    "article_is_among_its_urls": "DELETE FROM article_urls WHERE article_id = 'vote'",
    "article_url_is_unique": AGAIN.format("article_urls"),
    "article_url_leads_to_an_article": "UPDATE article_urls SET article_id = 'nobody' WHERE article_id = 'vote'",
    "body_is_not_empty": "UPDATE article_contents SET body = ' ' WHERE article_id = 'vote'",
    "content_was_fetched": "DELETE FROM fetches WHERE fetch_id = 'fetch-vote-1'",
    "current_version_is_the_last_in_time": "UPDATE article_heads SET version = 1 WHERE article_id = 'bridge'",
    "fetch_id_is_unique": AGAIN.format("fetches"),
    "archived_fetch_is_in_a_loaded_segment": "DELETE FROM segments",
    "digest_is_of_its_key": "UPDATE article_urls SET key_digest = 1 WHERE article_id = 'vote'",
    "fixed_words_are_known": "UPDATE article_heads SET access = 'sometimes' WHERE article_id = 'vote'",
    "language_is_a_code": "UPDATE article_heads SET language = 'English' WHERE article_id = 'vote'",
    "nothing_is_left_out_of_the_index": """INSERT INTO publishing_failures
        VALUES ('index', 'vote', 1, 'OutOfMemoryException', 2, '2026-03-20')""",
    "outcome_is_known": """INSERT INTO outcomes (run_id, source, url_key, url, outcome, decided_at)
        VALUES ('run-1', 'le-phare', 'k', 'u', 'rejected', '2026-03-20')""",
    "outcome_is_unique_in_its_run": """INSERT INTO outcomes (run_id, source, url_key, url, outcome, decided_at)
        SELECT 'run-1', 'le-phare', 'k', 'u', 'unchanged', '2026-03-20' FROM range(2)""",
    "paragraphs_are_separated_by_one_blank_line": """UPDATE article_contents SET body = 'a' || repeat(chr(10), 3) || 'b'
        WHERE article_id = 'vote'""",
    "pending_address_is_unique": AGAIN.format("pending"),
    "pending_is_claimed_by_a_running_run": "UPDATE pending SET claimed_by = 'run-1'",
    "publication_is_not_after_the_fetch": """UPDATE article_contents SET published_on = '2026-03-23'
        WHERE article_id = 'vote'""",
    "published_at_agrees_with_published_on": "UPDATE article_heads SET published_on = '2026-03-01'",
    "publisher_version_changes_content": "UPDATE article_contents SET content_hash = 'same' WHERE article_id = 'bridge'",
    "reject_reason_is_known": "UPDATE rejects SET reason = 'whatever'",
    "run_is_closed_whole": "UPDATE runs SET finished_at = NULL WHERE run_id = 'run-2'",
    "seen_in_order": "UPDATE article_heads SET last_seen_at = '2020-01-01' WHERE article_id = 'vote'",
    "segment_is_loaded_once": AGAIN.format("segments"),
    "source_is_unique": AGAIN.format("run_sources"),
    "text_is_normalized": "UPDATE article_contents SET title = 'e' || chr(769) WHERE article_id = 'vote'",
    "version_is_unique": AGAIN.format("article_contents"),
    "versions_are_numbered_without_gaps": "UPDATE article_heads SET versions = 3 WHERE article_id = 'bridge'",
    "window_is_unique": """INSERT INTO windows (source, kind, name, about, state, refresh, is_whole, size, planned_at)
        VALUES ('le-phare', 'days', '2026-03-20', '2026-03-20', 'done', false, true, 0, '2026-03-21')""",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    warehouse = migrated(Home(tmp_path_factory.mktemp("home")))
    with warehouse.transaction() as connection:
        two_newspapers.fill(connection)
    with duckdb.connect(warehouse.path) as connection:
        search_schemas(connection)
        yield connection


@pytest.fixture
def writer(filled: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The two newspapers; what a test does to them is taken back."""
    filled.begin()
    yield filled
    filled.rollback()


def test_every_claim_holds_on_a_sound_warehouse(writer: duckdb.DuckDBPyConnection) -> None:
    assert [result for result in run_checks(writer) if not result.holds] == []


@pytest.mark.parametrize(("claim", "damage"), BROKEN_BY.items(), ids=BROKEN_BY)
def test_a_broken_claim_is_found(writer: duckdb.DuckDBPyConnection, claim: str, damage: str) -> None:
    writer.execute(damage)
    results = {result.claim: result for result in run_checks(writer)}
    assert results[claim].failures > 0
    assert results[claim].sample


def test_every_claim_is_put_into_words(writer: duckdb.DuckDBPyConnection) -> None:
    assert [result.claim for result in run_checks(writer) if not result.about.endswith(".")] == []


def test_failures_are_counted_beyond_the_sample(writer: duckdb.DuckDBPyConnection) -> None:
    writer.execute("UPDATE article_heads SET section = ''")
    result = next(result for result in run_checks(writer, sample=2) if result.claim == "absent_is_null")
    assert (len(result.sample), result.failures) == (2, 7)  # six articles, one of two versions
    assert result.columns == ("article_id", "version")


def test_every_claim_about_the_writers_tables_is_broken_above() -> None:
    named = {name.rpartition("/")[2] for name in claims(snapshot=False)}
    assert {name for name in named if not name.startswith("outcomes_")} == set(BROKEN_BY)

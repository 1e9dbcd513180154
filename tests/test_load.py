"""A segment becomes rows in one transaction, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.load import unloaded
from tests.support.visits import LoadFixture, address, article, at, failure, listed, visit

EVERYTHING = """
SELECT source, url, version, content_hash, gone_at, first_seen_at, last_seen_at FROM article_heads ORDER BY article_id
"""


@pytest.fixture
def fixture(tmp_path: Path) -> Iterator[LoadFixture]:
    with LoadFixture(tmp_path) as fixture:
        yield fixture


def test_a_page_becomes_an_article_with_its_address_and_its_fetch(fixture: LoadFixture) -> None:
    assert fixture.load(visit(address("one"), at(1), article("one", published=at(0)))) == {"inserted": 1}
    assert fixture.ask("SELECT url, version, published_at FROM article_heads") == [
        (address("one"), 1, at(0).replace(tzinfo=None))
    ]
    assert fixture.ask("SELECT version, cause, title FROM article_contents") == [(1, "publisher", "About one")]
    assert fixture.ask("SELECT url, how FROM article_urls") == [(address("one"), "fetched")]
    assert fixture.ask("SELECT url, status, segment FROM fetches") == [
        (address("one"), 200, "paper/2026/09/0001.warc.gz")
    ]


def test_a_segment_is_loaded_once(fixture: LoadFixture) -> None:
    segment = [visit(address("one"), at(1), article("one")), visit(address("two"), at(1), "thin")]
    assert fixture.load(*segment, segment="a.warc.gz") == {"inserted": 1, "rejected": 1}
    assert fixture.load(*segment, segment="a.warc.gz") == {}
    assert unloaded(fixture.warehouse, ["b.warc.gz", "a.warc.gz", "c.warc.gz"]) == ["b.warc.gz", "c.warc.gz"]


def test_the_same_pages_in_another_segment_change_nothing(fixture: LoadFixture) -> None:
    segment = [visit(address("one"), at(1), article("one")), visit(address("two"), at(1), "thin")]
    fixture.load(*segment)
    before = fixture.ask(EVERYTHING)
    assert fixture.load(*segment) == {"unchanged": 1, "rejected": 1}
    assert fixture.ask(EVERYTHING) == before
    assert fixture.ask("SELECT count(*) FROM fetches") == [(2,)]
    assert fixture.ask("SELECT count(*) FROM article_contents") == [(1,)]
    assert fixture.ask("SELECT count(*) FROM rejects") == [(1,)]


def test_unchanged_moves_one_time_and_nothing_else(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one", tags=("a",))))
    assert fixture.load(visit(address("one"), at(2), article("one", tags=("b",)))) == {"unchanged": 1}
    assert fixture.load(visit(address("one"), at(3), None)) == {"unchanged": 1}
    assert fixture.ask("SELECT tags, version, last_seen_at FROM article_heads") == [
        (["a"], 1, at(3).replace(tzinfo=None))
    ]


def test_rules_that_count_words_otherwise_leave_the_number_of_a_text_that_stays(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one", tags=("a",))))
    fixture.load(visit(address("one"), at(2), replace(article("one", tags=("b",), extractor="2"), word_count=51)))
    assert fixture.ask("SELECT tags, extractor, word_count FROM article_heads") == [(["b"], "2", 50)]
    assert fixture.violations() == {}


def test_a_number_of_words_that_was_changed_in_the_head_alone_is_mended(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one")), visit(address("two"), at(1), article("two")))
    with fixture.warehouse.transaction() as connection:
        connection.execute(
            "UPDATE article_heads SET word_count = 51 WHERE article_id = (SELECT min(article_id) FROM article_heads)"
        )
        connection.execute("DELETE FROM migrations WHERE name = '0018_agree_on_word_counts.sql'")
    assert list(fixture.violations()) == ["article_has_its_content"]
    assert fixture.warehouse.migrate() == ["0018_agree_on_word_counts.sql"]
    assert fixture.violations() == {}


def test_changed_text_is_a_version(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one", tags=("a",))))
    assert fixture.load(visit(address("one"), at(2), article("other", tags=("b",)))) == {"updated": 1}
    assert fixture.ask("SELECT tags, version FROM article_heads") == [(["b"], 2)]
    assert fixture.ask("SELECT version, valid_from, cause FROM article_contents ORDER BY version") == [
        (1, at(1).replace(tzinfo=None), "publisher"),
        (2, at(2).replace(tzinfo=None), "publisher"),
    ]


def test_a_reject_remains_until_the_page_is_read(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), "consent"))
    assert fixture.ask("SELECT reason, detail FROM rejects") == [("consent", "because")]
    fixture.load(visit(address("one"), at(2), article("one")))
    assert fixture.ask("SELECT reason FROM rejects") == []
    fixture.load(visit(address("one"), at(1.5), "thin"))
    assert fixture.ask("SELECT reason FROM rejects") == []
    assert fixture.ask("SELECT outcome FROM addresses") == [("inserted",)]


def test_an_address_that_is_read_and_rejected_again_in_one_segment_is_rejected(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), "consent"))
    fixture.load(visit(address("one"), at(2), article("one")), visit(address("one"), at(3), "thin"))
    assert fixture.ask("SELECT reason FROM rejects") == [("thin",)]


def test_a_page_that_is_gone_keeps_its_article(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one")))
    assert fixture.load(visit(address("one"), at(2), "gone", status=410)) == {"rejected": 1}
    assert fixture.load(visit(address("one"), at(3), "gone", status=410)) == {"rejected": 1}
    assert fixture.ask("SELECT gone_at, last_seen_at FROM article_heads") == [
        (at(2).replace(tzinfo=None), at(1).replace(tzinfo=None))
    ]
    fixture.load(visit(address("one"), at(4), article("one")))
    assert fixture.ask("SELECT gone_at FROM article_heads") == [(None,)]


def test_validators_outlive_a_304_that_states_none(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one"), etag='"x"'))
    fixture.load(visit(address("one"), at(2), None))
    assert fixture.ask("SELECT etag, status, checks FROM addresses") == [('"x"', 304, 1)]


def test_nul_and_lone_surrogates_do_not_break_a_load(fixture: LoadFixture) -> None:
    assert fixture.load(visit(address("o\x00ne\ud800"), at(1), article("nul\x00", title="half \udc80"))) == {
        "inserted": 1
    }
    assert fixture.ask("SELECT title FROM article_contents") == [("half \ufffd",)]


def test_a_load_that_fails_leaves_nothing(fixture: LoadFixture) -> None:
    broken = visit(address("one"), at(1), article("one"))
    with pytest.raises(ValueError, match="without a zone"):
        fixture.load(broken, now=at(1).replace(tzinfo=None))
    assert fixture.ask("SELECT (SELECT count(*) FROM fetches), (SELECT count(*) FROM segments)") == [(0, 0)]
    assert fixture.load(broken) == {"inserted": 1}


def test_an_address_that_fails_waits_longer_each_time_and_is_given_up_after_days(fixture: LoadFixture) -> None:
    waits = []
    for hour in range(5):
        assert fixture.load(visit(address("one"), at(hour), failure()), now=at(hour)) == {"pending": 1}
        [(attempts, next_attempt)] = fixture.ask("SELECT attempts, next_attempt_at FROM pending")
        assert attempts == hour + 1
        waits.append((next_attempt - at(hour).replace(tzinfo=None)).total_seconds() / 60)
    assert waits == [15, 30, 60, 120, 240]
    assert fixture.load(visit(address("one"), at(48), failure()), now=at(48)) == {"rejected": 1}
    assert fixture.ask("SELECT reason, detail FROM rejects") == [("unreachable", "no response from paper.example")]
    assert fixture.ask("SELECT * FROM pending") == []


def test_a_host_that_names_a_time_is_left_alone_until_then(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), failure(retry_at=at(30))), now=at(1))
    assert fixture.ask("SELECT next_attempt_at FROM pending") == [(at(30).replace(tzinfo=None),)]


def test_an_old_page_after_an_outage_is_fetched_again_for_good(fixture: LoadFixture) -> None:
    fixture.list(fixture.open(), listed("one", published=at(-24 * 400)))
    for hour in (*range(5), 48, 24 * 100, 24 * 200):
        fixture.load(visit(address("one"), at(hour), failure()), now=at(hour))
    assert fixture.ask("SELECT reason, next_due_at FROM addresses") == [
        ("unreachable", at(48 + 24).replace(tzinfo=None))
    ]


def test_an_address_that_was_not_fetched_has_not_failed(fixture: LoadFixture) -> None:
    for hour in range(0, 240, 12):
        postponed = visit(address("one"), at(hour), failure(retry_at=at(hour + 6)))
        assert fixture.load(postponed, now=at(hour)) == {"pending": 1}
    assert fixture.ask("SELECT attempts, failing_since, next_attempt_at FROM pending") == [
        (0, None, at(234).replace(tzinfo=None))
    ]


def test_an_address_whose_article_moved_is_not_fetched_again(fixture: LoadFixture) -> None:
    fixture.load(visit(address("old"), at(0), article("x", published=at(0))))
    fixture.load(visit(address("new"), at(0.2), article("x", published=at(0))))
    moved = visit(address("old"), at(5), article("x", published=at(0)), lands=address("new"))
    assert fixture.load(moved) == {"duplicate": 1}
    assert fixture.ask("SELECT url, gone_at FROM article_heads ORDER BY url") == [
        (address("new"), None),
        (address("old"), at(5).replace(tzinfo=None)),
    ]
    assert fixture.ask("SELECT next_due_at FROM addresses WHERE outcome = 'duplicate'") == [(None,)]
    fixture.load(visit(address("old"), at(0.1), article("earlier", published=at(0), keeps="x")))
    assert fixture.ask("SELECT count(*) FROM article_contents WHERE cause = 'publisher'") == [(3,)]
    assert fixture.violations() == {}


def test_an_article_is_not_gone_when_its_address_redirects_to_another_text(fixture: LoadFixture) -> None:
    fixture.load(visit(address("old"), at(0), article("x")))
    onward = visit(address("old"), at(5), article("y"), lands=address("new"))
    fixture.load(visit(address("new"), at(4), article("y")), onward)
    assert fixture.ask("SELECT gone_at FROM article_heads") == [(None,), (None,)]


def test_a_terminal_failure_is_a_reject(fixture: LoadFixture) -> None:
    assert fixture.load(visit(address("one"), at(1), failure(transient=False, reason="robots"))) == {"rejected": 1}
    assert fixture.ask("SELECT reason FROM rejects") == [("robots",)]

"""Long texts are written in batches and bundled by size: the memory of a load is bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks import indexing, writing
from tasks.frontier import Assignment
from tasks.run import bundles
from tasks.run.bundles import fetch_bundle, host_queues
from tasks.runs import close_run
from tests.support.backfill_fixture import NOW, backfiller
from tests.support.gazette import page
from tests.support.visits import LoadFixture, address, article, at, visit
from tests.support.web import Answer, serving

HEADS = "SELECT url, version, content_hash, first_seen_at, last_seen_at FROM article_heads ORDER BY url"
CONTENTS = "SELECT title, version, valid_from, cause FROM article_contents ORDER BY ALL"
REST = "SELECT (SELECT count(*) FROM fetches), (SELECT count(*) FROM article_urls), (SELECT count(*) FROM addresses)"


@pytest.mark.parametrize("characters", [1, 500, writing.BATCH_CHARACTERS])
def test_rows_are_the_same_inbatches_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, characters: int
) -> None:
    monkeypatch.setattr(writing, "BATCH_CHARACTERS", characters)
    with LoadFixture(tmp_path) as fixture:
        first = [visit(address(word), at(1), article(word)) for word in ("one", "two", "three")]
        assert fixture.load(*first) == {"inserted": 3}
        changed = visit(address("two"), at(2), article("another"))
        assert fixture.load(changed, visit(address("one"), at(2), article("one"))) == {"updated": 1, "unchanged": 1}
        assert [(url, version) for url, version, *_ in fixture.ask(HEADS)] == [
            (address("one"), 1),
            (address("three"), 1),
            (address("two"), 2),
        ]
        assert len(fixture.ask(CONTENTS)) == 4
        assert fixture.ask(REST) == [(5, 3, 3)]


def test_a_batch_ends_with_the_row_that_fills_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "BATCH_CHARACTERS", 10)
    records = [{"body": "x" * size, "n": size} for size in (4, 6, 25, 3, 3)]
    assert [[record["n"] for record in batch] for batch in writing.batches(records)] == [[4, 6], [25], [3, 3]]


def test_a_bundle_is_closed_by_the_bytes_of_its_pages_as_they_are_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "BUNDLE_BYTES", 2 * len(page(1)))
    with serving() as site, backfiller(tmp_path, "respect_robots = false") as past:
        site.routes |= {f"/s{number}": Answer(page(number).encode()) for number in range(1, 6)}
        run = past.open()
        urls = [f"{site.url}/s{number}" for number in range(1, 6)]
        (queue,) = host_queues(past.source, [Assignment(url, url, "url", None) for url in urls])
        left = []
        while queue.waiting:
            fetch_bundle(past.session, run, queue, lambda: None)
            left.append(len(queue.waiting))
        close_run(past.session.warehouse, run, NOW, {})
        run.end()
    assert left == [3, 1, 0]


def test_few_long_texts_are_indexed_together_and_many_short_ones() -> None:
    def words_of(*counts: int) -> list[int]:
        articles = [(f"a{n}", 1, NOW, words) for n, words in enumerate(counts)]
        return [words for *_, words in indexing._batch(articles)]

    most = indexing.BATCH_WORDS
    assert words_of(most + 1, 5) == [most + 1]
    assert words_of(most - 5, 5, 1) == [most - 5, 5]
    assert words_of(300, 200, 100) == [300, 200, 100]

"""Real pages of many sites through a whole run: loaded or rejected for the right reason, never fetched in vain."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tasks.analyst import run_query
from tasks.home import Home
from tests.support import in_process
from tests.support.corpus_site import BODY_SETS, CorpusSite, corpus_folder

OUTCOMES = ("inserted", "updated", "unchanged", "duplicate", "rejected", "pending")


@pytest.mark.skipif(corpus_folder() is None, reason="no corpus: DATELINE_BENCH_CORPUS names none")
def test_real_pages_are_loaded_once_and_fetched_again_only_with_refresh(
    tmp_path: Path, prefect_api: dict[str, str]
) -> None:
    corpus = corpus_folder()
    assert corpus is not None
    home = Home(tmp_path / "home")
    config = tmp_path / "sources.toml"

    def ingest(*, refresh: bool = False) -> Counter[str]:
        run = in_process.ingest(home, config, prefect_api, refresh=refresh)
        assert run.errors == {}
        for row in run.sources:
            assert sum(getattr(row, outcome) for outcome in OUTCOMES) == row.taken_in, row
        return Counter({name: in_process.total(run, name) for name in ("listed", "taken_in", *OUTCOMES)})

    with CorpusSite(corpus, sites=4, sets=BODY_SETS) as site:
        config.write_text(site.config_toml(), encoding="utf-8")
        pages = set(site.pages)
        first = ingest()
        after_first = site.request_count()
        second = ingest()
        after_second = site.request_count()
        refreshed = ingest(refresh=True)
        answers = site.counts()

    assert first["taken_in"] == len(pages)
    assert first["inserted"] >= 0.9 * len(pages)
    assert first["pending"] == 0
    assert {url for url in pages if after_first[url] != 1} == set()

    assert second["taken_in"] == 0
    assert {url for url in pages if after_second[url] != 1} == set()

    assert refreshed["inserted"] == refreshed["updated"] == 0
    assert run_query(home, "SELECT max(version), count(*) FROM articles").rows == [(1, first["inserted"])]
    validated = run_query(
        home, "SELECT DISTINCT url FROM fetches WHERE kind = 'page' AND etag IS NOT NULL AND status = 200"
    )
    loaded = {url for (url,) in run_query(home, "SELECT url FROM articles").rows}
    offered = {url for (url,) in validated.rows} & loaded
    assert offered, "half of the sites send validators"
    assert {url for url in offered if answers[url, 304] != 1} == set()

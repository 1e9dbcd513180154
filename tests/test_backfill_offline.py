"""WARC files and saved pages are loaded like fetched pages: once each, with their own times, without network."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks.checks import check_warehouse
from tasks.pure.addresses import key_of
from tasks.pure.errors import ConfigError
from tasks.run import page_import
from tasks.run.backfill_plan import BackfillRange
from tasks.run.page_import import offline_windows
from tasks.saved import Naming
from tests.support.backfill_fixture import NOW, SITE, Backfiller, backfiller, gazette_pages, states, write_warc
from tests.support.gazette import page

PAGES = 180
"""More than one segment."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backfiller]:
    """A paper whose past is there from a WARC file, among pages of another site."""
    folder = tmp_path_factory.mktemp("past")
    warcs = folder / "warcs" / "2026"
    warcs.mkdir(parents=True)
    pages = [*gazette_pages(PAGES), ("https://elsewhere.example/2026/03/00001-story", page(900).encode())]
    write_warc(warcs / "NEWS-1.warc.gz", pages)
    with backfiller(folder, f'feeds = ["{SITE}/feed"]', "exclude = ['/00007-']") as past:
        (done,) = past.fill(BackfillRange(warc=(str(folder / "warcs"),)))
        assert (done.state, done.error) == ("done", "")
        (warcs / "NEWS-1.warc.gz").unlink()
        yield past


def test_each_page_of_the_source_is_an_article_once(filled: Backfiller) -> None:
    assert filled.ask("SELECT count(*), count(DISTINCT url), min(version), max(version) FROM article_heads") == [
        (PAGES - 1, PAGES - 1, 1, 1)
    ]
    assert filled.outcomes == {"inserted": PAGES - 1}
    assert filled.ask("SELECT count(*) FROM article_heads WHERE url LIKE '%elsewhere%' OR url LIKE '%00007%'") == [(0,)]


def test_what_was_left_out_is_counted_with_the_sites_to_compare(filled: Backfiller) -> None:
    assert filled.left_out == [
        "1 page left out: not of gazette.example but of elsewhere.example 1; 1 page left out by include and exclude"
    ]


def test_names_of_other_sites_are_bounded_and_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_import, "_MOST_SITES", 2)
    hosts = ("one\u202etwo.example", f"{'x' * 500}.example", "third.example", "fourth.example")
    pages = [(f"https://{host}/2026/03/story", page(number).encode()) for number, host in enumerate(hosts)]
    with backfiller(tmp_path, f'feeds = ["{SITE}/feed"]') as past:
        past.fill(BackfillRange(warc=(str(write_warc(tmp_path / "a.warc.gz", pages)),)))
        assert past.left_out == [
            f"4 pages left out: not of gazette.example but of others 2, onetwo.example 1, {'x' * 60} 1"
        ]


def test_the_time_of_a_record_is_that_of_the_fetch(filled: Backfiller) -> None:
    at = (NOW - timedelta(days=60, hours=-3)).replace(tzinfo=None)
    query = "SELECT first_seen_at, last_seen_at, found_by FROM article_heads WHERE url LIKE '%/00003-story'"
    assert filled.ask(query) == [(at, at, "warc")]


def test_the_run_counts_what_came_in(filled: Backfiller) -> None:
    assert [result.claim for result in check_warehouse(filled.session.warehouse) if not result.holds] == []
    assert filled.ask("SELECT kind, taken_in, inserted FROM runs JOIN run_sources USING (run_id)") == [
        ("backfill", PAGES - 1, PAGES - 1)
    ]


def test_it_can_be_read_again_when_the_file_is_gone(filled: Backfiller) -> None:
    names = [name for (name,) in filled.ask("SELECT segment FROM segments")]
    assert len(names) == 2
    read = [filled.session.reprocess_segment(str(name), None, dry_run=True) for name in names]
    assert sum(found.outcomes["unchanged"] for found in read) == PAGES - 1


def test_a_file_is_done_once_and_its_pages_even_if_it_is_another_file(tmp_path: Path) -> None:
    first = write_warc(tmp_path / "a.warc.gz", gazette_pages(3))
    with backfiller(tmp_path) as past:
        assert list(states(past.fill(BackfillRange(warc=(str(first),)))).values()) == ["done"]
        assert past.fill(BackfillRange(warc=(str(first),))) == []
        first.rename(tmp_path / "b.warc.gz")
        assert list(states(past.fill(BackfillRange(warc=(str(tmp_path / "*.warc.gz"),)))).values()) == ["done"]
        assert past.outcomes == {"inserted": 3}
        assert past.ask("SELECT count(*) FROM segments") == [(1,)]


def test_what_was_forgotten_stays_out_of_the_archive(tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "a.warc.gz", gazette_pages(2))
    with backfiller(tmp_path) as past:
        insert = "INSERT INTO forgotten (url_key, url, article_id, forgotten_at) VALUES (?, 'u', NULL, '2026-01-01')"
        past.ask(insert, key_of(f"{SITE}/2026/03/00001-story"))
        past.fill(BackfillRange(warc=(str(warc),)))
        assert past.outcomes == {"inserted": 1}
        assert past.ask("SELECT count(*) FROM fetches") == [(1,)]


def test_a_damaged_file_fails_with_its_place_and_gives_what_comes_before(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc.gz", gazette_pages(5))
    whole = path.read_bytes()
    path.write_bytes(whole[:-200])
    with backfiller(tmp_path) as past:
        (failed,) = past.fill(BackfillRange(warc=(str(path),)))
        assert failed.state == "failed"
        assert f"{path}" in failed.error
        assert past.outcomes == {"inserted": 4}
        path.write_bytes(whole)
        assert [w.state for w in past.fill(BackfillRange(warc=(str(path),)))] == ["done"]
        assert past.outcomes == {"inserted": 5}


def test_saved_pages_come_in_at_the_time_they_were_saved(tmp_path: Path) -> None:
    folder = tmp_path / "saved" / "city"
    folder.mkdir(parents=True)
    (folder / "one.html").write_text(page(1), "utf-8")
    (folder / "two.html.gz").write_bytes(gzip.compress(page(2).encode()))
    (folder / "three.jpg").write_bytes(b"no page")
    saved_at = datetime(2026, 4, 1, 10, tzinfo=UTC)
    os.utime(folder / "one.html", (saved_at.timestamp(), saved_at.timestamp()))
    scope = BackfillRange(files=(str(tmp_path / "saved" / "**" / "*"),))
    with backfiller(tmp_path) as past:
        (failed,) = past.fill(scope)
        assert (failed.state, failed.size) == ("failed", 2)
        assert "one.html" in failed.error
        assert "--url-prefix" in failed.error
        (done,) = past.fill(scope, Naming(prefix=SITE))
        assert done.state == "done"
        assert past.ask("SELECT url, found_by FROM article_heads ORDER BY url") == [
            (f"{SITE}/city/one.html", "file"),
            (f"{SITE}/city/two.html", "file"),
        ]
        assert past.ask("SELECT first_seen_at FROM article_heads WHERE url LIKE '%one%'") == [
            (saved_at.replace(tzinfo=None),)
        ]
        (folder / "four.html").write_text(page(4), "utf-8")
        past.fill(scope, Naming(prefix=SITE))
        assert past.outcomes == {"inserted": 3}


@pytest.mark.parametrize(
    "scope", [BackfillRange(warc=("nowhere/*.warc.gz",)), BackfillRange(files=("nowhere/*.html",))]
)
def test_nothing_of_the_kind_is_a_mistake(tmp_path: Path, scope: BackfillRange) -> None:
    with backfiller(tmp_path) as past, pytest.raises(ConfigError, match="found"):
        past.fill(scope)


def test_a_page_saved_complete_and_unknown_files_fail_no_window(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "saved"
    (folder / "story_files").mkdir(parents=True)
    url = f"{SITE}/2026/03/00001-story"
    (folder / "story.html").write_text(f"<!-- saved from url=(0042){url} -->{page(1)}")
    (folder / "story_files" / "frame.html").write_text("<p>An advertisement")
    (folder / "story_files" / "style.css").write_text("p {}")
    for name in ("notes.docx", "old.webarchive", "older.webarchive"):
        (folder / name).write_text("x")
    with backfiller(tmp_path, f'feeds = ["{SITE}/feed"]') as past:
        settled = past.fill(BackfillRange(files=(str(folder),)))
        assert [(window.state, window.size, window.error) for window in settled] == [("done", 1, "")]
        assert past.outcomes == {"inserted": 1}
    (left_out,) = [record for record in caplog.records if "left out" in record.getMessage()]
    assert vars(left_out)["files"] == "2 .webarchive, 1 .docx: notes.docx, old.webarchive, older.webarchive"


def test_a_folder_without_saved_pages_names_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("x")
    with pytest.raises(ConfigError, match=r"no saved page .* found; 1 \.pdf: a\.pdf"):
        offline_windows((), (str(tmp_path),))

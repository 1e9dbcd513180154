"""A forgotten article is removed from warehouse, archive and snapshot, recorded, and does not come back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tasks import archive
from tasks.checks import run_checks
from tasks.home import Home
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.upkeep.forgetting import forget
from tests.support.archived_home import NAMES, ArchivedHome, address, archived_home, visit

GONE = address("ferry")


@pytest.fixture
def archived(tmp_path: Path) -> ArchivedHome:
    return archived_home(tmp_path)


def read(home: Home) -> list[str]:
    """What the archive says, member by member."""
    return [
        visit.page.body.decode() if visit.page else ""
        for path in archive.sealed(home.archive)
        for visit in archive.read_segment(path, archive=home.archive).visits()
    ]


def test_it_is_out_of_the_warehouse_and_on_record(archived: ArchivedHome) -> None:
    done = forget(archived.warehouse, archived.home, GONE, archived.now)
    assert (done.articles, done.addresses, done.records) == (1, (GONE,), 2)
    assert archived.ask("SELECT count(*) FROM article_urls WHERE url LIKE '%ferry%'") == [(0,)]
    assert archived.ask("SELECT count(*) FROM article_contents WHERE body LIKE '%ferry%'") == [(0,)]
    assert archived.ask("SELECT count(*) FROM article_heads") == [(2,)]
    assert archived.ask("SELECT url FROM forgotten") == [(GONE,)]
    with archived.warehouse.transaction() as connection:
        assert [result.claim for result in run_checks(connection) if not result.holds] == []


def test_it_is_out_of_the_archive_and_nothing_else_has_moved(archived: ArchivedHome) -> None:
    before = {path: path.stat().st_size for path in archive.sealed(archived.home.archive)}
    forget(archived.warehouse, archived.home, GONE, archived.now)
    assert {path: path.stat().st_size for path in archive.sealed(archived.home.archive)} == before
    texts = read(archived.home)
    assert len(texts) == 3
    assert not any("ferry" in text for text in texts)
    for path in before:
        checked = subprocess.run(
            [Path(sys.executable).parent / "warcio", "check", path], capture_output=True, text=True
        )
        assert checked.returncode == 0, checked.stdout


def test_no_byte_of_it_is_left_in_the_files(archived: ArchivedHome) -> None:
    publish(archived.warehouse, archived.home, run_id=None, now=archived.now)
    files = (archived.home.warehouse, archived.home.snapshot)
    text = b"About the ferry"
    assert [text in path.read_bytes() for path in files] == [True, True]
    forget(archived.warehouse, archived.home, GONE, archived.now)
    publish(archived.warehouse, archived.home, run_id=None, now=archived.now)
    assert [text in path.read_bytes() for path in files] == [False, False]
    assert archived.ask("SELECT count(*) FROM article_contents") == [(2,)]


def test_it_is_out_of_the_snapshot(archived: ArchivedHome) -> None:
    publish(archived.warehouse, archived.home, run_id=None, now=archived.now)
    forget(archived.warehouse, archived.home, GONE, archived.now)
    publish(archived.warehouse, archived.home, run_id=None, now=archived.now)
    with open_snapshot(archived.home) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(2,)]
        assert connection.execute("SELECT url FROM forgotten").fetchall() == [(GONE,)]
        assert connection.execute("SELECT count(*) FROM search('ferry')").fetchall() == [(0,)]


@pytest.mark.parametrize("url", [GONE, f"{GONE}?utm_source=feed", GONE.replace("https", "http")])
def test_any_spelling_of_its_address_will_do(archived: ArchivedHome, url: str) -> None:
    assert forget(archived.warehouse, archived.home, url, archived.now).articles == 1


def test_it_does_not_come_back_with_another_segment(archived: ArchivedHome) -> None:
    forget(archived.warehouse, archived.home, GONE, archived.now)
    with archive.SegmentWriter(archived.home.archive, "post", "later", archived.now) as writer:
        writer.append(visit("ferry", archived.now))
        sealed = writer.seal()
    assert sealed is not None
    archived.load(sealed.relative_to(archived.home.archive).as_posix())
    assert archived.ask("SELECT count(*) FROM article_heads") == [(2,)]
    assert archived.ask("SELECT reason, detail FROM rejects WHERE url LIKE '%ferry%'") == [
        ("refused-address", "forgotten on request")
    ]
    assert archived.ask("SELECT next_due_at FROM addresses WHERE url LIKE '%ferry%'") == [(None,)]


def test_what_waits_to_be_loaded_is_erased_too(archived: ArchivedHome) -> None:
    assert any(NAMES[-1] in text for text in read(archived.home))
    done = forget(archived.warehouse, archived.home, address(NAMES[-1]), archived.now)
    assert (done.articles, done.records) == (0, 2)
    assert not any(NAMES[-1] in text for text in read(archived.home))
    archived.load(archived.segments[-1])
    assert archived.ask("SELECT count(*) FROM article_heads") == [(3,)]


def test_repeating_it_finishes_what_was_cut_off(archived: ArchivedHome) -> None:
    path = archived.home.archive / archived.segments[1]
    whole = path.read_bytes()
    forget(archived.warehouse, archived.home, GONE, archived.now)
    path.write_bytes(whole)  # as if killed before the archive
    done = forget(archived.warehouse, archived.home, GONE, archived.now)
    assert done.records == 2
    assert not any("ferry" in text for text in read(archived.home))


def test_an_address_that_nothing_is_known_of_is_barred(archived: ArchivedHome) -> None:
    assert forget(archived.warehouse, archived.home, address("never-met"), archived.now).articles == 0
    assert archived.ask("SELECT url FROM forgotten") == [(address("never-met"),)]


def test_a_long_record_is_replaced_by_several(tmp_path: Path) -> None:
    import random

    from tests.support.exchanges import MOMENT, a_visit

    noise = random.Random(7).randbytes(300_000)
    with archive.SegmentWriter(tmp_path, "post", "run", MOMENT) as writer:
        writer.append(a_visit("https://news.example/long", body=noise))
        writer.append(a_visit("https://news.example/short"))
        path = writer.seal()
    assert path is not None
    assert archive.erase(path, lambda url: url.endswith("long"), MOMENT) == 2
    visits = list(archive.read_segment(path, archive=tmp_path).visits())
    assert [visit.address for visit in visits] == ["https://news.example/short"]
    assert noise[:1000] not in path.read_bytes()

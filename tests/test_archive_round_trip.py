"""What is read from a segment is what was appended, by our code and by warcio's own tools."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from tasks.archive import ArchiveError, SegmentWriter, read_page, read_segment, read_warc, sealed
from tasks.pure.exchanges import Failure, Visit
from tests.support.exchanges import MOMENT, a_visit, an_exchange, assert_same, visits

REDIRECTED = Visit(
    "https://news.example/1",
    (
        an_exchange("https://news.example/robots.txt", address="https://news.example/1", kind="robots"),
        an_exchange("https://news.example/1", status=301, body=b""),
        an_exchange("https://news.example/2", address="https://news.example/1", status=302),
        an_exchange("https://news.example/3", address="https://news.example/1"),
    ),
)
FAILED = Visit("https://news.example/4", (), Failure(transient=True, error="news.example: no address"))


def _write(archive: Path, *written: Visit) -> Path:
    writer = SegmentWriter(archive, "example", "run-1", MOMENT)
    for visit in written:
        writer.append(visit)
    path = writer.seal()
    assert path is not None
    return path


@settings(max_examples=60, deadline=None)
@given(st.lists(visits(), min_size=1, max_size=4))
def test_round_trip(written: list[Visit]) -> None:
    with TemporaryDirectory() as folder:
        archive = Path(folder)
        segment = read_segment(_write(archive, *written), archive=archive)
        assert (segment.source, segment.run_id) == ("example", "run-1")
        read = list(segment.visits())
        assert len(read) == len(written)
        for back, visit in zip(read, written, strict=True):
            assert_same(back, visit, "example")


def test_a_page_is_read_again_by_its_offset(tmp_path: Path) -> None:
    segment = read_segment(_write(tmp_path, a_visit(), REDIRECTED), archive=tmp_path)
    for visit in segment.visits():
        assert visit.response is not None
        assert read_page(tmp_path, segment.name, visit.response.offset) == visit.page


def test_offset_and_length_are_those_of_the_gzip_member(tmp_path: Path) -> None:
    path = _write(tmp_path, REDIRECTED)
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        stated = [
            (records.get_record_offset(), records.get_record_length()) for r in records if r.rec_type == "response"
        ]
    (visit,) = read_segment(path, archive=tmp_path).visits()
    assert [(exchange.offset, exchange.length) for exchange in visit.exchanges] == stated


def test_no_page_at_another_offset(tmp_path: Path) -> None:
    segment = read_segment(_write(tmp_path, a_visit()), archive=tmp_path)
    for offset, message in [(0, "a warcinfo record"), (1, "gzip"), (segment.bytes, "ends before")]:
        with pytest.raises(ArchiveError, match=message):
            read_page(tmp_path, segment.name, offset)


@pytest.mark.parametrize("command", [["check", "-v"], ["index", "-f", "offset,warc-type,warc-target-uri,http:status"]])
def test_the_tools_of_warcio_read_a_segment(tmp_path: Path, command: list[str]) -> None:
    path = _write(tmp_path, a_visit(), REDIRECTED, FAILED)
    done = subprocess.run(
        [sys.executable, "-m", "warcio.cli", *command, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout.count("\n") >= 12
    assert "fail" not in done.stdout.lower()


def test_bodies_are_stored_decoded_and_the_sender_s_coding_moved_aside(tmp_path: Path) -> None:
    with _write(tmp_path, a_visit()).open("rb") as file:
        response = next(record for record in ArchiveIterator(file) if record.rec_type == "response")
        assert response.http_headers["X-Crawl-Content-Encoding"] == "gzip"
        assert response.http_headers["Content-Encoding"] is None
        assert response.http_headers["Content-Length"] == "11"
        assert response.content_stream().read() == b"<p>Text</p>"
        assert response.rec_headers["WARC-Date"] == "2026-03-01T12:30:15.123456Z"


def test_read_as_a_foreign_file_a_segment_gives_its_pages(tmp_path: Path) -> None:
    path = _write(tmp_path, a_visit(body=b"<p>One"), FAILED, a_visit(body=b"<p>Two"))
    assert [visit.page.body for visit in read_warc(path, "other") if visit.page] == [b"<p>One", b"<p>Two"]


def test_a_segment_says_where_it_belongs(tmp_path: Path) -> None:
    path = _write(tmp_path, a_visit())
    assert path == tmp_path / "example/2026/03/20260301T123015Z-run1-1.warc.gz"
    assert list(sealed(tmp_path)) == [path]
    assert read_segment(path, archive=tmp_path).name == "example/2026/03/20260301T123015Z-run1-1.warc.gz"


def test_a_body_is_written_without_a_second_copy_of_it(tmp_path: Path) -> None:
    visit = a_visit(body=b"<p>Text</p>" * 1_000_000)
    assert visit.response is not None
    with SegmentWriter(tmp_path, "example", "run-1", MOMENT) as writer:
        tracemalloc.start()
        try:
            writer.append(visit)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < len(visit.response.body) / 2

"""Imported pages are stored in our own segments unchanged."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from tasks.archive import SegmentWriter, read_page, read_segment, read_warc
from tasks.pure.records import Page
from tests.support.exchanges import MOMENT

PAGE = Page(
    fetch_id="5b0d2a3c-93ec-4b2e-8a3c-1f1f3a1d7c11",
    source="paper",
    address="https://news.example/a",
    url="https://news.example/a",
    status=203,
    headers=(("content-type", "text/html"), ("content-encoding", "br"), ("etag", '"x"')),
    body="<title>L\u00e4uft</title>".encode(),
    fetched_at=MOMENT,
    found_by="warc",
)


def imported(folder: Path, *pages: Page) -> Path:
    with SegmentWriter(folder, "paper", "run-1", MOMENT) as writer:
        for page in pages:
            writer.import_page(page, "CC-NEWS-1.warc.gz")
        path = writer.seal()
    assert path is not None
    return path


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    other = replace(PAGE, fetch_id="5b0d2a3c-93ec-4b2e-8a3c-1f1f3a1d7c12", status=299, found_by="file", body=b"")
    segment = read_segment(imported(tmp_path, PAGE, other), archive=tmp_path)
    visits = list(segment.visits())
    assert [visit.page for visit in visits] == [PAGE, other]
    exchanges = [visit.exchanges[0] for visit in visits]
    assert [(e.fetch_id, e.requested_at, e.body_bytes) for e in exchanges] == [
        (PAGE.fetch_id, MOMENT, len(PAGE.body)),
        (other.fetch_id, MOMENT, 0),
    ]
    assert {(e.elapsed_ms, e.wire_bytes, e.robots) for e in exchanges} == {(None, None, None)}
    assert read_page(tmp_path, segment.name, exchanges[0].offset) == PAGE


def test_other_tools_read_it(tmp_path: Path) -> None:
    path = imported(tmp_path, PAGE)
    checked = subprocess.run(
        [Path(sys.executable).parent / "warcio", "check", path], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")
    (visit,) = read_warc(path, "paper")
    assert visit.page is not None
    assert (visit.page.fetch_id, visit.page.body) == (PAGE.fetch_id, PAGE.body)

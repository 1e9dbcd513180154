"""``docs/archive.md`` describes what the archive does: its fields, its records, its example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tasks.archive import SegmentWriter, fields
from tasks.pure.exchanges import Failure, Visit
from tests.support.exchanges import MOMENT, an_exchange

PAGE = (Path(__file__).parent.parent / "docs/archive.md").read_text(encoding="utf-8")


@pytest.fixture
def segment(tmp_path: Path) -> Path:
    address = "https://news.example/1"
    with SegmentWriter(tmp_path, "example", "run-1", MOMENT) as writer:
        hop = an_exchange(address, status=301)
        writer.append(Visit(address, (hop, an_exchange("https://news.example/2", address=address, body=b"<p>Two"))))
        writer.append(Visit(address, (), Failure(transient=True, error="no", reason="robots", retry_at=MOMENT)))
        path = writer.seal()
    assert path is not None
    return path


def test_every_field_is_documented_and_no_other() -> None:
    used = {value for value in vars(fields).values() if isinstance(value, str) and value.startswith("WARC-Dateline-")}
    assert set(re.findall(r"^\| `(WARC-Dateline-[\w-]+)`", PAGE, re.MULTILINE)) == used


def test_the_records_hold_what_is_documented(segment: Path) -> None:
    stated: dict[str, set[str]] = {}
    with segment.open("rb") as file:
        for record in ArchiveIterator(file):
            names = {line.partition(":")[0] for line in record.raw_stream.read().decode().splitlines() if ": " in line}
            stated.setdefault(record.rec_type, set()).update(names)
    assert set(re.findall(r"^\| `(\w+)` \| ", PAGE.partition("Bodies are stored")[0], re.MULTILINE)) == set(stated)
    for record_type in ("warcinfo", "metadata"):
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{record_type}`"))
        assert set(re.findall(r"`(\w+)`", row.rpartition(" | ")[2])) - {"transient", "terminal"} == stated[record_type]


def test_the_example_reads_a_segment(segment: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(example, {"segment": segment})  # noqa: S102  # our own page
    assert capsys.readouterr().out == "https://news.example/2 200 6\n"

"""A segment left open by a dead process is cut at its last whole record and sealed; nothing before the cut is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.archive import ArchiveError, ArchiveWriteError, SegmentWriter, read_segment, recover, sealed
from tests.support.exchanges import MOMENT, a_visit

VISITS = [a_visit(f"https://news.example/{n}", body=b"<p>%d" % n * n) for n in range(6)]

APPENDS_FOR_EVER = """
import itertools, sys
from pathlib import Path
from tasks.archive import SegmentWriter
from tests.support.exchanges import MOMENT, a_visit
writer = SegmentWriter(Path(sys.argv[1]), "example", "run-2", MOMENT)
for n in itertools.count():
    writer.append(a_visit(f"https://news.example/{n}", body=b"x" * 50_000))
    print(n, flush=True)
"""


def _open_segment(archive: Path, visits: int = 6) -> tuple[SegmentWriter, Path]:
    writer = SegmentWriter(archive, "example", "run-1", MOMENT)
    for visit in VISITS[:visits]:
        writer.append(visit)
    (path,) = archive.glob("*/*/*/*.open")
    return writer, path


def _addresses(archive: Path) -> list[str]:
    return [visit.address for path in sealed(archive) for visit in read_segment(path, archive=archive).visits()]


def _left_by_a_dead_process(archive: Path, data: bytes) -> Path:
    folder = archive / "example/2026/03"
    folder.mkdir(parents=True)
    path = folder / "20260301T123015Z-run1-1.warc.gz.open"
    path.write_bytes(data)
    return path


with TemporaryDirectory() as _folder:
    _writer, _path = _open_segment(Path(_folder))
    WHOLE = _path.read_bytes()
    _sealed = _writer.seal()
    assert _sealed is not None
    ANSWERS = [visit.response for visit in read_segment(_sealed, archive=Path(_folder)).visits()]
    ENDS = [answer.offset + answer.length for answer in ANSWERS if answer]


@pytest.mark.fault("machine", "a segment cut at any byte", "cut at its last whole record and loaded")
@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=40))
def test_cut_anywhere_every_page_received_whole_is_kept(cut: int, garbage: bytes) -> None:
    with TemporaryDirectory() as folder:
        archive = Path(folder)
        _left_by_a_dead_process(archive, WHOLE[:cut] + garbage)
        recover(archive)
        whole = sum(end <= cut for end in ENDS)
        assert _addresses(archive) == [visit.address for visit in VISITS[:whole]]
        assert not list(archive.glob("*/*/*/*.open"))


def test_a_segment_that_is_whole_is_sealed_as_it_is(tmp_path: Path) -> None:
    _left_by_a_dead_process(tmp_path, WHOLE)
    (path,) = recover(tmp_path)
    assert path.read_bytes() == WHOLE


def test_a_segment_without_a_page_is_removed(tmp_path: Path) -> None:
    opened = _left_by_a_dead_process(tmp_path, WHOLE[:200])
    assert recover(tmp_path) == []
    assert not opened.exists()


def test_a_live_segment_is_left_alone(tmp_path: Path) -> None:
    writer, _ = _open_segment(tmp_path)
    assert recover(tmp_path) == []
    assert _addresses(tmp_path) == []
    assert writer.seal() is not None
    assert len(_addresses(tmp_path)) == 6


def test_an_empty_segment_leaves_nothing(tmp_path: Path) -> None:
    writer = SegmentWriter(tmp_path, "example", "run-1", MOMENT)
    assert writer.seal() is None
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_segments_of_one_moment_and_run_do_not_meet(tmp_path: Path) -> None:
    writers = [SegmentWriter(tmp_path, "example", "run-1", MOMENT) for _ in range(3)]
    for writer, visit in zip(writers, VISITS, strict=False):
        writer.append(visit)
        writer.seal()
        extra = SegmentWriter(tmp_path, "example", "run-1", MOMENT)
        extra.append(VISITS[5])
        extra.seal()
    assert len(list(sealed(tmp_path))) == 6
    assert len(_addresses(tmp_path)) == 6


def test_closing_twice_does_nothing_and_appending_after_it_is_refused(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path, "example", "run-1", MOMENT) as writer:
        writer.append(VISITS[1])
        assert writer.seal() is not None
    assert writer.seal() is None
    with pytest.raises(ArchiveWriteError, match="closed"):
        writer.append(VISITS[2])


@pytest.mark.fault("machine", "damage in a sealed segment", "named with its offset; what comes before it is loaded")
def test_damage_in_a_sealed_segment_is_raised_after_what_comes_before_it(tmp_path: Path) -> None:
    _left_by_a_dead_process(tmp_path, WHOLE)
    (path,) = recover(tmp_path)
    assert ANSWERS[3] is not None
    at = ANSWERS[3].offset
    path.write_bytes(WHOLE[: at + 20] + b"\xff\xff\xff\xff" + WHOLE[at + 24 :])
    visits = read_segment(path, archive=tmp_path).visits()
    assert [next(visits).address for _ in range(3)] == [visit.address for visit in VISITS[:3]]
    with pytest.raises(ArchiveError) as raised:
        next(visits)
    assert (raised.value.path, raised.value.offset) == (path, at)


def test_a_file_of_others_among_the_segments_is_refused_with_its_offset(tmp_path: Path) -> None:
    path = tmp_path / "example/2026/03/other.warc.gz"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        writer = WARCWriter(file)
        writer.write_record(writer.create_warcinfo_record("other.warc.gz", {"software": "other"}))
        at = file.tell()
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record("https://news.example/", "response", http_headers=head))
    with pytest.raises(ArchiveError, match=f"not a record written by Dateline .* at byte {at}"):
        list(read_segment(path, archive=tmp_path).visits())


@pytest.mark.fault("machine", "archive/ is full", "one visit is lost, none is torn")
def test_a_full_disk_costs_one_visit_and_tears_nothing(tmp_path: Path) -> None:
    """RLIMIT_FSIZE simulates a full disk: a write past it is short or fails."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tasks.archive import ArchiveWriteError, SegmentWriter\n"
        "from tests.support.exchanges import MOMENT, a_visit\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "writer = SegmentWriter(Path(sys.argv[1]), 'example', 'run-1', MOMENT)\n"
        "writer.append(a_visit('https://news.example/fits'))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))\n"
        "import os\n"
        "try:\n"
        "    writer.append(a_visit('https://news.example/large', body=os.urandom(20_000)))\n"
        "except ArchiveWriteError as error:\n"
        "    print(error.transient)\n"
        "writer.append(a_visit('https://news.example/fits-too'))\n"
        "writer.seal()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True, env=_environment()
    )
    assert done.stdout == "True\n"
    assert _addresses(tmp_path) == ["https://news.example/fits", "https://news.example/fits-too"]


def test_what_a_killed_process_appended_is_there_exactly(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", APPENDS_FOR_EVER, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=_environment()
    )
    assert child.stdout is not None
    for _ in range(40):
        child.stdout.readline()
    assert recover(tmp_path) == []  # it lives
    child.send_signal(signal.SIGKILL)
    acknowledged = 40 + child.stdout.read().count("\n")
    child.wait()
    child.stdout.close()
    assert len(recover(tmp_path)) == 1
    read = _addresses(tmp_path)
    assert read == [f"https://news.example/{n}" for n in range(len(read))]
    assert acknowledged <= len(read) <= acknowledged + 1


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}

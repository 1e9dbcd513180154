"""External WARC files: their HTML pages, decoded and bounded; nothing else, and an error for damage."""

from __future__ import annotations

import gzip
import random
import re
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import brotli
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.archive import ArchiveError, external, read_warc
from tasks.pure.archived import ArchivedVisit

HTML = "<!doctype html><title>Läuft</title>".encode()
Fill = Callable[[WARCWriter], None]


def _warc(path: Path, *fills: Fill, compressed: bool = True, version: str = "1.0") -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=compressed, warc_version=version)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "other"}))
        for fill in fills:
            fill(writer)
    return path


def _response(
    body: bytes = HTML,
    *headers: tuple[str, str],
    url: str = "https://news.example/a",
    status: str = "200 OK",
    content_type: str = "text/html; charset=utf-8",
    warc: dict[str, str] | None = None,
) -> Fill:
    def fill(writer: WARCWriter) -> None:
        head = StatusAndHeaders(status, [("Content-Type", content_type), *headers], protocol="HTTP/1.1")
        fields = {"WARC-Date": "2019-08-07T06:05:04Z", **(warc or {})}
        writer.write_record(
            writer.create_warc_record(url, "response", BytesIO(body), len(body), "", fields, http_headers=head)
        )

    return fill


def _resource(body: bytes, content_type: str) -> Fill:
    def fill(writer: WARCWriter) -> None:
        writer.write_record(
            writer.create_warc_record(
                "https://news.example/saved",
                "resource",
                BytesIO(body),
                len(body),
                content_type,
                {"WARC-Date": "2019-08-07T06:05:04.25Z"},
            )
        )

    return fill


def _read(path: Path) -> list[ArchivedVisit]:
    return list(read_warc(path, "example"))


def _chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_response_is_a_page(tmp_path: Path, compressed: bool, version: str) -> None:
    identifier = {"WARC-Record-ID": "<urn:uuid:12345678-1234-4234-9234-123456789abc>"}
    path = _warc(tmp_path / "a.warc", _response(warc=identifier), compressed=compressed, version=version)
    (visit,) = _read(path)
    page = visit.page
    assert page is not None
    assert (page.address, page.url, page.status, page.source) == (
        visit.address,
        "https://news.example/a",
        200,
        "example",
    )
    assert (page.body, page.header("content-type")) == (HTML, "text/html; charset=utf-8")
    assert page.fetched_at == datetime(2019, 8, 7, 6, 5, 4, tzinfo=UTC)
    assert page.fetch_id == "12345678-1234-4234-9234-123456789abc"
    assert visit.found_by == page.found_by == "warc"
    assert visit.response is not None
    assert (visit.response.wire_bytes, visit.response.robots, visit.response.body_bytes) == (None, None, len(HTML))


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        pytest.param(gzip.compress(HTML), [("Content-Encoding", "gzip")], id="gzip"),
        pytest.param(zlib.compress(HTML), [("Content-Encoding", "deflate")], id="deflate"),
        pytest.param(brotli.compress(HTML), [("Content-Encoding", "br")], id="br"),
        pytest.param(zstandard.compress(HTML), [("Content-Encoding", "zstd")], id="zstd"),
        pytest.param(_chunked(HTML), [("Transfer-Encoding", "chunked")], id="chunked"),
        pytest.param(
            _chunked(brotli.compress(HTML)),
            [("Transfer-Encoding", "Chunked"), ("Content-Encoding", "br")],
            id="chunked br",
        ),
        pytest.param(HTML, [("Content-Encoding", "gzip")], id="decoded by the tool, header left"),
        pytest.param(HTML, [("Transfer-Encoding", "chunked")], id="dechunked by the tool, header left"),
        pytest.param(HTML, [("Content-Encoding", "rot13")], id="unknown coding"),
        pytest.param(
            HTML, [("X-Crawl-Content-Encoding", "gzip"), ("Content-Length", str(len(HTML)))], id="Common Crawl"
        ),
    ],
)
def test_bodies_are_decoded(tmp_path: Path, body: bytes, headers: list[tuple[str, str]]) -> None:
    (visit,) = _read(_warc(tmp_path / "a.warc.gz", _response(body, *headers)))
    assert visit.page is not None
    assert visit.page.body == HTML


def test_a_resource_record_of_html_is_a_page(tmp_path: Path) -> None:
    path = _warc(tmp_path / "a.warc.gz", _resource(b"{}", "application/json"), _resource(HTML, "text/html"))
    (visit,) = _read(path)
    assert visit.page is not None
    assert (visit.page.status, visit.page.body) == (200, HTML)
    assert visit.page.header("content-type") == "text/html"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(_response(content_type="image/png"), id="image"),
        pytest.param(_response(content_type="application/pdf"), id="pdf"),
        pytest.param(_response(status="301 Moved Permanently"), id="redirect"),
        pytest.param(_response(status="404 Not Found"), id="not found"),
        pytest.param(_response(url="dns:news.example"), id="dns"),
        pytest.param(_response(warc={"WARC-Date": "last Tuesday"}), id="no date"),
    ],
)
def test_everything_else_is_skipped(tmp_path: Path, other: Fill) -> None:
    visits = _read(_warc(tmp_path / "a.warc.gz", _response(b"<p>1"), other, _response(b"<p>2")))
    assert [visit.page.body for visit in visits if visit.page] == [b"<p>1", b"<p>2"]


@pytest.mark.fault("backfill", "a bomb in a WARC file", "`too-large`, alone")
@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (bytes(200_000), []),
        (gzip.compress(bytes(200_000)), [("Content-Encoding", "gzip")]),
        (_chunked(bytes(200_000)), [("Transfer-Encoding", "chunked")]),
    ],
)
def test_a_body_over_the_limit_is_a_failure_of_its_own(
    tmp_path: Path, body: bytes, headers: list[tuple[str, str]]
) -> None:
    path = _warc(tmp_path / "a.warc.gz", _response(body, *headers), _response(HTML))
    large, small = list(read_warc(path, "example", max_bytes=100_000))
    assert large.page is None
    assert large.failure is not None
    assert (large.failure.transient, large.failure.reason) == (False, "too-large")
    assert small.page is not None


def test_a_record_without_a_uuid_gets_the_same_one_at_each_reading(tmp_path: Path) -> None:
    named = {"WARC-Record-ID": "<https://other.example/records/1>"}
    path = _warc(tmp_path / "a.warc.gz", _response(warc=named), _response(warc=named))
    first, second = ([visit.page.fetch_id for visit in _read(path) if visit.page] for _ in range(2))
    assert first == second
    assert len(set(first)) == 2


@pytest.mark.parametrize("compressed", [True, False])
def test_a_cut_file_gives_what_is_whole_and_says_so(tmp_path: Path, compressed: bool) -> None:
    path = _warc(tmp_path / "a.warc.gz", _response(b"<p>1"), _response(b"<p>2" * 100), compressed=compressed)
    path.write_bytes(path.read_bytes()[:-60])
    visits = read_warc(path, "example")
    assert next(visits).page is not None
    with pytest.raises(ArchiveError, match="damaged or cut"):
        next(visits)


def test_damage_in_the_middle_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pages = [_response(bytes(range(256)) * 300, url=f"https://news.example/{n}") for n in range(4)]
    path = _warc(tmp_path / "a.warc.gz", *pages)
    data = bytearray(path.read_bytes())
    at = len(data) // 2 + 100
    data[at : at + 50] = bytes(50)
    path.write_bytes(data)
    visits = read_warc(path, "example")
    assert next(visits).page is not None
    with pytest.raises(ArchiveError):
        list(visits)
    capfd.readouterr()  # warcio's own remark


@pytest.mark.fault("backfill", "damage between the records of a WARC file", "named; it goes on at the next record")
@pytest.mark.parametrize("compressed", [True, False])
def test_after_damage_it_goes_on_at_the_next_record(
    tmp_path: Path, compressed: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    pages = [_response(b"<p>%d" % n * 50, url=f"https://news.example/{n}") for n in range(5)]
    path = _warc(tmp_path / "a.warc.gz", *pages, compressed=compressed)
    data = bytearray(path.read_bytes())
    starts = [found.start() for found in re.finditer(rb"\x1f\x8b\x08" if compressed else rb"(?m)^WARC/1", data)]
    at = starts[2]
    data[at : at + 40] = b"x" * 40
    path.write_bytes(data)
    visits = read_warc(path, "example")
    read = [next(visits).address for _ in range(4)]
    with pytest.raises(ArchiveError, match=r"at byte \d+"):
        next(visits)
    capfd.readouterr()  # warcio's own remark
    assert read[-1] == "https://news.example/4"


@pytest.mark.parametrize("packed", ["zip", "gzip"])
def test_after_damage_inside_a_compression_it_goes_on_too(
    tmp_path: Path, packed: str, capfd: pytest.CaptureFixture[str]
) -> None:
    pages = [_response(b"<p>%d" % n * 50, url=f"https://news.example/{n}") for n in range(200)]
    data = bytearray(_warc(tmp_path / "a.warc", *pages, compressed=False).read_bytes())
    for found in list(re.finditer(rb"(?m)^WARC/1", data))[2::2]:
        data[found.start() : found.start() + 40] = b"x" * 40
    path = tmp_path / ("b.wacz" if packed == "zip" else "b.warc.gz")
    if packed == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("archive/a.warc", data)
    else:
        path.write_bytes(gzip.compress(data))
    visits = read_warc(path, "example")
    assert [next(visits).address for _ in range(100)] == [f"https://news.example/{n}" for n in range(0, 200, 2)]
    with pytest.raises(ArchiveError, match=r"at byte \d+"):
        next(visits)
    capfd.readouterr()  # warcio's own remark


@pytest.mark.fault("backfill", "a WACZ file of zeros behind a page: a bomb of ZIP", "read once, in linear time")
def test_what_is_packed_is_decompressed_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.wacz"
    record = _warc(tmp_path / "a.warc", _response(b"<p>1" * 50), compressed=False).read_bytes()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("archive/a.warc", record + b"\0" * 60_000_000)
    visits = read_warc(path, "example")
    next(visits)
    begun = time.process_time()
    with pytest.raises(ArchiveError):
        list(visits)
    capfd.readouterr()  # warcio's own remark
    assert time.process_time() - begun < 2.0  # 0.2; it took 6 when each step began at the beginning


def test_a_line_that_could_be_of_an_arc_file_hides_no_page(tmp_path: Path) -> None:
    pages = [_response(b"<p>%d" % n * 50, url=f"https://news.example/{n}") for n in range(5)]
    path = _warc(tmp_path / "a.warc", *pages, compressed=False)
    data = path.read_bytes()
    at = [found.start() for found in re.finditer(rb"(?m)^WARC/1", data)][3]
    path.write_bytes(data[:at] + b"a line of words 900\r\n" + data[at:])
    visits = read_warc(path, "example")
    assert [next(visits).address[-1] for _ in range(5)] == ["0", "1", "2", "3", "4"]
    with pytest.raises(ArchiveError, match=f"at byte {at}"):
        next(visits)


@pytest.mark.fault("backfill", "a file that is damaged everywhere", "named, in a bounded time")
def test_a_file_that_is_damaged_everywhere_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _warc(tmp_path / "a.warc.gz", _response(b"<p>1"))
    path.write_bytes(path.read_bytes() * 20)
    tried = []

    def damaged(_: object, path: Path, __: str, start: int, ___: int) -> Iterator[ArchivedVisit]:
        tried.append(start)
        raise ArchiveError("damaged", path=path, offset=start)
        yield

    monkeypatch.setattr(external, "_visits", damaged)
    monkeypatch.setattr(external, "MOST_FRUITLESS", 5)
    with pytest.raises(ArchiveError, match="given up: no page between 5 damaged places in a row"):
        list(read_warc(path, "example"))
    assert len(tried) == 6


def test_a_line_without_an_end_is_not_read_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(random.Random(1).randbytes(8_000_000).replace(b"\n", b""), 1))
    tracemalloc.start()
    with pytest.raises(ArchiveError, match="not a WARC record"):
        list(read_warc(path, "example"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4_000_000


def _packed(path: Path, form: str) -> Path:
    plain = _warc(path / "a.warc", *(_response(url=f"https://news.example/{n}") for n in range(3)), compressed=False)
    data = plain.read_bytes()
    if form == "gzip of one member":
        (named := path / "b.warc.gz").write_bytes(gzip.compress(data))
    elif form == "zstd":
        (named := path / "b.warc.zst").write_bytes(zstandard.compress(data[:200]) + zstandard.compress(data[200:]))
    elif form == "zstd with a dictionary":
        dictionary = zstandard.train_dictionary(1024, [data[n : n + 200] for n in range(0, len(data), 20)] * 20)
        frame = zstandard.ZstdCompressor(dict_data=dictionary).compress(data)
        first = b"\x5d\x2a\x4d\x18" + len(dictionary.as_bytes()).to_bytes(4, "little") + dictionary.as_bytes()
        (named := path / "b.warc.zst").write_bytes(first + frame)
    else:
        named = path / "b.wacz"
        with zipfile.ZipFile(named, "w") as packed:
            packed.writestr("datapackage.json", "{}")
            packed.write(_warc(path / "c.warc.gz", _response(url="https://news.example/0")), "archive/c.warc.gz")
            packed.writestr("archive/d.warc", b"".join(data.partition(b"WARC/1.")[1:]))
    return named


@pytest.mark.parametrize("form", ["gzip of one member", "zstd", "zstd with a dictionary", "wacz"])
def test_other_forms_are_read(tmp_path: Path, form: str) -> None:
    addresses = [visit.address for visit in _read(_packed(tmp_path, form))]
    assert addresses[-3:] == [f"https://news.example/{n}" for n in range(3)]
    assert len(addresses) == (4 if form == "wacz" else 3)


@pytest.mark.parametrize("form", ["gzip of one member", "zstd", "wacz"])
def test_other_forms_that_are_cut_say_so(tmp_path: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = _packed(tmp_path, form)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    with pytest.raises(ArchiveError):
        _read(path)
    capfd.readouterr()  # warcio's own remark


def test_what_is_not_a_warc_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(HTML)
    with pytest.raises(ArchiveError, match="not a WARC record"):
        _read(path)


@pytest.mark.parametrize("compressed", [True, False])
def test_an_arc_file_is_read_the_same_way_each_time(tmp_path: Path, compressed: bool) -> None:
    about = b"2 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML
    records = [b"filedesc://x.arc 0.0.0.0 20010203040506 text/plain %d\n%s\n" % (len(about), about)]
    for number in range(2):
        line = b"http://news.example/%d 192.0.2.1 20010203040506 text/html %d\n" % (number, len(http))
        records.append(line + http + b"\n")
    path = tmp_path / "a.arc.gz"
    path.write_bytes(b"".join(gzip.compress(record) if compressed else record for record in records))
    pages, again = ([visit.page for visit in _read(path)] for _ in range(2))
    assert [page.url for page in pages if page] == ["http://news.example/0", "http://news.example/1"]
    assert [page.body for page in pages if page] == [HTML, HTML]
    assert {page.fetched_at for page in pages if page} == {datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)}
    assert pages == again


@pytest.mark.fault("backfill", "odd records of a WARC file", "skipped alone")
@pytest.mark.parametrize(
    "odd",
    [
        _response(warc={"WARC-Date": "0001-01-01T00:00:00+23:59"}),
        _response(status="2xx OK"),
    ],
    ids=["a date outside the calendar", "a status without a number"],
)
def test_an_odd_record_is_skipped_alone(tmp_path: Path, odd: Fill) -> None:
    good = _response(url="https://news.example/good")
    visits = _read(_warc(tmp_path / "a.warc.gz", good, odd, good))
    assert [visit.address for visit in visits] == ["https://news.example/good"] * 2


@pytest.mark.fault("content", "control characters in an address of a WARC file", "the terminal shows none")
def test_nothing_of_an_odd_record_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    odd = _response(url="https://news.example/a \x1b[2J story")
    _read(_warc(tmp_path / "a.warc.gz", odd, odd))
    assert capfd.readouterr() == ("", "")

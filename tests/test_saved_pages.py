"""The address and the time of a saved page, wherever they are stated; never a guess."""

from __future__ import annotations

import gzip
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.pure.errors import ConfigError, TerminalError
from tasks.saved import Naming, NoAddress, SavedPage, read_list, read_saved, saved_pages

MODIFIED = datetime(2026, 4, 1, 10, tzinfo=UTC)
CANONICAL = '<link rel="canonical" href="https://paper.example/canonical">'
SHARED = "<meta content='https://paper.example/shared?a=1&amp;b=2' property='og:url'>"
MARK = "<!-- saved from url=(0030)https://paper.example/marked -->"
SINGLE_FILE = """<!--
 Page saved with SingleFile
 url: https://paper.example/single
 saved date: Sun Mar 08 2026 21:05:00 GMT+0100 (Central European Standard Time)
-->"""
HTTRACK = "<!-- Mirrored from paper.example/mirrored by HTTrack Website Copier/3.x, Sun, 08 Mar 2026 20:05:00 GMT -->"


def saved(folder: Path, name: str, text: str, naming: Naming | None = None, *, max_bytes: int = 1000) -> SavedPage:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    os.utime(path, (MODIFIED.timestamp(), MODIFIED.timestamp()))
    return read_saved(path, folder, "paper", naming or Naming(), max_bytes=max_bytes)


@pytest.mark.parametrize(
    ("name", "text", "naming", "url", "how"),
    [
        ("a.html", CANONICAL, Naming(), "https://paper.example/canonical", "canonical"),
        ("a.html", SHARED, Naming(), "https://paper.example/shared?a=1&b=2", "og:url"),
        ("a.html", SHARED + CANONICAL, Naming(), "https://paper.example/canonical", "canonical"),
        ("a.html", MARK + CANONICAL, Naming(), "https://paper.example/marked", "saved-from"),
        ("a.html", SINGLE_FILE + CANONICAL, Naming(), "https://paper.example/single", "saved-from"),
        ("a.html", HTTRACK + SHARED, Naming(), "https://paper.example/mirrored", "saved-from"),
        ("a.html.gz", CANONICAL, Naming(), "https://paper.example/canonical", "canonical"),
        ("2026/a b.html", CANONICAL, Naming("https://x.example/y/"), "https://x.example/y/2026/a%20b.html", "prefix"),
        ("2026/a.html.gz", "", Naming("https://x.example"), "https://x.example/2026/a.html", "prefix"),
        ("a.html", CANONICAL, Naming("https://x.example", {"a": "https://l.example/1"}), "https://l.example/1", "list"),
        ("a.txt", "A text.", Naming(listed={"a.txt": "https://l.example/1"}), "https://l.example/1", "list"),
        (
            "a.html",
            '<link rel="canonical" href="/relative">' + SHARED,
            Naming(),
            "https://paper.example/shared?a=1&b=2",
            "og:url",
        ),
    ],
)
def test_where_an_address_is_stated(tmp_path: Path, name: str, text: str, naming: Naming, url: str, how: str) -> None:
    found = saved(tmp_path, name, text, naming)
    assert (found.page.url, found.how) == (url, how)
    assert found.page.body == text.encode()


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.html", "<p>Text"), ("a.txt", CANONICAL), ("a.html", '<link rel="canonical" href="javascript:x">')],
)
def test_an_address_is_not_guessed(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(NoAddress, match=r"--url-prefix"):
        saved(tmp_path, name, text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (CANONICAL, MODIFIED),
        (SINGLE_FILE, datetime(2026, 3, 8, 20, 5, tzinfo=UTC)),
        (HTTRACK, datetime(2026, 3, 8, 20, 5, tzinfo=UTC)),
        (SINGLE_FILE.replace("GMT+0100", "yesterday"), MODIFIED),
    ],
)
def test_the_time_is_when_it_was_saved(tmp_path: Path, text: str, at: datetime) -> None:
    assert saved(tmp_path, "a.html", text).page.fetched_at == at


def test_one_page_is_one_fetch_wherever_its_file_is(tmp_path: Path) -> None:
    ids = [
        saved(tmp_path, name, text).page.fetch_id
        for name, text in [("a.html", CANONICAL), ("b.html.gz", CANONICAL), ("a.html", MARK)]
    ]
    assert ids[0] == ids[1] != ids[2]


def test_text_is_distinguished_from_markup(tmp_path: Path) -> None:
    naming = Naming("https://x.example")
    kinds = [saved(tmp_path, name, "x", naming).page.header("content-type") for name in ("a.txt", "a.txt.gz", "a.htm")]
    assert kinds == ["text/plain", "text/plain", "text/html"]


def test_a_page_that_is_too_large_or_damaged_says_so(tmp_path: Path) -> None:
    with pytest.raises(TerminalError, match="larger than 10 bytes"):
        saved(tmp_path, "a.html.gz", CANONICAL, max_bytes=10)
    path = tmp_path / "b.html.gz"
    path.write_bytes(gzip.compress(b"x" * 500)[:-9])
    with pytest.raises(TerminalError, match="cannot be read"):
        read_saved(path, tmp_path, "paper", Naming(), max_bytes=1000)


def test_only_saved_pages_are_looked_at(tmp_path: Path) -> None:
    for name in ("b.html", "a.HTM", "c.txt.gz", "d.jpg", "e.html.part"):
        (tmp_path / name).touch()
    assert [path.name for path in saved_pages(tmp_path, "*")] == ["a.HTM", "b.html", "c.txt.gz"]


def test_a_list_is_read_or_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text('{"id": "a", "url": "https://x.example/1"}\n\n{"id": "b"}\n', "utf-8")
    with pytest.raises(ConfigError, match=r"list\.jsonl:3"):
        read_list(path)
    path.write_text('{"id": 7, "url": "https://x.example/1"}\n', "utf-8")
    assert read_list(path) == {"7": "https://x.example/1"}


MHTML = (
    "From: <Saved by Blink>\r\n"
    "Snapshot-Content-Location: https://paper.example/2026/03/late-ferry\r\n"
    "Subject: Late ferry\r\n"
    "Date: Sun, 8 Mar 2026 20:05:00 -0000\r\n"
    "MIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n'
    "------x\r\n"
    "Content-Type: text/html\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://paper.example/2026/03/late-ferry\r\n\r\n"
    '<html><head><meta charset=3D"utf-8"></head><p>The ferry is late, the caf=C3=A9 is open.</p></html>\r\n'
    "------x\r\n"
    "Content-Type: image/png\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    "------x--\r\n"
)


@pytest.mark.parametrize("name", ["a.mhtml", "a.MHT", "a.mht.gz"])
def test_mhtml_holds_page_address_and_date(tmp_path: Path, name: str) -> None:
    found = saved(tmp_path, name, MHTML, max_bytes=9000)
    assert (found.page.url, found.how) == ("https://paper.example/2026/03/late-ferry", "saved-from")
    assert found.page.fetched_at == datetime(2026, 3, 8, 20, 5, tzinfo=UTC)
    assert "The ferry is late, the café is open." in found.page.body.decode()
    assert b"PNG" not in found.page.body


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (MHTML.replace("https://paper", "cid:paper"), "its address is unknown"),
        ("no headers at all", "holds no HTML page"),
        ("", "holds no HTML page"),
        (MHTML.replace("text/html", "text/css"), "holds no HTML page"),
    ],
)
def test_mhtml_without_a_page_or_an_address_is_a_problem_of_its_own(tmp_path: Path, text: str, error: str) -> None:
    with pytest.raises(TerminalError, match=error):
        saved(tmp_path, "a.mhtml", text, max_bytes=9000)


@pytest.mark.parametrize(
    ("companion", "is_one"),
    [
        ("story_files", True), ("story-Dateien", True), ("story_fichiers", True), ("story.files", True),
        ("story-files", True), ("story", False), ("other_files", False), ("story_old", False),
    ],
)  # fmt: skip
def test_the_folder_of_a_page_that_was_saved_complete_holds_no_pages(
    tmp_path: Path, companion: str, is_one: bool
) -> None:
    (tmp_path / "story.html").write_text(CANONICAL)
    frame = tmp_path / companion / "inner" / "frame.html"
    frame.parent.mkdir(parents=True)
    frame.write_text("<p>An advertisement")
    found = {path.name for path in saved_pages(tmp_path, "**/*")}
    assert found == ({"story.html"} if is_one else {"frame.html", "story.html"})

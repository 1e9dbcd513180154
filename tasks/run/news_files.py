"""Common Crawl's news by date, from a local listing of its paths: which of its WARC files a backfill is to read.

Common Crawl publishes a listing for each month (``warc.paths.gz``), a path a line; the time at which a file was begun is in
its name. A file has some hours of the news of all sites, so the pages of a day may begin in the file before.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tasks.pure.errors import ConfigError
from tasks.windows import Window

BASE = "https://data.commoncrawl.org/"
"""What the paths are below, unless the operator names a mirror or a folder."""
_PATH = re.compile(r"\A[\w./-]*CC-NEWS-(\d{14})-\d+\.warc\.gz")
_BEFORE = timedelta(days=1)
"""A file that was begun longer than this before a day has nothing of it."""
_SIZE = 1_000_000_000
"""Bytes of a file, nearly all of them: they are closed at 1 GB."""


@dataclass(frozen=True, slots=True)
class NewsListing:
    """A listing of Common Crawl's news files."""

    begun: dict[str, datetime]
    """By path, in order of time; aware, UTC."""
    bad_lines: tuple[str, ...]
    """Lines that are no such path, each with its number."""


def read_listing(path: Path) -> NewsListing:
    """Read a listing, plain or gzip; blank lines and lines that begin with # are left out.

    Raises:
        ConfigError: it cannot be read, or names no file.
    """
    try:
        written = path.read_bytes()
        text = (gzip.decompress(written) if written.startswith(b"\x1f\x8b") else written).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", key=str(path)) from error
    begun: dict[str, datetime] = {}
    bad: list[str] = []
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if not line or line.startswith("#"):
            continue
        found = _PATH.fullmatch(line)
        moment = _moment(found[1]) if found is not None and ".." not in line else None
        if moment is None:
            bad.append(f"line {number}: {line[:100]}")
        else:
            begun[line.lstrip("/")] = moment
    if not begun:
        right = "crawl-data/CC-NEWS/2026/03/CC-NEWS-20260301000000-00001.warc.gz"
        raise ConfigError(f"names no file of Common Crawl's news, as in {right}", key=str(path))
    return NewsListing(dict(sorted(begun.items(), key=lambda item: item[1])), tuple(bad))


def news_windows(listing: Path, base: str, first: date, last: date) -> list[Window]:
    """One window for each file that may have pages that were fetched from ``first`` to ``last`` (UTC, included).

    Args:
        base: an http(s) address, or a folder in which the files are.

    Raises:
        ConfigError: the listing has a mistake, or nothing of these days, or a file is not in the folder.
    """
    begun = read_listing(listing).begun
    since = datetime.combine(first, time(), UTC)
    until = datetime.combine(last, time(), UTC) + timedelta(days=1)
    earlier = [path for path, moment in begun.items() if since - _BEFORE < moment < since][-1:]
    chosen = [*earlier, *(path for path, moment in begun.items() if since <= moment < until)]
    if not chosen:
        times = list(begun.values())
        raise ConfigError(
            f"names no file from {first} to {last}; its files are from {times[0]:%Y-%m-%d} to {times[-1]:%Y-%m-%d}",
            key=str(listing),
        )
    return [_window(path, base) for path in chosen]


def _window(path: str, base: str) -> Window:
    name = hashlib.sha256(f"cc-news {Path(path).name}".encode()).hexdigest()[:16]
    if is_address(base):
        return Window("warc", name, f"{base.rstrip('/')}/{path}", size=_SIZE)
    file = Path(base).expanduser().absolute() / path
    if not file.is_file():
        raise ConfigError("there is no such file; name the folder with --cc-base", key=str(file))
    return Window("warc", name, str(file), size=file.stat().st_size)


def is_address(place: str) -> bool:
    """Whether a place is an http(s) address and not a path."""
    return place.lower().startswith(("http://", "https://"))


def _moment(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None

"""The articles as Parquet, one file a month in hive partitions, for tools that cannot read DuckDB.

    DIR/manifest.json
    DIR/articles/year=2026/month=03/articles.parquet

pandas and polars read ``DIR/articles`` as it is: it never contains anything but data files.

A month that has not changed since the last export is not written again, so that a copy of the folder (rsync, a
bucket) transfers little. Each file is replaced whole: readers see the old one or the new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock, Timeout

from tasks.export_choice import Choice, put_aside, readme, write_readme
from tasks.export_months import MEMORY, THREADS, whole_months
from tasks.export_months import Month as WholeMonth
from tasks.home import Home
from tasks.pure.errors import TerminalError, TransientError
from tasks.snapshot import of_another_version, open_snapshot
from tasks.statements import statement

__all__ = ["ExportBusy", "ExportFailed", "Exported", "Month", "export"]

MANIFEST = "manifest.json"
BUILDING = ".building"
"""The name of a file until it is complete; the next export overwrites one that a killed export left."""
ALL = Choice()
FORMAT = 1
"""Of the files: raising it makes an export write every month again."""
_COPY = "COPY ({}) TO $path (FORMAT PARQUET, COMPRESSION ZSTD, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 10000)"
"""10,000 articles of 3 kB are 30 MB before compression. Its lowest level takes half the processor time of the usual one,
and 9 % more space."""
_PATH = re.compile(r"articles/year=(\d{4})/month=(\d\d)/articles\.parquet")


class ExportBusy(TransientError):
    """Another export into the same folder is running."""


class ExportFailed(TerminalError):
    """The folder is not writable, or has files that Dateline did not write."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month's file, as in the manifest."""

    path: str
    """Relative to the folder, with ``/``."""
    articles: int
    digest: str
    """Of the rows: decides whether the file is written again."""
    bytes: int
    sha256: str
    """Of the file."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did; paths relative to the folder."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    """Months that no longer have an article."""
    articles: int
    """In the requested months."""
    bytes: int
    """Size of their files."""


def export(home: Home, folder: Path, choice: Choice = ALL, *, now: datetime) -> Exported:
    """Update the folder to the published snapshot.

    An article belongs to the month of ``published_on`` or, if it has none, to the month (UTC) in which it was first
    seen. The columns are those of ``articles`` except ``last_seen_at``, which changes each time a page is checked.

    Args:
        choice: of its days, months with a day in the range are exported whole.
        now: UTC.

    Raises:
        QueryError, WhereRefused: as ``put_aside``.
        NoSnapshot: nothing is published yet.
        ExportBusy: another export into the folder is running.
        ExportFailed: the folder is not writable; files already written stay and are complete.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".export.lock", timeout=0):
            return _export(home, folder, choice, now)
    except Timeout:
        raise ExportBusy("another export into this folder is running", key=str(folder)) from None
    except (OSError, duckdb.IOException) as error:
        raise ExportFailed(f"cannot be written: {error}", key=str(folder)) from error


def _export(home: Home, folder: Path, choice: Choice, now: datetime) -> Exported:
    first, last = choice.first, choice.last
    known = _manifest(folder)
    months = dict(known)
    written: list[str] = []
    unchanged: list[str] = []
    connection = open_snapshot(home, memory_limit=MEMORY, threads=THREADS, writes_to=folder)
    try:
        put_aside(connection, replace(choice, first=None, last=None))
        parameters = {"first": first, "last": last, "is_narrowed": choice.is_narrowed}
        rows = connection.execute(statement("export/digests"), parameters).fetchall()
        due: dict[date, tuple[int, str]] = {}
        for first_day, articles, digest in rows:
            path = _path(first_day)
            if path in known and known[path].digest == digest and _is_there(folder, known[path]):
                unchanged.append(path)
            else:
                due[first_day] = (articles, digest)
        if due:
            for month in whole_months(connection, list(due), is_narrowed=choice.is_narrowed, in_order=False):
                path = _path(month.first_day)
                months[path] = _write(connection, folder, month, *due[month.first_day])
                written.append(path)
        removed = [path for path in known if _is_within(path, first, last) and path not in {*written, *unchanged}]
        for path in removed:
            (folder / path).unlink(missing_ok=True)
            del months[path]
        if choice.first or choice.last:
            connection.execute(statement("export/months"), {"months": [first_day for first_day, _, _ in rows]})
        files = [("articles/", "Parquet, a file a month"), (MANIFEST, "the digest of each file")]
        write_readme(folder, readme(connection, choice, files, now=now))
    except duckdb.CatalogException as error:
        raise of_another_version(home, error) from error
    finally:
        connection.close()
        if months != known:
            _write_manifest(folder, months)
    present = [months[path] for path in (*written, *unchanged)]
    return Exported(
        tuple(sorted(written)),
        tuple(unchanged),
        tuple(removed),
        sum(month.articles for month in present),
        sum(month.bytes for month in present),
    )


def _write(connection: duckdb.DuckDBPyConnection, folder: Path, month: WholeMonth, articles: int, digest: str) -> Month:
    path = _path(month.first_day)
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    building = folder / BUILDING
    try:
        connection.execute(_COPY.format(month.rows), {"path": str(building), **month.given})
        with building.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        size = building.stat().st_size
        building.replace(target)
    except BaseException:
        building.unlink(missing_ok=True)
        raise
    return Month(path, articles, digest, size, sha256)


def _path(first_day: date) -> str:
    return f"articles/year={first_day.year:04}/month={first_day.month:02}/articles.parquet"


def _is_there(folder: Path, month: Month) -> bool:
    try:
        return (folder / month.path).stat().st_size == month.bytes
    except FileNotFoundError:
        return False


def _is_within(path: str, first: date | None, last: date | None) -> bool:
    year, month = (int(number) for number in _PATH.findall(path)[0])
    return (first is None or (year, month) >= (first.year, first.month)) and (
        last is None or (year, month) <= (last.year, last.month)
    )


def _manifest(folder: Path) -> dict[str, Month]:
    """The manifest of the last export; empty if there was none, or one of another format."""
    try:
        written: Mapping[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if written["format"] != FORMAT:
            return {}
        months = [Month(**entry) for entry in written["months"]]
        if strange := [month.path for month in months if not _PATH.fullmatch(month.path)]:
            raise ValueError(f"it names {strange[0]}")
        return {month.path: month for month in months}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError) as error:
        message = f"not a manifest that Dateline wrote, name another folder or remove it: {error}"
        raise ExportFailed(message, key=str(folder / MANIFEST)) from error


def _write_manifest(folder: Path, months: Mapping[str, Month]) -> None:
    entries = [asdict(months[path]) for path in sorted(months)]
    text = json.dumps({"format": FORMAT, "months": entries}, indent=1) + "\n"
    building = folder / BUILDING
    with building.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    building.replace(folder / MANIFEST)

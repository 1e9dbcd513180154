"""The chosen articles as files of other formats than Parquet: CSV, JSON lines, plain text, the vertical format."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import duckdb
from filelock import FileLock, Timeout

from tasks.export_choice import Choice, put_aside, readme, write_readme
from tasks.export_months import MEMORY, THREADS, whole_months
from tasks.exporting import BUILDING, ExportBusy, ExportFailed
from tasks.home import Home
from tasks.pure.as_data import as_csv, plain
from tasks.pure.vertical import vertical
from tasks.snapshot import of_another_version, open_snapshot

__all__ = ["FILES", "FileFormat", "Written", "export_files"]

FileFormat = Literal["csv", "jsonl", "txt", "vrt"]
FILES: Mapping[FileFormat, tuple[str, str]] = {
    "csv": ("articles.csv", "an article a row; lists are JSON"),
    "jsonl": ("articles.jsonl", "an article a line, as a JSON object"),
    "txt": ("texts", "a file of plain text for each article, in a folder for each month"),
    "vrt": ("articles.vrt", "a token a line, for CWB, CQPweb and Sketch Engine"),
}
"""Name and contents of what each format makes."""
FETCHED = 200
"""Articles in memory at once, at some 3 kB each."""
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote."""

    path: Path
    articles: int
    bytes: int


def export_files(home: Home, folder: Path, choice: Choice, form: FileFormat, *, now: datetime) -> Written:
    """Write the chosen articles into the folder, with a README; what was there under that name is replaced whole.

    The columns are those of ``articles`` except ``last_seen_at``; the order is by month, source and time. Nothing but a
    batch of articles is in memory.

    Args:
        choice: ``first`` and ``last`` are days, not months as in Parquet.
        now: UTC.

    Raises:
        QueryError, WhereRefused: as ``put_aside``.
        NoSnapshot: nothing is published yet.
        ExportBusy: another export into the folder is running.
        ExportFailed: the folder is not writable.
    """
    name, what = FILES[form]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".export.lock", timeout=0):
            connection = open_snapshot(home, memory_limit=MEMORY, threads=THREADS)
            try:
                put_aside(connection, choice)
                building = folder / f"{BUILDING}.{form}"
                articles = _WRITERS[form](building, _rows(connection))
                size = _put(building, folder / name)
                write_readme(folder, readme(connection, choice, [(name, what)], now=now))
            except duckdb.CatalogException as error:
                raise of_another_version(home, error) from error
            finally:
                connection.close()
    except Timeout:
        raise ExportBusy("another export into this folder is running", key=str(folder)) from None
    except OSError as error:
        raise ExportFailed(f"cannot be written: {error}", key=str(folder)) from error
    return Written(folder / name, articles, size)


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """The articles that were put aside, month by month."""
    for month in whole_months(connection, None, is_narrowed=True, in_order=True):
        cursor = connection.execute(month.rows, month.given)
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(FETCHED):
            yield from (dict(zip(names, row, strict=True)) for row in rows)


def _write_csv(path: Path, rows: Iterator[dict[str, Any]]) -> int:
    counted = _Counted(rows)
    first = next(counted, None)
    with path.open("w", encoding="utf-8", newline="") as file:
        if first is not None:
            file.writelines(as_csv(list(first), _with_first(first, counted)))
    return counted.count


def _write_jsonl(path: Path, rows: Iterator[dict[str, Any]]) -> int:
    counted = _Counted(rows)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(plain(row), ensure_ascii=False)}\n" for row in counted)
    return counted.count


def _write_vrt(path: Path, rows: Iterator[dict[str, Any]]) -> int:
    counted = _Counted(rows)
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<corpus>\n')
        for row in counted:
            file.writelines(f"{line}\n" for line in vertical(row))
        file.write("</corpus>\n")
    return counted.count


def _write_texts(path: Path, rows: Iterator[dict[str, Any]]) -> int:
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    counted = _Counted(rows)
    for row in counted:
        day: date = row["day"]
        month = path / f"{day:%Y-%m}"
        month.mkdir(exist_ok=True)
        name = f"{day}_{_NOT_IN_NAMES.sub('-', row['source'])}_{_NOT_IN_NAMES.sub('-', row['article_id'])}.txt"
        (month / name).write_text(_as_read(row), encoding="utf-8")
    return counted.count


_WRITERS: Mapping[FileFormat, Callable[[Path, Iterator[dict[str, Any]]], int]] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "txt": _write_texts,
    "vrt": _write_vrt,
}


def _as_read(row: Mapping[str, Any]) -> str:
    """Title, lead and body; a lead that the body begins with is there once."""
    lead, body = row["lead"] or "", row["body"]
    parts = [row["title"] or "", "" if body.startswith(lead) else lead, body]
    return "\n\n".join(part for part in parts if part) + "\n"


class _Counted(Iterator[dict[str, Any]]):
    """Rows, and how many there were."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self._rows = rows
        self.count = 0

    def __next__(self) -> dict[str, Any]:
        row = next(self._rows)
        self.count += 1
        return row


def _with_first(first: dict[str, Any], rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rows


def _put(building: Path, target: Path) -> int:
    """Replace the target by what was built; return its size in bytes."""
    if building.is_dir():
        size = sum(path.stat().st_size for path in building.rglob("*.txt"))
        shutil.rmtree(target, ignore_errors=True)
    else:
        with building.open("rb") as file:
            os.fsync(file.fileno())
        size = building.stat().st_size
    building.replace(target)
    return size

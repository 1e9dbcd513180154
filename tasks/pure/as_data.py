"""Rows as CSV and JSON, written piece by piece, so that a long list is never in memory as a whole."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Any

from tasks.pure.plain_characters import csv_cell

__all__ = ["as_csv", "as_json", "as_text", "plain"]

BATCH = 200
"""Rows in one piece."""


def plain(value: Any) -> Any:
    """A value as JSON has it: times in ISO 8601 with Z, sets as sorted lists, records as objects."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(plain, value))
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """CSV of RFC 4180, with a header. Lists are JSON; a text that a spreadsheet would run begins with an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow([_cell(row[name]) for name in columns])
        if number % BATCH == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def as_json(about: Mapping[str, Any], name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One object: what it is about, and the rows as a list under ``name``."""
    head = json.dumps(plain(about), ensure_ascii=False)
    yield f"{head[:-1]}{', ' if about else ''}{json.dumps(name)}: ["
    first = True
    for row in rows:
        yield f"{'' if first else ','}\n{json.dumps(plain(row), ensure_ascii=False)}"
        first = False
    yield "\n]}\n"


def as_text(readme: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Articles as plain text, one after the other, each with a line on where it is from."""
    yield f"{readme}\n"
    for row in rows:
        day = row["published_on"] or "undated"
        yield f"\n{'=' * 72}\n{row['title'] or ''}\n{row['source']}, {day}, {row['url']}\n"
        if row["authors"]:
            yield f"{', '.join(row['authors'])}\n"
        lead, body = row["lead"] or "", row["body"] or ""
        yield "\n" + (body if not lead or body.startswith(lead) else f"{lead}\n\n{body}") + "\n"


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return csv_cell(value)
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(plain(value), ensure_ascii=False)
    return "" if value is None else plain(value)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text

"""SQL from files, and values for it: times as TIMESTAMP in UTC, rows and keys as one JSON parameter."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import duckdb

from tasks.pure.plain_characters import without_controls

_UNENCODABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL ends a string for some clients, and a lone surrogate has no UTF-8: both become U+FFFD, as in HTML."""
_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ESCAPED = re.compile("\\\\u00[01]")
"""What may be a control character in JSON, where those of C0 are escapes. None is stored: a text of others must not act on
the terminal, file or page that shows it. As two patterns: one with a choice between them takes twice as long."""


@cache
def statement(name: str) -> str:
    """The text of ``sql/<name>.sql``, for example ``statement("merges/article_heads")``."""
    return importlib.resources.files("sql").joinpath(f"{name}.sql").read_text(encoding="utf-8")


def to_timestamp(moment: datetime) -> str:
    """An aware time as text that SQL reads as a TIMESTAMP in UTC.

    Raises:
        ValueError: the time is naive, so its zone is unknown.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {moment!r}")
    return moment.astimezone(UTC).isoformat(" ", "microseconds")[:26]


def from_timestamp(moment: datetime) -> datetime:
    """A TIMESTAMP as DuckDB returns it, naive and in UTC, as an aware time."""
    return moment.replace(tzinfo=UTC)


def aware(moment: datetime | None) -> datetime | None:
    """The same as :func:`from_timestamp` for a column that may be NULL."""
    return None if moment is None else from_timestamp(moment)


def json_rows(records: Iterable[Mapping[str, Any]]) -> str:
    """Rows as one JSON parameter, ``$rows``, which SQL types with ``from_json_strict``."""
    return _json(list(records))


def json_list(values: Iterable[str]) -> str:
    """Keys or ids, sorted, as one JSON parameter that SQL unnests into strings."""
    return _json(sorted(values))


def _json(values: Sequence[Any]) -> str:
    """The values as JSON, with characters that have no encoding replaced, and without control characters.

    The whole text is searched for them once, which is faster than searching each value.
    """
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_plain)
    if _is_encodable(text) and _ACTING.search(text) is None and _ESCAPED.search(text) is None:
        return text
    return json.dumps(_encodable(values), ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return to_timestamp(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"has no SQL type: {value!r}")


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return without_controls(_UNENCODABLE.sub("\ufffd", value))
    if isinstance(value, Mapping):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encodable(item) for item in value]
    return value


def _is_encodable(written: str) -> bool:
    """Whether a JSON text contains neither NUL, which JSON writes as an escape, nor a lone surrogate."""
    if "\\u0000" in written:
        return False
    try:
        written.encode()
    except UnicodeEncodeError:
        return False
    return True


def one_row(connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
    """The first row of a statement that returns at least one.

    Raises:
        LookupError: it returned none.
    """
    found = connection.execute(statement(name), parameters).fetchone()
    if found is None:
        raise LookupError(name)
    return tuple(found)

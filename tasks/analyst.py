"""For analysts: queries on the published snapshot, and the dictionary of its contents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from tasks.home import Home
from tasks.pure.errors import TerminalError
from tasks.snapshot import INTERNAL, NoSnapshot, open_snapshot
from tasks.statements import statement

__all__ = [
    "Column",
    "Entry",
    "NoSnapshot",
    "QueryRefused",
    "Result",
    "dictionary",
    "markdown",
    "open_snapshot",
    "run_query",
]


class QueryRefused(TerminalError):
    """DuckDB rejects the query. ``key`` is the query."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a query: times as naive datetimes in UTC, lists as lists, maps as dicts."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    complete: bool
    """Whether these are all rows; false if ``limit`` cut them."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a relation, in order."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of the snapshot for analysts."""

    name: str
    kind: str
    """``table``, ``view``, ``macro`` (a function) or ``table macro`` (used after FROM)."""
    comment: str
    parameters: tuple[str, ...]
    """Of a macro."""
    columns: tuple[Column, ...]
    """Of a table or view."""


def run_query(
    home: Home, sql: str, parameters: Mapping[str, Any] | Sequence[Any] | None = None, *, limit: int | None = None
) -> Result:
    """Run SQL on the snapshot, read-only and without access to files and settings.

    Of several statements, the rows of the last one are returned. A statement without rows returns no columns.

    Args:
        parameters: for ``$name`` or ``?`` in the query.
        limit: rows to fetch at most; None: all.

    Raises:
        NoSnapshot: nothing is published yet.
        QueryRefused: with DuckDB's own message.
    """
    connection = open_snapshot(home)
    try:
        _refuse_acts(connection, sql)
        cursor = connection.execute(sql, parameters)
        columns = tuple(column[0] for column in cursor.description or ())
        rows = cursor.fetchall() if limit is None else cursor.fetchmany(limit + 1)
    except duckdb.Error as error:
        raise QueryRefused(str(error), key=sql) from error
    finally:
        connection.close()
    complete = limit is None or len(rows) <= limit
    return Result(columns, rows if complete else rows[:limit], complete)


def _refuse_acts(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Refuse statements that act on files, other databases or DuckDB itself. The session's settings are locked besides.

    Raises:
        QueryRefused: there is one.
        duckdb.Error: it is no SQL.
    """
    found = {statement.type for statement in connection.extract_statements(sql)} - _READING
    if found:
        names = ", ".join(sorted(kind.name.replace("_", " ") for kind in found))
        raise QueryRefused(f"{names}: `query` only reads; export articles with `dateline export`", key=sql)
    if named := _LOGGING.search(sql):
        raise QueryRefused(f"{named.group()}: `query` changes no setting and writes no log", key=sql)


_READING = frozenset(
    getattr(duckdb.StatementType, name)
    for name in "SELECT EXPLAIN CREATE INSERT UPDATE DELETE DROP ALTER PREPARE EXECUTE TRANSACTION SET RELATION".split()
)
"""The snapshot cannot be changed: statements that write have temporary tables and macros only."""
_LOGGING = re.compile(r"(?:enable|disable)_logging|truncate_duckdb_logs|write_log|(?:force_)?checkpoint", re.IGNORECASE)
"""Functions of DuckDB that neither its locked settings nor its closed files keep from acting: with a log in a file the next
statement ends the process."""


def dictionary(connection: duckdb.DuckDBPyConnection, *, internal: bool = False) -> tuple[Entry, ...]:
    """The data dictionary, read from the snapshot itself: relations first, each kind sorted by name.

    Args:
        internal: whether to include the writer's own tables, which no analyst needs.
    """
    columns: dict[str, list[Column]] = {}
    for relation, name, type_, comment in connection.execute(statement("snapshot/columns")).fetchall():
        columns.setdefault(relation, []).append(Column(name, type_, comment or ""))
    return tuple(
        Entry(name, kind, comment or "", tuple(parameters), tuple(columns.get(name, ())))
        for name, kind, comment, parameters in connection.execute(statement("snapshot/objects")).fetchall()
        if internal or not name.startswith(INTERNAL)
    )


def markdown(entries: Sequence[Entry]) -> str:
    """The dictionary as one Markdown page."""
    lines = ["# Data dictionary", ""]
    for entry in entries:
        call = f"({', '.join(entry.parameters)})" if entry.kind.endswith("macro") else ""
        lines += [f"## {entry.name}{call}", "", f"*{entry.kind}* · {entry.comment}", ""]
        if entry.columns:
            lines += ["| column | type | meaning |", "| --- | --- | --- |"]
            lines += [f"| `{column.name}` | {column.type} | {_cell(column.comment)} |" for column in entry.columns]
            lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")

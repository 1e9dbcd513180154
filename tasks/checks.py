"""The data checks: each file of ``sql/checks`` is a claim, and its rows are what breaks it."""

from __future__ import annotations

import importlib.resources
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from tasks.warehouse import statement

BATCH = 10_000
"""Rows fetched at once where a claim is broken: they are counted, not kept."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What became of one claim."""

    claim: str
    """The file's name: ``article_id_is_unique``."""
    about: str
    """The claim in words: the comment that the file begins with."""
    failures: int
    """Rows that break it."""
    columns: tuple[str, ...]
    """Names of the sample's columns; the first are the key."""
    sample: tuple[tuple[Any, ...], ...]
    """The first rows that break it."""
    seconds: float

    @property
    def holds(self) -> bool:
        return self.failures == 0


def run_checks(connection: duckdb.DuckDBPyConnection, *, sample: int = 5) -> list[CheckResult]:
    """Run every check that fits what is open: the writer's file under its lock, or a snapshot with its marts too.

    Args:
        sample: rows to keep of each claim that is broken.

    Raises:
        duckdb.Error: a check cannot be run, as on a warehouse that lacks a migration.
    """
    return [_run(connection, name, sample) for name in claims(snapshot=_is_snapshot(connection))]


def claims(*, snapshot: bool) -> Iterator[str]:
    """Names of the checks as :func:`tasks.warehouse.statement` takes them, sorted; those of marts last."""
    folders = ["checks", "checks/snapshot"] if snapshot else ["checks"]
    for folder in folders:
        files = importlib.resources.files("sql").joinpath(folder).iterdir()
        for name in sorted(file.name for file in files if file.name.endswith(".sql")):
            yield f"{folder}/{name.removesuffix('.sql')}"


def _run(connection: duckdb.DuckDBPyConnection, name: str, sample: int) -> CheckResult:
    text = statement(name)
    started = time.perf_counter()
    cursor = connection.execute(text)
    columns = tuple(column[0] for column in cursor.description or ())
    kept = tuple(cursor.fetchmany(sample))
    failures = len(kept)
    while batch := cursor.fetchmany(BATCH):
        failures += len(batch)
    return CheckResult(name.rpartition("/")[2], _about(text), failures, columns, kept, time.perf_counter() - started)


def _about(text: str) -> str:
    """The comment lines at the head of a file, as one line."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def _is_snapshot(connection: duckdb.DuckDBPyConnection) -> bool:
    return connection.execute(statement("snapshot/is_snapshot")).fetchone() == (True,)

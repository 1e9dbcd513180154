"""The data checks: each file of ``sql/checks`` is a claim, and its rows are what breaks it.

Claims about texts take three quarters of the time, and a text never changes once it is recorded. So on the writer's
file these claims read only what was recorded since they last found nothing, unless the caller wants all of it.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import itertools
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import duckdb

from tasks.lake import retry_lake
from tasks.statements import from_timestamp, statement, to_timestamp
from tasks.warehouse import Warehouse

BATCH = 10_000
"""Rows fetched at once where a claim is broken: they are counted, not kept."""
SLICE = 50_000
"""Texts that are read in one transaction: it takes some 1.5 s, in which nobody can write."""
MOST_AT_ONCE = 1.0
"""Seconds after which the next claim is checked in a new transaction, so that others can write in between."""
ALWAYS = (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))
"""Bounds of a period that covers all times."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of checking one claim."""

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
        """Whether no row breaks the claim."""
        return self.failures == 0


def run_checks(connection: duckdb.DuckDBPyConnection, *, sample: int = 5) -> list[CheckResult]:
    """Run every check that fits what is open: the writer's file under its lock, or a snapshot with its marts too.

    Args:
        sample: rows to keep of each claim that is broken.

    Raises:
        duckdb.Error: a check cannot be run, as on a warehouse that lacks a migration.
    """
    return [_run(connection, name, sample) for name in claims(snapshot=_is_snapshot(connection))]


@retry_lake
def check_warehouse(warehouse: Warehouse, *, sample: int = 5, whole: bool = False) -> list[CheckResult]:
    """Run every check on the writer's file, in short transactions between which others write.

    Args:
        sample: rows to keep of each claim that is broken.
        whole: read also the texts that were found clean before.

    Raises:
        WarehouseBusy: the warehouse's lock was not acquired in time.
    """
    results = []
    about_texts = [name for name in claims(snapshot=False) if _is_about_texts(name)]
    others = [name for name in claims(snapshot=False) if name not in about_texts]
    while others:
        with warehouse.transaction() as connection:
            started = time.monotonic()
            while others and time.monotonic() - started < MOST_AT_ONCE:
                results.append(_run(connection, others.pop(0), sample))
    results += [_check_texts(warehouse, name, sample, whole) for name in about_texts]
    return sorted(results, key=lambda result: result.claim)


def check_all_texts(warehouse: Warehouse) -> list[CheckResult]:
    """Run the checks about texts on all of them; return those that are broken.

    Raises:
        WarehouseBusy: the warehouse's lock was not acquired in time.
    """
    about_texts = [name for name in claims(snapshot=False) if _is_about_texts(name)]
    results = [_check_texts(warehouse, name, 1, whole=True) for name in about_texts]
    return [result for result in results if not result.holds]


def claims(*, snapshot: bool) -> Iterator[str]:
    """Names of the checks as :func:`tasks.statements.statement` takes them, sorted; those of marts last."""
    folders = ["checks", "checks/snapshot"] if snapshot else ["checks"]
    for folder in folders:
        files = importlib.resources.files("sql").joinpath(folder).iterdir()
        for name in sorted(file.name for file in files if file.name.endswith(".sql")):
            yield f"{folder}/{name.removesuffix('.sql')}"


def _is_about_texts(name: str) -> bool:
    return "$since" in statement(name)


@retry_lake
def _check_texts(warehouse: Warehouse, name: str, sample: int, whole: bool) -> CheckResult:
    """A claim about texts, slice by slice; if nothing breaks it, the next time begins where this one ends."""
    digest = hashlib.sha256(statement(name).encode()).hexdigest()
    with warehouse.transaction() as connection:
        clean = {(claim, by): at for claim, by, at in connection.execute(statement("writer/clean_checks")).fetchall()}
        ((last,),) = connection.execute(statement("writer/last_recorded")).fetchall()
        known = None if whole else clean.get((name, digest))
        since = ALWAYS[0] if known is None else from_timestamp(known)
        given = {"since": to_timestamp(since), "size": SLICE}
        found = connection.execute(statement("writer/recorded_slices"), given).fetchall()
    bounds = [since, *(from_timestamp(at) for (at,) in found), ALWAYS[1]]
    parts = []
    for start, end in itertools.pairwise(bounds):
        with warehouse.transaction() as connection:
            parts.append(_run(connection, name, sample, start, end))
    result = _combined(parts, sample)
    if result.holds and last is not None:
        # Up to the last one, not past it: more may be recorded at the same moment.
        given = {"claim": name, "digest": digest, "clean_before": to_timestamp(from_timestamp(last))}
        with warehouse.transaction() as connection:
            connection.execute(statement("merges/clean_checks"), given)
    return result


def _combined(parts: Sequence[CheckResult], sample: int) -> CheckResult:
    return replace(
        parts[0],
        failures=sum(part.failures for part in parts),
        sample=tuple(row for part in parts for row in part.sample)[:sample],
        seconds=sum(part.seconds for part in parts),
    )


def _run(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    sample: int,
    since: datetime = ALWAYS[0],
    until: datetime = ALWAYS[1],
) -> CheckResult:
    text = statement(name)
    given: Mapping[str, Any] | None = None
    if _is_about_texts(name):
        given = {"since": to_timestamp(since), "until": to_timestamp(until)}
    started = time.perf_counter()
    cursor = connection.execute(text, given)
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

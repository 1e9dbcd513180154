"""The ledger of migrations: which of ``sql/migrations`` were applied to a warehouse, and the digest of their text then."""

from __future__ import annotations

import hashlib
import importlib.resources
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from tasks.pure.errors import TerminalError

MARK = "moved_away"
"""A table of a warehouse that was moved: where to, and when. Nothing is written to it any more."""
_NAME = re.compile(r"\d{4}_[a-z0-9_]+\.sql")


class MigrationRefused(TerminalError):
    """An applied migration was edited, or the warehouse is newer than the program."""


class WarehouseMoved(TerminalError):
    """The warehouse was moved elsewhere with ``dateline move``; its message says where."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of ``sql/migrations``: the only files that hold several statements."""

    name: str
    text: str

    @property
    def digest(self) -> str:
        """Hex SHA-256 of the text, so that an edit after the fact shows."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def migrations() -> tuple[Migration, ...]:
    """The migrations that are part of the program, in order."""
    folder = importlib.resources.files("sql").joinpath("migrations")
    names = sorted(entry.name for entry in folder.iterdir() if _NAME.fullmatch(entry.name))
    return tuple(Migration(name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names)


def apply_migrations(connection: duckdb.DuckDBPyConnection, known: Sequence[Migration], applied_at: str) -> list[str]:
    """Apply the migrations that the ledger lacks, each in a transaction with its record; return their names.

    A new warehouse gets all of them in one transaction: it is complete or empty. Creating a DuckLake then takes a third of
    the time, since each transaction on a lake writes a snapshot.

    Args:
        applied_at: a TIMESTAMP in UTC.

    Raises:
        MigrationRefused: before anything is changed.
    """
    _refuse_moved(connection)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (name VARCHAR NOT NULL, digest VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL)"
    )
    applied = dict(connection.execute("SELECT name, digest FROM migrations").fetchall())
    _refuse_broken_history(applied, known)
    missing = [migration for migration in known if migration.name not in applied]
    if applied:
        for migration in missing:
            _apply(connection, [migration], applied_at)
    elif missing:
        _apply(connection, missing, applied_at)
    return [migration.name for migration in missing]


def _apply(connection: duckdb.DuckDBPyConnection, step: Sequence[Migration], applied_at: str) -> None:
    """Apply migrations and record them in one transaction."""
    connection.begin()
    try:
        for migration in step:
            _run(connection, migration)
        records = [{"name": migration.name, "digest": migration.digest} for migration in step]
        connection.execute(
            "INSERT INTO migrations SELECT record.name, record.digest, CAST($applied_at AS TIMESTAMP) FROM"
            ' (SELECT unnest(from_json_strict($records, \'[{"name": "VARCHAR", "digest": "VARCHAR"}]\')) AS record)',
            {"records": json.dumps(records), "applied_at": applied_at},
        )
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _run(connection: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    try:
        connection.execute(migration.text)
    except duckdb.CatalogException as error:
        if "already exists" not in str(error):
            raise
        message = (
            f"the warehouse is half migrated ({str(error).splitlines()[0]}): restore a backup, or move the file away"
        )
        raise MigrationRefused(message, key=migration.name) from error


def _refuse_moved(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        moved = connection.execute(f"SELECT target FROM {MARK}").fetchone()  # noqa: S608 - a name of our own
    except duckdb.CatalogException:
        return
    if moved is not None:
        value = "nothing" if not moved[0].startswith("ducklake:") else f"'{moved[0]}'"
        raise WarehouseMoved(f"was moved to {moved[0]}: set DATELINE_WAREHOUSE to {value}", key="the warehouse")


def _refuse_broken_history(applied: dict[str, str], known: Sequence[Migration]) -> None:
    shipped = {migration.name: migration.digest for migration in known}
    for name, digest in sorted(applied.items()):
        if name not in shipped:
            raise MigrationRefused("applied to this warehouse but unknown here: use a newer Dateline", key=name)
        if shipped[name] != digest:
            raise MigrationRefused("edited after it was applied: restore it and write a new migration", key=name)
    newest = max(applied, default="")
    for migration in known:
        if migration.name < newest and migration.name not in applied:
            message = f"comes before {newest}, which is applied: give it a later number"
            raise MigrationRefused(message, key=migration.name)

"""What analysts see, built on a copy of the writer's file: views, marts, macros, and a comment on each.

The writer's tables stay in place: those that analysts use directly are in the schema main, the others in the schema
internal, which no list of tables shows unless it is asked for. Each gets a comment.
"""

from __future__ import annotations

import importlib.resources
import os
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from tasks.home import Home
from tasks.pure.errors import TerminalError
from tasks.pure.macros import expand, read
from tasks.statements import json_rows, statement, to_timestamp

if TYPE_CHECKING:  # a command that only opens the snapshot starts faster
    from tasks.pure.query import Query

INTERNAL = "internal."
"""How the names of tables begin that analysts do not need: with their schema."""

PREPARED = (
    "snapshot/lake_copy",
    "snapshot/run_log",
    "snapshot/source_settings",
    "snapshot/migrations",
    "snapshot/migrations_gone",
    "snapshot/languages",
)
"""The changes to the writer's tables, made first, and a table that macros alone read."""

BUILT = (
    "snapshot/head_rows",
    "snapshot/content_rows",
    "snapshot/articles",
    "snapshot/article_versions",
    "snapshot/runs",
    "marts/completeness",
    "marts/daily_volume",
    "marts/revisions",
    "marts/stories",
    "marts/coverage",
    "marts/gaps",
    "marts/calendar",
    "marts/rejects_by_reason",
    "marts/quality",
    "marts/baselines",
    "marts/turnover",
    "marts/source_health",
    "snapshot/sources",
)
"""Views, each after those that it uses."""

MACROS = (
    "marts/folded",
    "marts/words_of",
    "marts/is_unspaced",
    "marts/parts_of",
    "marts/search",
    "marts/find",
    "marts/matches",
    "marts/mentions",
    "marts/trend",
    "marts/concordance",
    "marts/kwic",
    "marts/collocates",
    "marts/ngrams",
    "marts/keywords",
    "marts/articles_at",
    "marts/sample",
    "marts/local_time",
)
"""Macros for analysts. Each is written out in full, so that it works in a file that is attached (see pure/macros)."""

MACRO_PARTS = (
    "query/word_pattern",
    "query/query_words",
    "query/query_words_of_few",
    "query/query_words_of_text",
    "query/run_pattern",
    "query/query_runs",
    "query/query_pairs",
    "query/form_digest",
    "query/query_common",
    "query/query_followed",
    "query/query_pieces",
    "query/query_sort_key",
    "query/query_has_value",
    "query/query_verdict",
    "query/query_weight",
    "query/query_score",
    "query/query_joined",
    "query/query_phrases",
    "query/query_grouped",
    "query/query_postings",
    "query/query_best_postings",
    "query/query_parsed",
    "query/query_terms",
    "query/query_possible",
    "query/query_answers",
    "query/query_weights",
    "query/query_hits",
    "query/query_places",
    "query/query_rows",
)
"""What macros are made of; the snapshot has none of them."""


SETTINGS = (
    "USE analyst",
    "SET TimeZone = 'UTC'",
    "SET autoinstall_known_extensions = false",
    "SET python_enable_replacements = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
"""The settings of a session on the snapshot, in this order: the last two shut it off."""


class NoSnapshot(TerminalError):
    """There is no snapshot yet, or it cannot be read."""


def of_another_version(home: Home, error: duckdb.CatalogException) -> NoSnapshot:
    """The error for a snapshot that lacks a table, view or macro: another version of Dateline made it."""
    missing, _, _ = str(error).partition("\n")
    return NoSnapshot(
        f"made by another version of Dateline: run `dateline publish` ({missing})", key=str(home.snapshot)
    )


def open_snapshot(
    home: Home, *, memory_limit: str = "2GB", threads: int | None = None, writes_to: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Open the published snapshot for reading, without access to anything else.

    The connection sees one state however often the snapshot is replaced while it is open. It reads no other file,
    loads no extension, and its configuration is locked; the time zone of its session is UTC. The caller closes it.

    Args:
        threads: of DuckDB; by default as many as there are cores.
        writes_to: a folder in which it may read and write files nevertheless.

    Raises:
        NoSnapshot: nothing has been published yet, or the file is damaged; the message says what to do.
    """
    if not home.snapshot.exists():
        raise NoSnapshot(
            "nothing is published yet: run `dateline ingest` or `dateline publish`", key=str(home.snapshot)
        )
    # What does not fit in memory goes to the machine's own temporary folder: published/ may be mounted read-only.
    spill = Path(tempfile.gettempdir()) / f"dateline-{os.getuid()}"
    # Attached to a separate instance: DuckDB would return the one that this process has open for the path, with the
    # file as it was then, and with its settings locked.
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory_limit,
        "temp_directory": str(spill),
    }
    if threads is not None:
        config["threads"] = threads
    connection = duckdb.connect(":memory:", config=config)
    try:
        ((attach,),) = connection.execute(statement("snapshot/attach"), {"path": str(home.snapshot)}).fetchall()
        connection.execute(attach)
        if writes_to is not None:
            connection.execute("SET allowed_directories = [$folder]", {"folder": str(writes_to.absolute())})
        for setting in SETTINGS:
            connection.execute(setting)
    except duckdb.Error as error:
        connection.close()
        message = f"cannot be read, run `dateline publish` to rebuild it: {error}"
        raise NoSnapshot(message, key=str(home.snapshot)) from error
    return connection


def check_names_of(connection: duckdb.DuckDBPyConnection, query: Query) -> None:
    """Look whether the sources and labels that a query names are in the snapshot.

    Raises:
        QueryError: one is not; the message names those most like it.
    """
    if not any(leaf.field == "source" or (leaf.field or "").startswith("label.") for leaf in query.leaves()):
        return  # which saves a short search some 12 ms of processor
    from tasks.pure.query import check_names

    ((sources, labels),) = connection.execute(statement("analyst/names")).fetchall()
    check_names(query, sources=sources, labels=labels)


def build(path: Path, *, run_id: str | None, now: datetime) -> int:
    """Turn a copy of the warehouse into a snapshot, in place, and return the number of its articles.

    That adds views, macros, comments and one row; what is counted was copied. Views and macros are made from their texts
    once in a process (see :mod:`tasks.building`).

    Afterwards the file is checkpointed and closed, without a WAL.

    Args:
        path: the copy; nobody else may use it.
        run_id: the run after which it is made.
        now: UTC; ages in the marts are measured from it.

    Raises:
        duckdb.Error: the copy is not a warehouse of this version, or rows of the copy have moved.
    """
    # Commands that read the snapshot load nothing that writes.
    from importlib.metadata import version

    from tasks.building import opened
    from tasks.counting import are_rows_in_place

    with opened(path) as building:
        connection = building.connection
        connection.begin()
        for name in PREPARED:
            connection.execute(statement(name), {"languages": languages()} if name == "snapshot/languages" else None)
        described = {
            "published_at": to_timestamp(now),
            "run_id": run_id,
            "dateline_version": version("dateline"),
        }
        connection.execute(statement("snapshot/snapshot_info"), described)
        comment_tables(connection)
        is_copied = building.copy_objects()
        if not is_copied:
            _create_objects(connection)
        connection.commit()
        connection.execute("FORCE CHECKPOINT")
        if not are_rows_in_place(connection):
            raise duckdb.IntegrityError("rows of the copy have moved: articles would show what belongs to others")
        ((_, articles),) = connection.execute(statement("snapshot/freshness")).fetchall()
        if not is_copied:
            building.keep_objects()
    return int(articles)


def _create_objects(connection: duckdb.DuckDBPyConnection) -> None:
    """Create views and macros from their texts, with their comments."""
    for name in BUILT:
        connection.execute(statement(name))
    for created in macros():
        connection.execute(created)
    kinds = {**dict(connection.execute(statement("snapshot/kinds")).fetchall()), **kinds_of_macros()}
    _comment(connection, [record for name, kind in kinds.items() for record in _records(name, kind)])


@lru_cache(maxsize=1)
def macros() -> tuple[str, ...]:
    """The statements that create the macros, each leaning on no other."""
    parts = {macro.name: macro for macro in (read(statement(name)) for name in (*MACROS, *MACRO_PARTS))}
    return tuple(expand(read(statement(name)), parts) for name in MACROS)


@lru_cache(maxsize=1)
def kinds_of_macros() -> Mapping[str, str]:
    """The kind of each macro, as COMMENT ON names it. DuckDB's list of all functions takes 70 ms."""
    written = (read(statement(name)) for name in MACROS)
    return {macro.name: "MACRO TABLE" if macro.is_table else "MACRO" for macro in written}


def languages() -> str:
    """The languages that a query may name, with their stemmers, as rows."""
    from tasks.pure.query.languages import LANGUAGES
    from tasks.pure.search.terms import STEMMERS

    return json_rows(
        {"code": code, "name": name, "stemmer": STEMMERS.get(code, "")} for code, name in LANGUAGES.items()
    )


@lru_cache(maxsize=1)
def entries() -> Mapping[str, Mapping[str, Any]]:
    """The data dictionary as written: from object to ``about`` and, for relations, ``columns``."""
    sql = importlib.resources.files("sql")
    written: dict[str, Mapping[str, Any]] = {}
    for folder in ("snapshot", "marts"):
        text = sql.joinpath(folder, "dictionary.toml").read_text(encoding="utf-8")
        written.update(tomllib.loads(text))
    return written


def comment_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Give tables and their columns the comments of the dictionary, where they have others or none.

    Called on the warehouse too: its tables keep their comments, so that each snapshot has them already.
    """
    found = connection.execute(statement("snapshot/comments_of_tables")).fetchall()
    there = {(kind, parent, name): comment for kind, parent, name, comment in found}
    wanted = [record for kind, _, name in there if kind == "TABLE" for record in _records(name, kind)]
    _comment(connection, [record for record in wanted if there.get(_key(record)) != record["comment"]])


def _comment(connection: duckdb.DuckDBPyConnection, records: Sequence[Mapping[str, str | None]]) -> None:
    if not records:
        return
    texts = connection.execute(statement("snapshot/comment_on"), {"rows": json_rows(records)}).fetchall()
    connection.execute(";\n".join(text for (text,) in texts))


def _records(name: str, kind: str) -> Iterator[dict[str, str | None]]:
    """What the dictionary says about an object and its columns; nothing if it does not have it."""
    entry = entries().get(name)
    if entry is None:
        return
    yield {"kind": kind, "parent": None, "name": name, "comment": entry["about"]}
    for column, about in entry.get("columns", {}).items():
        yield {"kind": "COLUMN", "parent": name, "name": column, "comment": about}


def _key(record: Mapping[str, str | None]) -> tuple[str | None, str | None, str | None]:
    return record["kind"], record["parent"], record["name"]

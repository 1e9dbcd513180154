"""What analysts see of a DuckLake, stored in the lake: the views and macros of the snapshot, in the schema ``analyst``.

Whoever attaches the lake, under any name and at any time of its history, finds the same names as in the snapshot; no
file has to be fetched. Their definitions are the snapshot's. Two things differ: tables that analysts use are in the schema
``main``, where views read them; and DuckLake takes no comments on columns of views or on macros, which
``dateline schema`` shows. The schema ``internal`` is the writer's, with the views that the snapshot has there too.

Rows of articles are named by numbers made of their keys in place of ``rowid`` (see :func:`tasks.lake.lake_rows`).
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import logging
import re
from datetime import datetime

import duckdb

from tasks.counting import count_changes
from tasks.lake import lake_rows, retry_lake
from tasks.pure.macros import expand, read
from tasks.snapshot import BUILT, MACRO_PARTS, MACROS, entries, languages
from tasks.statements import statement, to_timestamp
from tasks.warehouse import Warehouse

__all__ = ["SCHEMA", "update_lake_views"]

log = logging.getLogger(__name__)

SCHEMA = "analyst"
_HIDDEN = frozenset({"migrations", "moved_tables", "moved_away"})
"""Tables of the schema main that analysts do not see."""
_INTERNAL = {"run_log": "runs", "source_settings": "sources"}
"""Names of the snapshot for internal tables of the writer, which keep their own in the lake."""
_CTE = re.compile(r"^[ \t]*+(\w++) AS (?:NOT )?(?:MATERIALIZED )?\(", re.MULTILINE)
_CREATED = re.compile(r"^CREATE VIEW (\w+) AS", re.MULTILINE)
_READ = re.compile(r"\b(FROM|JOIN)(\s+)(main\.)?(\w+)\b(?!\.)")


@retry_lake
def update_lake_views(warehouse: Warehouse, *, run_id: str | None, now: datetime) -> None:
    """Bring what is counted up to date and date the lake for analysts; define views and macros if they have changed.

    Args:
        run_id: the run after which this is done, for ``snapshot_info``.
        now: UTC; ages in the marts are measured from it.
    """
    with warehouse.transaction() as connection:
        count_changes(connection, is_lake=True)
        found = connection.execute(statement("writer/tables_of"), {"database": "lake"}).fetchall()
        tables = [name for schema, name in found if schema == "main" and name not in _HIDDEN]
        made = definitions(tables)
        digest = hashlib.sha256("\n".join(made).encode()).hexdigest()
        if _digest(connection) != digest:
            _define(connection, made, digest)
        info = _on_lake(statement("snapshot/snapshot_info"), tables)
        described = {
            "published_at": to_timestamp(now),
            "run_id": run_id,
            "dateline_version": importlib.metadata.version("dateline"),
        }
        connection.execute("DELETE FROM analyst.snapshot_info")
        connection.execute(
            info.replace("CREATE TABLE snapshot_info AS", "INSERT INTO analyst.snapshot_info BY NAME"), described
        )


def definitions(tables: list[str]) -> list[str]:
    """The statements that create the views and macros over these tables of the writer, in order."""
    made = [f"CREATE VIEW internal.{name} AS SELECT * FROM internal.{table}" for name, table in _INTERNAL.items()]  # noqa: S608 - names of our own
    made += [f"CREATE VIEW {SCHEMA}.{name} AS SELECT * FROM main.{name}" for name in tables]  # noqa: S608
    made += [_on_lake(statement(name), tables) for name in BUILT]
    parts = {macro.name: macro for macro in (read(_by_article(statement(name))) for name in (*MACROS, *MACRO_PARTS))}
    for name in MACROS:
        created = expand(read(_by_article(statement(name))), parts, schema=SCHEMA)
        made.append(created.replace("CREATE MACRO ", f"CREATE MACRO {SCHEMA}.", 1))
    made += [
        f"COMMENT ON VIEW {SCHEMA}.{name} IS '{entry['about'].replace(chr(39), chr(39) * 2)}'"
        for name, entry in entries().items()
        if any(text.startswith(f"CREATE VIEW {SCHEMA}.{name} ") for text in made)
    ]
    return made


def _on_lake(sql: str, tables: list[str]) -> str:
    """A view of the snapshot, created in the schema of analysts, which reads the writer's tables where they are."""
    own = set(_CTE.findall(sql))

    def where(match: re.Match[str]) -> str:
        verb, space, schema, name = match.groups("")
        if name in tables and (schema or name not in own):
            return f"{verb}{space}main.{name}"
        return f"{verb}{space}{SCHEMA}.{name}" if schema else match[0]

    return _CREATED.sub(rf"CREATE VIEW {SCHEMA}.\1 AS", _READ.sub(where, lake_rows(sql)))


_BY_ROW = re.compile(
    r"(?P<read>FROM internal\.(?P<rows>head|content)_rows AS (?P<alias>\w+)\s+)"
    r"(?P<join>SEMI JOIN (?P<wanted>\w+) ON (?P=alias)\.(?P=rows)_row = (?P=wanted)\.(?P=rows)_row)"
)


_GAP = "coalesce(arg_max(gaps.content_row, gaps.gap), 0) AS ends_at"
"""Where a macro parts the texts that it reads. Numbers that lie together are of rows that do not, here: it reads them all at once."""


def _by_article(sql: str) -> str:
    """A macro that reads the rows of articles by their numbers as one that first reads by the ids of these articles.

    A number is made of keys here, so DuckDB would read every row to make it, with its text; by a column it skips rows. Where
    none is wanted there is an id that no article has: of an empty list DuckDB makes no filter, and reads some texts first.
    """
    sql = sql.replace(_GAP, "coalesce(max(0), 0) AS ends_at")
    return _BY_ROW.sub(
        r"\g<read>SEMI JOIN (SELECT documents.article_id FROM internal.search_documents AS documents SEMI JOIN"
        r" (SELECT articles.document FROM internal.search_articles AS articles SEMI JOIN \g<wanted>"
        r" ON articles.\g<rows>_row = \g<wanted>.\g<rows>_row) AS named ON documents.document = named.document"
        r" UNION ALL SELECT '' WHERE NOT EXISTS (SELECT 1 FROM \g<wanted>)) AS named"
        r" ON \g<alias>.article_id = named.article_id \g<join>",
        sql,
    )


def _digest(connection: duckdb.DuckDBPyConnection) -> str | None:
    try:
        found = connection.execute("SELECT digest FROM lake.internal.view_digest").fetchone()
    except duckdb.CatalogException:
        return None
    return None if found is None else str(found[0])


def _define(connection: duckdb.DuckDBPyConnection, made: list[str], digest: str) -> None:
    connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    connection.execute(f"CREATE SCHEMA {SCHEMA}")
    for name in (*_INTERNAL, "head_rows", "content_rows"):
        connection.execute(f"DROP VIEW IF EXISTS internal.{name}")
    for name in ("languages", "view_digest"):
        connection.execute(f"DROP TABLE IF EXISTS internal.{name}")
    connection.execute(statement("snapshot/languages"), {"languages": languages()})
    connection.execute(
        "CREATE TABLE internal.view_digest AS SELECT cast($digest AS VARCHAR) AS digest", {"digest": digest}
    )
    connection.execute(statement("writer/lake_info"))
    for created in made:
        connection.execute(created)
    log.info("defined the views of the lake", extra={"statements": len(made)})

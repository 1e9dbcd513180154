"""Makes a large warehouse from a small one: copies each of its articles several times, each further in the past.

To generate and index a million articles takes nearly an hour; to copy two hundred thousand of them five times takes
minutes, and each query has as much to do: as many rows, as many postings of a word. But the vocabulary does not grow,
and each copy is a run of the index by itself, while years of tidying would leave only a few.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb

from tasks.warehouse import Warehouse

_KEYS = {
    "article_heads": ("article_id", "url", "url_key", "fetch_id", "story_id"),
    "article_contents": ("article_id", "fetch_id"),
    "article_urls": ("article_id", "url", "url_key", "fetch_id"),
    "addresses": ("article_id", "url", "url_key"),
    "fetches": ("fetch_id", "url", "address"),
    "outcomes": ("article_id", "url", "url_key", "fetch_id"),
    "search_documents": ("article_id",),
    "story_articles": ("article_id", "story_id", "like_article_id"),
    "version_differences": ("article_id",),
    "search_postings": (),
}
"""The tables that are copied, and the columns that identify an article."""
_ONCE = ("sources", "runs", "run_sources", "discoveries", "search_forms")


def copy_articles(small: Path, warehouse: Warehouse, *, times: int, spanning: timedelta, first: int = 0) -> None:
    """Put ``times`` copies of each article of another file into a warehouse, ``spanning`` apart in time.

    A copy is a transaction. One that is there already is left out, so a call that was killed may be repeated.

    Args:
        small: the other file, a warehouse too.
        first: the copies that are there already.
    """
    for number in range(first, first + times):
        with warehouse.transaction() as connection:
            connection.execute(f"ATTACH IF NOT EXISTS '{small}' AS small (READ_ONLY)")
            if _is_there(connection, number):
                continue
            given = {"number": number, "days": number * spanning.days}
            for table in _KEYS:
                connection.execute(_copy(connection, table), given)
            if number == 0:
                for table in _ONCE:
                    connection.execute(f"INSERT INTO {table} BY NAME FROM small.{_schema(connection, table)}.{table}")
    with warehouse.transaction() as connection:
        connection.execute("UPDATE search_counter SET document = (SELECT max(document) FROM search_documents)")


def _is_there(connection: duckdb.DuckDBPyConnection, number: int) -> bool:
    """Whether the warehouse has a copy's first article."""
    name = _column("article_heads", "article_id", "VARCHAR")
    first = f"SELECT min({name}) FROM small.internal.article_heads"
    found = connection.execute(f"FROM article_heads WHERE article_id = ({first}) LIMIT 1", {"number": number})
    return bool(found.fetchall())


def _copy(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    query = "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $table AND database_name = 'small'"
    columns = connection.execute(query, {"table": table}).fetchall()
    chosen = ", ".join(f"{_column(table, name, kind)} AS {name}" for name, kind in columns)
    last = (
        "CROSS JOIN (SELECT document AS last FROM small.internal.search_counter)" if table.startswith("search_") else ""
    )
    order = "ORDER BY term, form, document" if table == "search_postings" else ""
    return (
        f"INSERT INTO {table} BY NAME SELECT {chosen} FROM small.{_schema(connection, table)}.{table} {last}"
        f" WHERE $number + $days >= 0 {order}"
    )


def _schema(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    query = "SELECT schema_name FROM duckdb_tables() WHERE table_name = $table AND database_name = 'small'"
    ((schema,),) = connection.execute(query, {"table": table}).fetchall()
    return str(schema)


_DIGESTS = {"key_digest": "url_key", "id_digest": "article_id"}


def _column(table: str, name: str, kind: str) -> str:
    if name in _DIGESTS:
        return f"CAST(md5_number_lower({_column(table, _DIGESTS[name], 'VARCHAR')}) >> 32 AS UINTEGER)"
    if name in _KEYS[table]:
        return f"CASE WHEN $number = 0 THEN {name} ELSE {name} || '-' || $number END"
    if name == "document":
        return "document + CAST($number AS INTEGER) * last"
    if kind == "TIMESTAMP":
        return f"{name} - to_days(CAST($days AS INTEGER))"
    if kind == "DATE":
        return f"{name} - CAST($days AS INTEGER)"
    return name

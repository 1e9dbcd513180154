"""A client in an environment of its own, which may have another version of DuckDB: asks a snapshot for everything.

    python asking.py SNAPSHOT < requests

Reads a JSON object with ``relations``, ``tables`` and ``scalars``: names, calls after FROM, calls in a SELECT. Prints a
JSON object with the version of DuckDB and, for each request and each way of opening the file, the rows as sorted text
or the error. It imports nothing of the project: its interpreter has none of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

WAYS = ("opened", "attached")
"""The file itself; attached under a name that needs quotes to a database whose tables have the same names."""


@contextmanager
def connected(snapshot: str, way: str) -> Iterator[tuple[duckdb.DuckDBPyConnection, str]]:
    """A connection, and what names begin with there."""
    one = {"threads": 1}
    if way == "opened":
        with duckdb.connect(snapshot, read_only=True, config=one) as connection:
            yield connection, ""
        return
    quoted = snapshot.replace("'", "''")
    with duckdb.connect(":memory:", config=one) as connection:
        connection.execute(f"ATTACH '{quoted}' AS \"my news\" (READ_ONLY)")
        connection.execute("CREATE SCHEMA internal")
        for name in ("internal.search_postings", "internal.article_heads", "articles", "sources"):
            connection.execute(f"CREATE TABLE {name} AS SELECT 1 AS nothing")
        yield connection, '"my news".'


def asked(connection: duckdb.DuckDBPyConnection, query: str) -> list[str] | str:
    """The rows as text, sorted, numbers to nine digits; or the error as text."""
    try:
        return sorted(repr([plain(value) for value in row]) for row in connection.execute(query).fetchall())
    except duckdb.Error as error:
        return str(error)


def plain(value: object) -> object:
    """A value that is written alike by all versions."""
    if isinstance(value, float):
        return f"{value:.9g}"
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return sorted((str(key), plain(item)) for key, item in value.items())
    return value if value is None or isinstance(value, (str, int, bool)) else str(value)


def main(snapshot: str) -> None:
    """Ask everything in each way."""
    requests = json.load(sys.stdin)
    answers: dict[str, dict[str, list[str] | str]] = {}
    for way in WAYS:
        with connected(snapshot, way) as (connection, before):
            queries = {
                **{name: f"SELECT * FROM {before}main.{name}" for name in requests["relations"]},  # noqa: S608
                **{call: f"SELECT * FROM {before}{call}" for call in requests["tables"]},  # noqa: S608
                **{call: f"SELECT {before and before + 'main.'}{call}" for call in requests["scalars"]},
            }
            answers[way] = {name: asked(connection, query) for name, query in queries.items()}
    sys.stdout.write(json.dumps({"version": duckdb.__version__, "answers": answers}))


if __name__ == "__main__":
    main(sys.argv[1])

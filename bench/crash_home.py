"""What is in a home after a crash, read by a process of its own: see ``bench.crash_points.in_child``."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from tasks import archive
from tasks.checks import run_checks
from tasks.home import Home
from tasks.left_out import DIED
from tasks.migrations import apply_migrations, migrations
from tasks.snapshot import open_snapshot
from tasks.spare import spare_of
from tasks.statements import json_list, statement
from tasks.warehouse import Warehouse

EDITION = re.compile(r"This is edition (\d+) of story")
_SNAPSHOT = {
    "articles": "SELECT url, source, version, title, body, gone_at IS NOT NULL FROM articles",
    "versions": "SELECT url, version, cause, title, body FROM article_versions",
    "searched": "SELECT count(*) FROM search('edition')",
}
_WAREHOUSE = {
    "fetches": "SELECT address, status, count(*) FROM fetches WHERE kind = 'page' GROUP BY ALL",
    "addresses": "SELECT url, how FROM article_urls",
    "pending": "SELECT url, source FROM pending",
    "rejects": "SELECT url, reason FROM rejects",
    "forgotten": "SELECT url FROM forgotten",
    "windows": "SELECT kind, state, error FROM windows",
    "running": "SELECT run_id FROM runs WHERE state = 'running'",
}


def content_of(root: str) -> dict[str, list[str]]:
    """All that must be the same whether something was killed or not: no times, no names of runs or segments."""
    home = Home(Path(root))
    with Warehouse(home).transaction() as connection:
        rows = {name: connection.execute(query).fetchall() for name, query in _WAREHOUSE.items()}
    with open_snapshot(home) as connection:
        rows |= {name: connection.execute(query).fetchall() for name, query in _SNAPSHOT.items()}
    return {name: sorted(repr(tuple(map(_short, row))) for row in found) for name, found in rows.items()}


def _short(value: Any) -> Any:
    """A text by its digest, so that two homes are compared by little."""
    return hashlib.sha256(value.encode()).hexdigest()[:12] if isinstance(value, str) and len(value) > 150 else value


def texts_of(root: str) -> dict[str, list[int]]:
    """By address: the editions that the versions of its article have, in order."""
    query = "SELECT url, body FROM article_versions ORDER BY version"
    texts: dict[str, list[int]] = {}
    with open_snapshot(Home(Path(root))) as connection:
        for url, body in connection.execute(query).fetchall():
            found = EDITION.search(body)
            texts.setdefault(url, []).append(int(found[1]) if found else -1)
    return texts


def archived(root: str, scratch: str) -> dict[str, int]:
    """By address: the pages that are whole in the archive, segments that nobody has sealed included.

    A copy is read: the home stays as the kill has left it.
    """
    copy = Path(scratch) / "archive"
    shutil.rmtree(copy, ignore_errors=True)
    if not Home(Path(root)).archive.exists():
        return {}
    shutil.copytree(Home(Path(root)).archive, copy)
    archive.recover(copy)
    return Counter(
        visit.address
        for path in archive.sealed(copy)
        for visit in archive.read_segment(path, archive=copy).visits()
        if visit.page is not None
    )


def killed_at_twice(root: str) -> int:
    """Forget that articles were left out because a publisher was killed twice at work on them; return how many there were.

    No publisher can tell a kill from an article that takes all memory: it leaves out what it died on twice, for a week.
    """
    home = Home(Path(root))
    if not home.snapshot.exists():
        return 0
    with Warehouse(home).transaction() as connection:
        sql = "DELETE FROM publishing_failures WHERE reason = $died RETURNING article_id"
        return len(connection.execute(sql, {"died": DIED}).fetchall())


def problems_of(root: str, *, at_rest: bool) -> list[str]:
    """What is wrong with archive, snapshot and files of a home.

    Args:
        at_rest: the last command has ended by itself: nothing of a run may be left.
    """
    home = Home(Path(root))
    found = []
    if home.snapshot.exists():
        with open_snapshot(home) as connection:
            stated, held = connection.execute(
                "SELECT (SELECT articles FROM snapshot_info), (SELECT count(*) FROM articles WHERE body <> '')"
            ).fetchall()[0]
            broken = [result.claim for result in run_checks(connection) if not result.holds] if at_rest else []
        found += [f"a check of the snapshot fails: {claim}" for claim in broken]
        if stated != held:
            found.append(f"the snapshot says that it has {stated} articles, and has {held}")
    if not at_rest:
        return found
    digests = _digests(home)
    for path in archive.sealed(home.archive):
        what = archive.damage(
            path, archive=home.archive, digests=digests.get(path.relative_to(home.archive).as_posix(), {})
        )
        found += [f"{path.name}: {what}"] if what else []
    found += [f"left behind: {path.name}" for path in home.archive.rglob("*") if path.suffix in (".open", ".damaged")]
    names = {path.name for path in home.published.iterdir()} - {"analyst.duckdb", "report", spare_of(home).name}
    found += [f"left behind: published/{name}" for name in names]
    with Warehouse(home).transaction() as connection:
        double = "SELECT fetch_id FROM fetches GROUP BY ALL HAVING count(*) > 1"
        found += [f"recorded twice: fetch {name}" for (name,) in connection.execute(double).fetchall()]
        twice = "SELECT url_key FROM article_heads GROUP BY ALL HAVING count(*) > 1"
        found += [f"in twice: {name}" for (name,) in connection.execute(twice).fetchall()]
        unclosed = connection.execute("SELECT kind, state FROM runs WHERE state = 'running'").fetchall()
        found += [f"not closed: a run, {kind}" for kind, _ in unclosed]
    return found


def _digests(home: Home) -> dict[str, dict[int, str]]:
    with Warehouse(home).transaction() as connection:
        names = [name for (name,) in connection.execute("SELECT segment FROM segments").fetchall()]
        rows = connection.execute(statement("writer/digests_of_segments"), {"segments": json_list(names)}).fetchall()
    digests: dict[str, dict[int, str]] = {}
    for segment, offset, digest in rows:
        digests.setdefault(segment, {})[offset] = digest
    return digests


def inserted(root: str, kind: str) -> int:
    """Articles that the runs of a kind say that they have inserted, those that died included."""
    query = "SELECT coalesce(sum(inserted), 0) FROM runs INNER JOIN run_sources USING (run_id) WHERE kind = $kind"
    with Warehouse(Home(Path(root))).transaction() as connection:
        return int(connection.execute(query, {"kind": kind}).fetchall()[0][0])


def migrations_known() -> int:
    """How many there are."""
    return len(migrations())


def make_older(root: str, older: str, count: int) -> None:
    """A home as an earlier release has left it: the archive and the rows of another, under the first migrations only."""
    home, old = Home(Path(root)), Home(Path(older))
    old.prepare()
    shutil.rmtree(old.archive)
    shutil.copytree(home.archive, old.archive)
    with duckdb.connect(old.warehouse) as connection:
        apply_migrations(connection, migrations()[:count], "2026-01-01 00:00:00")
        connection.execute(f"ATTACH '{home.warehouse}' AS newer (READ_ONLY)")
        for table in _tables(connection, "main"):
            columns = _columns(connection, "main", table) & _columns(connection, "newer", table)
            if table != "migrations" and columns:
                named = ", ".join(sorted(columns))
                there, here = _schema(connection, "newer", table), _schema(connection, "main", table)
                connection.execute(f"INSERT INTO {here}.{table} BY NAME SELECT {named} FROM newer.{there}.{table}")


def _tables(connection: duckdb.DuckDBPyConnection, database: str) -> Sequence[str]:
    current = "current_database()" if database == "main" else f"'{database}'"
    query = f"SELECT table_name FROM duckdb_tables() WHERE database_name = {current} ORDER BY 1"
    return [name for (name,) in connection.execute(query).fetchall()]


def _schema(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> str:
    """The schema of a table: a later release keeps what is internal apart."""
    current = "current_database()" if database == "main" else f"'{database}'"
    query = f"SELECT schema_name FROM duckdb_tables() WHERE database_name = {current} AND table_name = '{table}'"
    return str(connection.execute(query).fetchall()[0][0])


def _columns(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> set[str]:
    current = "current_database()" if database == "main" else f"'{database}'"
    query = f"SELECT column_name FROM duckdb_columns() WHERE database_name = {current} AND table_name = '{table}'"
    return {name for (name,) in connection.execute(query).fetchall()}

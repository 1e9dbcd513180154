"""What analysts do not need is in a schema of its own, in warehouses of before too."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import duckdb
import pytest

import tasks.warehouse
from tasks.counting import count_changes
from tasks.home import Home
from tasks.indexing import index_articles
from tasks.migrations import apply_migrations, migrations
from tasks.publish import publish
from tasks.rewriting import rewrite
from tasks.statements import to_timestamp
from tasks.warehouse import MOVING, Warehouse
from tests.support import two_newspapers

PUBLIC = {
    "alarms", "article_links", "article_urls", "author_days", "discoveries", "fetches", "forgotten", "lateness", "migrations",
    "outcomes", "pending", "rejects", "run_sources", "story_articles", "story_merges", "tag_days", "windows",
}  # fmt: skip
"""The writer's tables in the schema main."""
ASKED = (
    "SELECT * EXCLUDE (dateline_version) FROM snapshot_info",
    "SELECT * FROM articles ORDER BY article_id",
    "SELECT * FROM article_versions ORDER BY article_id, version",
    "SELECT * FROM runs ORDER BY run_id",
    "SELECT * FROM sources ORDER BY source",
    "SELECT * FROM tag_days ORDER BY ALL",
    "SELECT * FROM search('bridge')",
)


def tables(warehouse: Warehouse, schema: str) -> set[str]:
    with warehouse.transaction() as connection:
        query = "SELECT table_name FROM duckdb_tables() WHERE schema_name = $schema"
        return {name for (name,) in connection.execute(query, {"schema": schema}).fetchall()}


def answers(home: Home) -> list[object]:
    with duckdb.connect(home.snapshot, read_only=True) as connection:
        return [connection.execute(query).fetchall() for query in ASKED]


@pytest.fixture
def of_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """A filled, indexed and counted warehouse, of which all tables are in the schema main, and whose rows have gaps."""
    warehouse = Warehouse(Home(tmp_path / "before"))
    earlier = [migration for migration in migrations() if migration.name < MOVING]
    with monkeypatch.context() as patch:
        patch.setattr(tasks.warehouse, "migrations", lambda: earlier)
        warehouse.migrate()
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, *(two_newspapers.article(f"gone-{n}", "Gone", "Gone.") for n in range(3)))
        connection.execute("DELETE FROM article_heads")
        connection.execute("DELETE FROM article_contents")
        connection.execute("DELETE FROM article_urls")
        two_newspapers.fill(connection)
        _with_digests(connection, "ADD COLUMN id_digest UINTEGER")
    index_articles(warehouse, now=two_newspapers.PUBLISHED)
    with warehouse.checkpointed(count_changes):
        pass
    with warehouse.transaction() as connection:
        _with_digests(connection, "DROP COLUMN id_digest")
    return warehouse


def _with_digests(connection: duckdb.DuckDBPyConnection, change: str) -> None:
    """Today's indexing and counting read digests, which a later migration adds."""
    for table in ("article_heads", "article_contents"):
        connection.execute(f"ALTER TABLE {table} {change}")


def test_only_what_analysts_use_is_in_the_schema_that_tools_list(tmp_path: Path) -> None:
    warehouse = Warehouse(Home(tmp_path))
    warehouse.migrate()
    assert tables(warehouse, "main") == PUBLIC
    assert len(tables(warehouse, "internal")) > 20


def test_a_warehouse_of_before_is_moved_with_the_next_publishing(of_before: Warehouse, tmp_path: Path) -> None:
    assert tables(of_before, "internal") == set()
    publish(of_before, of_before.home, run_id="run-3", now=two_newspapers.PUBLISHED)
    assert tables(of_before, "main") == PUBLIC
    assert answers(of_before.home) == answers(two_newspapers.made_home(tmp_path / "new"))


def test_an_earlier_program_refuses_a_warehouse_that_was_moved(of_before: Warehouse) -> None:
    of_before.migrate()
    earlier = [migration for migration in migrations() if migration.name < MOVING]
    with (
        duckdb.connect(of_before.path) as connection,
        pytest.raises(tasks.migrations.MigrationRefused, match="newer Dateline"),
    ):
        apply_migrations(connection, earlier, to_timestamp(two_newspapers.PUBLISHED))


def test_a_moved_file_keeps_no_empty_half(of_before: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    with of_before.transaction() as connection:
        longer = "UPDATE article_contents SET body = body || (SELECT string_agg(hash(n)) FROM range(90_000) AS r (n))"
        connection.execute(longer)
    with of_before.checkpointed() as path:
        size = path.stat().st_size
    monkeypatch.setattr(tasks.warehouse, "rewrite", partial(rewrite, least_bytes=0))
    of_before.migrate()
    assert of_before.path.stat().st_size < 1.2 * size
    publish(of_before, of_before.home, run_id="run-3", now=two_newspapers.PUBLISHED)

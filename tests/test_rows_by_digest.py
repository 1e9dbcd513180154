"""Rows are found by narrow digests of their keys, then compared by the keys, and written without a search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

import tasks.load
import tasks.warehouse
import tasks.writing
from tasks.home import Home
from tasks.lake import by_keys
from tasks.migrations import migrations
from tasks.pure.addresses import key_of
from tasks.pure.decide.stored import Stored
from tasks.pure.records import Candidate
from tasks.statements import statement
from tasks.warehouse import DIGESTED, DIGESTS, Warehouse
from tests.support import two_newspapers
from tests.support.visits import LoadFixture, address, article, at, failure, listed, visit

COUNTS = (
    "SELECT (SELECT count(*) FROM addresses), (SELECT count(*) FROM article_urls), (SELECT count(*) FROM article_heads)"
)
WITHOUT = {
    "addresses": "key_digest = NULL",
    "article_urls": "key_digest = NULL, id_digest = NULL",
    "article_heads": "id_digest = NULL",
    "article_contents": "id_digest = NULL",
}


@pytest.fixture
def fixture(tmp_path: Path) -> Iterator[LoadFixture]:
    with LoadFixture(tmp_path) as fixture:
        yield fixture


def change(fixture: LoadFixture, *commands: str) -> None:
    with fixture.warehouse.transaction() as connection:
        for command in commands:
            connection.execute(command)


def test_rows_from_before_there_were_digests_are_found_by_their_keys(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one")), visit(address("two"), at(1), "thin"))
    change(fixture, *(f"UPDATE {table} SET {columns}" for table, columns in WITHOUT.items()))  # noqa: S608 - names of our own
    later = [visit(address("one"), at(2), article("one", keeps="more")), visit(address("two"), at(2), article("two"))]
    assert fixture.load(*later) == {"updated": 1, "inserted": 1}
    assert fixture.ask(COUNTS) == [(2, 2, 2)]
    assert fixture.ask("SELECT count(*) FROM rejects") == [(0,)]
    assert fixture.violations() == {}


def test_two_keys_that_share_a_digest_are_two_rows(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one")))
    of_two = "cast(md5_number_lower('paper.example/2026/09/two') >> 32 AS UINTEGER)"
    change(fixture, *(f"UPDATE {table} SET key_digest = {of_two}" for table in ("addresses", "article_urls")))  # noqa: S608
    assert fixture.load(visit(address("two"), at(2), article("two"))) == {"inserted": 1}
    assert fixture.ask(COUNTS) == [(2, 2, 2)]
    assert fixture.ask("SELECT url FROM article_heads ORDER BY url") == [(address("one"),), (address("two"),)]


@pytest.mark.parametrize(
    "url",
    ["https://paper.example/#!/one\u202e", "https://pa\x9bper.example/one", "https://paper.example:99999/one\ufeff"],
)
def test_an_address_with_characters_that_are_not_stored_is_one_row(fixture: LoadFixture, url: str) -> None:
    run = fixture.open()
    for _ in range(2):
        fixture.list(run, Candidate(url, key_of(url), "paper", "feed", "", None, None))
    assert fixture.ask("SELECT (SELECT count(*) FROM addresses), (SELECT count(*) FROM pending)") == [(1, 1)]
    assert fixture.load(visit(url, at(1), article("one")), run=run) == {"inserted": 1}
    assert fixture.load(visit(url, at(2), article("one", keeps="more")), run=run) == {"updated": 1}
    assert fixture.ask(COUNTS) == [(1, 1, 1)]
    assert fixture.violations() == {}


def test_all_that_is_written_has_its_digest(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one"), listed("other"))
    fixture.load(visit(address("one"), at(1), article("one")), visit(address("two"), at(1), failure()), run=run)
    fixture.load(visit(address("one"), at(2), article("changed")), visit(address("three"), at(2), article("one")))
    fixture.load(visit(address("one"), at(3), article("one")))
    for table, columns in WITHOUT.items():
        missing = " OR ".join(f"{column.split()[0]} IS NULL" for column in columns.split(", "))
        assert fixture.ask(f"SELECT count(*) > 0, count(*) FILTER ({missing}) FROM {table}") == [(True, 0)]  # noqa: S608
    assert fixture.violations() == {}


@pytest.mark.parametrize("is_interrupted", [False, True])
def test_a_file_from_before_there_were_digests_has_them_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_interrupted: bool
) -> None:
    warehouse = Warehouse(Home(tmp_path))
    earlier = [migration for migration in migrations() if migration.name < DIGESTS]
    with monkeypatch.context() as patch:
        patch.setattr(tasks.warehouse, "migrations", lambda: earlier)
        warehouse.migrate()
    with warehouse.transaction() as connection:
        two_newspapers.fill(connection)
    if is_interrupted:
        with monkeypatch.context() as patch:
            patch.setattr(tasks.warehouse, "DIGESTED", ())
            assert DIGESTS in warehouse.migrate()
        assert warehouse.migrate() == []
    else:
        assert DIGESTS in warehouse.migrate()
    right = "id_digest = cast(md5_number_lower(article_id) >> 32 AS UINTEGER)"
    with warehouse.transaction() as connection:
        for table in set(DIGESTED) - {"addresses"}:
            query = f"SELECT count(*) > 0, coalesce(bool_and({right}), FALSE) FROM {table}"  # noqa: S608
            assert connection.execute(query).fetchall() == [(True, True)], table


def test_new_pages_are_written_without_searching_or_changing_rows(
    fixture: LoadFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixture.load(visit(address("old"), at(0), article("old")))
    executed: list[str] = []
    run = tasks.writing.Writing._execute

    def execute(self: tasks.writing.Writing, sql: str, rows: list[object], parameters: dict[str, object]) -> int:
        if rows:
            executed.append(sql)
        return run(self, sql, rows, parameters)

    monkeypatch.setattr(tasks.writing.Writing, "_execute", execute)
    fixture.load(*(visit(address(name), at(1), article(name)) for name in ("one", "two")))
    assert executed
    assert [sql for sql in executed if re.search(r"\b(MERGE|UPDATE|DELETE)\b", sql)] == []


def test_a_row_that_has_moved_in_its_transaction_is_found_by_its_key(
    fixture: LoadFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixture.load(*(visit(address(name), at(1), article(name)) for name in ("one", "two")))
    read = tasks.load.lookup

    def moved(connection: duckdb.DuckDBPyConnection, *given: Any, **options: Any) -> Stored:
        found = read(connection, *given, **options)
        connection.execute("UPDATE article_heads SET tags = ['moved']")
        return found

    monkeypatch.setattr(tasks.load, "lookup", moved)
    assert fixture.load(visit(address("one"), at(2), article("one", keeps="more"))) == {"updated": 1}
    assert fixture.ask("SELECT url, version FROM article_heads ORDER BY url") == [
        (address("one"), 2),
        (address("two"), 1),
    ]


@pytest.mark.parametrize(
    "name",
    [
        *(f"writer/{name}_of_keys" for name in ("addresses", "links", "listed", "outcomes", "pending", "rejects")),
        *(f"writer/{name}_of_articles" for name in ("contents", "heads", "versions")),
        *(f"merges/addresses_{name}" for name in ("fetched", "listed", "read_again")),
        *(f"merges/article_{name}" for name in ("heads", "heads_moved", "heads_seen", "urls")),
        *(f"merges/article_contents_{name}" for name in ("again", "dates", "earlier")),
        *(f"merges/{name}" for name in ("outcomes", "pending_done", "pending_due", "pending_failed", "rejects")),
    ],
)
def test_a_lake_is_asked_by_keys_alone(name: str) -> None:
    assert "rowid" in statement(name)
    assert "rowid" not in by_keys(statement(name))

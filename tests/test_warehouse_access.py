"""Access to the warehouse: one writer at a time over threads and processes, and what survives kill -9."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

import tasks.attached
from tasks.home import Home
from tasks.statements import json_rows, statement, to_timestamp
from tasks.warehouse import Warehouse, WarehouseBusy, WarehouseUnreadable

HOLDER = """
import sys
from pathlib import Path
from tasks.home import Home
from tasks.warehouse import Warehouse
with Warehouse(Home(Path(sys.argv[1]))).transaction() as connection:
    connection.execute("INSERT INTO notes VALUES ('lost')")
    print("in", flush=True)
    sys.stdin.readline()
"""

COUNTER = """
import sys
from pathlib import Path
from tasks.home import Home
from tasks.warehouse import Warehouse
warehouse = Warehouse(Home(Path(sys.argv[1])))
for _ in range(20):
    with warehouse.transaction() as connection:
        connection.execute("UPDATE counter SET n = n + 1")
"""

TYPED = """
SELECT item.t, item.l[1]
FROM (SELECT unnest(from_json_strict($rows, '[{"t":"VARCHAR","l":["VARCHAR"]}]')) AS item)
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_what_a_transaction_attaches_is_not_there_in_the_next(home: Home) -> None:
    for _ in range(2):
        with Warehouse(home).transaction() as connection:
            connection.execute("ATTACH ':memory:' AS beside")
            connection.execute("CREATE TABLE beside.notes (note VARCHAR)")


def holder(home: Home) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(home.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"in\n"
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_block_that_raises_leaves_nothing(home: Home) -> None:
    warehouse = Warehouse(home)
    with suppress(ZeroDivisionError), warehouse.transaction() as connection:
        connection.execute("CREATE TABLE notes (note VARCHAR)")
        raise ZeroDivisionError
    with warehouse.transaction() as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == []


@pytest.mark.fault("kills", "kill -9 in a transaction", "what was committed is there")
def test_a_killed_transaction_leaves_what_was_committed_before(home: Home) -> None:
    warehouse = Warehouse(home)
    with warehouse.transaction() as connection:
        connection.execute("CREATE TABLE notes (note VARCHAR)")
        connection.execute("INSERT INTO notes VALUES ('kept')")
    end(holder(home))
    with warehouse.transaction() as connection:
        assert connection.execute("SELECT note FROM notes").fetchall() == [("kept",)]


def test_a_held_warehouse_is_busy_and_says_who_holds_it(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        connection.execute("CREATE TABLE notes (note VARCHAR)")
    process = holder(home)
    try:
        held = pytest.raises(WarehouseBusy, match=f"held by process {process.pid}")
        with held, Warehouse(home, wait=0.1).transaction():
            pass
    finally:
        end(process)


def test_a_thread_waits_for_another_thread(home: Home) -> None:
    with Warehouse(home).transaction():
        caught: list[BaseException] = []

        def try_it() -> None:
            try:
                with Warehouse(home, wait=0.05).transaction():
                    pass
            except WarehouseBusy as error:
                caught.append(error)

        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert len(caught) == 1
    assert f"process {os.getpid()}" in str(caught[0])


def test_a_transaction_inside_a_transaction_is_refused_at_once(home: Home) -> None:
    warehouse = Warehouse(home)
    with warehouse.transaction(), pytest.raises(RuntimeError, match="wait for itself"), warehouse.transaction():
        pass
    with warehouse.transaction():
        pass


def test_two_processes_do_not_write_at_the_same_time(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        connection.execute("CREATE TABLE counter AS SELECT 0 AS n")
    processes = [subprocess.Popen([sys.executable, "-c", COUNTER, str(home.root)]) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    with Warehouse(home).transaction() as connection:
        assert connection.execute("SELECT n FROM counter").fetchall() == [(40,)]


def test_a_settled_file_has_no_wal(home: Home) -> None:
    warehouse = Warehouse(home)
    with warehouse.transaction() as connection:
        connection.execute("CREATE TABLE notes (note VARCHAR)")
    end(holder(home))
    with warehouse.checkpointed() as path:
        assert path == home.warehouse
        assert not path.with_name(path.name + ".wal").exists()


@pytest.mark.parametrize(("least", "times"), [(0, 1), (100_000, 2)])
def test_what_is_prepared_holds_after_the_checkpoint(
    home: Home, monkeypatch: pytest.MonkeyPatch, least: int, times: int
) -> None:
    """The checkpoint moves rows into the places of deleted rows: those that are left of 300,000 after half are deleted."""
    monkeypatch.setattr(tasks.attached, "LARGE", 0)
    monkeypatch.setattr(tasks.attached, "WAL_BYTES", 1 << 40)
    warehouse = Warehouse(home)
    with warehouse.transaction() as connection:
        connection.execute("CREATE TABLE numbers AS SELECT n FROM range(300_000) AS numbers(n)")
        connection.execute("CREATE TABLE places (place BIGINT)")
    with warehouse.checkpointed():
        pass
    with warehouse.transaction() as connection:
        connection.execute("DELETE FROM numbers WHERE n % 2 = 0 AND n < $least", {"least": 3 * least})
    last, prepared = "SELECT rowid FROM numbers WHERE n = 299_999", []

    def prepare(connection: duckdb.DuckDBPyConnection) -> None:
        prepared.append(connection.execute(last).fetchall())
        connection.execute(f"CREATE OR REPLACE TABLE places AS SELECT place FROM ({last}) AS numbers(place)")  # noqa: S608

    def holds(connection: duckdb.DuckDBPyConnection) -> bool:
        return connection.execute(f"({last}) EXCEPT FROM places").fetchall() == []

    with warehouse.checkpointed(prepare, holds=holds):
        pass
    assert len(prepared) == times
    with warehouse.reading() as connection:
        assert holds(connection)


def test_a_damaged_file_is_named(home: Home) -> None:
    home.warehouse.write_bytes(b"no database" * 2000)
    with pytest.raises(WarehouseUnreadable, match="cannot be read"), Warehouse(home).transaction():
        pass


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\ud83db", "a\ufffdb"),
        ("\\u0000", "\\u0000"),
        ('"quoted" \\ back\nline', '"quoted" \\ back\nline'),
        ("x' OR '1'='1; $rows", "x' OR '1'='1; $rows"),
        ("Ж \U0001f600 \u2028", "Ж \U0001f600 \u2028"),
    ],
)
def test_text_reaches_a_table_whole(home: Home, written: str, stored: str) -> None:
    with Warehouse(home).transaction() as connection:
        found = connection.execute(TYPED, {"rows": json_rows([{"t": written, "l": (written,)}])}).fetchall()
    assert found == [(stored, stored)]


def test_a_time_is_written_in_utc() -> None:
    assert to_timestamp(datetime.fromisoformat("2026-09-04T15:09:55.25+02:00")) == "2026-09-04 13:09:55.250000"
    with pytest.raises(ValueError, match="without a zone"):
        to_timestamp(datetime.now(UTC).replace(tzinfo=None))


def test_a_statement_is_found_by_its_name() -> None:
    assert "CREATE TABLE article_heads" in statement("migrations/0001_create_warehouse")


def test_between_two_transactions_the_process_has_the_file_open_nowhere(home: Home) -> None:
    warehouse = Warehouse(home)
    for _ in range(2):
        with warehouse.transaction() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS notes (text VARCHAR)")
            assert is_open(home.warehouse)
        assert not is_open(home.warehouse)
        assert not home.warehouse.with_name(home.warehouse.name + ".wal").exists()


def is_open(path: Path) -> bool:
    return any(link.exists() and link.samefile(path) for link in Path("/proc/self/fd").iterdir())


def test_a_transaction_follows_one_that_failed(home: Home) -> None:
    warehouse = Warehouse(home)
    with warehouse.transaction() as connection:
        connection.execute("CREATE TABLE notes (text VARCHAR)")
    with suppress(ZeroDivisionError), warehouse.transaction() as connection:
        connection.execute("INSERT INTO notes VALUES ('rolled back')")
        raise ZeroDivisionError
    with warehouse.transaction(threads=1) as connection:
        connection.execute("INSERT INTO notes VALUES ('kept')")
    with warehouse.reading() as connection:
        assert connection.execute("SELECT text FROM notes").fetchall() == [("kept",)]


def test_the_wal_of_a_large_file_stays_small_and_the_next_transaction_has_what_is_in_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks.attached, "LARGE", 0)
    warehouse, wal = Warehouse(home), home.warehouse.with_name(home.warehouse.name + ".wal")
    with warehouse.transaction() as connection:
        connection.execute("CREATE TABLE notes (number BIGINT, text VARCHAR)")
    assert wal.exists()
    for number in range(6):
        with warehouse.transaction() as connection:
            (rows,) = connection.execute("SELECT count(*) FROM notes").fetchall()[0]
            assert rows == number * 1000
            texts = "INSERT INTO notes SELECT range, repeat(md5(range::VARCHAR), 50) FROM range(1000)"
            connection.execute(texts)
        assert not wal.exists() or wal.stat().st_size < 8_000_000


def test_a_load_leaves_the_checkpoint_to_what_follows_it(home: Home) -> None:
    warehouse, wal = Warehouse(home), home.warehouse.with_name(home.warehouse.name + ".wal")
    with warehouse.transaction() as connection:
        connection.execute("CREATE TABLE notes (note VARCHAR)")
    assert not wal.exists()
    for note in "abc":
        with warehouse.transaction(more_follow=True) as connection:
            connection.execute("INSERT INTO notes VALUES ($note)", {"note": note})
        assert wal.exists()
        assert not is_open(home.warehouse)
    end(holder(home))  # another process, killed in a transaction
    assert wal.exists()
    with warehouse.transaction() as connection:
        assert connection.execute("SELECT string_agg(note ORDER BY note) FROM notes").fetchall() == [("a,b,c",)]
    assert not wal.exists()


@pytest.mark.parametrize("rows", [20_000, 100_000])
def test_what_is_committed_but_not_checkpointed_is_kept_and_no_error(home: Home, rows: int) -> None:
    """The disk is full after the commit: the file cannot grow, but the WAL was written."""
    warehouse = Warehouse(home)
    with warehouse.transaction() as connection:
        connection.execute("CREATE TABLE notes AS SELECT sha256(n::VARCHAR) AS text FROM range(200_000) AS numbers(n)")
    with warehouse.checkpointed():
        pass
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with warehouse.transaction() as connection:
            connection.execute("INSERT INTO notes SELECT sha256(text) FROM notes LIMIT $rows", {"rows": rows})
            resource.setrlimit(resource.RLIMIT_FSIZE, (home.warehouse.stat().st_size, hard))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert home.warehouse.with_name(home.warehouse.name + ".wal").exists()
    assert not is_open(home.warehouse)
    with warehouse.reading() as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchall() == [(200_000 + rows,)]


def test_what_a_transaction_makes_for_itself_ends_with_it(home: Home) -> None:
    warehouse = Warehouse(home)
    for _ in range(2):
        with warehouse.transaction() as connection:
            connection.execute("CREATE TEMP TABLE mine AS SELECT 1")
            connection.execute("CREATE TEMP MACRO its_own() AS 1")

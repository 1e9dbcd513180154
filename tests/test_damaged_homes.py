"""What is damaged in a home, or has no room, is named in one line that says what to do; the rest goes on."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.cli import main
from flows.serving.environment import PrefectHomeDamaged, prepare_prefect
from tasks import archive
from tasks.coordination import HostState
from tasks.coordination.files import FileLease
from tasks.home import Home
from tasks.migrations import MigrationRefused
from tasks.publish import publish
from tasks.pure.errors import DatelineError
from tasks.warehouse import Warehouse, WarehouseBusy, WarehouseFull, WarehouseUnreadable
from tests.support import two_newspapers


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return two_newspapers.made_home(tmp_path / "home")


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(start: int, end: int) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[start:end] = b"x" * (end - start)
        path.write_bytes(data)

    return damage


@pytest.mark.fault(
    "machine", "warehouse.duckdb cut, overwritten, of random bytes", "named; restore a backup or move it away"
)
@pytest.mark.parametrize(
    "damage",
    [
        halve,
        overwrite(0, 100),
        overwrite(4100, 8000),
        overwrite(12_300, 200_000),
        lambda path: path.write_bytes(b"x" * 9000),
    ],
    ids=["half", "first header", "second header", "blocks", "no database"],
)
def test_a_damaged_warehouse_is_named_with_what_to_do(home: Home, damage: Callable[[Path], None]) -> None:
    damage(home.warehouse)
    with pytest.raises(WarehouseUnreadable, match="restore a backup"):
        publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED, whole=True)


@pytest.mark.fault("machine", "warehouse.lock is a folder", "named")
def test_a_folder_in_the_place_of_the_lock_is_named(home: Home) -> None:
    home.warehouse_lock.unlink(missing_ok=True)
    home.warehouse_lock.mkdir()
    with pytest.raises(WarehouseUnreadable, match="is a folder"), Warehouse(home).transaction():
        pass


@pytest.mark.fault("machine", "the warehouse's disk is full", "named; what was committed stays, the next run goes on")
def test_a_full_disk_is_named(home: Home) -> None:
    warehouse = Warehouse(home)
    with pytest.raises(WarehouseFull, match="make room"), warehouse.transaction():
        raise duckdb.TransactionException("Failed to commit: Could not write file: No space left on device")
    with warehouse.transaction() as connection:
        assert connection.execute("SELECT count(*) FROM article_heads").fetchone() == (6,)


def test_an_open_warehouse_is_busy_and_not_damaged(home: Home) -> None:
    program = "import duckdb, sys; opened = duckdb.connect(sys.argv[1]); print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", program, str(home.warehouse)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(WarehouseBusy, match="another program"), Warehouse(home).transaction():
            pass
        other.communicate()


@pytest.mark.fault("machine", "a warehouse that is half migrated", "named")
def test_a_half_migrated_warehouse_is_named(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        connection.execute("DELETE FROM migrations WHERE name > '0011'")
    with pytest.raises(MigrationRefused, match="half migrated"):
        Warehouse(home).migrate()


@pytest.mark.fault("machine", "a warehouse of a newer version", "refused before anything is changed")
def test_a_newer_warehouse_is_refused(home: Home) -> None:
    with Warehouse(home).transaction() as connection:
        connection.execute("INSERT INTO migrations VALUES ('9999_later.sql', 'x', '2026-01-01')")
    with pytest.raises(MigrationRefused, match="newer Dateline"):
        Warehouse(home).migrate()


@pytest.mark.fault("machine", "a WAL of random bytes", "named, or the warehouse is whole without it")
def test_a_damaged_wal_ends_in_a_sentence(home: Home) -> None:
    home.warehouse.with_name(home.warehouse.name + ".wal").write_bytes(os.urandom(5000))
    try:
        with Warehouse(home).transaction() as connection:
            assert connection.execute("SELECT count(*) FROM article_heads").fetchone() == (6,)
    except DatelineError as error:
        assert "restore a backup" in str(error)  # noqa: PT017 - either is right


@pytest.mark.fault("machine", "a folder, or a link to nothing, named like a segment", "passed over with a warning")
def test_what_is_no_file_is_no_segment(tmp_path: Path) -> None:
    folder = tmp_path / "quay" / "2026" / "03"
    (folder / "x.warc.gz").mkdir(parents=True)
    (folder / "y.warc.gz").symlink_to("/nowhere")
    (folder / "z.warc.gz.open").mkdir()
    (folder / "good.warc.gz").touch()
    assert archive.sealed_names(tmp_path) == ["quay/2026/03/good.warc.gz"]
    assert archive.recover(tmp_path) == []


@pytest.mark.fault("machine", "prefect.db is no database", "named at once; removing the folder loses no article")
def test_a_damaged_database_of_prefect_is_named_at_once(home: Home) -> None:
    home.prefect.mkdir(parents=True, exist_ok=True)
    (home.prefect / "prefect.db").write_text("x" * 5000)
    with pytest.raises(PrefectHomeDamaged, match="remove"):
        prepare_prefect(home)


@pytest.mark.fault("machine", "hosts/ is full", "the file is named; the page stays pending")
def test_a_host_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    path = tmp_path / "host.json"
    lease = FileLease(path)
    with path.open("rb") as unwritable:
        os.dup2(unwritable.fileno(), lease._file)
    with pytest.raises(OSError, match=r"host\.json"):
        lease.write(HostState())
    lease.close()


@pytest.mark.fault(
    "machine", "no space, read-only home, no file descriptors, no permission", "one line with what to do"
)
@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "make room"),
        (errno.EROFS, "read-only"),
        (errno.EMFILE, "ulimit"),
        (errno.EACCES, "--home"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_an_error_of_the_machine_is_one_line(
    number: int, remedy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise OSError(number, os.strerror(number), "/srv/news/runs/x.lock")

    monkeypatch.setattr(main, "cli", fail)
    monkeypatch.setattr(main, "skip_pandas", lambda: None)
    with pytest.raises(SystemExit) as left:
        main.main()
    (line,) = capsys.readouterr().err.splitlines()
    assert left.value.code == 1
    assert line.startswith("dateline: /srv/news/runs/x.lock: ")
    assert remedy in line

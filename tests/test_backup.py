"""A home is backed up into one file and restored from it: the same articles, the same pages, and runs continue."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from tasks import archive, load
from tasks.home import Home
from tasks.upkeep.backup import BackupRefused, back_up, restore
from tasks.warehouse import Warehouse
from tests.support import command
from tests.support.archived_home import ArchivedHome, archived_home


@pytest.fixture
def archived(tmp_path: Path) -> ArchivedHome:
    return archived_home(tmp_path / "home")


def test_what_comes_back_is_what_went_in(archived: ArchivedHome, tmp_path: Path) -> None:
    made = back_up(archived.warehouse, archived.home, tmp_path / "home.tar", archived.now)
    assert made.segments == 4
    back = Home(tmp_path / "other")
    assert restore(back, made.path).segments == 4
    warehouse = Warehouse(back)
    with warehouse.transaction() as connection:
        contents = connection.execute("FROM article_contents ORDER BY ALL").fetchall()
    assert contents == archived.ask("FROM article_contents ORDER BY ALL")
    for name in archived.segments:
        assert (back.archive / name).read_bytes() == (archived.home.archive / name).read_bytes()
    assert load.unloaded(warehouse, archived.segments) == archived.segments[3:], "the first run loads what had waited"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "home.tar", "other"]


@pytest.mark.fault("machine", "a restore that dies while it moves its parts", "repeated, it restores everything")
def test_a_restore_that_died_between_its_moves_is_repeated(
    archived: ArchivedHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(archived.warehouse, archived.home, tmp_path / "home.tar", archived.now)
    back = Home(tmp_path / "other")
    rename = Path.rename

    def die(self: Path, target: Path) -> Path:
        if target == back.warehouse:
            raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", die)
        with pytest.raises(KeyboardInterrupt):
            restore(back, made.path)
    assert list(archive.sealed(back.archive))
    assert restore(back, made.path).segments == 4
    assert back.warehouse.exists()
    assert sorted(path.name for path in back.root.iterdir() if path.name.startswith(".")) == []


def test_both_are_one_command(archived: ArchivedHome, tmp_path: Path) -> None:
    file = tmp_path / "home.tar"
    done = command.run("--home", archived.home.root, "backup", str(file))
    assert done.returncode == 0, done.stderr
    other = tmp_path / "other"
    done = command.run("--home", other, "restore", str(file))
    assert done.returncode == 0, done.stderr
    asked = command.run("--home", other, "query", "SELECT count(*) FROM articles", "--csv")
    assert asked.stdout.split() == ["count_star()", "3"]


def test_a_file_that_is_there_is_not_overwritten(archived: ArchivedHome, tmp_path: Path) -> None:
    file = tmp_path / "home.tar"
    file.write_text("mine")
    with pytest.raises(BackupRefused):
        back_up(archived.warehouse, archived.home, file, archived.now)
    assert file.read_text() == "mine"


def test_a_home_that_has_something_is_not_overwritten(archived: ArchivedHome, tmp_path: Path) -> None:
    made = back_up(archived.warehouse, archived.home, tmp_path / "home.tar", archived.now)
    with pytest.raises(BackupRefused, match="move them away"):
        restore(archived.home, made.path)
    assert archived.ask("SELECT count(*) FROM article_heads") == [(3,)]


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def no_tar(path: Path) -> None:
    path.write_bytes(b"x" * 4096)


def without_a_segment(path: Path) -> None:
    whole = path.rename(path.with_suffix(".whole"))
    with tarfile.open(whole) as tar, tarfile.open(path, "w") as less:
        for member in tar.getmembers()[:-1]:
            less.addfile(member, tar.extractfile(member))


def with_a_link_that_leads_out(path: Path) -> None:
    with tarfile.open(path, "a") as tar:
        link = tarfile.TarInfo("archive/out")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        tar.addfile(link)


def with_a_file_that_leads_out(path: Path) -> None:
    with tarfile.open(path, "a") as tar:
        tar.addfile(tarfile.TarInfo("archive/../../../out"))


@pytest.mark.fault("machine", "a backup that is cut or changed", "refused")
@pytest.mark.parametrize(
    "harm", [shortened, no_tar, without_a_segment, with_a_link_that_leads_out, with_a_file_that_leads_out]
)
def test_a_backup_that_is_not_whole_is_refused(archived: ArchivedHome, tmp_path: Path, harm: object) -> None:
    made = back_up(archived.warehouse, archived.home, tmp_path / "home.tar", archived.now)
    assert callable(harm)
    harm(made.path)
    back = Home(tmp_path / "other")
    with pytest.raises(BackupRefused):
        restore(back, made.path)
    assert not back.warehouse.exists()
    assert list(archive.sealed(back.archive)) == []

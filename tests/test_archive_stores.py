"""The archive on a store that several machines share: a folder, or an S3 server on loopback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks import archive
from tasks.archive import ArchiveWriteError, ObjectMissing, StoreRefused, Unloaded, s3
from tasks.archive.shared import FOUND, Archive
from tasks.archive.stores import FolderStore, open_store
from tasks.config import load_config
from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.run.recovery import recover_unloaded
from tasks.run.session import RunSession
from tasks.settings import resolve_settings
from tasks.upkeep import retention, validation
from tasks.upkeep.backup import back_up
from tasks.upkeep.forgetting import forget
from tests.support import archived_home
from tests.support.archived_home import NOW, page, visit
from tests.support.backfill_fixture import write_config
from tests.support.s3 import BUCKET, SECRET, S3Server, s3_server

MOMENT = datetime(2026, 9, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def shared_server() -> Iterator[S3Server]:
    with s3_server() as server:
        yield server


@pytest.fixture
def server(shared_server: S3Server, monkeypatch: pytest.MonkeyPatch) -> S3Server:
    for name, value in shared_server.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(s3, "_FIRST_PAUSE", 0.01)
    return shared_server


@pytest.fixture(params=["folder", "s3"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "folder":
        return str(tmp_path / "shared")
    request.getfixturevalue("server")
    return f"s3://{BUCKET}/{tmp_path.name}/archive"


def segment(home: Path, address: str, name: str = "ferry", run: str = "run-1") -> tuple[Archive, str]:
    """One sealed segment of one page."""
    one = Archive(home, open_store(address))
    with one.writer("post", run, MOMENT) as writer:
        writer.append(visit(name, MOMENT))
        sealed = writer.seal()
    assert sealed is not None
    return one, sealed.relative_to(home).as_posix()


def test_objects_are_stored_listed_read_and_removed(address: str, tmp_path: Path) -> None:
    store = open_store(address)
    (tmp_path / "one").write_bytes(b"first")
    store.put(tmp_path / "one", "post/2026/09/b.warc.gz")
    (tmp_path / "one").write_bytes(b"second")
    store.put(tmp_path / "one", "post/2026/09/b.warc.gz")
    store.put(tmp_path / "one", "post/2026/08/a.warc.gz")
    store.put_mark(".unloaded/run/post/2026/09/b.warc.gz")
    assert list(store.names("post/")) == ["post/2026/08/a.warc.gz", "post/2026/09/b.warc.gz"]
    assert list(store.names(".unloaded/")) == [".unloaded/run/post/2026/09/b.warc.gz"]
    store.get("post/2026/09/b.warc.gz", tmp_path / "two")
    assert (tmp_path / "two").read_bytes() == b"second"
    store.remove("post/2026/09/b.warc.gz")
    store.remove("post/2026/09/b.warc.gz")
    with pytest.raises(ObjectMissing):
        store.get("post/2026/09/b.warc.gz", tmp_path / "two")
    assert list(store.names("none/")) == []


def test_a_list_of_many_pages_is_read_to_its_end(server: S3Server, monkeypatch: pytest.MonkeyPatch) -> None:
    store = s3.S3Store(f"s3://{BUCKET}/many")
    opened = store._opened()
    given = opened.list_objects_v2
    monkeypatch.setattr(opened, "list_objects_v2", lambda **asked: given(**asked, MaxKeys=2))
    for n in range(5):
        store.put_mark(f"post/{n}")
    assert list(store.names("post/")) == [f"post/{n}" for n in range(5)]


def test_a_sealed_segment_is_read_by_every_machine(address: str, tmp_path: Path) -> None:
    ours, name = segment(tmp_path / "ours", address)
    theirs = Archive(tmp_path / "theirs", open_store(address))
    assert theirs.names() == [name]
    assert theirs.sources() == {"post"}
    assert theirs.those_there(["post/2026/09/none.warc.gz", name]) == [name]
    assert theirs.unloaded() == [Unloaded("run-1", name)]
    read = archive.read_segment(theirs.path(name), archive=theirs.folder)
    [found] = read.visits()
    assert found.page is not None
    assert found.page.body == page("ferry")
    theirs.loaded(Unloaded("run-1", name))
    assert ours.unloaded() == []
    assert not (theirs.folder / name).exists()
    theirs.remove(name)
    assert theirs.names() == []


def test_an_empty_segment_is_not_stored(address: str, tmp_path: Path) -> None:
    one = Archive(tmp_path / "ours", open_store(address))
    assert one.writer("post", "run-1", MOMENT).seal() is None
    assert (one.names(), one.unloaded()) == ([], [])


class Refusing(FolderStore):
    """A store that fails before or after it has the object."""

    def __init__(self, root: Path, *, after: bool) -> None:
        super().__init__(root)
        self.after = after

    def put(self, path: Path, name: str) -> None:
        if self.after:
            super().put(path, name)
        raise archive.StoreUnavailable("is away", key=name)


@pytest.mark.fault("several machines", "a worker dies while it uploads a segment", "its next run uploads it whole")
@pytest.mark.parametrize("after", [False, True])
def test_what_was_not_uploaded_is_sealed_by_the_next_run(tmp_path: Path, after: bool) -> None:
    folder, shared = tmp_path / "ours", tmp_path / "shared"
    with (
        pytest.raises(ArchiveWriteError, match="is away"),
        Archive(folder, Refusing(shared, after=after)).writer("post", "run-1", MOMENT) as writer,
    ):
        writer.append(visit("ferry", MOMENT))
    one = Archive(folder, FolderStore(shared))
    assert [path.suffix for path in folder.rglob("*.open")] == [".open"]
    [sealed] = one.recover()
    assert one.unloaded() == [Unloaded("run-1", sealed.relative_to(folder).as_posix())]
    assert (shared / one.names()[0]).read_bytes() == sealed.read_bytes()


def session_of(home: Home, config: Path) -> RunSession:
    return RunSession(home, load_config(config), lambda: MOMENT, workers=1)


@pytest.mark.fault("several machines", "a worker dies between sealing and loading", "another worker loads its segment")
def test_what_another_machine_left_is_loaded_once(address: str, tmp_path: Path) -> None:
    _, name = segment(tmp_path / "dead" / "archive", address)
    config = write_config(tmp_path / "sources.toml")
    with session_of(Home(tmp_path / "ours", archive_store=address), config) as session:
        left, damaged = recover_unloaded(session)
        assert ([path.name for path in left], damaged) == ([name.rpartition("/")[2]], [])
        session.load_segment(left[0])
        assert session.archive.unloaded() == []
        assert recover_unloaded(session) == ([], [])


def test_a_mark_is_removed_where_the_segment_is_loaded(tmp_path: Path) -> None:
    address = str(tmp_path / "shared")
    _, name = segment(tmp_path / "dead", address)
    config = write_config(tmp_path / "sources.toml")
    with session_of(Home(tmp_path / "ours", archive_store=address), config) as session:
        session.load_segment(session.home.archive / name)
        (tmp_path / "shared" / ".unloaded" / "run-1" / name).touch()  # killed before it removed the mark
        assert recover_unloaded(session) == ([], [])
        assert session.archive.unloaded() == []


@pytest.mark.fault("several machines", "a worker's disk is lost before a segment was uploaded", "the others go on")
def test_a_mark_without_a_segment_is_passed_over(tmp_path: Path) -> None:
    address = str(tmp_path / "shared")
    one, name = segment(tmp_path / "dead", address)
    assert one.store is not None
    one.store.remove(name)
    config = write_config(tmp_path / "sources.toml")
    with session_of(Home(tmp_path / "ours", archive_store=address), config) as session:
        assert recover_unloaded(session) == ([], [])


def test_what_is_no_segment_is_reported_once(tmp_path: Path) -> None:
    address = str(tmp_path / "shared")
    _, name = segment(tmp_path / "dead", address)
    (tmp_path / "shared" / name).write_bytes(b"no WARC file")
    config = write_config(tmp_path / "sources.toml")
    with session_of(Home(tmp_path / "ours", archive_store=address), config) as session:
        left, damaged = recover_unloaded(session)
        assert (left, len(damaged)) == ([], 1)
        assert recover_unloaded(session) == ([], [])


@pytest.mark.fault(
    "several machines", "the S3 store answers 503 for a while", "tried again with back-off; no secret is logged"
)
def test_an_outage_is_waited_out(server: S3Server, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    server.out_for, server.refused = 4, 0
    with caplog.at_level(logging.DEBUG):
        one, name = segment(tmp_path / "ours", f"s3://{BUCKET}/outage")
    assert one.names() == [name]
    assert server.refused == 4
    assert "503 SlowDown" in str([record.__dict__ for record in caplog.records if record.name.startswith("tasks.")])
    assert SECRET not in str([record.__dict__ for record in caplog.records if record.name.startswith("tasks.")])


def test_an_outage_that_lasts_ends_the_upload(
    server: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(s3, "RETRIED_FOR", 0.1)
    server.is_out = True
    try:
        with pytest.raises(ArchiveWriteError, match="answered 503 SlowDown"):
            segment(tmp_path / "ours", f"s3://{BUCKET}/lasting")
    finally:
        server.is_out = False
    assert len(Archive(tmp_path / "ours", s3.S3Store(f"s3://{BUCKET}/lasting")).recover()) == 1


@pytest.mark.parametrize(
    ("address", "error", "message"),
    [("s3://no-such-bucket/a", StoreRefused, "not in the archive|NoSuchBucket"), ("s3:///a", ConfigError, "BUCKET")],
)
def test_a_store_that_refuses_is_named(
    server: S3Server, tmp_path: Path, address: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        open_store(address).put_mark("a")


def test_retention_validation_and_forgetting_work_on_the_store(address: str, tmp_path: Path) -> None:
    archived = archived_home.archived_home(tmp_path / "home", address)
    home, one = archived.home, archive.archive_of(archived.home)
    unloaded = archived.segments[-1]
    assert [path.name for path in home.archive.rglob("*.warc.gz")] == [Path(unloaded).name]
    assert one.names() == sorted(archived.segments)
    found = validation.sample(archived.warehouse, home, NOW)
    assert (found.validated, found.damaged) == (3, ())
    assert one.unloaded() == [Unloaded("run-3", unloaded)]
    assert forget(archived.warehouse, home, archived_home.address("market"), NOW).records > 0
    one.drop(archived.segments[2])
    assert b"market" not in b"".join(
        found.page.body
        for found in archive.read_segment(one.path(archived.segments[2]), archive=home.archive).visits()
        if found.page
    )
    removed = retention.remove(archived.warehouse, home, days=7, most_bytes=0, now=NOW)
    assert [segment.segment for segment in removed] == archived.segments[:1]
    assert one.names() == sorted(archived.segments[1:])


def test_segments_that_nobody_knows_of_are_queued(address: str, tmp_path: Path) -> None:
    archived = archived_home.archived_home(tmp_path / "home", address)
    one = archive.archive_of(archived.home)
    one.loaded(Unloaded("run-3", archived.segments[-1]))  # as if the warehouse had been restored to a state before that
    validation.sample(archived.warehouse, archived.home, NOW)
    assert one.unloaded() == [Unloaded(FOUND, archived.segments[-1])]


def test_a_backup_leaves_the_store_out(tmp_path: Path) -> None:
    archived = archived_home.archived_home(tmp_path / "home", str(tmp_path / "shared"))
    assert back_up(archived.warehouse, archived.home, tmp_path / "backup.tar", NOW).segments == 0


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("", None),
        ("s3://news/archive", "s3://news/archive"),
        ("s3://news", "s3://news"),
        ("/srv/shared", "/srv/shared"),
    ],
)
def test_the_environment_names_the_store(monkeypatch: pytest.MonkeyPatch, given: str, stored: str | None) -> None:
    monkeypatch.setenv("DATELINE_ARCHIVE", given)
    assert resolve_settings("home").home.archive_store == stored


@pytest.mark.parametrize("given", ["archive", "s3:/news", "https://news.example/archive", "s3://News_x"])
def test_another_address_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("DATELINE_ARCHIVE", given)
    with pytest.raises(ConfigError, match="s3://BUCKET/PREFIX"):
        resolve_settings("home")

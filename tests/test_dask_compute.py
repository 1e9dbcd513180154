"""A Dask cluster extracts what is reprocessed: the rows are those of this machine's own parser processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tasks import parsing
from tasks.archive import ArchiveError
from tasks.computing import cluster as cluster_module
from tasks.computing.cluster import SegmentLost
from tasks.computing.interface import ComputeUnavailable
from tasks.computing.worker import SegmentTask, WorkerUnfit, extract_segment
from tasks.config import load_config
from tasks.home import Home
from tasks.parsing import ParsingStopped
from tasks.pure.errors import ConfigError
from tasks.pure.records import SourceRules
from tasks.run.backfill_plan import BackfillRange
from tasks.run.reprocess_plan import ReprocessScope, segments_to_reprocess
from tasks.run.session import RunSession
from tasks.settings import resolve_settings, utc_now
from tasks.warehouse import Warehouse
from tests.support import command
from tests.support.backfill_fixture import Backfiller, backfiller, gazette_pages, write_config, write_warc
from tests.support.dask_cluster import DaskCluster, dask_cluster
from tests.support.s3 import BUCKET, SECRET, S3Server, s3_server

pytest.importorskip("distributed", reason="`make dev` installs it")

SEGMENTS, PAGES = 6, 3
PRELOAD = "tests.support.deadly_segments"
NEW_RULES = ("[sources.selectors]", 'remove = "p:nth-of-type(4)"')
OWN_COLUMNS = {"run_id", "recorded_at", "content_row"}
"""Who wrote a row, when, and the place of its text in the file: they differ from one reprocess to the next."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose segments were loaded by other rules; the second has one page more than the others."""
    folder = tmp_path_factory.mktemp("loaded")
    with backfiller(folder) as past:
        pages = gazette_pages(SEGMENTS * PAGES + 1)
        for number in range(SEGMENTS):
            first, last = number * PAGES + (number > 1), (number + 1) * PAGES + (number >= 1)
            warc = write_warc(folder / f"{number}.warc.gz", pages[first:last])
            past.fill(BackfillRange(warc=(str(warc),)))
    write_config(folder / "sources.toml", *NEW_RULES)
    return folder


@pytest.fixture
def folder(loaded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(loaded, tmp_path / "copy"))


def rows(home: Home) -> dict[str, list[tuple[Any, ...]]]:
    """What the warehouse has of articles and fetches, by table."""
    found = {}
    with Warehouse(home).transaction() as connection:
        for table in ("article_heads", "article_contents", "addresses", "fetches", "rejects", "segments", "pending"):
            columns = [
                row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall() if row[0] not in OWN_COLUMNS
            ]
            found[table] = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY ALL").fetchall()  # noqa: S608
    return found


def reprocess(session: RunSession) -> dict[str, Exception]:
    """Reprocess what is to be, as many segments at once as are worth it; the errors by segment."""
    errors: dict[str, Exception] = {}

    def one(name: str) -> None:
        try:
            session.reprocess_extracted(session.extract(name), None)
        except Exception as error:  # noqa: BLE001 - they are looked at
            errors[name] = error

    with ThreadPoolExecutor(session.compute.slots) as pool:
        list(pool.map(one, segments_to_reprocess(session, ReprocessScope())))
    return errors


def wait_for(held: Path) -> int:
    """The process that waits to be killed while it reads a segment."""
    deadline = time.monotonic() + command.LIMIT
    while not (held.exists() and held.read_text("utf-8")):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return int(held.read_text("utf-8"))


def session_of(folder: Path, compute: str | None = None) -> RunSession:
    return RunSession(Home(folder / "home", compute=compute), load_config(folder / "sources.toml"), utc_now, workers=1)


@pytest.mark.fault("compute", "a Dask worker is killed in a reprocess", "its segments go to another; the same rows")
def test_a_cluster_that_loses_a_worker_gives_the_same_rows_as_the_process_pool(
    folder: Path, tmp_path: Path, prefect_api: dict[str, str]
) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    with session_of(other) as session:
        assert reprocess(session) == {}
    held = tmp_path / "held"
    with dask_cluster(
        tmp_path / "dask", workers=2, preload=PRELOAD, environment={"DATELINE_TEST_HELD": str(held)}
    ) as cluster:
        environment = {**prefect_api, "DATELINE_COMPUTE": cluster.address}
        places = ["--home", folder / "home", "--config", folder / "sources.toml"]
        process = command.start(*places, "reprocess", "--json", environment=environment)
        os.kill(wait_for(held), signal.SIGKILL)
        out, err = process.communicate(timeout=command.LIMIT)
    assert process.returncode == 0, err + cluster.log()
    assert json.loads(out)["reread"]["outcomes"] == {"updated": SEGMENTS * PAGES + 1}
    assert rows(Home(folder / "home")) == rows(Home(other / "home"))


@pytest.mark.fault("compute", "a segment that ends every Dask worker that reads it", "it fails alone, with that reason")
def test_a_segment_that_ends_its_workers_fails_alone(folder: Path, tmp_path: Path) -> None:
    environment = {
        "DATELINE_TEST_DEADLY": str(PAGES + 1),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",  # three more workers would show no more
    }
    with (
        dask_cluster(tmp_path / "dask", workers=3, preload=PRELOAD, environment=environment) as cluster,
        session_of(folder, cluster.address) as session,
    ):
        session.spread()
        errors = reprocess(session)
        left = segments_to_reprocess(session, ReprocessScope())
    assert [type(error) for error in errors.values()] == [SegmentLost], errors
    assert left == list(errors)


@pytest.fixture(scope="module")
def store() -> Iterator[S3Server]:
    with s3_server() as server:
        yield server


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, store: S3Server) -> Iterator[DaskCluster]:
    with dask_cluster(tmp_path_factory.mktemp("dask"), workers=1, environment=store.environment()) as cluster:
        yield cluster


def test_a_worker_that_does_not_see_the_archive_says_what_it_needs(folder: Path, cluster: DaskCluster) -> None:
    home = Home(folder / "home", compute=cluster.address)
    with session_of(folder, cluster.address) as session:
        session.spread()
        [name, *_] = segments_to_reprocess(session, ReprocessScope())
        home.archive.rename(folder / "elsewhere")
        with pytest.raises(WorkerUnfit, match=r"DATELINE_COMPUTE: a worker has no .*DATELINE_ARCHIVE"):
            session.extract(name)


def test_damage_is_reported_by_the_name_of_the_segment(folder: Path, cluster: DaskCluster) -> None:
    with session_of(folder, cluster.address) as session:
        session.spread()
        [name, *_] = segments_to_reprocess(session, ReprocessScope())
        path = session.home.archive / name
        path.write_bytes(path.read_bytes()[:-40])
        found = session.extract(name)
        assert len(found.visits) == PAGES - 1
        assert isinstance(found.damage, ArchiveError)
        assert found.damage.key == name
        with pytest.raises(ArchiveError):
            session.reprocess_extracted(found, None)
        path.write_bytes(b"")
        with pytest.raises(ArchiveError, match=f"{name}: .*warcinfo"):
            session.extract(name)


@pytest.mark.fault("compute", "a run on a Dask cluster is stopped", "it ends; what was not extracted stays as it was")
def test_a_run_that_is_stopped_does_not_wait_for_the_cluster(
    folder: Path, cluster: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "STOP_SECONDS", 0.0)
    monkeypatch.setattr(cluster_module, "_POLL", 0.01)
    with session_of(folder, cluster.address) as session:
        session.spread()
        with ThreadPoolExecutor(1) as pool, cluster.paused():
            [name, *_] = segments_to_reprocess(session, ReprocessScope())
            waiting = pool.submit(session.extract, name)
            session.stopping.set()
            with pytest.raises(ParsingStopped):
                waiting.result()
        assert name in segments_to_reprocess(session, ReprocessScope())


@pytest.mark.fault("compute", "the Dask scheduler is restarted in a reprocess", "its tasks are given to it again")
@pytest.mark.fault(
    "compute", "all Dask workers are gone for two minutes", "what is left fails, and is reprocessed next time"
)
def test_a_scheduler_that_is_restarted_gets_the_tasks_again_and_one_without_workers_is_given_up(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held"
    environment = {"DATELINE_TEST_HELD": str(held)}
    with (
        dask_cluster(tmp_path / "dask", workers=1, preload=PRELOAD, environment=environment) as cluster,
        session_of(folder, cluster.address) as session,
        ThreadPoolExecutor(1) as pool,
    ):
        session.spread()
        result = pool.submit(reprocess, session)
        wait_for(held)
        cluster.stop()
        cluster.start_scheduler()
        worker = cluster.start_worker()
        assert result.result() == {}
        assert segments_to_reprocess(session, ReprocessScope()) == []
        worker.kill()
        monkeypatch.setattr(cluster_module, "WORKERS_SECONDS", 0.0)
        monkeypatch.setattr(cluster_module, "_LOOK", 0.0)
        [name, *_] = segments_to_reprocess(session, ReprocessScope(everything=True))
        with pytest.raises(ComputeUnavailable, match="has had no workers"):
            session.extract(name)


def test_workers_read_a_backfill_from_the_store(
    cluster: DaskCluster, store: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in store.environment().items():
        monkeypatch.setenv(name, value)
    config = load_config(write_config(tmp_path / "sources.toml"))
    warc = write_warc(tmp_path / "a.warc.gz", gazette_pages(PAGES))
    home = Home(tmp_path / "home", archive_store=f"s3://{BUCKET}/archive", compute=cluster.address)
    with RunSession(home, config, utc_now, workers=1) as session:
        session.spread()
        past = Backfiller(session, config.sources[0])
        past.fill(BackfillRange(warc=(str(warc),)))
        assert past.outcomes == {"inserted": PAGES}
        assert list(home.archive.rglob("*.warc.gz")) == []
        assert len(store.keys("archive/past/")) == 1
        assert past.ask("SELECT count(*) FROM segments WHERE bytes > 1000") == [(1,)]
    assert SECRET not in cluster.log()


def test_an_address_at_which_nothing_answers_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "CONNECT_SECONDS", 0.2)
    with (
        session_of(folder, "tcp://127.0.0.1:9") as session,
        pytest.raises(
            ComputeUnavailable, match=r"^DATELINE_COMPUTE: no Dask scheduler answers at tcp://127.0.0.1:9 within"
        ),
    ):
        session.spread()


def test_an_address_with_tls_needs_certificates(folder: Path) -> None:
    needed = r"^DATELINE_COMPUTE: tls://127.0.0.1:9 needs certificates: set DASK_DISTRIBUTED__COMM__TLS__CA_FILE, "
    with session_of(folder, "tls://127.0.0.1:9") as session, pytest.raises(ComputeUnavailable, match=needed):
        session.spread()


def test_a_cluster_without_workers_is_waited_for_and_then_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dask_cluster(tmp_path / "dask", workers=0) as cluster, session_of(folder, cluster.address) as session:
        session.stopping.set()
        with pytest.raises(ParsingStopped):
            session.spread()
        monkeypatch.setattr(cluster_module, "WORKERS_SECONDS", 0.0)
        with pytest.raises(ComputeUnavailable, match=r"has had no workers .* start one with `dask worker tcp://"):
            session.spread()


def test_a_missing_package_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        session_of(folder, "tcp://127.0.0.1:8786") as session,
        pytest.raises(
            ConfigError, match=r"DATELINE_COMPUTE: needs the package distributed: pip install 'dateline\[dask\]'"
        ),
    ):
        session.spread()


def test_a_worker_with_other_rules_refuses(folder: Path) -> None:
    task = SegmentTask("past/a", SourceRules("past"), extractor="1+3f2a90c1", run="", folder=str(folder))
    with pytest.raises(WorkerUnfit, match=r"a worker has version .* and the run has 1.3f2a90c1"):
        extract_segment(task)


@pytest.mark.parametrize(
    "given", ["tcp://dask:8786", "tls://dask.example.org:8786", "tcp://10.0.0.7:8786", "tcp://[::1]:8786"]
)
def test_the_environment_names_the_scheduler(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_COMPUTE", given)
    assert resolve_settings("h", "c").home.compute == given


@pytest.mark.parametrize("given", ["dask:8786", "http://dask:8786", "tcp://dask", "tcp://:8786", "inproc://x", "8786"])
def test_an_address_that_is_none_is_refused_with_what_would_be_right(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_COMPUTE", given)
    with pytest.raises(ConfigError, match=r"DATELINE_COMPUTE: .* write tcp://HOST:8786"):
        resolve_settings("h", "c")


def test_by_default_this_machine_extracts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_COMPUTE", raising=False)
    assert resolve_settings("h", "c").home.compute is None

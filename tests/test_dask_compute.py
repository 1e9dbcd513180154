"""A Dask cluster extracts what is reprocessed: the rows are those of this machine's own parser processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tasks.archive import ArchiveError
from tasks.computing import open_cluster
from tasks.computing.cluster import DaskCompute, SegmentLost
from tasks.computing.interface import ComputeUnavailable
from tasks.computing.worker import WorkerUnfit
from tasks.config import load_config
from tasks.home import Home
from tasks.parsing import ParsingStopped
from tasks.pure.errors import ConfigError
from tasks.run.backfill_plan import BackfillRange
from tasks.run.reprocess_plan import ReprocessScope, segments_to_reprocess
from tasks.run.session import RunSession
from tasks.settings import resolve_settings, utc_now
from tasks.warehouse import Warehouse
from tests.support import command
from tests.support.backfill_fixture import backfiller, gazette_pages, write_config, write_warc
from tests.support.dask_cluster import DaskCluster, dask_cluster

pytest.importorskip("distributed", reason="`make dev` installs it")

SEGMENTS, PAGES = 8, 3
PRELOAD = "tests.support.deadly_segments"
NEW_RULES = ("[sources.selectors]", 'remove = "p:nth-of-type(4)"')
OWN_COLUMNS = {"run_id", "content_row"}
"""Which run wrote a row, and the place of its text in the file: both differ from one reprocess to the next."""


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
            found[table] = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY ALL").fetchall()
    return found


def reprocess(session: RunSession) -> dict[str, Exception]:
    """Reprocess what is to be, as many segments at once as are worth it; the errors by segment."""
    errors: dict[str, Exception] = {}

    def one(name: str) -> None:
        try:
            session.reprocess_extracted(session.extract(name), None)
        except Exception as error:
            errors[name] = error

    with ThreadPoolExecutor(session.compute.slots) as pool:
        list(pool.map(one, segments_to_reprocess(session, ReprocessScope())))
    return errors


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
        deadline = time.monotonic() + command.LIMIT
        while not (held.exists() and held.read_text("utf-8")):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.02)
        os.kill(int(held.read_text("utf-8")), signal.SIGKILL)
        out, err = process.communicate(timeout=command.LIMIT)
    assert process.returncode == 0, err + cluster.log()
    assert json.loads(out)["reread"]["outcomes"] == {"updated": SEGMENTS * PAGES + 1}
    assert rows(Home(folder / "home")) == rows(Home(other / "home"))


@pytest.mark.fault("compute", "a segment that ends every Dask worker that reads it", "it fails alone, with that reason")
def test_a_segment_that_ends_its_workers_fails_alone(folder: Path, tmp_path: Path) -> None:
    fatal = {"DATELINE_TEST_DEADLY": str(PAGES + 1), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with (
        dask_cluster(tmp_path / "dask", workers=2, preload=PRELOAD, environment=fatal) as cluster,
        session_of(folder, cluster.address) as session,
    ):
        session.spread()
        errors = reprocess(session)
        assert len(errors) < SEGMENTS, cluster.log()
        cluster.start_worker()  # a container would be started again by its engine
        left = reprocess(session)
        assert len(segments_to_reprocess(session, ReprocessScope())) == 1
    # With one failure allowed to no task, segments that waited in the same worker may have failed with it.
    [error] = left.values()
    assert isinstance(error, SegmentLost)
    assert "each worker that read it ended" in error.message


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    with dask_cluster(tmp_path_factory.mktemp("dask"), workers=1) as cluster:
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

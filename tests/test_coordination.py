"""One contract for leases and locks, whether files of a home or PostgreSQL keep them."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.coordination import Coordination, CoordinationUnavailable, FileCoordination, HostLease, HostState
from tasks.coordination.files import FileLease, file_name
from tasks.coordination.interface import ConfigurationOutdated
from tasks.coordination.postgres import PostgresCoordination
from tasks.fetching import Client
from tests.support.corpus_site import ROOT
from tests.support.postgres import MISSING, Postgres, postgres, programs
from tests.support.web import PATIENT, Answer, Handler, serving

SECONDS = 6.0
"""The shortest lease that may be configured."""
needs_postgres = pytest.mark.skipif(programs() is None, reason=MISSING)
Make = Callable[[], Coordination]
"""Makes the coordination of another worker of the same installation."""

HOLDS = """
import sys, time
from pathlib import Path
from tasks.coordination.files import FileCoordination
from tasks.coordination.postgres import PostgresCoordination
kind, where = sys.argv[1:3]
one = FileCoordination(Path(where) / "hosts", Path(where) / "runs") if kind == "files" else PostgresCoordination(where, 6.0)
lease = one.lease("e.example")
while not lease.try_acquire():
    pass
state = lease.read()
state.requested_at = lease.now()
lease.write(state)
run = one.begin_run("run-of-the-dead", "ingest", ["paper"])
with one.hold("paper") as is_ours:
    print(is_ours, flush=True)
    time.sleep(600)
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    if programs() is None:
        pytest.skip(MISSING)
    with postgres() as server:
        yield server


def new_database(server: Postgres, options: str = "") -> str:
    import psycopg

    with psycopg.connect(server.address, autocommit=True) as connection:
        name = f"test_{time.monotonic_ns()}"
        connection.execute(f"CREATE DATABASE {name} {options}".encode())
    return server.address.replace("dbname=postgres", f"dbname={name}")


@pytest.fixture
def database(server: Postgres) -> str:
    """A database of its own for each test."""
    return new_database(server)


@pytest.fixture
def database_in_ascii(server: Postgres) -> str:
    """As a server makes them that was set up without a locale: the driver makes bytes of its texts by default."""
    return new_database(server, "ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")


PLACES = {"files": "", "postgres": "database", "postgres in SQL_ASCII": "database_in_ascii"}


@pytest.fixture(params=["files", *(pytest.param(name, marks=needs_postgres) for name in PLACES if name != "files")])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """What a worker is told of the installation."""
    database = PLACES[request.param]
    return ("postgres", request.getfixturevalue(database)) if database else ("files", str(tmp_path))


@pytest.fixture
def make(place: tuple[str, str]) -> Iterator[Make]:
    kind, where = place
    made: list[PostgresCoordination] = []

    def another() -> Coordination:
        if kind == "files":
            return FileCoordination(Path(where) / "hosts", Path(where) / "runs")
        made.append(PostgresCoordination(where, SECONDS))
        return made[-1]

    yield another
    for one in made:
        one.close()


def acquired(lease: HostLease, within: float = 4 * SECONDS) -> float:
    """Acquire a lease; the seconds that it took."""
    began = time.monotonic()
    while not lease.try_acquire():
        assert time.monotonic() - began < within, "the lease did not become free"
        time.sleep(0.02)
    return time.monotonic() - began


def until(is_so: Callable[[], bool], within: float = 4 * SECONDS) -> None:
    deadline = time.monotonic() + within
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_host_is_leased_to_one_and_its_state_goes_to_the_next(make: Make) -> None:
    ours, theirs = make().lease("e.example:81"), make().lease("e.example:81")
    assert ours.try_acquire()
    assert not theirs.try_acquire()
    assert ours.read() == HostState()
    ours.write(HostState(requested_at=1772700000.25, page_requested_at=5.0, strikes=2, why="failures"))
    assert not ours.is_lost()
    ours.release()
    assert theirs.try_acquire()
    assert theirs.read() == HostState(requested_at=1772700000.25, page_requested_at=5.0, strikes=2, why="failures")
    assert not ours.try_acquire()
    theirs.close()
    assert ours.try_acquire()
    ours.close()


def test_two_hosts_are_leased_at_once_and_all_holders_have_one_clock(make: Make) -> None:
    one, two = make().lease("e.example"), make().lease("f.example")
    assert one.try_acquire()
    assert two.try_acquire()
    assert abs(one.now() - two.now()) < 1
    assert abs(one.now() - time.time()) < 1
    one.close()
    two.close()


def test_the_state_of_a_host_is_shown_without_its_lease(make: Make) -> None:
    coordination = make()
    assert coordination.host_state("e.example") == HostState()
    lease = coordination.lease("e.example")
    assert lease.try_acquire()
    lease.write(HostState(strikes=3))
    assert make().host_state("E.example").strikes == 3
    lease.close()


def test_threads_of_several_workers_never_hold_a_host_at_once(make: Make) -> None:
    workers = [make() for _ in range(3)]
    holding, most = [0], [0]

    def hold(n: int) -> None:
        lease = workers[n % 3].lease("e.example")
        acquired(lease)
        holding[0] += 1
        most[0] = max(most[0], holding[0])
        lease.write(HostState(strikes=lease.read().strikes + 1))
        holding[0] -= 1
        lease.close()

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(hold, range(60)))
    assert most == [1]
    assert make().host_state("e.example").strikes == 60


def test_a_lock_is_held_by_one_until_its_block_ends(make: Make) -> None:
    ours, theirs = make(), make()
    with ours.hold("paper") as is_ours, theirs.hold("paper") as is_theirs, theirs.hold("post") as is_other:
        assert (is_ours, is_theirs, is_other) == (True, False, True)
        with ours.hold("paper") as is_ours_twice:
            assert not is_ours_twice
    with theirs.hold("paper") as is_theirs:
        assert is_theirs


def test_a_run_is_alive_until_it_ends(make: Make) -> None:
    ours, theirs = make(), make()
    lock = ours.begin_run("run-1", "ingest", ["paper", "post"])
    assert lock is not None
    assert theirs.begin_run("run-1", "backfill", []) is None
    [run] = theirs.live_runs()
    assert (run.run_id, run.kind, run.sources) == ("run-1", "ingest", ("paper", "post"))
    assert run.since.utcoffset() is not None
    lock.narrow(["post"])
    assert theirs.live_runs()[0].sources == ("post",)
    theirs.forget_runs(["another"])
    assert len(theirs.live_runs()) == 1
    lock.end()
    lock.end()
    assert theirs.live_runs() == []


@pytest.mark.fault(
    "several machines", "a worker is killed while it holds a host, a source and a run", "others take over"
)
def test_what_a_killed_worker_held_is_free(make: Make, place: tuple[str, str]) -> None:
    ours = make()
    assert ours.live_runs() == []
    with subprocess.Popen([sys.executable, "-c", HOLDS, *place], cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "True\n"
        lease = ours.lease("e.example")
        assert not lease.try_acquire()
        assert [run.run_id for run in ours.live_runs()] == ["run-of-the-dead"]
        worker.kill()
        worker.wait()
    acquired(lease)
    assert lease.read().requested_at > 0
    lease.close()
    until(lambda: ours.live_runs() == [])
    with ours.hold("paper") as is_ours:
        assert is_ours
    ours.forget_runs(["run-of-the-dead"])
    lock = ours.begin_run("run-of-the-dead", "ingest", [])
    assert lock is not None
    lock.end()


@needs_postgres
@pytest.mark.fault(
    "several machines", "PostgreSQL restarts while a worker requests a host", "nobody else gets the host"
)
def test_a_lease_outlives_a_restart_of_postgresql(server: Postgres, database: str) -> None:
    ours, theirs = PostgresCoordination(database, 4 * SECONDS), PostgresCoordination(database, 4 * SECONDS)
    lease, other = ours.lease("e.example"), theirs.lease("e.example")
    assert lease.try_acquire()
    assert not other.try_acquire()
    with ours.hold("paper"):
        lock = ours.begin_run("run-1", "ingest", ["paper"])
        assert lock is not None
        server.stop()
        assert not other.try_acquire()
        with pytest.raises(CoordinationUnavailable):
            lease.write(HostState(strikes=1))
        server.start()
        assert not lease.is_lost()
        assert not other.try_acquire()
        with theirs.hold("paper") as is_theirs:
            assert not is_theirs
        assert [run.run_id for run in theirs.live_runs()] == ["run-1"]
    lease.close()  # stores what could not be written
    acquired(other)
    assert other.read().strikes == 1
    other.close()
    server.stop()
    lock.end()
    server.start()
    until(lambda: theirs.live_runs() == [])
    ours.close()
    theirs.close()


@needs_postgres
@pytest.mark.fault(
    "several machines", "PostgreSQL is away for longer than a lease", "hosts are lost, runs and sources go on"
)
def test_a_worker_joins_again_after_a_long_outage(server: Postgres, database: str) -> None:
    ours, theirs = PostgresCoordination(database, SECONDS), PostgresCoordination(database, SECONDS)
    lease, other = ours.lease("e.example"), theirs.lease("e.example")
    lock = ours.begin_run("run-1", "ingest", ["paper"])
    assert lock is not None
    assert theirs.live_runs()
    with ours.hold("paper"):
        assert lease.try_acquire()
        server.stop()
        until(lease.is_lost)
        until(lambda: not other.try_acquire())
        server.start()
        until(lambda: [run.run_id for run in theirs.live_runs()] == ["run-1"])
        with theirs.hold("paper") as is_theirs:
            assert not is_theirs
        assert lease.is_lost()
        with pytest.raises(CoordinationUnavailable, match="lost"):
            lease.write(HostState(strikes=1))
        acquired(other)
        lease.close()
        assert not ours.lease("e.example").try_acquire()
        other.close()
    lock.end()
    ours.close()
    theirs.close()


@needs_postgres
@pytest.mark.fault(
    "several machines", "a worker is away from PostgreSQL for longer than its lease", "its request ends before the next begins"
)  # fmt: skip
def test_a_request_ends_before_another_worker_gets_the_host(server: Postgres, database: str, tmp_path: Path) -> None:
    ours, theirs = PostgresCoordination(database, SECONDS), PostgresCoordination(database, SECONDS)
    begun, over, closed, ended = threading.Event(), threading.Event(), threading.Event(), []

    def never_answers(handler: Handler) -> None:
        begun.set()
        handler.close_connection = True
        handler.connection.recv(1)  # until the client closes it
        ended.append(time.monotonic())
        closed.set()

    policy = replace(PATIENT, respect_robots=False)
    with (
        serving({"/slow": never_answers}) as site,
        Client(tmp_path / "hosts", coordination=ours) as client,
        ThreadPoolExecutor(1) as thread,
    ):
        visit = thread.submit(client.fetch, f"{site.url}/slow", policy, stop=over.is_set)
        try:
            assert begun.wait(10)
            ours._worker._over.set()  # no heartbeat any more
            lease = theirs.lease(site.url.removeprefix("http://"))
            acquired(lease)
            got_at = time.monotonic()
            assert closed.wait(10)
            assert ended[0] < got_at + 0.5  # the site's thread hears of it a little later
            lease.close()
        finally:
            over.set()
        assert visit.result(60).failure is not None
    ours.close()
    theirs.close()


class Forgetful(FileCoordination):
    """Its leases cannot be written at first, as those of PostgreSQL when it restarts."""

    failures = 1

    def lease(self, host: str) -> FileLease:
        coordination = self

        class Failing(FileLease):
            def write(self, state: HostState) -> None:
                if coordination.failures:
                    coordination.failures -= 1
                    raise CoordinationUnavailable("is away", key="PostgreSQL")
                super().write(state)

        return Failing(self._hosts / f"{file_name(host)}.json")


@pytest.mark.fault(
    "several machines", "PostgreSQL restarts between taking a host and requesting it", "tried again; no page is put off"
)
@pytest.mark.parametrize(("failures", "requests", "is_put_off"), [(1, 1, False), (4, 1, False), (5, 0, True)])
def test_no_request_is_sent_that_was_not_noted(tmp_path: Path, failures: int, requests: int, is_put_off: bool) -> None:
    coordination = Forgetful(tmp_path, tmp_path)
    coordination.failures = failures
    policy = replace(PATIENT, respect_robots=False)
    with serving({"/a": Answer()}) as site, Client(tmp_path, coordination=coordination) as client:
        visit = client.fetch(f"{site.url}/a", policy)
    assert len(site.asked) == requests
    assert (visit.failure is not None) == is_put_off


@needs_postgres
def test_a_worker_with_an_earlier_configuration_is_refused(database: str) -> None:
    ours, theirs = PostgresCoordination(database), PostgresCoordination(database)
    ours.check_configuration("one")
    theirs.check_configuration("one")
    theirs.check_configuration("two")
    with pytest.raises(ConfigurationOutdated, match=r"version 1 .* version"):
        ours.check_configuration("one")
    ours.check_configuration("two")
    ours.close()
    theirs.close()

"""One request to a host at a time and no sooner than its delay, over threads, clients and processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tasks.fetching import Client
from tests.support.web import PATIENT, Act, Answer, Handler, Site, serving

DELAY = 0.05
POLITE = replace(PATIENT, delay=DELAY, respect_robots=False)

VISITS = """
import sys
from dataclasses import replace
from pathlib import Path
from tasks.fetching import Client
from tests.support.web import PATIENT
policy = replace(PATIENT, delay=float(sys.argv[3]), respect_robots=False)
with Client(Path(sys.argv[1])) as client:
    for n in range(int(sys.argv[4])):
        assert client.fetch(f"{sys.argv[2]}/{n}", policy).failure is None
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def _gaps(site: Site) -> list[float]:
    return [later.at - earlier.at for earlier, later in pairwise(site.asked)]


def test_two_threads_of_two_processes_keep_the_delay(site: Site, tmp_path: Path) -> None:
    command = [sys.executable, "-c", VISITS, str(tmp_path / "hosts"), site.url, str(DELAY), "10"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    process = subprocess.Popen(command, env=environment)
    with Client(tmp_path / "hosts") as client, ThreadPoolExecutor(2) as threads:
        visits = list(threads.map(lambda n: client.fetch(f"{site.url}/{n}", POLITE), range(20)))
    assert process.wait() == 0
    assert all(visit.failure is None for visit in visits)
    assert len(site.asked) == 30
    assert min(_gaps(site)) >= DELAY


def _counted(running: list[int], most: list[int], lock: threading.Lock) -> Act:
    def act(handler: Handler) -> None:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        handler.site.over.wait(0.02)
        with lock:
            running[0] -= 1
        handler.close_connection = True
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    return act


def test_a_host_is_fetched_one_request_at_a_time(site: Site, tmp_path: Path) -> None:
    running, most = [0], [0]
    site.routes["/a"] = _counted(running, most, threading.Lock())
    policy = replace(POLITE, delay=0.0)
    clients = [Client(tmp_path / "hosts") for _ in range(2)]
    with ThreadPoolExecutor(4) as threads:
        visits = list(threads.map(lambda n: clients[n % 2].fetch(f"{site.url}/a", policy), range(12)))
    for client in clients:
        client.close()
    assert all(visit.response for visit in visits)
    assert most == [1]


def test_two_hosts_are_fetched_at_the_same_time(tmp_path: Path) -> None:
    met = threading.Barrier(2, timeout=60)

    def waits_for_the_other(handler: Handler) -> None:
        met.wait()
        handler.close_connection = True
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with (
        serving({"/a": waits_for_the_other}) as one,
        serving({"/a": waits_for_the_other}, host="127.0.1.3") as two,
        Client(tmp_path / "hosts") as client,
        ThreadPoolExecutor(2) as threads,
    ):
        assert all(threads.map(lambda site: client.fetch(f"{site.url}/a", POLITE).response, [one, two]))


def test_the_delay_outlives_a_process(site: Site, tmp_path: Path) -> None:
    site.routes["/a"] = Answer()
    start = datetime(2026, 3, 1, tzinfo=UTC)
    policy = replace(POLITE, delay=30.0)
    slept: list[float] = []
    with Client(tmp_path / "hosts", now=lambda: start) as client:
        client.fetch(f"{site.url}/a", policy)
    with Client(tmp_path / "hosts", now=lambda: start + timedelta(seconds=12), sleep=slept.append) as client:
        client.fetch(f"{site.url}/a", policy)
    assert sum(slept) == pytest.approx(18, abs=0.3)


def test_a_clock_that_is_set_back_waits_one_delay(site: Site, tmp_path: Path) -> None:
    start = datetime(2026, 3, 1, tzinfo=UTC)
    policy = replace(POLITE, delay=30.0)
    slept: list[float] = []
    with Client(tmp_path / "hosts", now=lambda: start) as client:
        client.fetch(f"{site.url}/a", policy)
    with Client(tmp_path / "hosts", now=lambda: start - timedelta(days=30), sleep=slept.append) as client:
        client.fetch(f"{site.url}/a", policy)
    assert sum(slept) == pytest.approx(30, abs=0.3)


def test_who_waits_long_for_a_host_does_not_keep_the_others_from_it(site: Site, tmp_path: Path) -> None:
    waiting, over = threading.Event(), threading.Event()

    def sleeps(seconds: float) -> None:
        waiting.set()
        over.wait(min(seconds, 0.05))

    with Client(tmp_path / "hosts") as quick, Client(tmp_path / "hosts", sleep=sleeps) as slow:
        quick.fetch(f"{site.url}/first", POLITE)
        with ThreadPoolExecutor(1) as threads:
            patient = replace(POLITE, delay=3600.0)
            held_up = threads.submit(slow.fetch, f"{site.url}/last", patient, stop=over.is_set)
            assert waiting.wait(60)
            assert quick.fetch(f"{site.url}/second", POLITE, stop=held_up.done).failure is None
            over.set()
    assert site.paths() == ["/first", "/second"]

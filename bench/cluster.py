"""``python -m bench.cluster [--minutes 20]``: four workers that share nothing but PostgreSQL, S3 and Prefect.

Two groups of two workers, each with a home of its own, ingest eight papers at once into one DuckLake: its catalog and all
leases in PostgreSQL, its Parquet files and the WARC archive on S3 (moto's server). Meanwhile a worker is killed with -9,
PostgreSQL is stopped as by a failure and started again, and S3 answers 503 for a while; in the long form again and again,
and a killed worker may lose its disk. Then the papers rest, and their records are compared with the lake. Prints each
claim with its figure; exit status 0 if all hold. The short form that the tests run: ``--minutes 0.2 --outage 5``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.claims import Claims
from bench.watched_site import WatchedPaper, watched
from tasks.archive import archive_of
from tasks.checks import run_checks
from tasks.coordination import coordination_of
from tasks.home import Home, Lake
from tasks.warehouse import Warehouse
from tests.support.postgres import Postgres, postgres
from tests.support.prefect_server import shared_server
from tests.support.s3 import BUCKET, SECRET, S3Server, s3_server

GROUPS = 2
WORKERS_EACH = 2
PAPERS = 8
AT_ONCE = 2
"""Sources that a worker ingests in one run: half of its group's."""
DELAY = 0.2
"""Seconds between two requests to a host."""
RESTS = 240.0
"""Seconds at most from when the papers rest until everything is in."""
_STOPS_WITHIN = 90.0
"""Seconds for a worker to load what it has fetched."""
PERIOD = 90.0
"""Seconds between two faults of the long form: a kill, a restart of PostgreSQL, an outage of S3, in turns."""


@dataclass(frozen=True)
class Form:
    """How long and how rough it is."""

    seconds: float
    stories: int
    """Of each paper at the beginning."""
    pause: float
    """Seconds between two new stories."""
    outage: float
    """Seconds for which S3 answers 503."""
    lease: float


def main() -> None:
    """Run it; exit with its status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20.0, help="how long the papers publish [20]")
    parser.add_argument("--stories", type=int, default=30, help="of each paper at the beginning [30]")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two new stories [1]")
    parser.add_argument("--outage", type=float, default=20.0, help="seconds for which S3 answers 503 [20]")
    parser.add_argument("--lease", type=float, default=20.0, help="DATELINE_LEASE_SECONDS [20]")
    parser.add_argument("--folder", type=Path, help="keep the homes there; by default they are removed")
    parser.add_argument("--api", help="a Prefect server that is there; by default one is started")
    options = parser.parse_args()
    form = Form(options.minutes * 60, options.stories, options.pause, options.outage, options.lease)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        with postgres() as database, s3_server() as store, _prefect(options.api, folder) as api:
            sys.exit(Cluster(form, folder, database, store, api).status())


@contextmanager
def _prefect(api: str | None, folder: Path) -> Iterator[str]:
    if api:
        yield api
        return
    with shared_server(folder / "prefect") as environment:
        yield environment["PREFECT_API_URL"]


class Cluster:
    """The workers, and what they share."""

    def __init__(self, form: Form, folder: Path, database: Postgres, store: S3Server, api: str) -> None:
        self.form = form
        self.folder = folder
        self.database = database
        self.store = store
        self.claims = Claims()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")},
            **store.environment(),
            "PREFECT_API_URL": api,
            "PREFECT_LOGGING_LEVEL": "WARNING",
            "DATELINE_WAREHOUSE": f"ducklake:postgres:{database.address}",
            "DATELINE_WAREHOUSE_FILES": f"s3://{BUCKET}/lake",
            "DATELINE_ARCHIVE": f"s3://{BUCKET}/archive",
            "DATELINE_LEASE_SECONDS": str(form.lease),
            "DATELINE_PUBLISH": "never",
        }
        os.environ.update(store.environment())
        lake = Lake(self.environment["DATELINE_WAREHOUSE"], self.environment["DATELINE_WAREHOUSE_FILES"])
        self.home = Home(folder / "observer", lake, database.address, form.lease, f"s3://{BUCKET}/archive")
        """For looking only: nothing is ingested in it."""
        self.workers: dict[int, subprocess.Popen[bytes]] = {}
        self.killed = Counter[str]()
        self._started = time.monotonic()

    def status(self) -> int:
        """Work, break, rest, compare; return the exit status."""
        self.home.prepare()
        Warehouse(self.home).migrate()
        self._say("the lake is there")
        with watched(PAPERS, self.form.stories, self.form.pause, 1) as (papers, quiet):
            self._configure(papers)
            try:
                for number in range(GROUPS * WORKERS_EACH):
                    self._start(number)
                self._until(lambda: self._counts()[0] > 0, "the first pages are loaded")
                self._break()
                quiet.set()
                self._say("the papers rest")
                rested = self._until(lambda: self._is_all_in(papers), "everything is in", RESTS)
            finally:
                ended = self._stop()
            self._judge(papers, ended, is_in=rested)
        return self.claims.status

    def _configure(self, papers: Sequence[WatchedPaper]) -> None:
        lines = [
            f'[defaults]\ncontact = "mailto:soak@example.org"\ndelay = {DELAY}\nallow_private_hosts = ["127.0.0.0/8"]\n'
            'publish_interval = 86400\nschedule = "* * * * *"\n'
        ]
        for number, paper in enumerate(papers, 1):
            lines.append(f'[[sources]]\nname = "paper-{number}"\nsitemaps = ["{paper.paper.url}/sitemap.xml"]\n')
        for number in range(GROUPS * WORKERS_EACH):
            home = self._home(number)
            home.mkdir(exist_ok=True)
            (home / "sources.toml").write_text("\n".join(lines), encoding="utf-8")  # each machine has its own copy

    def _home(self, number: int) -> Path:
        return self.folder / f"worker-{number}"

    def _start(self, number: int) -> None:
        group = number // WORKERS_EACH
        sources = [f"paper-{n}" for n in range(1, PAPERS + 1) if n % GROUPS == group]
        home = self._home(number)
        command = [sys.executable, "-m", "bench.cluster_worker", str(home), str(home / "sources.toml"), str(AT_ONCE)]
        with (home / "output.log").open("ab") as log:
            self.workers[number] = subprocess.Popen(
                [*command, *sources], stdin=subprocess.PIPE, stdout=log, stderr=log, env=self.environment
            )

    def _break(self) -> None:
        """Each fault once; in the long form again, every PERIOD seconds."""
        faults = [self._kill, self._restart_postgres, self._refuse]
        began, number = time.monotonic(), 0
        pause = min(PERIOD, self.form.seconds / len(faults))
        while number < len(faults) or time.monotonic() - began < self.form.seconds:
            faults[number % len(faults)](number)
            number += 1
            time.sleep(max(0.0, began + number * pause - time.monotonic()))

    def _kill(self, number: int) -> None:
        """Kill a worker that has an open segment; another takes its place, on the same disk or on an empty one."""
        until = time.monotonic() + 30
        busy: list[int] = []
        while not busy and time.monotonic() < until:
            busy = [one for one in self.workers if any(self._home(one).rglob("*.open"))]
            time.sleep(0.01)
        one = busy[0] if busy else 0
        self.workers[one].kill()
        self.workers[one].wait()
        is_lost = number % 2 == 1
        self.killed["disk lost" if is_lost else "disk kept"] += 1
        self._say(
            f"worker {one} killed{' in the middle of a segment' if busy else ''}, {'its disk lost' if is_lost else 'its disk kept'}"
        )
        if is_lost:
            config = (self._home(one) / "sources.toml").read_bytes()
            shutil.rmtree(self._home(one))
            self._home(one).mkdir()
            (self._home(one) / "sources.toml").write_bytes(config)
        self._start(one)

    def _restart_postgres(self, _: int) -> None:
        self.database.restart()
        self.killed["PostgreSQL"] += 1
        self._say("PostgreSQL stopped as by a failure, and started")

    def _refuse(self, _: int) -> None:
        refused = self.store.refused
        self.store.is_out = True
        time.sleep(self.form.outage)
        until = time.monotonic() + 30
        while self.store.refused == refused and time.monotonic() < until:  # no worker wanted it yet
            time.sleep(0.1)
        self.store.is_out = False
        self.killed["S3"] += 1
        self._say(f"S3 answered 503 for {self.form.outage:g} s, {self.store.refused} times so far")

    def _counts(self) -> tuple[int, int]:
        """Articles, and their addresses."""
        with Warehouse(self.home).reading() as connection:  # without the lock that the workers write under
            [(rows, urls)] = connection.execute("SELECT count(*), count(DISTINCT url) FROM article_heads").fetchall()
        return int(rows), int(urls)

    def _is_all_in(self, papers: Sequence[WatchedPaper]) -> bool:
        return self._counts()[1] >= sum(len(paper.addresses()) for paper in papers)

    def _until(self, is_so: Callable[[], bool], what: str, within: float = 120.0) -> bool:
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if is_so():
                self._say(what)
                return True
            time.sleep(1.0)
        self._say(f"not in {within:.0f} s: {what}")
        return False

    def _stop(self) -> list[int]:
        """End the workers in order; their exit statuses."""
        for worker in self.workers.values():
            if worker.stdin is not None:
                worker.stdin.close()
        try:
            return [worker.wait(timeout=_STOPS_WITHIN) for worker in self.workers.values()]
        except subprocess.TimeoutExpired:
            return [-1]
        finally:
            for worker in self.workers.values():
                worker.kill()

    def _judge(self, papers: Sequence[WatchedPaper], ended: list[int], *, is_in: bool) -> None:
        say = self.claims.say
        published = set().union(*(paper.addresses() for paper in papers))
        with Warehouse(self.home).transaction() as connection:
            urls = [url for (url,) in connection.execute("SELECT url FROM article_heads").fetchall()]
            runs = dict(connection.execute("SELECT state, count(*) FROM runs GROUP BY ALL").fetchall())
            ledger = {name for (name,) in connection.execute("SELECT segment FROM segments").fetchall()}
            twice = connection.execute("SELECT count(*) - count(DISTINCT segment) FROM segments").fetchone()
            visits = connection.execute("SELECT count(*) FROM fetches WHERE kind = 'page'").fetchone()
            broken = [check.claim for check in run_checks(connection) if check.failures]
        say("every page is in", is_in and published <= set(urls), f"{len(set(urls) & published)} of {len(published)}")
        strangers = set(urls) - published
        say(
            "no page twice, and none that nobody published",
            len(urls) == len(set(urls)) and not strangers,
            f"{len(urls)} articles",
        )
        gaps = [gap for paper in papers for gap in paper.gaps()]
        requests = sum(len(paper.requests) for paper in papers)
        # The delay counts from the end of a request; the sites see its beginning, which is earlier.
        say(
            f"each host's delay of {DELAY:g} s is kept",
            min(gaps) >= DELAY,
            f"{min(gaps):.4f} s at least, {requests} requests",
        )
        most = max(paper.most_at_once for paper in papers)
        say("never two requests at once at one host", most == 1, f"{most} at most")
        say(
            "every sealed segment is loaded, once",
            set(archive_of(self.home).names()) == ledger and twice == (0,),
            f"{len(ledger)} segments",
        )
        marked = archive_of(self.home).unloaded()
        say("no segment is marked as unloaded", not marked, len(marked))
        alive = coordination_of(self.home).live_runs()
        say("no run is alive after the workers have ended", not alive, len(alive))
        say("runs of killed workers are closed as died", runs.get("died", 0) >= 1 and "running" not in runs, runs)
        say("every data check holds", not broken, ", ".join(broken) or "yes")
        say("workers end in order when they are told to", set(ended) == {0}, ended)
        logs = [path for number in self.workers for path in self._home(number).rglob("*.log")]
        told = [path.name for path in logs if SECRET in path.read_text("utf-8", "replace")]
        say("no log has the secret of S3", bool(logs) and not told, f"{len(logs)} logs")
        done = ", ".join(f"{what} {count}" for what, count in self.killed.items())
        say(
            "killed, restarted and refused",
            self.store.refused > 0,
            f"{done}; {visits[0] if visits else 0} pages fetched",
        )

    def _say(self, text: str) -> None:
        print(f"{time.monotonic() - self._started:6.0f} s  {text}", flush=True)


if __name__ == "__main__":
    main()

"""``python -m bench.work_pool``: two workers of a Prefect process work pool, which share PostgreSQL, S3 and a Dask cluster.

As deploy/cluster does it: its ``prepare.py`` makes the bucket, the tables, the pool and the deployments of its
``prefect.yaml``, with the sources of this run in place of the given ones. Each worker has a home of its own. Flow runs are
started by hand: ingests of all papers at once, then a reprocess, and maintenance; then one worker is killed with all
its processes while it fetches, and the other one goes on. Prints each claim with its figure; exit status 0 if all hold.
Some ten minutes, half of them for the lease of the killed run.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import requests
import yaml
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from bench.claims import Claims
from bench.watched_site import WatchedPaper, watched
from tasks.checks import run_checks
from tasks.home import Home, Lake
from tasks.warehouse import Warehouse
from tests.support.corpus_site import ROOT
from tests.support.dask_cluster import dask_cluster
from tests.support.postgres import postgres
from tests.support.prefect_server import shared_server
from tests.support.s3 import BUCKET, SECRET, s3_server

CLUSTER = ROOT / "deploy" / "cluster"
PAPERS = 4
STORIES = 8
DELAY = 0.2
LEASE = 6.0
_chance = random.Random(2)
_ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
_WITHIN = 420.0
"""Seconds for a flow run, on a machine that is busy, and after a kill: Prefect gives up the killed run after 300."""


def main() -> None:
    """Run it; exit with its status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="keep the homes there; by default they are removed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        with (
            postgres() as database,
            s3_server() as store,
            shared_server(folder / "prefect") as prefect,
            dask_cluster(folder / "dask", workers=1, environment=store.environment()) as dask,
            watched(PAPERS, STORIES, 3600.0, 1) as (papers, _),
        ):
            os.environ.update(store.environment())
            lake = Lake(f"ducklake:postgres:{database.address}", f"s3://{BUCKET}/lake")
            environment = {
                **prefect,
                **store.environment(),
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                "PREFECT_LOGGING_LEVEL": "WARNING",
                "DATELINE_WAREHOUSE": lake.catalog,
                "DATELINE_WAREHOUSE_FILES": lake.files,
                "DATELINE_ARCHIVE": f"s3://{BUCKET}/archive",
                "DATELINE_COMPUTE": dask.address,
                "DATELINE_LEASE_SECONDS": str(LEASE),
                "DATELINE_PUBLISH": "never",
            }
            sys.exit(WorkPool(folder, lake, environment, papers).status())


class WorkPool:
    """Two workers, their deployments, and what they have done."""

    def __init__(
        self, folder: Path, lake: Lake, environment: Mapping[str, str], papers: Sequence[WatchedPaper]
    ) -> None:
        self.folder = folder
        self.home = Home(folder / "observer", lake)
        self.environment = environment
        self.papers = papers
        self.claims = Claims()
        self.api = environment["PREFECT_API_URL"]
        self.workers: list[subprocess.Popen[bytes]] = []
        self._http = requests.Session()  # a server on SQLite answers 503 while its database is busy
        again = Retry(8, backoff_factor=0.5, status_forcelist=[503], allowed_methods=None)
        self._http.mount("http://", HTTPAdapter(max_retries=again))

    def status(self) -> int:
        """Prepare, work, kill, judge; return the exit status."""
        self._prepare()
        deployments = {
            f"{one['entrypoint'].rpartition('.')[2]}/{one['name']}": one["id"]
            for one in self._asked("POST", "deployments/filter", {})
        }
        sources = [f"scheduled_ingest/paper-{n}" for n in range(1, PAPERS + 1)]
        self.claims.say("the deployments are there", set(sources) <= set(deployments), ", ".join(sorted(deployments)))
        try:
            for number in range(2):
                self._start(number)
            self._run_all("each ingest ends well", [deployments[name] for name in sources])
            self._judge_pages()
            self._run_all(
                "a reprocess on the Dask cluster ends well", [deployments["reprocess/by-hand"]], everything=True
            )
            self._run_all("maintenance ends well", [deployments["maintain/daily"]])
            self._kill_one_while_it_fetches(deployments[sources[0]])
            self._judge()
        finally:
            ended = self._stop()
        self.claims.say("workers end in order when they are told to", set(ended) == {0}, ended)
        return self.claims.status

    def _prepare(self) -> None:
        """Run deploy/cluster/prepare.py on its own schedule, with our papers as sources."""
        given = yaml.safe_load((CLUSTER / "prefect.yaml").read_text("utf-8"))
        given["pull"] = [{"prefect.deployments.steps.set_working_directory": {"directory": str(ROOT)}}]
        ingest, *others = [one for one in given["deployments"] if one["name"] != "bbc"]
        ingests = [
            {**ingest, "name": f"paper-{n}", "parameters": {"source": f"paper-{n}"}} for n in range(1, PAPERS + 1)
        ]
        # The homes differ: they come from the environment of each worker, not from the deployments.
        given["deployments"] = [*ingests, *({**one, "parameters": {}} for one in others)]
        for one in given["deployments"]:
            one.pop("schedules", None)
        file = self.folder / "prefect.yaml"
        file.write_text(yaml.safe_dump(given), "utf-8")
        lines = [
            f'[defaults]\ncontact = "mailto:soak@example.org"\ndelay = {DELAY}\nallow_private_hosts = ["127.0.0.0/8"]\n'
        ]
        for number, paper in enumerate(self.papers, 1):
            lines.append(f'[[sources]]\nname = "paper-{number}"\nsitemaps = ["{paper.paper.url}/sitemap.xml"]\n')
        (self.folder / "sources.toml").write_text("\n".join(lines), "utf-8")
        environment = {**self._environment("prepare"), "DATELINE_PREFECT_FILE": str(file)}
        done = subprocess.run(
            [sys.executable, CLUSTER / "prepare.py"],
            check=False,
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            sys.exit(done.stdout + done.stderr)

    def _environment(self, home: str) -> dict[str, str]:
        folder = self.folder / home
        folder.mkdir(exist_ok=True)
        config = folder / "sources.toml"  # each machine has its own copy
        config.write_bytes((self.folder / "sources.toml").read_bytes())
        return {**self.environment, "DATELINE_HOME": str(folder), "DATELINE_CONFIG": str(config)}

    def _start(self, number: int) -> None:
        command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "dateline", "--type", "process"]
        environment = self._environment(f"worker-{number}")
        with (self.folder / f"worker-{number}" / "output.log").open("ab") as log:
            self.workers.append(
                subprocess.Popen(
                    [*command, "--limit", "2", "--name", f"worker-{number}"],
                    env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True,
                )
            )  # fmt: skip

    def _begin(self, deployment: str, **parameters: object) -> str:
        return str(self._asked("POST", f"deployments/{deployment}/create_flow_run", {"parameters": parameters})["id"])

    def _state(self, run: str) -> str:
        return str(self._asked("GET", f"flow_runs/{run}")["state_type"])

    def _run_all(self, claim: str, deployments: Sequence[str], **parameters: object) -> list[str]:
        began = time.monotonic()
        runs = [self._begin(deployment, **parameters) for deployment in deployments]
        states = [self._ended(run) for run in runs]
        self.claims.say(claim, set(states) == {"COMPLETED"}, f"{', '.join(states)} in {time.monotonic() - began:.0f} s")
        return states

    def _ended(self, run: str) -> str:
        self._until(lambda: self._state(run) in _ENDED)
        return self._state(run)

    def _kill_one_while_it_fetches(self, deployment: str) -> None:
        """Kill the worker that fetches, with its flow runs: its machine is gone. The other one goes on there."""
        for _ in range(3 * STORIES):
            self.papers[0].paper.publish(_chance)
        lost = self._begin(deployment)
        open_in = self._until(lambda: next(iter(self.folder.glob("worker-*/archive/**/*.open")), None))
        number = int(str(open_in.relative_to(self.folder))[len("worker-")]) if open_in else 0
        os.killpg(self.workers[number].pid, signal.SIGKILL)
        for child in _of_home(self.folder / f"worker-{number}"):
            os.kill(child, signal.SIGKILL)
        killed = time.monotonic()
        states: list[str] = []
        while time.monotonic() - killed < _WITHIN and "COMPLETED" not in states:
            states.append(self._ended(self._begin(deployment)))
            time.sleep(10.0)
        after = time.monotonic() - killed
        self.claims.say(
            "after a kill the next runs go on with the source",
            states[-1] == "COMPLETED",
            f"{after:.0f} s after it, {len(states)} runs: {', '.join(dict.fromkeys(states))}",
        )
        print(
            f"      Prefect shows the killed run as {self._state(lost)} {time.monotonic() - killed:.0f} s after the kill"
        )
        self._judge_pages()

    def _judge_pages(self) -> None:
        published = set().union(*(paper.addresses() for paper in self.papers))
        with Warehouse(self.home).transaction() as connection:
            urls = [url for (url,) in connection.execute("SELECT url FROM article_heads").fetchall()]
        self.claims.say("every page is in, once", sorted(urls) == sorted(published), f"{len(urls)} of {len(published)}")

    def _judge(self) -> None:
        with Warehouse(self.home).transaction() as connection:
            runs = dict(connection.execute("SELECT state, count(*) FROM runs GROUP BY ALL").fetchall())
            broken = [check.claim for check in run_checks(connection) if check.failures]
        self.claims.say("the killed run is closed as died", runs.get("died") == 1 and "running" not in runs, runs)
        self.claims.say("every data check holds", not broken, ", ".join(broken) or "yes")
        gaps = [gap for paper in self.papers for gap in paper.gaps()]
        self.claims.say(f"each host's delay of {DELAY:g} s is kept", min(gaps) >= DELAY, f"{min(gaps):.4f} s at least")
        ran = [number for number in range(2) if any((self.folder / f"worker-{number}" / "logs").glob("*.log"))]
        self.claims.say("both workers have run flows, each in its home", ran == [0, 1], ran)
        logs = list(self.folder.glob("worker-*/**/*.log"))
        told = [path.name for path in logs if SECRET in path.read_text("utf-8", "replace")]
        self.claims.say("no log has the secret of S3", bool(logs) and not told, f"{len(logs)} logs")

    def _stop(self) -> list[int]:
        alive = [worker for worker in self.workers if worker.poll() is None]
        for worker in alive:
            worker.send_signal(signal.SIGTERM)
        try:
            return [worker.wait(timeout=90) for worker in alive]
        except subprocess.TimeoutExpired:
            return [-1]
        finally:
            for worker in alive:
                worker.kill()

    def _until(self, look: Callable[[], Any]) -> Any:
        deadline = time.monotonic() + _WITHIN
        while not (found := look()) and time.monotonic() < deadline:
            time.sleep(0.2)
        return found

    def _asked(self, method: str, path: str, body: object = None) -> Any:
        answer = self._http.request(method, f"{self.api}/{path}", json=body, timeout=60)
        answer.raise_for_status()
        return answer.json()


def _of_home(home: Path) -> list[int]:
    """The processes whose home this is."""
    mark = f"DATELINE_HOME={home}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
        except OSError:  # it has ended, or is another user's
            continue
    return found


if __name__ == "__main__":
    main()

"""Brings deploy/cluster/compose.yaml up without a Docker daemon, and shows that its services work together: ``make cluster-test``.

As :mod:`bench.compose` does it for one machine. PostgreSQL is Debian's, SeaweedFS is the same program in the version that the file
names, from PyPI, and Prefect's server runs from the dateline image. What is not tested by this: the images of the registries, and
that the engine publishes the ports.

Six papers on the host, which record each request, take the place of sources.toml, with a deployment for each in the place
of those of prefect.yaml. ``--keep`` leaves everything up until Ctrl-C. Some ten minutes, on a machine that is busy.
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import yaml

from bench.claims import Claims
from bench.compose import project_of
from bench.containers import ROOT, WORK, Project, build_postgres, build_seaweedfs, has_image

FILE = ROOT / "deploy" / "cluster" / "compose.yaml"
PAPERS = 6  # more than one worker takes at once
DELAY = 1.0
VARIABLES = {
    "POSTGRES_PASSWORD": "of a/test:#@%",  # nothing may take it for a part of an address
    "AWS_ACCESS_KEY_ID": "cluster",
    "AWS_SECRET_ACCESS_KEY": "of-a-test-too",
}
_WITHIN = 900.0
"""Seconds for what is waited for, on a busy machine."""
_SITES = """
import json, sys, time
from pathlib import Path
import yaml
from bench.compose_cluster import DELAY, PAPERS, deployments
from bench.networks import SITES
from bench.watched_site import sources, watched
folder = Path(sys.argv[1])
with watched(PAPERS, 6, 2.0, 1, SITES) as (papers, _):
    (folder / "prefect.yaml").write_text(yaml.safe_dump(deployments(), sort_keys=False), "utf-8")
    (folder / "sources.toml").write_text(sources(papers, delay=DELAY), "utf-8")
    while True:
        seen = [{"published": sorted(p.addresses()), "gaps": p.gaps(), "at once": p.most_at_once} for p in papers]
        (folder / "seen.new").write_text(json.dumps(seen), "utf-8")
        (folder / "seen.new").replace(folder / "seen.json")
        time.sleep(0.5)
"""
_COMPUTED = """
import json
from distributed import Client
def told(dask_scheduler=None):
    return {name: sum(prefix.state_counts.values()) + sum(prefix.all_durations.values())
            for name, prefix in dask_scheduler.task_prefixes.items()}
with Client("tcp://dask:8786") as client:
    print(json.dumps([len(client.scheduler_info()["workers"]), client.run_on_scheduler(told)]))
"""
_LISTED = """
import boto3, json
pages = boto3.client("s3").get_paginator("list_objects_v2").paginate(Bucket="dateline")
print(json.dumps([found["Key"] for page in pages for found in page.get("Contents", ())]))
"""
_READ = """
import sys, requests
session = requests.Session()
session.headers["Host"] = "127.0.0.1:8600"  # as browsers name the published port
session.trust_env = False
for path in ("/?token=" + sys.argv[2], "/search?q=" + sys.argv[3]):
    answer = session.get(f"http://{sys.argv[1]}:8600" + path, timeout=30)
    print(answer.status_code, answer.text)
"""
_REACHED = """
import json, socket
def reaches(place):
    try:
        return bool(socket.create_connection(place, 3))
    except OSError:
        return False
places = [("postgres", 5432), ("s3", 8333), ("prefect", 4200), ("dask", 8786), ("desk", 8600)]
print(json.dumps([place[0] for place in places if reaches(place)]))
"""


def deployments() -> dict[str, Any]:
    """The file's own deployments, with papers in the place of its sources, every minute."""
    stated: dict[str, Any] = yaml.safe_load((FILE.parent / "prefect.yaml").read_text("utf-8"))
    ingests = [one for one in stated["deployments"] if "source" in one["parameters"]]
    others = [one for one in stated["deployments"] if one not in ingests]
    stated["deployments"] = [
        {
            **ingests[0],
            "name": f"paper-{number}",
            "parameters": {**ingests[0]["parameters"], "source": f"paper-{number}"},
            "schedules": [{**ingests[0]["schedules"][0], "cron": "* * * * *"}],
        }
        for number in range(1, PAPERS + 1)
    ] + others
    return stated


def main() -> int:
    """Bring the file up, check what it promises, and take it down again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="leave everything up until Ctrl-C, before it is taken down")
    options = parser.parse_args()
    if not has_image("dateline"):
        sys.stderr.write(f"there is no image in {WORK}: run `make image-test` first, or set IMAGE_WORK\n")
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was started is removed
    build_postgres()
    build_seaweedfs(re.findall(r"chrislusf/seaweedfs:(\S+)", FILE.read_text("utf-8"))[0])
    with ExitStack() as stack:
        replaced = {"../sources.toml": "sources.toml", "./prefect.yaml": "prefect.yaml"}
        project = stack.enter_context(project_of(FILE, _SITES, replaced, VARIABLES))
        cluster = Cluster(project)
        cluster.check()
        if options.keep:
            print(f"up; its files are in {project.folder}")
            signal.pause()
    return cluster.claims.status


class Cluster:
    """The services, and what they have to show."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.claims = Claims()
        self._counted = 0

    def check(self) -> None:
        """One claim after the other."""
        self._start()
        self._reach_what_they_need()
        self._both_workers_ingest()
        self._everything_is_shared()
        self._reprocess_on_dask()
        self._read_in_the_desk()
        self._stop_and_start()
        self._judge()

    def _start(self) -> None:
        for container in self.project.containers.values():
            began = time.monotonic()
            container.start()
            what = "does its work and ends" if container.is_one_off else "comes up and is healthy"
            self.claims.say(f"{container.name} {what}", True, f"{time.monotonic() - began:.0f} s")

    def _reach_what_they_need(self) -> None:
        needed = {
            "worker-1": ["postgres", "s3", "prefect", "dask"],
            "publisher": ["postgres", "s3", "prefect"],
            "dask-worker-1": ["s3", "dask"],
            "desk": ["desk"],
        }
        for name, places in needed.items():
            reached = json.loads(self._python(name, _REACHED))
            self.claims.say(f"{name} reaches what it needs, and no more", reached == places, ", ".join(reached))

    def _both_workers_ingest(self) -> None:
        """By the schedule alone."""
        began = time.monotonic()
        self._until(lambda: self._articles() >= 20 and all(self._completed().values()))
        claim = "the schedule has both workers fetch and load"
        self.claims.say(
            claim, all(self._completed().values()), f"{self._completed()}, {time.monotonic() - began:.0f} s"
        )
        self.claims.say("articles are in the lake", self._articles() >= 20, self._articles())

    def _everything_is_shared(self) -> None:
        keys = json.loads(self._python("worker-1", _LISTED))
        kinds = {kind: sum(key.startswith(f"{kind}/") for key in keys) for kind in ("lake", "archive")}
        self.claims.say("the lake's files and the archive are on S3", all(kinds.values()), kinds)
        tables = self._sql("dateline", "SELECT count(*) FROM ducklake_table WHERE end_snapshot IS NULL")
        self.claims.say("the catalog is in PostgreSQL", int(tables or 0) > 20, f"{tables} tables")
        runs = self._sql("prefect", "SELECT count(*) FROM flow_run WHERE state_type = 'COMPLETED'")
        self.claims.say("Prefect keeps its runs there too", int(runs or 0) > 0, f"{runs} completed")

    def _reprocess_on_dask(self) -> None:
        workers, before = json.loads(self._python("dask", _COMPUTED))
        self.claims.say("the Dask cluster has its workers", workers == 2, workers)
        began = time.monotonic()
        name = "reprocess/by-hand"
        done = self._run("worker-1", "prefect", "deployment", "run", name, "-p", "everything=true", "--watch")
        _, after = json.loads(self._python("dask", _COMPUTED))
        said = (done.stdout + done.stderr).strip().splitlines()
        self.claims.say(
            "a reprocess ends well", done.returncode == 0, f"{said[-1][-60:]}, {time.monotonic() - began:.0f} s"
        )
        self.claims.say("... and Dask's workers extract for it", after != before, after)

    def _read_in_the_desk(self) -> None:
        done = self._run("publisher", "dateline", "publish")
        self.claims.say("the publisher publishes", done.returncode == 0, (done.stdout + done.stderr).strip()[-60:])
        found = re.search(r"\?token=(\S+)", self._log("desk"))
        pages: list[str] = []

        def shows() -> bool:  # the desk takes up a new snapshot by itself
            pages[:] = [self._page(found[1] if found else "")]
            return "/article/" in pages[0]

        self._until(shows)
        self.claims.say("the desk shows what was published", shows(), f"{len(pages[0]):,} characters")
        refused = self._page("wrong")
        self.claims.say("... to nobody without its token", refused.count("403 ") == 2, refused.strip()[:40])

    def _stop_and_start(self) -> None:
        """Down, in the order of Compose, while ingests are at work; and up again."""
        for container in reversed(self.project.containers.values()):
            if container.name == self._workers()[-1]:
                self._until(lambda: self._alive() > 1)
                alive = self._alive()
                self.claims.say("ingests are at work", alive > 0, alive)
            if not container.is_one_off:
                status, seconds = container.stop()
                claim = f"{container.name} stops within its grace period"
                self.claims.say(claim, status is not None, f"status {status}, {seconds:.0f} s")
        self._start()
        runs: dict[str, int] = {}
        self._until(lambda: bool(runs.update(self._runs()) or runs))
        self.claims.say("runs that were stopped have ended in order", bool(runs) and "died" not in runs, runs)
        published = len(self._published())
        self._until(lambda: self._articles() >= published)
        self.claims.say("what was published meanwhile is fetched", self._articles() >= published, self._articles())

    def _judge(self) -> None:
        seen = self._seen()
        gaps = [gap for paper in seen for gap in paper["gaps"]]
        self.claims.say(f"each host's delay of {DELAY:g} s is kept", min(gaps) >= DELAY, f"{min(gaps):.4f} s at least")
        most = max(paper["at once"] for paper in seen)
        self.claims.say("a host gets one request at a time", most == 1, most)
        again = {one.name: one.restarts for one in self.project.containers.values() if one.restarts}
        self.claims.say("no service had to be started again", not again, again or "none")
        secrets = {value for name, value in VARIABLES.items() if name != "AWS_ACCESS_KEY_ID"}
        told = [
            one.name
            for one in self.project.containers.values()
            if any(value in self._log(one.name) for value in secrets)
        ]
        self.claims.say("no log has a secret", not told, told or "none")

    def _workers(self) -> list[str]:
        return [name for name in self.project.containers if name.startswith("worker-")]

    def _completed(self) -> dict[str, int]:
        """Flow runs that have ended well on each worker."""
        ended = re.compile(r"Flow run '[^']+' - Finished in state Completed")
        return {name: len(ended.findall(self._log(name))) for name in self._workers()}

    def _log(self, name: str) -> str:
        return self.project.containers[name].log.read_text("utf-8", "replace")

    def _page(self, token: str) -> str:
        """A search in the desk, from outside, as through the published port."""
        networks = self.project.networks
        read = [sys.executable, "-c", _READ, networks.address("desk"), token, "source:paper-1"]
        return subprocess.run(networks.on_host(*read), check=False, capture_output=True, text=True, timeout=120).stdout

    def _run(self, name: str, *command: str) -> Any:
        return self.project.containers[name].run(*command)

    def _python(self, name: str, program: str, *arguments: str) -> str:
        return str(self._run(name, "python", "-c", program, *arguments).stdout)

    def _sql(self, database: str, query: str) -> str:
        return str(self._run("postgres", "psql", "-U", "dateline", "-d", database, "-tAc", query).stdout).strip()

    def _status(self) -> Any:
        # Not in a worker: there the runs of its home often hold the home's lock, and status shows what is published.
        shown = self._run("publisher", "dateline", "status", "--runs", "100", "--json")
        return json.loads(shown.stdout) if shown.returncode == 0 else {}

    def _articles(self) -> int:
        """As counted; none are removed here, and a status that is not live counts none."""
        self._counted = max(self._counted, int(self._status().get("articles") or 0))
        return self._counted

    def _runs(self) -> dict[str, int]:
        states = [run["state"] for run in self._status().get("runs", ())]
        return {state: states.count(state) for state in sorted(set(states))}

    def _alive(self) -> int:
        """Runs that are at work, as PostgreSQL knows them."""
        return int(
            self._sql(
                "dateline",
                "SELECT count(*) FROM dateline.runs JOIN dateline.workers USING (worker) WHERE alive_until > now()",
            )
            or 0
        )

    def _seen(self) -> list[dict[str, Any]]:
        seen: list[dict[str, Any]] = json.loads((self.project.folder / "seen.json").read_text("utf-8"))
        return seen

    def _published(self) -> set[str]:
        return {address for paper in self._seen() for address in paper["published"]}

    def _until(self, holds: Callable[[], bool]) -> None:
        until = time.monotonic() + _WITHIN
        while not holds() and time.monotonic() < until:
            self.project.tend()
            time.sleep(2)


if __name__ == "__main__":
    sys.exit(main())

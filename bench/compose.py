"""Brings up ``deploy/compose.yaml`` without a Docker daemon, and shows that its services work together: ``make compose-test``.

The file is read as Docker Compose reads it, as far as it goes; a key that is not known here is an error, so that the test
cannot fall behind the file. Each service runs in a container of its own by runc, with the environment, volumes, user,
command and health check that the file and its image state, on the networks that the file names. Images that need a
registry have stand-ins: PostgreSQL is Debian's in the base image, Prefect's server runs from the dateline image, which
has the same version of it.

It needs the images of ``make image-test`` (``IMAGE_WORK``), root, buildah and runc; about three minutes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import yaml

from bench.claims import Claims
from bench.containers import (
    ROOT,
    WORK,
    ComposeError,
    Container,
    Project,
    build_postgres,
    has_image,
)
from bench.networks import networks_of
from bench.waiting import wait_for

COMPOSE = ROOT / "deploy" / "compose.yaml"
KEYS = {
    "image", "build", "restart", "command", "depends_on", "environment", "volumes", "ports", "healthcheck",
    "stop_grace_period", "configs", "deploy", "networks",
}  # fmt: skip
TOP_KEYS = {"name", "services", "volumes", "configs", "networks"}
"""... and those that begin with ``x-``."""
_NEWSPAPERS = """
import signal, sys
from pathlib import Path
from bench.watched_site import sources, watched
from bench.networks import SITES
with watched(2, 6, 2.0, 1, SITES) as (papers, _):
    Path(sys.argv[1], "sources.toml").write_text(sources(papers, schedule="* * * * *"), "utf-8")
    signal.pause()
"""


def main() -> int:
    """Bring the file up, check what it promises, and take it down again."""
    if not has_image("dateline"):
        sys.stderr.write(f"there is no image in {WORK}: run `make image-test` first, or set IMAGE_WORK\n")
        return 2
    build_postgres()
    claims = Claims()
    with ExitStack() as stack:
        project = stack.enter_context(
            project_of(COMPOSE, _NEWSPAPERS, {"./sources.toml": "sources.toml"}, {"POSTGRES_PASSWORD": "of a/test:#@%"})
        )
        _check(project, claims)
    return claims.status


def interpolated(text: str, environment: Mapping[str, str]) -> str:
    """Variables as Compose fills them in: ``${A}``, ``${A:-default}``, ``${A:?message}``, ``$$`` for a dollar."""

    def value(found: re.Match[str]) -> str:
        if found["name"] is None:
            return "$"
        given = environment.get(found["name"], "")
        if not given and found["how"] == ":?":
            raise ComposeError(f"{found['name']}: {found['more']}")
        return given or (found["more"] if found["how"] == ":-" else "")

    return re.sub(r"\$(?:\$|\{(?P<name>\w+)(?:(?P<how>:[-?])(?P<more>[^}]*))?\})", value, text)


def filled(stated: Any, environment: Mapping[str, str]) -> Any:
    """What a file states, with variables filled in: after it is read, so their values may be any text."""
    if isinstance(stated, str):
        return interpolated(stated, environment)
    if isinstance(stated, list):
        return [filled(one, environment) for one in stated]
    if isinstance(stated, dict):
        return {name: filled(one, environment) for name, one in stated.items()}
    return stated


def replicas(name: str, service: Mapping[str, Any]) -> list[str]:
    """The names of a service's containers."""
    count = int(service.get("deploy", {}).get("replicas", 1))
    return [name] if count == 1 else [f"{name}-{number}" for number in range(1, count + 1)]


def check_keys(stated: Mapping[str, Any]) -> None:
    """Refuse what would be passed over.

    Raises:
        ComposeError: the file has a key that this module does not know.
    """
    unknown = {name for name in stated if name not in TOP_KEYS and not name.startswith("x-")}
    for name, service in stated["services"].items():
        unknown |= {f"services.{name}.{key}" for key in set(service) - KEYS}
        unknown |= {f"services.{name}.deploy.{key}" for key in set(service.get("deploy", {})) - {"replicas"}}
    if unknown:
        raise ComposeError(f"bench/compose.py does not know {', '.join(sorted(unknown))}")


def services_in_order(services: Mapping[str, Any]) -> list[str]:
    """The names of the services, each after those that it depends on."""
    order: list[str] = []

    def add(name: str) -> None:
        if name not in order:
            for other in services[name].get("depends_on", {}):
                add(other)
            order.append(name)

    for name in services:
        add(name)
    return order


@contextmanager
def project_of(file: Path, sites: str, replaced: Mapping[str, str], variables: Mapping[str, str]) -> Iterator[Project]:
    """Everything that the services of a file need, before the first of them is started; removed at the end.

    Args:
        sites: a program that serves what is read, on addresses of the host. It gets a folder for its files.
        replaced: by name in the Compose file: the file of that folder which is mounted in its place.
        variables: of the environment, which the file refers to.
    """
    folder = WORK / "compose"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    stated = filled(yaml.safe_load(file.read_text("utf-8")), {**os.environ, **variables})
    check_keys(stated)
    services = stated["services"]
    with ExitStack() as stack:
        order = [
            (name, service) for service in services_in_order(services) for name in replicas(service, services[service])
        ]
        networks = stack.enter_context(
            networks_of({name: (service, services[service]) for name, service in order}, stated.get("networks", {}))
        )
        stack.enter_context(_running(networks.on_host(sys.executable, "-c", sites, str(folder))))
        given = {name: folder / made for name, made in replaced.items()}
        for path in given.values():
            wait_for(path.exists)
            path.chmod(0o644)
        project = Project(folder, networks, {}, file, given, stated.get("volumes", {}), stated.get("configs", {}))
        for name, service in order:
            project.containers[name] = Container(name, project, services[service])
            stack.callback(project.containers[name].remove)
        yield project


def _check(project: Project, claims: Claims) -> None:
    """What the file promises, one claim after the other."""
    for container in project.containers.values():
        started = time.monotonic()
        container.start()
        claims.say(f"{container.name} comes up and is healthy", True, f"{time.monotonic() - started:.0f} s")
    worker = project.containers["worker"]
    articles = _articles(worker)
    claims.say("the schedule fetches, loads and publishes by itself", articles > 0, f"{articles} articles")
    wait_for(lambda: _completed(project.containers["postgres"]) > 0)
    runs = _completed(project.containers["postgres"])
    claims.say("Prefect keeps its runs in PostgreSQL", runs > 0, f"{runs} completed")
    home = project.folder / "volumes" / "home"
    seen = _seen_by_analyst(home / "published" / "analyst.duckdb")
    claims.say("an analyst reads the snapshot in the volume", seen > 0, f"{seen} articles")
    backup = worker.run("dateline", "backup", "/var/lib/dateline/backup.tar")
    claims.say("a backup can be made while it runs", (home / "backup.tar").exists(), backup.stdout.strip()[-60:])
    for name, least in (("worker", 0), ("prefect", None)):
        status, seconds = project.containers[name].stop()
        claims.say(f"{name} stops within its grace period", status is not None and least in (None, status), f"{seconds:.0f} s")  # fmt: skip
    for name in ("prefect", "worker"):
        project.containers[name].start()
    again = _articles(worker)
    claims.say("after a restart everything is still there", again >= articles, f"{again} articles")


def _completed(postgres: Container) -> int:
    """Flow runs that have completed, as Prefect's own tables say."""
    query = "SELECT count(*) FROM flow_run WHERE state_type = 'COMPLETED'"
    found = postgres.run("psql", "-U", "prefect", "-tAc", query).stdout.strip()
    return int(found) if found.isdecimal() else 0


def _articles(worker: Container) -> int:
    """Articles as ``dateline status`` counts them, once there are any."""

    def count() -> int:
        shown = worker.run("dateline", "status", "--json")
        return int(json.loads(shown.stdout)["articles"] or 0) if shown.returncode == 0 else 0

    wait_for(lambda: count() > 0)
    return count()


def _seen_by_analyst(snapshot: Path) -> int:
    wait_for(snapshot.exists)
    with duckdb.connect(snapshot, read_only=True) as connection:
        found = connection.execute("SELECT count(*) FROM articles").fetchone()
    return int(found[0]) if found else 0


@contextmanager
def _running(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    sys.exit(main())

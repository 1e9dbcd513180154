"""Brings up ``deploy/compose.yaml`` without a Docker daemon, and shows that its services work together: ``make compose-test``.

The file is read as Docker Compose reads it, as far as it goes; a key that is not known here is an error, so that the test
cannot fall behind the file. Each service runs in a container of its own by runc, with the environment, volumes, user,
command and health check that the file and its image state. They share one network of their own, with loopback only, in
which the names of the services are known. Images that need a registry have stand-ins: PostgreSQL is Debian's in the base
image, Prefect's server runs from the dateline image, which has the same version of it.

It needs the images of ``make image-test`` (``IMAGE_WORK``), root, buildah and runc; about three minutes.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import yaml

from bench.claims import Claims

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "deploy" / "compose.yaml"
WORK = Path(os.environ.get("IMAGE_WORK") or Path(os.environ.get("TMPDIR") or "/tmp") / "dateline-image")  # noqa: S108
BASE = "docker.io/library/python:3.11-slim"
STAND_INS = {"postgres": "compose-postgres", "prefecthq/prefect": "dateline"}
"""By name of the image in the file: what runs in its place."""
PATIENCE = 240.0
"""Seconds for a service to be healthy, and for the first articles."""
KEYS = {
    "image", "build", "restart", "command", "depends_on", "environment", "volumes", "ports", "healthcheck",
    "stop_grace_period",
}  # fmt: skip
# What Docker gives a container.
_CAPABILITIES = [
    f"CAP_{name}"
    for name in (
        "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "SETGID", "SETUID", "SETPCAP", "NET_BIND_SERVICE", "SYS_CHROOT"
    )
]  # fmt: skip
# What the official image's entry point does.
_POSTGRES = """#!/bin/sh
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin) data=/var/lib/postgresql/data
chown postgres $data && chmod 700 $data
as() { setpriv --reuid postgres --regid postgres --clear-groups "$@"; }
if [ ! -s $data/PG_VERSION ]; then
    printf %s "$POSTGRES_PASSWORD" >/tmp/pw && chmod 644 /tmp/pw
    as $bin/initdb -D $data --username "$POSTGRES_USER" --pwfile /tmp/pw --auth-local trust --auth-host scram-sha-256 >/dev/null
    printf "CREATE DATABASE %s;\\n" "$POSTGRES_DB" | as $bin/postgres --single -D $data postgres >/dev/null
fi
exec setpriv --reuid postgres --regid postgres --clear-groups $bin/postgres -D $data -c listen_addresses='*' \\
    -c unix_socket_directories=/var/run/postgresql
"""
_NEWSPAPERS = """
import re, signal, sys
from pathlib import Path
from tasks.demo.site import DemoSite
from tasks.settings import utc_now
with DemoSite(utc_now) as site:
    text = re.sub(r"schedule = .*", 'schedule = "* * * * *"', site.config_toml())
    Path(sys.argv[1]).write_text(text, encoding="utf-8")
    signal.pause()
"""


class ComposeError(Exception):
    """The file cannot be brought up."""


def main() -> int:
    """Bring the file up, check what it promises, and take it down again."""
    if not _has_image("dateline"):
        sys.stderr.write(f"there is no image in {WORK}: run `make image-test` first, or set IMAGE_WORK\n")
        return 2
    _build_postgres()
    claims = Claims()
    with ExitStack() as stack:
        project = stack.enter_context(_project())
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


@dataclass
class Container:
    """One service's container."""

    name: str
    project: Project
    service: Mapping[str, Any]
    process: subprocess.Popen[bytes] | None = None
    _mounted: list[str] = field(default_factory=list)

    @cached_property
    def image(self) -> str:
        """What runs: the service's own image, or its stand-in."""
        stated = str(self.service["image"]).partition(":")[0]
        return STAND_INS.get(stated, stated)

    @cached_property
    def config(self) -> Mapping[str, Any]:
        """The image's own configuration, as OCI states it."""
        shown = json.loads(_buildah("inspect", "--type", "image", self.image))
        found: Mapping[str, Any] = shown["OCIv1"]["config"]
        return found

    @cached_property
    def root(self) -> Path:
        """The container's file system."""
        container = _buildah("from", "--pull-never", self.image)
        self._mounted.append(container)
        return Path(_buildah("mount", container))

    @property
    def user(self) -> int:
        """By number; Prefect's image runs as root, and so does its stand-in."""
        return int(self.config.get("User") or 0) if self.image == str(self.service["image"]) else 0

    @property
    def log(self) -> Path:
        """What it prints."""
        return self.project.folder / f"{self.name}.log"

    def start(self) -> None:
        """Start it, and wait until its health check holds."""
        bundle = self.project.folder / "bundles" / self.name
        bundle.mkdir(parents=True, exist_ok=True)
        (bundle / "config.json").write_text(json.dumps(self._spec()), encoding="utf-8")
        with self.log.open("ab") as log:
            self.process = _runc("run", "--bundle", str(bundle), self._id, stdout=log, stderr=log)
        until = time.monotonic() + PATIENCE
        while (said := self.unhealthy_because()) is not None:
            if self.process.poll() is not None or time.monotonic() > until:
                tail = "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-30:])
                raise ComposeError(f"{self.name} is not healthy: {said}\n{tail}")
            time.sleep(1)

    def unhealthy_because(self) -> str | None:
        """What its health check says, of the file or of the Dockerfile; None: it holds."""
        stated = self.service.get("healthcheck", {}).get("test")
        test = stated or ["CMD", *re.findall(r'"([^"]+)"', _dockerfile_line("HEALTHCHECK").partition("CMD")[2])]
        command = test[1:] if test[0] == "CMD" else ["sh", "-c", test[1]]
        done = self.run(*command)
        return None if done.returncode == 0 else f"{' '.join(command)}: {done.stdout} {done.stderr}"

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in it, as ``docker compose exec`` does."""
        environment = [part for variable in self._environment() for part in ("--env", variable)]
        return subprocess.run(
            [*_RUNC, "exec", *environment, "--user", str(self.user), self._id, *command],
            check=False, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip

    def stop(self) -> tuple[int | None, float]:
        """Stop it as Compose does: exit status and seconds; None: it had to be killed."""
        if self.process is None:
            return 0, 0.0
        grace = float(str(self.service.get("stop_grace_period", "10s")).removesuffix("s"))
        started = time.monotonic()
        subprocess.run([*_RUNC, "kill", self._id, "TERM"], check=False, capture_output=True)
        try:
            status: int | None = self.process.wait(timeout=grace)
        except subprocess.TimeoutExpired:
            subprocess.run([*_RUNC, "kill", "--all", self._id, "KILL"], check=False, capture_output=True)
            self.process.wait()
            status = None
        subprocess.run([*_RUNC, "delete", "--force", self._id], check=False, capture_output=True)
        self.process = None
        return status, time.monotonic() - started

    def remove(self) -> None:
        """Remove its file system; volumes stay."""
        self.stop()
        for container in self._mounted:
            _buildah("umount", container)
            _buildah("rm", container)

    @property
    def _id(self) -> str:
        return f"dateline-compose-{os.getpid()}-{self.name}"

    def _environment(self) -> list[str]:
        stated = [f"{name}={value}" for name, value in self.service.get("environment", {}).items()]
        usual = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return [
            usual,
            *self.config.get("Env", []),
            f"HOME={'/root' if self.user == 0 else '/var/lib/dateline'}",
            *stated,
        ]

    def _mounts(self) -> Iterator[dict[str, Any]]:
        for volume in self.service.get("volumes", ()):
            source, target, *how = volume.split(":")
            is_named = not source.startswith((".", "/"))
            path = self.project.volume(source, self.root / target[1:]) if is_named else self.project.file(source)
            yield {"destination": target, "type": "bind", "source": str(path), "options": ["rbind", *(how or ["rw"])]}
        hosts = self.project.folder / "hosts"
        yield {"destination": "/etc/hosts", "type": "bind", "source": str(hosts), "options": ["rbind", "ro"]}
        if self.image == STAND_INS["postgres"]:
            entry = self.project.folder / "entrypoint"
            entry.write_text(_POSTGRES, encoding="ascii")
            entry.chmod(0o755)
            yield {"destination": "/entrypoint", "type": "bind", "source": str(entry), "options": ["bind", "ro"]}

    def _spec(self) -> dict[str, Any]:
        """The container as the OCI runtime specification states it."""
        (blank := self.project.folder / "blank").mkdir(exist_ok=True)
        (blank / "config.json").unlink(missing_ok=True)
        subprocess.run(["runc", "spec", "--bundle", str(blank)], check=True)
        spec: dict[str, Any] = json.loads((blank / "config.json").read_text("utf-8"))
        command = self.service.get("command") or self.config.get("Cmd")
        if self.image == STAND_INS["postgres"]:
            command = ["/entrypoint"]
        sets = ("bounding", "effective", "permitted") if self.user == 0 else ("bounding",)
        spec["process"] |= {
            "terminal": False,
            "args": command,
            "env": self._environment(),
            "cwd": self.config.get("WorkingDir") or "/",
            "user": {"uid": self.user, "gid": self.user},
            "capabilities": dict.fromkeys(sets, _CAPABILITIES),
            "rlimits": [{"type": "RLIMIT_NOFILE", "hard": _FILES, "soft": _FILES}],
        }
        spec["root"] = {"path": str(self.root), "readonly": False}
        spec["hostname"] = self.name
        spec["mounts"] += self._mounts()
        kept = [space for space in spec["linux"]["namespaces"] if space["type"] not in ("network", "cgroup")]
        spec["linux"]["namespaces"] = [*kept, {"type": "network", "path": self.project.network}]
        return spec


@dataclass
class Project:
    """The services of the file, with their volumes and network."""

    folder: Path
    network: str
    containers: dict[str, Container]
    sources: Path
    """In place of ``./sources.toml``."""
    volumes: Mapping[str, Any]

    def volume(self, name: str, origin: Path) -> Path:
        """The folder of a named volume; a new one belongs to whom the image's folder does, as with Docker."""
        if name not in self.volumes:
            raise ComposeError(f"the volume {name} is not declared")
        path = self.folder / "volumes" / name
        if not path.exists():
            path.mkdir(parents=True)
            if origin.exists():
                os.chown(path, origin.stat().st_uid, origin.stat().st_gid)
        return path

    def file(self, source: str) -> Path:
        """A file beside the compose file that a service gets to see."""
        if not (COMPOSE.parent / source).exists():
            raise ComposeError(f"{source} does not exist beside {COMPOSE.name}")
        return self.sources if source == "./sources.toml" else (COMPOSE.parent / source).resolve()


@contextmanager
def _project() -> Iterator[Project]:
    """Everything that the services need, before the first of them is started; removed at the end."""
    folder = WORK / "compose"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    text = interpolated(COMPOSE.read_text("utf-8"), {**os.environ, "POSTGRES_PASSWORD": "of-a-test"})
    stated = yaml.safe_load(text)
    services = stated["services"]
    for name, service in services.items():
        if unknown := set(service) - KEYS:
            raise ComposeError(f"services.{name}: bench/compose.py does not know {', '.join(sorted(unknown))}")
    with ExitStack() as stack:
        holder = stack.enter_context(
            _running(["unshare", "--net", "sh", "-c", "ip link set lo up && exec sleep infinity"])
        )
        _wait_for(lambda: _is_up(holder.pid))
        (folder / "hosts").write_text(f"127.0.0.1 localhost {' '.join(services)}\n", encoding="ascii")
        sources = folder / "sources.toml"
        serve = ["nsenter", "--net", "--target", str(holder.pid), sys.executable, "-c", _NEWSPAPERS, str(sources)]
        stack.enter_context(_running(serve))
        _wait_for(sources.exists)
        sources.chmod(0o644)
        project = Project(folder, f"/proc/{holder.pid}/ns/net", {}, sources, stated.get("volumes", {}))
        for name in services_in_order(services):
            project.containers[name] = Container(name, project, services[name])
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
    _wait_for(lambda: _completed(project.containers["postgres"]) > 0)
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
        return int(json.loads(shown.stdout)["articles"]) if shown.returncode == 0 else 0

    _wait_for(lambda: count() > 0)
    return count()


def _seen_by_analyst(snapshot: Path) -> int:
    _wait_for(snapshot.exists)
    with duckdb.connect(snapshot, read_only=True) as connection:
        found = connection.execute("SELECT count(*) FROM articles").fetchone()
    return int(found[0]) if found else 0


def _build_postgres() -> None:
    """The stand-in of PostgreSQL's image; kept for the next time."""
    if _has_image(STAND_INS["postgres"]):
        return
    container = _buildah("from", "--pull-never", BASE)
    install = "apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql >/dev/null"
    _buildah("run", container, "--", "sh", "-c", f"DEBIAN_FRONTEND=noninteractive; {install}")
    _buildah("commit", "-q", "--rm", container, STAND_INS["postgres"])


def _has_image(name: str) -> bool:
    done = subprocess.run([*_BUILDAH, "inspect", "--type", "image", name], check=False, capture_output=True)
    return done.returncode == 0


def _buildah(*arguments: str) -> str:
    done = subprocess.run([*_BUILDAH, *arguments], check=False, capture_output=True, text=True)
    if done.returncode:
        raise ComposeError(f"buildah {' '.join(arguments[:3])}: {done.stderr[-2000:]}")
    return done.stdout.strip()


def _runc(*arguments: str, **how: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*_RUNC, *arguments], stdin=subprocess.DEVNULL, start_new_session=True, **how)


def _dockerfile_line(instruction: str) -> str:
    lines = (COMPOSE.parent / "Dockerfile").read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith(instruction))


@contextmanager
def _running(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def _is_up(process: int) -> bool:
    """Whether the loopback of a process's network is there."""
    shown = subprocess.run(
        ["nsenter", "--net", "--target", str(process), "ip", "-4", "addr", "show", "lo"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    return (
        Path(f"/proc/{process}/ns/net").readlink() != Path("/proc/self/ns/net").readlink()
        and "127.0.0.1" in shown.stdout
    )


def _wait_for(holds: Any) -> None:
    until = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < until:
        time.sleep(1)


_FILES = min(
    65536, resource.getrlimit(resource.RLIMIT_NOFILE)[1]
)  # no container may have more than this machine allows
_BUILDAH = ("buildah", "--root", str(WORK / "store"), "--runroot", str(WORK / "run"))
_RUNC = ("runc", "--root", str(WORK / "runc"))

if __name__ == "__main__":
    sys.exit(main())

"""Containers without a daemon, for ``bench.compose``: images of buildah, run by runc with one network for all.

A container gets what a Compose file and its image state: command, environment, volumes, user, health check, grace period.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "deploy" / "compose.yaml"
WORK = Path(os.environ.get("IMAGE_WORK") or Path(os.environ.get("TMPDIR") or "/tmp") / "dateline-image")  # noqa: S108
BASE = "docker.io/library/python:3.11-slim"
STAND_INS = {"postgres": "compose-postgres", "prefecthq/prefect": "dateline"}
"""By name of the image in the file: what runs in its place."""
PATIENCE = 240.0
"""Seconds for a service to be healthy, and for the first articles."""
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


class ComposeError(Exception):
    """The file cannot be brought up."""


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
        shown = json.loads(buildah("inspect", "--type", "image", self.image))
        found: Mapping[str, Any] = shown["OCIv1"]["config"]
        return found

    @cached_property
    def root(self) -> Path:
        """The container's file system."""
        container = buildah("from", "--pull-never", self.image)
        self._mounted.append(container)
        return Path(buildah("mount", container))

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
            buildah("umount", container)
            buildah("rm", container)

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


def build_postgres() -> None:
    """The stand-in of PostgreSQL's image; kept for the next time."""
    if has_image(STAND_INS["postgres"]):
        return
    container = buildah("from", "--pull-never", BASE)
    install = "apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql >/dev/null"
    buildah("run", container, "--", "sh", "-c", f"DEBIAN_FRONTEND=noninteractive; {install}")
    buildah("commit", "-q", "--rm", container, STAND_INS["postgres"])


def has_image(name: str) -> bool:
    done = subprocess.run([*_BUILDAH, "inspect", "--type", "image", name], check=False, capture_output=True)
    return done.returncode == 0


def buildah(*arguments: str) -> str:
    done = subprocess.run([*_BUILDAH, *arguments], check=False, capture_output=True, text=True)
    if done.returncode:
        raise ComposeError(f"buildah {' '.join(arguments[:3])}: {done.stderr[-2000:]}")
    return done.stdout.strip()


def _runc(*arguments: str, **how: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*_RUNC, *arguments], stdin=subprocess.DEVNULL, start_new_session=True, **how)


def _dockerfile_line(instruction: str) -> str:
    lines = (COMPOSE.parent / "Dockerfile").read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith(instruction))


def wait_for(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < until:
        time.sleep(1)


_FILES = min(
    65536, resource.getrlimit(resource.RLIMIT_NOFILE)[1]
)  # no container may have more than this machine allows
_BUILDAH = ("buildah", "--root", str(WORK / "store"), "--runroot", str(WORK / "run"))
_RUNC = ("runc", "--root", str(WORK / "runc"))

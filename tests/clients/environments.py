"""Environments for other clients of the snapshot, made once with pip and npm in a folder that git ignores."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DUCKDB_VERSIONS", "Environment", "NotReached", "made", "made_for_node"]

HERE = Path(__file__).parent
DUCKDB_VERSIONS = ("1.3.2", "1.4.5", "1.5.6", "2.0.1")
"""The newest of each series that the registry has. Dateline's own is a fifth."""
WASM = ("@duckdb/duckdb-wasm@1.32.0", "apache-arrow@17.0.0")
_UNREACHED = re.compile(
    r"from versions: none|NameResolutionError|ConnectTimeout|NewConnectionError|Temporary failure in name resolution"
    r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH"
)
"""What pip and npm say where there is no network; anything else is a fault of ours."""


class NotReached(Exception):
    """The registry of a package cannot be reached; the text says which."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A folder of packages for the interpreter that runs the tests."""

    packages: Path

    def run(
        self, *arguments: str, given: str | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run ``python ARGUMENTS`` with these packages and none of the project's."""
        # -S: no site-packages of the environment that runs the tests; -P: no module of the current folder.
        command = [sys.executable, "-S", "-P", *arguments]
        variables = {**os.environ, "PYTHONPATH": str(self.packages), "DO_NOT_TRACK": "1"}
        return subprocess.run(command, input=given, env=variables, cwd=cwd, capture_output=True, text=True)


def made(folder: Path, name: str, *packages: str) -> Environment:
    """The environment ``name``, installed from ``packages`` or, if none are named, from ``NAME.txt``.

    Raises:
        NotReached: there is no network.
    """
    place = folder / name
    chosen = [*packages] if packages else ["-r", str(HERE / f"{name}.txt")]
    _install(
        place,
        [sys.executable, "-m", "pip", "install", "--quiet", "--retries", "1", "--no-deps", "--target", "{}", *chosen],
        "pip",
    )
    return Environment(place)


def made_for_node(folder: Path) -> Path:
    """A folder with DuckDB-WASM in ``node_modules``.

    Raises:
        NotReached: there is no network, or no npm.
    """
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise NotReached("node and npm are not installed (Debian: apt install nodejs npm)")
    place = folder / "wasm"
    _install(place, ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", "{}", *WASM], "npm")
    return place


def _install(place: Path, command: Sequence[str], tool: str) -> None:
    """Run a command that fills a folder, in a place of its own first: one that was interrupted leaves nothing."""
    if place.exists():
        return
    filling = place.with_name(f"{place.name}.filling")
    shutil.rmtree(filling, ignore_errors=True)
    filling.mkdir(parents=True)
    done = subprocess.run([part.format(filling) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        said = done.stdout + done.stderr
        if _UNREACHED.search(said):
            raise NotReached(f"{tool} cannot reach its registry: {said.strip().splitlines()[-1]}")
        raise RuntimeError(f"{tool} cannot install {place.name}:\n{said}")
    filling.rename(place)

"""``dateline`` as a separate process, as a person or a timer would start it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.support.corpus_site import ROOT

LIMIT = 200.0
"""Seconds that a command may take on a busy machine."""


def start(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, module: str = "flows"
) -> subprocess.Popen[str]:
    """Start the command and return at once."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, module: str = "flows"
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, whatever its status."""
    process = start(*arguments, environment=environment, module=module)
    try:
        out, err = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def counts(printed: str) -> dict[str, int]:
    """The outcome counts of ``ingest --json`` over all sources."""
    total: dict[str, int] = {}
    for row in json.loads(printed)["sources"]:
        for name, value in row.items():
            if isinstance(value, int):
                total[name] = total.get(name, 0) + value
    return total


def record(printed: str) -> dict[str, Any]:
    """One JSON object that a command printed."""
    value: dict[str, Any] = json.loads(printed)
    return value

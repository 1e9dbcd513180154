"""``dateline`` as a separate process, as a person or a timer would start it."""

from __future__ import annotations

import json
import os
import signal
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
    env = {**(os.environ if environment is None else environment), "PYTHONFAULTHANDLER": "1"}
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    """Wait for the end of a command, whatever its status.

    Raises:
        AssertionError: it took longer than the limit; the message has where each of its threads was.
    """
    try:
        out, err = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)
        _, err = process.communicate(timeout=30)  # its own processes end when it is gone
        raise AssertionError(f"{process.args!r} took longer than {LIMIT:.0f} s:\n{err}") from None
    finally:
        process.kill()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def run(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, module: str = "flows"
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, whatever its status."""
    return finish(start(*arguments, environment=environment, module=module))


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

"""The end of a command that made a run: print its table, its snapshot and its errors, and set the exit status."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Any

import click

from flows.cli.render import json_line, print_run, terminal
from tasks.home import Home
from tasks.pure.plain_characters import without_controls
from tasks.run.progress import PART_FAILED, Observer, RunResult

FAILURES = frozenset({PART_FAILED})
"""Events that :func:`finish_run_command` reports: no line of the log need say the same on the terminal."""


def finish_run_command(home: Home, run: Observer, *, as_json: bool, more: dict[str, Any] | None = None) -> None:
    """Print the result of a run; exits with status 1 if a part failed.

    Args:
        run: what was observed of it.
        more: further keys of the JSON object.
    """
    result = run.result
    if result is None:
        why = run.failure or "the run ended before it was opened; the log says why"
        click.echo(without_controls(f"dateline: {why}"), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json_line(_record(home, result) | (more or {})))
    else:
        _print(home, result)
    if result.errors:
        for part, error in result.errors.items():
            click.echo(without_controls(f"dateline: {part}: {error}"), err=True)
        sys.exit(1)


def _record(home: Home, result: RunResult) -> dict[str, Any]:
    return {
        "run_id": result.run_id,
        "sources": [asdict(row) for row in result.sources],
        "errors": result.errors,
        "recovered": dict(result.recovered),
        "stopped": result.stopped,
        "published": str(home.snapshot) if result.published else None,
    }


def _print(home: Home, result: RunResult) -> None:
    console = terminal()
    print_run(console, result.sources)
    if result.stopped:
        console.print("stopped; pages that were not fetched are pending, and the next run continues with them")
    if result.recovered:
        counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(result.recovered.items()))
        console.print(f"recovered from an earlier run: {counts}")
    if result.published:
        console.print(f"published {home.snapshot}", soft_wrap=True)

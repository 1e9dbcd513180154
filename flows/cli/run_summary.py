"""How a command ends that made a run: its table, what it published, what failed, and the exit status."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Any

import click

from flows.cli.progress import RunResult
from flows.cli.render import json_line, print_run, terminal
from tasks.home import Home


def end_of_run(home: Home, result: RunResult | None, *, as_json: bool, more: dict[str, Any] | None = None) -> None:
    """Say what a run came to; exits with status 1 where a part failed.

    Args:
        more: what a command has to say besides, for ``--json``.
    """
    if result is None:
        click.echo("dateline: the run ended before it had begun; the log says why", err=True)
        sys.exit(1)
    if as_json:
        record = {
            "run_id": result.run_id,
            "sources": [asdict(row) for row in result.sources],
            "errors": result.errors,
            "recovered": dict(result.recovered),
            "stopped": result.stopped,
            "published": str(home.snapshot) if result.published else None,
            **(more or {}),
        }
        click.echo(json_line(record))
    else:
        console = terminal()
        print_run(console, result.sources, result.errors)
        if result.stopped:
            console.print("stopped as told; what was not asked is pending, and the next run goes on there")
        if result.recovered:
            counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(result.recovered.items()))
            console.print(f"recovered from an earlier run: {counts}")
        if result.published:
            console.print(f"published {home.snapshot}", soft_wrap=True)
    if result.errors:
        for part, error in result.errors.items():
            click.echo(f"dateline: {part}: {error}", err=True)
        sys.exit(1)

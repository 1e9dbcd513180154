"""``dateline maintain``: daily maintenance of a home."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from flows.cli.main import Context
from tasks.settings import utc_now


@click.command(name="maintain")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.pass_obj
def command(context: Context, as_json: bool) -> None:
    """Remove raw pages by age or size, validate a sample of the archive, check all texts, compact, tidy.

    Exit 1 if the archive is damaged or a check fails.

    The configuration says what is kept and how long: keep_archive_days and keep_archive_bytes. `dateline serve` runs
    this once a day.

    \b
    dateline maintain
    dateline maintain --json | jq .damaged
    """
    from flows.cli.render import json_line, terminal
    from tasks.config import load_config
    from tasks.upkeep import keep_up

    settings = context.settings
    config = load_config(settings.config)
    settings.home.prepare()
    context.log_to_home()
    done = keep_up(settings.home, config, utc_now())
    if as_json:
        click.echo(json_line(asdict(done)))
    else:
        console = terminal()
        console.print(f"{done.removed} segments removed ({done.removed_bytes:,} bytes), {done.validated} validated")
        console.print(f"{done.compacted_bytes:,} bytes of the warehouse saved, {done.tidied} files tidied")
        for line in done.damaged:
            console.print(f"[red]damaged[/red] {line}", soft_wrap=True)
        for line in done.broken:
            console.print(f"[red]broken[/red] {line}", soft_wrap=True)
    if done.damaged or done.broken:
        sys.exit(1)

"""``dateline backup``: write a home into one file."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.main import Context
from flows.cli.render import counted, sized
from tasks.settings import utc_now


@click.command(name="backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.pass_obj
def command(context: Context, file: Path) -> None:
    """Write a consistent copy of the warehouse and the archive into one tar file; runs may continue.

    \b
    dateline backup /backups/dateline-$(date +%F).tar
    """
    from tasks.upkeep.backup import back_up
    from tasks.warehouse import Warehouse

    home = context.settings.home
    home.prepare()
    context.log_to_home()
    made = back_up(Warehouse(home), home, file.absolute(), utc_now())
    click.echo(f"{made.path}: the warehouse and {counted(made.segments, 'segment')}, {sized(made.bytes)}")

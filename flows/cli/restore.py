"""``dateline restore``: restore a home from a backup."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from flows.cli.main import Context
from flows.cli.render import counted
from tasks.settings import utc_now


@click.command(name="restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.pass_obj
def command(context: Context, file: Path) -> None:
    """Restore a backup into an empty home, migrate it to this version, and publish.

    \b
    dateline --home /srv/dateline restore /backups/dateline-2026-11-24.tar
    """
    from tasks.publish import publish
    from tasks.upkeep.backup import restore
    from tasks.warehouse import Warehouse

    home = context.settings.home
    back = restore(home, file.absolute())
    context.log_to_home()
    warehouse = Warehouse(home)
    warehouse.migrate()
    publish(warehouse, home, run_id=None, now=utc_now())
    made_at = f"{datetime.fromisoformat(back.made_at):%Y-%m-%d %H:%M} UTC"
    click.echo(f"restored {back.path}, made {made_at}: the warehouse and {counted(back.segments, 'segment')}")
    click.echo(f"published {home.snapshot}")

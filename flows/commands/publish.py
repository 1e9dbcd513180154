"""``dateline publish``: the snapshot, now."""

from __future__ import annotations

import click

from flows.cli import Context
from flows.settings import utc_now


@click.command(name="publish")
@click.pass_obj
def command(context: Context) -> None:
    """Replace the analysts' snapshot now.

    \b
    dateline publish        after a run with a long publish_interval, or after a restore
    """
    from tasks.publish import publish
    from tasks.warehouse import Warehouse

    home = context.settings.home
    home.prepare()
    context.log_to_home()
    warehouse = Warehouse(home)
    warehouse.migrate()
    publish(warehouse, home, run_id=None, now=utc_now())
    click.echo(f"published {home.snapshot}")

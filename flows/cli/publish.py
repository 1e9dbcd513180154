"""``dateline publish``: replace the analysts' snapshot now."""

from __future__ import annotations

import click

from flows.cli.main import Context
from tasks.settings import utc_now


@click.command(name="publish")
@click.option(
    "--if-due", is_flag=True, help="Only if something waits to be published, and no more often than publish_interval."
)
@click.pass_obj
def command(context: Context, if_due: bool) -> None:
    """Replace the analysts' snapshot now, and write all of it, as for one that has got damaged.

    After a run, and with --if-due, only the blocks that have changed are written.

    \b
    dateline publish        where publish_interval is long, or after a restore
    """
    from tasks.config import load_config
    from tasks.publish import publish, publish_if_due
    from tasks.warehouse import Warehouse

    home = context.settings.home
    home.prepare()
    context.log_to_home()
    warehouse = Warehouse(home)
    warehouse.migrate()
    if if_due:
        interval = load_config(context.settings.config).publish_interval
        if publish_if_due(warehouse, home, run_id=None, now=utc_now(), interval=interval, requested=False) is None:
            return
    else:
        publish(warehouse, home, run_id=None, now=utc_now(), whole=True)
    click.echo(f"published {home.snapshot}")

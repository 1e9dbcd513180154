"""``dateline forget``: one article out of everything."""

from __future__ import annotations

import click

from flows.cli import Context
from flows.settings import utc_now


@click.command(name="forget")
@click.argument("url", metavar="URL")
@click.pass_obj
def command(context: Context, url: str) -> None:
    """Take an article out of warehouse, archive and snapshot, all its versions and addresses; on record.

    Its addresses are not fetched again. Files that were exported earlier are not touched.

    \b
    dateline forget https://news.example/2026/a-name-that-must-go
    """
    from tasks.publish import publish
    from tasks.upkeep.forgetting import forget
    from tasks.warehouse import Warehouse

    home = context.settings.home
    home.prepare()
    context.log_to_home()
    warehouse = Warehouse(home)
    warehouse.migrate()
    now = utc_now()
    try:
        done = forget(warehouse, home, url, now)
    finally:
        publish(warehouse, home, run_id=None, now=now)
    click.echo(
        f"{done.articles} articles at {len(done.addresses)} addresses forgotten, {done.records} archive records erased"
    )
    for address in done.addresses:
        click.echo(f"  {address}")

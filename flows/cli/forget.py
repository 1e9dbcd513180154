"""``dateline forget``: erase one article everywhere."""

from __future__ import annotations

import click

from flows.cli.main import Context
from tasks.settings import utc_now


@click.command(name="forget")
@click.argument("url", metavar="URL")
@click.pass_obj
def command(context: Context, url: str) -> None:
    """Erase an article from warehouse, archive and snapshot, with all its versions and addresses, and record that.

    Its addresses are not fetched again, even if the article was never loaded. The warehouse is rewritten, which needs
    its size again on the disk. Files that were exported earlier are not touched.

    \b
    dateline forget https://news.example/2026/a-name-that-must-go
    """
    from tasks.publish import publish
    from tasks.pure.addresses import resolve
    from tasks.upkeep.forgetting import forget
    from tasks.warehouse import Warehouse

    if not url.lower().startswith(("http://", "https://")) or resolve("", url) is None:
        raise click.BadParameter(f"{url!r} is not an http:// or https:// address", param_hint="URL")
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
    erased = f"{done.records} archive records erased"
    if done.articles:
        articles = "1 article" if done.articles == 1 else f"{done.articles} articles"
        click.echo(f"forgotten: {articles}, {erased}; not fetched again:")
    else:
        click.echo(f"no article found, {erased}; not fetched from now on:")
    for address in done.addresses:
        click.echo(f"  {address}")

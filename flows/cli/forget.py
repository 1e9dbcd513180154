"""``dateline forget``: erase one article everywhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from flows.cli.main import Context
from tasks.settings import utc_now


@click.command(name="forget")
@click.argument("url", metavar="URL")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing.")
@click.option(
    "--unknown", is_flag=True, help="An address of which nothing is there: bar it, so that it is never fetched."
)
@click.pass_obj
def command(context: Context, url: str, yes: bool, unknown: bool) -> None:
    """Erase an article from warehouse, archive and snapshot, with all its versions and addresses, and record that.

    Shows what it would erase and asks first. Its addresses are not fetched again. The warehouse is rewritten, which
    needs its size again on the disk. Files that were exported earlier are not touched. If the address is not found,
    nothing is done, with exit status 1.

    \b
    dateline forget https://news.example/2026/a-name-that-must-go
    """
    from tasks.publish import publish
    from tasks.pure.addresses import resolve
    from tasks.upkeep.forgetting import addresses_of, forget
    from tasks.warehouse import Warehouse

    if not url.lower().startswith(("http://", "https://")) or resolve("", url) is None:
        raise click.BadParameter(f"{url!r} is not an http:// or https:// address", param_hint="URL")
    home = context.settings.home
    home.prepare()
    context.log_to_home()
    warehouse = Warehouse(home)
    warehouse.migrate()
    found = addresses_of(warehouse, url)
    if not found and not unknown:
        click.echo(f"nothing is there of {url}, so nothing was done; --unknown bars the address all the same", err=True)
        sys.exit(1)
    if not yes:
        _ask(url, found)
    now = utc_now()
    try:
        done = forget(warehouse, home, url, now)
    finally:
        publish(warehouse, home, run_id=None, now=now, whole=True)
    erased = f"{done.records} archive records erased"
    if done.articles:
        articles = "1 article" if done.articles == 1 else f"{done.articles} articles"
        click.echo(f"forgotten: {articles}, {erased}; not fetched again:")
    else:
        click.echo(f"no article found, {erased}; not fetched from now on:")
    for address in done.addresses:
        click.echo(f"  {address}")


def _ask(url: str, found: Sequence[str]) -> None:
    """Show the addresses and ask; ends with status 1 without a yes."""
    for address in found or (url,):
        click.echo(f"  {address}")
    what = "Take the article at these addresses out for good?" if found else "Never fetch this address?"
    try:
        agreed = click.confirm(what)
    except click.Abort:
        click.echo("\nno answer: give --yes", err=True)
        agreed = False
    if not agreed:
        click.echo("nothing was done")
        sys.exit(1)

"""``dateline report``: write the report as one HTML page."""

from __future__ import annotations

import click

from flows.cli.main import Context
from tasks.settings import utc_now


@click.command(name="report")
@click.pass_obj
def command(context: Context) -> None:
    """Write the report of the published snapshot: one HTML page that needs no other file.

    It is next to the snapshot, in published/report/index.html. Publishing writes it too.

    \b
    dateline report
    xdg-open "$(dateline report)"
    """
    from tasks.report import write_report

    click.echo(write_report(context.settings.home, utc_now()))

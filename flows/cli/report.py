"""``dateline report``: the report as one HTML page."""

from __future__ import annotations

import click

from flows.cli.main import Context
from flows.settings import utc_now


@click.command(name="report")
@click.pass_obj
def command(context: Context) -> None:
    """Make the report of the published snapshot anew: one HTML page that needs nothing else.

    It lies beside the snapshot, in published/report/index.html, and is made with each snapshot anyway.

    \b
    dateline report
    xdg-open "$(dateline report)"
    """
    from tasks.report import write_report

    click.echo(write_report(context.settings.home, utc_now()))

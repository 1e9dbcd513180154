"""``dateline alarms``: the alarms that last, and whether they reach anybody."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from flows.cli.main import Context
from flows.cli.render import json_line
from tasks.settings import utc_now

if TYPE_CHECKING:
    from tasks.alarms import Alarm


@click.command(name="alarms")
@click.argument("action", type=click.Choice(["show", "test"]), default="show")
@click.option("--json", "as_json", is_flag=True, help="A JSON object an alarm, or an address.")
@click.pass_obj
def command(context: Context, action: str, as_json: bool) -> None:
    """Show the alarms that last; with `test`, send them, or a line if there are none, to each address of [alarms].

    A test marks nothing as sent. Exit status 1: an address did not take it.

    \b
    dateline alarms
    dateline alarms test
    """
    os.environ.setdefault("DO_NOT_TRACK", "1")  # Prefect, which flows.alarms imports, would print a notice
    from tasks import alarms
    from tasks.config import load_config
    from tasks.pure.errors import ConfigError
    from tasks.warehouse import Warehouse

    home = context.settings.home
    standing: tuple[Alarm, ...] = ()
    if home.has_warehouse:
        warehouse = Warehouse(home)
        warehouse.migrate()
        standing = alarms.standing(warehouse)
    if action == "show":
        _show(standing, as_json)
        return
    config = load_config(context.settings.config, sources_needed=False)
    if not config.alarms.to:
        message = 'names no address: add a table [alarms] with to = ["mailto://user:password@example.org"]'
        raise ConfigError(message, key=f"{context.settings.config}: alarms.to")
    from flows.alarms import message as message_of
    from tasks.notify import send

    title, body = "Dateline: a test", "This is a test: alarms arrive here. None lasts now."
    if standing:
        title, body = message_of(standing, utc_now(), link=config.alarms.link)
        title = f"{title} (a test)"
    deliveries = send(config.alarms.to, title, body)
    for delivery in deliveries:
        if as_json:
            click.echo(json_line(asdict(delivery)))
        else:
            click.echo(f"{delivery.name}: {delivery.error or 'sent'}")
    if any(delivery.error for delivery in deliveries):
        sys.exit(1)


def _show(lasting: Sequence[Alarm], as_json: bool) -> None:
    if as_json:
        for alarm in lasting:
            click.echo(json_line({**asdict(alarm), "remedy": alarm.remedy}))
        return
    if not lasting:
        click.echo("no alarm lasts")
        return
    from flows.alarms import message as message_of

    click.echo(message_of(lasting, utc_now())[1])

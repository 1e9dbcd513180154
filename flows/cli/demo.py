"""``dateline demo``: a whole run without network and configuration, on newspapers that Dateline serves itself."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from flows.cli.main import Context
from flows.cli.render import terminal
from flows.serving.embedded_server import EmbeddedServer
from flows.serving.environment import prepare_prefect
from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.settings import DEMO_HOME, DEMO_MARK, OWN_CONFIG


@click.command(name="demo")
@click.pass_context
def command(ctx: click.Context) -> None:
    """See a whole run on a small newspaper that Dateline serves itself.

    Ingests it twice over HTTP on loopback, with a correction between the rounds, into a home of its own (./demo-data
    unless --home names one), and shows what an analyst finds. No network, no configuration. The home of an earlier demo
    is emptied first.

    \b
    dateline demo
    dateline --home /tmp/demo demo
    """
    context: Context = ctx.obj
    named = ctx.parent is not None and ctx.parent.params.get("home") is not None
    own = not named and "DATELINE_HOME" not in os.environ
    home = Home(Path.cwd() / DEMO_HOME if own else context.settings.home.root)
    os.environ.pop("DATELINE_WAREHOUSE", None)  # the flow reads it too, and a demo must not touch a lake
    _empty(home)
    Context(type(context.settings)(home, home.root / OWN_CONFIG), context.verbose, context.json_logs).log_to_home()
    prepare_prefect(home)
    server = EmbeddedServer(home)

    from flows.cli.demonstration import demonstrate

    with server.in_use():
        rounds = demonstrate(home, terminal())
    if any(result.errors for result in rounds):
        sys.exit(1)


def _empty(home: Home) -> None:
    """Remove what an earlier demo left; touch nothing that a demo did not create."""
    mark = home.root / DEMO_MARK
    if home.root.exists() and any(home.root.iterdir()) and not mark.exists():
        raise ConfigError("not empty, and not created by a demo: name another folder with --home", key=str(home.root))
    for path in (home.warehouse, home.warehouse.with_name(home.warehouse.name + ".wal")):
        path.unlink(missing_ok=True)
    for folder in (home.archive, home.hosts, home.published, home.runs):
        shutil.rmtree(folder, ignore_errors=True)
    home.prepare()
    mark.touch()

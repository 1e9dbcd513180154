"""``dateline serve``: the scheduler."""

from __future__ import annotations

import asyncio
import os
import sys

import click

from flows.cli.main import Context
from flows.serving import last_known_good as accepted
from flows.settings import prepare_prefect
from tasks.home import Home
from tasks.pure.errors import TransientError


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where a server of its own listens.")
@click.option("--port", type=click.IntRange(1, 65535), default=4200, show_default=True, help="Its port.")
@click.option("--ui/--no-ui", default=True, show_default=True, help="Whether it serves Prefect's pages.")
@click.option(
    "--at-once",
    type=click.IntRange(1, 64),
    default=4,  # two hosts that take their time are not to hold up the others; one that waits takes some 110 MB
    show_default=True,
    help="Runs side by side: sources due at the same minute take turns.",
)
@click.option("--is-well", is_flag=True, help="Start nothing; exit 0 if this home is served and the server is well.")
@click.pass_obj
def command(context: Context, host: str, port: int, ui: bool, at_once: int, is_well: bool) -> None:
    """Run every enabled source on its schedule (cron lines, in UTC unless schedule_zone says otherwise), until stopped.

    Starts a Prefect server, its database under the home, unless PREFECT_API_URL names one. A source that has missed
    runs gets one at once. SIGTERM or Ctrl-C lets running ones seal and load what they have fetched; the schedule goes
    on at the next start. A changed configuration is taken over within seconds, at once on SIGHUP; with a mistake in it,
    the old one goes on.

    \b
    dateline serve
    dateline serve --port 4300 --at-once 8
    PREFECT_API_URL=http://prefect:4200/api dateline serve
    """
    from flows.serving.server import Server
    from tasks.source_lock import turn_of

    where = context.settings
    if is_well:
        sys.exit(0 if _is_well(where.home, host, port) else 1)
    config, text = accepted.read(where)
    where.home.prepare()
    context.log_to_home()
    server = None if os.environ.get("PREFECT_API_URL") else Server(where.home, host, port, ui=ui)
    api_url = server.url if server is not None else os.environ["PREFECT_API_URL"]
    os.environ["PREFECT_API_URL"] = api_url  # before Prefect is imported, and for the flows that it starts
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    prepare_prefect(where.home)

    with turn_of(where.home, "serve") as is_ours:
        if not is_ours:
            raise AlreadyServed("served by another process already", key=str(where.home.root))

        from flows.serving.service import Service

        try:
            asyncio.run(Service(where, config, text, server=server, api_url=api_url, limit=at_once).run())
        except KeyboardInterrupt:
            raise SystemExit(1) from None


def _is_well(home: Home, host: str, port: int) -> bool:
    from flows.serving.server import Server, is_well
    from tasks.source_lock import turn_of

    with turn_of(home, "serve") as is_free:
        return not is_free and is_well(os.environ.get("PREFECT_API_URL") or Server(home, host, port).url)


class AlreadyServed(TransientError):
    """One ``dateline serve`` a home. ``key`` is the home."""

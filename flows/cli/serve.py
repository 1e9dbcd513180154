"""``dateline serve``: run the scheduler."""

from __future__ import annotations

import asyncio
import os
import sys

import click

from flows.cli.demo_papers import refuse_demo_papers
from flows.cli.global_options import called
from flows.cli.main import Context
from flows.serving import last_known_good
from flows.serving.environment import prepare_prefect
from tasks.config import Config
from tasks.home import Home
from tasks.pure.errors import TransientError
from tasks.settings import Settings


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address that its Prefect server listens on.")
@click.option("--port", type=click.IntRange(1, 65535), default=4200, show_default=True, help="The port of that server.")
@click.option("--ui/--no-ui", default=True, show_default=True, help="Whether that server has Prefect's web pages.")
@click.option(
    "--at-once",
    type=click.IntRange(1, 64),
    default=4,  # each is a process, of some 110 MB while it waits for hosts
    show_default=True,
    help="Runs of deployments at the same time: maintenance, and what is started by hand. Scheduled sources do not wait.",
)
@click.option("--is-well", is_flag=True, help="Start nothing; exit 0 if this home is served and the server is healthy.")
@click.pass_obj
def command(context: Context, host: str, port: int, ui: bool, at_once: int, is_well: bool) -> None:
    """Run every enabled source on its schedule (cron lines, in UTC unless schedule_zone says otherwise), until stopped.

    Starts a Prefect server, with its database under the home, unless PREFECT_API_URL names one. The sources that are due
    together are one flow run, in a worker process that stays; a slow source holds up no other. A source that has missed
    runs gets one at once; one whose deployment is paused in Prefect waits. On SIGTERM or Ctrl-C, running sources seal and
    load what they have fetched; the schedule continues at the next start. A changed configuration takes effect within
    seconds, on SIGHUP at once; if it has a mistake, the old one stays in use.

    \b
    dateline serve
    dateline serve --port 4300 --at-once 8
    PREFECT_API_URL=http://prefect:4200/api dateline serve
    """
    from flows.serving.server import Server
    from tasks.run_locks import note_serving
    from tasks.source_lock import hold_home_lock

    settings = context.settings
    if is_well:
        if fault := _why_not_well(settings.home, host, port):
            click.echo(f"dateline: {settings.home.root}: {fault}", err=True)
        sys.exit(1 if fault else 0)
    config, text = last_known_good.read(settings)
    refuse_demo_papers(settings, config.select())
    settings.home.prepare()
    context.log_to_home()
    last_known_good.log_warnings(config)
    server = None if os.environ.get("PREFECT_API_URL") else Server(settings.home, host, port, ui=ui)
    api_url = server.url if server is not None else os.environ["PREFECT_API_URL"]
    os.environ["PREFECT_API_URL"] = api_url  # before Prefect is imported, and for the flows that it starts
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    prepare_prefect(settings.home)

    with hold_home_lock(settings.home, "serve") as is_ours:
        if not is_ours:
            raise AlreadyServed(_by_whom(settings.home), key=str(settings.home.root))
        note_serving(settings.home)

        click.echo(_greeting(settings, config, api_url, has_pages=server is None or ui), err=True)
        from flows.serving.service import Service

        try:
            asyncio.run(Service(settings, config, text, server=server, api_url=api_url, limit=at_once).run())
        except KeyboardInterrupt:
            raise SystemExit(1) from None


def _why_not_well(home: Home, host: str, port: int) -> str:
    """What is wrong with the service of a home; empty: nothing."""
    from flows.serving.server import Server, is_healthy
    from tasks.source_lock import hold_home_lock

    with hold_home_lock(home, "serve") as is_free:
        if is_free:
            return "is not served on this machine"
        named = os.environ.get("PREFECT_API_URL")
        url = named or Server(home, host, port).url
        where = "" if named else "; give the --host and --port with which it is served"
        return "" if is_healthy(url) else f"is served, but no Prefect server is healthy at {url}{where}"


def _greeting(settings: Settings, config: Config, api_url: str, *, has_pages: bool) -> str:
    """What a person at a terminal wants to know before the first log line, which takes some ten seconds."""
    enabled = len(config.select())
    sources = f"{enabled} source{'s'[: enabled != 1]}"
    pages = f"; Prefect's pages: {api_url.removesuffix('/api')}" if has_pages else ""
    watch = called("status", "--watch")
    return f"serving {sources} of {settings.config}{pages}; what they do: {watch}; Ctrl-C stops in order"


def _by_whom(home: Home) -> str:
    from tasks.run_locks import serving

    other = serving(home)
    by = (
        f"process {other.process}, since {other.since:%Y-%m-%d %H:%M} UTC"
        if other and other.process
        else "another process"
    )
    return f"already served by {by}; `dateline status` shows what it does"


class AlreadyServed(TransientError):
    """One ``dateline serve`` a home. ``key`` is the home."""

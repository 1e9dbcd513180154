"""``dateline browse``: the desk, a read-only web page on the published snapshot."""

from __future__ import annotations

import click

from flows.cli.main import Context


@click.command(name="browse")
@click.option("--port", type=click.IntRange(0, 65535), default=8600, show_default=True, help="0: any that is free.")
@click.option(
    "--host", metavar="NAME", help="Listen on this address, too: a name or number of this machine [127.0.0.1]."
)
@click.option("--no-token", is_flag=True, help="With --host: let everybody in who reaches the port.")
@click.option("--seconds", type=click.FloatRange(0.1, 600), default=20, show_default=True, help="Limit of one page.")
@click.option("--open/--no-open", "opens", default=False, help="Open the page in a browser.")
@click.pass_obj
def command(context: Context, port: int, host: str | None, no_token: bool, seconds: float, opens: bool) -> None:
    """Search, read and compare in a browser: a local, read-only page on the published snapshot.

    It is bound to 127.0.0.1. With --host it is reached from elsewhere, by whoever has the address with the token that is
    printed. A new snapshot is taken up by itself. Ctrl-C ends it.

    \b
    dateline browse
    dateline browse --port 9000 --open
    dateline browse --host 192.0.2.7
    """
    from flows.desk.serving import serve

    serve(
        context.settings.home,
        host=host,
        port=port,
        has_token=host is not None and not no_token,
        seconds=seconds,
        opens=opens,
    )

"""``dateline init``: a home and a configuration file of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.global_options import called
from flows.cli.main import Context
from tasks.pure.errors import ConfigError
from tasks.settings import DEFAULT_CONFIG, OWN_CONFIG

_FILE = """\
# What Dateline reads. Every key with its default is described in docs/configuration.md.
#
# Add a site:        dateline add https://example.org/
# Try a source:      dateline try NAME       (three pages, nothing is written)
# One run now:       dateline ingest

[defaults]
# Who runs this crawler: part of the User-Agent, so that a site's operator can reach you. As long as it is not set, no
# public host is requested.
{contact}

# Seconds between two requests to one host. A longer Crawl-delay in a site's robots.txt wins.
delay = 2.0
"""


@click.command(name="init")
@click.option("--contact", metavar="ADDRESS", help="mailto:you@example.org or an https address, for the User-Agent.")
@click.pass_obj
def command(context: Context, contact: str | None) -> None:
    """Make a home and a configuration file with what every source needs; change nothing that is there.

    The file is ./sources.toml unless --config or DATELINE_CONFIG names another; all commands read it from there.

    \b
    dateline init --contact mailto:you@example.org
    dateline --home /srv/dateline --config /etc/dateline/sources.toml init
    """
    from tasks.config.values import check_contact

    try:
        stated = check_contact(contact or "")
    except ValueError as error:
        raise ConfigError(str(error), key="--contact") from error
    home, path = context.settings.home, context.settings.config
    path = OWN_CONFIG if path == DEFAULT_CONFIG else path
    had_home = home.root.exists()
    home.prepare()
    click.echo(f"home           {home.root}{' (was there)' if had_home else ''}")
    if path.exists():
        click.echo(f"configuration  {path} (was there and is left as it is)")
    else:
        _write(path, stated)
        click.echo(f"configuration  {path}")
        if not stated:
            click.echo(f"next: set contact in {path}, so that the operators of sites can reach you")
    click.echo(
        f"next: {called('add', 'https://example.org/')}   the address of a site, a section, a feed or an article"
    )


def _write(path: Path, contact: str) -> None:
    line = f'contact = "{contact}"' if contact else '# contact = "mailto:you@example.org"'
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(_FILE.format(contact=line))
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", key=str(path)) from error

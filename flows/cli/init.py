"""``dateline init``: a home and a configuration file of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flows.cli.global_options import called
from flows.cli.main import Context
from tasks.pure.errors import ConfigError
from tasks.settings import EXAMPLE_CONFIG, OWN_CONFIG

_FILE = """\
# What Dateline reads. Every key with its default is described in docs/configuration.md.
#
# Add a site:        dateline add https://example.org/
# Try a source:      dateline try NAME       (three pages, nothing is written)
# One run now:       dateline ingest

[defaults]
# Who runs this crawler, as a mail address or an https:// page: part of the User-Agent, so that a site's operator can
# reach you. As long as it is not set, no public host is requested.
{contact}

# Seconds between two requests to one host. A longer Crawl-delay in a site's robots.txt wins.
delay = 2.0
"""

_QUESTION = "Your mail address, for the User-Agent, so that the sites' operators can reach you (Enter: later)"


@click.command(name="init")
@click.option(
    "--contact", metavar="ADDRESS", help="Your mail address or an https:// page, for the User-Agent [asked for]."
)
@click.pass_obj
def command(context: Context, contact: str | None) -> None:
    """Make a home and a configuration file with what every source needs; change nothing that is there.

    On a terminal it asks for the contact. The file is ./sources.toml unless --config or DATELINE_CONFIG names another;
    all commands read it from there.

    \b
    dateline init
    dateline --home /srv/dateline --config /etc/dateline/sources.toml init
    """
    home, path = context.settings.home, context.settings.config
    path = OWN_CONFIG if path == EXAMPLE_CONFIG else path
    had_home, has_file = home.root.exists(), path.exists()
    if contact is None and not has_file and _may_ask():
        contact = click.prompt(_QUESTION, default="", show_default=False, value_proc=_contact)
    else:
        try:
            contact = _contact(contact or "")
        except click.BadParameter as error:
            raise ConfigError(error.message, key="--contact") from error
    home.prepare()
    click.echo(f"home           {home.root}{' (was there)' if had_home else ''}")
    if has_file:
        click.echo(f"configuration  {path} (was there and is left as it is)")
    else:
        _write(path, contact)
        click.echo(f"configuration  {path}")
        if not contact:
            click.echo(f"before you add a public site: set contact in {path}, so that its operator can reach you")
    click.echo(
        f"next: {called('add', 'https://example.org/')}   the address of a site, a section, a feed or an article"
    )


def _may_ask() -> bool:
    return sys.stdin.isatty()


def _contact(written: str) -> str:
    """The contact as the configuration has it; a mail address may be given without ``mailto:``."""
    from tasks.config.values import check_contact

    text = written.strip()
    try:
        return check_contact(f"mailto:{text}" if "@" in text and ":" not in text else text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _write(path: Path, contact: str) -> None:
    line = f'contact = "{contact}"' if contact else '# contact = "mailto:NAME@YOUR-DOMAIN"'
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(_FILE.format(contact=line))
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", key=str(path)) from error

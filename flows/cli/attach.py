"""``dateline attach``: print what a client has to execute to read the snapshot or the lake."""

from __future__ import annotations

import json
import re

import click

from flows.cli.main import Context
from tasks.home import Home, Lake

CLIENTS = ("sql", "python", "node", "dbt")
_NAME = re.compile(r"[a-z_][a-z0-9_]*")


@click.command(name="attach")
@click.argument("client", required=False, type=click.Choice(CLIENTS))
@click.option(
    "--as", "name", default="news", show_default=True, metavar="NAME", help="The name that it is attached as."
)
@click.option("--at", "moment", metavar="TIME", help="Read a lake as it was at this time (UTC), if it still knows.")
@click.pass_obj
def command(context: Context, client: str | None, name: str, moment: str | None) -> None:
    """Print how to attach the snapshot or the lake, read-only: for the DuckDB shell, Python, Node, dbt, or all of them.

    No password is printed: they belong in ~/.pgpass or PGPASSWORD, and the keys of an object store in
    the secret, in place of <key> and <secret>; its address is that of this machine's AWS_... variables.

    \b
    dateline attach python
    dateline attach sql --at '2026-11-01 12:00'
    """
    home = context.settings.home
    if moment is not None and home.lake is None:
        raise click.UsageError(
            "--at needs a lake: DATELINE_WAREHOUSE is not set. In the snapshot, use articles_at(TIME)"
        )
    if not _NAME.fullmatch(name):
        raise click.UsageError(f"--as {name}: use small letters, digits and _")
    for one in CLIENTS if client is None else (client,):
        if client is None:
            click.echo(f"{'' if one == CLIENTS[0] else chr(10)}-- {one}")
        for line in attach_lines(home, one, name=name, moment=moment):
            click.echo(line)


def attach_lines(home: Home, client: str, *, name: str, moment: str | None = None) -> list[str]:
    """The lines for a client, without passwords.

    Args:
        client: of :data:`CLIENTS`.
        moment: of a lake: a time in UTC as SQL reads it.
    """
    commands = _commands(home, name, moment)
    if client == "python":
        return ["import duckdb", "connection = duckdb.connect()", *(f"connection.sql({line!r})" for line in commands)]
    if client == "node":
        quoted = (line.replace("\\", "\\\\").replace("`", "\\`") for line in commands)
        return [
            'import { DuckDBInstance } from "@duckdb/node-api";',
            "const connection = await (await DuckDBInstance.create()).connect();",
            *(f"await connection.run(`{line}`);" for line in quoted),
        ]
    if client == "dbt":
        return _dbt(home, name)
    return [f"{line};" for line in commands]


def _commands(home: Home, name: str, moment: str | None) -> list[str]:
    lake = home.lake
    if lake is None:
        return [f"ATTACH {_quoted(str(home.snapshot))} AS {name} (READ_ONLY)", f"USE {name}"]
    at = f", SNAPSHOT_TIME {_quoted(moment)}" if moment else ""
    return [
        *(f"{verb} {extension}" for extension in _extensions(lake) for verb in ("INSTALL", "LOAD")),
        *_secret(lake),
        f"ATTACH {_quoted(without_password(lake.catalog))} AS {name} (READ_ONLY{at})",
        f"USE {name}.analyst",
    ]


def _extensions(lake: Lake) -> list[str]:
    from tasks.lake import extensions_of

    return [extension.removesuffix("_scanner") for extension in extensions_of(lake)]


def _secret(lake: Lake) -> list[str]:
    if not lake.files.startswith("s3://"):
        return []
    options = "".join(f", {name} {_quoted(value)}" for name, value in _store(lake).items())
    return [f"CREATE SECRET (TYPE s3{options})"]


def _store(lake: Lake) -> dict[str, str]:
    """Options of a secret for the lake's files: where they are by this machine's environment, and a place for the keys."""
    from tasks.lake import store_place

    return {"KEY_ID": "<key>", "SECRET": "<secret>", **store_place(), "SCOPE": lake.files}


def _dbt(home: Home, name: str) -> list[str]:
    lake = home.lake
    path = str(home.snapshot) if lake is None else without_password(lake.catalog)
    lines = [
        "dateline:",
        "  target: dev",
        "  outputs:",
        "    dev:",
        "      type: duckdb",
        "      path: ':memory:'",
        *([] if lake is None else [f"      extensions: [{', '.join(_extensions(lake))}]"]),
        *([] if lake is None or not lake.files.startswith("s3://") else _dbt_secret(lake)),
        "      attach:",
        f"        - path: {_quoted(path)}",
        f"          alias: {name}",
        "          read_only: true",
    ]
    return [*lines, f"# sources: database {name}, schema {'main' if lake is None else 'analyst'}"]


def _dbt_secret(lake: Lake) -> list[str]:
    keys = {"KEY_ID": "{{ env_var('AWS_ACCESS_KEY_ID') }}", "SECRET": "{{ env_var('AWS_SECRET_ACCESS_KEY') }}"}
    options = {"TYPE": "s3", **_store(lake), **keys}
    lines = [f"          {name.lower()}: {json.dumps(value)}" for name, value in options.items()]
    return ["      secrets:", lines[0].replace("          ", "        - ", 1), *lines[1:]]


def without_password(catalog: str) -> str:
    """The catalog's address without the password that it may have."""
    catalog = re.sub(r"(?<!\s)\s*+\bpassword\s*=\s*('(?:[^'\\]|\\.)*'|\S+)", "", catalog)
    return re.sub(r"(://[^/:@\s]+):[^/@\s]*@", r"\1@", catalog)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

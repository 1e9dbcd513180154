"""``dateline query``: run SQL on the published snapshot."""

from __future__ import annotations

import csv
import sys

import click

from flows.cli.main import Context
from flows.cli.render import json_line, json_time, print_table, terminal
from tasks.pure.plain_characters import csv_cell

SHOWN = 1000
"""Rows that a terminal table shows; ``--json`` and ``--csv`` give all."""


@click.command(name="query")
@click.argument("sql", metavar="SQL")
@click.option("--json", "form", flag_value="json", help="Print a JSON object for each row.")
@click.option(
    "--csv", "form", flag_value="csv", help="Print comma-separated values; a text like a formula gets an apostrophe."
)
@click.pass_obj
def command(context: Context, sql: str, form: str | None) -> None:
    """Query the published snapshot in SQL; `-` reads the statement from standard input.

    Read-only; works while a run writes. `dateline schema` lists the tables and columns.

    \b
    dateline query "SELECT source, count(*) FROM articles GROUP BY ALL"
    dateline query "FROM articles WHERE published_on = current_date" --json
    """
    from tasks.analyst import run_query

    text = sys.stdin.read() if sql == "-" else sql
    result = run_query(context.settings.home, text, limit=None if form else SHOWN)
    if form == "json":
        for row in result.rows:
            click.echo(json_line(dict(zip(result.columns, row, strict=True))))
    elif form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(result.columns)
        writer.writerows([csv_cell(json_time(value)) for value in row] for row in result.rows)
    elif result.columns:
        print_table(terminal(), result.columns, result.rows)
        click.echo(f"{len(result.rows)}{'' if result.complete else ' and more'} rows", err=True)

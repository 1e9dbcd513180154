"""``dateline query``: run SQL on the published snapshot."""

from __future__ import annotations

import csv
import json
import sys
from typing import Any

import click

from flows.cli.main import Context
from flows.cli.render import counted, is_wide, json_line, json_time, print_records, print_table, terminal
from tasks.pure.plain_characters import csv_cell, escaped_controls

SHOWN = 1000
"""Rows that a terminal shows; ``--json`` and ``--csv`` give all."""


@click.command(name="query")
@click.argument("sql", metavar="SQL")
@click.option("--json", "form", flag_value="json", help="Print a JSON object for each row.")
@click.option("-x", "--records", "form", flag_value="records", help="Print each row as a list of its columns.")
@click.option(
    "--csv", "form", flag_value="csv", help="Print comma-separated values; a text like a formula gets an apostrophe."
)
@click.pass_obj
def command(context: Context, sql: str, form: str | None) -> None:
    """Query the published snapshot in SQL; `-` reads the statement from standard input.

    Read-only; works while a run writes. `dateline schema` lists the tables and columns. A result that is wider than the
    terminal is shown a row at a time, its columns one below the other.

    \b
    dateline query "SELECT source, count(*) FROM articles GROUP BY ALL"
    dateline query "FROM articles WHERE published_on = current_date" --json
    """
    from tasks.analyst import run_query

    text = sys.stdin.read() if sql == "-" else sql
    result = run_query(context.settings.home, text, limit=None if form in ("json", "csv") else SHOWN)
    if form == "json":
        for row in result.rows:
            click.echo(json_line(dict(zip(result.columns, row, strict=True))))
    elif form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(result.columns)
        writer.writerows([_csv_cell(value) for value in row] for row in result.rows)
    elif result.columns:
        console = terminal()
        if form == "records" or is_wide(console, result.columns, result.rows):
            print_records(console, result.columns, [[_on_one_line(value) for value in row] for row in result.rows])
        else:
            print_table(console, result.columns, result.rows)
        click.echo(counted(len(result.rows), "row", more=not result.complete), err=True)


def _csv_cell(value: Any) -> Any:
    """Lists and maps are JSON, so that other programs can read them; no text is a formula."""
    if isinstance(value, (list, dict)):
        return escaped_controls(json.dumps(value, ensure_ascii=False, default=json_time))
    return csv_cell(json_time(value))


def _on_one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value

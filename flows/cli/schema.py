"""``dateline schema``: show the data dictionary of the published snapshot."""

from __future__ import annotations

from dataclasses import asdict

import click
from rich.markup import escape

from flows.cli.global_options import suggested
from flows.cli.main import Context
from flows.cli.render import json_line, print_table, terminal


@click.command(name="schema")
@click.argument("names", nargs=-1, metavar="[NAME ...]")
@click.option("--json", "form", flag_value="json", help="Print a JSON object for each table, view or macro.")
@click.option("--markdown", "form", flag_value="markdown", help="Print one Markdown page.")
@click.option("--internal", is_flag=True, help="Include the writer's own tables.")
@click.pass_obj
def command(context: Context, names: tuple[str, ...], form: str | None, internal: bool) -> None:
    """Show the data dictionary of the published snapshot: all of it, or only the tables and macros named.

    \b
    dateline schema articles
    dateline schema --markdown > dictionary.md
    """
    from tasks.analyst import dictionary, markdown, open_snapshot

    connection = open_snapshot(context.settings.home, threads=1)
    try:
        entries = dictionary(connection, internal=internal)
    finally:
        connection.close()
    unknown = set(names) - {entry.name for entry in entries}
    if unknown:
        known = [entry.name for entry in entries]
        meant = [suggested(name, known) for name in sorted(unknown)]
        hint = "".join(meant) if all(meant) else f" It has {', '.join(known)}."
        raise click.UsageError(f"not in the snapshot: {', '.join(sorted(unknown))}.{hint}")
    entries = tuple(entry for entry in entries if not names or entry.name in names)
    if form == "json":
        for entry in entries:
            click.echo(json_line(asdict(entry)))
        return
    if form == "markdown":
        click.echo(markdown(entries))
        return
    console = terminal()
    for entry in entries:
        call = f"({', '.join(entry.parameters)})" if entry.kind.endswith("macro") else ""
        console.print(f"[bold]{escape(entry.name + call)}[/bold]  [dim]{entry.kind}[/dim]  {escape(entry.comment)}")
        if entry.columns and (names or entry.name == "articles"):
            print_table(
                console, ("column", "type", "meaning"), ((c.name, c.type, c.comment) for c in entry.columns), limit=2000
            )
    if not names:
        console.print("\n[dim]dateline schema NAME ... shows the columns of each[/dim]")

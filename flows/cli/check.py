"""``dateline check``: validate the configuration, then check the data."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.markup import escape

from flows.cli.global_options import as_called
from flows.cli.main import Context
from flows.cli.render import counted, json_line, print_table, terminal
from tasks.checks import CheckResult, check_warehouse


@click.command(name="check")
@click.option("--online", is_flag=True, help="Also try every enabled source: its documents and three of its pages.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print a JSON object for each check; with --online one for each source, too.",
)
@click.option("--list", "names", is_flag=True, help="Name the checks that are all right, too.")
@click.option("--all", "whole", is_flag=True, help="Also read the texts in which earlier checks found nothing.")
@click.pass_obj
def command(context: Context, online: bool, as_json: bool, names: bool, whole: bool) -> None:
    """Validate the configuration and run the data checks; exit 2 for a mistake, 1 for a failed check.

    What is wrong is shown with the first rows that break a check; what is right is counted.
    Checks about texts read what came since they last found nothing; `dateline maintain` reads all texts.

    \b
    dateline check
    dateline check --online        a verdict a source, as `dateline try --all`
    dateline check --json | jq 'select(.failures > 0)'
    """
    from tasks.config import load_config
    from tasks.pure.errors import ConfigError

    config = load_config(context.settings.config)
    lacking: ConfigError | None = None
    try:
        config.require_contact(source for source in config.sources if source.enabled)
        config.require_secrets(source for source in config.sources if source.enabled)
    except ConfigError as error:
        lacking = error  # reported last: the data can be checked all the same
    results = _data_checks(context, whole)
    if as_json:
        for result in results:
            click.echo(json_line(asdict(result)))
    else:
        console = terminal()
        found = counted(len(config.sources), "source") + ("" if lacking else ", no mistake")
        console.print(f"{escape(str(context.settings.config))}: {found}", soft_wrap=True)
        _show(console, results, names=names)
    for warning in config.warnings:
        click.echo(f"warning: {as_called(warning)}", err=True)
    if lacking is not None:
        raise lacking
    works = True
    if online:
        from flows.cli.try_source import try_all

        works = try_all(context, config.select(), as_json=as_json)
    if not works or any(not result.holds for result in results):
        sys.exit(1)


def _data_checks(context: Context, whole: bool) -> list[CheckResult]:
    """Run every check on the writer's file, in short transactions; none if there is no warehouse yet."""
    from tasks.warehouse import Warehouse

    home = context.settings.home
    if not home.has_warehouse:
        return []
    context.log_to_home()
    warehouse = Warehouse(home)
    warehouse.migrate()
    return check_warehouse(warehouse, whole=whole)


def _show(console: Console, results: list[CheckResult], *, names: bool) -> None:
    """What is wrong, then how much is right; with ``names`` which, too."""
    if not results:
        console.print("no warehouse yet: nothing to check in the data")
        return
    for result in results:
        if not result.holds:
            console.print(
                f"[red]FAIL[/red] {result.claim}, broken by {counted(result.failures, 'row')}: {escape(result.about)}",
                soft_wrap=True,
            )
            print_table(console, result.columns, result.sample)
    right = [result for result in results if result.holds]
    if names:
        for result in right:
            console.print(f"[green]ok  [/green] {result.claim}", soft_wrap=True)
    if not right:
        return
    others = " other" if len(right) < len(results) else ""
    count = f"the{others} data check is" if len(right) == 1 else f"{len(right)}{others} data checks are"
    hint = "" if names else as_called(" (`dateline check --list` names them)")
    console.print(f"[green]{count} all right[/green]{hint}", soft_wrap=True)

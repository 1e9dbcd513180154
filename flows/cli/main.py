"""The ``dateline`` command. Each command lives in ``flows.cli``, imported only when it is called.

Exit status: 0 done (rejects alone are no failure), 1 a source or a part failed, 2 bad usage or configuration.
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from importlib.metadata import version

import click

from flows.cli.global_options import as_called, suggested, with_global_options
from flows.settings import Settings, settings
from tasks import logs
from tasks.pure.errors import ConfigError, DatelineError

_COMMANDS = {
    # name: (module under flows.cli, what `dateline --help` says)
    "add": ("add", "From the address of a site to a source in the configuration."),
    "backfill": ("backfill", "Fill in a stretch of the past: days, addresses, WARC files, saved pages."),
    "backup": ("backup", "Warehouse and archive in one file, while runs go on."),
    "browse": ("browse", "Search, read and compare in a browser: a local page on the snapshot."),
    "check": ("check", "Validate the configuration and run the data checks."),
    "demo": ("demo", "See the whole main job on a small newspaper that Dateline serves itself."),
    "export": ("export", "The articles as Parquet, a file a month; unchanged months stay as they are."),
    "extract": ("extract", "One page to one JSON object, or many to JSON lines."),
    "forget": ("forget", "An article out of warehouse, archive and snapshot, on record."),
    "ingest": ("ingest", "One run now of what the schedule runs; publishes before it returns."),
    "init": ("init", "Make a home and a configuration file."),
    "maintain": ("maintain", "Retention, validation, compaction, tidying: what a home needs once a day."),
    "publish": ("publish", "Replace the analysts' snapshot now."),
    "query": ("query", "Ask the published snapshot a question in SQL."),
    "report": ("report", "The report as one HTML page, made anew."),
    "reprocess": ("reprocess", "Extract again from the archive, with no network, after the rules got better."),
    "restore": ("restore", "A home from a backup."),
    "schema": ("schema", "The data dictionary of the published snapshot."),
    "search": ("search", "Ranked full-text search on the published snapshot."),
    "serve": ("serve", "The scheduler: every source on its cron line, until stopped."),
    "status": ("status", "Runs, sources and their health, backlog, rejects."),
    "try": ("try_source", "Discover and extract three pages of a source or a site; write nothing."),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What the global options come to, for every command."""

    settings: Settings
    verbose: bool
    json_logs: bool

    def log_to_home(self) -> None:
        """From here on, log to the home's files and to stderr."""
        logs.set_up(self.settings.home.logs, as_json=self.json_logs, verbose=self.verbose)


class _Commands(click.Group):
    """Finds commands by name without importing the others: ``dateline query`` does not wait for Prefect."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command = importlib.import_module(f"flows.cli.{_COMMANDS[name][0]}").command
        assert isinstance(command, click.Command)  # noqa: S101 - a programming error, not a user's
        return with_global_options(name, command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"No such command {args[0]!r}.{suggested(args[0], _COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in sorted(_COMMANDS.items())])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", metavar="DIR", help="Where all state lives [DATELINE_HOME; ./data].")
@click.option("--config", metavar="FILE", help="What to read [DATELINE_CONFIG; ./sources.toml; deploy/sources.toml].")
@click.option("-v", "--verbose", is_flag=True, help="Log every step to stderr, not only what went wrong.")
@click.option("--json-logs", is_flag=True, help="Log JSON objects, one a line.")
@click.version_option(version("dateline"), prog_name="dateline")
@click.pass_context
def cli(ctx: click.Context, home: str | None, config: str | None, verbose: bool, json_logs: bool) -> None:
    """Turn news sites into a DuckDB warehouse.

    \b
    See it work:          dateline demo
    Begin:                dateline init
    Add a site:           dateline add https://example.org/
    One run now:          dateline ingest
    Ask a question:       dateline query "SELECT source, count(*) FROM articles GROUP BY ALL"
    """
    ctx.obj = Context(settings(home, config), verbose, json_logs)
    logs.set_up(None, as_json=json_logs, verbose=verbose)


def main() -> None:
    """Run the command; errors that Dateline raises on purpose become one line and an exit status."""
    try:
        cli()
    except DatelineError as error:
        click.echo(f"dateline: {as_called(str(error))}", err=True)
        sys.exit(2 if isinstance(error, ConfigError) else 1)
    except BrokenPipeError:
        # Whoever read our output has seen enough (`dateline query ... | head`).
        sys.stderr.close()
        sys.exit(0)

"""The ``dateline`` command: its global options and the list of subcommands, each imported only when it is called.

Exit status: 0 done (rejects are not a failure), 1 a source or a part failed, 2 bad usage or configuration.
"""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from flows.cli.global_options import as_called, suggested, with_global_options
from tasks import logs
from tasks.pure.errors import ConfigError, DatelineError, machine_error
from tasks.pure.plain_characters import without_controls
from tasks.settings import EXAMPLE_CONFIG, OWN_CONFIG, Settings, resolve_settings, skip_pandas

_PROJECT = Path(__file__).parents[2]
_COMMANDS = {
    # name: (module under flows.cli, what `dateline --help` says)
    "add": ("add", "Find the feeds and sitemaps of a site and add it to the configuration."),
    "alarms": ("alarms", "Show the alarms that last; `alarms test` sends a message to each address."),
    "attach": ("attach", "Print how clients attach the snapshot or the lake: SQL, Python, Node, dbt."),
    "backfill": ("backfill", "Load older pages of a source: days, addresses, WARC files, saved pages."),
    "backup": ("backup", "Write warehouse and archive into one file; runs may continue."),
    "browse": ("browse", "Search, read and compare articles in a browser: a local page on the snapshot."),
    "check": ("check", "Validate the configuration and run the data checks."),
    "demo": ("demo", "See a whole run on a small newspaper that Dateline serves itself."),
    "export": ("export", "Export the articles, or those chosen, as Parquet, CSV, JSON lines or text."),
    "extract": ("extract", "Extract one page to a JSON object, or many to JSON lines."),
    "forget": ("forget", "Erase an article from warehouse, archive and snapshot, and record that."),
    "ingest": ("ingest", "Run now what the schedule runs, and publish."),
    "init": ("init", "Create a home and a configuration file."),
    "maintain": ("maintain", "Retention, validation, compaction, tidying: daily maintenance of a home."),
    "move": ("move", "Move the warehouse from its file to a DuckLake, or back."),
    "publish": ("publish", "Replace the analysts' snapshot now."),
    "query": ("query", "Query the published snapshot in SQL."),
    "read": ("read", "Read an article in the terminal, or what changed between its versions."),
    "report": ("report", "Write the report of the published snapshot as one HTML page."),
    "reprocess": ("reprocess", "Extract pages from the archive again, after the extraction rules have improved."),
    "restore": ("restore", "Restore a home from a backup."),
    "schema": ("schema", "The data dictionary of the published snapshot."),
    "search": ("search", "Full-text search on the published snapshot, best hits first."),
    "serve": ("serve", "Run the scheduler: every source on its cron line, until stopped."),
    "status": ("status", "Show runs, sources and their health, backlog, rejects."),
    "try": ("try_source", "Discover and extract three pages of a source or a site; write nothing."),
}


@dataclass(frozen=True, slots=True)
class Context:
    """The global options, for every subcommand."""

    settings: Settings
    verbose: bool
    json_logs: bool

    def log_to_home(self, *, said_at_end: frozenset[str] = frozenset()) -> None:
        """Log to the home's log files and to standard error from now on, there without what the command says itself."""
        logs.set_up(self.settings.home.logs, as_json=self.json_logs, verbose=self.verbose, said_at_end=said_at_end)


class _Commands(click.Group):
    """Finds subcommands by name without importing the others: ``dateline query`` does not wait for Prefect."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import a subcommand; None: there is none of this name."""
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
        """List the subcommands from the table above, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in sorted(_COMMANDS.items())])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", metavar="DIR", help="The folder with all state [DATELINE_HOME; ./data].")
@click.option(
    "--config",
    metavar="FILE",
    help="The configuration file [DATELINE_CONFIG; sources.toml of the home; ./sources.toml; deploy/sources.toml].",
)
@click.option("-v", "--verbose", is_flag=True, help="Log every step to standard error, not only problems.")
@click.option("--json-logs", is_flag=True, help="Log JSON objects, one a line.")
@click.version_option(package_name="dateline", prog_name="dateline")
@click.pass_context
def cli(ctx: click.Context, home: str | None, config: str | None, verbose: bool, json_logs: bool) -> None:
    """Turn news sites into a DuckDB warehouse.

    \b
    See it work:          dateline demo
    Begin:                dateline init
    Add a site:           dateline add https://example.org/
    One run now:          dateline ingest
    Query the articles:   dateline query "SELECT source, title FROM articles"
    """
    ctx.obj = Context(resolve_settings(home, config), verbose, json_logs)
    logs.set_up(None, as_json=json_logs, verbose=verbose)


def _import_nothing_from(folder: Path) -> None:
    """Start all child processes so that Python imports nothing from the working directory.

    They run with ``-c`` and ``-m``, for which Python searches that directory first: a ``random.py`` or ``tasks/`` among
    somebody's downloads would be executed. From the project's own folder an installation without files in it may be needed.
    """
    if not folder.exists() or not folder.samefile(_PROJECT):
        os.environ.setdefault("PYTHONSAFEPATH", "1")


def main() -> None:
    """Run the command. Errors that Dateline raises on purpose become one line and an exit status."""
    skip_pandas()
    _import_nothing_from(Path(os.path.curdir))
    try:
        cli()
    except DatelineError as error:
        click.echo(f"dateline: {without_controls(as_called(str(error)))}", err=True)
        if error.key.startswith(f"{EXAMPLE_CONFIG}: "):
            begin = f"there is no {OWN_CONFIG} here, so the examples were read: `dateline init` makes one"
            click.echo(f"dateline: {as_called(begin)}", err=True)
        sys.exit(2 if isinstance(error, ConfigError) else 1)
    except BrokenPipeError:
        # The reader of our output has closed it (`dateline query ... | head`).
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.errno is None:
            raise
        click.echo(f"dateline: {without_controls(machine_error(error))}", err=True)
        sys.exit(1)

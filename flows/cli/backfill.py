"""``dateline backfill``: load older pages of one source."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from flows.cli.days import DAY
from flows.cli.demo_papers import refuse_demo_papers
from flows.cli.main import Context
from flows.cli.run_summary import FAILURES, finish_run_command
from flows.serving.embedded_server import EmbeddedServer
from flows.serving.environment import prepare_prefect
from tasks.run.backfill_plan import BackfillRange, ensure_single_backfill, read_urls
from tasks.run.news_files import BASE, news_windows, read_listing
from tasks.run.page_import import offline_windows
from tasks.settings import utc_now

BAD_LINES = 5
"""Lines of a list that are shown; the others are counted."""
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Options:
    """The command's options as click parses them."""

    source: str
    first: datetime | None
    last: datetime | None
    undated: bool
    urls: Path | None
    cc_news: Path | None
    cc_base: str
    warc: tuple[str, ...]
    files: tuple[str, ...]
    url_prefix: str
    list_file: Path | None
    failed: bool
    refresh: bool
    dry_run: bool
    workers: int | None
    as_json: bool
    more: tuple[str, ...]

    def scope(self) -> BackfillRange:
        """The range of the backfill; files without an option belong to --warc or --files."""
        return BackfillRange(
            first=self.first.date() if self.first else None,
            last=self._last_day(),
            undated=self.undated,
            urls=self.urls,
            cc_news=self.cc_news,
            cc_base=self.cc_base,
            warc=(*self.warc, *self.more) if self.warc else (),
            files=(*self.files, *self.more) if self.files else (),
            failed=self.failed,
            refresh=self.refresh,
        )

    def _last_day(self) -> date | None:
        if self.last is not None:
            return self.last.date()
        yesterday = utc_now().date() - timedelta(days=1)
        return max(self.first.date(), yesterday) if self.first is not None else None


@click.command(name="backfill")
@click.option("--source", required=True, metavar="NAME", help="The source to load older pages of.")
@click.option("--from", "first", type=DAY, metavar="DATE", help="First day, UTC, as 2026-03-01.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="Last day, included [yesterday].")
@click.option("--undated", is_flag=True, help="With --from: also addresses that sitemaps list without a date.")
@click.option("--urls", type=_FILE, metavar="FILE", help="A list of addresses, one a line.")
@click.option("--cc-news", type=_FILE, metavar="FILE", help="With --from: Common Crawl's listing of its news files.")
@click.option("--cc-base", default=BASE, metavar="PLACE", help="With --cc-news: the address or folder of the files.")
@click.option("--warc", multiple=True, metavar="FILE", help="WARC files, or folders of them; no network.")
@click.option("--files", multiple=True, metavar="GLOB", help="Saved pages (.html, .html.gz, .txt); no network.")
@click.option("--url-prefix", default="", metavar="URL", help="With --files: the address of the folder they are in.")
@click.option("--list", "list_file", type=_FILE, metavar="LIST.jsonl", help="With --files: a line a file: id, url.")
@click.option("--failed", is_flag=True, help="Only the windows that failed; with --dry-run, list them.")
@click.option("--refresh", is_flag=True, help="Also fetch pages again that are already in the warehouse.")
@click.option("--dry-run", is_flag=True, help="Show the plan and write nothing; reads sitemaps, fetches no page.")
@click.option("--workers", type=click.IntRange(1, 64), help="Parser processes [one a core].")
@click.option("--json", "as_json", is_flag=True, help="Print the run, or the plan, as one JSON object.")
@click.argument("more", nargs=-1, metavar="[FILE...]")
@click.pass_obj
def command(context: Context, /, **parameters: Any) -> None:
    """Load older pages of a source, in windows that are each done once.

    The same command, started again, continues where it stopped; pages that are in the warehouse are not fetched again.

    \b
    dateline backfill --source rt --from 2026-03-01 --to 2026-03-31
    dateline backfill --source rt --urls old-addresses.txt
    dateline backfill --source rt --warc CC-NEWS-*.warc.gz
    dateline backfill --source rt --cc-news warc.paths.gz --from 2026-03-01
    dateline backfill --source rt --files 'saved/**/*.html'
    dateline backfill --source rt --failed
    """
    options = Options(**parameters)
    scope = options.scope()
    validate_options(options, scope)
    _backfill(context, options, scope)


def validate_options(options: Options, scope: BackfillRange) -> None:
    """Refuse options that do not go together, and lists with mistakes, before anything starts.

    Raises:
        click.UsageError: the options do not go together.
        ConfigError: a list of addresses or files has a mistake.
    """
    from tasks.saved import read_list

    if options.more and bool(options.warc) == bool(options.files):
        raise click.UsageError(f"unexpected argument {options.more[0]}: files follow --warc or --files")
    if sum(map(bool, (scope.first, scope.urls, scope.warc, scope.files, scope.failed))) != 1:
        raise click.UsageError(
            "name one of: --from DATE [--to DATE] [--cc-news FILE], --urls, --warc, --files, --failed"
        )
    _validate_days(scope)
    _validate_names(options, scope)
    if options.urls is not None:
        _report(options.urls, read_urls(options.urls).bad_lines, "no http:// or https:// address")
    if options.cc_news is not None:
        _report(options.cc_news, read_listing(options.cc_news).bad_lines, "no path of a news file")
        assert scope.first is not None and scope.last is not None  # noqa: S101, PT018 - _validate_days has checked it
        news_windows(options.cc_news, options.cc_base, scope.first, scope.last)
    if scope.warc or scope.files:
        offline_windows(scope.warc, scope.files, quiet=True)
    if options.list_file is not None:
        read_list(options.list_file)


def _report(path: Path, bad: Sequence[str], what: str) -> None:
    """Lines of a list that are left out; the others are loaded."""
    if bad:
        shown = "".join(f"\n  {line}" for line in bad[:BAD_LINES]) + ("\n  ..." if len(bad) > BAD_LINES else "")
        lines = f"{len(bad)} line{'s are' if len(bad) > 1 else ' is'}"
        click.echo(f"dateline: {path}: {lines} {what} and left out:{shown}", err=True)


def _validate_days(scope: BackfillRange) -> None:
    if scope.last is not None and scope.first is None:
        raise click.UsageError("--to needs --from")
    if scope.first is not None and scope.last is not None and scope.last < scope.first:
        raise click.UsageError(f"--to {scope.last} is before --from {scope.first}")
    if scope.first is not None and scope.first > utc_now().date():
        raise click.UsageError(f"--from {scope.first} is in the future")
    if scope.cc_news is not None and (scope.first is None or scope.undated):
        raise click.UsageError("--cc-news needs --from, and takes no --undated")
    if scope.undated and scope.first is None:
        raise click.UsageError("--undated needs --from")


def _validate_names(options: Options, scope: BackfillRange) -> None:
    if (options.url_prefix or options.list_file) and not (scope.files or scope.failed):
        raise click.UsageError("--url-prefix and --list need --files")
    if options.url_prefix and not options.url_prefix.startswith(("http://", "https://")):
        raise click.UsageError(f"--url-prefix {options.url_prefix} must begin with http:// or https://")


def _backfill(context: Context, options: Options, scope: BackfillRange) -> None:
    from tasks.config import load_config

    settings = context.settings
    config = load_config(settings.config)
    (source,) = config.select([options.source])
    if not (scope.warc or scope.files):
        refuse_demo_papers(settings, [source])
        config.require_contact([source])
        config.require_secrets([source])
    settings.home.prepare()
    context.log_to_home(said_at_end=FAILURES)
    if options.dry_run:
        from flows.cli.plan_preview import show_plan

        show_plan(settings, config, source, scope, as_json=options.as_json)
        return
    ensure_single_backfill(settings.home, source.name)
    prepare_prefect(settings.home)
    server = EmbeddedServer(settings.home)

    from flows.backfill import backfill_now
    from flows.cli.progress import observed

    with observed(quiet=options.as_json) as watcher, server.in_use():
        asyncio.run(
            backfill_now(
                settings,
                source.name,
                scope,
                list_file=options.list_file,
                url_prefix=options.url_prefix,
                workers=options.workers,
            )
        )
    finish_run_command(settings.home, watcher, as_json=options.as_json)

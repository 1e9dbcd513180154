"""``dateline backfill``: a stretch of the past of one source."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from flows.cli.main import Context
from flows.cli.run_summary import end_of_run
from flows.serving.embedded_server import EmbeddedServer
from flows.settings import prepare_prefect, utc_now
from tasks.run.backfill_plan import Stretch, read_urls, refuse_a_second

_DAY = click.DateTime(["%Y-%m-%d"])
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="backfill")
@click.option("--source", required=True, metavar="NAME", help="The source whose past it is.")
@click.option("--from", "first", type=_DAY, metavar="DATE", help="First day, UTC, as 2026-03-01.")
@click.option("--to", "last", type=_DAY, metavar="DATE", help="Last day, included [yesterday].")
@click.option("--undated", is_flag=True, help="With --from: also what sitemaps list without any date.")
@click.option("--urls", type=_FILE, metavar="FILE", help="Addresses, one a line.")
@click.option("--warc", multiple=True, metavar="FILE", help="WARC files, or folders of them; no network.")
@click.option("--files", multiple=True, metavar="GLOB", help="Saved pages (.html, .html.gz, .txt); no network.")
@click.option("--url-prefix", default="", metavar="URL", help="With --files: the address of the folder they lie in.")
@click.option("--list", "listed", type=_FILE, metavar="LIST.jsonl", help="With --files: a line a file: id, url.")
@click.option("--failed", is_flag=True, help="Only the windows that failed; with --dry-run, list them.")
@click.option("--refresh", is_flag=True, help="Ask again what is already there.")
@click.option("--dry-run", is_flag=True, help="Show the plan and write nothing; reads sitemaps, asks no page.")
@click.option("--workers", type=click.IntRange(1, 64), help="Parser processes [one a core].")
@click.option("--json", "as_json", is_flag=True, help="Print the run, or the plan, as one JSON object.")
@click.argument("more", nargs=-1, metavar="[FILE...]")
@click.pass_obj
def command(
    context: Context,
    source: str,
    first: datetime | None,
    last: datetime | None,
    undated: bool,
    urls: Path | None,
    warc: tuple[str, ...],
    files: tuple[str, ...],
    url_prefix: str,
    listed: Path | None,
    failed: bool,
    refresh: bool,
    dry_run: bool,
    workers: int | None,
    as_json: bool,
    more: tuple[str, ...],
) -> None:
    """Fill in a stretch of the past, in windows that are each done once.

    Started again with the same words, it goes on where it stopped; what is there is not fetched again.

    \b
    dateline backfill --source rt --from 2026-03-01 --to 2026-03-31
    dateline backfill --source rt --urls old-addresses.txt
    dateline backfill --source rt --warc CC-NEWS-*.warc.gz
    dateline backfill --source rt --files 'saved/**/*.html' --url-prefix https://www.rt.com/
    dateline backfill --source rt --failed
    """
    from tasks.config import load_config
    from tasks.saved import read_list

    if more and bool(warc) == bool(files):
        raise click.UsageError(f"what is {more[0]}? Files follow --warc or --files.")
    stretch = Stretch(
        first=first.date() if first else None,
        last=_last(first, last),
        undated=undated,
        urls=urls,
        warc=(*warc, *more) if warc else (),
        files=(*files, *more) if files else (),
        failed=failed,
        refresh=refresh,
    )
    _refuse_a_muddle(stretch, url_prefix, listed)
    # Mistakes in them are refused before anything starts.
    if urls is not None:
        read_urls(urls)
    if listed is not None:
        read_list(listed)
    where = context.settings
    chosen = load_config(where.config)
    selected = chosen.select([source])
    if not (stretch.warc or stretch.files):
        chosen.require_contact(selected)
    where.home.prepare()
    context.log_to_home()
    if dry_run:
        from flows.cli.plan_preview import show_plan

        show_plan(where, chosen, selected[0], stretch, as_json=as_json)
        return
    refuse_a_second(where.home, source)
    prepare_prefect(where.home)
    server = EmbeddedServer(where.home)

    from flows.backfill import backfill_now
    from flows.cli.progress import observed

    with observed(quiet=as_json) as watcher, server.in_use():
        asyncio.run(backfill_now(where, source, stretch, listed, url_prefix, workers))
    end_of_run(where.home, watcher.result, as_json=as_json)


def _last(first: datetime | None, last: datetime | None) -> date | None:
    if last is not None:
        return last.date()
    return max(first.date(), utc_now().date() - timedelta(days=1)) if first is not None else None


def _refuse_a_muddle(stretch: Stretch, url_prefix: str, listed: Path | None) -> None:
    named: Sequence[object] = (stretch.first, stretch.urls, stretch.warc, stretch.files, stretch.failed)
    if sum(map(bool, named)) != 1:
        raise click.UsageError("name one of: --from DATE [--to DATE], --urls, --warc, --files, --failed")
    if stretch.last is not None and stretch.first is None:
        raise click.UsageError("--to needs --from")
    if stretch.first is not None and stretch.last is not None and stretch.last < stretch.first:
        raise click.UsageError(f"--to {stretch.last} is before --from {stretch.first}")
    if stretch.first is not None and stretch.first > utc_now().date():
        raise click.UsageError(f"--from {stretch.first} is in the future")
    if stretch.undated and stretch.first is None:
        raise click.UsageError("--undated goes with --from")
    if (url_prefix or listed) and not (stretch.files or stretch.failed):
        raise click.UsageError("--url-prefix and --list go with --files")
    if url_prefix and not url_prefix.startswith(("http://", "https://")):
        raise click.UsageError(f"--url-prefix {url_prefix} must begin with http:// or https://")

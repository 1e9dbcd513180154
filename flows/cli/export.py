"""``dateline export``: export the articles as Parquet by month."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from flows.cli.main import Context

DAY = click.DateTime(["%Y-%m-%d"])


@click.command(name="export")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "first", type=DAY, metavar="DATE", help="From the month of this day (YYYY-MM-DD).")
@click.option("--to", "last", type=DAY, metavar="DATE", help="To the month of this day.")
@click.option("--query", metavar="QUERY", help="Only articles that answer it, as in `dateline search`.")
@click.pass_obj
def command(context: Context, folder: Path, first: datetime | None, last: datetime | None, query: str | None) -> None:
    """Update DIR to the published snapshot: Parquet, a file a month, in hive partitions.

    DIR/articles/year=2026/month=03/articles.parquet has the articles that were published in that month. Months that have
    not changed since the last export are not written again; DIR/manifest.json has a digest of each.

    \b
    dateline export /srv/news
    dateline export /srv/storms --query 'storm* lang:en'
    dateline export /srv/news --from 2026-01-01 --to 2026-03-31
    duckdb -c "SELECT year, month, count(*) FROM '/srv/news/articles/**/*.parquet' GROUP BY ALL"
    """
    from tasks.exporting import export

    done = export(
        context.settings.home,
        folder,
        first=first.date() if first else None,
        last=last.date() if last else None,
        query=query,
    )
    click.echo(
        f"{done.articles:,} articles, {done.bytes / 1e6:,.1f} MB in {folder}: {len(done.written)} months written, "
        f"{len(done.unchanged)} unchanged" + (f", {len(done.removed)} removed" if done.removed else "")
    )

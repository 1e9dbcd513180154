"""``dateline export``: export the articles, or those chosen, as files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from flows.cli.days import DAY
from flows.cli.main import Context
from flows.cli.render import counted, sized
from tasks.settings import utc_now


@click.command(name="export")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["parquet", "csv", "jsonl", "txt", "vrt"]),
    default="parquet",
    show_default=True,
    help="parquet: a file a month; csv, jsonl: one file; txt: a file an article; vrt: a token a line.",
)
@click.option("--query", metavar="QUERY", help="Only articles that match it, as in `dateline search`.")
@click.option("--where", metavar="SQL", help="Only articles for which this condition on columns of articles holds.")
@click.option(
    "--from", "first", type=DAY, metavar="DATE", help="From this day (YYYY-MM-DD); in Parquet from its month."
)
@click.option("--to", "last", type=DAY, metavar="DATE", help="To this day; in Parquet to the end of its month.")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="N of them at random.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed draws the same articles.")
@click.pass_obj
def command(
    context: Context,
    folder: Path,
    form: str,
    query: str | None,
    where: str | None,
    first: datetime | None,
    last: datetime | None,
    sample: int | None,
    seed: int,
) -> None:
    """Write the articles of the published snapshot into DIR, with a README.md that says which they are.

    As Parquet, DIR/articles/year=2026/month=03/articles.parquet has the articles of that month. Months that have not
    changed since the last export are not written again; DIR/manifest.json has a digest of each. Other formats are
    written whole: DIR/articles.csv, articles.jsonl, articles.vrt, or DIR/texts/. Lists in CSV are JSON.

    \b
    dateline export /srv/news
    dateline export /srv/storms --query 'storm* lang:en' --format csv
    dateline export /srv/long --where "language = 'de' AND word_count > 800"
    dateline export /srv/some --format vrt --sample 500 --seed 7
    dateline export /srv/news --from 2026-01-01 --to 2026-03-31
    duckdb -c "SELECT month, count(*) FROM '/srv/news/**/*.parquet' GROUP BY ALL"
    """
    from tasks.export_choice import Choice
    from tasks.export_files import FILES, export_files
    from tasks.exporting import export

    choice = Choice(query, where, first.date() if first else None, last.date() if last else None, sample, seed)
    home, now = context.settings.home, utc_now()
    name = next((name for name in FILES if name == form), None)
    if name is not None:
        written = export_files(home, folder, choice, name, now=now)
        click.echo(f"{counted(written.articles, 'article')}, {sized(written.bytes)} in {written.path}")
        return
    done = export(home, folder, choice, now=now)
    click.echo(
        f"{counted(done.articles, 'article')}, {sized(done.bytes)} in {folder}: "
        f"{counted(len(done.written), 'month')} written, {len(done.unchanged)} unchanged"
        + (f", {len(done.removed)} removed" if done.removed else "")
    )

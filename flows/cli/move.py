"""``dateline move``: carry the warehouse of a home from its file to a DuckLake, or back."""

from __future__ import annotations

import click

from flows.cli.main import Context
from tasks.settings import utc_now


@click.command(name="move")
@click.option(
    "--to",
    "target",
    required=True,
    metavar="WHERE",
    help="`file`, or a DuckLake as DATELINE_WAREHOUSE names it: ducklake:postgres:dbname=NAME host=HOST.",
)
@click.option("--files", metavar="PLACE", help="A new lake's Parquet files: a folder or s3://... [lake/ in the home].")
@click.pass_obj
def command(context: Context, target: str, files: str | None) -> None:
    """Move the warehouse to a DuckLake or back to the file, and compare counts and digests; may be repeated after a kill.

    \b
    dateline move --to ducklake:sqlite:/srv/dateline/catalog.sqlite
    DATELINE_WAREHOUSE=ducklake:sqlite:/srv/catalog.sqlite dateline move --to file
    """
    from tasks.settings import lake_of
    from tasks.upkeep.moving import move

    home = context.settings.home
    home.prepare()
    context.log_to_home()
    lake = None if target == "file" else lake_of(home.root, target, files)
    moved = move(home, lake, utc_now())
    for table in moved.tables:
        if table.rows:
            click.echo(f"{table.name}: {table.rows:,} rows, digest {table.digest}")
    variable = "unset DATELINE_WAREHOUSE" if lake is None else f"export DATELINE_WAREHOUSE='{lake.catalog}'"
    click.echo(f"moved to {moved.target}; counts and digests are equal. From now on: {variable}")
    if lake is not None and files:
        click.echo(f"and: export DATELINE_WAREHOUSE_FILES='{files}'")

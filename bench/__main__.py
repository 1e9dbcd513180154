"""``python -m bench``: what ``make bench`` runs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.analyst import analyst_table
from bench.desk import desk_table
from bench.extraction import corpora_table, extraction_table
from bench.growth import growth_table, move_table
from bench.hour import hour
from bench.ingest_rate import ingest_rate
from bench.protections import protections_table
from bench.ranking import ranking_table
from bench.readers import readers
from bench.sources import sources_table
from tests.support.corpus_site import corpus_folder


def main() -> None:
    """Parse the options and measure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parts = (
        "all",
        "ingest",
        "extraction",
        "analyst",
        "ranking",
        "readers",
        "corpora",
        "sources",
        "hour",
        "growth",
        "desk",
        "move",
        "protections",
    )
    parser.add_argument("part", nargs="?", choices=parts, default="all")
    parser.add_argument("--corpus", type=Path, default=corpus_folder(), help="folder with truth.jsonl and pages/")
    parser.add_argument("--pages", type=int, default=1000, help="addresses to ingest [1000]")
    parser.add_argument("--sites", type=int, default=4, help="sites to serve them as [4]")
    parser.add_argument("--rounds", type=int, default=3, help="times to measure each, in turns [3]")
    parser.add_argument("--articles", type=int, default=20_000, help="invented articles to search [20000]")
    parser.add_argument("--minutes", type=float, default=60.0, help="how long readers read [60]")
    parser.add_argument("--sources", type=int, default=200, help="sources to serve, for the part sources [200]")
    parser.add_argument("--schedule", default="*/2 * * * *", help="of those sources [*/2 * * * *]")
    parser.add_argument("--serve-minutes", type=float, default=6.0, help="how long to serve them; 0: not [6]")
    parser.add_argument("--news-every", type=int, default=0, help="each feed has news at each N-th request [0: never]")
    parser.add_argument(
        "--faulty", type=int, default=20, help="slow, failing and closed sites each, for the part hour [20]"
    )
    parser.add_argument("--plot", type=Path, help="an SVG to draw the hour or the growth in")
    parser.add_argument("--kinds", default="file,sqlite", help="for growth: file, sqlite, duckdb or postgres:ADDRESS")
    parser.add_argument("--points", type=int, default=5, help="for growth: measurements on the way [5]")
    parser.add_argument(
        "--attached", action="store_true", help="for growth: publish a lake for those who attach it alone"
    )
    parser.add_argument("--segment", type=int, default=100, help="for growth: articles of one load in bulk [100]")
    parser.add_argument(
        "--copied", action="store_true", help="for growth: copies of the first 100,000, see bench/growth.py"
    )
    parser.add_argument("--files", help="for growth: where a lake writes its files [beside its catalog]")
    parser.add_argument(
        "--folder", type=Path, help="for growth and move: where the warehouses are made [the temporary folder]"
    )
    parser.add_argument(
        "--home",
        type=Path,
        help="for desk: a home to measure, made and kept if it is not there; for analyst: one that is; for growth: a folder"
        " for the warehouses, kept, from which another call goes on",
    )
    options = parser.parse_args()
    if options.part == "move":
        move_table(options.articles, folder=options.folder)
        return
    if options.part == "growth":
        growth_table(
            options.articles,
            kinds=options.kinds.split(","),
            plot=options.plot,
            folder=options.folder,
            points=options.points,
            is_copied=options.copied,
            segment=options.segment,
            kept=options.home,
            is_attached=options.attached,
            files=options.files,
        )
        return
    if options.part == "hour":
        sys.exit(
            hour(
                options.sources,
                minutes=options.minutes,
                schedule=options.schedule,
                faulty=options.faulty,
                plot=options.plot,
            )
        )
    if options.part == "desk":
        desk_table(options.articles, home=options.home, rounds=options.rounds)
        return
    if options.part == "sources":
        sources_table(
            options.sources,
            minutes=options.serve_minutes,
            schedule=options.schedule,
            news_every=options.news_every,
        )
        return
    if options.part == "readers":
        sys.exit(readers(options.minutes))
    if options.part in ("all", "analyst"):
        home = options.home if options.part == "analyst" else None
        analyst_table(options.articles, corpus=options.corpus, rounds=options.rounds, home=home)
    if options.part == "analyst":
        return
    if options.corpus is None:
        sys.exit("no corpus: name a folder with truth.jsonl and pages/ by --corpus or DATELINE_BENCH_CORPUS")
    if options.part == "corpora":
        corpora_table(options.corpus.parent)
        return
    if options.part == "protections":
        protections_table(options.corpus, pages=options.pages, rounds=options.rounds)
        return
    if options.part == "ranking":
        ranking_table(options.corpus)
        return
    if options.part != "extraction":
        ingest_rate(options.corpus, pages=options.pages, sites=options.sites, rounds=options.rounds)
    if options.part != "ingest":
        extraction_table(options.corpus, rounds=options.rounds)


if __name__ == "__main__":
    main()

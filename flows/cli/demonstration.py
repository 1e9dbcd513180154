"""The steps of ``dateline demo``: two ingest runs over a small newspaper on loopback, and the articles they give."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.console import Console
from rich.syntax import Syntax

from flows.cli.global_options import called
from flows.cli.progress import observed
from flows.cli.render import print_run, print_table
from flows.ingest import ingest_now
from tasks.analyst import run_query
from tasks.demo.site import DemoSite
from tasks.home import Home
from tasks.run.progress import RunResult
from tasks.settings import OWN_CONFIG, Settings, utc_now

ARTICLES = """
SELECT published_on, source, language, title, authors, word_count
FROM articles
ORDER BY published_on DESC, title
"""
CORRECTION = """
WITH paragraphs AS (
    SELECT article_id, version, valid_from, valid_to, cause, unnest(string_split(body, chr(10) || chr(10))) AS paragraph
    FROM article_versions
)
SELECT version, valid_from, valid_to, cause, paragraph AS changed_paragraph
FROM paragraphs
WHERE article_id IN (SELECT article_id FROM articles WHERE version > 1)
QUALIFY count(*) OVER (PARTITION BY article_id, paragraph) = 1
ORDER BY version
"""
REJECTS = "SELECT reason, source, url, detail FROM rejects ORDER BY reason, url"
TWINS = """
SELECT how, url
FROM article_urls
WHERE article_id IN (SELECT article_id FROM article_urls GROUP BY article_id HAVING count(*) > 1)
ORDER BY article_id, how DESC
"""
NEXT = "SELECT source, language, count(*) AS articles, sum(word_count) AS words FROM articles GROUP BY ALL"


def demonstrate(home: Home, console: Console) -> list[RunResult]:
    """Serve the newspaper, ingest, correct an article, ingest again, show. Returns the results of both runs."""
    with DemoSite(utc_now) as site:
        config = home.root / OWN_CONFIG
        config.write_text(site.config_toml(), encoding="utf-8")
        console.print("[bold]Two small newspapers are being served on loopback.[/bold] First round:")
        rounds = asyncio.run(_rounds(home, config, site, console))
    show(home, console)
    return rounds


async def _rounds(home: Home, config: Path, site: DemoSite, console: Console) -> list[RunResult]:
    """Both rounds in one event loop, so that Prefect's embedded server starts once."""
    rounds = [await _round(home, config, "first round")]
    print_run(console, rounds[0].sources)
    url = site.correct()
    console.print(f"\nThe newspaper corrects [bold]{url}[/bold], and its feed says so. Second round:", soft_wrap=True)
    rounds.append(await _round(home, config, "second round"))
    print_run(console, rounds[1].sources)
    return rounds


async def _round(home: Home, config: Path, label: str) -> RunResult:
    with observed() as watcher:
        await ingest_now(Settings(home, config), label=label)
    if watcher.result is None:
        raise RuntimeError(watcher.failure or "the run ended before it was opened; the log says why")
    return watcher.result


def show(home: Home, console: Console) -> None:
    """Print what an analyst finds."""
    sections = (
        ("Every article once", ARTICLES),
        ("The correction is a second version; the first is kept", CORRECTION),
        ("Other addresses of the same article lead to it", TWINS),
        ("A page that is not an article is recorded with its reason", REJECTS),
    )
    for heading, sql in sections:
        result = run_query(home, sql)
        console.print(f"\n[bold]{heading}[/bold]")
        print_table(console, result.columns, result.rows, limit=400)
    console.print("\n[bold]Write your own:[/bold]")
    console.print(Syntax(f'{called(home=home.root)} query \\\n    "{NEXT}"', "bash", background_color="default"))
    result = run_query(home, NEXT)
    print_table(console, result.columns, result.rows)
    console.print(f"or open [bold]{_shown(home.snapshot)}[/bold] in any DuckDB client, read-only.", soft_wrap=True)


def _shown(path: Path) -> str:
    """A path as a person would type it in the working directory."""
    try:
        return f"{path.relative_to(Path.cwd())}"
    except ValueError:
        return f"{path}"

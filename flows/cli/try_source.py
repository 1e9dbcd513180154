"""``dateline try``: show what a source's configuration would give, without writing anything."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from flows.cli.main import Context
from flows.cli.render import json_line, terminal, verdict_record
from tasks.pure.records import Article, Rejection
from tasks.run.trial import Trial, TriedPage
from tasks.settings import utc_now

PAGES = 3


@click.command(name="try")
@click.argument("source")
@click.option("--explain", is_flag=True, help="With --json: say why each field was chosen.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object for each page.")
@click.pass_obj
def command(context: Context, source: str, explain: bool, as_json: bool) -> None:
    """Discover and extract three pages of SOURCE and show them; write nothing.

    \b
    dateline try rt         while its entry in sources.toml is being written
    """
    from tasks.config import load_config
    from tasks.run.trial import try_source

    config = load_config(context.settings.config)
    (chosen,) = config.select((source,))
    config.require_contact((chosen,))
    trial = try_source(chosen, utc_now(), pages=PAGES, explain=explain)
    if as_json:
        for page in trial.pages:
            record = (
                {"url": page.url, "error": page.error}
                if page.verdict is None
                else verdict_record(page.verdict, url=page.url, explain=explain)
            )
            click.echo(json_line(record))
    else:
        _print_trial(terminal(), trial)
    if not trial.succeeded:
        sys.exit(1)


def _print_trial(console: Console, trial: Trial) -> None:
    for document in trial.discovery.documents:
        outcome = f"[red]{escape(document.error)}[/red]" if document.error else f"{document.entries} entries"
        console.print(f"{document.kind:<8} {escape(document.url)}  {outcome}", soft_wrap=True)
    console.print(f"{len(trial.discovery.candidates)} addresses pass the rules; the newest {len(trial.pages)}:")
    for page in trial.pages:
        console.print(Panel(_summary(page), title=escape(page.url), title_align="left"))
    if not trial.pages:
        console.print("[red]nothing to fetch: check the documents above, and include and exclude[/red]")


def _summary(page: TriedPage) -> str:
    verdict = page.verdict
    if verdict is None:
        return f"[red]not fetched[/red]  {escape(page.error)}"
    if isinstance(verdict, Rejection):
        return f"[red]rejected: {verdict.reason}[/red]  {escape(verdict.detail)}"
    return _article_summary(verdict)


def _article_summary(article: Article) -> str:
    published = article.published
    when = (published.instant or published.day) if published else None
    paragraphs = article.body.split("\n\n")
    lines = [
        f"[bold]{escape(article.title or '(no title)')}[/bold]",
        f"[dim]{when or 'no date'} · {escape(', '.join(article.authors) or 'no author')} · {article.language or '?'} · "
        f"{article.word_count} words · {article.access}[/dim]",
        "",
        escape(paragraphs[0]),
    ]
    if len(paragraphs) > 1:
        lines += [
            f"[dim]… {len(paragraphs) - 2} paragraphs …[/dim]" if len(paragraphs) > 2 else "",
            escape(paragraphs[-1]),
        ]
    return "\n".join(lines)

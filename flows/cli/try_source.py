"""``dateline try``: what a source's configuration would give, without writing anything."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from flows.cli.main import Context
from flows.cli.render import json_line, terminal, verdict_record
from flows.settings import utc_now
from tasks.pure.discovery.records import Discovery
from tasks.pure.exchanges import ExchangeKind, Validators, Visit
from tasks.pure.records import Article, Candidate, Page, Rejection

PAGES = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """One candidate and what came of it."""

    candidate: Candidate
    verdict: Article | Rejection | None
    error: str
    url: str


@click.command(name="try")
@click.argument("source")
@click.option("--explain", is_flag=True, help="With --json: say why each field was chosen.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a page.")
@click.pass_obj
def command(context: Context, source: str, explain: bool, as_json: bool) -> None:
    """Discover and extract three pages of SOURCE and show them; write nothing.

    \b
    dateline try rt         while its entry in sources.toml is being written
    """
    from tasks.config import load_config
    from tasks.discover import discover
    from tasks.fetching import Client
    from tasks.pure.normalize import article_from

    config = load_config(context.settings.config)
    (chosen,) = config.select((source,))
    config.require_contact((chosen,))
    policy = chosen.policy()
    # The state of its hosts is thrown away with the folder: nothing of a trial reaches the home.
    with tempfile.TemporaryDirectory(prefix="dateline-try-") as folder, Client(Path(folder)) as client:

        def get(url: str, kind: ExchangeKind, validators: Validators | None) -> Visit:
            return client.fetch(url, chosen.document_policy(), kind=kind, validators=validators)

        now = utc_now()
        # A day back: of a sitemap index, that is its newest part, which is all that three pages need.
        discovery = discover(chosen, get, known={}, now=now, since=now - timedelta(days=1))
        if not discovery.candidates:  # a site that has published nothing since
            discovery = discover(chosen, get, known={}, now=now, since=None)
        tried: list[Tried] = []
        for candidate in discovery.candidates[:PAGES]:
            visit = client.fetch(candidate.url, policy, found_by=candidate.found_by)
            answer = visit.response
            if answer is None:
                tried.append(
                    Tried(candidate, None, visit.failure.error if visit.failure else "no answer", candidate.url)
                )
                continue
            headers = tuple((name.lower(), value) for name, value in answer.headers)
            page = Page(
                answer.fetch_id, chosen.name, candidate.url, answer.url, answer.status, headers, answer.body,
                answer.requested_at, candidate.found_by,
            )  # fmt: skip
            tried.append(Tried(candidate, article_from(page, chosen.rules(), explain=explain), "", answer.url))
    if as_json:
        for item in tried:
            shown = (
                {"url": item.url, "error": item.error}
                if item.verdict is None
                else verdict_record(item.verdict, url=item.url, explain=explain)
            )
            click.echo(json_line(shown))
    else:
        _show(terminal(), discovery, tried)
    if not tried or not discovery.complete or all(not isinstance(item.verdict, Article) for item in tried):
        sys.exit(1)


def _show(console: Console, discovery: Discovery, tried: list[Tried]) -> None:
    for document in discovery.documents:
        outcome = f"[red]{escape(document.error)}[/red]" if document.error else f"{document.entries} entries"
        console.print(f"{document.kind:<8} {escape(document.url)}  {outcome}", soft_wrap=True)
    console.print(f"{len(discovery.candidates)} addresses pass the rules; the newest {len(tried)}:")
    for item in tried:
        console.print(Panel(_summary(item), title=escape(item.url), title_align="left"))
    if not tried:
        console.print("[red]nothing to fetch: look at the documents above, and at include and exclude[/red]")


def _summary(item: Tried) -> str:
    verdict = item.verdict
    if verdict is None:
        return f"[red]not fetched[/red]  {escape(item.error)}"
    if isinstance(verdict, Rejection):
        return f"[red]rejected: {verdict.reason}[/red]  {escape(verdict.detail)}"
    published = verdict.published
    when = (published.instant or published.day) if published else None
    paragraphs = verdict.body.split("\n\n")
    shown = [
        f"[bold]{escape(verdict.title or '(no title)')}[/bold]",
        f"[dim]{when or 'no date'} · {escape(', '.join(verdict.authors) or 'no author')} · {verdict.language or '?'} · "
        f"{verdict.word_count} words · {verdict.access}[/dim]",
        "",
        escape(paragraphs[0]),
    ]
    if len(paragraphs) > 1:
        shown += [
            f"[dim]… {len(paragraphs) - 2} paragraphs …[/dim]" if len(paragraphs) > 2 else "",
            escape(paragraphs[-1]),
        ]
    return "\n".join(shown)

"""``dateline try``: what a source's configuration, or a site, would give, without writing anything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from flows.cli.demo_papers import refuse_demo_papers
from flows.cli.global_options import called
from flows.cli.main import Context
from flows.cli.render import counted, json_line, terminal, verdict_record
from tasks.fetching import origin_of
from tasks.pure.records import Article
from tasks.pure.site_survey.tried import TriedPage
from tasks.settings import utc_now

if TYPE_CHECKING:
    from tasks.config import Config, Source
    from tasks.trial import Trial


@click.command(name="try")
@click.argument("source", required=False)
@click.option("--all", "all_sources", is_flag=True, help="Every enabled source, a line each with its verdict.")
@click.option("--explain", is_flag=True, help="With --json: say why each field was chosen.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a page; with --all one a source.")
@click.pass_obj
def command(context: Context, source: str | None, all_sources: bool, explain: bool, as_json: bool) -> None:
    """Discover and extract three pages of SOURCE and show them; write nothing.

    SOURCE is a name of the configuration, or the address of a site, which is surveyed as `dateline add` does. What
    include, exclude and lookback_days leave out is counted, with an example.

    \b
    dateline try rt                     while its entry is being written
    dateline try https://example.org/   a site that is not configured
    dateline try --all                  a line a source
    """
    from tasks.config import load_config

    if (source is None) != all_sources:
        raise click.UsageError("name a source or an address, or give --all")
    is_site = source is not None and ("://" in source or "." in source)
    config = load_config(context.settings.config, sources_needed=not is_site)
    if source is None:
        chosen = config.select()
        config.require_contact(chosen)
        config.require_secrets(chosen)
        if not try_all(context, chosen, as_json=as_json):
            sys.exit(1)
    elif is_site:
        _try_site(context, config, source, as_json=as_json)
    else:
        (one,) = config.select((source,))
        config.require_contact((one,))
        config.require_secrets((one,))
        _try_source(context, one, explain=explain, as_json=as_json)


def try_all(context: Context, sources: tuple[Source, ...], *, as_json: bool) -> bool:
    """A line a source with its verdict; whether none of them fails."""
    from flows.cli.survey_report import page_record, trial_line
    from flows.cli.surveying import polite_client, side_by_side, trial_of

    refuse_demo_papers(context.settings, sources)
    by_name = {source.name: source for source in sources}
    console, now = terminal(), utc_now()
    wide = max(map(len, by_name), default=0)
    states = []
    with polite_client(context.settings.home) as client:
        for name, trial in side_by_side(lambda name: trial_of(client, by_name[name]), list(by_name)):
            states.append(trial.state())
            state, line = trial_line(trial, now)
            if as_json:
                pages = [page_record(page) for page in trial.pages]
                record = {"source": name, "state": trial.state(), "verdict": trial.verdict(now), "pages": pages}
                click.echo(json_line(record))
            else:
                pad = " " * (9 - len(trial.state()))
                console.print(f"{state}{pad}[bold]{name:<{wide}}[/bold]  {line}", soft_wrap=not console.is_terminal)
    if not as_json:
        counts = ", ".join(f"{states.count(state)} {state}" for state in ("ok", "doubtful", "fails") if state in states)
        console.print(counts)
    return "fails" not in states


def _try_site(context: Context, config: Config, written: str, *, as_json: bool) -> None:
    from flows.cli.add import print_table_text, proposed_table
    from flows.cli.survey_report import print_survey, survey_record, verdict_of
    from flows.cli.surveying import polite_client, require_contact_for, shown_waiting, survey_site
    from tasks.pure.site_survey.address_list import with_scheme

    address = with_scheme(written)
    if address is None:
        raise click.UsageError(f"{written!r} is neither a source nor an address; write https://example.org/")
    require_contact_for(config, (address,))
    taken = [source.name for source in config.sources]
    with polite_client(context.settings.home) as client, shown_waiting() as on_request:
        found = survey_site(client, config.defaults, address, taken, on_request)
    if as_json:
        click.echo(json_line(survey_record(found, found.proposal, verdict=verdict_of(found), written=False)))
    else:
        console = terminal()
        print_survey(console, found, utc_now())
        if found.proposal is not None:
            print_table_text(console, proposed_table(found.proposal, address))
            console.print(f"nothing is written; `{called('add', address)}` appends it", soft_wrap=True)
    if not found.is_proven:
        sys.exit(1)


def _try_source(context: Context, source: Source, *, explain: bool, as_json: bool) -> None:
    from flows.cli.surveying import polite_client, shown_waiting, trial_of

    refuse_demo_papers(context.settings, (source,))
    with polite_client(context.settings.home) as client, shown_waiting() as on_request:
        trial = trial_of(client, source, on_request, explain=explain)
    if as_json:
        for page in trial.pages:
            shown = (
                {"url": page.url, "error": page.error}
                if page.verdict is None
                else verdict_record(page.verdict, url=page.url, explain=explain)
            )
            click.echo(json_line(shown))
    else:
        _show(terminal(), trial)
    if not trial.is_good:
        sys.exit(1)


def _show(console: Console, trial: Trial) -> None:
    dropped = dict(trial.dropped)
    for document in trial.discovery.documents:
        found = dropped.get(document)
        outcome = found.in_words(trial.source.lookback_days) if found else f"{document.entries} entries"
        outcome = f"[red]{escape(document.error)}[/red]" if document.error else escape(outcome)
        console.print(f"{document.kind:<8} {escape(document.url)}  {outcome}", soft_wrap=True)
    newest = f"; the newest {len(trial.pages)}:" if trial.pages else ""
    console.print(f"addresses that pass the rules: {len(trial.discovery.candidates)}{newest}")
    if trial.too_slow:
        console.print(f"[yellow]{escape(trial.too_slow)}[/yellow]", soft_wrap=True)
    if broken := next((d for d in trial.discovery.documents if d.error and d.kind != "url"), None):
        console.print(f"what its site has: `{called('try', origin_of(broken.url) + '/')}`", soft_wrap=True)
    for page in trial.pages:
        console.print(Panel(_summary(page), title=escape(page.url), title_align="left"))
    if not trial.pages:
        console.print("[red]nothing to fetch: check the documents above, and include and exclude[/red]")


def _summary(page: TriedPage) -> str:
    verdict = page.verdict
    if verdict is None:
        return f"[red]not fetched[/red]  {escape(page.error)}"
    if not isinstance(verdict, Article):
        lines = [f"[red]rejected: {verdict.reason}[/red]  {escape(verdict.detail)}"]
        if page.obstacle is not None:
            lines.append(f"{escape(str(page.obstacle))}: {page.obstacle.remedy}")
        return "\n".join(lines)
    published = verdict.published
    when = published.day if published else None
    moment = f"{published.instant:%Y-%m-%d %H:%M} UTC" if published and published.instant else ""
    paragraphs = verdict.body.split("\n\n")
    shown = [
        f"[bold]{escape(verdict.title or '(no title)')}[/bold]",
        f"[dim]{moment or when or 'no date'} · {escape(', '.join(verdict.authors) or 'no author')} · {verdict.language or '?'} · "
        f"{verdict.word_count} words · {verdict.access}[/dim]",
        "",
        escape(paragraphs[0]),
    ]
    if len(paragraphs) > 1:
        shown += [
            f"[dim]… {counted(len(paragraphs) - 2, 'paragraph')} …[/dim]" if len(paragraphs) > 2 else "",
            escape(paragraphs[-1]),
        ]
    return "\n".join(shown)

"""``dateline add``: from the address of a site to a source in the configuration."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli.global_options import called
from flows.cli.main import Context
from flows.cli.render import json_line, print_table, terminal
from tasks.pure.errors import ConfigError
from tasks.settings import EXAMPLE_CONFIG, utc_now

if TYPE_CHECKING:
    from rich.console import Console
    from tomlkit.items import Table

    from tasks.config import Config
    from tasks.pure.site_survey.records import Proposal
    from tasks.survey import Survey


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one address."""

    found: Survey
    proposal: Proposal | None
    """Under the name that it has in the file."""
    verdict: str
    """``added``, ``proposed``, ``declined``, ``known``, ``blocked`` or ``nothing``."""
    detail: str = ""


@click.command(name="add")
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option(
    "--file",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A list of addresses, one a line, or OPML.",
)
@click.option("-y", "--yes", is_flag=True, help="Append without a question what gave at least one article.")
@click.option("--dry-run", is_flag=True, help="Show what would be appended; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object an address; needs --yes or --dry-run.")
@click.pass_obj
def command(
    context: Context, urls: tuple[str, ...], file: Path | None, yes: bool, dry_run: bool, as_json: bool
) -> None:
    """Find the feeds and sitemaps of a site, show three of its articles, and append it to the configuration.

    URL is the address of a site, a section, a feed, a sitemap or one article. Nothing is written before a yes. The exit
    status is 1 if an address gave no source.

    \b
    dateline add https://example.org/            look, show, confirm, append
    dateline add --dry-run https://example.org/  look and show
    dateline add --file homes.txt --yes          many at once
    """
    from flows.cli.surveying import require_contact_for
    from tasks.config import load_config

    if as_json and not (yes or dry_run):
        raise click.UsageError("--json cannot ask for a confirmation: give --yes or --dry-run, too")
    if context.settings.config == EXAMPLE_CONFIG and not dry_run:
        example = "is the example that comes with Dateline; `dateline init` makes a file of your own"
        raise ConfigError(example, key=str(context.settings.config))
    addresses, mistakes = _addresses(urls, file)
    config = load_config(context.settings.config, sources_needed=False)
    require_contact_for(config, addresses)
    console = terminal()
    outcomes = []
    for found in _surveys(context, config, addresses):
        outcome = _settle(console, config, found, yes=yes, dry_run=dry_run, as_json=as_json)
        config = load_config(context.settings.config, sources_needed=False) if outcome.verdict == "added" else config
        outcomes.append(outcome)
    for mistake in mistakes:
        click.echo(f"dateline: {file}: {mistake}", err=True)
    if not as_json:
        _show_end(context, console, outcomes)
    if mistakes or any(outcome.verdict in ("blocked", "nothing", "declined") for outcome in outcomes):
        sys.exit(1)


def _addresses(urls: tuple[str, ...], file: Path | None) -> tuple[list[str], tuple[str, ...]]:
    from tasks.pure.site_survey.address_list import read_addresses, with_scheme

    addresses = []
    for url in urls:
        address = with_scheme(url)
        if address is None:
            raise click.UsageError(f"{url!r} is not the address of a site; write it as https://example.org/")
        addresses.append(address)
    mistakes: tuple[str, ...] = ()
    if file is not None:
        listed = read_addresses(file.read_bytes())
        addresses += listed.addresses
        mistakes = listed.mistakes
    if not addresses:
        raise click.UsageError(
            "name an address, or a list of them with --file" if file is None else f"{file} holds no address"
        )
    return list(dict.fromkeys(addresses)), mistakes


def _surveys(context: Context, config: Config, addresses: list[str]) -> Iterator[Survey]:
    """The surveys in the order of the addresses. The line that shows the progress is removed before one is shown."""
    from flows.cli.surveying import polite_client, shown_waiting, side_by_side, survey_site

    taken = [source.name for source in config.sources]
    with polite_client(context.settings.home) as client:
        if len(addresses) == 1:
            with shown_waiting() as on_request:
                found = survey_site(client, config.defaults, addresses[0], taken, on_request)
            yield found
            return
        for _, found in side_by_side(lambda address: survey_site(client, config.defaults, address, taken), addresses):
            yield found


def _settle(console: Console, config: Config, found: Survey, *, yes: bool, dry_run: bool, as_json: bool) -> Outcome:
    """Show one survey, confirm, and append."""
    from flows.cli.survey_report import print_survey, survey_record, verdict_of

    proposal = _renamed(config, found.proposal)
    known = _already_read(config, proposal)
    table = proposed_table(proposal, found.address) if proposal is not None and not known else None
    if not as_json:
        print_survey(console, found, utc_now())
        if known:
            console.print(f"its documents are read already, by the source {known}")
        elif table is not None and proposal is not None:
            print_table_text(console, table)
    verdict, detail = verdict_of(found), known
    if known:
        verdict = "known"
    elif table is not None and proposal is not None:
        if yes and not found.is_proven and not as_json:
            console.print("not appended, as no page was an article")
        verdict = _write(config, found, table, proposal.name, yes=yes, dry_run=dry_run) or verdict
    if as_json:
        click.echo(json_line(survey_record(found, proposal, verdict=verdict, written=verdict == "added")))
    else:
        console.print()
    return Outcome(found, proposal, verdict, detail)


def _write(config: Config, found: Survey, table: Table, name: str, *, yes: bool, dry_run: bool) -> str:
    """What became of a proposal; empty where no confirmation was asked for because no page of it is an article."""
    from tasks.config.appending import append_source

    if dry_run:
        return "proposed" if found.is_proven else ""
    if yes and not found.is_proven:
        return ""
    if not yes:
        question = f"Append {name} to {config.path}?"
        if not click.confirm(
            question if found.is_proven else f"No page was an article. {question}", default=found.is_proven
        ):
            return "declined"
    append_source(config.path, table)
    return "added"


def _renamed(config: Config, proposal: Proposal | None) -> Proposal | None:
    """Under a name that is free: surveys made side by side do not know of each other's."""
    from tasks.pure.site_survey.naming import untaken

    if proposal is None:
        return None
    return replace(proposal, name=untaken(proposal.name, [source.name for source in config.sources]))


def _already_read(config: Config, proposal: Proposal | None) -> str:
    """The source that reads one of the proposed documents, or an empty string."""
    from tasks.pure.addresses import key_of

    wanted = {key_of(url) for url in proposal.documents} if proposal else set()
    return next((s.name for s in config.sources if wanted & {key_of(url) for url in s.documents}), "")


def proposed_table(proposal: Proposal, address: str) -> Table:
    """The table as it will be written, with its reasons as comments."""
    from flows.cli.survey_report import source_keys
    from tasks.config.appending import source_table

    keys = source_keys(proposal)
    remarks = []
    if proposal.archive:
        remarks.append(
            f'For `dateline backfill` add to sitemaps: "{proposal.archive}" ({proposal.reasons["archive"]}).'
        )
    if "next" in proposal.reasons:
        remarks.append(
            f"The listing continues at {proposal.reasons['next']}: runs follow it as long as a page names something new."
        )
    about = f"Added by `dateline add {address}` on {utc_now():%Y-%m-%d}."
    if proposal.timezone == "UTC":
        keys.pop("timezone", None)
        remarks.append(f"No timezone is set, so dates that state none count as UTC: {proposal.reasons['timezone']}.")
    return source_table(keys, proposal.reasons, about, remarks)


def print_table_text(console: Console, table: Table) -> None:
    """The table, as it is written to the file."""
    from rich.syntax import Syntax

    from tasks.config.appending import as_text

    console.print()
    console.print(Syntax(as_text(table).rstrip(), "toml", background_color="default", word_wrap=True))


def _show_end(context: Context, console: Console, outcomes: list[Outcome]) -> None:
    if len(outcomes) > 1:
        rows = [[o.verdict, o.proposal.name if o.proposal else "", o.found.address, _said(o)] for o in outcomes]
        print_table(
            console, ["verdict", "source", "address", "what was found, or what prevents it"], rows, whole=["verdict"]
        )
    counts = Counter(outcome.verdict for outcome in outcomes)
    console.print(", ".join(f"{count} {verdict}" for verdict, count in counts.most_common()))
    if counts["added"]:
        names = [o.proposal.name for o in outcomes if o.verdict == "added" and o.proposal]
        console.print(f"{context.settings.config} has {'it' if len(names) == 1 else 'them'} now. "
                      f"A first run: `{called('ingest', *(names if len(names) == 1 else []))}`", soft_wrap=True)  # fmt: skip


def _said(outcome: Outcome) -> str:
    found = outcome.found
    if outcome.verdict == "known":
        return f"read already, by {outcome.detail}"
    if outcome.proposal is None or not found.is_proven:
        return f"{found.obstacle}: {found.obstacle.remedy}" if found.obstacle else ""
    kinds = Counter(document.kind for document in found.choice.documents)
    text = ", ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in kinds.items())
    read = sum(1 for page in found.pages if page.is_article)
    doubts = sorted({doubt.partition(" (")[0] for page in found.pages for doubt in page.doubts})
    return f"{text}; {read} of {len(found.pages)} pages read" + (f"; {'; '.join(doubts)}" if doubts else "")

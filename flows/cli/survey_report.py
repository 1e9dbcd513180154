"""How a survey and a trial look: on a terminal of 80 columns, and as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from tasks.pure.ages import age_in_words
from tasks.pure.records import Article, Rejection
from tasks.pure.site_survey.records import Judged, Proposal
from tasks.pure.site_survey.tried import TriedPage
from tasks.survey import Survey
from tasks.trial import State, Trial

COLOURS: dict[State, str] = {"ok": "green", "doubtful": "yellow", "fails": "red"}


def print_survey(console: Console, found: Survey, now: datetime) -> None:
    """What was found, what three pages give, and what prevents reading it."""
    page = found.page
    named = page.site_name if page else ""
    platform = f" ({page.platform})" if page and page.platform else ""
    name = f"[bold]{escape(named)}[/bold]{platform}  " if named else ""
    console.print(f"{name}{escape(found.address)}", soft_wrap=True)
    if found.documents or found.choice.listings:
        console.print(_documents_table(found, now))
    for tried in found.pages:
        print_page(console, tried, found.page.url if found.page else found.address)
    if found.obstacle is not None:
        where = "front page: " if found.is_proven else ""
        console.print(f"[red]{where}{escape(str(found.obstacle))}[/red]", soft_wrap=True)
        console.print(Padding(found.obstacle.remedy, (0, 0, 0, 2)))


def print_page(console: Console, tried: TriedPage, site: str) -> None:
    """One page in four lines: address, headline, facts, what is doubtful or why it is not an article."""
    console.print(f"  [dim]{escape(_within(tried.url, site))}[/dim]", soft_wrap=True)
    verdict = tried.verdict
    if not isinstance(verdict, Article):
        title = f"{verdict.title}: " if isinstance(verdict, Rejection) and verdict.title else ""
        console.print(f"    [red]not an article[/red]  {escape(title + tried.why_not)}")
        return
    published = verdict.published
    when = f"{published.instant:%Y-%m-%d %H:%M} UTC" if published and published.instant else ""
    when = when or (str(published.day) if published and published.day else "")
    facts = [when, ", ".join(verdict.authors), verdict.language, f"{verdict.word_count} words"]
    console.print(f"    [bold]{escape(verdict.title or '(no headline)')}[/bold]")
    console.print(f"    {escape(' · '.join(fact for fact in facts if fact))}")
    if tried.doubts:
        console.print(f"    [yellow]doubtful: {escape('; '.join(tried.doubts))}[/yellow]")


def survey_record(found: Survey, proposal: Proposal | None, *, verdict: str, written: bool) -> dict[str, Any]:
    """A survey as a JSON object."""
    return {
        "address": found.address,
        "verdict": verdict,
        "written": written,
        "source": source_keys(proposal) if proposal else None,
        "documents": [
            {
                "url": d.lead.url, "kind": d.kind, "found_by": d.lead.how, "entries": len(d.entries),
                "articles": len(d.articles), "newest": d.newest, "use": use_of(d, found), "error": d.error or None,
            }
            for d in found.documents
        ],
        "pages": [page_record(page) for page in found.pages],
        "obstacle": obstacle_record(found),
    }  # fmt: skip


def page_record(page: TriedPage) -> dict[str, Any]:
    """One tried page as a JSON object."""
    article = page.verdict if isinstance(page.verdict, Article) else None
    return {
        "url": page.url,
        "title": page.verdict.title if page.verdict else None,
        "words": article.word_count if article else None,
        "why_not": None if article else page.why_not,
        "doubts": list(page.doubts),
    }


def obstacle_record(found: Survey) -> dict[str, str] | None:
    """The obstacle, with its remedy, as a JSON object."""
    obstacle = found.obstacle
    return {"kind": obstacle.kind, "detail": obstacle.detail, "remedy": obstacle.remedy} if obstacle else None


def source_keys(proposal: Proposal) -> dict[str, str | tuple[str, ...]]:
    """The keys of the table in the order in which they are written, without empty ones."""
    keys: dict[str, str | tuple[str, ...]] = {
        "name": proposal.name,
        "feeds": proposal.feeds,
        "sitemaps": proposal.sitemaps,
        "listings": proposal.listings,
        "include": proposal.include,
        "timezone": proposal.timezone,
        "language": proposal.language,
        "schedule": proposal.schedule,
    }
    return {key: value for key, value in keys.items() if value}


def verdict_of(found: Survey) -> str:
    """``ok``, ``blocked`` (an obstacle was found) or ``nothing`` (no articles were found)."""
    if found.is_proven:
        return "ok"
    return "nothing" if found.obstacle is None or found.obstacle.kind in ("no articles", "not found") else "blocked"


def trial_line(trial: Trial, now: datetime) -> tuple[str, str]:
    """State with its colour, and the verdict in a line; rich's markup."""
    state = trial.state()
    return f"[{COLOURS[state]}]{state}[/{COLOURS[state]}]", escape(trial.verdict(now))


def use_of(document: Judged, found: Survey) -> str:
    """What becomes of a document."""
    if document.error and not document.articles:
        return document.error
    if document in found.choice.documents:
        return "read"
    if document == found.choice.archive:
        return "kept for backfills"
    return "lists no articles" if not document.articles else "adds nothing"


def _within(url: str, site: str) -> str:
    """The path of an address of the site itself; any other address whole."""
    netloc = urlsplit(url).netloc
    return url.split(netloc, 1)[1] or "/" if netloc == urlsplit(site).netloc else url


def _documents_table(found: Survey, now: datetime) -> Table:
    table = Table(show_edge=False, pad_edge=False, box=None, padding=(0, 2, 0, 0))
    for heading in ("found", "address", "articles", "newest", "use"):
        table.add_column(
            heading, header_style="dim", justify="right" if heading == "articles" else "left", overflow="fold"
        )
    site = found.page.url if found.page else found.address
    for d in (*found.documents, *found.choice.listings):
        newest = age_in_words(d.newest, now) if d.articles else ""
        table.add_row(d.kind, escape(_within(d.lead.url, site)), str(len(d.articles)), newest, escape(use_of(d, found)))
    return table

"""``dateline search``: ranked full-text search on the published snapshot."""

from __future__ import annotations

from datetime import datetime

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from flows.cli.days import DAY
from flows.cli.main import Context
from flows.cli.render import counted, json_line, printable, terminal
from tasks.pure.search.snippets import Piece
from tasks.searching import Hit

OPEN, CLOSE = "**", "**"
"""The marks around a word that was found, in JSON and where there are no colours."""


# -word excludes a word: so no option has one letter here, not even that of help.
@click.command(name="search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("query", nargs=-1, required=True)
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Only this source; may be repeated.")
@click.option(
    "--language", "languages", multiple=True, metavar="CODE", help="Only this language (ISO 639-1); may be repeated."
)
@click.option("--from", "first", type=DAY, metavar="DATE", help="Published on this day (YYYY-MM-DD) or later.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="Published on this day or earlier.")
@click.option(
    "--limit", "count", type=click.IntRange(1, 10_000), default=10, show_default=True, help="The most hits to show."
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object for each hit.")
@click.pass_obj
def command(
    context: Context,
    query: tuple[str, ...],
    sources: tuple[str, ...],
    languages: tuple[str, ...],
    first: datetime | None,
    last: datetime | None,
    count: int,
    as_json: bool,
) -> None:
    """Find articles that match QUERY, best hits first, with the passage that matches.

    All words must be there, in any form. "..." is a phrase, OR an alternative, -word is excluded, word* a beginning,
    =Word is exact; near(a b, 10), title:, author:, tag:, source:, lang:, date:2026-03..2026-05 and more are in
    docs/query-language.md. Quote the query for the shell. Articles without a date are left out if dates are given.

    \b
    dateline search '"harbour bridge" -budget lang:en'
    dateline search harbour bridge
    dateline search inondation --language fr --from 2026-03-01 --limit 20
    dateline search sanctions --json | jq -r .url
    """
    from tasks.searching import search

    found = search(
        context.settings.home,
        " ".join(query),
        sources=sources,
        languages=[code.lower() for code in languages],
        first=first.date() if first else None,
        last=last.date() if last else None,
        count=count,
    )
    hits = found.hits
    if as_json:
        for hit in hits:
            click.echo(json_line(_record(hit)))
        return
    console = terminal()
    for hit in hits:
        _show(console, hit)
    click.echo(found.description, err=True)
    articles = counted(found.articles, "article")
    click.echo(articles if len(hits) == found.articles else f"{articles}, the best {len(hits)} above", err=True)


def _record(hit: Hit) -> dict[str, object]:
    """Fields named as the columns of ``articles``, with matches in Markdown bold in the snippet."""
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "article_id": hit.article_id,
        "source": hit.source,
        "language": hit.language,
        "published_on": hit.published_on,
        "title": "".join(piece.text for piece in hit.title),
        "url": hit.url,
        "snippet": _plain(hit.snippet),
    }


def _show(console: Console, hit: Hit) -> None:
    where = f"{hit.published_on or 'no date'}  {hit.source}  {hit.language or '-'}  {hit.score:.2f}"
    headline = Text(f"{hit.rank}. ", style="dim") + _styled(console, hit.title, "bold")
    console.print(headline, soft_wrap=not console.is_terminal)  # a terminal would break it within words
    console.print(Text(f"   {where}  {hit.url}", style="dim"), soft_wrap=True)
    place = _styled(console, hit.snippet, "")
    if console.is_terminal:
        console.print(Padding(place, (0, 0, 0, 3)))
    else:
        console.print(Text("   ") + place, soft_wrap=True)
    console.print()


def _styled(console: Console, pieces: tuple[Piece, ...], style: str) -> Text:
    if not console.is_terminal:
        return Text(_plain(pieces))
    text = Text(style=style)
    for piece in pieces:
        text.append(printable(piece.text), style="bold yellow" if piece.is_match else None)
    return text


def _plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"{OPEN}{piece.text}{CLOSE}" if piece.is_match else piece.text for piece in pieces)

"""``dateline read``: an article in the terminal, and what changed between its versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

import click
from rich.console import Console
from rich.text import Text

from flows.cli.main import Context
from flows.cli.render import counted, json_line, printable
from tasks.desk.comparison import Block
from tasks.desk.finding import article_of
from tasks.desk.reading import Article, Difference, article, difference
from tasks.desk.session import Session
from tasks.pure.as_data import plain
from tasks.pure.differences import DiffSpan
from tasks.snapshot import open_snapshot

WIDTH = 80
"""Columns of a line at most: longer ones are hard to read."""
MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}
"""Around words where there are no colours, as ``git diff --word-diff`` has them."""
STYLES = {"removed": "red strike", "added": "green underline", "same": ""}


@click.command(name="read")
@click.argument("named", metavar="URL")
@click.option("--version", "number", type=click.IntRange(1), metavar="N", help="This version [the current one].")
@click.option("--diff", "is_compared", is_flag=True, help="Show what changed from the version before to this one.")
@click.option("--against", type=click.IntRange(1), metavar="N", help="With --diff: compare with this version instead.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def command(
    context: Context, named: str, number: int | None, is_compared: bool, against: int | None, as_json: bool
) -> None:
    """Read an article of the published snapshot, by any of its addresses or by its key.

    \b
    dateline read https://harbour-post.example/2026/bridge
    dateline read https://harbour-post.example/2026/bridge --diff
    dateline read https://harbour-post.example/2026/bridge --diff --against 1
    """
    if against is not None and not is_compared:
        raise click.UsageError("--against N goes with --diff")
    connection = open_snapshot(context.settings.home)
    try:
        session = Session(connection)
        found = article(session, article_of(session, named), number)
        compared = _compared(session, found, against) if is_compared else None
    finally:
        connection.close()
    if as_json:
        click.echo(json_line(plain(asdict(compared or found))))
        return
    console = Console()
    console = Console(width=min(console.width, WIDTH) if console.is_terminal else WIDTH, highlight=False)
    if compared is None:
        _show(console, found)
    else:
        _show_difference(console, compared)


def _compared(session: Session, found: Article, against: int | None) -> Difference:
    before = against if against is not None else found.before(found.shown.version)
    if before is None:
        raise click.UsageError(
            "there is only one version of this article"
            if len(found.versions) == 1
            else f"version {found.shown.version} is the first: name another with --version or --against"
        )
    return difference(session, found.article_id, before, found.shown.version)


def _show(console: Console, found: Article) -> None:
    shown = found.shown
    _head(console, found)
    console.print()
    if shown.lead:
        console.print(_text(shown.lead, "bold"))
        console.print()
    for paragraph in shown.paragraphs:
        console.print(_text(paragraph))
        console.print()
    if len(found.versions) > 1:
        console.print(Text("Versions", style="dim"))
        for version in found.versions:
            notes = [
                version.cause if version.cause != "publisher" else "",
                "silent" if version.version in found.silent else "",
            ]
            line = f"{version.version:>3}  {_moment(version.valid_from)}  {version.word_count:,} words  {' '.join(filter(None, notes))}"
            console.print(Text(line.rstrip() + ("  <- shown" if version == shown else ""), style="dim"))
        console.print(Text(f"dateline read {found.article_id} --diff", style="dim"), soft_wrap=True)


def _head(console: Console, found: Article) -> None:
    shown = found.shown
    console.print(_text(shown.title or "(no headline)", "bold"))
    published = _moment(shown.published_at) if shown.published_at else str(shown.published_on or "no date")
    facts = [found.source, published, found.section, found.language, f"{shown.word_count:,} words"]
    if len(found.versions) > 1:
        facts.append(f"version {shown.version} of {len(found.versions)}")
    if found.access in ("paid", "metered"):
        facts.append(found.access)
    if found.gone_at:
        facts.append(f"gone since {_moment(found.gone_at)}")
    if found.copies > 1:
        facts.append(f"in a story of {found.copies}")
    console.print(_text(" · ".join(str(fact) for fact in facts if fact), "dim"))
    signed = ", ".join(shown.authors)
    if signed or found.agency:
        console.print(
            _text(" · ".join(part for part in (signed and f"By {signed}", found.agency or "") if part), "dim")
        )
    if found.tags:
        console.print(_text("Tags: " + ", ".join(found.tags), "dim"))
    console.print(_text(found.url, "dim"), soft_wrap=True)


def _show_difference(console: Console, found: Difference) -> None:
    change = found.change
    _head(console, found.article)
    console.print()
    console.print(
        Text(
            f"Version {found.before.version} of {_moment(found.before.valid_from)} to version {found.after.version} of "
            f"{_moment(found.after.valid_from)}: {counted(change.words_removed, 'word')} removed, {change.words_added:,} added."
        )
    )
    if change.is_same:
        console.print(Text("The words are the same."))
        return
    if not found.is_correction_named:
        console.print(Text("The page named no correction."))
    console.print()
    for name, spans in (("Headline", change.title), ("Lead", change.lead), ("Authors", change.authors)):
        if spans:
            console.print(Text(f"{name}: ", style="dim") + _spans(console, spans))
            console.print()
    for block in change.blocks:
        for line in _lines(console, block):
            console.print(line)
            console.print()


def _lines(console: Console, block: Block) -> Iterable[Text]:
    if block.kind == "same":
        yield Text(f"… {counted(len(block.paragraphs), 'paragraph')} unchanged …", style="dim")
    elif block.kind == "changed":
        yield _spans(console, block.spans)
    else:
        yield from (_spans(console, (DiffSpan(block.kind, paragraph),)) for paragraph in block.paragraphs)


def _spans(console: Console, spans: Iterable[DiffSpan]) -> Text:
    text = Text()
    for span in spans:
        if console.is_terminal and not console.no_color:
            text.append(printable(span.text), style=STYLES[span.kind])
            continue
        before, after = MARKS[span.kind]
        words = printable(span.text).rstrip()
        text.append(f"{before}{words}{after}{span.text[len(span.text.rstrip()) :]}")
    return text


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style)


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"

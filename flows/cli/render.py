"""How results are shown: a run's table and query results on a terminal, extracted pages as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
from rich.segment import Segment
from rich.table import Table

from tasks.pure.plain_characters import escaped_controls, has_controls, without_controls

if TYPE_CHECKING:  # records take as long to load as what a short query needs; what runs import loads the extractor
    from tasks.pure.records import Article, DateFound, Rejection
    from tasks.runs import RunSource

WIDE = 160
"""Columns for a pipe or a file, which has no width of its own."""


def terminal() -> Console:
    """Standard output, as wide as the terminal is."""
    found = Console()
    found = found if found.is_terminal else Console(width=WIDE)
    found.push_render_hook(_Harmless())
    return found


class _Harmless(RenderHook):
    """Nothing that a site wrote acts on the terminal: its control characters are not printed."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """Wrap what is to be printed."""
        return [_WithoutControls(renderable) for renderable in renderables]


@dataclass(frozen=True, slots=True)
class _WithoutControls:
    renderable: ConsoleRenderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.renderable, options):
            if segment.control or not has_controls(segment.text):
                yield segment
            else:
                yield Segment(without_controls(segment.text), segment.style)


def print_run(console: Console, sources: Sequence[RunSource]) -> None:
    """The run's table on a terminal, without errors: each has a line of its own below.

    A narrow terminal gets no counts that are zero for every source, except the usual ones: headings are not broken.
    """
    from rich.markup import escape

    from tasks.run.progress import RUN_HEADINGS, run_rows

    rows = run_rows(sources, {})
    is_wide = console.width >= _RUN_WIDE
    shown = [
        place
        for place, heading in enumerate(RUN_HEADINGS)
        if _is_shown(heading, [row[place] for row in rows], is_wide=is_wide)
    ]
    table = Table(show_edge=False, pad_edge=False)
    for place in shown:
        heading = RUN_HEADINGS[place]
        table.add_column(heading, justify="left" if heading == "source" else "right", overflow="fold", no_wrap=True)
    for row in rows:
        table.add_row(*(escape(row[place]) for place in shown))
    console.print(table)


def _is_shown(heading: str, values: Sequence[str], *, is_wide: bool) -> bool:
    return heading != "error" and (is_wide or heading in _RUN_ALWAYS or any(value != "0" for value in values))


_RUN_ALWAYS = ("source", "listed", "taken in", "inserted", "rejected")
_RUN_WIDE = 120


def counted(number: int, what: str, *, more: bool = False) -> str:
    """``1 row``, ``2,000 rows``; with ``more`` as ``100 and more rows``."""
    return f"{number:,}{' and more' if more else ''} {what}{'' if number == 1 and not more else 's'}"


def sized(count: int) -> str:
    """A size in bytes in the unit that suits it: ``1 byte``, ``640 bytes``, ``12 kB``, ``3.4 MB``."""
    if count < 1_000:
        return counted(count, "byte")
    return f"{count / 1e3:.0f} kB" if count < 999_500 else f"{count / 1e6:,.1f} MB"


def print_table(
    console: Console,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    limit: int = 200,
    whole: Sequence[str] = (),
) -> None:
    """Print rows of a query.

    Args:
        limit: characters after which a value is cut.
        whole: columns whose values are never wrapped.
    """
    table = Table(show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in whole)
    for row in rows:
        table.add_row(*(_cell(value, limit) for value in row))
    console.print(table)


def print_records(console: Console, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print each row as a list of its columns, one below the other; long values are cut after two lines."""
    label = max(map(len, columns), default=0)
    room = max(console.width - label - 2, 20)
    for number, row in enumerate(rows, 1):
        console.print(f"[dim]{f'-- {number} ':-<{console.width}}[/dim]")
        for column, value in zip(columns, row, strict=True):
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_column(width=label, no_wrap=True)
            grid.add_column(max_width=room, overflow="fold")
            grid.add_row(f"[dim]{column}[/dim]", _cell(value, 2 * room - _LEAST))
            console.print(grid)


def is_wide(console: Console, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a table would squeeze its columns so that words no longer fit in them."""
    needed = 0
    for place, column in enumerate(columns):
        longest = max((len(str(row[place])) for row in rows), default=0)
        needed += min(max(len(column), longest), _LEAST) + 2
    return needed - 2 > console.width


_LEAST = 12
"""Columns that a longer value needs at least, to be read in words."""


def printable(text: str) -> str:
    """Without control signs: a page's text must not steer the terminal. Line ends stay."""
    return _CONTROL.sub("", text)


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _cell(value: Any, limit: int) -> str:
    from rich.markup import escape

    if value is None:
        return "[dim]null[/dim]"
    text = printable(", ".join(map(str, value)) if isinstance(value, list) else str(value))
    text = text if len(text) <= limit else text[: limit - 1] + "…"
    return escape(text)


def verdict_record(verdict: Article | Rejection, *, url: str, explain: bool = False) -> dict[str, Any]:
    """An extracted page as a JSON object; fields have the names of the columns of ``articles``.

    A page that is not an article has ``rejected`` with the reason, and only the fields that identify it for a person.
    """
    from tasks.pure.records import Article, Rejection

    fields = _rejection_fields(verdict) if isinstance(verdict, Rejection) else _article_fields(verdict)
    record = {"url": url, **fields}
    if not explain:
        return record
    if isinstance(verdict, Article):
        dates = (("published", verdict.published), ("modified", verdict.modified))
        record["dates"] = {name: _date_record(found) for name, found in dates}
    record["evidence"] = [
        {name: value for name, value in asdict(item).items() if value not in (None, "")} for item in verdict.evidence
    ]
    return record


def _rejection_fields(rejection: Rejection) -> dict[str, Any]:
    return {
        "rejected": rejection.reason,
        "detail": rejection.detail,
        "title": rejection.title or None,
        "authors": list(rejection.authors),
        **_published(rejection.published),
    }


def _article_fields(article: Article) -> dict[str, Any]:
    from tasks.pure.decide.rows import article_columns  # loads the extractor

    columns = article_columns(article)
    return {name: json_time(list(value) if isinstance(value, tuple) else value) for name, value in columns.items()}


def _published(found: DateFound | None) -> dict[str, Any]:
    return {
        "published_at": json_time(found.instant if found else None),
        "published_on": json_time(found.day if found else None),
    }


def _date_record(found: DateFound | None) -> dict[str, Any] | None:
    return None if found is None else {name: json_time(value) for name, value in asdict(found).items()}


def json_time(value: Any) -> Any:
    """ISO 8601 for times (UTC, with Z) and dates; any other value as it is."""
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def json_line(record: Mapping[str, Any]) -> str:
    """One JSON object on one line."""
    return escaped_controls(json.dumps(record, ensure_ascii=False, default=json_time))

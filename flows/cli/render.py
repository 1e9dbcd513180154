"""How a run, a record and a table look to a person: on a terminal, as Markdown, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from tasks.pure.decide.rows import article_columns
from tasks.pure.records import OUTCOMES, Article, DateFound, Rejection

if TYPE_CHECKING:  # what runs import would have `dateline query` load the extractor
    from tasks.runs import RunSource

WIDE = 160
"""Columns where there is no terminal to ask: a pipe or a file wraps no words."""


def terminal() -> Console:
    """Standard output, as wide as the terminal is."""
    found = Console()
    return found if found.is_terminal else Console(width=WIDE)


def run_rows(sources: Iterable[RunSource], errors: Mapping[str, str]) -> list[list[str]]:
    """A row a source: name, what was listed and taken in, a count an outcome, what failed."""
    rows = []
    for row in sources:
        counts = [str(getattr(row, outcome)) for outcome in OUTCOMES]
        rows.append(
            [row.source, str(row.listed), str(row.taken_in), *counts, str(row.waiting), errors.get(row.source, "")]
        )
    return rows


RUN_HEADINGS = ("source", "listed", "taken in", *OUTCOMES, "waiting", "error")


def run_table_markdown(sources: Iterable[RunSource], errors: Mapping[str, str]) -> str:
    """The run's table in Markdown, for Prefect."""
    lines = ["| " + " | ".join(RUN_HEADINGS) + " |", "|" + " --- |" * len(RUN_HEADINGS)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in run_rows(sources, errors)]
    return "\n".join(lines) + "\n"


def print_run(console: Console, sources: Sequence[RunSource], errors: Mapping[str, str]) -> None:
    """The run's table on a terminal; the error column only where there is one."""
    headings = RUN_HEADINGS if any(errors.get(row.source) for row in sources) else RUN_HEADINGS[:-1]
    table = Table(show_edge=False, pad_edge=False)
    for heading in headings:
        table.add_column(heading, justify="left" if heading in ("source", "error") else "right", overflow="fold")
    for row in run_rows(sources, errors):
        table.add_row(*row[: len(headings)])
    console.print(table)


def print_table(
    console: Console,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    limit: int = 200,
    whole: Sequence[str] = (),
) -> None:
    """Rows of a query; long values are cut at ``limit`` characters, and columns of ``whole`` are never wrapped."""
    table = Table(show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in whole)
    for row in rows:
        table.add_row(*(_cell(value, limit) for value in row))
    console.print(table)


def _cell(value: Any, limit: int) -> str:
    from rich.markup import escape

    if value is None:
        return "[dim]null[/dim]"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = text if len(text) <= limit else text[: limit - 1] + "…"
    return escape(text)


def verdict_record(verdict: Article | Rejection, *, url: str, explain: bool = False) -> dict[str, Any]:
    """A judged page as a JSON object, fields named as the columns of ``articles``.

    One that is no article has ``rejected`` with the reason, and of the fields only what tells a person which page it was.
    """
    record: dict[str, Any] = {"url": url}
    if isinstance(verdict, Rejection):
        record |= {
            "rejected": verdict.reason,
            "detail": verdict.detail,
            "title": verdict.title or None,
            "authors": list(verdict.authors),
            "published_at": json_time(verdict.published.instant if verdict.published else None),
            "published_on": json_time(verdict.published.day if verdict.published else None),
        }
    else:
        columns = article_columns(verdict)
        record |= {
            name: json_time(list(value) if isinstance(value, tuple) else value) for name, value in columns.items()
        }
        if explain:
            record["dates"] = {
                name: _date_record(found)
                for name, found in (("published", verdict.published), ("modified", verdict.modified))
            }
    if explain:
        record["evidence"] = [
            {name: value for name, value in asdict(item).items() if value not in (None, "")}
            for item in verdict.evidence
        ]
    return record


def _date_record(found: DateFound | None) -> dict[str, Any] | None:
    return None if found is None else {name: json_time(value) for name, value in asdict(found).items()}


def json_time(value: Any) -> Any:
    """ISO 8601 for moments (UTC, with Z) and days; anything else as it is."""
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def json_line(record: Mapping[str, Any]) -> str:
    """One JSON object on one line."""
    return json.dumps(record, ensure_ascii=False, default=json_time)

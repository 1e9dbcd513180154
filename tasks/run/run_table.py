"""What came of each source of a run, as the table that Prefect's pages show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tasks.pure.plain_characters import in_markdown
from tasks.run.progress import RUN_HEADINGS, run_rows
from tasks.runs import RunSource


def run_table_markdown(
    sources: Sequence[RunSource], errors: Mapping[str, str], read_at: Mapping[str, datetime] | None = None
) -> str:
    """What came of each source in Markdown: a row with all counts, and a short one for a source with nothing new.

    Args:
        read_at: when each source was read, UTC.
    """
    read_at = read_at or {}
    others: list[RunSource] = []
    quiet: list[RunSource] = []
    for row in sources:
        is_quiet = len(sources) > 1 and not (row.taken_in or row.error or row.source in errors)
        (quiet if is_quiet else others).append(row)
    times = {source: f"{moment:%H:%M:%S}" for source, moment in read_at.items()}
    parts = []
    if others:
        rows = zip(others, run_rows(others, errors), strict=True)
        parts.append(
            _markdown(("read at", *RUN_HEADINGS), ((times.get(row.source, ""), *cells) for row, cells in rows))
        )
    if quiet:
        short = ((times.get(row.source, ""), row.source, str(row.listed)) for row in quiet)
        parts.append("Nothing new:\n\n" + _markdown(("read at", "source", "listed"), short))
    return "\n".join(parts)


def _markdown(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(headings) + " |", "|" + " --- |" * len(headings)]
    lines += ["| " + " | ".join(map(in_markdown, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"

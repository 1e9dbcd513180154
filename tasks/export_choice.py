"""Which articles an export has: a query, a condition in SQL, days, a sample; and the page that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from tasks.pure.errors import ConfigError
from tasks.pure.query import describe, parse
from tasks.snapshot import check_names_of
from tasks.statements import statement

__all__ = ["README", "Choice", "WhereRefused", "put_aside", "readme", "write_readme"]

README = "README.md"


class WhereRefused(ConfigError):
    """The condition is not one. ``key`` is the condition."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is exported; without a value, all articles are."""

    query: str | None = None
    """In the language of docs/query-language.md."""
    where: str | None = None
    """A condition in SQL on the columns of ``articles``."""
    first: date | None = None
    """The first day."""
    last: date | None = None
    """The last day, included."""
    sample: int | None = None
    """Articles to draw at random of those that are left."""
    seed: int = 0
    """The same seed draws the same articles."""

    @property
    def is_narrowed(self) -> bool:
        """Whether articles are left out for another reason than their day."""
        return self.query is not None or self.where is not None or self.sample is not None


def put_aside(connection: duckdb.DuckDBPyConnection, choice: Choice) -> None:
    """Fill the temporary table ``found`` with the chosen articles' keys.

    Raises:
        QueryError: the query is not in the language, or names a source or label that does not exist.
        WhereRefused: the condition is not one.
    """
    if choice.query is None:
        connection.execute(statement("export/all"))
    else:
        check_names_of(connection, parse(choice.query))
        connection.execute(statement("analyst/found"), {"query": choice.query})
    if choice.where is not None:
        _narrow(connection, choice.where)
    if choice.first is not None or choice.last is not None:
        connection.execute(statement("export/days"), {"first": choice.first, "last": choice.last})
    if choice.sample is not None:
        connection.execute(statement("export/sampled"), {"count": choice.sample, "seed": choice.seed})


def _narrow(connection: duckdb.DuckDBPyConnection, where: str) -> None:
    # A text of the operator's own, on a connection that may write to the folder of the export alone.
    sql = f"CREATE OR REPLACE TEMP TABLE passed AS SELECT article_id FROM articles WHERE (\n{where}\n)"  # noqa: S608
    try:
        if len(connection.extract_statements(sql)) != 1:
            raise WhereRefused(
                "--where takes one condition, such as \"language = 'de' AND word_count > 300\"", key=where
            )
        connection.execute(sql)
    except duckdb.Error as error:
        why = " ".join(str(error).partition("\n\n")[0].splitlines())  # with the columns that may be meant
        raise WhereRefused(f"--where is no condition on the columns of articles: {why}", key=where) from error
    connection.execute(statement("export/narrowed"))


def readme(
    connection: duckdb.DuckDBPyConnection, choice: Choice, files: Sequence[tuple[str, str]], *, now: datetime
) -> str:
    """What the export is, in Markdown: the choice, the snapshot, counts, files, and how to make it again.

    Args:
        connection: on which the chosen articles were put aside.
        files: path and what it has.
        now: UTC.
    """
    cursor = connection.execute(statement("export/totals"))
    (row,) = cursor.fetchall()
    totals: dict[str, Any] = dict(zip([column[0] for column in cursor.description or ()], row, strict=True))
    lines = ["# Articles exported by Dateline", "", "| | |", "| --- | --- |"]
    if choice.query is not None:
        lines.append(f"| query | {_code(choice.query)}: {describe(parse(choice.query))} |")
    if choice.where is not None:
        lines.append(f"| condition | {_code(choice.where)} |")
    if choice.first or choice.last:
        lines.append(f"| days | {choice.first or ''}..{choice.last or ''} |")
    if choice.sample is not None:
        lines.append(f"| sample | {choice.sample} at random, seed {choice.seed} |")
    if not choice.is_narrowed and not choice.first and not choice.last:
        lines.append("| choice | all articles |")
    lines += [
        f"| articles | {totals['articles']:,} |",
        f"| words | {totals['words']:,} |",
        f"| sources | {totals['sources']:,} |",
        f"| languages | {', '.join(totals['languages']) or 'not known'} |",
        f"| days of publication | {totals['first_day'] or '-'} to {totals['last_day'] or '-'}, {totals['undated']:,} without a date |",
        f"| snapshot | {totals['published_at']:%Y-%m-%d %H:%M:%S} UTC, {totals['in_snapshot']:,} articles |",
        f"| exported | {now:%Y-%m-%d %H:%M:%S} UTC |",
        f"| made by | Dateline {version('dateline')} |",
        "",
        "| file | what |",
        "| --- | --- |",
        *(f"| `{path}` | {what} |" for path, what in files),
        "",
        "Times are UTC. `dateline schema` explains the columns. The texts belong to their publishers.",
        "",
    ]
    return "\n".join(lines)


def write_readme(folder: Path, text: str) -> None:
    """Write the page whole or not at all."""
    building = folder / f".{README}"
    building.write_text(text, encoding="utf-8")
    building.replace(folder / README)


def _code(text: str) -> str:
    shown = " ".join(text.split()).replace("|", "\\|")
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"

"""A word, or any other query: its trend, lines of context, words that stand near it, and where it was used first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tasks.desk.results import LINES_READ, WIDTH, Lines, page_of_lines
from tasks.desk.selection import LONGEST, AddressError, Order
from tasks.desk.session import Session
from tasks.pure.query import Query, describe, parse
from tasks.query_plans import ask, find, read_texts
from tasks.snapshot import check_names_of

__all__ = ["Collocate", "Use", "Word", "find_word", "word", "word_lines"]

COLLOCATES = 40
REACH = 5
"""Words on each side that count as near."""
FIRST = 5
UNITS = ((120, "day"), (800, "week"), (4000, "month"))
"""Days of the whole snapshot up to which each unit is drawn."""


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, month or year, by its first day."""

    day: date
    articles: int
    articles_in_all: int
    share: float | None
    """Of all articles of days that are whole."""
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands within five words of another."""

    word: str
    times: int
    times_before: int
    times_after: int
    articles: int
    score: float
    """logDice: at most 14."""


@dataclass(frozen=True, slots=True)
class Use:
    """One of the first articles that have the word. Times are naive and in UTC."""

    article_id: str
    source: str
    language: str | None
    published_at: datetime | None
    published_on: date | None
    first_seen_at: datetime
    title: str | None
    timezone: str | None


@dataclass(frozen=True, slots=True)
class Word:
    """The page of a word."""

    text: str
    description: str
    unit: str
    articles: int
    trend: tuple[Period, ...]
    order: Order
    page: int
    lines: Lines
    collocates: tuple[Collocate, ...]
    first: tuple[Use, ...]


def word(session: Session, text: str, *, order: Order = "right", page: int = 1) -> Word:
    """The page of a word.

    Raises:
        QueryError: it is not in the query language, or names a source or label that does not exist.
    """
    return session.kept.once(("word", text, order, page), lambda: _word(session, text, order, page))


def _word(session: Session, text: str, order: Order, page: int) -> Word:
    query = find_word(session, text)
    (span,) = session.rows_once("desk/span")
    unit = next((unit for most, unit in UNITS if (span["days"] or 0) <= most), "year")
    periods = [Period(**row) for row in ask(session.connection, "trend", query, unit=unit)]
    start = next((n for n, one in enumerate(periods) if one.articles or one.day >= span["first_day"]), len(periods))
    trend = tuple(periods[start:])
    lines = page_of_lines(session, query, order, page)
    near = _near(session, query) if lines.in_all else []
    return Word(
        text,
        describe(query),
        unit,
        sum(period.articles for period in trend),
        trend,
        order,
        page,
        lines,
        tuple(
            Collocate(*(row[name] for name in ("word", "times", "times_before", "times_after", "articles", "score")))
            for row in near
        ),
        tuple(Use(**row) for row in session.rows("desk/first_use", count=FIRST)),
    )


def find_word(session: Session, text: str) -> Query:
    """Put the articles that have a word into the session's temporary table ``found``, and read their texts.

    Raises:
        QueryError: as :func:`word`.
    """
    if len(text) > LONGEST:
        raise AddressError(f"a query has at most {LONGEST} characters", key="word")
    query = parse(text)
    check_names_of(session.connection, query)
    find(session.connection, query, is_scored=False)
    read_texts(session.connection, query, most=LINES_READ)
    return query


def word_lines(session: Session, query: Query, order: Order) -> list[dict[str, Any]]:
    """All lines of context of the articles that are read, of those that were found."""
    return ask(session.connection, "concordance", query, width=WIDTH, sort=order, most=LINES_READ)


def _near(session: Session, query: Query) -> list[dict[str, Any]]:
    return ask(session.connection, "collocates", query, reach=REACH, least=2, most=LINES_READ)[:COLLOCATES]

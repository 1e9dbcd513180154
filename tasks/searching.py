"""Ranked search on the published snapshot, with the place of each article that answers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from tasks.home import Home
from tasks.pure.search.snippets import Piece, marked, snippet
from tasks.snapshot import NoSnapshot, open_snapshot
from tasks.warehouse import statement

__all__ = ["Hit", "search"]


LOOKED_THROUGH = 10_000
"""Hits that are held against filters at first; all of them where too few of these pass."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a search."""

    rank: int
    """1 is the best."""
    score: float
    article_id: str
    source: str
    language: str | None
    """ISO 639-1."""
    published_on: date | None
    """As written on the page."""
    url: str
    title: tuple[Piece, ...]
    """The whole title, words that were asked for marked."""
    snippet: tuple[Piece, ...]
    """The place of lead or body that has the most of them."""


def search(
    home: Home,
    words: str,
    *,
    sources: Sequence[str] = (),
    languages: Sequence[str] = (),
    first: date | None = None,
    last: date | None = None,
    count: int = 20,
) -> list[Hit]:
    """The best articles with any of the words in title, lead or body, by BM25.

    Args:
        sources, languages: of these alone; empty: of all.
        first, last: published from the one day to the other, both included. Articles without a date answer only
            where neither is given.
        count: hits at most.

    Raises:
        NoSnapshot: nothing is published yet, or it was made by another version.
    """
    asked = {
        "words": words,
        "sources": list(sources),
        "languages": list(languages),
        "first": first,
        "last": last,
        "count": count,
    }
    connection = open_snapshot(home)
    try:
        ((terms,),) = connection.execute(statement("analyst/words"), {"words": words}).fetchall()
        found = _best(connection, asked)
        ids = [row[1] for row in found]
        texts = {
            article_id: (title or "", lead or "", body or "")
            for article_id, title, lead, body in connection.execute(
                statement("analyst/texts"), {"article_ids": ids}
            ).fetchall()
        }
    except duckdb.CatalogException as error:
        message = f"made by another version of Dateline, run `dateline publish`: {error}"
        raise NoSnapshot(message, key=str(home.snapshot)) from error
    finally:
        connection.close()
    return [
        Hit(rank, score, article_id, source, language, day, url, marked(title, terms), _place(lead, body, terms))
        for rank, (score, article_id, source, language, day, url) in enumerate(found, 1)
        for title, lead, body in [texts[article_id]]
    ]


def _best(connection: duckdb.DuckDBPyConnection, asked: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The best hits that pass the filters, all of them taken into account.

    The best are looked through first, which nearly always is enough: those that pass and are as many as were asked for
    are better than whatever comes after them.
    """
    unfiltered = not (asked["sources"] or asked["languages"] or asked["first"] or asked["last"])
    ((_, articles),) = connection.execute(statement("snapshot/freshness")).fetchall()
    most = asked["count"] if unfiltered else max(LOOKED_THROUGH, asked["count"])
    while True:
        found = connection.execute(statement("analyst/hits"), {**asked, "most": most}).fetchall()
        if unfiltered or len(found) == asked["count"] or most >= articles:
            return found
        most = articles


def _place(lead: str, body: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    text = body if body.startswith(lead) else f"{lead} {body}"
    return snippet(text, terms)

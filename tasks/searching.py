"""Ranked search on the published snapshot, with the matching passage of each article."""

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
"""Hits that filters are applied to at first; all of them if too few of these pass."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches a search."""

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
    """The whole title, with the searched words marked."""
    snippet: tuple[Piece, ...]
    """The passage of lead or body with the most of them."""


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
        sources: only these; empty: all.
        languages: only these; empty: all.
        first: published on this day or later. Articles without a date are found only if neither day is given.
        last: published on this day or earlier.
        count: hits at most.

    Raises:
        NoSnapshot: nothing is published yet, or it was made by another version.
    """
    query = {
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
        found = _best(connection, query)
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


def _best(connection: duckdb.DuckDBPyConnection, query: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The best hits that pass the filters.

    The best ones are filtered first, which is nearly always enough: as many of them as requested, if they pass, are
    better than all that follow.
    """
    unfiltered = not (query["sources"] or query["languages"] or query["first"] or query["last"])
    ((_, articles),) = connection.execute(statement("snapshot/freshness")).fetchall()
    most = query["count"] if unfiltered else max(LOOKED_THROUGH, query["count"])
    while True:
        found = connection.execute(statement("analyst/hits"), {**query, "most": most}).fetchall()
        if unfiltered or len(found) == query["count"] or most >= articles:
            return found
        most = articles


def _place(lead: str, body: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    text = body if body.startswith(lead) else f"{lead} {body}"
    return snippet(text, terms)

"""Ranked search on the published snapshot, with the matching passage of each article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import duckdb

from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.pure.query import Query, describe, parse
from tasks.pure.query.languages import LANGUAGES
from tasks.pure.query.nodes import TEXT_FIELDS, Leaf, Near
from tasks.pure.search.snippets import EXACT, PREFIX, Piece, folded, marked, snippet, words_of
from tasks.query_plans import find
from tasks.snapshot import check_names_of, of_another_version, open_snapshot
from tasks.statements import statement

__all__ = ["Found", "Hit", "search", "sought_terms", "with_filters"]


_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b")


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


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found."""

    query: str
    """The query with the filters in it, in the language of docs/query-language.md."""
    description: str
    """The same in words."""
    articles: int
    """All that answer."""
    hits: tuple[Hit, ...]
    """The best of them."""


def search(
    home: Home,
    text: str,
    *,
    sources: Sequence[str] = (),
    languages: Sequence[str] = (),
    first: date | None = None,
    last: date | None = None,
    count: int = 20,
) -> Found:
    """The best articles that answer a query, by BM25, and the number of all.

    Args:
        text: a query, see docs/query-language.md.
        sources, languages: of these alone; empty: of all.
        first, last: published from the one day to the other, both included. Articles without a date match only if
            neither is given.
        count: hits at most.

    Raises:
        QueryError: the query is not in the language, or names a source, label or language that does not exist.
        ConfigError: one of ``languages`` does not exist.
        NoSnapshot: nothing is published yet, or it was made by another version.
    """
    _check_languages(languages)
    query = parse(text)
    narrowed = parse(with_filters(text, sources=sources, languages=languages, first=first, last=last))
    connection = open_snapshot(home)
    try:
        check_names_of(connection, query)
        check_names_of(connection, narrowed)
        find(connection, narrowed)
        ((articles,),) = connection.execute(statement("analyst/found_count")).fetchall()
        best = connection.execute(statement("analyst/hits"), {"count": count}).fetchall()
    except duckdb.CatalogException as error:
        raise of_another_version(home, error) from error
    finally:
        connection.close()
    terms = sought_terms(query)
    hits = tuple(
        Hit(rank, score, article_id, source, language, day, url, marked(title, terms), _place(lead, body, terms))
        for rank, (score, article_id, source, language, day, url, title, lead, body) in enumerate(best, 1)
    )
    return Found(narrowed.text, describe(narrowed), articles, hits)


def _check_languages(codes: Sequence[str]) -> None:
    """Raise ``ConfigError`` for a code that is none, with the languages whose code or English name is like it."""
    names = {name.lower(): code for code, name in LANGUAGES.items()} | {code: code for code in LANGUAGES}
    for code in codes:
        if code.lower() in names:  # a name instead of a code: the query says which code it has
            continue
        like = dict.fromkeys(names[name] for name in get_close_matches(code.lower(), sorted(names), 3, 0.6))
        shown = ", ".join(f"{found} ({LANGUAGES[found]})" for found in like)
        hint = f"did you mean {shown}?" if shown else "write its code of ISO 639-1, such as de"
        raise ConfigError(f"there is no language {code}; {hint}", key="--language")


def with_filters(
    text: str,
    *,
    sources: Sequence[str] = (),
    languages: Sequence[str] = (),
    first: date | None = None,
    last: date | None = None,
) -> str:
    """A query and the filters beside it as one query."""
    filters = []
    if sources:
        filters.append(" OR ".join(f'source:"{source}"' for source in sources))
    if languages:
        filters.append(" OR ".join(f"lang:{language}" for language in languages))
    if first or last:
        filters.append(f"date:{first or ''}..{last or ''}")
    if not filters:
        return text
    return " ".join([f"({text})", *(f"({one})" if " OR " in one else one for one in filters)])


def sought_terms(query: Query) -> list[str]:
    """The words and phrases that a query looks for in texts, as :mod:`tasks.pure.search.snippets` marks them."""
    items = [
        item
        for leaf in query.wanted()
        if leaf.field is None or leaf.field in TEXT_FIELDS
        for item in leaf.near or (leaf,)
    ]
    return sorted({term for item in items if (term := _term(item))})


def _term(item: Leaf | Near) -> str:
    """A word with an apostrophe or a hyphen is several in a row; the possessive's ending is none of them."""
    words = words_of(item.text if item.is_exact else folded(_POSSESSIVE.sub("", item.text)))
    sign = EXACT if item.is_exact else ""
    return f"{sign}{' '.join(words)}{PREFIX if item.kind == 'prefix' else ''}" if words else ""


def _place(lead: str, body: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    text = body if body.startswith(lead) else f"{lead} {body}"
    return snippet(text, terms)

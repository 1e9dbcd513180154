"""A search: its hits on one page, the count of all, facets, timeline, and help where nothing was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tasks.desk.front import freshness
from tasks.desk.selection import FACETS, Order, Selection
from tasks.desk.session import Session
from tasks.desk.timeline import Day, Timeline, timeline
from tasks.pure.query import And, Leaf, Node, Not, Query, describe, parse
from tasks.pure.query.nodes import Or
from tasks.pure.search.snippets import Piece, marked, snippet
from tasks.query_plans import ALL, ask, find, lines_of_page, read_texts
from tasks.searching import sought_terms
from tasks.snapshot import check_names_of

__all__ = [
    "LINES_READ",
    "PAGE",
    "WIDTH",
    "Entry",
    "Facet",
    "Hit",
    "Line",
    "Lines",
    "Part",
    "Results",
    "count",
    "found_lines",
    "line_of",
    "page_of_lines",
    "put_aside",
    "results",
]

PAGE = 50
"""Hits of a page."""
LINES_READ = 2000
"""Articles of which lines of context are read: the newest."""
WIDTH = 60
"""Characters on each side of a line of context."""
MOST_PARTS = 6
"""Parts of a query that are counted alone where nothing is found: each costs some 0.2 s."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers. Times are naive and in UTC."""

    article_id: str
    source: str
    language: str | None
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    authors: tuple[str, ...]
    published_at: datetime | None
    published_on: date | None
    first_seen_at: datetime
    timezone: str | None
    """Of the source."""
    url: str
    versions: int
    is_silent: bool
    """Whether the publisher changed it without a word about it."""
    story_id: str | None
    copies: int
    """Articles of its story, itself included; 0: it is in none."""
    access: str
    is_gone: bool
    score: float | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a facet."""

    value: str
    articles: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with counts."""

    name: str
    entries: tuple[Entry, ...]
    in_all: int
    """Values that there are, shown or not."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query that found nothing as a whole."""

    text: str
    articles: int
    """That answer this part alone."""
    others: str
    """The query without the part."""
    without: int
    """Articles that answer that."""


@dataclass(frozen=True, slots=True)
class Line:
    """A place of what is looked for, with what is left and right of it."""

    article_id: str
    source: str
    published_on: date | None
    left: str
    keyword: str
    right: str
    field: str


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of lines of context."""

    lines: tuple[Line, ...]
    in_all: int
    """Lines of the articles read."""
    articles_read: int
    articles_found: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found."""

    selection: Selection
    description: str
    """The query in words, what is looked for in Markdown's italics."""
    articles: int
    sources: int
    first_day: date | None
    last_day: date | None
    undated: int
    without_filters: int
    """Articles that answer the query alone."""
    hits: tuple[Hit, ...]
    lines: Lines | None
    """Instead of hits, if the address selects them."""
    facets: tuple[Facet, ...]
    timeline: Timeline
    parts: tuple[Part, ...]
    """Of a query that found nothing."""

    @property
    def pages(self) -> int:
        """Pages of hits or lines."""
        return max(1, -(-(self.lines.in_all if self.lines else self.articles) // PAGE))


def put_aside(session: Session, selection: Selection) -> Query:
    """Put the answering articles into the session's temporary tables ``found`` and ``answered``.

    Raises:
        QueryError: the query is not in the language, or names a source or label that does not exist.
    """
    query = parse(selection.text or "*")
    check_names_of(session.connection, query)
    chosen = {facet: selection.values(facet) for facet in FACETS}
    find(session.connection, query)
    if selection.is_filtered:
        session.rows("desk/answered", first=selection.first, last=selection.last, **chosen)
    else:
        session.rows("desk/all_answered")
    return query


def results(session: Session, selection: Selection) -> Results:
    """The page of a search.

    Raises:
        QueryError: as :func:`put_aside`.
    """
    return session.kept.once(("results", selection), lambda: _results(session, selection))


def _results(session: Session, selection: Selection) -> Results:
    query = put_aside(session, selection)
    totals = count(session, selection)
    is_lines = selection.view == "lines" and bool(selection.text)
    return Results(
        selection,
        describe(query),
        **totals,
        hits=() if is_lines else _hits(session, selection, query),
        lines=_lines(session, selection, query) if is_lines else None,
        facets=_facets(session, selection, totals["without_filters"]),
        timeline=_timeline(session, selection),
        # Last: it puts the articles of other queries aside.
        parts=() if totals["without_filters"] else tuple(_parts(session, query)),
    )


def count(session: Session, selection: Selection) -> dict[str, Any]:
    """How many articles were put aside, of what; counted by day and source in the temporary table ``counted``."""
    session.rows("desk/counted" if selection.is_filtered else "desk/all_counted")
    (totals,) = session.rows("desk/totals")
    return totals


def _hits(session: Session, selection: Selection, query: Query) -> tuple[Hit, ...]:
    terms = sought_terms(query)
    rows = session.rows("desk/hits", sort=selection.sort, count=PAGE, skipped=(selection.page - 1) * PAGE)
    stories = [row["story_id"] for row in rows if row["story_id"]]
    sizes = (
        {row["story_id"]: row["articles"] for row in session.rows("desk/story_sizes", story_ids=stories)}
        if stories
        else {}
    )
    changed = [row["article_id"] for row in rows if row["versions"] > 1]
    changes = session.rows("desk/silent_versions", article_ids=changed) if changed else []
    silent = {change["article_id"] for change in changes}
    return tuple(_hit(row, terms, sizes, silent) for row in rows)


def _hit(row: Mapping[str, Any], terms: Sequence[str], sizes: Mapping[str, int], silent: set[str]) -> Hit:
    lead, body = row["lead"] or "", row["body"] or ""
    return Hit(
        row["article_id"],
        row["source"],
        row["language"],
        marked(row["title"] or "", terms),
        snippet(body if body.startswith(lead) else f"{lead} {body}", terms),
        tuple(row["authors"]),
        row["published_at"],
        row["published_on"],
        row["first_seen_at"],
        row["timezone"],
        row["url"],
        row["versions"],
        row["article_id"] in silent,
        row["story_id"],
        sizes.get(row["story_id"], 0),
        row["access"],
        row["gone_at"] is not None,
        row["score"],
    )


def _lines(session: Session, selection: Selection, query: Query) -> Lines:
    among = _read(session, selection, query)
    return page_of_lines(session, query, selection.order, selection.page, among=among)


def page_of_lines(session: Session, query: Query, order: Order, page: int, *, among: str = ALL) -> Lines:
    """One page of the lines of context of the articles whose texts were read: the others are counted and not made."""
    values = {"width": WIDTH, "sort": order, "most": LINES_READ}

    def some(skipped: int, count: int) -> tuple[list[dict[str, Any]], int]:
        return lines_of_page(session.connection, query, skipped=skipped, count=count, among=among, **values)

    rows, in_all = some((page - 1) * PAGE, PAGE)
    # Behind the last page, the first line says how many articles there are.
    counted = rows or (some(0, 1)[0] if in_all else [])
    read, found = (counted[0]["articles_read"], counted[0]["articles_found"]) if counted else (0, 0)
    return Lines(tuple(map(line_of, rows)), in_all, read, found)


def found_lines(session: Session, selection: Selection, query: Query) -> list[dict[str, Any]]:
    """All lines of context of the articles that were put aside, of those that are read."""
    among = _read(session, selection, query)
    values = {"width": WIDTH, "sort": selection.order, "most": LINES_READ}
    return ask(session.connection, "concordance", query, among=among, **values)


def _read(session: Session, selection: Selection, query: Query) -> str:
    """Read the texts of the newest articles that were put aside; return the statement that selects those articles."""
    among = "desk/among_answered" if selection.is_filtered else ALL
    read_texts(session.connection, query, most=LINES_READ, among=among)
    return among


def line_of(row: Mapping[str, Any]) -> Line:
    """A row of a concordance as a record."""
    return Line(
        row["article_id"],
        row["source"],
        row["published_on"],
        row["left_context"],
        row["keyword"],
        row["right_context"],
        row["field"],
    )


def _facets(session: Session, selection: Selection, found: int) -> tuple[Facet, ...]:
    chosen = [f"{facet}={value}" for facet, value in selection.chosen]
    is_most = not selection.is_filtered and 2 * found > freshness(session).articles
    rows = session.rows("desk/facets_of_most" if is_most else "desk/facets", more=selection.more or "", chosen=chosen)
    return tuple(
        Facet(name, tuple(_entries(selection, name, of_facet)), of_facet[0]["entries"])
        for name in FACETS
        if (of_facet := [row for row in rows if row["facet"] == name])
    )


def _entries(selection: Selection, name: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    for row in rows:
        yield Entry(row["entry"], row["articles"], (name, row["entry"]) in selection.chosen)


def _timeline(session: Session, selection: Selection) -> Timeline:
    days = [Day(**row) for row in session.rows("desk/days")]
    return timeline(days, first=selection.first, last=selection.last)


def _parts(session: Session, query: Query) -> Iterator[Part]:
    """Each part of the query alone, and the query without it."""
    parts = [_written(node, query.text) for node in _together(query.root)]
    if not 1 < len(parts) <= MOST_PARTS:
        return
    for number, part in enumerate(parts):
        others = " ".join(parts[:number] + parts[number + 1 :])
        alone, rest = (_count(session, text) for text in (part, others))
        yield Part(part, alone, others, rest)


def _count(session: Session, text: str) -> int:
    find(session.connection, parse(text), is_scored=False)
    (row,) = session.rows("desk/count")
    return int(row["articles"])


def _together(node: Node) -> list[Node]:
    return [*_together(node.left), *_together(node.right)] if isinstance(node, And) else [node]


def _written(node: Node, text: str) -> str:
    """A part of a query as it could have been written alone."""
    if isinstance(node, Leaf):
        written = text[node.position : node.position + node.length]
        # A field before parentheses is not part of what is in them.
        field = node.field
        return written if field is None or written.lower().startswith(f"{field}:") else f"{field}:{written}"
    if isinstance(node, Not):
        return f"-{_written(node.operand, text)}"
    joined = " OR " if isinstance(node, Or) else " "
    return f"({joined.join(_written(side, text) for side in (node.left, node.right))})"

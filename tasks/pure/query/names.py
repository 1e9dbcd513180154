"""Names in a query that the language cannot know: sources and labels."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from tasks.pure.query.errors import QueryError
from tasks.pure.query.nodes import Leaf, Query

__all__ = ["check_names", "unknown"]


def check_names(query: Query, *, sources: Collection[str], labels: Collection[str]) -> None:
    """Look whether all sources and labels that a query names exist.

    Args:
        sources: names of all sources.
        labels: names of all labels that a source has.

    Raises:
        QueryError: one does not; the message names those most like it.
    """
    for leaf in query.leaves():
        if leaf.field == "source" and not _is_source(leaf, sources):
            raise _error(query, leaf, unknown("source", leaf.text, sources))
        if leaf.field is not None and leaf.field.startswith("label.") and leaf.field[6:] not in labels:
            raise _error(query, leaf, unknown("label", leaf.field[6:], labels))


def unknown(what: str, name: str, known: Collection[str]) -> str:
    """The message on a name that does not exist, with at most three that are like it, or some that there are."""
    like = difflib.get_close_matches(name.lower(), sorted(known), 3, 0.5) or sorted(known)[:10]
    if not like:
        return f"There is no {what} {name}: there is none at all."
    return f"There is no {what} {name}. Did you mean {', '.join(like)}?"


def _is_source(leaf: Leaf, sources: Collection[str]) -> bool:
    name = leaf.text.lower()
    if leaf.kind == "prefix":
        return any(source.lower().startswith(name) for source in sources)
    return any(source.lower() == name for source in sources)


def _error(query: Query, leaf: Leaf, message: str) -> QueryError:
    return QueryError(message, leaf.position, leaf.length, query.text)

"""A parsed query in the form in which the statements of the snapshot take it: reverse Polish notation and leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tasks.pure.query.nodes import And, Leaf, Node, Not, Query
from tasks.pure.query.parsing import days_of

__all__ = ["Program", "program"]


@dataclass(frozen=True, slots=True)
class Program:
    """What ``query_parsed`` in sql/query returns for the same query."""

    rpn: tuple[int, ...]
    """The number of a leaf, or -1 for OR, -2 for AND, -3 for NOT."""
    leaves: tuple[dict[str, Any], ...]
    """By number, with the names that SQL has for what a leaf is."""


def program(query: Query) -> Program:
    """The query as a program for a stack."""
    leaves = query.leaves()
    wanted = {id(leaf) for leaf in query.wanted()}
    numbers = {id(leaf): number for number, leaf in enumerate(leaves)}
    records = (_record(leaf, number, id(leaf) in wanted) for number, leaf in enumerate(leaves))
    return Program(tuple(_rpn(query.root, numbers)), tuple(records))


def _rpn(node: Node, numbers: dict[int, int]) -> Iterator[int]:
    if isinstance(node, Leaf):
        yield numbers[id(node)]
    elif isinstance(node, Not):
        yield from _rpn(node.operand, numbers)
        yield -3
    else:
        yield from _rpn(node.left, numbers)
        yield from _rpn(node.right, numbers)
        yield -2 if isinstance(node, And) else -1


def _record(leaf: Leaf, number: int, is_wanted: bool) -> dict[str, Any]:
    first, last = days_of(leaf) if leaf.kind == "date" else (None, None)
    near = leaf.near or ()
    return {
        "leaf": number,
        "shape": leaf.kind,
        "field": leaf.field,
        "is_exact": leaf.is_exact,
        "txt": leaf.text,
        "position": leaf.position,
        "letters": leaf.length,
        "items": [{"shape": item.kind, "is_exact": item.is_exact, "txt": item.text} for item in near] or None,
        "distance": leaf.distance,
        "first_day": first,
        "last_day": last,
        "is_wanted": is_wanted,
    }

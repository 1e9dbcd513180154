"""Why the body is what it is: for ``--explain``, and for the page that ``--html`` colours."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import Tag

from tasks.pure.extract.body.blocks import Layout
from tasks.pure.extract.body.reasons import Removal
from tasks.pure.records import Evidence

EXPLAINED = 6
"""Containers named under ``explain``."""
LONGEST = 200
"""Characters of a removed line that are shown."""


def evidence_of(
    layout: Layout, worth: Sequence[float], chosen: int, removed: Sequence[tuple[Removal, int]]
) -> tuple[Evidence, ...]:
    """The containers that were worth most, and the lines that were removed from the chosen one.

    ``worth``: running totals over the page's blocks, in words of prose.
    """
    worths = [worth[node.end] - worth[node.first] for node in layout.nodes]
    ranked = sorted(range(len(worths)), key=lambda index: (index != chosen, -worths[index], -index))[:EXPLAINED]
    containers = [
        Evidence("body", "container", _path(layout, index), chosen=index == chosen, score=round(worths[index], 1))
        for index in ranked
    ]
    lines = [
        Evidence("body", str(removal), layout.blocks[index].text[:LONGEST], note="removed")
        for removal, index in removed
    ]
    return (*containers, *lines)


def marks_of(
    layout: Layout, kept: Sequence[int], removed: Sequence[tuple[Removal, int]]
) -> tuple[tuple[Tag, str], ...]:
    """The element of each block of the container with the reason why it was removed; an empty reason: kept."""
    blocks, nodes = layout.blocks, layout.nodes
    out = [(nodes[blocks[index].node].element, str(removal)) for removal, index in removed]
    # Kept last: an element that holds both is the article's.
    return (*out, *((nodes[blocks[index].node].element, "") for index in kept))


def _path(layout: Layout, index: int) -> str:
    """An element as a person finds it: ``div#main.story``."""
    element = layout.nodes[index].element
    names = "".join(f".{name}" for name in str(element.attrs.get("class", "")).split())
    return element.name + (f"#{element.attrs['id']}" if element.attrs.get("id") else "") + names

"""Why the body is what it is: for ``--explain``, and for a person's eye on the page itself."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import Tag

from tasks.pure.extract.body.blocks import Layout
from tasks.pure.records import Evidence

EXPLAINED = 6
"""Containers named under ``explain``."""
LONGEST = 200
"""Characters of a removed line that are shown."""


def evidence_of(
    layout: Layout, sums: Sequence[float], chosen: int, removed: Sequence[tuple[str, int]]
) -> tuple[Evidence, ...]:
    """The containers that were worth most, with their worth in words of prose, and what was taken out of the chosen one."""
    worth = [sums[node.end] - sums[node.first] for node in layout.nodes]
    ranked = sorted(range(len(worth)), key=lambda index: (index != chosen, -worth[index], -index))[:EXPLAINED]
    containers = [
        Evidence("body", "container", _path(layout, index), chosen=index == chosen, score=round(worth[index], 1))
        for index in ranked
    ]
    lines = [
        Evidence("body", reason, layout.blocks[index].text[:LONGEST], note="taken out") for reason, index in removed
    ]
    return (*containers, *lines)


def marks_of(layout: Layout, kept: Sequence[int], removed: Sequence[tuple[str, int]]) -> tuple[tuple[Tag, str], ...]:
    """The element of each block of the container with the reason why it went; an empty reason: kept."""
    blocks, nodes = layout.blocks, layout.nodes
    out = [(nodes[blocks[index].node].element, reason) for reason, index in removed]
    # Kept last: an element that holds both is the article's.
    return (*out, *((nodes[blocks[index].node].element, "") for index in kept))


def _path(layout: Layout, index: int) -> str:
    """An element as a person finds it: ``div#main.story``."""
    element = layout.nodes[index].element
    names = "".join(f".{name}" for name in str(element.attrs.get("class", "")).split())
    return element.name + (f"#{element.attrs['id']}" if element.attrs.get("id") else "") + names

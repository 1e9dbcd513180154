"""A parsed query: a tree of AND, OR and NOT over what is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["FIELDS", "TEXT_FIELDS", "And", "Kind", "Leaf", "Near", "Node", "Not", "Or", "Query"]

Kind = Literal["word", "prefix", "phrase", "near", "date", "all"]
"""``all`` is the lone star, which every article answers."""

TEXT_FIELDS = ("title", "lead", "body")
"""Fields that are searched for words; without a field all three are."""
FIELDS = (*TEXT_FIELDS, "author", "tag", "section", "agency", "source", "lang", "date")
"""All fields but ``label.NAME``, whose names the configuration gives."""


@dataclass(frozen=True, slots=True)
class Near:
    """One of the two words of a near."""

    kind: Literal["word", "prefix", "phrase"]
    text: str
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing that an article has or has not."""

    kind: Kind
    text: str
    """As written, without its field, equals sign, quotation marks and star; of a near, what its parentheses hold."""
    field: str | None
    """One of :data:`FIELDS`, or ``label.NAME``. None: title, lead and body."""
    is_exact: bool
    """Whether an equals sign requires this exact form."""
    position: int
    """Of its first character in the query, counted from 0."""
    length: int
    near: tuple[Near, Near] | None = None
    distance: int | None = None
    """The largest distance in words; neighbours are 1 apart. None: not a `near`."""


@dataclass(frozen=True, slots=True)
class Not:
    """What an article must not have."""

    operand: Node


@dataclass(frozen=True, slots=True)
class And:
    """Two things that an article must have."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Or:
    """Two things of which an article must have one."""

    left: Node
    right: Node


Node = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query that is in the language."""

    text: str
    """As written."""
    root: Node

    def leaves(self) -> list[Leaf]:
        """All that is looked for or excluded, in the order of the text."""
        return [leaf for leaf, _ in _leaves(self.root, is_wanted=True)]

    def wanted(self) -> list[Leaf]:
        """What is looked for: the leaves that no NOT takes out."""
        return [leaf for leaf, is_wanted in _leaves(self.root, is_wanted=True) if is_wanted]


def _leaves(node: Node, *, is_wanted: bool) -> Iterator[tuple[Leaf, bool]]:
    if isinstance(node, Leaf):
        yield node, is_wanted
    elif isinstance(node, Not):
        yield from _leaves(node.operand, is_wanted=not is_wanted)
    else:
        yield from _leaves(node.left, is_wanted=is_wanted)
        yield from _leaves(node.right, is_wanted=is_wanted)

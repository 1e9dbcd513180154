"""One page as the rules about its blocks see it."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.pure.extract.body.blocks import Layout, Node


@dataclass(frozen=True, slots=True)
class View:
    """A page's blocks and nodes, with what every rule needs to know of them."""

    layout: Layout
    prose: list[float]
    """Running totals of words of running text: blocks ``[first:end]`` have ``prose[end] - prose[first]``."""
    ignored: int
    """Hints (bits of ``Hint``) that mean something else on this page."""
    headline: int | None
    """Index of the block that is the page's headline; None where no block is."""
    host: str = ""
    """The page's host; empty: not known."""
    others: frozenset[int] = frozenset()
    """Indexes of the nodes that hold other articles or their cards; what is in them is not the article's."""

    def prose_of(self, node: Node) -> float:
        """Words of running text in a node."""
        return self.prose[node.end] - self.prose[node.first]

    def holds_headline(self, node: Node) -> bool:
        """Whether the page's headline is in a node."""
        return self.headline is not None and node.first <= self.headline < node.end

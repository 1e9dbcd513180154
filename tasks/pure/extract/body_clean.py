"""Which blocks of the container are the article's."""

from __future__ import annotations

from tasks.pure.extract.body_blocks import Block, Layout
from tasks.pure.extract.body_hints import JUNK, Hint
from tasks.pure.extract.text import same_words

Removed = list[tuple[str, Block]]


def keep_blocks(layout: Layout, container: int, prose: list[float], *, title: str) -> tuple[list[Block], Removed, str]:
    """The article's blocks in page order, the others with the reason, and the lead."""
    top = layout.nodes[container]
    total = sum(prose[top.first : top.end]) or 1.0
    why: dict[int, str] = {container: ""}
    kept: list[Block] = []
    removed: Removed = []
    folded_title = same_words(title)

    def reason_of(index: int) -> str:
        known = why.get(index)
        if known is not None:
            return known
        node = layout.nodes[index]
        reason = reason_of(node.parent)
        if not reason:
            share = sum(prose[node.first : node.end]) / total
            name = node.element.name
            if name in ("figure", "figcaption", "footer", "nav", "aside", "address") and share < 0.4:
                reason = name
            elif node.hints & JUNK and share < 0.3:
                reason = str((node.hints & JUNK).name)
        why[index] = reason
        return reason

    for block in layout.blocks[top.first : top.end]:
        reason = reason_of(block.node)
        if not reason and block.tag == "h1":
            reason = "headline"
        if not reason and folded_title and block.words < 40 and same_words(block.text) == folded_title:
            reason = "headline"
        if not reason and block.link_words > 0.8 * block.words:
            reason = "link"
        if reason:
            removed.append((reason, block))
        else:
            kept.append(block)
    return kept, removed, ""

"""Headings whose text was removed."""

from __future__ import annotations

from tasks.pure.extract.body.blocks import HEADINGS, Block, Layout
from tasks.pure.extract.body.reasons import Removal, Removals

BOX_LABEL_WORDS = 6
"""Words of the name of a box, at most."""
BOX_LINES = 500
"""Lines of a box, at most: each of its headings is compared with all of them."""


def remove_orphan_headings(blocks: list[Block], removals: Removals) -> None:
    """A heading belongs to what is under it; where all of that was removed, the heading is removed."""
    pending: list[int] = []
    led_elsewhere = False
    for index, removal in removals.items():
        block = blocks[index]
        if removal is not None:
            led_elsewhere = led_elsewhere or removal.leads_elsewhere
            if (
                removal.reason in ("link", "label")
                and pending
                and pending[-1] == index - 1
                and _is_link(blocks[index - 1])
            ):
                removals[pending.pop()] = Removal("orphan heading")  # a card: a headline that links, "read more"
        elif block.tag in HEADINGS:
            if pending and led_elsewhere and block.tag <= blocks[pending[-1]].tag:
                removals[pending.pop()] = Removal("orphan heading")
            pending.append(index)
            led_elsewhere = False
        else:
            pending.clear()
    for index in pending:
        removals[index] = Removal("orphan heading")


def remove_lone_box_labels(layout: Layout, removals: Removals) -> None:
    """A short heading in a box of its own is removed with all that the box has, wherever the text goes on.

    A longer one may be the headline of a live blog's entry whose text is a link.
    """
    for index, removal in removals.items():
        heading = layout.blocks[index]
        if removal is not None or heading.tag not in HEADINGS or heading.words > BOX_LABEL_WORDS:
            continue
        box = layout.nodes[layout.nodes[heading.node].parent]
        if box.end - box.first > BOX_LINES:
            continue
        others = [other for other in range(box.first, box.end) if other != index]
        inside = [found for other in others if (found := removals.get(other)) is not None]
        all_removed = len(inside) == sum(other in removals for other in others)  # beyond the container all is
        if all_removed and any(found.leads_elsewhere for found in inside):
            removals[index] = Removal("orphan heading")


def _is_link(block: Block) -> bool:
    return block.link_words > 0.8 * block.words

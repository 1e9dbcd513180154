"""Headings whose text was removed."""

from __future__ import annotations

from collections import Counter

from tasks.pure.extract.body.blocks import HEADINGS, Block, Layout
from tasks.pure.extract.body.reasons import BlockReason, Removal, Removals
from tasks.pure.extract.page.text import ends_sentence

BOX_LABEL_WORDS = 6
"""Words of the name of a box, at most."""
APPEAL_LABEL_WORDS = 12
"""Words of the heading of an appeal, at most."""
APPEAL_LINES = 12
"""Lines of a box with an appeal, at most."""
LIST_ITEMS = 3
"""Items of a list of links, at least, of which a heading is the label."""
BOX_OF_HEADLINES = 8
"""Lines of a box with a label and the headlines of other articles, at most."""
_LABELS_OF_OTHERS: frozenset[BlockReason] = frozenset({"label", "cross-reference"})
_APPEALS: frozenset[BlockReason] = frozenset({"call to action", "paywall notice"})
_ENDS_OF_SENTENCES = tuple('.…。।۔”»"’)）')
_ROWS = frozenset({"tr", "thead", "tbody"})
_LABELS = frozenset({"th", "summary", "caption"})
"""Elements that label the table or the folded text that they are in."""
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


def remove_headings_of_lists(blocks: list[Block], removals: Removals) -> None:
    """A heading over a list of links is removed with it, wherever the text goes on, if the text has no other of its level."""
    levels = Counter(
        blocks[index].tag for index, removal in removals.items() if removal is None and blocks[index].tag in HEADINGS
    )
    for index, removal in removals.items():
        if removal is not None or blocks[index].tag not in HEADINGS or levels[blocks[index].tag] > 1:
            continue
        if all(_is_removed_item(blocks, removals, index + 1 + item) for item in range(LIST_ITEMS)):
            removals[index] = Removal("orphan heading")


def remove_lone_box_labels(layout: Layout, removals: Removals) -> None:
    """A short heading or label in a box of its own is removed with all that the box has, wherever the text goes on.

    A longer one may be the headline of a live blog's entry whose text is a link.
    """
    for index, removal in removals.items():
        heading = layout.blocks[index]
        if removal is not None or not _may_be_label(heading):
            continue
        box = layout.nodes[layout.nodes[heading.node].parent]
        while box.element.name in _ROWS and box.parent >= 0:
            box = layout.nodes[box.parent]
        if box.end - box.first > BOX_LINES:
            continue
        lines = range(box.first, box.end)
        if any(other != index and other in removals and removals[other] is None for other in lines):
            continue  # beyond the container all is removed
        if any(found.leads_elsewhere for other in lines if (found := removals.get(other)) is not None):
            removals[index] = Removal("orphan heading")


def remove_labelled_headlines(layout: Layout, removals: Removals) -> None:
    """A headline that links as a whole, under a label like "Read also" in one box with it, is that of another article."""
    blocks, nodes = layout.blocks, layout.nodes
    labelled = -1
    for index, removal in removals.items():
        if removal is not None:
            if removal.reason in _LABELS_OF_OTHERS:
                labelled = index
            continue
        if blocks[index].tag not in HEADINGS or not _is_link(blocks[index]) or labelled != index - 1:
            continue
        box = blocks[index].node
        while box >= 0 and nodes[box].first > labelled:
            box = nodes[box].parent
        inside = range(nodes[box].first, nodes[box].end)
        if len(inside) <= BOX_OF_HEADLINES and all(
            removals.get(at) is not None or _is_link(blocks[at]) for at in inside if at in removals
        ):
            removals[index] = Removal("cross-reference")
            labelled = index


def remove_labels_of_appeals(layout: Layout, removals: Removals) -> None:
    """A line without a full stop over an appeal is its heading, where their box has nothing else that is kept.

    Over the notice of a wall it needs no box: the text stops there.
    """
    blocks, nodes = layout.blocks, layout.nodes
    for index, removal in removals.items():
        block, below = blocks[index], removals.get(index + 1)
        if removal is not None or below is None or below.reason not in _APPEALS:
            continue
        if block.words > APPEAL_LABEL_WORDS or block.link_words or block.text.endswith(_ENDS_OF_SENTENCES):
            continue
        box = nodes[block.node]
        while box.end <= index + 1 and box.parent >= 0:
            box = nodes[box.parent]
        inside = range(box.first, min(box.end, box.first + APPEAL_LINES + 1))
        alone = len(inside) <= APPEAL_LINES and all(at == index or removals.get(at, below) is not None for at in inside)
        if alone or below.reason == "paywall notice":
            removals[index] = Removal("orphan heading")


def _is_removed_item(blocks: list[Block], removals: Removals, index: int) -> bool:
    """Whether a block is an item of a list that was removed because it links elsewhere."""
    removal = removals.get(index)
    return removal is not None and removal.leads_elsewhere and blocks[index].tag == "li"


def _may_be_label(block: Block) -> bool:
    """Whether a line may be the label of its box: a short heading, or what labels a table or a folded text."""
    if block.words > BOX_LABEL_WORDS:
        return False
    return block.tag in HEADINGS or (not block.link_words and block.tag in _LABELS and not ends_sentence(block.text))


def _is_link(block: Block) -> bool:
    return block.link_words > 0.8 * block.words

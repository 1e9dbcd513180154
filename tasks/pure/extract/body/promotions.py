"""Boxes that promote what the publisher offers: a heading, a sentence, and a button alone on a line of its own.

"Plan your crossing. Our pilots know the strait. [Book now]": an article links in its sentences; what ends in a button was
put between its paragraphs by the site. Boxes of that form with many different texts are what the text is about: its
recipes, lamps, hotels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block
from tasks.pure.extract.body.reasons import Removal, Removals
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence

LINES = (2, 4)
"""Lines of a box with its button, at least and at most."""
BUTTON_WORDS = 5
"""Words of a button, at most."""
TEXT_WORDS = (8, 45)
"""Words of what is above the button, at least and at most."""
MOST = 2
"""Different texts of such boxes on one page, at most."""
PARAGRAPHS = 5
"""Sentences of the text above the first box, at least: a page of such boxes is no article, and they are all that it says."""
_ADDRESS = re.compile(r"@|\[email\s")
"""An e-mail address, or what stands for one where a script shows it: the box says whom to write to."""
_BARE = frozenset({"body", "div"})
"""Tags of a line that no element of text is around: a button is in no paragraph and no item."""


def remove_promotions(view: View, removals: Removals) -> None:
    """Remove the boxes that end in a button. ``removals``: the container's blocks in page order."""
    blocks = view.layout.blocks
    boxes = list(_boxes(view, removals))
    texts = Counter("\n".join(blocks[index].text for index in box) for box in boxes)
    if len(texts) > MOST:
        return
    boxes = [box for box in boxes if _has_heading(blocks, box) or texts["\n".join(blocks[i].text for i in box)] > 1]
    if not boxes:
        return
    sentences = 0
    for index, removal in removals.items():
        if index >= boxes[0].start:
            break
        sentences += removal is None and _is_sentence(blocks[index])
    if sentences < PARAGRAPHS:
        return
    for box in boxes:
        for index in box:
            removals[index] = removals[index] or Removal("call to action")


def _boxes(view: View, removals: Removals) -> Iterator[range]:
    """The blocks of each box, in page order."""
    first, end = min(removals, default=0), max(removals, default=-1) + 1
    for node in view.layout.nodes:
        if not LINES[0] <= node.end - node.first <= LINES[1] or node.first <= first or node.end > end:
            continue
        if not view.holds_headline(node) and _is_promotion(view.layout.blocks[node.first : node.end]):
            if any(removals[index] is None for index in range(node.first, node.end)):
                yield range(node.first, node.end)


def _has_heading(blocks: list[Block], box: range) -> bool:
    return any(blocks[index].tag in HEADINGS for index in box)


def _is_promotion(blocks: list[Block]) -> bool:
    button, text = blocks[-1], blocks[:-1]
    if (
        button.tag not in _BARE
        or button.words > BUTTON_WORDS
        or button.link_words < button.words
        or _ADDRESS.search(button.text)
    ):
        return False
    if any(block.link_words for block in text):
        return False
    if not any(block.tag in HEADINGS or _is_sentence(block) for block in text):
        return False
    return TEXT_WORDS[0] <= sum(block.words for block in text) <= TEXT_WORDS[1]


def _is_sentence(block: Block) -> bool:
    return block.words >= PROSE_WORDS and block.tag not in HEADINGS and ends_sentence(block.text)

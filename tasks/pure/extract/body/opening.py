"""Openings outside the container: key points, and the part of a text that a site shows before its wall.

Sites that let everybody read the first paragraphs put them into an element of their own, before the one with the rest;
others list what the article says above it. Both are between headline and text, in whole sentences that hardly link:
nothing else there is, once standfirst, byline, date, caption and share bar have been recognized by their own rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block
from tasks.pure.extract.body.credits import is_article_credit, is_picture_credit
from tasks.pure.extract.body.hints import JUNK, Hint
from tasks.pure.extract.body.lines import is_appeal, is_label
from tasks.pure.extract.body.stamps import is_date_line, is_stamp
from tasks.pure.extract.body.standfirst import hints_around
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence, same_words

LEAST_LINES, LEAST_WORDS, LEAST_CHARACTERS = 2, 20, 110
"""Sentences of an opening and their words or characters, at least: a single line is the standfirst's affair, and a language
that inflects has long words."""
REACH = 60
"""Blocks before the body that are looked at."""
MOST = 1.0
"""Words of an opening as a share of the container's, at most: what has more would be the container."""
LINKED = 0.3
"""Share of linked words from which a line points elsewhere."""
COMPARED = 20
"""Paragraphs at the top of the body with which a line is compared: said again there, it is no part of the text."""


def find_opening(view: View, kept: Sequence[int], container: int, junk: Sequence[bool]) -> list[int]:
    """Indexes of the blocks between headline and container that are the beginning of the text; empty where none are.

    Args:
        view: The page.
        kept: Indexes of the body's blocks.
        container: Index of the node that holds them.
        junk: For each node, whether it is named as something else.
    """
    top = view.layout.nodes[container]
    if not kept or view.headline is None or view.headline >= top.first:
        return []
    blocks = view.layout.blocks
    start = max(view.headline + 1, top.first - REACH)
    found = [index for index in range(start, top.first) if _is_text(view, index, junk)]
    if len(found) < LEAST_LINES:
        return []
    said = {same_words(blocks[index].text) for index in kept[:COMPARED]}
    for index in list(found):
        if (words := same_words(blocks[index].text)) in said:
            found.remove(index)
        said.add(words)
    found = _in_company(view, found)
    total = sum(blocks[index].words for index in found)
    is_long = total >= LEAST_WORDS or sum(len(blocks[index].text) for index in found) >= LEAST_CHARACTERS
    if len(found) < LEAST_LINES or not is_long or total > MOST * sum(blocks[index].words for index in kept):
        return []
    return found


def _in_company(view: View, found: list[int]) -> list[int]:
    """The blocks that have another one next to them in the same element: a lone line is a notice, a form's answer."""
    nodes = view.layout.nodes
    parents = [nodes[view.layout.blocks[index].node].parent for index in found]
    return [index for index, parent in zip(found, parents, strict=True) if parents.count(parent) >= LEAST_LINES]


def _is_text(view: View, index: int, junk: Sequence[bool]) -> bool:
    """Whether a block is a sentence that no element and none of its words calls something else."""
    block = view.layout.blocks[index]
    if junk[block.node] or block.tag in HEADINGS or not _is_sentence(block):
        return False
    if hints_around(view, block.node) & (JUNK & ~Hint.RELATED):
        return False
    return not _is_furniture(block.text)


def _is_sentence(block: Block) -> bool:
    return block.words >= PROSE_WORDS and ends_sentence(block.text) and block.link_words <= LINKED * block.words


def _is_furniture(text: str) -> bool:
    """Whether a sentence is a caption's credit, a byline, a date, an offer."""
    return (
        is_label(text)
        or is_picture_credit(text)
        or is_article_credit(text)
        or is_date_line(text)
        or is_stamp(text[:60])
        or is_appeal(text)
    )

"""Boxes around a form: what a site says over the field for an address, and under it, is the form's.

"Be the first to know. The best of the week, on Friday in your inbox. [form]": the form itself goes as HTML means it, and
the lines beside it say nothing without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tasks.pure.extract.body.blocks import PROSE_WORDS, Block, Node
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence

LINES, WORDS, LINE_WORDS = 6, 60, 34
"""Lines of a box with its form, their words, and the words of one of them, at most: a paragraph of the text is longer."""
MOST = 3
"""Boxes with different texts in one text, at most: with more, they are the things or questions that the text is about."""
PARAGRAPHS, ABOVE = 3, 2
"""Sentences of the text outside the boxes, at least, and of those above the first: a page for a calculator begins with its form."""


def boxes_around_forms(view: View, container: int, total: float, limit: float) -> set[int]:
    """The nodes of the container that hold a form and little else.

    Args:
        view: The page.
        container: Index of the node that holds the article.
        total: Words of prose in the container.
        limit: Share of ``total`` that they have at most.
    """
    blocks = view.layout.blocks
    top = view.layout.nodes[container]
    boxes = set(_boxes(view, container))
    nodes = [view.layout.nodes[index] for index in boxes]
    if not nodes or len({_text(blocks, node) for node in nodes}) > MOST:
        return set()
    if sum(map(view.prose_of, nodes)) >= limit * total:
        return set()
    inside = {index for node in nodes for index in range(node.first, node.end)}
    sentences = [
        index
        for index in range(top.first, top.end)
        if index not in inside and blocks[index].words >= PROSE_WORDS and ends_sentence(blocks[index].text)
    ]
    return boxes if len(sentences) >= PARAGRAPHS and sentences[ABOVE - 1] < min(inside) else set()


def _boxes(view: View, container: int) -> Iterator[int]:
    """The outermost element around each form that has little else."""
    nodes, blocks = view.layout.nodes, view.layout.blocks
    for index in range(container + 1, len(nodes)):
        if nodes[index].first > nodes[container].end:
            return
        if nodes[index].element.name != "form":
            continue
        box = index
        while (above := nodes[box].parent) > container:
            node = nodes[above]
            if node.end - node.first > LINES or view.holds_headline(node):
                break
            words = [block.words for block in blocks[node.first : node.end]]
            if sum(words) > WORDS or max(words, default=0) > LINE_WORDS:
                break
            box = above
        if box != index and nodes[box].end > nodes[box].first:
            yield box


def _text(blocks: list[Block], node: Node) -> str:
    return "\n".join(block.text for block in blocks[node.first : node.end])

"""Pictures with captions, as far as markup does not say ``<figure>``."""

from __future__ import annotations

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Layout, Node
from tasks.pure.extract.body.credits import is_picture_credit
from tasks.pure.extract.body.hints import Hint
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence

CAPTION_LINES, CAPTION_WORDS = 3, 60
"""Lines and words of a caption with its credit, at most."""
SHORT_CAPTION_WORDS = 40
"""Words of a caption in an element that has an image, but of which neither name nor credit says that it is a picture."""
SMALL_HEADING = "h5"
"""The heading from which one alone beside an image is its caption."""
PARAGRAPHS = 0.7
"""Share of the prose in ``<p>`` from which a page marks its paragraphs: a text outside ``<p>`` is something else."""


def captioned_pictures(view: View, container: int, total: float, limit: float) -> set[int]:
    """The nodes of the container that are pictures with captions; none where these have ``limit`` of its prose or more.

    Args:
        view: The page.
        container: Index of the node that holds the article.
        total: Words of prose in the container.
        limit: Share of ``total``. Slides may hold the whole text.
    """
    layout, prose = view.layout, view.prose
    top = layout.nodes[container]
    blocks = layout.blocks
    in_paragraphs = sum(prose[i + 1] - prose[i] for i in range(top.first, top.end) if blocks[i].tag == "p")
    marked = in_paragraphs >= PARAGRAPHS * total
    found: dict[int, float] = {}
    for index in range(container + 1, len(layout.nodes)):
        node = layout.nodes[index]
        if node.first >= top.end:
            break
        if node.parent not in found and (
            is_captioned_picture(layout, node) or (marked and is_next_to_image(layout, node))
        ):
            found[index] = view.prose_of(node)
    return set(found) if sum(found.values()) < limit * total else set()


def is_captioned_picture(layout: Layout, node: Node) -> bool:
    """Whether an element with a picture is said to be one, and has no heading and hardly more than a sentence or two.

    Its name says so, or its last line, which credits the picture.
    """
    blocks = layout.blocks[node.first : node.end]
    if not 0 < len(blocks) <= CAPTION_LINES or not (node.hints & Hint.PICTURE or node.images):
        return False
    if sum(block.words for block in blocks) > CAPTION_WORDS or any(block.tag in HEADINGS for block in blocks[1:]):
        return False
    if blocks[0].tag in HEADINGS and (len(blocks) > 1 or blocks[0].tag < SMALL_HEADING or not node.images):
        return False
    if node.hints & Hint.PICTURE:
        return bool(node.images) or node.element.find("img") is not None
    return is_picture_credit(blocks[-1].text)


def is_next_to_image(layout: Layout, node: Node) -> bool:
    """Whether an element has nothing but images and a text that is not a paragraph."""
    if not node.images or node.end - node.first != 1:
        return False
    block = layout.blocks[node.first]
    return block.tag in ("body", "div") and block.words <= CAPTION_WORDS


def is_image_with_few_words(layout: Layout, node: Node) -> bool:
    """Whether an element has images of its own and no more text than a caption."""
    if not node.images or node.element.name in HEADINGS:
        return False
    blocks = layout.blocks[node.first : min(node.end, node.first + CAPTION_LINES + 1)]
    words = sum(block.words for block in blocks)
    if words > SHORT_CAPTION_WORDS or len(blocks) > CAPTION_LINES:
        return False
    return words < PROSE_WORDS or not ends_sentence(blocks[-1].text)

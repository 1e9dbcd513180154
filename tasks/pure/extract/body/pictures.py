"""Pictures and films with captions, as far as markup does not say ``<figure>``."""

from __future__ import annotations

import re
from typing import Any

from bs4 import Tag

from tasks.pure.extract.body.blocks import (
    HEADINGS,
    LONGEST_CLASS,
    PLAYED,
    PROSE_WORDS,
    Block,
    Layout,
    Node,
    is_in_style,
)
from tasks.pure.extract.body.credits import is_picture_credit
from tasks.pure.extract.body.hints import Hint, names_text
from tasks.pure.extract.body.others import is_alike
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.nodes import Text, elements_in, joined_texts
from tasks.pure.extract.page.text import ends_sentence

CAPTION_LINES, CAPTION_WORDS = 3, 60
"""Lines and words of a caption with its credit, at most."""
SHORT_CAPTION_WORDS = 40
"""Words of a caption in an element that has an image, but of which neither name nor credit says that it is a picture."""
SMALL_HEADING = "h5"
"""The heading from which one alone beside an image is its caption."""
CAPTION_SENTENCES = 2
"""Sentences of a caption that is set as a paragraph, at most."""
_SENTENCE_END = re.compile(r"[.!?。！？।؟۔][\"”’»」]?(?:\s|$|(?<=[。！？]))")
_CAPTION_TAGS = frozenset({"p", "li", "dd", "td", "h5", "h6"})
_IMAGES = frozenset({"img", "amp-img"})
_CENTRED = re.compile(r"text-align:\s?center|(?<![a-z])(?:align|text|f|txt)[-_]?center(?![a-z])")
"""``style="text-align: center"``, ``ql-align-center``, ``has-text-align-center``, ``f_center``."""
_SHOWN = _IMAGES | PLAYED
KINDS = 40
"""Kinds of boxes with pictures in one text, at most: for each the paragraphs around are counted."""
AMONG = 3
"""Paragraphs of a text among which a picture with a sentence has that as its caption, at least."""
_SMALL = frozenset({"em", "i", "small", "cite"})
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
    in_paragraphs = sum(
        prose[i + 1] - prose[i] for i in range(top.first, top.end) if layout.nodes[blocks[i].node].element.name == "p"
    )
    marked = in_paragraphs >= PARAGRAPHS * total
    found: dict[int, float] = {}
    around: dict[tuple[int, str, Any], int] = {}
    for index in range(container + 1, len(layout.nodes)):
        node = layout.nodes[index]
        if node.first >= top.end:
            break
        if not 0 < node.end - node.first <= CAPTION_LINES or node.parent in found:
            continue
        is_pictured = node.images or node.players or node.hints & Hint.PICTURE  # most paragraphs are not
        if (
            (is_pictured and is_captioned_picture(layout, node))
            or (
                is_pictured
                and is_picture_with_sentence(layout, node)
                and (node.element.name == "p" or _is_among_paragraphs(layout, index, around))
            )
            or (
                view.prose_of(node) < view.prose[node.first] - view.prose[top.first]
                and is_small_under_picture(layout, node)
            )
            or (is_pictured and marked and is_next_to_image(layout, node))
        ):
            found[index] = view.prose_of(node)
    return set(found) if sum(found.values()) < limit * total else set()


def is_captioned_picture(layout: Layout, node: Node) -> bool:
    """Whether an element with a picture is said to be one, and has no heading and hardly more than a sentence or two.

    Its name says so, or its last line, which credits the picture.
    """
    blocks = layout.blocks[node.first : node.end]
    if not 0 < len(blocks) <= CAPTION_LINES or not (node.hints & Hint.PICTURE or node.images or node.players):
        return False
    if sum(block.words for block in blocks) > CAPTION_WORDS or any(block.tag in HEADINGS for block in blocks[1:]):
        return False
    if blocks[0].tag in HEADINGS and (len(blocks) > 1 or blocks[0].tag < SMALL_HEADING or not node.images):
        return False
    if node.hints & Hint.PICTURE:
        return bool(node.images or node.players) or node.element.find("img") is not None
    return is_picture_credit(blocks[-1].text)


def is_picture_with_sentence(layout: Layout, node: Node) -> bool:
    """Whether an element begins with an image and has nothing else but one paragraph of a sentence or two.

    In a paragraph of the text with an image the text is its own; the caption in one is set apart (``<em>``).
    """
    if not (node.images or node.players) or node.end - node.first != 1:
        return False
    block = layout.blocks[node.first]
    if not _may_be_caption(block) or block.tag not in _CAPTION_TAGS or not _begins_with_picture(node.element):
        return False
    if names_text(str(node.element.attrs.get("class", ""))[:LONGEST_CLASS]):
        return False
    return node.element.name != "p" or is_set_small(node.element) or _is_centred_alone(node.element)


def is_small_under_picture(layout: Layout, node: Node) -> bool:
    """Whether a paragraph is set small or slanted as a whole, and what is before it is a picture alone."""
    if node.end - node.first != 1 or node.element.name not in ("p", "div"):
        return False
    inner: Any = next(iter(node.element.contents), None)
    is_centred = _is_centred(node.element)
    if inner.__class__ is Text and not inner.isspace() and not is_centred:
        return False  # most paragraphs
    block = layout.blocks[node.first]
    is_apart = (is_centred and _is_centred_alone(node.element)) or is_set_small(node.element)
    if block.link_words or not is_apart or not _may_be_caption(block):
        return False
    above, _ = _next_to(node.element)
    return above is not None and _is_picture_alone(above)


def _may_be_caption(block: Block) -> bool:
    """Whether a line is as long as a caption that neither its name nor a credit shows to be one."""
    return (
        block.words <= SHORT_CAPTION_WORDS
        and 2 * block.link_words <= block.words
        and len(_SENTENCE_END.findall(block.text)) <= CAPTION_SENTENCES
    )


def _is_among_paragraphs(layout: Layout, index: int, counted: dict[tuple[int, str, Any], int]) -> bool:
    """Whether a box is among the paragraphs of a text that are not in boxes of its kind, and none of its kind is next to it.

    The steps of a recipe and the things of a list are in such boxes.

    ``counted``: such paragraphs by the element around a box and the box's kind, filled here.
    """
    nodes = layout.nodes
    while (above := nodes[index].parent) >= 0 and (nodes[above].first, nodes[above].end) == (
        nodes[index].first,
        nodes[index].end,
    ):
        index = above
    element = nodes[index].element
    if above < 0 or any(next_to is not None and is_alike(element, next_to) for next_to in _next_to(element)):
        return False
    kind = (above, element.name, element.attrs.get("class"))
    if kind not in counted:
        if len(counted) == KINDS:
            return False
        counted[kind] = 0
        for block in layout.blocks[nodes[above].first : nodes[above].end]:
            at = block.node
            if nodes[at].element.name == "p" and block.words >= PROSE_WORDS and ends_sentence(block.text):
                while nodes[at].parent != above:
                    at = nodes[at].parent
                counted[kind] += at != index and not is_alike(nodes[index].element, nodes[at].element)
    return counted[kind] >= AMONG


def _next_to(element: Tag) -> tuple[Tag | None, Tag | None]:
    """The elements before and after one, where no text is between."""
    before: Any = element.previous_sibling
    while before is not None and before.__class__ is Text and before.isspace():
        before = before.previous_sibling
    after: Any = element.next_sibling
    while after is not None and after.__class__ is Text and after.isspace():
        after = after.next_sibling
    return before if isinstance(before, Tag) else None, after if isinstance(after, Tag) else None


def _begins_with_picture(element: Tag) -> bool:
    """Whether an image comes before the text of an element, and not as a paragraph of its own: those are of the text's flow."""
    inner: Any
    for inner in element.descendants:
        if inner.__class__ is Text:
            if not str(inner).isspace():
                return False
        elif inner.name in _SHOWN or is_in_style(inner.attrs):
            return True
        elif inner.name == "p":
            return False
    return False


def _is_centred(element: Tag) -> bool:
    """Whether a class or style centres the text of an element, as editors of every system let writers do."""
    attrs = element.attrs
    return bool(attrs) and _CENTRED.search(f"{attrs.get('class') or ''} {attrs.get('style') or ''}") is not None


def _is_centred_alone(element: Tag) -> bool:
    """Whether a paragraph is centred and the one after it is not: verse, and a page that is centred as a whole, go on so."""
    if not _is_centred(element):
        return False
    _, below = _next_to(element)
    return below is not None and not _is_centred(below)


def is_set_small(element: Tag) -> bool:
    """Whether all the text of an element is in one that sets it apart: ``<p><img><br><em>The vault</em></p>``."""
    while True:
        inside = [child for child in element.contents if not _is_without_text(child)]
        if len(inside) != 1 or not isinstance(inside[0], Tag):
            return False
        element = inside[0]
        if element.name in _SMALL:
            return True
        if element.name not in ("span", "font"):
            return False


def _is_without_text(child: Any) -> bool:
    if child.__class__ is Text:
        return bool(child.isspace())
    return child.name in ("br", "img") or not joined_texts(child, "").strip()


def _is_picture_alone(element: Tag) -> bool:
    if element.name in _IMAGES:
        return True
    return not joined_texts(element, "").strip() and any(inner.name in _IMAGES for inner in elements_in(element))


def is_next_to_image(layout: Layout, node: Node) -> bool:
    """Whether an element has nothing but images and a text that is not a paragraph."""
    if not (node.images or node.players) or node.end - node.first != 1:
        return False
    block = layout.blocks[node.first]
    return block.tag in ("body", "div") and block.words <= CAPTION_WORDS


def is_image_with_few_words(layout: Layout, node: Node) -> bool:
    """Whether an element has images of its own and no more text than a caption."""
    name = node.element.name
    if not (node.images or (node.players and name != "li")) or name in HEADINGS:
        return False
    blocks = layout.blocks[node.first : min(node.end, node.first + CAPTION_LINES + 1)]
    if not node.images and any(block.tag in HEADINGS or block.link_words for block in blocks):
        return False  # a part of the text that begins with a film; a list of recordings
    words = sum(block.words for block in blocks)
    if words > SHORT_CAPTION_WORDS or len(blocks) > CAPTION_LINES or _is_section(blocks):
        return False
    # A step of a recipe may be three words, and so may what is said beside a film.
    is_short = words < PROSE_WORDS and name != "li" and node.images > 0
    return is_short or not ends_sentence(blocks[-1].text)


def _is_section(blocks: list[Block]) -> bool:
    """Whether lines are a heading that does not link and a sentence below it, as each thing of a list has beside its picture."""
    return (
        len(blocks) > 1
        and blocks[0].tag in HEADINGS
        and not blocks[0].link_words
        and any(
            block.words >= PROSE_WORDS and ends_sentence(block.text) and not block.link_words for block in blocks[1:]
        )
    )

"""Which blocks of the container are the article's.

Three kinds of reasons take a block out: the element it stands in (a figure, a share bar), its own words or
links (a label, a pointer to another article), and its place (:mod:`body_place`).
Every rule by element asks first how much of the article's prose it would cost.
"""

from __future__ import annotations

from tasks.pure.extract.body.blocks import HEADINGS, Block, Layout, Node
from tasks.pure.extract.body.hints import JUNK, Hint, describe
from tasks.pure.extract.body.lines import (
    is_addresses,
    is_call,
    is_former_title,
    is_icons,
    is_imperative,
    is_keywords,
    is_label,
    is_picture_credit,
    is_plain_pointer,
    is_pointer,
    is_rule,
    is_shortcode,
    is_wall,
)
from tasks.pure.extract.body.place import PROSE_WORDS, judge_places
from tasks.pure.extract.page.text import ends_sentence, same_words
from tasks.pure.extract.title.affixes import begins_title

ASIDE = frozenset({"figure", "figcaption", "footer", "nav", "aside", "address", "caption", "form"})
"""Elements that HTML defines as beside the text. A form may hold a whole page; then it holds the greater part."""
LESSER_PART = 0.3
"""An element that holds more of the prose than this is the article whatever it is called."""
HIDDEN_PART = 0.5
"""The same of what is hidden and named a player's: the transcript of a film has as many words as a short report."""
PARAGRAPHS = 0.7
"""Share of the prose in ``<p>`` from which a page marks its paragraphs: a text that is in none is something else."""
CAPTION_LINES, CAPTION_WORDS = 3, 60
"""Lines and words of a caption with its credit, at most."""


def keep_blocks(
    layout: Layout, container: int, sums: list[float], ignored: int, headline_block: int, *, title: str
) -> tuple[list[int], list[tuple[str, int]]]:
    """Indexes of the article's blocks in page order, and of the container's others with the reason.

    ``sums`` are running totals of prose over the page's blocks.
    """
    top = layout.nodes[container]
    span = range(top.first, top.end)
    reasons = dict(zip(span, _by_element(layout, container, sums, ignored, headline_block), strict=True))
    blocks = layout.blocks
    headline = same_words(title)
    for index in span:
        if index == headline_block:
            reasons[index] = "headline"
        elif not reasons[index]:
            reasons[index] = _by_line(blocks[index], headline)
    judge_places(layout, reasons, sums, headline_block)
    opening = next((index for index in span if not reasons[index]), None)
    if opening is not None and headline_block < 0 and begins_title(blocks[opening].text, title):
        reasons[opening] = "headline"
    return [i for i in span if not reasons[i]], [(reasons[i], i) for i in span if reasons[i]]


def _by_element(layout: Layout, container: int, sums: list[float], ignored: int, headline: int) -> list[str]:
    """For each block of the container, why the elements around it say that it is not the article's."""
    top = layout.nodes[container]
    total = sums[top.end] - sums[top.first] or 1.0
    why: dict[int, str] = {container: ""} | dict.fromkeys(
        _captioned_pictures(layout, container, sums, total), "caption"
    )
    reasons = []
    for block in layout.blocks[top.first : top.end]:
        # What the elements around it say: from the block up to one that is known, and down again.
        index = block.node
        unknown = []
        while index not in why:
            unknown.append(index)
            index = layout.nodes[index].parent
        reason = why[index]
        for index in reversed(unknown):
            reason = why[index] = reason or _by_its_element(layout, layout.nodes[index], sums, total, ignored, headline)
        reasons.append(reason)
    return reasons


def _by_its_element(layout: Layout, node: Node, sums: list[float], total: float, ignored: int, headline: int) -> str:
    """Why one element says that what is in it is not the article's."""
    hints = node.hints & JUNK & ~ignored
    name = node.element.name
    if node.first <= headline < node.end or name == "article":
        hints, name = Hint.NONE, ""
    elif name in HEADINGS:
        hints &= ~(Hint.NAVIGATION | Hint.BYLINE)  # anchors of a table of contents, times of a live blog
    elif name == "figure" and _holds_text(layout, node):
        name = ""
    if hints and node.end > node.first:
        hints = _confirmed(layout, node, hints)
    lesser = HIDDEN_PART if hints & Hint.HIDDEN and hints & Hint.MEDIA else LESSER_PART
    if (name in ASIDE or hints) and (sums[node.end] - sums[node.first]) / total < lesser:
        return name if name in ASIDE else "named " + describe(hints)
    if node.images and not _is_text(layout, node.first, node.end):
        return "caption"
    return ""


def _confirmed(layout: Layout, node: Node, hints: int) -> int:
    """The hints that what is in an element bears out."""
    blocks = layout.blocks[node.first : node.end]
    if hints & Hint.RELATED and not any(block.link_words > 0.3 * block.words for block in blocks):
        hints &= ~Hint.RELATED  # a pointer to another article is a link; "teaser" may be the opening of this one
    if hints & (Hint.MEDIA | Hint.SHARE) and any(block.tag in ("blockquote", "tr") for block in blocks):
        hints &= ~(Hint.MEDIA | Hint.SHARE)  # quoted posts and tables are content
    return hints


def _holds_text(layout: Layout, node: Node) -> bool:
    """Whether a figure is of text: code, a table."""
    blocks = layout.blocks[node.first : node.end]
    return any(block.tag in ("pre", "tr") for block in blocks)


def is_captioned_picture(layout: Layout, node: Node) -> bool:
    """Whether an element with a picture is said to be one, and has no heading and hardly more than a sentence or two.

    Its name says so, or its last line, which credits the picture.
    """
    blocks = layout.blocks[node.first : node.end]
    if not 0 < len(blocks) <= CAPTION_LINES or not (node.hints & Hint.PICTURE or node.images):
        return False
    if sum(block.words for block in blocks) > CAPTION_WORDS or any(block.tag in HEADINGS for block in blocks):
        return False
    if node.hints & Hint.PICTURE:
        return bool(node.images) or node.element.find("img") is not None
    return is_picture_credit(blocks[-1].text)


def stands_beside_image(layout: Layout, node: Node) -> bool:
    """Whether all that an element has is images and a text that is no paragraph."""
    if not node.images or node.end - node.first != 1:
        return False
    block = layout.blocks[node.first]
    return block.tag in ("body", "div") and block.words <= CAPTION_WORDS


def _captioned_pictures(layout: Layout, container: int, sums: list[float], total: float) -> set[int]:
    """The elements of the container that are pictures with captions; none where their captions are much of its text."""
    top = layout.nodes[container]
    blocks = layout.blocks
    in_paragraphs = sum(sums[i + 1] - sums[i] for i in range(top.first, top.end) if blocks[i].tag == "p")
    marked = in_paragraphs >= PARAGRAPHS * total
    found = {}
    for index in range(container + 1, len(layout.nodes)):
        node = layout.nodes[index]
        if node.first >= top.end:
            break
        if node.parent not in found and (
            is_captioned_picture(layout, node) or (marked and stands_beside_image(layout, node))
        ):
            found[index] = sums[node.end] - sums[node.first]
    return set(found) if sum(found.values()) < LESSER_PART * total else set()


def _is_text(layout: Layout, first: int, end: int) -> bool:
    """Whether blocks beside an image are more than its caption."""
    blocks = layout.blocks[first : min(end, first + 4)]
    words = sum(block.words for block in blocks)
    return words > 40 or len(blocks) > 3 or (words >= PROSE_WORDS and ends_sentence(blocks[-1].text))


def _by_line(block: Block, headline: str) -> str:
    """Why a block's own words say that it is not the article's."""
    text = block.text
    if headline and block.words < 40:
        words = same_words(text)
        if words == headline or (block.tag in HEADINGS and is_headline(words, headline)):
            return "headline"
    if is_label(text):
        return "label"
    if is_former_title(text):
        return "headline"
    if is_rule(text):
        return "rule"
    if is_wall(text):
        return "wall"
    if is_keywords(text):
        return "tags"
    if is_call(text) or is_imperative(text):
        return "call"
    if is_icons(text):
        return "icons"
    if is_shortcode(text):
        return "shortcode"
    if block.tag != "li" and is_addresses(text):
        return "address"
    if is_plain_pointer(text):
        return "pointer"
    if block.words < 40 and is_picture_credit(text):
        return "caption"
    if block.link_words and block.link_words >= 0.5 * block.words:
        if block.tag in HEADINGS:
            return ""
        if (
            block.link_words > 0.8 * block.words
            and block.tag not in ("tr", "blockquote")
            and not (text.endswith(".") and block.words >= PROSE_WORDS)
        ):
            return "link"
        if is_pointer(text) or (":" in text[: len(text) // 2] and not ends_sentence(text)):
            return "pointer"
    return ""


def is_headline(words: str, headline: str) -> bool:
    """Whether two texts are one headline, of which one may carry the site's name or be cut."""
    shorter, longer = sorted((words, headline), key=len)
    return (longer.startswith(shorter) or longer.endswith(shorter)) and len(shorter) > 0.6 * len(longer)

"""Which blocks of the container are the article's.

Three kinds of reasons take a block out: the element it stands in (a figure, a share bar), its own words or
links (a label, a pointer to another article), and its place (before the first or after the last paragraph of
prose, a heading with nothing under it). Every rule asks first how much of the article's prose it would cost.
"""

from __future__ import annotations

from tasks.pure.extract.body_blocks import HEADINGS, Block, Layout, Node
from tasks.pure.extract.body_hints import JUNK, Hint, describe
from tasks.pure.extract.body_lines import (
    is_appeal,
    is_call,
    is_credit,
    is_dated,
    is_label,
    is_picture_credit,
    is_pointer,
    is_rule,
    is_wall,
)
from tasks.pure.extract.text import ends_sentence, same_words

ASIDE = frozenset({"figure", "figcaption", "footer", "nav", "aside", "address", "caption"})
"""Elements that HTML defines as beside the text."""
POINTING = ("link", "pointer", "label", "list of links", "named related", "named newsletter", "named ad")
"""Reasons of what takes the heading above it along; a picture and its caption do not."""
LESSER_PART = 0.3
"""An element that holds more of the prose than this is the article whatever it is called."""
PROSE_WORDS = 8
"""Fewer words than this in a line without an end mark are no sentence."""
PULLED = (6, 80)
"""Words of a pull quote, at least and at most."""
PRINTED_TWICE = 20
"""Words of a paragraph that stands in a page a second time only because the page holds its text twice."""
REPEATED_BLOCKS, REPEATED_CHARACTERS = 600, 200_000
"""Longer texts are not searched for pull quotes: each block is looked for in all others."""
EDGE = 8
"""Blocks at the top among which dates and bylines are looked for."""


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
        if not reasons[index]:
            reasons[index] = _by_line(blocks[index], headline)
    _link_lists(blocks, reasons)
    _repeated(layout, reasons)
    _edges(blocks, reasons)
    _empty_headings(blocks, reasons)
    return [i for i in span if not reasons[i]], [(reasons[i], i) for i in span if reasons[i]]


def _by_element(layout: Layout, container: int, sums: list[float], ignored: int, headline: int) -> list[str]:
    """For each block of the container, why the elements around it say that it is not the article's."""
    top = layout.nodes[container]
    total = sums[top.end] - sums[top.first] or 1.0
    why: dict[int, str] = {container: ""}
    reasons = []

    def reason_of(index: int) -> str:
        known = why.get(index)
        if known is not None:
            return known
        node = layout.nodes[index]
        reason = reason_of(node.parent)
        if not reason:
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
            if (name in ASIDE or hints) and (sums[node.end] - sums[node.first]) / total < LESSER_PART:
                reason = name if name in ASIDE else "named " + describe(hints)
            elif node.images and not _is_text(layout, node.first, node.end):
                reason = "caption"
        why[index] = reason
        return reason

    for block in layout.blocks[top.first : top.end]:
        reasons.append(reason_of(block.node))
    return reasons


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


def _is_text(layout: Layout, first: int, end: int) -> bool:
    """Whether blocks beside an image are more than its caption."""
    blocks = layout.blocks[first : min(end, first + 4)]
    words = sum(block.words for block in blocks)
    return words > 40 or len(blocks) > 3 or (words >= PROSE_WORDS and ends_sentence(blocks[-1].text))


def _by_line(block: Block, headline: str) -> str:
    """Why a block's own words say that it is not the article's."""
    text = block.text
    if block.tag == "h1":
        return "headline"
    if headline and block.words < 40 and is_headline(same_words(text), headline):
        return "headline"
    if is_label(text):
        return "label"
    if is_rule(text):
        return "rule"
    if is_wall(text):
        return "wall"
    if is_call(text):
        return "call"
    if block.words < 40 and is_picture_credit(text):
        return "caption"
    if block.link_words and block.link_words >= 0.5 * block.words:
        if block.tag in HEADINGS:
            return ""
        if (
            block.link_words > 0.8 * block.words
            and block.tag != "tr"
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


def _link_lists(blocks: list[Block], reasons: dict[int, str]) -> None:
    """Items in a row that are links for the greater part are a list of other articles, also where some have a few words more."""
    run: list[int] = []
    for index in [*reasons, -1]:
        if index >= 0 and blocks[index].tag == "li":
            run.append(index)
            continue
        linked = sum(blocks[i].link_words for i in run)
        if len(run) >= 3 and linked > 0.5 * sum(blocks[i].words for i in run):
            for i in run:
                reasons[i] = reasons[i] or "list of links"
        elif len(run) >= 3 and linked < 0.3 * sum(blocks[i].words for i in run):
            for i in run:  # of a list that is text, an item that is a link is text too
                if reasons[i] in ("link", "pointer"):
                    reasons[i] = ""
        run = []


def _repeated(layout: Layout, reasons: dict[int, str]) -> None:
    """A pull quote says again what a paragraph says: the shorter of the two goes; of two that are equal, the second."""
    blocks = layout.blocks
    kept = [index for index, reason in reasons.items() if not reason]
    if len(kept) > REPEATED_BLOCKS or sum(len(blocks[index].text) for index in kept) > REPEATED_CHARACTERS:
        return
    folded = {index: same_words(blocks[index].text) for index in kept}
    whole = "\n".join(folded.values())
    seen: set[str] = set()
    for index in kept:
        block, words = blocks[index], folded[index]
        if block.tag in HEADINGS or block.tag in ("li", "tr") or block.words < PULLED[0] or "\n" in block.text:
            continue
        if words in seen and block.words >= PRINTED_TWICE and ends_sentence(block.text) and block.text[-1] not in ")）":
            reasons[index] = "repeated"
            continue
        seen.add(words)
        if block.words > PULLED[1]:
            continue
        if whole.count(words) > 1:
            longer = (at for at, other in folded.items() if len(other) > len(words) and words in other)
            # A line of the text's own flow that comes again is a refrain, a recipe, a list of scores.
            if any(not _is_sister(layout.nodes[block.node], layout.nodes[blocks[at].node]) for at in longer):
                reasons[index] = "repeated"


def _is_sister(one: Node, other: Node) -> bool:
    """Whether two elements are of one kind, side by side."""
    ours, theirs = one.element, other.element
    return (
        one.parent == other.parent and ours.name == theirs.name and ours.attrs.get("class") == theirs.attrs.get("class")
    )


def _edges(blocks: list[Block], reasons: dict[int, str]) -> None:
    """Before the first and after the last prose stand dates, bylines, credits and appeals."""
    kept = [index for index, reason in reasons.items() if not reason]
    opening = kept[:EDGE]
    prose_starts = next((at for at, index in enumerate(opening) if _is_sentence(blocks[index])), 0)
    later = {blocks[index].tag for index in kept[prose_starts:] if blocks[index].tag in HEADINGS}
    for index in opening[:prose_starts]:
        block = blocks[index]
        if block.tag in HEADINGS:
            if block.tag not in later:  # a second headline, or the name of a box; no sub-heading, for it has no sisters
                reasons[index] = "before the text"
        elif block.tag != "li" and (block.words < PROSE_WORDS or (block.words < 25 and is_dated(block.text))):
            reasons[index] = "before the text"
    for index in reversed(kept):
        block = blocks[index]
        if reasons[index]:
            continue
        if block.tag in HEADINGS:
            reasons[index] = "after the text"
        elif is_credit(block.text) or is_appeal(block.text):
            reasons[index] = "credit"
        elif (
            block.words < 15
            and not ends_sentence(block.text)
            and is_dated(block.text)
            and block.tag not in ("li", "tr", "blockquote")
        ):
            reasons[index] = "after the text"
        else:
            break


def _is_sentence(block: Block) -> bool:
    return block.words >= PROSE_WORDS and ends_sentence(block.text)


def _empty_headings(blocks: list[Block], reasons: dict[int, str]) -> None:
    """A heading belongs to what is under it; where all of that went, the heading goes."""
    pending: list[int] = []
    removed = False
    for index, reason in reasons.items():
        block = blocks[index]
        if reason:
            removed = removed or reason.startswith(POINTING)
            continue
        if block.tag in HEADINGS:
            if pending and removed and block.tag <= blocks[pending[-1]].tag:
                reasons[pending.pop()] = "heading of nothing"
            pending.append(index)
            removed = False
        else:
            pending.clear()
    for index in pending:
        reasons[index] = "heading of nothing"

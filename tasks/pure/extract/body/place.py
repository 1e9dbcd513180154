"""Which blocks are the article's by their place: lists of links, what is said twice, both ends, headings of nothing.

These rules look at a block's neighbours, after the element around it and its own words have been judged.
"""

from __future__ import annotations

import re

from tasks.pure.extract.body.blocks import HEADINGS, Block, Layout, Node
from tasks.pure.extract.body.lines import (
    is_appeal,
    is_banner,
    is_byline,
    is_comments,
    is_credit,
    is_dated,
    is_pointer,
    is_signature,
)
from tasks.pure.extract.page.text import ends_sentence, same_words

POINTING = ("link", "pointer", "label", "list of links", "named related", "named newsletter", "named ad")
"""Reasons of what takes the heading above it along; a picture and its caption do not."""
PULLED = (6, 80)
"""Words of a pull quote, at least and at most."""
PRINTED_TWICE = 20
"""Words of a paragraph that stands in a page a second time only because the page holds its text twice."""
REPEATED_BLOCKS, REPEATED_CHARACTERS = 600, 200_000
"""Longer texts are not searched for pull quotes: each block is looked for in all others."""
EDGE = 8
"""Blocks at the top among which dates and bylines are looked for."""
_ROWS = frozenset({"li", "tr", "blockquote"})
"""Blocks that are short and no sentence in any text."""
CARD_LINES, CARD_WORDS = 2, 60
"""Lines under the headline of a card, and words of one."""
OUTSIDE = 0.15
"""Share of the prose above what is taken for the headline, from which it is a sub-heading."""
PROSE_WORDS = 8
"""Fewer words than this are no sentence, whatever ends them."""
ENTRIES = 3
"""Times over text that make a live blog: a news report has one, or one more for its last change."""
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?![\d.])(?:\s?[ap]\.?m\.?(?![a-z]))?(?:\s?(?:uhr|gmt|utc|bst|est|edt|cet|cest)\b)?",
    re.IGNORECASE,
)
BIOGRAPHY_WORDS = 80
"""Words of a writer's biography under the text."""
BOX_LABEL_WORDS = 6
"""Words of what a box is called, at most."""
BYLINE_WORDS = 12
"""Words of a byline or date line, at most, that stands under the first sentences."""


def judge_places(layout: Layout, reasons: dict[int, str], sums: list[float], headline: int) -> None:
    """Add reasons to the container's blocks (index -> reason, empty: kept). ``sums``: running totals of prose."""
    _outside(layout.blocks, reasons, sums, headline)
    _link_lists(layout, reasons)
    _cards(layout.blocks, reasons)
    _repeated(layout, reasons)
    _edges(layout.blocks, reasons)
    _empty_headings(layout.blocks, reasons)
    _empty_boxes(layout, reasons)
    _entry_times(layout.blocks, reasons)


def _outside(blocks: list[Block], reasons: dict[int, str], sums: list[float], headline: int) -> None:
    """What stands above the headline or under the heading of the comments, where that is the lesser part."""
    first, end = min(reasons, default=0), max(reasons, default=-1) + 1
    total = sums[end] - sums[first]
    if first < headline < end and sums[headline] - sums[first] < OUTSIDE * total:
        for index in range(first, headline):
            reasons[index] = reasons[index] or "above the headline"
    for index in range(max(headline, first) + 1, end):
        block = blocks[index]
        if block.tag in HEADINGS and is_comments(block.text) and sums[end] - sums[index] < 0.5 * total:
            for later in range(index, end):
                reasons[later] = reasons[later] or "comments"
            return


def _link_lists(layout: Layout, reasons: dict[int, str]) -> None:
    """Items in a row that are links for the greater part point to other articles, also where some have more words."""
    blocks = layout.blocks
    run: list[int] = []
    for index in [*reasons, -1]:
        if index >= 0 and (blocks[index].tag == "li" or _is_heading_of_item(layout, blocks[index])):
            run.append(index)
            continue
        if len(run) >= 3:
            linked = sum(blocks[i].link_words for i in run) > 0.5 * sum(blocks[i].words for i in run)
            linked = linked or sum(blocks[i].link_words > 0.3 * blocks[i].words for i in run) > 0.7 * len(run)
            links = [i for i in run if reasons[i] in ("link", "pointer")]
            for i in run:
                if linked:
                    reasons[i] = reasons[i] or "list of links"
                elif len(links) < 0.4 * len(run) and i in links:
                    reasons[i] = ""  # of a list that is text, an item that is a link is text too
        run = []


def _is_heading_of_item(layout: Layout, block: Block) -> bool:
    """Whether an item of a list is set as a heading and is a link: ``<li><h4><a>``."""
    if block.tag not in HEADINGS or block.link_words <= 0.8 * block.words:
        return False
    item = layout.nodes[layout.nodes[block.node].parent]
    return item.element.name == "li" and item.end - item.first == 1


def _cards(blocks: list[Block], reasons: dict[int, str]) -> None:
    """Headlines that link, each with a line of text, under the last "You may also like": if nothing else comes there."""
    labels = [
        index for index, reason in reasons.items() if reason in ("label", "pointer") and blocks[index].tag in HEADINGS
    ]
    if not labels:
        return
    rest = [index for index in reasons if index > labels[-1] and not reasons[index]]
    teasers = allowed = 0
    for index in rest:
        block = blocks[index]
        if block.link_words > 0.8 * block.words:
            teasers += 1
            allowed = CARD_LINES
        elif allowed and block.words <= CARD_WORDS:
            allowed -= 1
        else:
            return
    if teasers >= 2:
        for index in rest:
            reasons[index] = "related"


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
    prose_starts = next((at for at, i in enumerate(opening) if _is_sentence(blocks[i]) or _is_question(blocks[i])), 0)
    later = {blocks[index].tag for index in kept[prose_starts:] if blocks[index].tag in HEADINGS}
    for index in opening[:prose_starts]:
        block = blocks[index]
        if block.tag in HEADINGS:
            if block.tag not in later:  # a second headline, or the name of a box; no sub-heading, for it has no sisters
                reasons[index] = "before the text"
        elif block.tag not in _ROWS and (block.words < PROSE_WORDS or (block.words < 25 and is_dated(block.text))):
            reasons[index] = "before the text"
    for index in opening[prose_starts + 1 :]:  # between the lead and the text
        block = blocks[index]
        if block.words >= BYLINE_WORDS or block.tag in HEADINGS or block.tag in _ROWS or _is_sentence(block):
            break
        if is_byline(block.text):
            reasons[index] = "byline"
    for at, index in reversed(list(enumerate(kept))):
        block = blocks[index]
        if reasons[index]:
            continue
        if block.tag in HEADINGS:
            reasons[index] = "after the text"
        elif is_banner(block.text):
            reasons[index] = "banner"
        elif (
            block.words < PROSE_WORDS
            and block.tag not in _ROWS
            and _stood_over_links(block, reasons.get(index + 1, ""))
        ):
            reasons[index] = "heading of nothing"
        elif _is_biography(blocks, index):
            reasons[index] = "after the text"
        elif block.link_words and not ends_sentence(block.text) and is_pointer(block.text):
            reasons[index] = "pointer"
        elif is_signature(block.text):
            reasons[index] = "signature"
        elif is_credit(block.text) or is_appeal(block.text) or (at and _is_named_by(block, blocks[kept[at - 1]])):
            reasons[index] = "credit"
        elif block.words < 15 and block.tag not in _ROWS and not _is_sentence(block) and is_dated(block.text):
            reasons[index] = "after the text"
        else:
            break


def _stood_over_links(block: Block, reason_below: str) -> bool:
    """Whether a line that is no sentence headed links that went: "More great stories"."""
    below = ("link", "pointer", "list of links", "named related", "aside")
    return (not ends_sentence(block.text) or block.text.endswith((":", "："))) and reason_below in below


def _is_named_by(block: Block, above: Block) -> bool:
    """Whether a line names those of whom the line above says what they did: "Produced by:"."""
    label = above.words <= 4 and above.text.endswith((":", "：")) and is_credit(above.text)
    return label and block.words < BYLINE_WORDS and not _is_sentence(block)


def _is_biography(blocks: list[Block], index: int) -> bool:
    """Whether a paragraph begins with the name over it: "Ada Quill" and "Ada Quill writes about harbours"."""
    if not index:
        return False
    name, block = blocks[index - 1], blocks[index]
    return (
        2 <= name.words <= 5
        and block.words <= BIOGRAPHY_WORDS
        and not ends_sentence(name.text)
        and block.text.startswith(name.text + " ")
    )


def _is_sentence(block: Block) -> bool:
    """Whether a block is prose. A date line may end with a bracket: "(updated at 12:30)"."""
    if block.words < PROSE_WORDS or not ends_sentence(block.text):
        return False
    return block.words >= 20 or block.text[-1] not in ")）" or not is_dated(block.text)


def _is_question(block: Block) -> bool:
    """Whether a block asks: an interview may begin with a question of three words."""
    return (
        block.tag not in HEADINGS and block.words > 2 and block.text.endswith(("?", "？", "؟")) and not block.link_words
    )


def _empty_headings(blocks: list[Block], reasons: dict[int, str]) -> None:
    """A heading belongs to what is under it; where all of that went, the heading goes."""
    pending: list[int] = []
    removed = False
    for index, reason in reasons.items():
        block = blocks[index]
        if reason:
            removed = removed or reason.startswith(POINTING)
            last = blocks[pending[-1]] if pending else block
            if (
                reason in ("link", "label")
                and pending
                and pending[-1] == index - 1
                and last.link_words > 0.8 * last.words
            ):
                reasons[pending.pop()] = "heading of nothing"  # a card: a headline that links, "read more"
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


def _empty_boxes(layout: Layout, reasons: dict[int, str]) -> None:
    """A short heading in a box of its own goes with all that the box has, wherever the text goes on.

    A longer one may be the headline of a live blog's entry whose text is a link.
    """
    for index, reason in reasons.items():
        heading = layout.blocks[index]
        if reason or heading.tag not in HEADINGS or heading.words > BOX_LABEL_WORDS:
            continue
        box = layout.nodes[layout.nodes[heading.node].parent]
        rest = [reasons.get(other, "outside") for other in range(box.first, box.end) if other != index]
        if rest and all(rest) and any(other.startswith(POINTING) for other in rest):
            reasons[index] = "heading of nothing"


def _entry_times(blocks: list[Block], reasons: dict[int, str]) -> None:
    """Times above the entries of a live blog are not bylines: each stays, without the name beside it, as the entry's first line."""
    times: list[int] = []
    others: list[int] = []
    previous = ""
    for index, reason in reasons.items():
        block = blocks[index]
        loose = not reason and block.words <= 4 and block.tag not in HEADINGS and block.tag not in _ROWS
        if (loose or reason == "named byline") and block.words < BYLINE_WORDS and _CLOCK.match(block.text):
            if times and previous != "text":
                others.append(times.pop())  # two times in a row: posted and updated; the later stands over the entry
            times.append(index)
            previous = "time"
        elif not reason and block.words >= PROSE_WORDS:
            previous = "text"
    if len(times) >= ENTRIES:
        for index in others:
            reasons[index] = reasons[index] or "byline"
        for index in times:
            found = _CLOCK.match(blocks[index].text)
            if found is not None:
                blocks[index].text = found.group().strip()
                reasons[index] = ""

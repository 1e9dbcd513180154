"""Which blocks of the container are the article's.

Three kinds of reasons remove a block: the element around it (a figure, a share bar), its own words or links
(a label, a cross-reference), and its place (:mod:`tasks.pure.extract.body.place`). Every rule by element first
compares how much of the article's prose it would cost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeGuard, get_args

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout, Node
from tasks.pure.extract.body.cards import is_link_behind_label
from tasks.pure.extract.body.code import is_column_of_numbers, is_language_of
from tasks.pure.extract.body.confirm import confirmed
from tasks.pure.extract.body.credits import is_picture_credit
from tasks.pure.extract.body.form_boxes import boxes_around_forms
from tasks.pure.extract.body.hints import JUNK, Hint
from tasks.pure.extract.body.lines import (
    is_addresses,
    is_call,
    is_form_note,
    is_icons,
    is_imperative,
    is_keywords,
    is_label,
    is_line_numbers,
    is_newsletter_note,
    is_paywall_notice,
    is_plain_pointer,
    is_pointer,
    is_rule,
    is_shortcode,
)
from tasks.pure.extract.body.pictures import captioned_pictures, is_image_with_few_words
from tasks.pure.extract.body.place import judge_places
from tasks.pure.extract.body.reasons import BlockReason, ElementReason, Removal, Removals
from tasks.pure.extract.body.stamps import is_former_title
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.head import begins_title, is_part_of_title
from tasks.pure.extract.page.text import ends_sentence, same_words

ASIDE: frozenset[str] = frozenset(get_args(ElementReason))
"""Elements that HTML defines as separate from the text. A form may hold a whole page; then it holds most of the prose."""
LESSER_PART = 0.3
"""An element that holds more of the prose than this is kept, even if its class name suggests otherwise."""
QUOTED_WORDS = 25
"""Words of a quotation in a figure, at least."""
HIDDEN_PART = 0.5
"""The same of what is hidden and named a player's: the transcript of a film has as many words as a short report."""
_OPENING = 8
"""Lines at the top among which the headline may be, below the name of the site and what it says of itself."""
SHORT_LINE = 40
"""Words below which a line is compared with the headline, and may be a picture credit."""

_ANSWERS = ("Re:", "RE:", "re:", "Aw:", "AW:", "Sv:", "SV:", "Antw:", "Rif:", "Odp:", "Vs:", "VS:")
"""How the subject of an answer begins, in a forum or letter."""
_BY_WORDS: tuple[tuple[Callable[[str], bool], BlockReason], ...] = (
    (is_label, "label"),
    (is_former_title, "headline"),
    (is_rule, "separator"),
    (is_paywall_notice, "paywall notice"),
    (is_keywords, "keywords"),
    (is_call, "call to action"),
    (is_imperative, "call to action"),
    (is_newsletter_note, "call to action"),
    (is_form_note, "call to action"),
    (is_icons, "icon names"),
    (is_shortcode, "shortcode"),
)
"""What a line's words say it is; the first that applies."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The container's blocks, judged."""

    layout: Layout
    """The page's, with the times of a live blog's entries shortened to the time."""
    kept: list[int]
    """Indexes of the article's blocks in page order."""
    removed: list[tuple[Removal, int]]
    """The container's other blocks with the reason, in page order."""


def keep_blocks(view: View, container: int, *, title: str) -> Cleaned:
    """Judge the blocks of the container, which is given by its index among the nodes."""
    top = view.layout.nodes[container]
    span = range(top.first, top.end)
    removals: Removals = dict(zip(span, _by_elements(view, container), strict=True))
    blocks = view.layout.blocks
    headline = same_words(title)
    for index in span:
        if index == view.headline:
            removals[index] = Removal("headline")
        elif removals[index] is None:
            block = blocks[index]
            if (
                view.layout.pictured.get(index) == block.text
                and block.tag in ("p", "div", "body")
                and not block.link_words
            ):
                removals[index] = Removal("caption")  # printed under the picture that it describes
            elif reason := _by_line(block, headline):
                removals[index] = Removal(reason)
            elif block.words and _is_note_of_code(view.layout, index):
                removals[index] = Removal("line numbers")
            elif block.link_words and is_link_behind_label(view.layout, block):
                removals[index] = Removal("cross-reference")
    layout = judge_places(view, removals)
    above = blocks[view.headline].text if view.headline is not None else ""
    for index in _headline_too(layout.blocks, span, removals, above, title):
        removals[index] = removals[index] or Removal("headline")
    return Cleaned(
        layout,
        kept=[index for index, removal in removals.items() if removal is None],
        removed=[(removal, index) for index, removal in removals.items() if removal is not None],
    )


def _is_note_of_code(layout: Layout, index: int) -> bool:
    """Whether a line is the numbers of the lines of code next to it, or its language, in one box or row with it."""
    blocks = layout.blocks
    block = blocks[index]
    numbers = is_line_numbers(block.text) and is_column_of_numbers(layout.nodes[block.node].element)
    if not numbers and block.words != 1:
        return False
    code = [at for at in (index + 1, index - 1) if 0 <= at < len(blocks) and blocks[at].tag == "pre"]
    return any(
        numbers or is_language_of(block.text, layout.nodes[blocks[at].node].element)
        for at in code
        if _are_together(layout, index, at)
    )


def _are_together(layout: Layout, index: int, other: int) -> bool:
    """Whether two lines are in one row of a table, or one is in the box around the other."""
    nodes = layout.nodes
    own = box = layout.blocks[index].node
    while box >= 0 and nodes[box].element.name != "tr":
        box = nodes[box].parent
    box = box if box >= 0 else nodes[own].parent if nodes[own].end - nodes[own].first == 1 else own
    return box >= 0 and nodes[box].first <= other < nodes[box].end


def _headline_too(blocks: Sequence[Block], span: range, removals: Removals, first: str, title: str) -> Sequence[int]:
    """Indexes of the text's first lines up to the headline, where that is as ``<title>`` has it beside the site's name.

    ``first``: the page's first heading, if it has one. It may be the site's name: then the headline is the other part of
    ``<title>``, in a heading or any element, and what is between them is what the site says of itself.
    """
    opening = next((index for index in span if removals[index] is None), None)
    if opening is None:
        return ()
    text = blocks[opening].text
    if not first:
        return (opening,) if begins_title(text, title) else ()
    if blocks[opening].tag in HEADINGS and all(is_part_of_title(part, title) for part in (first, text)):
        return (opening,)
    for index in span[:_OPENING]:
        if removals[index] is None and blocks[index].words >= SHORT_LINE:
            break
        if _make_up(first, blocks[index].text, title):
            return range(span.start, index + 1)
    return ()


def _make_up(first: str, second: str, title: str) -> bool:
    """Whether two lines are all that a title says, in either order."""
    one, two = same_words(first), same_words(second)
    return bool(one and two) and same_words(title) in (one + two, two + one)


def is_headline(words: str, headline: str) -> bool:
    """Whether two folded texts are one headline, of which one may have the site's name added or be cut."""
    shorter, longer = sorted((words, headline), key=len)
    return (longer.startswith(shorter) or longer.endswith(shorter)) and len(shorter) > 0.6 * len(longer)


def _by_elements(view: View, container: int) -> list[Removal | None]:
    """For each block of the container, why the elements around it say that it is not the article's."""
    nodes = view.layout.nodes
    top = nodes[container]
    total = view.prose_of(top) or 1.0
    known: dict[int, Removal | None] = dict.fromkeys(view.others, Removal("related articles"))
    known[container] = None
    known |= dict.fromkeys(captioned_pictures(view, container, total, LESSER_PART), Removal("caption"))
    known |= dict.fromkeys(boxes_around_forms(view, container, total, LESSER_PART), Removal("form"))
    removals = []
    for block in view.layout.blocks[top.first : top.end]:
        # What the elements around it say: from the block up to one that is known, and down again.
        index = block.node
        unknown = []
        while index not in known:
            unknown.append(index)
            index = nodes[index].parent
        removal = known[index]
        for index in reversed(unknown):
            removal = known[index] = removal or _by_element(view, nodes[index], total)
        removals.append(removal)
    return removals


def _by_element(view: View, node: Node, total: float) -> Removal | None:
    """Why one element says that what is in it is not the article's. ``total``: words of prose in the container."""
    hints = node.hints & JUNK & ~view.ignored
    name = node.element.name
    if view.holds_headline(node) or name == "article":
        hints, name = Hint.NONE, ""
    elif name in HEADINGS:
        # Anchors of a table of contents, times of a live blog, "adv-heading": an advertisement is in a box of its own.
        hints &= ~(Hint.NAVIGATION | Hint.BYLINE | Hint.AD)
    elif node.hints & Hint.POINTS or (name == "figure" and _holds_text(view.layout, node)):
        name = ""
    if hints and node.end > node.first:
        hints = confirmed(view.layout, node, hints)
    lesser = HIDDEN_PART if hints & Hint.HIDDEN and hints & Hint.MEDIA else LESSER_PART
    if (_is_aside(name) or hints) and view.prose_of(node) / total < lesser:
        return Removal(name) if _is_aside(name) else Removal("named", hints)
    return Removal("caption") if is_image_with_few_words(view.layout, node) else None


def _is_aside(name: str) -> TypeGuard[ElementReason]:
    return name in ASIDE


def _holds_text(layout: Layout, node: Node) -> bool:
    """Whether a figure is of text: code, a table, or what somebody said at length. A pull quote is shorter, and a post is embedded."""
    blocks = layout.blocks[node.first : node.end]
    if any(block.tag in ("pre", "tr") for block in blocks):
        return True
    quoted = sum(block.words for block in blocks if block.tag == "blockquote")
    return quoted >= QUOTED_WORDS and not node.hints & Hint.MEDIA


def _by_line(block: Block, headline: str) -> BlockReason | None:
    """Why a block's own words say that it is not the article's. ``headline``: folded, empty where none is stated."""
    text = block.text
    if headline and block.words < SHORT_LINE:
        words = same_words(text.partition(":")[2] if text.startswith(_ANSWERS) else text)
        if words == headline or (block.tag in HEADINGS and is_headline(words, headline)):
            return "headline"
    for recognises, reason in _BY_WORDS:
        if recognises(text):
            return reason
    if block.tag != "li" and is_addresses(text):
        return "web address"
    if is_plain_pointer(text):
        return "cross-reference"
    if block.words < SHORT_LINE and is_picture_credit(text):
        return "caption"
    return _by_links(block)


def _by_links(block: Block) -> BlockReason | None:
    """Why a block's links say that it leads elsewhere. A sub-heading that links may have text below it."""
    if not block.link_words or block.link_words < 0.5 * block.words or block.tag in HEADINGS:
        return None
    text = block.text
    is_sentence = text.endswith(".") and block.words >= PROSE_WORDS
    if block.link_words > 0.8 * block.words and block.tag not in ("tr", "blockquote") and not is_sentence:
        return "link"
    if is_pointer(text) or (":" in text[: len(text) // 2] and not ends_sentence(text)):
        return "cross-reference"
    return None

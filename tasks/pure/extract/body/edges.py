"""Both ends of a text: dates and bylines before the first prose, credits and appeals after the last."""

from __future__ import annotations

from itertools import islice

from tasks.pure.extract.body.biographies import Biographies
from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout, Node
from tasks.pure.extract.body.closing_parts import start_of_closing_part
from tasks.pure.extract.body.code import is_line_of_code
from tasks.pure.extract.body.credits import is_article_credit
from tasks.pure.extract.body.disclaimers import is_disclaimer
from tasks.pure.extract.body.lines import is_appeal, is_banner, is_minutes, is_notice, is_pointer
from tasks.pure.extract.body.readers import ClosingBlocks
from tasks.pure.extract.body.reasons import BlockReason, Removal, Removals
from tasks.pure.extract.body.stamps import (
    is_byline,
    is_date_line,
    is_dated,
    is_initials,
    is_label_of_staff,
    is_list_of_staff,
    is_programme,
    is_signature,
    is_stamp,
)
from tasks.pure.extract.page.text import ends_sentence

OPENING = 8
"""Blocks at the top among which dates and bylines are looked for."""
POINTS, POINT_WORDS = 2, 4
"""Short sentences in a row above the first prose, from which they are key points, and words of each, at least."""
ROWS = frozenset({"li", "tr", "blockquote"})
"""Blocks that are short and not a sentence in any text."""
LABELS, LABELS_AMONG = 2, 200
"""Lines like the one above the first prose that make it one of several, and blocks among which they are looked for."""
DATE_LINE_WORDS = 25
"""Words below which a line with a date, before the first prose, is a date line."""
BYLINE_WORDS = 12
"""Words of a byline or date line under the first sentences; fewer than this, unless it begins with the date."""
DATE_CHARACTERS = 60
"""Characters at the beginning of a longer line in which its date is."""
CLOSING_DATE_WORDS = 15
"""Words below which a line with a date, after the last prose, is a date line."""
BIOGRAPHY_WORDS = 80
"""Words of a writer's biography under the text, at most."""
_FULL_STOPS = tuple('.!?…。！？؟۔।»”"’')
"""Ends of a sentence; not a colon or bracket, which close bylines too."""
_APPEALS: dict[str, tuple[BlockReason, ...]] = {"dt": ("call to action", "credit")}
"""Reasons of what is under a line, by the line's tag, for which the line is its heading: a term is that of its definition."""
NAME_WORDS = 6
"""Words of a line over the date, at most."""
WORDS_OF_DATE = 4
"""Words of an item of a list that is a date: builders of pages set it as one."""
MOST_NOTES = 6
"""Disclaimers under one text, at most: for each the whole text is searched."""
MOST_PARTS = 3
"""Parts of several paragraphs under one text, at most: for each the whole text is counted."""
LABEL_WORDS = 4
"""Words of a label ("Produced by:") above the names that belong to it, at most."""


def judge_edges(layout: Layout, removals: Removals, headline: int | None = None, host: str = "") -> None:
    """Add reasons to the kept blocks at both ends.

    Args:
        layout: The page.
        removals: The container's blocks in page order.
        headline: Index of the page's headline, where there is one.
        host: The page's host, where it is known.
    """
    blocks = layout.blocks
    kept = [index for index, removal in removals.items() if removal is None]
    notices = [index for index in kept[:OPENING] if is_notice(blocks[index].text)]
    for index in notices:
        removals[index] = Removal("banner")
        kept.remove(index)
    opening = kept[:OPENING]
    prose_starts = next((at for at, i in enumerate(opening) if is_sentence(blocks[i]) or _is_question(blocks[i])), 0)
    later_headings = {blocks[index].tag for index in kept[prose_starts:] if blocks[index].tag in HEADINGS}
    points = _points(layout, opening[:prose_starts])
    labels = _equal_labels(layout, kept, prose_starts)
    for index in opening[:prose_starts]:
        if index in points or index in labels or _is_code(layout, index):
            continue
        if not _is_short_paragraph(layout, index, opening[prose_starts]) and _is_preamble(
            blocks[index], later_headings
        ):
            removals[index] = Removal("preamble")
    for at, index in enumerate(opening[prose_starts + 1 :], prose_starts + 2):  # between the lead and the text
        block = blocks[index]
        if block.words >= DATE_LINE_WORDS or block.tag in HEADINGS or block.tag in ROWS or is_sentence(block):
            break
        if _is_code(layout, index) or (block.words >= BYLINE_WORDS and not is_stamp(block.text[:DATE_CHARACTERS])):
            break
        if is_byline(block.text) or is_minutes(block.text) or _is_over_date(blocks, index, opening[at : at + 1]):
            removals[index] = Removal("byline")
    _judge_closing(layout, removals, kept, headline, host)


def _judge_closing(layout: Layout, removals: Removals, kept: list[int], headline: int | None, host: str) -> None:
    """Add reasons from the last kept block up, to the first that is the text's."""
    blocks = layout.blocks
    texts = [blocks[index] for index in kept]
    title = "" if headline is None else blocks[headline].text
    closing = ClosingBlocks(layout, kept)
    notes = parts = 0
    biographies = Biographies(layout, [index for index in kept if removals[index] is None], headline)
    for at, index in reversed(list(enumerate(kept))):
        if removals[index] is not None:
            continue
        if _is_code(layout, index):
            break
        above = texts[at - 1] if at else None
        reason = (
            _closing_place(blocks, index, removals.get(index + 1))
            or _closing_words(blocks[index], above)
            or _closing_form(layout, index, kept[at - 1] if at else None)
        )
        if reason is None and notes < MOST_NOTES and is_disclaimer(texts, at, title):
            reason, notes = "credit", notes + 1
        if reason is None and closing.is_to_readers(at):
            reason = "call to action"
        if reason is None and at and biographies.is_one(index):
            reason = "after the text"
        if reason is None:
            left = [other for other in kept[: at + 1] if removals[other] is None] if parts < MOST_PARTS else []
            start = start_of_closing_part(layout, removals, left, closing, host) if len(left) == at + 1 else None
            if start is None:
                break
            parts += 1
            for other in left[start:]:
                removals[other] = Removal("call to action")
            continue
        removals[index] = Removal(reason)


def is_sentence(block: Block) -> bool:
    """Whether a block is prose. A date line may end with a bracket or a full stop: "(updated at 12:30)", "5:39 p.m."."""
    if block.words < PROSE_WORDS or not ends_sentence(block.text):
        return False
    if block.words < DATE_LINE_WORDS and is_date_line(block.text):
        return False
    return block.words >= 20 or block.text[-1] not in ")）" or not is_dated(block.text)


def _is_preamble(block: Block, later_headings: set[str]) -> bool:
    """Whether a block before the first prose is a date, byline, kicker or second headline."""
    if block.tag in HEADINGS:  # the name of a box too; not a sub-heading, for no other of its level follows
        return block.tag not in later_headings
    if block.tag in ROWS:
        return block.tag == "li" and block.words <= WORDS_OF_DATE and is_byline(block.text)
    return block.words < PROSE_WORDS or (block.words < DATE_LINE_WORDS and is_dated(block.text))


def _is_over_date(blocks: list[Block], index: int, below: list[int]) -> bool:
    """Whether a line of few words without a full stop is right over the date, as the writer's name and the town are."""
    line = blocks[index]
    if line.words > NAME_WORDS or line.link_words or line.text[-1:] in (*_FULL_STOPS, ":", "："):
        return False
    return any(blocks[at].words < BYLINE_WORDS and is_byline(blocks[at].text) for at in below)


def _is_code(layout: Layout, index: int) -> bool:
    """Whether a block is code, in which ``by`` signs nothing and a year dates nothing."""
    block = layout.blocks[index]
    return block.tag == "pre" and is_line_of_code(layout.nodes[block.node].element)


def _equal_labels(layout: Layout, kept: list[int], prose_starts: int) -> set[int]:
    """The line right above the first prose, if it is stressed as a whole and so are others with prose below them.

    They say who speaks, or what each part is about: the first is no byline, if the others are none.
    """
    blocks = layout.blocks
    if not prose_starts:
        return set()
    first = kept[prose_starts - 1]
    if not _is_label(layout, first):
        return set()
    following = zip(kept[prose_starts:], kept[prose_starts + 1 :], strict=False)
    others = sum(
        _is_label(layout, index) and is_sentence(blocks[below]) for index, below in islice(following, LABELS_AMONG)
    )
    return {first} if others >= LABELS else set()


def _is_label(layout: Layout, index: int) -> bool:
    """Whether a line is a paragraph of few words, all of them stressed."""
    block = layout.blocks[index]
    element = layout.nodes[block.node].element
    if block.words >= PROSE_WORDS or element.name != "p" or block.link_words or is_dated(block.text):
        return False
    return len(element.contents) == 1 and getattr(element.contents[0], "name", None) in ("b", "strong")


def _points(layout: Layout, opening: list[int]) -> set[int]:
    """Short sentences above the first prose that follow each other in elements of one kind: key points."""
    found: set[int] = set()
    run: list[int] = []
    for index in opening:
        block = layout.blocks[index]
        is_point = (
            block.tag not in HEADINGS
            and block.words >= POINT_WORDS
            and not block.link_words
            and block.text.endswith(_FULL_STOPS)
            and not is_dated(block.text)
        )
        if run and not (is_point and block.tag == layout.blocks[run[-1]].tag):
            run = []
        if is_point:
            run.append(index)
        if len(run) >= POINTS:
            found.update(run)
    return found


def _is_short_paragraph(layout: Layout, index: int, prose: int) -> bool:
    """Whether a line of few words above the first prose is a paragraph of the same text: "Silence.", in an equal element.

    A date, a byline, a kicker has no full stop, or is in an element of its own kind.
    """
    block, first = layout.blocks[index], layout.blocks[prose]
    if block.tag != first.tag or block.link_words or not block.text.endswith(_FULL_STOPS) or is_dated(block.text):
        return False
    one, other = layout.nodes[block.node], layout.nodes[first.node]
    return _is_equal(one, other) and _is_equal(layout.nodes[one.parent], layout.nodes[other.parent])


def _is_equal(one: Node, other: Node) -> bool:
    """Whether two elements have one name and the same attributes, but for their id."""
    ours, theirs = one.element, other.element
    return ours.name == theirs.name and all(
        ours.attrs.get(name) == theirs.attrs.get(name) for name in ("class", "style")
    )


def _closing_place(blocks: list[Block], index: int, below: Removal | None) -> BlockReason | None:
    """Why the last block that is left is not the text's, by its tag and neighbours. ``below``: why the next was removed."""
    block = blocks[index]
    if block.tag in HEADINGS:
        return "after the text"
    if is_banner(block.text) or is_notice(block.text):
        return "banner"
    if block.words < PROSE_WORDS and block.tag not in ROWS and below is not None and below.is_links:
        # "More great stories", whose links were removed
        if not ends_sentence(block.text) or block.text.endswith((":", "：")):
            return "orphan heading"
    if block.words < PROSE_WORDS and below is not None and below.reason in _APPEALS.get(block.tag, ("call to action",)):
        if not ends_sentence(block.text) and block.tag not in ROWS:
            return "orphan heading"
    if index and _is_biography(blocks[index - 1], block):
        return "after the text"
    return None


def _closing_words(block: Block, above: Block | None) -> BlockReason | None:
    """Why the last block that is left is not the text's, by its words. ``above``: the kept block before it."""
    text = block.text
    if block.link_words and not ends_sentence(text) and is_pointer(text):
        return "cross-reference"
    if is_signature(text):
        return "signature"
    if is_article_credit(text) or is_appeal(text) or (above is not None and _is_named_by(block, above)):
        return "credit"
    if block.words < CLOSING_DATE_WORDS and block.tag not in ROWS and not is_sentence(block) and is_dated(text):
        return "after the text"
    return None


def _closing_form(layout: Layout, index: int, above: int | None) -> BlockReason | None:
    """Why the last block that is left is not the text's, by how it is written: initials, names under labels, a programme."""
    block = layout.blocks[index]
    text = block.text
    is_alone = block.tag == "li" and above is not None and layout.blocks[above].tag != "li"
    if (block.tag in ROWS and not is_alone) or block.link_words:
        return None
    if is_initials(text) or is_list_of_staff(text) or (block.tag == "dt" and is_label_of_staff(text)):
        return "signature"
    if above is not None and is_programme(text):
        parents = [layout.nodes[layout.blocks[at].node].parent for at in (index, above)]
        if parents[0] != parents[1]:  # in a box of its own; among the paragraphs it may say when the concert is
            return "after the text"
    return None


def _is_named_by(block: Block, above: Block) -> bool:
    """Whether a line names those of whom the line above says what they did: "Produced by:"."""
    marked = above.tag == "dt" or above.text.endswith((":", "："))
    label = above.words <= LABEL_WORDS and marked and (is_article_credit(above.text) or is_label_of_staff(above.text))
    return label and block.words < BYLINE_WORDS and not is_sentence(block)


def _is_biography(name: Block, block: Block) -> bool:
    """Whether a paragraph begins with the name over it: "Ada Quill" and "Ada Quill writes about harbours"."""
    return (
        2 <= name.words <= 5
        and block.words <= BIOGRAPHY_WORDS
        and not ends_sentence(name.text)
        and block.text.startswith(name.text + " ")
    )


def _is_question(block: Block) -> bool:
    """Whether a block is a question: an interview may begin with one of three words."""
    return (
        block.tag not in HEADINGS and block.words > 2 and block.text.endswith(("?", "？", "؟")) and not block.link_words
    )

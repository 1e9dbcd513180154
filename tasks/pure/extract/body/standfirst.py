"""The lead: the standfirst between headline and body, where the page shows one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from tasks.pure.extract.body.blocks import Layout
from tasks.pure.extract.body.clean import is_captioned_picture, stands_beside_image
from tasks.pure.extract.body.hints import JUNK, Hint
from tasks.pure.extract.body.lines import (
    is_appeal,
    is_date_line,
    is_former_title,
    is_label,
    is_picture_credit,
    is_stamp,
)
from tasks.pure.extract.page.text import ends_sentence, same_words

REACH = 40
"""Blocks before the body that are looked at: between headline and body stand bylines, dates, share bars, a caption."""
MIN_WORDS = 6
PLAIN_WORDS = 10
"""Words of a lead that neither a description nor a name bears out."""
DATE_WORDS = 10
"""Words of a date line or byline, at most, that stands in the lead's place."""
_TIME_OF_DAY = re.compile(r"\b\d{1,2}[:h]\d{2}\b")
CUT_WORDS = 20
"""Words from which a paragraph is a lead also where it stops in the middle of a sentence."""


def descriptions_of(metas: Mapping[str, Sequence[str]]) -> list[str]:
    """What the head says the article is about: often the standfirst word for word."""
    names = ("og:description", "description", "twitter:description", "dc.description")
    return list(dict.fromkeys(same_words(text) for name in names for text in metas.get(name, ()) if len(text) > 30))


def find_lead(
    layout: Layout,
    kept: list[int],
    ignored: int,
    start: int,
    *,
    title: str,
    descriptions: Sequence[str],
    captions: Collection[int] = (),
    plain: bool = True,
) -> int | None:
    """Index of the lead's block, in the body already or above it; None where the page shows none.

    ``descriptions``: folded as ``same_words`` does. ``captions``: indexes of blocks that are known to be captions.
    ``plain``: whether a sentence above the body that nothing calls its lead may be it.
    """
    if not kept:
        return None
    blocks = layout.blocks
    headline = same_words(title)
    first = kept[0]
    if start >= first:
        return None
    placed: list[int] = []
    body = {same_words(blocks[index].text[:2000]) for index in kept[:10]}
    for index in range(max(start + 1, first - REACH), first):
        block = blocks[index]
        words = same_words(block.text)
        if block.words < MIN_WORDS or block.tag == "h1" or is_label(block.text) or words == headline:
            continue
        if words in body or block.link_words > 0.5 * block.words or is_former_title(block.text):
            continue
        if is_stamped(block.text, block.words) or _is_code(block.text):
            continue
        hints = _hints(layout, block.node, ignored)
        if _matches(words, descriptions) and not hints & Hint.OVERLAY:
            return index
        if start >= 0 and hints & Hint.LEAD and not hints & (JUNK & ~Hint.RELATED):
            return index
        sentence = ends_sentence(block.text) or (block.tag == "p" and block.words >= CUT_WORDS)
        if start >= 0 and not hints & JUNK and block.words >= PLAIN_WORDS and sentence and index not in captions:
            if blocks[first].tag != "p" or not _is_beside_image(layout, block.node):
                placed.append(index)
    if len(kept) > 2 and _is_named_lead(layout, blocks[first].node):
        return None if is_stamped(blocks[first].text, blocks[first].words) else first
    # Between headline and body stands one plain sentence or two, and nothing says that it is something else.
    if plain and len(placed) == 1:
        text = blocks[placed[0]].text
        return None if is_picture_credit(text) or is_appeal(text) or is_date_line(text) else placed[0]
    return None


def is_stamped(text: str, words: int) -> bool:
    """Whether a text is a byline or date; one with a time of day may be longer: "By A. Quill - 05:01 - Time to read"."""
    timed = words < 1.5 * DATE_WORDS and _TIME_OF_DAY.search(text) is not None
    short = words < DATE_WORDS or (timed and not text.endswith((".", "!", "?", "…")))
    return short and is_stamp(text)


def _is_code(text: str) -> bool:
    """Whether a text is a script's, which a tag that closes itself (``<script/>``) leaves among the page's words."""
    start = text[:400]
    return "{" in start and "(" in start and ";" in text and ("function" in start or "var " in start)


def _is_beside_image(layout: Layout, node: int) -> bool:
    """Whether a text that is no paragraph, as those of the body are, stands alone in an element with an image."""
    above = layout.nodes[node].parent
    return any(index >= 0 and stands_beside_image(layout, layout.nodes[index]) for index in (node, above))


def _is_named_lead(layout: Layout, index: int) -> bool:
    """Whether the element around the first paragraph, or the one above it, is named a lead and holds little else."""
    for _ in range(2):
        node = layout.nodes[index]
        if node.end - node.first > 2 or node.parent < 0:
            return False
        if node.hints & Hint.LEAD:
            return True
        index = node.parent
    return False


def _matches(words: str, descriptions: Sequence[str]) -> bool:
    """Whether a text is a description, or one is the beginning of the other (descriptions are often cut)."""
    for description in descriptions:
        shorter, longer = sorted((words, description), key=len)
        if len(shorter) >= 25 and longer.startswith(shorter[: max(25, int(len(shorter) * 0.9))]):
            return True
    return False


def _hints(layout: Layout, node: int, ignored: int) -> int:
    """The hints of the elements around a block, three levels up: above stands the page."""
    hints = Hint.NONE
    for _ in range(3):
        if node < 0:
            break
        hints |= layout.nodes[node].hints
        name = layout.nodes[node].element.name
        if name in ("figure", "figcaption", "aside", "nav") or is_captioned_picture(layout, layout.nodes[node]):
            hints |= Hint.CAPTION
        node = layout.nodes[node].parent
    return hints & ~ignored

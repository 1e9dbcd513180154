"""Lone lines between the paragraphs that are a link to another article of the site, without a label that is known.

"The ferry sails again.", linked as a whole, and "Lue myös: The ferry sails again." in any language: an article links in its
sentences. What it says in a line of its own with a link to its source or a file, or to what it is about, stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.pure.extract.body.blocks import HEADINGS, Block, Layout
from tasks.pure.extract.body.cards import HEADLINE_WORDS, TITLE_WORDS
from tasks.pure.extract.body.reasons import Removal, Removals
from tasks.pure.extract.body.unboxed import addresses_of_line, is_paragraph, leads_on, stems
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.nodes import joined_texts
from tasks.pure.extract.page.text import clean, count_words, ends_sentence

LABEL_WORDS = 4
"""Words of the label before a link, or in it before a colon, at most."""
MOST = 4
"""Such lines in one text, at most: with more, the text is made of them."""
ABOVE, PARAGRAPHS = 1, 3
"""Paragraphs of the text above such a line, and in all, at least."""
LONGEST_TEXT = 100_000
"""Characters of a text that is searched for them, at most."""
_TAGS = frozenset({"p", "div", "blockquote", "body"})
_COLONS = (":", "：")
_WORD = re.compile(r"[^\W_]+")


def remove_linked_lines(view: View, removals: Removals) -> None:
    """Remove the lines that lead to another article. ``removals``: the container's blocks in page order."""
    blocks, nodes = view.layout.blocks, view.layout.nodes
    kept = [index for index, removal in removals.items() if removal is None]
    lines = [at for at, index in enumerate(kept) if _may_lead(blocks[index]) and _is_alone(blocks, kept, at)]
    if not 0 < len(lines) <= MOST:
        return
    own = [index for at, index in enumerate(kept) if at not in lines]
    paragraphs = [index for index in own if is_paragraph(blocks[index])]
    if len(paragraphs) < PARAGRAPHS or sum(len(blocks[index].text) for index in own) > LONGEST_TEXT:
        return
    said: set[str] | None = None
    for at in lines:
        index = kept[at]
        if index < paragraphs[ABOVE - 1] or not leads_on(addresses_of_line(nodes[blocks[index].node]), view.host):
            continue
        if ends_sentence(blocks[index].text) or not _is_labelled(view.layout, index):
            if blocks[index].link_words < blocks[index].words and not _is_labelled(view.layout, index):
                continue
            if said is None:
                said = {stem for other in own for stem in _about(blocks[other].text)}
            if not said.isdisjoint(_about(blocks[index].text)):
                continue
        removals[index] = Removal("cross-reference")


def _about(text: str) -> Iterator[str]:
    """What a text is about: its stems, and names such as "1000XM5"."""
    yield from stems(text)
    yield from (word for word in _WORD.findall(text.casefold()) if not word.isalpha())


def _may_lead(block: Block) -> bool:
    return (
        block.tag in _TAGS
        and 2 * block.link_words >= block.words > 0
        and TITLE_WORDS[0] <= block.link_words <= TITLE_WORDS[1]
        and block.words - block.link_words <= LABEL_WORDS
        and "\n" not in block.text
    )


def _is_alone(blocks: list[Block], kept: list[int], at: int) -> bool:
    """Whether the lines around one are neither of its form, as in a list of links, nor announce it with a colon."""
    around = [blocks[kept[other]] for other in (at - 1, at + 1) if 0 <= other < len(kept)]
    if at and around[0].text.endswith(_COLONS):
        return False
    return not any(block.tag not in HEADINGS and 2 * block.link_words >= block.words for block in around)


def _is_labelled(layout: Layout, index: int) -> bool:
    """Whether a line begins with a label, before its link, or in it before a colon, and goes on like a headline."""
    block = layout.blocks[index]
    element = layout.nodes[block.node].element
    linked = clean("".join(joined_texts(link, "") for link in element.find_all("a")))
    label, found, title = block.text.partition(linked)
    if not linked or not found or any(map(str.isalnum, title)):
        return False
    label = label.strip()
    if label:
        return count_words(linked) >= HEADLINE_WORDS and (label.endswith(_COLONS) or not ends_sentence(block.text))
    label, colon, title = linked.partition(":" if ":" in linked else "：")
    return bool(colon) and 1 <= count_words(label) <= LABEL_WORDS and count_words(title) >= HEADLINE_WORDS

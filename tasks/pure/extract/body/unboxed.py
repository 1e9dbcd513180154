"""Cards of other articles without a box: a heading that links and a short text, between the paragraphs of the article or below.

Nothing around such a text says that it is not the article's. Two things together do: its heading links as a whole to a page of
the site, where no heading of the article is of its level; and heading and text have next to no word in common with the article.
Of 6,167 paragraphs of 8 to 40 words in 500 real articles, 7 % have no more than one longer word in common with the rest of
theirs, and hardly any of those is alone under a heading that links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.pure.addresses import is_file
from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Node
from tasks.pure.extract.body.cards import HEADLINE_WORDS, LEAST_TEXT_WORDS, TITLE_WORDS, addresses_in, stays_on
from tasks.pure.extract.body.reasons import Removal, Removals
from tasks.pure.extract.body.stamps import is_stamp
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.nodes import elements_in, joined_texts
from tasks.pure.extract.page.text import clean, count_words, ends_sentence

LONE_HEADLINE_WORDS = 6
"""Words of the headline of a card that is alone, at least: a sub-heading has fewer."""
TEASER_WORDS = 40
"""Words of the text of a card, at most."""
UNBOXED = 4
"""Cards without boxes in one text, at most: with more, it is a list of what it is about."""
ARTICLE_PARAGRAPHS, ABOVE = 3, 2
"""Paragraphs of the article, at least, and of those before the first card."""
LARGEST_SHARE = 0.75
"""Words of such cards as a share of the article's, at most."""
IN_COMMON, IN_COMMON_OF_SEVERAL = 1, 1.5
"""Stems that a card alone has in common with the article, and several in the mean, at most."""
LONGEST_TEXT = 100_000
"""Characters of a text that is searched for them, at most."""
STEM = 6
"""Letters of a stem: shorter words are those that every text has, and inflection changes what follows."""
LINES_WITH_BREAKS = 20
"""Lines of one element among whose links the headline of a line is looked for, at most."""
_WORD = re.compile(r"[^\W\d_]+")
_IDEOGRAMS = re.compile("[\u3400-\u9fff]{2,}|[\u30a0-\u30ff]{2,}")


@dataclass(frozen=True, slots=True)
class _Card:
    lines: tuple[int, ...]
    """Indexes of its blocks that are not removed yet: headline, perhaps a date, text. In page order."""
    headline_words: int


def remove_unboxed_cards(view: View, removals: Removals) -> None:
    """Remove headings that link, each with the short text below it, that have nothing to do with the article."""
    blocks = view.layout.blocks
    kept = [index for index, removal in removals.items() if removal is None]
    cards = [*_under_headings(view, kept), *_with_breaks(view, kept), *_under_links(view, removals)]
    if not 0 < len(cards) <= UNBOXED:
        return
    least = LONE_HEADLINE_WORDS if len(cards) == 1 else HEADLINE_WORDS
    if any(card.headline_words < least for card in cards):
        return
    lines = {index for card in cards for index in card.lines}
    own = [index for index in kept if index not in lines]
    paragraphs = [index for index in own if is_paragraph(blocks[index])]
    if len(paragraphs) < ARTICLE_PARAGRAPHS or sum(index < min(lines) for index in paragraphs) < ABOVE:
        return
    words = sum(blocks[index].words for index in lines)
    if words > LARGEST_SHARE * sum(blocks[index].words for index in own):
        return
    if view.headline is not None:
        own.append(view.headline)
    if sum(len(blocks[index].text) for index in own) > LONGEST_TEXT:
        return
    said = {stem for index in own for stem in stems(blocks[index].text)}
    in_common = sum(len({stem for index in card.lines for stem in stems(blocks[index].text)} & said) for card in cards)
    if in_common <= (IN_COMMON if len(cards) == 1 else IN_COMMON_OF_SEVERAL * len(cards)):
        for index in lines:
            removals[index] = Removal("related articles")


def stems(text: str) -> Iterator[str]:
    """The beginnings of a text's longer words, by which it is known what it is about; of ideograms and katakana, each two."""
    for word in _WORD.findall(text.casefold()):
        if "\u3040" <= word[0] <= "\u9fff":
            for run in _IDEOGRAMS.findall(word):
                yield from (run[at : at + 2] for at in range(len(run) - 1))
        elif "\uac00" <= word[0] <= "\ud7af":
            yield word[:2]
        elif len(word) >= STEM:
            yield word[:STEM]


def _under_headings(view: View, kept: list[int]) -> Iterator[_Card]:
    """Headings that link with the text below them, of levels that no other heading of the article has."""
    blocks, nodes = view.layout.blocks, view.layout.nodes
    found: dict[str, list[_Card]] = {}
    for at, index in enumerate(kept):
        block = blocks[index]
        if block.tag not in HEADINGS:
            continue
        cards = found.setdefault(block.tag, [])
        text = at + 1
        if text + 1 < len(kept) and is_stamp(blocks[kept[text]].text):
            text += 1
        if (
            text < len(kept)
            and _is_headline(block)
            and _is_teaser(blocks[kept[text]])
            and leads_on(addresses_of_line(nodes[block.node]), view.host)
        ):
            lines = kept[at : at + 1] if _ends_box(nodes, block.node, index) else kept[at : text + 1]
            cards.append(_Card(tuple(lines), block.words))
        else:
            cards.append(_Card((), 0))
    for cards in found.values():
        if all(card.lines for card in cards):
            yield from cards


def _ends_box(nodes: list[Node], node: int, index: int) -> bool:
    """Whether a heading is the last line of a box, below its label ("Read more"): the text after the box is not the heading's."""
    while node >= 0 and nodes[node].end == index + 1:
        if nodes[node].first < index:
            return True
        node = nodes[node].parent
    return False


def _with_breaks(view: View, kept: list[int]) -> Iterator[_Card]:
    """Lines that are a link and, after a break, a short text (``<b><a>Headline</a></b><br>Text``)."""
    blocks, nodes = view.layout.blocks, view.layout.nodes
    looked: dict[int, int] = {}
    for index in kept:
        block = blocks[index]
        title, _, text = block.text.partition("\n")
        if not text or not block.link_words or block.tag in HEADINGS or block.tag in ("li", "tr", "pre"):
            continue
        words = count_words(title)
        if words != block.link_words or not LEAST_TEXT_WORDS <= block.words - words <= TEASER_WORDS:
            continue
        looked[block.node] = looked.get(block.node, 0) + 1
        if looked[block.node] > LINES_WITH_BREAKS or not _may_be_headline(title, words) or not _ends(text):
            continue
        links = {
            str(inner.attrs["href"])
            for inner in elements_in(nodes[block.node].element)
            if inner.name == "a" and "href" in inner.attrs and clean(joined_texts(inner, "")) == title
        }
        if leads_on(links, view.host):
            yield _Card((index,), words)


def _under_links(view: View, removals: Removals) -> Iterator[_Card]:
    """Lines that link as a whole with the text below them, two or more in turn: of one alone, the text may be the article's."""
    blocks, nodes = view.layout.blocks, view.layout.nodes
    run: list[_Card] = []
    title = None
    for index, removal in removals.items():
        block = blocks[index]
        if title is not None and removal is None and block.tag == title.tag and _is_teaser(block):
            run.append(_Card((index,), title.words))
            title = None
            continue
        if title is not None or not _is_linked_line(block, removal):
            if len(run) > 1:
                yield from run
            run = []
        title = None
        if _is_linked_line(block, removal) and leads_on(addresses_of_line(nodes[block.node]), view.host):
            title = block
    if len(run) > 1:
        yield from run


def _is_linked_line(block: Block, removal: Removal | None) -> bool:
    """Whether a line is a headline that links, which has been removed for that, or is kept as a cell."""
    return (removal is None or removal.reason == "link") and block.tag not in HEADINGS and _is_headline(block)


def _is_headline(block: Block) -> bool:
    return block.link_words > 0.8 * block.words and _may_be_headline(block.text, block.words)


def _may_be_headline(text: str, words: int) -> bool:
    return TITLE_WORDS[0] <= words <= TITLE_WORDS[1] and not text[0].isdecimal() and not text.endswith((":", "："))


def _is_teaser(block: Block) -> bool:
    return (
        block.tag not in HEADINGS
        and block.tag not in ("li", "tr", "pre")
        and not block.link_words
        and LEAST_TEXT_WORDS <= block.words <= TEASER_WORDS
        and _ends(block.text)
    )


def _ends(text: str) -> bool:
    return ends_sentence(text) and not text.endswith((":", "：")) and "\n" not in text


def addresses_of_line(node: Node) -> set[str]:
    """The addresses in an element that has one line; of others they are not read, because each line would read them all."""
    return set(addresses_in(node.element)) if node.end - node.first == 1 else set()


def leads_on(addresses: set[str], host: str) -> bool:
    """Whether links lead to one page of the site, and that is no file."""
    return len(addresses) == 1 and all(stays_on(address, host) and not is_file(address) for address in addresses)


def is_paragraph(block: Block) -> bool:
    """Whether a block is a sentence or more of running text that hardly links."""
    return (
        block.tag not in HEADINGS
        and block.words >= PROSE_WORDS
        and 2 * block.link_words < block.words
        and ends_sentence(block.text)
    )

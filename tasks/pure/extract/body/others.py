"""Other articles in the page: their cards (a headline that links, a text that does not), and whole ones below the first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from bs4 import Tag

from tasks.pure.addresses import is_file
from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout, Node
from tasks.pure.extract.body.cards import (
    CARD_BLOCKS,
    CARDS,
    CUT_TEXT_WORDS,
    HEADLINE_WORDS,
    TEXT_WORDS,
    TITLE_WORDS,
    addresses_in,
    covered_by_links,
    is_more,
    is_teaser_with_more,
    leading_lines,
    linked_as_a_whole,
    linked_terms,
    may_be_text,
    stays_on,
)
from tasks.pure.extract.body.lines import is_label
from tasks.pure.extract.body.stamps import is_stamp
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence

MOST = 0.35
"""Share of the page's prose that cards have at most; with more, something else must say that they are not the article:
a review of ten hotels links the name of each, too."""
FEW, MOST_INSIDE = 3, 0.45
"""So many cards at most, with text before and after them, may have so much: a short report has no more text than two cards."""
CLOSING, CLOSING_TEXT_WORDS = 3, 40
"""So many cards after the last paragraph of a text, at least, whose headlines are as long as headlines are, may have any share; the
words of the text of each, at most: what a review says of a thing is longer."""
ARTICLE_WORDS = 30
"""Words of running text of a whole article below the first, at least, and of that one."""
LONE_SHARE, LONE_PROSE = 0.2, 40
"""Share of the words of running text around it that a card alone has at most, and those words at least."""
MOST_OVER = 2
"""Lines beside cards, at most, where an element holds nothing else: their label, and a link to more of them."""
LONE_PARAGRAPHS = 3
"""Paragraphs around it, at least."""
_BOXES = frozenset("div section article blockquote details fieldset hgroup header center table ul ol dl figure".split())
"""What may be around a card that is alone; of a list or table, it is the only entry."""
OPENING_BLOCKS = 4
"""Lines at the top of an article among which its headline is."""
_CUT = ("…", "...", "[…]", "[...]", "»", "→")


def other_articles(view: View, host: str) -> frozenset[int]:
    """The nodes that hold other articles, or cards of them.

    Args:
        view: The page.
        host: The page's host; links to another one lead to what the text is about. Empty: not known.
    """
    counts = _Counts.of(view.layout)
    found: set[int] = {*_next_articles(view, host), *linked_as_a_whole(view, host), *covered_by_links(view, host)}
    for index, cards, shortest in linked_terms(view, host):
        node = view.layout.nodes[index]
        if _share(view, node.first, node.end) <= MOST or (
            cards >= CLOSING
            and shortest >= HEADLINE_WORDS
            and _close_a_text(view, counts, node.parent, node.first, node.end)
        ):
            found.add(_around(view, index))
    for lines in leading_lines(view, host):
        if _share(view, view.layout.nodes[lines[0]].first, view.layout.nodes[lines[-1]].end) <= MOST:
            found.update(lines)
    small: dict[int, list[int]] = {}
    linked, plain = _running_links(view.layout.blocks)
    for index, node in enumerate(view.layout.nodes):
        first, end = node.first, node.end
        if CARDS <= end - first <= CARD_BLOCKS and linked[end] > linked[first] and plain[end] > plain[first]:
            small.setdefault(node.parent, []).append(index)
    for parent, within in small.items():
        if len(within) >= CARDS and parent not in found:
            above = view.layout.nodes[parent]
            for alike in _runs_of_alike(view, within):
                if _are_cards(view, alike, host, counts):
                    first, last = view.layout.nodes[alike[0]].first, view.layout.nodes[alike[-1]].end
                    whole = parent >= 0 and _has_nothing_else(view, above, first, last)
                    found.update([_around(view, parent)] if whole else alike)
    paragraphs: dict[int, int] = {}
    for parent, within in small.items():
        if parent not in found:
            found.update(
                index for index in within if index not in found and _is_lone_card(view, index, host, paragraphs)
            )
    return frozenset(found)


def _is_lone_card(view: View, index: int, host: str, paragraphs: dict[int, int]) -> bool:
    """Whether a box among paragraphs is the card of another article: it leads to one address, and has one text at most.

    A sub-heading that links is not in a box of its own; a box for a section of the text has more than one paragraph, or others
    of its kind next to it.
    """
    node = view.layout.nodes[index]
    name = node.element.name
    if (name not in _BOXES and "-" not in name) or view.holds_headline(node):
        return False
    blocks = view.layout.blocks[node.first : node.end]
    titles = [block for block in blocks if block.link_words > 0.8 * block.words and block.words >= HEADLINE_WORDS]
    if not titles or titles[0].text[0].isdecimal() or not _is_card(blocks):
        return False
    if not _is_among_paragraphs(view, index, paragraphs):
        return False
    if sum(may_be_text(block) and not block.link_words for block in blocks) > 1 or not _links_to(node, host):
        return False
    links = set(addresses_in(node.element))
    return len(links) == 1 and not is_file(links.pop())


def _is_among_paragraphs(view: View, index: int, counted: dict[int, int]) -> bool:
    """Whether what is around a box is running text, in paragraphs and not in boxes of its kind.

    ``counted``: the paragraphs in each element around boxes, filled here, because many boxes may be in one.
    """
    nodes = view.layout.nodes
    node = nodes[index]
    above = node.parent
    while above >= 0 and (nodes[above].first, nodes[above].end) == (node.first, node.end):
        above = nodes[above].parent
    if above < 0:
        return False
    own, around = view.prose_of(node), view.prose_of(nodes[above])
    if around - own < LONE_PROSE or own > LONE_SHARE * around:
        return False
    if above not in counted:
        counted[above] = sum(
            nodes[block.node].element.name == "p" and nodes[block.node].parent == above and block.words >= PROSE_WORDS
            for block in view.layout.blocks[nodes[above].first : nodes[above].end]
        )
    return counted[above] >= LONE_PARAGRAPHS


def _next_articles(view: View, host: str) -> Iterable[int]:
    """Elements next to the one with the headline that begin with a headline of the same level, and have a text of their own.

    One of another level counts where it links to a page of the site. Portals load one article below the other, each in an
    element of the same kind. The sections of one text, which may have headings of the level of its headline, are together in
    one ``article``.
    """
    if view.headline is None:
        return
    nodes, blocks = view.layout.nodes, view.layout.blocks
    level = blocks[view.headline].tag
    index = blocks[view.headline].node
    least = float(ARTICLE_WORDS)
    while index >= 0 and nodes[index].element.name not in ("article", "body"):
        if nodes[index].element.name == "td":
            least = ARTICLE_WORDS / 2  # words in cells count half, for most are data
        if view.prose_of(nodes[index]) >= least:
            break
        index = nodes[index].parent
    if index < 0 or nodes[index].element.name == "body" or _is_in_article(view.layout, nodes[index].parent):
        return
    while nodes[above := nodes[index].parent].element.name != "body" and _is_all_of(nodes[index], nodes[above]):
        index = above  # the cell of a row: the next article is in the next row
    for other in range(index + 1, len(nodes)):
        node = nodes[other]
        if (
            node.parent == nodes[index].parent
            and is_alike(nodes[index].element, node.element)
            and view.prose_of(node) >= least
        ):
            opening = blocks[node.first : min(node.end, node.first + OPENING_BLOCKS)]
            if any(block.tag == level for block in opening) or _opens_with_link(opening, node, host):
                yield other


def _is_all_of(node: Node, above: Node) -> bool:
    return (node.first, node.end) == (above.first, above.end)


def _opens_with_link(opening: list[Block], node: Node, host: str) -> bool:
    """Whether the first lines of an element have a headline that links to a page of the site."""
    title = next((block for block in opening if block.tag in HEADINGS), None)
    return (
        title is not None
        and title.words >= HEADLINE_WORDS
        and title.link_words == title.words
        and _links_to(node, host)
    )


def _is_in_article(layout: Layout, index: int) -> bool:
    while index >= 0:
        if layout.nodes[index].element.name == "article":
            return True
        index = layout.nodes[index].parent
    return False


def is_alike(ours: Tag, theirs: Tag) -> bool:
    """Whether two elements have one name and, where they have classes, one of these."""
    if ours.name != theirs.name:
        return False
    classes = str(ours.attrs.get("class", "")).split()
    others = str(theirs.attrs.get("class", "")).split()
    return bool(set(classes) & set(others)) if classes or others else True


def _runs_of_alike(view: View, within: list[int]) -> Iterable[list[int]]:
    """The longest runs of elements of one kind that follow each other."""
    nodes = view.layout.nodes
    run: list[int] = []
    for index in within:
        if run and not (
            nodes[run[-1]].end == nodes[index].first and is_alike(nodes[run[-1]].element, nodes[index].element)
        ):
            yield run
            run = []
        run.append(index)
    yield run


def _running_links(blocks: list[Block]) -> tuple[list[int], list[int]]:
    """Of the first 0, 1, 2 ... lines, how many may link, as an arrow may, and how many have no link: a card has one of each."""
    linked, plain = [0], [0]
    for block in blocks:
        linked.append(linked[-1] + (block.link_words > 0 or not block.words))
        plain.append(plain[-1] + (not block.link_words))
    return linked, plain


class _Counts(NamedTuple):
    """Running totals over a page's lines, counted once: a page may have thousands of sets of cards."""

    texts: list[int]
    """Of the first 0, 1, 2 ... lines, how many are text."""
    paragraphs: list[int]
    """How many are paragraphs without a link."""

    @classmethod
    def of(cls, layout: Layout) -> _Counts:
        blocks, nodes = layout.blocks, layout.nodes
        plain = (
            block.words >= PROSE_WORDS and not block.link_words and nodes[block.node].element.name == "p"
            for block in blocks
        )
        return cls([0, *accumulate(map(_is_text, blocks))], [0, *accumulate(plain)])


def _are_cards(view: View, indexes: list[int], host: str, counts: _Counts) -> bool:
    """Whether elements of one kind are the cards of other articles."""
    nodes, layout = view.layout.nodes, view.layout
    if len(indexes) < CARDS or any(view.holds_headline(nodes[index]) for index in indexes):
        return False
    lines = [layout.blocks[nodes[index].first : nodes[index].end] for index in indexes]
    if not all(map(_is_card, lines)) and not all(
        is_teaser_with_more(blocks, nodes[index]) for index, blocks in zip(indexes, lines, strict=True)
    ):
        return False
    if not all(_links_to(nodes[index], host) for index in indexes):
        return False
    first, end = nodes[indexes[0]].first, nodes[indexes[-1]].end
    share = _share(view, first, end)
    is_inside = len(indexes) <= FEW and counts.texts[first] > 0 and counts.texts[end] < counts.texts[-1]
    return (
        share <= (MOST_INSIDE if is_inside else MOST)
        or _are_dated(layout, indexes)
        or (first > 0 and is_label(layout.blocks[first - 1].text))
        or (
            len(indexes) >= CLOSING
            and all(map(_has_headline_and_short_text, lines))
            and _close_a_text(view, counts, nodes[indexes[0]].parent, first, end)
        )
    )


def _share(view: View, first: int, end: int) -> float:
    """Of the page's prose, what some of its blocks have."""
    return (view.prose[end] - view.prose[first]) / (view.prose[-1] or 1.0)


def _has_headline_and_short_text(blocks: list[Block]) -> bool:
    """Whether a card has a headline, not a name, and no more text than a teaser."""
    title = max(blocks, key=lambda block: block.link_words)
    texts = [block for block in blocks if may_be_text(block) and 2 * block.link_words < block.words]
    return (
        title.words >= HEADLINE_WORDS
        and not title.text[0].isdecimal()
        and len(texts) == 1
        and texts[0].words <= CLOSING_TEXT_WORDS
    )


def _close_a_text(view: View, counts: _Counts, above: int, first: int, end: int) -> bool:
    """Whether blocks come after the paragraphs of a text, and none of it after them. ``above``: the element around them."""
    nodes = view.layout.nodes
    while above >= 0 and view.prose[first] - view.prose[nodes[above].first] < ARTICLE_WORDS:
        above = nodes[above].parent
    if above < 0:
        return False
    paragraphs = counts.paragraphs[first] - counts.paragraphs[nodes[above].first]
    return paragraphs >= LONE_PARAGRAPHS and counts.texts[nodes[above].end] == counts.texts[end]


def _is_card(blocks: list[Block]) -> bool:
    """Whether lines are a headline that links and at most a short text that does not."""
    if not 2 <= len(blocks) <= CARD_BLOCKS:
        return False
    titles = [block for block in blocks if block.link_words > 0.8 * block.words and block.words >= TITLE_WORDS[0]]
    if not titles or titles[0].words > TITLE_WORDS[1] or sum(block.tag in HEADINGS for block in blocks) > 1:
        return False
    texts = [block for block in blocks if may_be_text(block) and 2 * block.link_words < block.words]
    words = sum(block.words for block in texts)
    cut = bool(texts) and (texts[-1].text.endswith(_CUT) or is_more(blocks[-1]))
    if not cut and not (texts and ends_sentence(texts[-1].text)):
        return False  # properties of a thing for sale, not what a headline is about
    return words <= (CUT_TEXT_WORDS if cut else TEXT_WORDS)


def _links_to(node: Node, host: str) -> bool:
    """Whether the first link of an element stays on the site."""
    first = next(iter(addresses_in(node.element)), None)
    return first is not None and stays_on(first, host)


def _are_dated(layout: Layout, indexes: list[int]) -> bool:
    """Whether most of the elements have a date of their own: the entries of one text have not."""
    dated = sum(
        any(
            block.words < 2 * PROSE_WORDS and not ends_sentence(block.text) and is_stamp(block.text)
            for block in layout.blocks[layout.nodes[index].first : layout.nodes[index].end]
        )
        for index in indexes
    )
    return 2 * dated > len(indexes)


def _around(view: View, index: int) -> int:
    """The outermost element around cards that holds nothing else but a line over them."""
    nodes = view.layout.nodes
    node = nodes[index]
    while (parent := node.parent) >= 0:
        above = nodes[parent]
        if not _has_nothing_else(view, above, node.first, node.end):
            break
        index, node = parent, above
    return index


def _has_nothing_else(view: View, above: Node, first: int, end: int) -> bool:
    """Whether an element holds nothing but some of its blocks and a line over them."""
    if first - above.first + above.end - end > MOST_OVER or view.holds_headline(above):
        return False
    blocks = view.layout.blocks
    return not any(map(_is_text, blocks[above.first : first] + blocks[end : above.end]))


def _is_text(block: Block) -> bool:
    if block.tag in HEADINGS:
        return False  # over cards alone it is their label, however long
    return block.words >= 2 * PROSE_WORDS or (block.words >= PROSE_WORDS and ends_sentence(block.text))

"""Which element of a page holds its article: the one whose lines are worth most together, against what they are called."""

from __future__ import annotations

from tasks.pure.extract.body.blocks import HEADINGS, Block, Layout, Node
from tasks.pure.extract.body.clean import ASIDE
from tasks.pure.extract.body.hints import JUNK, Hint
from tasks.pure.extract.body.lines import is_icons, is_label
from tasks.pure.extract.body.place import PROSE_WORDS
from tasks.pure.extract.page.text import ends_sentence

TEXT_ELEMENTS = HEADINGS | frozenset({"p", "blockquote", "ul", "ol", "dl", "pre", "table"})
"""What text is made of, whatever is around it."""
SURE = Hint.OVERLAY | Hint.COMMENT
"""Hints that hold however much prose they cover: some pages have more comments or cookie text than article."""
TEASER_WORDS = (3, 80)
"""Words of a headline that links, at least, and of the text under it, at most."""
TEASER_WORTH = 0.3
"""Share of its prose that a text under a line that links is worth where no text follows it."""
AT_HOME = 0.25
"""Share of the worthiest container's worth that the headline's own article must have to be preferred."""


def _home(layout: Layout, sums: list[float]) -> int:
    """The element that the page itself marks as its main part or article, where one holds much prose; else the page."""
    best, most = 0, 0.3 * sums[-1]
    for index, node in enumerate(layout.nodes):
        if node.element.name in ("article", "main") or node.hints & Hint.ARTICLE_BODY:
            prose = sums[node.end] - sums[node.first]
            if prose > most or (prose == most and best):
                best, most = index, prose
    return best


def ignored_hints(layout: Layout, sums: list[float], headline: int) -> int:
    """Hints that mean something else on this page: what is so named holds most of its article's prose.

    Sites call the grid around everything ``sidebar-grid`` and each paragraph behind their wall ``paywall``.
    """
    home = layout.nodes[_home(layout, sums)]
    total = sums[home.end] - sums[home.first] or 1.0
    shares: dict[int, float] = {}
    above: list[int] = []
    for node in layout.nodes:
        inherited = above[node.parent] if node.parent >= 0 else 0
        own = node.hints & JUNK
        above.append(inherited | own)
        fresh = own & ~inherited
        if fresh and home.first <= node.first < node.end <= home.end and node.element.name not in ASIDE:
            prose = sums[node.end] - sums[node.first]
            for bit in range(fresh.bit_length()):
                if fresh >> bit & 1:
                    shares[1 << bit] = shares.get(1 << bit, 0.0) + prose
    return sum(bit for bit, share in shares.items() if share > 0.6 * total) & ~SURE


def junk_nodes(layout: Layout, sums: list[float], ignored: int, headline: int) -> list[bool]:
    """For each node, whether it or one above it is named as something else and holds the lesser part of the prose."""
    total = sums[-1] or 1.0
    ours = _around(layout, headline, "article")
    junk: list[bool] = []
    for node in layout.nodes:
        above = node.parent >= 0 and junk[node.parent]
        own = False
        if not above and node.end > node.first and not node.first <= headline < node.end:
            share = (sums[node.end] - sums[node.first]) / total
            name = node.element.name
            behind = ours >= 0 and layout.nodes[ours].end <= node.first
            if behind and _is_heading_of_others(layout, layout.blocks[node.first]):
                own = True  # "You may also like", and what may be more text than the article has
            elif name == "article":
                # The next article, which sites load under the one that was asked for: it has a headline of its own.
                own = behind and any(block.tag == "h1" for block in layout.blocks[node.first : node.end])
            elif name not in ("html", "body", "main") and not node.hints & Hint.ARTICLE_BODY:
                sure = bool(node.hints & SURE) or name in ("aside", "footer")
                own = (share < 0.9 and sure) or (share < 0.4 and (bool(node.hints & JUNK & ~ignored) or name in ASIDE))
        junk.append(above or own)
    return junk


def _is_heading_of_others(layout: Layout, block: Block) -> bool:
    """Whether a heading is over other articles, by its name or its words."""
    return block.tag in HEADINGS and (bool(layout.nodes[block.node].hints & Hint.RELATED) or is_label(block.text))


def prose_in(block: Block) -> float:
    """Words of running text in a block: what an article has and menus have not."""
    plain = block.words - block.link_words
    if plain < 4 or block.link_words > plain or block.tag in HEADINGS or block.tag == "figcaption":
        return 0.0
    weight = 1.0 if block.tag in ("p", "blockquote", "div", "body") else 0.5
    if not ends_sentence(block.text):
        if is_icons(block.text):
            return 0.0
        weight *= 0.3
    if plain < 10:
        weight *= 0.5
    return plain * weight


def running_totals(values: list[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def values_of(layout: Layout, prose: list[float], junk: list[bool]) -> list[float]:
    """What each line adds to the worth of an element around it: its prose, less for its links, and against it in junk.

    A text under a line that links, with none after it, is a teaser: boxes of them have more words than a short report.
    """
    values = []
    below_link = False
    for index, (block, words) in enumerate(zip(layout.blocks, prose, strict=True)):
        if junk[block.node]:
            values.append(-0.5 * words)
            below_link = False
            continue
        if words:
            goes_on = index + 1 < len(prose) and prose[index + 1] > 0
            is_teaser = below_link and not goes_on and block.words <= TEASER_WORDS[1]
            values.append(TEASER_WORTH * words if is_teaser else words)
        else:
            values.append(-0.3 * block.link_words)
        below_link = block.link_words > 0.8 * block.words and (block.tag in HEADINGS or block.words >= TEASER_WORDS[0])
    return values


def find_container(layout: Layout, sums: list[float], headline: int) -> int:
    """The node whose blocks are worth most together; of equals the innermost.

    What the page states outweighs what it is worth: ``itemprop=articleBody``, and the article element that holds
    the headline, unless hardly anything stands in it.
    """
    nodes = layout.nodes
    worth = [sums[node.end] - sums[node.first] for node in nodes]
    best = max(range(len(worth)), key=lambda index: (worth[index], index))
    stated = [i for i, node in enumerate(nodes) if node.hints & Hint.ARTICLE_BODY and worth[i] > 0.5 * worth[best]]
    if not stated:
        home = _around(layout, headline, "article")
        stated = [i for i, node in enumerate(nodes) if i >= home >= 0 and node.end <= nodes[home].end]
        stated = [i for i in stated if worth[i] > AT_HOME * worth[best]]
    if stated:
        best = max(stated, key=lambda index: (worth[index], index))
    children: dict[int, list[int]] = {}
    for index in range(best + 1, len(nodes)):
        children.setdefault(nodes[index].parent, []).append(index)
    while True:
        within = children.get(best, ())
        inner = max(within, key=worth.__getitem__, default=-1)
        if inner < 0 or nodes[inner].element.name in TEXT_ELEMENTS:
            return best
        rest = [i for i in within if i != inner and worth[i] > 0]
        own = worth[best] - worth[inner] - sum(worth[i] for i in rest)
        if worth[inner] < 0.95 * worth[best] and (
            worth[inner] < 0.55 * worth[best]
            or own > 0.05 * worth[best]
            or any(_are_alike(nodes[inner], nodes[i]) for i in rest)
            or sum(_frames_a_paragraph(layout, nodes[i]) for i in rest if nodes[i].end <= nodes[inner].first) > 1
        ):
            return best
        best = inner


def _around(layout: Layout, block: int, name: str) -> int:
    """Index of the innermost element of a kind that holds a block; -1: none."""
    index = layout.blocks[block].node if block >= 0 else -1
    while index >= 0 and layout.nodes[index].element.name != name:
        index = layout.nodes[index].parent
    return index


def _frames_a_paragraph(layout: Layout, node: Node) -> bool:
    """Whether an element holds one paragraph of prose alone: ``<div class="first"><p>...</p></div>``."""
    if node.end - node.first != 1 or node.hints & JUNK or node.images:
        return False
    block = layout.blocks[node.first]
    return (
        block.tag == "p"
        and block.words >= PROSE_WORDS
        and 2 * block.link_words < block.words
        and ends_sentence(block.text)
    )


def _are_alike(one: Node, other: Node) -> bool:
    """Whether two siblings may be parts of one text: paragraphs, or elements of one class."""
    if other.element.name in TEXT_ELEMENTS:
        return True
    if one.element.name != other.element.name:
        return False
    ours = set(str(one.element.attrs.get("class", "")).split())
    theirs = set(str(other.element.attrs.get("class", "")).split())
    if not ours and not theirs:  # nothing is in common of two that are named apart
        return "id" not in one.element.attrs and "id" not in other.element.attrs
    return ours == theirs or bool(ours & theirs)

"""Closing parts: appeals of several paragraphs, set apart from the text above them.

"Before you go. What we print belongs to nobody. If each reader gave three coins, we were done." Papers word such
paragraphs in ever new ways, and the last of them need not speak to the reader. But all of it is one part: a box, or what is
under a rule, under a heading, or slanted as a whole. What is set apart as one part goes as one, if a third of its
paragraphs speaks to the readers of the paper, or if it leads to the page of the site where they pay or sign in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from bs4 import Tag

from tasks.pure.addresses import same_site
from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout
from tasks.pure.extract.body.calls import call_language
from tasks.pure.extract.body.inline import is_set_in
from tasks.pure.extract.body.lines import is_appeal
from tasks.pure.extract.body.readers import ClosingBlocks
from tasks.pure.extract.body.reasons import Removal, Removals
from tasks.pure.extract.lexicon.readers import PAYING_STEPS
from tasks.pure.extract.lexicon.tables import entries
from tasks.pure.extract.page.text import ends_sentence

LINES, WORDS, LINE_WORDS = 8, 130, 70
"""Lines of such a part, their words, and the words of one of them, at most."""
SHARE = 0.4
"""Words of the part as a share of those of the whole text, at most."""
PARAGRAPHS = 3
"""Sentences of the text above the part, at least."""
HEADING_WORDS = 12
"""Words of a line without a full stop that heads the part, at most."""
SPEAKING = 3
"""Of so many paragraphs of the part one at least speaks to the readers."""
BEHIND = 2
"""Lines behind the part that were removed and may be its button."""
_UP = 4
"""Elements around a line among which the box of the part begins, and the rule above it is."""
_NEVER = frozenset({"tr", "pre", "blockquote"})
_SLANTED = frozenset({"em", "i"})
_STRESSED = frozenset({"b", "strong"})
_PAYING = frozenset(" ".join(entries(PAYING_STEPS)).split())
_BEGINNINGS = ("support-the-", "support-our-", "donate-", "subscribe-")
_STEP = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def start_of_closing_part(
    layout: Layout, removals: Removals, kept: Sequence[int], closing: ClosingBlocks, host: str
) -> int | None:
    """Where among ``kept`` a part begins that ends the text and is an appeal; None: there is none.

    Args:
        layout: The page.
        removals: Why others of the container's blocks have been removed.
        kept: Indexes of the blocks that are left, in page order.
        closing: The same blocks, asked whether they speak to the readers.
        host: The page's host.
    """
    total = sum(layout.blocks[index].words for index in kept)
    for at, is_weak in _starts(layout, kept):
        sentences = sum(_is_prose(layout.blocks[index]) for index in kept[:at])
        words = sum(layout.blocks[index].words for index in kept[at:])
        if sentences < PARAGRAPHS or words > SHARE * total:
            return None  # the next start is further up
        calls = sum(_is_call(removals.get(index)) for index in range(kept[at], kept[-1] + 1 + BEHIND))
        others = sum(_is_prose(layout.blocks[index]) for index in kept[at:]) + is_weak
        if (calls and calls >= others) or _is_appeal(layout, kept, at, closing, host):
            return at
    return None


def _starts(layout: Layout, kept: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """The places from the last up where a part that is set apart begins, and whether no more than a rule says so."""
    blocks, nodes = layout.blocks, layout.nodes
    words = 0
    slanted = _is_set_in(layout, kept[-1], _SLANTED) if kept else False
    for at in range(len(kept) - 1, max(0, len(kept) - 1 - LINES), -1):
        index = kept[at]
        block = blocks[index]
        words += block.words
        if block.words > LINE_WORDS or words > WORDS or block.tag in _NEVER:
            return
        above = blocks[kept[at - 1]]
        slanted = slanted and _is_set_in(layout, index, _SLANTED)
        ends_slant = slanted and not _is_set_in(layout, kept[at - 1], _SLANTED)
        is_heading = _is_heading(layout, index)
        if is_heading and any(blocks[other].tag == block.tag and _is_heading(layout, other) for other in kept[:at]):
            return  # of the text's own headings
        if ends_slant or is_heading or _is_under_rule(layout, index, kept[at - 1]):
            yield at, not (ends_slant or is_heading)
        else:
            box = block.node
            while nodes[box].parent >= 0 and nodes[nodes[box].parent].first > kept[at - 1]:
                box = nodes[box].parent
            if nodes[box].end > kept[-1] and at < len(kept) - 1 and not _is_like(layout, box, above.node):
                yield at, False
        if is_heading:
            return  # what is above it is another part


def _is_call(removal: Removal | None) -> bool:
    return removal is not None and removal.reason in ("call to action", "paywall notice")


def _is_appeal(layout: Layout, kept: Sequence[int], at: int, closing: ClosingBlocks, host: str) -> bool:
    """Whether enough of a part speaks to the readers, or a link of it leads to where they pay."""
    blocks = layout.blocks
    lines = [place for place in range(at, len(kept)) if blocks[kept[place]].tag not in HEADINGS]
    prose = [place for place in lines if blocks[kept[place]].words >= PROSE_WORDS]
    spoken = [place for place in prose if closing.speaks(place, "in a box under it")]
    head = blocks[kept[at]]
    if len(prose) <= SPEAKING and _is_heading(layout, kept[at]) and call_language(head.text) is not None:
        return True
    if any(_leads_to_payment(layout, kept[at], kept[-1], host)):
        return len(prose) > 0
    return len(spoken) * SPEAKING >= len(prose) and any(
        closing.speaks(place, "under the text") or is_appeal(blocks[kept[place]].text) for place in spoken
    )


def _leads_to_payment(layout: Layout, first: int, last: int, host: str) -> Iterator[bool]:
    """For each link in a part and right behind it, whether it leads to the page of the site where readers pay or sign in."""
    end = min(last + 1 + BEHIND, len(layout.blocks))
    for index in range(first, end):
        if not layout.blocks[index].link_words:
            continue
        for link in layout.nodes[layout.blocks[index].node].element.find_all("a", href=True):
            yield leads_to_payment(str(link.attrs["href"]), host)


def leads_to_payment(href: str, host: str) -> bool:
    """Whether an address is one of the site at ``host`` where readers subscribe, give or sign in."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme not in ("", "http", "https") or (parts.netloc and not same_site(href, f"https://{host}")):
        return False
    steps = _STEP.findall(parts.path.lower())
    steps = [parts.netloc.partition(".")[0].lower(), *steps[:1], *steps[-1:]]
    return any(step in _PAYING or step.startswith(_BEGINNINGS) for step in steps)


def _is_prose(block: Block) -> bool:
    return block.words >= PROSE_WORDS and block.tag not in HEADINGS and ends_sentence(block.text)


def _is_heading(layout: Layout, index: int) -> bool:
    """Whether a line heads what is below it: a heading, or a line that is stressed as a whole."""
    block = layout.blocks[index]
    if block.words > HEADING_WORDS or block.link_words:
        return False
    return block.tag in HEADINGS or _is_set_in(layout, index, _STRESSED)


def _is_set_in(layout: Layout, index: int, names: frozenset[str]) -> bool:
    return is_set_in(layout.nodes[layout.blocks[index].node].element, names)


def _is_under_rule(layout: Layout, index: int, above: int) -> bool:
    """Whether a rule, or a line that separates, is between a line and the kept one above it."""
    top = layout.nodes[layout.blocks[above].node].element
    node = layout.nodes[layout.blocks[index].node].element
    for _ in range(_UP):
        before = node.previous_sibling
        while before is not None and not isinstance(before, Tag) and str(before).isspace():
            before = before.previous_sibling
        if isinstance(before, Tag):
            return before.name == "hr"
        if before is not None or node.parent is None or node.parent is top.parent:
            return False
        node = node.parent
    return False


def _is_like(layout: Layout, box: int, node: int) -> bool:
    """Whether the text above is in a box like this one, beside it: of one name and class."""
    parent = layout.nodes[box].parent
    while node >= 0 and layout.nodes[node].parent != parent:
        node = layout.nodes[node].parent
    if node < 0:
        return False
    own, other = layout.nodes[box].element, layout.nodes[node].element
    return own.name == other.name and own.attrs.get("class") == other.attrs.get("class")

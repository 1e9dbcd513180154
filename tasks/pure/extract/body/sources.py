"""Lists of links that belong to the text: to other sites, or promised by the line above them.

A paper lists its own articles to keep its readers; a list whose links all leave the site was written by the author. And a line
of the text that ends in a colon says nothing without the list below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tasks.pure.addresses import same_site
from tasks.pure.extract.body.blocks import Block, Layout, Node
from tasks.pure.extract.body.cards import addresses_in, leads_to_page, stays_on
from tasks.pure.extract.body.lines import is_pointer
from tasks.pure.extract.body.reasons import Removal, Removals
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence

PARAGRAPH_WORDS = 25
"""Words of a paragraph below the list, at least."""
GOING_ON = 2
"""Such paragraphs, with which the text goes on: a list at its end may be of partners and accounts."""
PROMISE_WORDS = 5
"""Words of a line that introduces a list, at least: "Related:" and "Also check:" point to other articles."""
_OUTSIDE = Removal("link")
"""Of a block that is not in the container."""
_FOR_LINKS = frozenset({"link", "cross-reference", "list of links"})


def keep_lists_of_sources(view: View, removals: Removals) -> None:
    """Keep lists of links that are of the text. ``removals``: the container's blocks in page order."""
    blocks = view.layout.blocks
    if not view.host or not any(removal and removal.reason in _FOR_LINKS for removal in removals.values()):
        return
    opening = next((index for index, removal in removals.items() if removal is None), None)
    paragraphs = [index for index, removal in removals.items() if removal is None and _is_paragraph(blocks[index])]
    if opening is None or len(paragraphs) < GOING_ON:
        return
    for node in _lists(view.layout, range(opening, paragraphs[-GOING_ON])):
        within = range(node.first, node.end)
        reasons = {removal.reason for index in within if (removal := removals.get(index)) is not None}
        if not reasons or not reasons <= _FOR_LINKS:
            continue
        if _leads_away(node, view.host) or (_is_promised(blocks, removals, node.first) and not _leads_within(node)):
            for index in within:
                removals[index] = None


def _lists(layout: Layout, span: range) -> Iterator[Node]:
    """The largest elements within a range of blocks that hold nothing but items of lists."""
    blocks, nodes = layout.blocks, layout.nodes
    index = span.start
    while index < span.stop:
        end = index
        while end < span.stop and blocks[end].tag == "li":
            end += 1
        while index < end:
            node = nodes[blocks[index].node]
            while node.parent >= 0 and index <= nodes[node.parent].first and nodes[node.parent].end <= end:
                node = nodes[node.parent]
            if node.first == index:
                yield node
            index = max(node.end, index + 1)
        index += 1


def _leads_away(node: Node, host: str) -> bool:
    """Whether all links in an element that lead to pages lead to another site than the page's own."""
    pages = [_whole(address.strip()) for address in addresses_in(node.element) if leads_to_page(address)]
    if not pages or any(stays_on(page, host) for page in pages):
        return False
    return not any(same_site(page, f"https://{host}/") for page in pages)


def _is_promised(blocks: list[Block], removals: Removals, index: int) -> bool:
    """Whether the line above a list is of the text and ends in a colon: without the list it would say nothing."""
    if removals.get(index - 1, _OUTSIDE) is not None:
        return False
    said = blocks[index - 1]
    return (
        said.tag in ("p", "div", "body")
        and said.words >= PROMISE_WORDS
        and said.text.endswith((":", "："))
        and not is_pointer(said.text)
    )


def _leads_within(node: Node) -> bool:
    """Whether all links in an element lead to headings of the same page: a table of contents."""
    return all(address.startswith("#") for address in addresses_in(node.element))


def _whole(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address


def _is_paragraph(block: Block) -> bool:
    return (
        block.tag != "li"
        and block.words >= PARAGRAPH_WORDS
        and 2 * block.link_words < block.words
        and ends_sentence(block.text)
    )

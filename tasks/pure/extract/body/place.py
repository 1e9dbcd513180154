"""Which blocks are the article's by their place: above its headline, in lists of links, said twice.

These rules compare a block with its neighbours, after the element around it and its own words have been judged.
The ends of the text have rules of their own (:mod:`edges`), and so have headings (:mod:`headings`) and the entries
of live blogs (:mod:`live_blog`).
"""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import Any

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout, Node
from tasks.pure.extract.body.edges import judge_edges
from tasks.pure.extract.body.headings import (
    remove_headings_of_lists,
    remove_labelled_headlines,
    remove_labels_of_appeals,
    remove_lone_box_labels,
    remove_orphan_headings,
)
from tasks.pure.extract.body.lines import is_comments, is_pointer
from tasks.pure.extract.body.linked_lines import remove_linked_lines
from tasks.pure.extract.body.live_blog import keep_entry_times
from tasks.pure.extract.body.next_below import remove_next_below
from tasks.pure.extract.body.profiles import remove_profiles
from tasks.pure.extract.body.promotions import remove_promotions
from tasks.pure.extract.body.readers import Manner, calls_for_its_own, is_to_readers
from tasks.pure.extract.body.reasons import Removal, Removals
from tasks.pure.extract.body.sources import keep_lists_of_sources
from tasks.pure.extract.body.unboxed import remove_unboxed_cards
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence, same_words

PULLED = (6, 80)
"""Words of a pull quote, at least and at most."""
PRINTED_TWICE = 20
"""Words of a paragraph that is in a page a second time only because the page holds its text twice."""
COPIED = 3
"""Such paragraphs, from which all that is in the page again between them is the second copy of the text."""
REPEATED_BLOCKS, REPEATED_CHARACTERS = 600, 200_000
"""Longer texts are not searched for pull quotes: each block is looked for in all others."""
CARD_LINES, CARD_WORDS = 2, 60
"""Lines under the headline of a card, and words of one."""
OUTSIDE = 0.15
"""Share of the prose above the presumed headline, from which that is a sub-heading."""
PARAGRAPH_WORDS = 25
"""Words of an item from which it is a paragraph; a headline with what it is about has fewer."""
GOING_ON = 2
"""Paragraphs under a list, with which the text goes on."""
LIST_REACH, LISTED, LABEL_CHARACTERS = 6, 2, 24
"""Lines before and after a linked list of names among which another is looked for; its commas, and letters of its label."""
CALL_WORDS = 40
"""Words of a line between the paragraphs that tells the readers to get or follow something, at most."""
OWN_CALL_WORDS = 25
"""The same of a line that is a paragraph like those around it."""
_CELLS = frozenset({"tr", "td", "th"})
TABLE_LINES, LINKED_CELL_WORDS = 2, 3
"""Lines of a table of links, and linked words of a cell on average, at least."""
LINKED_PARAGRAPHS = 2
"""Paragraphs in a row that are links, from which they are a list of other articles."""
LIST_ITEMS = 3
"""Items in a row, from which they are a list."""


def judge_places(view: View, removals: Removals) -> Layout:
    """Add the reasons of place to ``removals``; return the layout with the times of a live blog's entries shortened."""
    _remove_outside(view, removals)
    remove_next_below(view, removals)
    _judge_link_lists(view.layout, removals)
    _judge_tables(view.layout.blocks, removals)
    _judge_linked_paragraphs(view.layout, removals)
    _keep_lists_of_names(view.layout, removals)
    keep_lists_of_sources(view, removals)
    _keep_linked_terms(view.layout.blocks, removals)
    _remove_cards(view.layout.blocks, removals)
    remove_labelled_headlines(view.layout, removals)
    remove_unboxed_cards(view, removals)
    remove_linked_lines(view, removals)
    remove_profiles(view.layout, removals)
    _remove_repeated(view.layout, removals)
    _remove_calls(view.layout, removals)
    remove_promotions(view, removals)
    remove_labels_of_appeals(view.layout, removals)
    judge_edges(view.layout, removals, view.headline, view.host)
    remove_orphan_headings(view.layout.blocks, removals)
    remove_lone_box_labels(view.layout, removals)
    remove_headings_of_lists(view.layout.blocks, removals)
    return keep_entry_times(view.layout, removals)


def _remove_outside(view: View, removals: Removals) -> None:
    """Remove what is above the headline or under the heading of the comments, where that is the lesser part."""
    blocks, prose, headline = view.layout.blocks, view.prose, view.headline
    first, end = min(removals, default=0), max(removals, default=-1) + 1
    total = prose[end] - prose[first]
    if headline is not None and first < headline < end and prose[headline] - prose[first] < OUTSIDE * total:
        for index in range(first, headline):
            removals[index] = removals[index] or Removal("above the headline")
    for index in range(max(first, -1 if headline is None else headline) + 1, end):
        block = blocks[index]
        if block.tag in HEADINGS and is_comments(block.text) and prose[end] - prose[index] < 0.5 * total:
            for later in range(index, end):
                removals[later] = removals[later] or Removal("comments")
            return


def _judge_link_lists(layout: Layout, removals: Removals) -> None:
    """Items in a row that are mostly links point to other articles, also those that have more words."""
    blocks = layout.blocks
    run: list[int] = []
    for index in [*removals, -1]:
        if index >= 0 and (blocks[index].tag == "li" or _is_heading_of_item(layout, blocks[index])):
            run.append(index)
            continue
        if len(run) >= LIST_ITEMS:
            _judge_list(blocks, removals, run)
        run = []


def _judge_list(blocks: list[Block], removals: Removals, items: list[int]) -> None:
    """Remove a list that is mostly links; keep the items that are links in a list that is text."""
    linked = sum(blocks[i].link_words for i in items) > 0.5 * sum(blocks[i].words for i in items)
    linked = linked or _are_pointers([blocks[i] for i in items])
    if linked:
        noted = sum(removals[i] is None and blocks[i].tag == "li" for i in items)
        if 2 * noted < len(items) or not _goes_on(blocks, removals, items[-1]):
            for i in items:
                removals[i] = removals[i] or Removal("list of links")
        return
    links = [i for i in items if (removal := removals[i]) and removal.reason in ("link", "cross-reference")]
    if len(links) < 0.4 * len(items):
        for i in links:
            removals[i] = None  # of a list that is text, an item that is a link is text too


def _keep_lists_of_names(layout: Layout, removals: Removals) -> None:
    """Lines of one form, a label and names, are one list, whichever of their names link: ``Skarvik: Holm, Tarn, Oddmouth``."""
    blocks = layout.blocks
    linked = [index for index, removal in removals.items() if removal and removal.reason in ("link", "cross-reference")]
    for index in linked:
        if not _is_labelled_list(blocks[index], 0):
            continue
        node = layout.nodes[blocks[index].node]
        if any(
            removals.get(other, removals[index]) is None
            and _is_sister(node, layout.nodes[blocks[other].node])
            and _is_labelled_list(blocks[other], LISTED)
            for other in range(index - LIST_REACH, index + LIST_REACH + 1)
        ):
            removals[index] = None


def _keep_linked_terms(blocks: list[Block], removals: Removals) -> None:
    """A term that is a link belongs to its definition, which is text."""
    for index, removal in removals.items():
        if removal is None or removal.reason not in ("link", "cross-reference") or blocks[index].tag != "dt":
            continue
        definition = index + 1
        if removals.get(definition, removal) is None and blocks[definition].tag == "dd":
            if not blocks[definition].link_words and blocks[definition].words >= PROSE_WORDS:
                removals[index] = None


def _is_labelled_list(block: Block, commas: int) -> bool:
    """Whether a line is a label and names behind a colon, with so many commas among them; no pointer to another article."""
    text = block.text
    label, _, names = text.partition("：" if "：" in text else ":")
    return (
        bool(names)
        and len(label) <= LABEL_CHARACTERS
        and sum(map(names.count, ",、،")) >= commas
        and not ends_sentence(text)
        and not is_pointer(text)
    )


def _judge_tables(blocks: list[Block], removals: Removals) -> None:
    """A table whose cells are headlines that link, each with its date or place, is a list of other articles."""
    run: list[int] = []
    for index in [*removals, -1]:
        if index >= 0 and blocks[index].tag in _CELLS:
            run.append(index)
            continue
        if len(run) >= TABLE_LINES and all(_leads_on(blocks[at]) for at in run):
            for at in run:
                removals[at] = removals[at] or Removal("list of links")
        run = []


def _judge_linked_paragraphs(layout: Layout, removals: Removals) -> None:
    """Paragraphs of one kind in a row that are nothing but links are headlines, also those that are sentences."""
    blocks = layout.blocks
    run: list[int] = []
    for index in [*removals, -1]:
        is_linked = (
            index >= 0
            and blocks[index].tag in ("p", "div", "li")
            and 0 < blocks[index].words <= blocks[index].link_words
        )
        if is_linked and (not run or _is_sister(layout.nodes[blocks[run[0]].node], layout.nodes[blocks[index].node])):
            run.append(index)
            continue
        if len(run) >= LINKED_PARAGRAPHS and (blocks[run[0]].tag != "li" or _are_whole_list(layout, run)):
            for at in run:
                removals[at] = removals[at] or Removal("list of links")
        run = [index] if is_linked else []


def _are_whole_list(layout: Layout, items: list[int]) -> bool:
    """Whether items are all that is in their list; of others, which have text, links may be a part."""
    above = layout.nodes[layout.nodes[layout.blocks[items[0]].node].parent]
    return (above.first, above.end) == (items[0], items[-1] + 1)


def _leads_on(row: Block) -> bool:
    """Whether the cells of a row are links as long as headlines with something beside them; names of ships are shorter."""
    cells = row.text.count(" | ") + 1 if row.tag == "tr" else 1
    return row.words < 2 * row.link_words < 2 * row.words and row.link_words >= LINKED_CELL_WORDS * cells


def _goes_on(blocks: list[Block], removals: Removals, index: int) -> bool:
    """Whether the text goes on after a list: what a guide lists in it are its sources and things to take along.

    An item that is nothing but a link has been removed by itself. Lists of other articles with words beside their links are at
    the end of a text.
    """
    prose = (
        blocks[later].words >= PARAGRAPH_WORDS and 2 * blocks[later].link_words < blocks[later].words
        for later, removal in removals.items()
        if later > index and removal is None and blocks[later].tag != "li" and ends_sentence(blocks[later].text)
    )
    return sum(prose) >= GOING_ON


def _are_pointers(items: list[Block]) -> bool:
    """Whether most items are links in good part, by number and by words: paragraphs in a list are text that links."""
    pointing = [item for item in items if item.link_words > 0.3 * item.words]
    prose = sum(item.words >= PARAGRAPH_WORDS and 2 * item.link_words < item.words for item in items)
    if len(pointing) <= 0.7 * len(items) or 2 * prose >= len(items):
        return False
    return 2 * sum(item.words for item in pointing) > sum(item.words for item in items)


def _is_heading_of_item(layout: Layout, block: Block) -> bool:
    """Whether an item of a list is set as a heading and is a link: ``<li><h4><a>``."""
    if block.tag not in HEADINGS or block.link_words <= 0.8 * block.words:
        return False
    item = layout.nodes[layout.nodes[block.node].parent]
    return item.element.name == "li" and item.end - item.first == 1


def _remove_cards(blocks: list[Block], removals: Removals) -> None:
    """Headlines that link, each with a line of text, under the last "You may also like": if nothing else comes there."""
    labels = [
        index
        for index, removal in removals.items()
        if removal and removal.reason in ("label", "cross-reference") and blocks[index].tag in HEADINGS
    ]
    if not labels:
        return
    rest = [index for index, removal in removals.items() if index > labels[-1] and removal is None]
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
            removals[index] = Removal("related articles")


def _remove_repeated(layout: Layout, removals: Removals) -> None:
    """A pull quote repeats what a paragraph says: the shorter of the two is removed; of two equal ones, the second."""
    blocks = layout.blocks
    kept = [index for index, removal in removals.items() if removal is None]
    if len(kept) > REPEATED_BLOCKS or sum(len(blocks[index].text) for index in kept) > REPEATED_CHARACTERS:
        return
    folded = {index: same_words(blocks[index].text) for index in kept}
    whole = "\n".join(folded.values())
    seen: set[str] = set()
    copied: list[int] = []
    for index in kept:
        block, words = blocks[index], folded[index]
        if block.tag in HEADINGS or block.tag in ("li", "tr") or block.words < PULLED[0] or "\n" in block.text:
            continue
        if words in seen and block.words >= PRINTED_TWICE and ends_sentence(block.text) and block.text[-1] not in ")）":
            removals[index] = Removal("repeated")
            copied.append(index)
            continue
        seen.add(words)
        if block.words > PULLED[1]:
            continue
        if whole.count(words) > 1:
            longer = (at for at, other in folded.items() if len(other) > len(words) and words in other)
            # A line of the text's own flow that comes again is a refrain, a recipe, a list of scores.
            if any(not _is_sister(layout.nodes[block.node], layout.nodes[blocks[at].node]) for at in longer):
                removals[index] = Removal("repeated")
    _remove_copy(copied, folded, removals)


def _remove_copy(copied: list[int], folded: dict[int, str], removals: Removals) -> None:
    """Remove the second copy of a text that a page prints twice, with its headings and lists.

    ``copied``: its long paragraphs; a refrain comes again too, but among lines that do not.
    """
    if len(copied) < COPIED:
        return
    first: dict[str, int] = {}
    for index, words in folded.items():
        first.setdefault(words, index)
    for start in copied[: 1 - COPIED]:
        within = [index for index in folded if start <= index <= copied[-1]]
        again = [index for index in within if first[folded[index]] < start]
        if 2 * len(again) >= len(within):
            break
    else:
        return
    above = takewhile(lambda index: first[folded[index]] < index, (i for i in reversed(folded) if i < start))
    below = takewhile(lambda index: first[folded[index]] < start, (i for i in folded if i > copied[-1]))
    for index in (*above, *again, *below):
        removals[index] = removals[index] or Removal("repeated")


def _remove_calls(layout: Layout, removals: Removals) -> None:
    """What speaks to the readers, of the paper's app for example, in an element of another kind than the paragraphs around it.

    A paragraph of their kind has to be nothing but a call for what it says is the paper's own: "Download our app."
    """
    text = [layout.blocks[index] for index, removal in removals.items() if removal is None]
    kinds = Counter(_kind(layout.nodes[block.node]) for block in text if block.words >= PROSE_WORDS)
    usual, number = kinds.most_common(1)[0] if kinds else (None, 0)
    if 2 * number < kinds.total():
        return  # paragraphs in boxes of their own, as the entries of a live blog
    manner = Manner(text)
    for index, removal in removals.items():
        block = layout.blocks[index]
        if removal is not None or block.words > CALL_WORDS or block.tag in HEADINGS:
            continue
        if _kind(layout.nodes[block.node]) == usual and not (
            block.words <= OWN_CALL_WORDS and calls_for_its_own(block.text)
        ):
            continue
        if is_to_readers(block, manner, len(text), "in the text"):
            removals[index] = Removal("call to action")


def _is_sister(one: Node, other: Node) -> bool:
    """Whether two elements are of one kind, in one parent."""
    return _kind(one) == _kind(other)


def _kind(node: Node) -> tuple[int, str, Any]:
    """The parent of an element, its name and its classes."""
    return node.parent, node.element.name, node.element.attrs.get("class")

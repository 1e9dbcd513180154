"""Openings outside the container: key points, and the part of a text that a site shows before its wall.

Sites that let everybody read the first paragraphs put them into an element of their own, before the one with the rest;
others list what the article says above it. Both are between headline and text, in whole sentences that hardly link:
nothing else there is, once standfirst, byline, date, caption and share bar have been recognized by their own rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS
from tasks.pure.extract.body.calls import call_language
from tasks.pure.extract.body.credits import is_article_credit, is_picture_credit
from tasks.pure.extract.body.hints import JUNK, Hint
from tasks.pure.extract.body.lines import is_appeal, is_label, is_label_of_points
from tasks.pure.extract.body.stamps import is_date_line, is_stamp
from tasks.pure.extract.body.standfirst import hints_around, is_stamped, is_under_link
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence, same_words

LEAST_LINES, LEAST_WORDS, LEAST_CHARACTERS = 2, 20, 110
"""Sentences of an opening and their words or characters, at least: a single line is the standfirst's affair, and a language
that inflects has long words."""
LONE_WORDS = 20
"""Words of a single paragraph below the standfirst, at least."""
POINTS, POINT_WORDS = 3, 12
"""Items of a list of key points that have no full stop, and their words, at least: entries of a menu have fewer."""
POINTS_WORDS = 12
"""Words of an opening of three sentences or more, at least."""
POINT_LEAST, POINT_MOST = 4, 20
"""Words of a key point that is a sentence, at least, and at most where it is not in a list."""
MARKED_LEAST, UNDER_HEADLINE = 3, 2
"""Words of a key point under a label that says what it is, at least; lines from the headline to a list without one, at most."""
REACH = 60
"""Blocks before the body that are looked at."""
MOST = 1.0
"""Words of an opening as a share of the container's, at most: what has more would be the container."""
LINKED = 0.3
"""Share of linked words from which a line points elsewhere."""
COMPARED = 20
"""Paragraphs at the top of the body with which a line is compared: said again there, it is no part of the text."""


def find_opening(
    view: View, kept: Sequence[int], container: int, junk: Sequence[bool], standfirst: int | None = None
) -> list[int]:
    """Indexes of the blocks between headline and container that are the beginning of the text; empty where none are.

    Args:
        view: The page.
        kept: Indexes of the body's blocks.
        container: Index of the node that holds them.
        junk: For each node, whether it is named as something else.
        standfirst: Index of the standfirst's block, if the page shows one.
    """
    top = view.layout.nodes[container]
    if not kept or view.headline is None or view.headline >= top.first:
        return []
    blocks = view.layout.blocks
    start = max(view.headline + 1, top.first - REACH)
    found = [index for index in range(start, top.first) if _is_text(view, index, junk)]
    found = sorted(
        {*found, *_key_points(view, range(start, top.first), junk), *_short_points(view, range(start, top.first), junk)}
    )
    marked = _marked_points(view, range(start, top.first), junk, standfirst)
    if marked:
        return sorted({*marked, *(index for index in _in_company(view, found) if index not in marked)})
    if len(found) < LEAST_LINES and (standfirst is None or not found or found[0] == standfirst):
        return []
    said = {same_words(blocks[index].text) for index in kept[:COMPARED]}
    for index in list(found):
        if (words := same_words(blocks[index].text)) in said:
            found.remove(index)
        said.add(words)
    if standfirst is not None and (lone := _lone_paragraph(view, found, standfirst, top.first)) is not None:
        return [lone]
    found = _in_company(view, found)
    total = sum(blocks[index].words for index in found)
    is_long = (
        total >= (LEAST_WORDS if len(found) < POINTS else POINTS_WORDS)
        or sum(len(blocks[index].text) for index in found) >= LEAST_CHARACTERS
    )
    if len(found) < LEAST_LINES or not is_long or total > MOST * sum(blocks[index].words for index in kept):
        return []
    return found


def _lone_paragraph(view: View, found: Sequence[int], standfirst: int, end: int) -> int | None:
    """The one paragraph below the standfirst: the first of the text, before what the container holds.

    It is below the byline and the date too. Above them papers say how they test or earn money.
    """
    blocks = view.layout.blocks
    below = [index for index in found if index != standfirst]
    if len(below) != 1 or below[0] < standfirst:
        return None
    block = blocks[below[0]]
    if block.tag != "p" or block.words < LONE_WORDS:
        return None
    head = (blocks[index] for index in range(below[0] + 1, end))
    if any(hints_around(view, later.node) & Hint.BYLINE or is_stamp(later.text[:60]) for later in head):
        return None
    return below[0]


def _key_points(view: View, span: range, junk: Sequence[bool]) -> list[int]:
    """The items of lists whose items are all as long as sentences, whether they end like some or not."""
    nodes, blocks = view.layout.nodes, view.layout.blocks
    lists: dict[int, list[int]] = {}
    for index in span:
        box = _box_around(view, index)
        if blocks[index].tag == "li" or nodes[box].element.name in ("ul", "ol"):
            lists.setdefault(box, []).append(index)
    return [
        index
        for items in lists.values()
        if len(items) >= POINTS
        and all(blocks[item].words >= POINT_WORDS and _is_plain(view, item, junk) for item in items)
        for index in items
    ]


def _marked_points(view: View, span: range, junk: Sequence[bool], standfirst: int | None) -> list[int]:
    """The items of a list that its place or its label marks as key points, however short they are.

    Above the byline nothing but standfirst and key points is; under "At a glance" nothing but those; beside the standfirst its sisters are.
    Items that lead elsewhere
    ("READ MORE: ...") are none; with more of them than of points the list is a menu.
    """
    nodes, blocks = view.layout.nodes, view.layout.blocks
    lists: dict[int, list[int]] = {}
    for index in span:
        box = _box_around(view, index)
        if nodes[box].element.name in ("ul", "ol"):
            lists.setdefault(box, []).append(index)
    for box, items in lists.items():
        if standfirst in items:  # all of it is the standfirst, also where each item is set as a heading
            return [item for item in items if not blocks[item].link_words and not junk[blocks[item].node]]
        points = [item for item in items if not blocks[item].link_words and _is_plain(view, item, junk)]
        if len(points) < LEAST_LINES or 2 * len(points) <= len(items):
            continue
        if any(nodes[box].parent == nodes[other].parent for other in lists if other != box):
            continue  # columns of a menu
        least = min(blocks[item].words for item in points)
        if least >= MARKED_LEAST and is_label_of_points(blocks[items[0] - 1].text):
            return points
        below = blocks[items[-1] + 1 : span.stop]
        if (
            least >= POINT_LEAST + 1
            and view.headline is not None
            and items[0] - view.headline <= UNDER_HEADLINE
            and any(is_stamped(line.text, line.words) for line in below)
            and not any(is_stamped(blocks[item].text, blocks[item].words) for item in items)
        ):
            return points
    return []


def _short_points(view: View, span: range, junk: Sequence[bool]) -> list[int]:
    """Short sentences that are with others in one element: three or more, or the items of a list with a long one."""
    nodes, blocks = view.layout.nodes, view.layout.blocks
    together: dict[tuple[int, str], list[int]] = {}
    for index in span:
        block = blocks[index]
        if block.words >= POINT_LEAST and ends_sentence(block.text) and _is_plain(view, index, junk):
            together.setdefault((_box_around(view, index), block.tag), []).append(index)
    return [
        index
        for (box, _), points in together.items()
        if len(points) >= POINTS
        or (nodes[box].element.name in ("ul", "ol") and any(blocks[at].words >= PROSE_WORDS for at in points))
        for index in points
    ]


def _in_company(view: View, found: list[int]) -> list[int]:
    """The blocks that have another one next to them in the same element: a lone line is a notice, a form's answer."""
    parents = [_box_around(view, index) for index in found]
    return [index for index, parent in zip(found, parents, strict=True) if parents.count(parent) >= LEAST_LINES]


def _box_around(view: View, index: int) -> int:
    """The element around that of a block; around a cell or the paragraph of an item, the one with all rows or items."""
    nodes = view.layout.nodes
    above = nodes[view.layout.blocks[index].node].parent
    return nodes[above].parent if above >= 0 and nodes[above].element.name in ("tr", "li") else above


def _is_text(view: View, index: int, junk: Sequence[bool]) -> bool:
    """Whether a block is a sentence that no element and none of its words calls something else."""
    block = view.layout.blocks[index]
    return block.words >= PROSE_WORDS and ends_sentence(block.text) and _is_plain(view, index, junk)


def _is_plain(view: View, index: int, junk: Sequence[bool]) -> bool:
    """Whether no element calls a block something else, nor do its words or links."""
    block = view.layout.blocks[index]
    if junk[block.node] or block.tag in HEADINGS or block.link_words > LINKED * block.words:
        return False
    if hints_around(view, block.node) & (JUNK & ~Hint.RELATED) or is_under_link(view, index):
        return False
    return not _is_furniture(block.text)


def _is_furniture(text: str) -> bool:
    """Whether a sentence is a caption's credit, a byline, a date, an offer."""
    return (
        is_label(text)
        or is_picture_credit(text)
        or is_article_credit(text)
        or is_date_line(text)
        or is_stamp(text[:60])
        or is_appeal(text)
        or call_language(text) is not None
    )

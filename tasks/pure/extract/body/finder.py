"""Finding the article's text in a page: which element holds it, and which of its blocks belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Tag

from tasks.pure.addresses import host_of
from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout, lay_out
from tasks.pure.extract.body.clean import Cleaned, is_headline, keep_blocks
from tasks.pure.extract.body.container import (
    TEASER_WORDS,
    find_container,
    ignored_hints,
    junk_nodes,
    prose_in,
    running_totals,
    values_of,
)
from tasks.pure.extract.body.explain import evidence_of, marks_of
from tasks.pure.extract.body.opening import find_opening
from tasks.pure.extract.body.others import other_articles
from tasks.pure.extract.body.reasons import BlockReason
from tasks.pure.extract.body.scripts import html_in_linked_data, html_in_scripts, html_without_scripts
from tasks.pure.extract.body.selected import node_around_selected, selected_node, selected_nodes
from tasks.pure.extract.body.standfirst import descriptions_of, find_standfirst
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import same_words
from tasks.pure.extract.page.tree import Document, parse_text
from tasks.pure.records import Evidence, Selectors

FEW_WORDS = 60
"""A page that shows fewer may have its article in a script."""
NOTICE_WORDS = 100
"""Words that ``<noscript>`` must have to be an article: how to switch scripts on is explained in fewer."""
HEADLINE_WORDS = 60
"""A heading with as many words is a paragraph."""
NO_SELECTORS = Selectors()


@dataclass(frozen=True, slots=True)
class BodyFound:
    """The article's text, and where it was found."""

    paragraphs: list[str]
    """In page order, cleaned (NFC, spaces folded); a ``<br>`` inside one is a newline."""
    container: Tag | None
    """The BeautifulSoup element that holds them; None where the page has no text."""
    lead: str = ""
    """The standfirst, where an element between headline and body holds one; it is ``paragraphs[0]`` too."""
    headline: Tag | None = None
    """The page's headline (or the element around it), where there is one."""
    removed: tuple[tuple[BlockReason, str], ...] = ()
    """(reason, text) of the blocks in the container that are not the article's."""
    words: int = 0
    """Words in the paragraphs."""
    is_sectioned: bool = False
    """Whether the first paragraph is a heading, and others of its level follow."""
    teasers: int = 0
    """Paragraphs that are short and follow a line that is a link: a list of articles has many."""
    evidence: tuple[Evidence, ...] = ()
    """Filled only under ``explain``, as ``marks``."""
    marks: tuple[tuple[Tag, str], ...] = ()
    """Each element of the container that holds text, with the reason why it was removed; an empty reason: kept."""
    shipped: Document | None = None
    """The page that a script of this one ships, where the text was found in that: its elements are those named here."""

    @property
    def text(self) -> str:
        """Paragraphs separated by one blank line."""
        return "\n\n".join(self.paragraphs)

    def close(self) -> None:
        """Close the page that a script shipped. Use none of the elements afterwards."""
        if self.shipped is not None:
            self.shipped.close()


def find_body(
    document: Document, selectors: Selectors = NO_SELECTORS, *, title: str = "", explain: bool = False
) -> BodyFound:
    """Find the article's text.

    Args:
        document: The page, without what ``selectors.remove`` names (``remove_selected``).
        selectors: ``body`` names the container, ``lead`` the standfirst; where one matches nothing, the page is read
            as if it were not set.
        title: The headline as the head or JSON-LD states it, if it does.
        explain: Whether to fill ``evidence`` and ``marks``.

    Returns:
        What was found. The caller closes it when it needs the elements no more.
    """
    descriptions = descriptions_of(document.metas, title)
    host = host_of(document.url)
    found = _find(document.soup, selectors, title=title, descriptions=descriptions, host=host, explain=explain)
    if found.words >= FEW_WORDS or (selectors.body and found.paragraphs):
        return found
    for search, least in (
        (html_in_scripts, FEW_WORDS),
        (html_in_linked_data, FEW_WORDS),
        (html_without_scripts, NOTICE_WORDS),
    ):
        html = search(document)
        if html:
            shipped = parse_text(html)
            instead = _find(
                shipped.soup, NO_SELECTORS, title=title, descriptions=descriptions, host=host, explain=explain
            )
            if instead.words > max(least, 3 * found.words):
                return replace(instead, shipped=shipped)
            shipped.close()
    return found


def _find(
    soup: BeautifulSoup, selectors: Selectors, *, title: str, descriptions: Sequence[str], host: str, explain: bool
) -> BodyFound:
    layout = lay_out(soup)
    if not layout.blocks:
        return BodyFound([], None)
    prose = [prose_in(block) for block in layout.blocks]
    totals = running_totals(prose)
    view = View(layout, totals, ignored_hints(layout, totals), _headline_block(layout, title), host)
    view = replace(view, others=other_articles(view, host))
    junk = junk_nodes(view)
    worth = running_totals(values_of(layout, prose, junk))
    named = node_around_selected(layout, soup, selectors.body)
    container = named if named is not None else find_container(view, worth)
    cleaned = keep_blocks(view, container, title=title)
    view = replace(view, layout=cleaned.layout)
    kept = cleaned.kept
    parts = selected_nodes(layout, soup, selectors.body)
    if len(parts) > 1:  # an operator who names each part, as in "article > p", means all of them and nothing between
        kept = [block for block in kept if any(part.first <= block < part.end for part in parts)]
    standfirst = _selected_block(layout, soup, selectors.lead)
    if standfirst is None:
        standfirst = find_standfirst(
            view,
            kept,
            title=title,
            descriptions=descriptions,
            captions=[index for removal, index in cleaned.removed if removal.reason == "caption"],
            plain=named is None,
        )
    opening = find_opening(view, kept, container, junk, standfirst) if named is None else []
    kept = sorted({*kept, *opening, *([standfirst] if standfirst is not None else [])})
    return _found(view, container, cleaned, kept, standfirst, worth=worth, explain=explain)


def _found(
    view: View,
    container: int,
    cleaned: Cleaned,
    kept: list[int],
    standfirst: int | None,
    *,
    worth: Sequence[float],
    explain: bool,
) -> BodyFound:
    """The chosen blocks as texts and elements."""
    layout = view.layout
    blocks, nodes = layout.blocks, layout.nodes
    return BodyFound(
        paragraphs=[blocks[index].text for index in kept],
        container=nodes[container].element,
        headline=nodes[blocks[view.headline].node].element if view.headline is not None else None,
        lead=blocks[standfirst].text if standfirst is not None else "",
        removed=tuple((removal.reason, blocks[index].text) for removal, index in cleaned.removed),
        words=sum(blocks[index].words for index in kept),
        is_sectioned=bool(kept) and _is_section(blocks[kept[0]].tag, [blocks[index].tag for index in kept[1:]]),
        teasers=_teasers(blocks[nodes[container].first : nodes[container].end]),
        evidence=evidence_of(layout, worth, container, cleaned.removed) if explain else (),
        marks=marks_of(layout, kept, cleaned.removed) if explain else (),
    )


def _is_section(first: str, others: Sequence[str]) -> bool:
    return first in HEADINGS and first in others


def _teasers(blocks: list[Block]) -> int:
    """Short texts that directly follow a line that is a link, or the date under such a line."""
    count = 0
    linked = False
    for block in blocks:
        if block.link_words > 0.8 * block.words and block.words >= TEASER_WORDS[0]:
            linked = True
        elif block.words >= PROSE_WORDS:
            count += linked and block.words <= TEASER_WORDS[1] and block.tag not in HEADINGS
            linked = False
    return count


def _selected_block(layout: Layout, soup: BeautifulSoup, selector: str) -> int | None:
    """Index of the first block of the node that a selector names; None where it names none with text."""
    index = selected_node(layout, soup, selector)
    if index is None or layout.nodes[index].end <= layout.nodes[index].first:
        return None
    return layout.nodes[index].first


def _headline_block(layout: Layout, title: str) -> int | None:
    """Index of the block that is the page's headline; None where no block is.

    An ``h1`` like ``title``, else the first ``h1``, else a heading like it.
    """
    headline = same_words(title)
    ranked: list[tuple[int, int]] = []
    for index, block in enumerate(layout.blocks):
        if block.tag in HEADINGS and block.words < HEADLINE_WORDS:
            alike = bool(headline) and is_headline(same_words(block.text), headline)
            if block.tag == "h1" or alike:
                ranked.append((2 * (block.tag == "h1") + alike, -index))
    return -max(ranked)[1] if ranked else None

"""Finding the article's text in a page: which element holds it, and which of its blocks belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from tasks.pure.extract.body.blocks import HEADINGS, Block, Layout, Node, lay_out
from tasks.pure.extract.body.clean import is_headline, keep_blocks
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
from tasks.pure.extract.body.place import PROSE_WORDS
from tasks.pure.extract.body.scripts import html_in_linked_data, html_in_scripts, html_without_scripts
from tasks.pure.extract.body.standfirst import descriptions_of, find_lead
from tasks.pure.extract.page.text import same_words
from tasks.pure.extract.page.tree import Document, parse_text
from tasks.pure.records import Evidence, Selectors

FEW_WORDS = 60
"""A page that shows fewer may keep its article in a script."""
NOTICE_WORDS = 100
"""Words that ``<noscript>`` must have to be an article: how to switch scripts on is explained in fewer."""
NO_SELECTORS = Selectors()


@dataclass(slots=True)
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
    removed: tuple[tuple[str, str], ...] = ()
    """(reason, text) of the blocks in the container that are not the article's."""
    words: int = 0
    """Words in the paragraphs."""
    teasers: int = 0
    """How many of the paragraphs are short and stand under a line of their own that links: what a list of articles has."""
    evidence: tuple[Evidence, ...] = ()
    """Filled only under ``explain``, as ``marks``."""
    marks: tuple[tuple[Tag, str], ...] = ()
    """Each element of the container that holds text, with the reason why it went; an empty reason: kept."""

    @property
    def text(self) -> str:
        """Paragraphs parted by one blank line."""
        return "\n\n".join(self.paragraphs)


def find_body(
    document: Document, selectors: Selectors = NO_SELECTORS, *, title: str = "", explain: bool = False
) -> BodyFound:
    """Find the article's text. ``title`` is the headline as the head or JSON-LD states it, if it does.

    ``selectors.remove`` takes elements out first, ``selectors.body`` names the container, ``selectors.lead`` the
    lead; where one matches nothing, the page is read as if it were not set.
    """
    removed = _select(document.soup, selectors.remove)
    for element in removed:
        element.extract()
    if removed:
        document.elements = list(document.soup.find_all(True))
    found = _find(document, document.soup, title, selectors, explain)
    if selectors.body and found.paragraphs:
        return found
    if found.words < FEW_WORDS:
        for search, least in (
            (html_in_scripts, FEW_WORDS),
            (html_in_linked_data, FEW_WORDS),
            (html_without_scripts, NOTICE_WORDS),
        ):
            html = search(document)
            if html:
                shipped = parse_text(html)
                instead = _find(document, shipped.soup, title, NO_SELECTORS, explain)
                if instead.words > max(least, 3 * found.words):
                    document.shipped = shipped  # its elements are named in what is returned
                    return instead
                shipped.close()
    return found


def _find(document: Document, soup: BeautifulSoup, title: str, selectors: Selectors, explain: bool) -> BodyFound:
    layout = lay_out(soup)
    if not layout.blocks:
        return BodyFound([], None)
    prose = [prose_in(block) for block in layout.blocks]
    sums = running_totals(prose)
    headline = _headline_block(layout, title)
    ignored = ignored_hints(layout, sums, headline)
    junk = junk_nodes(layout, sums, ignored, headline)
    values = values_of(layout, prose, junk)
    named = _holding_selected(layout, soup, selectors.body)
    worth = running_totals(values)
    container = named if named is not None else find_container(layout, worth, headline)
    kept, removed = keep_blocks(layout, container, sums, ignored, headline, title=title)
    parts = _all_selected(layout, soup, selectors.body)
    if len(parts) > 1:  # an operator who names each part, as in "article > p", means all of them and nothing between
        kept = [block for block in kept if any(part.first <= block < part.end for part in parts)]
    standfirst = _selected(layout, soup, selectors.lead)
    if standfirst is not None and layout.nodes[standfirst].end > layout.nodes[standfirst].first:
        lead: int | None = layout.nodes[standfirst].first
    else:
        lead = find_lead(
            layout,
            kept,
            ignored,
            headline,
            title=title,
            descriptions=descriptions_of(document.metas),
            captions=[index for reason, index in removed if reason == "caption"],
            plain=named is None,
        )
    if lead is not None and lead not in kept:
        kept.insert(0, lead)
    blocks = layout.blocks
    return BodyFound(
        paragraphs=[blocks[index].text for index in kept],
        container=layout.nodes[container].element,
        headline=layout.nodes[blocks[headline].node].element if headline >= 0 else None,
        lead=blocks[lead].text if lead is not None else "",
        removed=tuple((reason, blocks[index].text) for reason, index in removed),
        words=sum(blocks[index].words for index in kept),
        teasers=_teasers(blocks[layout.nodes[container].first : layout.nodes[container].end]),
        evidence=evidence_of(layout, worth, container, removed) if explain else (),
        marks=marks_of(layout, kept, removed) if explain else (),
    )


def _teasers(blocks: list[Block]) -> int:
    """Short texts that stand right under a line that is a link, or under one of its date."""
    count = 0
    linked = False
    for block in blocks:
        if block.link_words > 0.8 * block.words and block.words >= TEASER_WORDS[0]:
            linked = True
        elif block.words >= PROSE_WORDS:
            count += linked and block.words <= TEASER_WORDS[1] and block.tag not in HEADINGS
            linked = False
    return count


def _select(soup: BeautifulSoup, selector: str) -> list[Tag]:
    """What a selector finds; nothing for a broken one: that is refused when the configuration is read."""
    try:
        return list(soup.select(selector)) if selector else []
    except (SelectorSyntaxError, ValueError):
        return []


def _selected(layout: Layout, soup: BeautifulSoup, selector: str) -> int | None:
    """Index of the node that an operator's selector names; None where it names nothing of the page."""
    element: Tag | None = next(iter(_select(soup, selector)), None)
    while element is not None:
        for index, node in enumerate(layout.nodes):
            if node.element is element:
                return index
        element = element.parent  # an inline element: the one around it
    return None


def _all_selected(layout: Layout, soup: BeautifulSoup, selector: str) -> list[Node]:
    """Every node that an operator's selector names."""
    elements = {id(element) for element in _select(soup, selector)}
    return [node for node in layout.nodes if id(node.element) in elements] if elements else []


def _holding_selected(layout: Layout, soup: BeautifulSoup, selector: str) -> int | None:
    """Index of the smallest node that holds all that a selector names; None where it names nothing of the page."""
    parts = _all_selected(layout, soup, selector)
    if len(parts) < 2:
        return _selected(layout, soup, selector)
    first, end = min(part.first for part in parts), max(part.end for part in parts)
    holding = [index for index, node in enumerate(layout.nodes) if node.first <= first and end <= node.end]
    return min(holding, key=lambda index: layout.nodes[index].end - layout.nodes[index].first, default=None)


def _headline_block(layout: Layout, title: str) -> int:
    """Index of the block that is the page's headline: an ``h1`` like ``title``, else the first ``h1``, else a heading like it; else -1."""
    headline = same_words(title)
    ranked: list[tuple[int, int]] = []
    for index, block in enumerate(layout.blocks):
        if block.tag in HEADINGS and block.words < 60:
            alike = bool(headline) and is_headline(same_words(block.text), headline)
            if block.tag == "h1" or alike:
                ranked.append((2 * (block.tag == "h1") + alike, -index))
    return -max(ranked)[1] if ranked else -1

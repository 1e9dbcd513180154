"""Finding the article's text in a page: which element holds it, and which of its blocks belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from tasks.pure.extract.body_blocks import HEADINGS, Block, Layout, Node, lay_out
from tasks.pure.extract.body_clean import ASIDE, is_headline, keep_blocks
from tasks.pure.extract.body_explain import evidence_of, marks_of
from tasks.pure.extract.body_hints import JUNK, Hint
from tasks.pure.extract.body_lead import descriptions_of, find_lead
from tasks.pure.extract.body_lines import is_icons
from tasks.pure.extract.body_place import PROSE_WORDS
from tasks.pure.extract.body_scripts import html_in_linked_data, html_in_scripts, html_without_scripts
from tasks.pure.extract.text import ends_sentence, same_words
from tasks.pure.extract.tree import Document, parse_text
from tasks.pure.records import Evidence, Selectors

TEXT_ELEMENTS = HEADINGS | frozenset({"p", "blockquote", "ul", "ol", "dl", "pre", "table"})
"""What text is made of, whatever is around it."""
SURE = Hint.OVERLAY | Hint.COMMENT
"""Hints that hold however much prose they cover: some pages have more comments or cookie text than article."""
FEW_WORDS = 60
"""A page that shows fewer may keep its article in a script."""
NOTICE_WORDS = 100
"""Words that ``<noscript>`` must have to be an article: how to switch scripts on is explained in fewer."""
TEASER_WORDS = (3, 80)
"""Words of a headline that links, at least, and of the text under it, at most."""
AT_HOME = 0.25
"""Share of the worthiest container's worth that the headline's own article must have to be preferred."""
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
    prose = [_prose(block) for block in layout.blocks]
    sums = _running(prose)
    headline = _headline_block(layout, title)
    ignored = _ignored_hints(layout, sums, headline)
    junk = _junk_nodes(layout, sums, ignored, headline)
    values = _values(layout, prose, junk)
    named = _holding_selected(layout, soup, selectors.body)
    worth = _running(values)
    container = named if named is not None else _container(layout, worth, headline)
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


def _home(layout: Layout, sums: list[float]) -> int:
    """The element that the page itself marks as its main part or article, where one holds much prose; else the page."""
    best, most = 0, 0.3 * sums[-1]
    for index, node in enumerate(layout.nodes):
        if node.element.name in ("article", "main") or node.hints & Hint.ARTICLE_BODY:
            prose = sums[node.end] - sums[node.first]
            if prose > most or (prose == most and best):
                best, most = index, prose
    return best


def _ignored_hints(layout: Layout, sums: list[float], headline: int) -> int:
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


def _junk_nodes(layout: Layout, sums: list[float], ignored: int, headline: int) -> list[bool]:
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
            if name == "article":
                # The next article, which sites load under the one that was asked for: it has a headline of its own.
                own = (
                    ours >= 0
                    and layout.nodes[ours].end <= node.first
                    and any(block.tag == "h1" for block in layout.blocks[node.first : node.end])
                )
            elif name not in ("html", "body", "main") and not node.hints & Hint.ARTICLE_BODY:
                sure = bool(node.hints & SURE) or name in ("aside", "footer")
                own = (share < 0.9 and sure) or (share < 0.4 and (bool(node.hints & JUNK & ~ignored) or name in ASIDE))
        junk.append(above or own)
    return junk


def _prose(block: Block) -> float:
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


def _running(values: list[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _values(layout: Layout, prose: list[float], junk: list[bool]) -> list[float]:
    values = []
    for block, words in zip(layout.blocks, prose, strict=True):
        if junk[block.node]:
            values.append(-0.5 * words)
        elif words:
            values.append(words)
        else:
            values.append(-0.3 * block.link_words)
    return values


def _container(layout: Layout, sums: list[float], headline: int) -> int:
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
        ):
            return best
        best = inner


def _around(layout: Layout, block: int, name: str) -> int:
    """Index of the innermost element of a kind that holds a block; -1: none."""
    index = layout.blocks[block].node if block >= 0 else -1
    while index >= 0 and layout.nodes[index].element.name != name:
        index = layout.nodes[index].parent
    return index


def _are_alike(one: Node, other: Node) -> bool:
    """Whether two siblings may be parts of one text: paragraphs, or elements of one class."""
    if other.element.name in TEXT_ELEMENTS:
        return True
    if one.element.name != other.element.name:
        return False
    ours = set(str(one.element.attrs.get("class", "")).split())
    theirs = set(str(other.element.attrs.get("class", "")).split())
    return ours == theirs or bool(ours & theirs)

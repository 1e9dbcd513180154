"""Finding the article's text in a page: which element holds it, and which of its blocks belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from tasks.pure.extract.body_blocks import HEADINGS, Block, Layout, lay_out
from tasks.pure.extract.body_clean import keep_blocks
from tasks.pure.extract.body_hints import JUNK, Hint
from tasks.pure.extract.body_lead import find_lead
from tasks.pure.extract.text import ends_sentence, same_words
from tasks.pure.extract.tree import Document
from tasks.pure.records import Evidence


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
    """The heading element above the body, where there is one."""
    removed: tuple[tuple[str, str], ...] = ()
    """(reason, text) of the blocks in the container that are not the article's."""
    words: int = 0
    """Words in the paragraphs."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def text(self) -> str:
        """Paragraphs parted by one blank line."""
        return "\n\n".join(self.paragraphs)


def find_body(document: Document, *, title: str = "", explain: bool = False) -> BodyFound:
    """Find the article's text. ``title`` is the headline as the head or JSON-LD states it, if it does."""
    layout = lay_out(document.soup)
    if not layout.blocks:
        return BodyFound([], None)
    prose = [_prose(block) for block in layout.blocks]
    sums = _running(prose)
    ignored = _ignored_hints(layout, sums)
    junk = _junk_nodes(layout, sums, ignored)
    values = _values(layout, prose, junk)
    container = _container(layout, _running(values))
    kept, removed = keep_blocks(layout, container, prose, ignored, title=title)
    lead = find_lead(layout, kept, ignored, title=title, descriptions=_descriptions(document))
    if lead is not None and lead not in kept:
        kept.insert(0, lead)
    blocks = layout.blocks
    return BodyFound(
        paragraphs=[blocks[index].text for index in kept],
        container=layout.nodes[container].element,
        lead=blocks[lead].text if lead is not None else "",
        removed=tuple((reason, blocks[index].text) for reason, index in removed),
        words=sum(blocks[index].words for index in kept),
    )


def _descriptions(document: Document) -> list[str]:
    """What the head says the article is about: often the standfirst word for word."""
    names = ("og:description", "description", "twitter:description", "dc.description")
    return list(dict.fromkeys(same_words(text) for name in names for text in document.metas.get(name, ()) if len(text) > 30))


def _ignored_hints(layout: Layout, sums: list[float]) -> Hint:
    """Hints that mean something else on this page: what is so named holds much of the prose."""
    total = sums[-1] or 1.0
    shares: dict[int, float] = {}
    above: list[int] = []
    for node in layout.nodes:
        inherited = above[node.parent] if node.parent >= 0 else 0
        own = int(node.hints & JUNK)
        for bit in range(own.bit_length()):
            if own >> bit & 1 and not inherited >> bit & 1:
                shares[1 << bit] = shares.get(1 << bit, 0.0) + sums[node.end] - sums[node.first]
        above.append(inherited | own)
    always = Hint.COOKIE | Hint.COMMENT
    return Hint(sum(bit for bit, share in shares.items() if share > 0.5 * total)) & ~always


def _prose(block: Block) -> float:
    """Words of running text in a block: what an article has and menus have not."""
    plain = block.words - block.link_words
    if plain < 4 or block.link_words > plain or block.tag in HEADINGS or block.tag == "figcaption":
        return 0.0
    weight = 1.0 if block.tag in ("p", "blockquote", "div", "body") else 0.5
    if not ends_sentence(block.text):
        weight *= 0.3
    if plain < 10:
        weight *= 0.5
    return plain * weight


def _running(values: list[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _junk_nodes(layout: Layout, sums: list[float], ignored: Hint) -> list[bool]:
    """For each node, whether it or one above it is named as something else and holds the lesser part of the prose."""
    total = sums[-1]
    junk: list[bool] = []
    for node in layout.nodes:
        above = node.parent >= 0 and junk[node.parent]
        own = bool(node.hints & JUNK & ~ignored) or node.element.name in ("footer", "aside", "figure", "nav")
        share = (sums[node.end] - sums[node.first]) / (total or 1.0)
        sure = bool(node.hints & (Hint.COOKIE | Hint.COMMENT)) and share < 0.9
        junk.append(above or sure or (own and share < 0.4))
    return junk


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


def _container(layout: Layout, sums: list[float]) -> int:
    """The node whose blocks are worth most together; of equals the innermost."""
    worth = [sums[node.end] - sums[node.first] for node in layout.nodes]
    best = max(range(len(worth)), key=lambda index: (worth[index], index))
    stated = [i for i, node in enumerate(layout.nodes) if node.hints & Hint.ARTICLE_BODY and worth[i] > 0.5 * worth[best]]
    if stated:
        best = max(stated, key=lambda index: (worth[index], index))
    while True:
        children = layout.nodes[best].children
        inner = max(children, key=worth.__getitem__, default=-1)
        if inner < 0 or worth[inner] < 0.95 * worth[best]:
            return best
        best = inner


__all__ = ["BodyFound", "find_body", "same_words"]

"""Finding the article's text in a page: which element holds it, and which of its blocks belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from tasks.pure.extract.body_blocks import Block, Layout, lay_out
from tasks.pure.extract.body_clean import keep_blocks
from tasks.pure.extract.body_hints import JUNK, Hint
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
    junk = _junk_nodes(layout, sums)
    values = _values(layout, prose, junk)
    container = _container(layout, _running(values))
    kept, removed, lead = keep_blocks(layout, container, prose, title=title)
    node = layout.nodes[container]
    return BodyFound(
        paragraphs=[block.text for block in kept],
        container=node.element,
        lead=lead,
        removed=tuple((reason, block.text) for reason, block in removed),
        words=sum(block.words for block in kept),
    )


def _prose(block: Block) -> float:
    """Words of running text in a block: what an article has and menus have not."""
    plain = block.words - block.link_words
    if plain < 4 or block.link_words > plain or block.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "figcaption"):
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


def _junk_nodes(layout: Layout, sums: list[float]) -> list[bool]:
    """For each node, whether it or one above it is named as something else and holds the lesser part of the prose."""
    total = sums[-1]
    junk: list[bool] = []
    for node in layout.nodes:
        above = node.parent >= 0 and junk[node.parent]
        own = bool(node.hints & JUNK) or node.element.name in ("footer", "aside", "figure", "nav")
        junk.append(above or (own and sums[node.end] - sums[node.first] < 0.4 * total))
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

"""The links in an article's text: whom it cites, in the publisher's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bs4 import Tag

from tasks.pure.addresses import key_of, resolve
from tasks.pure.extract.page.text import clean
from tasks.pure.extract.page.tree import BLOCKS
from tasks.pure.records import PageLink

MOST_LINKS = 200
"""Links kept of one page. An article has some five; a directory that passes as one has thousands."""
MOST_ANCHORS = 2_000
"""Links looked at in one page."""
LONGEST_TEXT = 300
"""Characters kept of the linked words: a link around a whole paragraph is cut."""
_LONGEST_BLOCK = 20_000


def find_links(container: Tag | None, paragraphs: Sequence[str], base: str, own: str) -> tuple[PageLink, ...]:
    """The links that readers meet in the paragraphs, each address once with the words where it came first.

    A link counts where its words are in a paragraph of the text and its block holds that paragraph: links of menus,
    teasers and share buttons have no such paragraph. Links to the page itself are none.

    Args:
        container: the element that holds the text.
        paragraphs: those of its texts that are the article's.
        base: the address that relative ones are resolved against.
        own: the address of the page.
    """
    if container is None:
        return ()
    kept = [squeezed for paragraph in paragraphs if (squeezed := _squeezed(paragraph))]
    texts: dict[int, list[str]] = {}
    found: dict[str, PageLink] = {}
    seen = {key_of(own)}
    for anchor in container.find_all("a", href=True, limit=MOST_ANCHORS):
        text = clean(anchor.get_text(" "))
        url = resolve(base, str(anchor["href"]))
        if not text or url is None or (key := key_of(url)) in seen:
            continue
        block = _block_of(anchor, container)
        if id(block) not in texts:
            texts[id(block)] = _paragraphs_in(block, kept)
        wanted = _squeezed(text)
        if not any(wanted in paragraph for paragraph in texts[id(block)]):
            continue
        seen.add(key)
        found[key] = PageLink(url, " ".join(text.split())[:LONGEST_TEXT])
        if len(found) == MOST_LINKS:
            break
    return tuple(found.values())


def _block_of(anchor: Tag, container: Tag) -> Tag:
    """The element around a link that a browser sets on lines of its own."""
    for parent in anchor.parents:
        if parent is container or parent.name in BLOCKS:
            return parent
    return container


def _paragraphs_in(block: Tag, kept: Iterable[str]) -> list[str]:
    """The paragraphs of the text that an element holds."""
    held = _squeezed(block.get_text(" "))
    return [paragraph for paragraph in kept if paragraph in held] if len(held) <= _LONGEST_BLOCK else list(kept)


def _squeezed(text: str) -> str:
    """Without white space: what markup puts between words is no part of them."""
    return "".join(clean(text).split())

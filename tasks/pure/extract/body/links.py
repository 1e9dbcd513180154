"""The links in an article's text: whom it cites, in the publisher's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from bs4 import Tag

from tasks.pure.addresses import host_of, page_in_host, resolve
from tasks.pure.extract.page.nodes import Text, joined_texts, node_after
from tasks.pure.extract.page.shown import BLOCKS
from tasks.pure.extract.page.text import clean
from tasks.pure.records import PageLink

MOST_LINKS = 200
"""Links kept of one page. An article has some five; a directory that passes as one has thousands."""
MOST_ANCHORS = 2_000
"""Links looked at in one page."""
LONGEST_TEXT = 300
"""Characters kept of the linked words: a link around a whole paragraph is cut."""
MOST_SCANNED = 300
"""Blocks that are not one paragraph and are searched for those in them: each search reads all paragraphs."""
_LONGEST_BLOCK = 20_000
_SEARCHED_WHOLE = 30_000
"""Characters of a text that is searched as a whole for the words of each link: most are shorter, and a longer one would cost
the square of its length."""


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
    kept = _Kept(paragraphs)
    found: list[PageLink] = []
    seen = {_page_of(own)}
    for anchor in islice(_anchors_in(container), MOST_ANCHORS):
        text = clean(joined_texts(anchor))
        wanted = _without_blanks(text)
        if not wanted or not kept.holds(wanted, _block_of(anchor, container)):
            continue
        url = resolve(base, str(anchor["href"]))
        if url is None or (page := _page_of(url)) in seen:
            continue
        seen.add(page)
        found.append(PageLink(url, " ".join(text.split())[:LONGEST_TEXT]))
        if len(found) == MOST_LINKS:
            break
    return tuple(found)


def _page_of(url: str) -> tuple[str, str, str]:
    """The page that an address leads to: its host, path and query without what does not matter."""
    return (host_of(url).removeprefix("www."), *page_in_host(url))


def _anchors_in(container: Tag) -> Iterator[Tag]:
    """The links in an element, in its order."""
    node: Any = container.next_element
    end = node_after(container)
    while node is not None and node is not end:
        if node.__class__ is not Text and node.name == "a" and "href" in node.attrs:
            yield node
        node = node.next_element


class _Kept:
    """The paragraphs of the text, and which of them each block holds."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._all = dict.fromkeys(squeezed for paragraph in paragraphs if (squeezed := _without_blanks(paragraph)))
        joined = "\n".join(self._all)
        self._joined = joined if len(joined) <= _SEARCHED_WHOLE else None
        self._inside: dict[int, list[str]] = {}
        self._scanned = 0

    def holds(self, wanted: str, block: Tag) -> bool:
        """Whether words are in a paragraph that an element holds."""
        # Those of menus and teasers are in none: that shows without the text of their element.
        if self._joined is not None and wanted not in self._joined:
            return False
        return any(wanted in paragraph for paragraph in self._held_by(block))

    def _held_by(self, block: Tag) -> list[str]:
        """The paragraphs that an element holds: most hold one."""
        if id(block) not in self._inside:
            held = clean(joined_texts(block)).replace(" ", "").replace("\n", "")
            self._inside[id(block)] = [held] if held in self._all else self._scan(held)
        return self._inside[id(block)]

    def _scan(self, held: str) -> list[str]:
        self._scanned += 1
        if self._scanned > MOST_SCANNED:
            return []
        if len(held) > _LONGEST_BLOCK:  # the whole text in one element, its paragraphs divided by <br>
            return list(self._all)
        return [paragraph for paragraph in self._all if paragraph in held]


def _block_of(anchor: Tag, container: Tag) -> Tag:
    """The element around a link that a browser sets on lines of its own."""
    parent: Any = anchor.parent
    while parent is not None and parent is not container and parent.name not in BLOCKS:
        parent = parent.parent
    return container if parent is None else parent


def _without_blanks(cleaned: str) -> str:
    """A cleaned text without white space: what markup puts between words is no part of them."""
    return (cleaned if "&" not in cleaned else clean(cleaned)).replace(" ", "").replace("\n", "")

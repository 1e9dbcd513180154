"""What an HTML page shows without scripts: what tells a wall from a page (:mod:`tasks.pure.walls`). Never raises."""

from __future__ import annotations

import re

from lxml import etree

from tasks.pure.extract.page.attributes import with_few_attributes
from tasks.pure.extract.page.charset import decode
from tasks.pure.obstacles import Obstacle
from tasks.pure.records import Page
from tasks.pure.walls import Shown, obstacle_of_page

_TEXT = 4_000
"""Characters of the visible text that are kept."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_UNSEEN = ("script", "style", "template", "noscript", "head")
_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "application", "react-root", "svelte", "main-app"})


def obstacle_shown(page: Page) -> Obstacle | None:
    """What a page is in place of an article, by its address, headers and what it shows; None for a page."""
    tree = parsed(page.body, page.header("content-type"))
    if tree is None:
        return None
    shown = shown_of(tree, _one_line(tree.findtext(".//title") or ""))
    try:
        return obstacle_of_page(page.address, page.url, shown, page.headers, page.body)
    except ValueError:  # an address that urlsplit refuses: an archive may have any
        return None


def parsed(body: bytes, content_type: str) -> etree._Element | None:
    """The tree of an HTML page; None where it cannot be parsed."""
    text = _DECLARATION.sub("", decode(body, content_type)).replace("\x00", "")
    try:
        # Not lxml.html's parser: it looks up a class for each element.
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
        return etree.fromstring(with_few_attributes(text.encode("utf-8", "replace")), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def shown_of(tree: etree._Element, title: str) -> Shown:
    """What is visible; the tree loses what is not."""
    noscript = _one_line(" ".join(str(part) for element in tree.iter("noscript") for part in element.itertext()))
    scripts = sum(1 for _ in tree.iter("script"))
    links = sum(1 for element in tree.iter("a") if element.get("href"))
    has_password = any(element.get("type") == "password" for element in tree.iter("input"))
    empty_root = any(
        element.get("id") in _ROOTS and len("".join(map(str, element.itertext())).split()) < 5
        for element in tree.iter("div", "main")
    )
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)  # drop_tree refuses a tail with control characters
    text = " ".join(" ".join(str(part) for part in tree.itertext()).split())
    return Shown(title, text[:_TEXT], len(text.split()), scripts, noscript, empty_root, has_password, links)


def _one_line(text: str) -> str:
    return " ".join(text.split())

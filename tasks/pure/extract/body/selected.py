"""What an operator's selectors name in a page."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from tasks.pure.extract.body.blocks import Layout, Node
from tasks.pure.extract.page.tree import Document


def remove_selected(document: Document, selector: str) -> Document:
    """The page without the elements that an operator's ``remove`` selector names.

    They are cut out of the tree that both documents share: use the returned one from here on.
    """
    removed = select(document.soup, selector)
    if not removed:
        return document
    for element in removed:
        element.extract()
    return replace(document, elements=list(document.soup.find_all(True)))


def select(soup: BeautifulSoup, selector: str) -> list[Tag]:
    """The elements that a selector names; none for a broken one, which is refused when the configuration is read."""
    try:
        return list(soup.select(selector)) if selector else []
    except (SelectorSyntaxError, ValueError):
        return []


def selected_node(layout: Layout, soup: BeautifulSoup, selector: str) -> int | None:
    """Index of the node that a selector names first; None where it names nothing of the page."""
    element: Tag | None = next(iter(select(soup, selector)), None)
    while element is not None:
        for index, node in enumerate(layout.nodes):
            if node.element is element:
                return index
        element = element.parent  # an inline element: the one around it
    return None


def selected_nodes(layout: Layout, soup: BeautifulSoup, selector: str) -> list[Node]:
    """Every node that a selector names."""
    elements = {id(element) for element in select(soup, selector)}
    return [node for node in layout.nodes if id(node.element) in elements] if elements else []


def node_around_selected(layout: Layout, soup: BeautifulSoup, selector: str) -> int | None:
    """Index of the smallest node that holds all that a selector names; None where it names nothing of the page."""
    parts = selected_nodes(layout, soup, selector)
    if len(parts) < 2:
        return selected_node(layout, soup, selector)
    first, end = min(part.first for part in parts), max(part.end for part in parts)
    holding = [index for index, node in enumerate(layout.nodes) if node.first <= first and end <= node.end]
    return min(holding, key=lambda index: layout.nodes[index].end - layout.nodes[index].first, default=None)

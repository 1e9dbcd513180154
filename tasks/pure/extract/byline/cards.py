"""Whether a name stands in the card of another article: under a short text "By" is soon the next article's."""

from __future__ import annotations

from bs4 import Tag

from tasks.pure.extract.page.marks import first_inside
from tasks.pure.extract.page.nodes import Text, elements_in

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def is_in_another_article(node: Text, headline: Tag) -> bool:
    """Whether a text is in a link around a heading, or in an ``<article>`` whose heading is a link, and the headline is not in it."""
    for element in node.parents:
        if element.name in ("a", "article"):
            inside = list(elements_in(element))
            if any(inner is headline for inner in inside):
                return False
            headings = [inner for inner in inside if inner.name in _HEADINGS]
            if any(element.name == "a" or _is_linked(heading) for heading in headings):
                return True
    return False


def _is_linked(heading: Tag) -> bool:
    return first_inside(heading, "a") is not None or heading.find_parent("a") is not None

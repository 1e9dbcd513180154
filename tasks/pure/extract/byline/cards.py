"""Whether a name stands in the card of another article: under a short text "By" is soon the next article's."""

from __future__ import annotations

from itertools import islice

from bs4 import Tag

from tasks.pure.extract.page.marks import first_inside
from tasks.pure.extract.page.nodes import Text, elements_in

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SEARCHED = 500
"""Elements of a card in which its heading is looked for: articles may be nested, and each is searched."""


def is_in_another_article(node: Text, headline: Tag) -> bool:
    """Whether a text is in a link around a heading, or in an ``<article>`` whose heading is a link, and the headline is not in it."""
    around_headline = {id(headline), *map(id, headline.parents)}
    for element in node.parents:
        if element.name in ("a", "article"):
            if id(element) in around_headline:
                return False
            headings = (inner for inner in islice(elements_in(element), _SEARCHED) if inner.name in _HEADINGS)
            if any(element.name == "a" or _is_linked(heading) for heading in headings):
                return True
    return False


def _is_linked(heading: Tag) -> bool:
    return first_inside(heading, "a") is not None or heading.find_parent("a") is not None

"""Reviews of a thing by its buyers: names and days in several schema.org ``Review`` items are not those of the page.

A text that is a review is in one such item with its headline. Where all of several are by one writer, they are parts of a text
of that writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from bs4 import Tag

from tasks.pure.extract.page.nodes import elements_in, joined_texts

SEVERAL = 2
"""Items of reviews, at least, that are buyers'."""
_TIMES = 4
"""Times that the elements of a page are searched for a headline in reviews: nested ones are searched again and again."""
_SEARCHED = 200
"""Elements of a review that are searched for a headline, where it is asked for each of its texts."""
_NESTED = 12
"""Elements around one that are looked at."""
_TYPES = frozenset({"review", "userreview", "criticreview", "employerreview"})
_STATED = re.compile(
    rb"itemtype\s{0,4}=\s{0,4}[\"']?\s{0,4}https?://(?:www\.)?schema\.org/(?:user|critic|employer)?review[\"'\s/>]"
)


def may_have_reviews(source: bytes) -> bool:
    """Whether a page's start tags, in lower case, state several items of reviews."""
    return len(_STATED.findall(source)) >= SEVERAL


def elements_of_reviews(elements: Sequence[Tag]) -> frozenset[int]:
    """The ``id()`` of all elements in the reviews of buyers, of a page that may have such.

    Args:
        elements: All of the page, in its order.
    """
    inside: set[int] = set()
    names: set[str] = set()
    reviews = 0
    left = _TIMES * len(elements)
    for element in elements:
        if id(element) in inside or not is_review(element.attrs):
            continue
        within = list(elements_in(element))
        left -= len(within)
        if left < 0:
            break
        if any(inner.name == "h1" for inner in within):
            continue
        reviews += 1
        names.add(_author_in(within))
        inside.update(map(id, within))
    return frozenset(inside) if reviews >= SEVERAL and _are_buyers(names) else frozenset()


def is_review(attributes: Mapping[str, Any]) -> bool:
    """Whether attributes are those of an item of a review."""
    stated = attributes.get("itemtype")
    return stated is not None and str(stated).strip().rstrip("/").lower().rpartition("/")[2] in _TYPES


def is_in_review(element: Tag | None) -> bool:
    """Whether an element is in an item of a review that is not around the page's headline."""
    node: Any = element
    for _ in range(_NESTED):
        if node is None or node.name == "body":
            return False
        if is_review(node.attrs):
            return all(inner.name != "h1" for inner in islice(elements_in(node), _SEARCHED))
        node = node.parent
    return False


def are_reviews_of_buyers(authors: Iterable[str]) -> bool:
    """Whether the items of reviews with these authors, each empty where an item names none, are buyers'."""
    listed = list(authors)
    return len(listed) >= SEVERAL and _are_buyers(set(listed))


def _are_buyers(names: set[str]) -> bool:
    return len(names) > 1 or "" in names


def _author_in(elements: Sequence[Tag]) -> str:
    for element in elements:
        if element.attrs.get("itemprop") == "author":
            return str(element.attrs.get("content") or joined_texts(element)).strip().casefold()
    return ""

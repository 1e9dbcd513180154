"""How a page is built: its controls, prices, page numbers and equal cards."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from tasks.pure.extract.lexicon.verdicts import CART_CONTROL, PRICE
from tasks.pure.extract.page.tree import Document

CARDS = 12
"""Equal elements with a picture and a link: an article ends in up to nine in the benchmark's median."""
_CODE = frozenset({"script", "style", "noscript", "template"})
_CLASSES: Any = etree.XPath("//@class", smart_strings=False)
_PRICED: Any = etree.XPath("//*[@itemprop='price']")
_LABEL = 60
"""Characters of what a control says, at most."""
_PARENTS: Any = etree.XPath(f"//*[*[{CARDS}]]")
_CARD_TAGS = frozenset({"div", "li", "article", "section", "tr", "a"})
_CART_NAME = re.compile(r"(?:^|[-_ ])(?:add|ajax)[-_]?(?:to)?[-_]?(?:cart|basket|bag)", re.IGNORECASE)
_CART_ADDRESS = re.compile(
    r"/(?:cart|basket|checkout|shopping-?(?:cart|bag)|bag|warenkorb|panier|carrito|carrello|koszyk|winkelwagen|varukorg)(?:[/.?]|$)",
    re.IGNORECASE,
)
_CART_FORM = re.compile(r"/(?:cart(?:/add)?|basket)/?$")
_PRICE_NAME = re.compile(r"(?:^|[-_ ])prices?(?:[-_ ]|$)", re.IGNORECASE)
_PAGERS = r"paginat|pager|page-numbers|pagenav"
_PAGER_NAME = re.compile(_PAGERS, re.IGNORECASE)
_PAGER_IN_SOURCE = re.compile(_PAGERS.encode())


class Built:
    """How a page is built. Each part is counted where a verdict still depends on it: together they cost as much as the body."""

    def __init__(self, document: Document) -> None:
        self._root = document.lxml
        self._source = document.source

    @cached_property
    def _classes(self) -> Counter[str]:
        return Counter(_CLASSES(self._root))

    @cached_property
    def price_elements(self) -> int:
        """Elements that are named or marked as a price."""
        if b"price" not in self._source:
            return 0
        named = sum(number for names, number in self._classes.items() if _PRICE_NAME.search(names))
        return named + sum(not _PRICE_NAME.search(item.get("class") or "") for item in _PRICED(self._root))

    @cached_property
    def pagers(self) -> int:
        """Elements that are named as page numbers."""
        if _PAGER_IN_SOURCE.search(self._source) is None:
            return 0
        return sum(number for names, number in self._classes.items() if _PAGER_NAME.search(names))

    @cached_property
    def cards(self) -> int:
        """The most children of one element that have one tag and class, a picture and a link each; 0 if too few for a sign."""
        if self._source.count(b"<img") + self._source.count(b"<picture") < CARDS:
            return 0
        return max(map(_cards, _PARENTS(self._root)), default=0)

    @cached_property
    def controls(self) -> Controls:
        """What can be clicked."""
        return _read_controls(self._root)

    @cached_property
    def _texts(self) -> tuple[int, int]:
        texts: list[str] = []
        for element in self._root.iter("*"):
            if (own := element.text) and element.tag not in _CODE:
                texts.append(own)
            if tail := element.tail:
                texts.append(tail)
        text = " ".join(texts)
        return len(text.split()), len(PRICE.findall(text))

    @property
    def words(self) -> int:
        """Words of all the page's text."""
        return self._texts[0]

    @property
    def prices(self) -> int:
        """Prices in the page's text."""
        return self._texts[1]


@dataclass(slots=True)
class Controls:
    """Links, buttons and forms."""

    carts: bool = False
    """Whether a button or form puts something into a cart."""
    cart_links: bool = False
    next_links: bool = False
    words: int = 0
    """Words of the links."""


def _read_controls(root: Any) -> Controls:
    read = Controls()
    labels: set[str] = set()
    names: set[str] = set()
    for element in root.iter("a", "button", "input"):
        get = element.get
        text = " ".join("".join(element.itertext()).split())
        if element.tag == "a":
            href = get("href") or ""
            read.words += text.count(" ") + 1 if href and text else 0
            read.cart_links = read.cart_links or (bool(href) and _CART_ADDRESS.search(href) is not None)
            read.next_links = read.next_links or "next" in (get("rel") or "").split()
        shown = text or get("value") or get("aria-label") or ""
        if len(shown) < _LABEL:
            labels.add(shown)
        names.update([name for attribute in ("class", "id", "name") if (name := get(attribute))])
    # One search in all, each on a line of its own: of hundreds most time would go into their beginnings.
    read.carts = (
        CART_CONTROL.search("\n".join(labels)) is not None
        or _CART_NAME.search(" ".join(names)) is not None
        or any(_CART_FORM.search(form.get("action") or "") for form in root.iter("form"))
    )
    return read


def _cards(parent: Any) -> int:
    """The most children with one tag and first class that have a picture and a link each."""
    counts: Counter[tuple[str, str]] = Counter()
    for child in parent:
        if child.tag in _CARD_TAGS and next(child.iter("img", "picture"), None) is not None:
            if child.tag == "a" or next(child.iter("a"), None) is not None:
                counts[child.tag, next(iter((child.get("class") or "").split()), "")] += 1
    return max(counts.values(), default=0)

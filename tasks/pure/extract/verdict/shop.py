"""Whether a page sells one thing, or lists things to buy or to read: by what it states and by how it is built.

A shop states its products to machines (schema.org, Open Graph), because price comparisons and advertisements need that;
it has a control that puts the thing into a cart, because without one nothing is sold; and a list repeats one card many
times. That holds on any site. Each sign alone stands on articles too: news sites have shops, reviews state the product
that they review, and articles end in cards of others. So signs are added up, and a byline, an article that the page
states, a blog's address and long prose count against them: losing an article costs more than keeping a page.

The sum that is needed was chosen on half of the sites of a public benchmark (by a hash of the registrable domain) and read on
the other half, both ways, with one article lost costing five pages kept: 3 and 2.75 for products, 3 and 3 for lists. On the two
halves 4 of 45 and 7 of 43 products stay, 2 of 44 and 6 of 47 collections, 11 of 43 and 11 of 40 listings. What stays are lists
that state an article, or whose text is prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.lexicon.verdicts import CART_CONTROL, PRICE
from tasks.pure.extract.page.head import first
from tasks.pure.extract.page.jsonld import SECTION_TYPES, types_of
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.text import count_words
from tasks.pure.extract.verdict.signs import (
    LOOSE_DATES,
    Sign,
    headline_links,
    is_list,
    is_name,
    is_root,
    sentence_words,
    states_article,
    total,
)
from tasks.pure.records import Fields

NEEDED = 3.0
"""The sum from which a page sells or lists."""
_CARDS, _MANY_CARDS = 12, 30
"""Equal elements with a picture and a link: an article ends in up to nine in the benchmark's median."""
_PRICE_ELEMENTS, _PRICES, _MANY_PRICES = 15, 10, 25
"""Elements named ``price``, prices outside the text and prices in all that only lists of goods have."""
_SHORT_NAME = 2
"""Words of a title that hardly an article has: 4 % in the benchmark, 33 % of the lists."""
_FEW_WORDS = 100
"""Words of text that a list of links has above it."""
_LISTS_ALONE = frozenset({"collectionpage", "searchresultspage"})
"""Types of schema.org that a page has as a whole; an ``ItemList`` may be a part of an article."""
_LONG_PROSE, _PROSE = 900, 500
"""Words in whole sentences that few descriptions of goods, and few introductions of lists, have."""
_CODE = frozenset({"script", "style", "noscript", "template"})
_CLASSES: Any = etree.XPath("//@class", smart_strings=False)
_PRICED: Any = etree.XPath("//*[@itemprop='price']")
_LABEL = 60
"""Characters of what a control says, at most."""
_PARENTS: Any = etree.XPath(f"//*[count(*) >= {_CARDS}]")
_CARD_TAGS = frozenset({"div", "li", "article", "section", "tr", "a"})
_STATED_PRICES = ("product:price:amount", "og:price:amount", "product:pretax_price:amount", "pricecurrency")
_CART_NAME = re.compile(r"(?:^|[-_ ])(?:add|ajax)[-_]?(?:to)?[-_]?(?:cart|basket|bag)", re.IGNORECASE)
_CART_ADDRESS = re.compile(
    r"/(?:cart|basket|checkout|shopping-?(?:cart|bag)|bag|warenkorb|panier|carrito|carrello|koszyk|winkelwagen|varukorg)(?:[/.?]|$)",
    re.IGNORECASE,
)
_CART_FORM = re.compile(r"/(?:cart(?:/add)?|basket)/?$")
_PRICE_NAME = re.compile(r"(?:^|[-_ ])prices?(?:[-_ ]|$)", re.IGNORECASE)
_PAGER_NAME = re.compile(r"paginat|pager|page-numbers|pagenav", re.IGNORECASE)
_BLOG_ADDRESS = re.compile(
    r"/(?:blogs?|news|articles?|stor(?:y|ies)|magazine|journal|guides?|insights?|press|learn|discover|promos?|terms|polic(?:y|ies)"
    r"|about|faqs?)(?:/(?=.)|-)|^(?:blog|news|magazine)\."
)
"""Sections of a shop in which it writes: what is below them is written, not sold."""
_PRODUCT_ADDRESS = re.compile(r"/(?:products?|produkte?|produits?|itm|dp|p|item)/")
_LIST_ADDRESS = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies)|genres?|browse|director(?:y|ies)|search|lists?|collections?|c|departments|catalogs?"
    r"|trending|issues|subjects?)(?:[/.-]|$)"
)
_MARKED_ARTICLES = frozenset({"article", "newsarticle", "blogposting"})


@dataclass(slots=True)
class _Built:
    """What a walk over the page counts."""

    controls: int = 0
    """Buttons and forms that put something into a cart."""
    cart_links: int = 0
    price_elements: int = 0
    prices: int = 0
    """Prices in the page's text."""
    cards: int = 0
    """The most children of one element that have one tag and class, a picture and a link each."""
    pagers: int = 0
    next_links: int = 0
    words: int = 0
    link_words: int = 0


def shop_signs(signals: Signals, fields: Fields, body: BodyFound) -> tuple[str, str]:
    """Why a page sells one product, and why it is a list; an empty text where it may be an article."""
    at_root = is_root(signals.url)
    if states_article(signals) and not at_root:  # a front page states the articles that it lists
        return "", ""
    dated = fields.published is not None and fields.published.day is not None
    if dated and not at_root and fields.authors and fields.published and fields.published.kind not in LOOSE_DATES:
        return "", ""  # no sum of signs could outweigh both
    marked = signals.document.item_types()
    built = _walk(signals.document.lxml)
    common = tuple(_signs_against(signals, fields, marked))
    product = [*common, *_product_signs(signals, fields, body, marked, built)]
    repeated = list(_repetitions(signals, body, marked, built))
    if not (repeated or _has_pages(signals, built) or _leads_on(fields, body, built)):
        return _said(product), ""
    return _said(product), _said([*common, *repeated, *_list_signs(signals, fields, body, marked, built)])


def _said(signs: list[Sign]) -> str:
    return "; ".join(text for weight, text in signs if weight > 0) if total(signs) >= NEEDED else ""


def _signs_against(signals: Signals, fields: Fields, marked: frozenset[str]) -> Iterator[Sign]:
    if fields.authors:
        yield -1.5, "a byline"
    if not _MARKED_ARTICLES.isdisjoint(marked):
        yield -1.5, "marked as an article"
    parts = urlsplit(signals.url)
    if _BLOG_ADDRESS.search(parts.path.lower()) or _BLOG_ADDRESS.match(parts.hostname or ""):
        yield -1.5, "the address of a text"


def _product_signs(
    signals: Signals, fields: Fields, body: BodyFound, marked: frozenset[str], built: _Built
) -> Iterator[Sign]:
    dated = fields.published is not None and fields.published.day is not None
    stated = _states_product(signals, marked)
    if stated:
        yield 2.0, stated
    if not dated:
        yield (1.0 if stated else 0.5), "no date"
    if built.controls:
        yield 1.5, "a control that puts it into a cart"
    if built.price_elements:
        yield 0.5, f"{built.price_elements} elements for prices"
    if built.prices > len(PRICE.findall(body.text)):
        yield 0.5, f"{built.prices} prices"
    if built.cart_links:
        yield 0.25, "a link to a cart"
    if _PRODUCT_ADDRESS.search(signals.url):
        yield 0.5, "the address of a product"
    if sentence_words(body) >= _LONG_PROSE:
        yield -1.5, "long prose"


def _list_signs(
    signals: Signals, fields: Fields, body: BodyFound, marked: frozenset[str], built: _Built
) -> Iterator[Sign]:
    outside = built.prices - len(PRICE.findall(body.text))
    named = is_name(fields.title)
    for weight, sign, is_there in (
        (0.5, "many cards", built.cards >= _MANY_CARDS),
        (1.0, f"{outside} prices outside the text", outside >= _PRICES),
        (0.5, "many prices", built.prices >= _MANY_PRICES),
        (0.5, "a link to the next page", bool(built.next_links or signals.document.links.get("next"))),
        (0.5, "page numbers", bool(built.pagers)),
        (0.5, "links are much of its words", built.link_words > 0.4 * built.words),
        (0.5, "more words of links than of text", built.link_words > 3 * body.words),
        (0.5, "most words are not the text's", built.words > 4 * body.words),
        (0.5, "a cart", bool(built.controls or built.cart_links)),
        (0.5, "a name, no headline", named),
        (0.5, "a name of a word or two", count_words(fields.title) <= _SHORT_NAME),
        (0.5, "no headline above the text", body.headline is None),
        (0.5, "hardly any text among links", body.words < _FEW_WORDS and _leads_on(fields, body, built)),
        (1.0, "stated as nothing but a list", not _LISTS_ALONE.isdisjoint(_stated_types(signals, marked))),
        (-0.5, "og:type article", first(signals.metas, "og:type").lower() == "article"),
    ):
        if is_there:
            yield weight, sign
    if fields.published is None or fields.published.day is None:
        yield 0.5, "no date"
    elif not named:
        yield -1.0, "a headline and a date"
    if fields.published is not None and fields.published.kind not in LOOSE_DATES:
        yield -1.0, "a date of publication"
    if not named and sentence_words(body) >= _PROSE:
        yield -1.0, "a headline over prose"


def _repetitions(signals: Signals, body: BodyFound, marked: frozenset[str], built: _Built) -> Iterator[Sign]:
    """The signs of which a list has at least one, where it has no pages and is no mere list of links."""
    if built.cards >= _CARDS:
        yield 1.0, f"{built.cards} equal cards"
    if built.price_elements >= _PRICE_ELEMENTS:
        yield 1.0, f"{built.price_elements} elements for prices"
    if is_list(body):
        yield 1.0, f"{body.teasers} teasers"
    links, words = headline_links(signals.document)
    if links >= 12 and words > 1.2 * body.words:
        yield 1.0, f"{links} headline links"
    if not SECTION_TYPES.isdisjoint(_stated_types(signals, marked)):
        yield 1.0, "stated as a list"
    if _LIST_ADDRESS.search(urlsplit(signals.url).path.lower()):
        yield 1.0, "the address of a list"
    if is_root(signals.url):
        yield 3.0, "the address of a front page"


def _has_pages(signals: Signals, built: _Built) -> bool:
    """Whether a page is one of several: it has page numbers and a link to the next."""
    return bool(built.pagers and (built.next_links or signals.document.links.get("next")))


def _leads_on(fields: Fields, body: BodyFound, built: _Built) -> bool:
    """Whether an undated page is links by every measure: they are more than its text, which is little of what it shows."""
    return (
        (fields.published is None or fields.published.day is None)
        and built.link_words > max(0.4 * built.words, 3 * body.words)
        and built.words > 4 * body.words
    )


def _states_product(signals: Signals, marked: frozenset[str]) -> str:
    if "product" in first(signals.metas, "og:type").lower():
        return "og:type product"
    if next(signals.linked.of_types(("product", "individualproduct", "productgroup")), None) is not None:
        return "JSON-LD of a product"
    if marked & {"product", "individualproduct"}:
        return "marked as a product"
    if first(signals.metas, *_STATED_PRICES):
        return "a price in its head"
    return ""


def _stated_types(signals: Signals, marked: frozenset[str]) -> frozenset[str]:
    return marked.union(*(types_of(node) for node in signals.linked.nodes))


def _walk(root: Any) -> _Built:
    built = _Built()
    # Each distinct text is looked at once: a page has thousands of elements and some hundred classes.
    for names, number in Counter(_CLASSES(root)).items():
        if _PRICE_NAME.search(names):
            built.price_elements += number
        if _PAGER_NAME.search(names):
            built.pagers += number
    built.price_elements += sum(not _PRICE_NAME.search(item.get("class") or "") for item in _PRICED(root))
    _count_controls(built, root)
    for parent in _PARENTS(root):
        built.cards = max(built.cards, _cards(parent))
    texts: list[str] = []
    for element in root.iter("*"):
        if (own := element.text) and element.tag not in _CODE:
            texts.append(own)
        if tail := element.tail:
            texts.append(tail)
    text = " ".join(texts)
    built.words = len(text.split())
    built.prices = len(PRICE.findall(text))
    return built


def _count_controls(built: _Built, root: Any) -> None:
    controls: Counter[tuple[str, str]] = Counter()
    for element in root.iter("a", "button", "input"):
        get = element.get
        text = " ".join("".join(element.itertext()).split())
        if element.tag == "a":
            href = get("href") or ""
            built.link_words += text.count(" ") + 1 if href and text else 0
            built.cart_links += bool(href) and _CART_ADDRESS.search(href) is not None
            built.next_links += "next" in (get("rel") or "").split()
        shown = text or get("value") or get("aria-label") or ""
        controls[
            shown if len(shown) < _LABEL else "", f"{get('class') or ''} {get('id') or ''} {get('name') or ''}"
        ] += 1
    for (shown, names), number in controls.items():
        if CART_CONTROL.search(shown) or _CART_NAME.search(names):
            built.controls += number
    for form in root.iter("form"):
        built.controls += _CART_FORM.search(form.get("action") or "") is not None


def _cards(parent: Any) -> int:
    """The most children with one tag and first class that have a picture and a link each."""
    counts: Counter[tuple[str, str]] = Counter()
    for child in parent:
        if child.tag in _CARD_TAGS and next(child.iter("img", "picture"), None) is not None:
            if child.tag == "a" or next(child.iter("a"), None) is not None:
                counts[child.tag, next(iter((child.get("class") or "").split()), "")] += 1
    return max(counts.values(), default=0)

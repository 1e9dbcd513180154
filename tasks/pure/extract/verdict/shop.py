"""Whether a page sells one thing, or lists things to buy or to read: by what it states and by how it is built.

A shop states its products to machines (schema.org, Open Graph), because price comparisons and advertisements need that;
it has a control that puts the thing into a cart, because without one nothing is sold; and a list repeats one card many
times. That holds on any site. Each sign alone stands on articles too: news sites have shops, reviews state the product
that they review, and articles end in cards of others. So signs are added up, and a byline, an article that the page
states, a blog's address and long prose count against them: losing an article costs more than keeping a page.

The sum that is needed was chosen on half of the sites of a public benchmark (by a hash of the registrable domain) and read on
the other half, both ways, with one article lost costing five pages kept: 3 and 2.75 for products, 3 and 3 for lists. On the two
halves 4 of 45 and 7 of 43 products stay, 2 of 44 and 6 of 47 collections, 11 of 43 and 11 of 40 listings. What stays are lists
that state an article, or whose text is prose. Templates and tables were added later, from the systems' own words and with tests
of their opposites: 9 of 88, 6 of 91 and 14 of 83 stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.lexicon.verdicts import PRICE
from tasks.pure.extract.page.head import first, is_root
from tasks.pure.extract.page.jsonld import SECTION_TYPES, types_of
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.template import POSTS, Template, template_of
from tasks.pure.extract.page.text import count_words
from tasks.pure.extract.verdict.built import CARDS, Built
from tasks.pure.extract.verdict.signs import (
    LOOSE_DATES,
    HeadlineLinks,
    is_list,
    is_name,
    is_short_page,
    sentence_words,
    states_article,
)
from tasks.pure.records import Fields

NEEDED = 3.0
"""The sum from which a page sells or lists."""
_MANY_CARDS = 30
_PRICE_ELEMENTS, _PRICES, _MANY_PRICES = 15, 10, 25
"""Elements named ``price``, prices outside the text and prices in all that only lists of goods have."""
_HEADLINE_LINKS = 12
"""Links as long as headlines of which a list has at least so many."""
_SHORT_NAME = 2
"""Words of a title that hardly an article has: 4 % in the benchmark, 33 % of the lists."""
_FEW_WORDS = 100
"""Words of text that a list of links has above it."""
_TEASERS, _TEASER_WORDS = 0.38, 25
"""Teasers as a share of the paragraphs, and words of a paragraph on average, with which a page is a list. A tip or a place in
an article has more: of 1,256 articles of the benches six have the share, and none of those so few words without stating
an article."""
_ROWS = 8
"""Rows of a table that are most of a page."""
_LISTS_ALONE = frozenset({"collectionpage", "searchresultspage"})
"""Types of schema.org that a page has as a whole; an ``ItemList`` may be a part of an article."""
_LONG_PROSE, _PROSE = 900, 500
"""Words in whole sentences that few descriptions of goods, and few introductions of lists, have."""
_STATED_PRICES = ("product:price:amount", "og:price:amount", "product:pretax_price:amount", "pricecurrency")
_BLOG_ADDRESS = re.compile(
    r"/(?:blogs?|news|articles?|stor(?:y|ies)|magazine|journal|guides?|insights?|press|learn|discover|promos?|terms|polic(?:y|ies)"
    r"|about|faqs?)(?:/(?=.)|-[^/]+/(?=.))|^(?:blog|news|magazine)\."
)
"""Sections of a shop in which it writes: what is below them is written, not sold; ``/blog-posts/`` itself lists them."""
_PRODUCT_ADDRESS = re.compile(r"/(?:products?|produkte?|produits?|itm|dp|p|item)/")
_LIST_ADDRESS = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies)|genres?|browse|director(?:y|ies)|search|lists?|collections?|c|departments|catalogs?"
    r"|trending|issues|subjects?)(?:[/.-]|$)"
)
_MARKED_ARTICLES = frozenset({"article", "newsarticle", "blogposting"})


def shop_signs(signals: Signals, fields: Fields, body: BodyFound, count_links: HeadlineLinks) -> tuple[str, str]:
    """Why a page sells one product, and why it is a list; an empty text where it may be an article."""
    at_root = is_root(signals.url)
    template = template_of(signals.document)
    if (states_article(signals) or template in POSTS) and not at_root:  # a front page states the articles that it lists
        return "", ""
    if _is_dated(fields) and not at_root and fields.authors and not _is_loosely_dated(fields):
        return "", ""  # no sum of signs could outweigh both
    page = _Page(signals, fields, body, count_links, template)
    return _said(_product_signs(page)), _said(_list_signs(page), only_if=lambda: _may_be_list(page))


class _Page:
    """What the signs are read from, each part read once."""

    def __init__(
        self, signals: Signals, fields: Fields, body: BodyFound, count_links: HeadlineLinks, template: Template
    ) -> None:
        self.signals, self.fields, self.body = signals, fields, body
        self.count_links, self.template = count_links, template
        self.marked = signals.document.item_types()
        self.built = Built(signals.document)


class _Possible(NamedTuple):
    """A sign that may be there."""

    weight: float
    test: Callable[[], str | bool]
    """May return the sign's words."""
    words: str
    """Those of a test that returns True."""
    reads_page: bool = False
    """Whether the whole page is read for it, which takes a thousand times as long as the others."""


_on_page = partial(_Possible, reads_page=True)


def _said(possible: Sequence[_Possible], only_if: Callable[[], bool] = lambda: True) -> str:
    """The signs that are there, in words; an empty text where they do not reach ``NEEDED`` or ``only_if`` is not met.

    Those that read the page come last, in their order, until those that are left cannot decide any more.
    """
    is_met = False
    found: dict[int, str] = {}
    reached = 0.0
    left = sum(sign.weight for sign in possible if sign.weight > 0)
    for at, sign in sorted(enumerate(possible), key=lambda item: item[1].reads_page):
        if reached + left < NEEDED or (sign.reads_page and not is_met and not (is_met := only_if())):
            return ""
        left -= max(sign.weight, 0.0)
        if said := sign.test():
            reached += sign.weight
            if sign.weight > 0:
                found[at] = said if isinstance(said, str) else sign.words
    return "; ".join(words for _, words in sorted(found.items())) if reached >= NEEDED else ""


def _signs_against(page: _Page) -> Iterator[_Possible]:
    parts = urlsplit(page.signals.url)
    yield _Possible(-1.5, lambda: _is_signed(page), "a byline")
    yield _Possible(-1.5, lambda: not _MARKED_ARTICLES.isdisjoint(page.marked), "marked as an article")
    yield _Possible(
        -1.5,
        lambda: bool(_BLOG_ADDRESS.search(parts.path.lower()) or _BLOG_ADDRESS.match(parts.hostname or "")),
        "the address of a text",
    )


def _is_signed(page: _Page) -> bool:
    """Whether somebody signs the page. Under the name of the site people sign in their own blogs, and shops what they sell."""
    controls = page.built.controls
    return any(
        not (page.signals.site_names.has(name) and (controls.carts or controls.cart_links))
        for name in page.fields.authors
    )


def _product_signs(page: _Page) -> list[_Possible]:
    fields, body, built = page.fields, page.body, page.built
    stated = _states_product(page.signals, page.marked)
    return [
        *_signs_against(page),
        _Possible(2.0, lambda: stated, ""),
        _Possible(1.0 if stated else 0.5, lambda: not _is_dated(fields), "no date"),
        _Possible(0.5, lambda: _PRODUCT_ADDRESS.search(page.signals.url) is not None, "the address of a product"),
        _Possible(-1.5, lambda: sentence_words(body) >= _LONG_PROSE, "long prose"),
        _on_page(0.5, lambda: f"{built.price_elements} elements for prices" if built.price_elements else "", ""),
        _on_page(0.5, lambda: built.prices > len(PRICE.findall(body.text)) and f"{built.prices} prices", ""),
        _on_page(1.5, lambda: bool(built.controls.carts), "a control that puts it into a cart"),
        _Possible(1.5, lambda: page.template == "product", "a template for products"),
        _on_page(0.5 if stated else 0.25, lambda: bool(built.controls.cart_links), "a link to a cart"),
    ]


def _list_signs(page: _Page) -> list[_Possible]:
    signals, fields, body, built = page.signals, page.fields, page.body, page.built
    named = is_name(fields.title)
    says_itself = _is_loosely_dated(fields) or not is_short_page(signals, page.template, body)
    return [
        *_signs_against(page),
        *_repetitions(page),
        _Possible(0.5, lambda: not _is_dated(fields), "no date"),
        _Possible(-1.0, lambda: says_itself and _is_dated(fields) and not named, "a headline and a date"),
        _Possible(
            -1.0,
            lambda: says_itself and fields.published is not None and not _is_loosely_dated(fields),
            "a date of publication",
        ),
        _Possible(-0.5, lambda: first(signals.metas, "og:type").lower() == "article", "og:type article"),
        _Possible(-1.0, lambda: not named and sentence_words(body) >= _PROSE, "a headline over prose"),
        _Possible(3.0, lambda: _is_mostly_teasers(body), "its paragraphs are teasers"),
        _Possible(1.0, lambda: _is_mostly_rows(body), "its lines are rows"),
        _Possible(3.0, lambda: named and _is_a_table(page), "nothing but rows under a name"),
        _Possible(0.5, lambda: named, "a name, no headline"),
        _Possible(0.5, lambda: count_words(fields.title) <= _SHORT_NAME, "a name of a word or two"),
        _Possible(0.5, lambda: body.headline is None, "no headline above the text"),
        _Possible(1.0, lambda: not _LISTS_ALONE.isdisjoint(_stated_types(page)), "stated as nothing but a list"),
        _on_page(0.5, lambda: bool(built.pagers), "page numbers"),
        _on_page(0.5, lambda: built.cards >= _MANY_CARDS, "many cards"),
        _on_page(1.0, lambda: _prices_outside(page), ""),
        _on_page(0.5, lambda: built.prices >= _MANY_PRICES, "many prices"),
        _on_page(0.5, lambda: built.words > 4 * body.words, "most words are not the text's"),
        _on_page(0.5, lambda: _leads_to_next(page), "a link to the next page"),
        _on_page(0.5, lambda: built.controls.words > 0.4 * built.words, "links are much of its words"),
        _on_page(0.5, lambda: built.controls.words > 3 * body.words, "more words of links than of text"),
        _on_page(0.5, lambda: bool(built.controls.carts or built.controls.cart_links), "a cart"),
        _on_page(0.5, lambda: body.words < _FEW_WORDS and _leads_on(page), "hardly any text among links"),
    ]


def _repetitions(page: _Page) -> Iterator[_Possible]:
    """The signs of which a list has at least one, where it has no pages and is no mere list of links."""
    body, built = page.body, page.built
    path = urlsplit(page.signals.url).path.lower()
    yield _Possible(3.0, lambda: is_root(page.signals.url), "the address of a front page")
    yield _Possible(1.0, lambda: _LIST_ADDRESS.search(path) is not None, "the address of a list")
    yield _Possible(2.0, lambda: page.template == "list", "a template for lists")
    yield _Possible(1.0, lambda: not SECTION_TYPES.isdisjoint(_stated_types(page)), "stated as a list")
    yield _Possible(1.0, lambda: is_list(body) and f"{body.teasers} teasers", "")
    yield _on_page(1.0, lambda: _has_headline_links(page) and f"{page.count_links()[0]} headline links", "")
    yield _on_page(
        1.0, lambda: built.price_elements >= _PRICE_ELEMENTS and f"{built.price_elements} elements for prices", ""
    )
    yield _on_page(1.0, lambda: built.cards >= CARDS and f"{built.cards} equal cards", "")


def _may_be_list(page: _Page) -> bool:
    return (
        any(sign.test() for sign in _repetitions(page))
        or (is_name(page.fields.title) and _is_a_table(page))
        or _has_pages(page)
        or _leads_on(page)
    )


def _has_headline_links(page: _Page) -> bool:
    links, words = page.count_links()
    return links >= _HEADLINE_LINKS and words > 1.2 * page.body.words


def _is_mostly_teasers(body: BodyFound) -> bool:
    """Whether headlines that link and the short texts under them are most of the text.

    The date, the headline and the ``og:type`` of such a page are a template's or a teaser's, and say nothing against that.
    """
    size = len(body.paragraphs)
    return is_list(body) and body.teasers >= _TEASERS * size and body.words <= _TEASER_WORDS * size


def _is_mostly_rows(body: BodyFound) -> bool:
    rows = sum(" | " in text for text in body.paragraphs)
    return rows >= _ROWS and 2 * rows > len(body.paragraphs)


def _is_a_table(page: _Page) -> bool:
    """Whether a page without a stated date has rows and no sentence: standings, prices of a market, a list of works."""
    has_date = page.fields.published is not None and not _is_loosely_dated(page.fields)
    return not has_date and _is_mostly_rows(page.body) and not sentence_words(page.body)


def _prices_outside(page: _Page) -> str:
    outside = page.built.prices - len(PRICE.findall(page.body.text))
    return f"{outside} prices outside the text" if outside >= _PRICES else ""


def _leads_to_next(page: _Page) -> bool:
    return bool(page.signals.document.links.get("next") or page.built.controls.next_links)


def _has_pages(page: _Page) -> bool:
    """Whether a page is one of several: it has page numbers and a link to the next."""
    return bool(page.built.pagers) and _leads_to_next(page)


def _leads_on(page: _Page) -> bool:
    """Whether an undated page is links by every measure: they are more than its text, which is little of what it shows."""
    body, built = page.body, page.built
    return (
        not _is_dated(page.fields)
        and built.words > 4 * body.words
        and built.controls.words > max(0.4 * built.words, 3 * body.words)
    )


def _is_dated(fields: Fields) -> bool:
    return fields.published is not None and fields.published.day is not None


def _is_loosely_dated(fields: Fields) -> bool:
    return fields.published is not None and fields.published.kind in LOOSE_DATES


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


def _stated_types(page: _Page) -> frozenset[str]:
    return page.marked.union(*(types_of(node) for node in page.signals.linked.nodes))

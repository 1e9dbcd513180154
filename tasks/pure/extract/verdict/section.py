"""Whether a page is a list of articles, a front page, or one of the house (to sign in, to write to it) or of its shop.

Signs of either side are weighed, because each stands on articles too: templates call everything a ``website``, articles
lie at the addresses of sections, and news sites sell things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from bs4 import NavigableString

from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.page.head import first
from tasks.pure.extract.page.jsonld import SECTION_TYPES, types_of
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.text import count_words, word_key
from tasks.pure.extract.page.tree import Document
from tasks.pure.records import DateKind, Fields

Sign = tuple[float, str]
"""How much a sign counts for a page being a section, negative against it, and the sign in words."""

_LOOSE: frozenset[DateKind] = frozenset({"text", "time", "url", "script"})
"""Kinds of date that may be another article's."""
_TEASERS = 5
"""Teasers that make a list."""
_SECTION, _ROOT_SIGN, _ADDRESS_SIGN, _LINKS_SIGN = 2.5, 2.5, 2.0, 1.5
"""What a section needs, and the worth of its signs. A date that is stated, or an article's description, outweighs each."""
_RUNNING_WORDS, _PARAGRAPH_WORDS = 100, 25
"""Words of text, and of its average paragraph, from which it runs on: what lists have under their headlines is shorter."""
_NAMED_WORDS = 4
"""Words of a headline: the name of a section has fewer."""
_OFFER_SIGN, _UNNAMED_SIGN = 2.5, 0.5
"""Of pages on which no date stands at all, which hardly an article is without."""


def is_list(body: BodyFound) -> bool:
    """Whether what was taken for the text are teasers of articles."""
    return body.teasers >= _TEASERS and body.teasers * 4 >= len(body.paragraphs)


def section_signs(signals: Signals, fields: Fields, body: BodyFound) -> str:
    """Why a page is one that leads to articles, or one of the publisher's own; empty where it may be an article.

    Signs that cost time are looked for only where they can still decide.
    """
    signs = [*_signs_of_head(signals, fields), *_signs_of_text(fields, body)]
    parts = urlsplit(signals.url)
    at_root = not parts.path.strip("/") and not parts.query
    if body.words > 300 and not is_list(body):  # at the root it may be about the site and who makes it
        signs.append((-0.5 if at_root else -1.5, f"{body.words} words of text"))
    if at_root:
        signs.append((_ROOT_SIGN, "the address of a front page"))
    elif _total(signs) + _ADDRESS_SIGN + _LINKS_SIGN < _SECTION:
        return ""
    else:
        from tasks.pure.addresses import is_front_page  # costs 0.8 s to import: most pages do not need it

        if is_front_page(signals.url):
            signs.append((_ADDRESS_SIGN, "the address of a section"))
    if _total(signs) + _LINKS_SIGN < _SECTION:
        return ""
    links, words = _headline_links(signals.document)
    if links >= 12 and words > 1.2 * body.words:
        signs.append((_LINKS_SIGN, f"{links} headline links with {words} words over {body.words} of text"))
    if _total(signs) < _SECTION:
        return ""
    return "; ".join(text for weight, text in signs if weight > 0)


def _total(signs: Sequence[Sign]) -> float:
    return sum(weight for weight, _ in signs)


def _signs_of_head(signals: Signals, fields: Fields) -> Iterator[Sign]:
    """What the page says of itself, and whether it is dated."""
    kind = first(signals.metas, "og:type").lower()
    if any(not SECTION_TYPES.isdisjoint(types_of(node)) for node in signals.linked.nodes):
        yield 1.0, "JSON-LD of a list"
    if kind == "website":
        yield 0.5, "og:type website"
    if signals.article is not None or kind == "article":
        yield -2.0, "described as an article"
    elif fields.published is None or fields.published.day is None:
        if offer := _offer(signals, kind):
            yield _OFFER_SIGN, f"{offer} and no date"
        if count_words(fields.title) < _NAMED_WORDS:
            yield _UNNAMED_SIGN, "neither a date nor a headline"
    if fields.published is not None and fields.published.kind not in _LOOSE:
        yield -1.5, "a date of publication"


def _signs_of_text(fields: Fields, body: BodyFound) -> Iterator[Sign]:
    """What the text is like."""
    if _is_report(fields, body):
        yield -2.0, "a headline and a date over running text"
    if body.words < 100:
        yield 0.4, f"{body.words} words of text"
    if is_list(body):
        yield 3.0, f"{body.teasers} of {len(body.paragraphs)} paragraphs under headlines that link"


def _offer(signals: Signals, kind: str) -> str:
    """What a page offers in place of an article: a thing to buy, or a form to sign in."""
    if kind.startswith("product") or next(signals.linked.of_types(("product",)), None):
        return "a product"
    for element in signals.document.lxml.iter("input", "div", "main", "section", "article", "body"):
        if element.tag == "input":
            if (element.get("type") or "").lower() == "password":
                return "a form that asks for a password"
        elif (element.get("itemtype") or "").rstrip("/").lower().endswith("schema.org/product"):
            return "a product"
    return ""


def _is_report(fields: Fields, body: BodyFound) -> bool:
    """Whether the page shows what a list has not: its title as a headline of many words, a date, and text that runs on.

    What describes pages to machines is often a template's: a site of reports may call each of them a ``website``.
    """
    if fields.published is None or fields.published.day is None or body.headline is None or body.teasers:
        return False
    if body.words < max(_RUNNING_WORDS, _PARAGRAPH_WORDS * len(body.paragraphs)):
        return False
    title = word_key(fields.title)
    return count_words(title) >= _NAMED_WORDS and title == word_key(body.headline.get_text(" "))


def _headline_links(document: Document) -> tuple[int, int]:
    """Links whose text is as long as a headline, and the words in them."""
    links = words = 0
    for element in document.elements:
        if element.name != "a":
            continue
        count = _words_in(element)
        if 5 <= count <= 30:
            links += 1
            words += count
            if links >= 500:
                break
    return links, words


def _words_in(element: Any) -> int:
    return sum(
        len(child.split()) if child.__class__ is NavigableString else _words_in(child) for child in element.contents
    )

"""Whether a page is a list of articles, a front page, or one of the site's own (to sign in, to write to it).

Signs for and against are added up, because each stands on articles too: templates call everything a ``website``, and articles
have the addresses of sections. Pages that sell are :mod:`tasks.pure.extract.verdict.shop`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from tasks.pure.addresses import identifies_article, is_front_page
from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.lexicon.verdicts import SERVICE_TITLE
from tasks.pure.extract.page.head import first, is_root
from tasks.pure.extract.page.jsonld import SECTION_TYPES, types_of
from tasks.pure.extract.page.nodes import joined_texts
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.template import POSTS, Template, template_of
from tasks.pure.extract.page.text import count_words, word_key
from tasks.pure.extract.verdict.entries import entries_in, heads_a_post
from tasks.pure.extract.verdict.posts import posts_in
from tasks.pure.extract.verdict.signs import (
    LOOSE_DATES,
    NAMED_WORDS,
    HeadlineLinks,
    Sign,
    is_list,
    is_mostly,
    is_short_page,
    states_article,
    total,
)
from tasks.pure.records import Fields

_SECTION, _ROOT_SIGN, _ADDRESS_SIGN, _LINKS_SIGN, _TEASERS_SIGN = 2.5, 2.5, 2.0, 1.5, 3.0
"""What a section needs, and the worth of its signs. A date that is stated, or an article's description, outweighs each."""
_RUNNING_WORDS, _PARAGRAPH_WORDS = 60, 25
"""Words of text, and of its average paragraph, from which it runs on: what lists have under their headlines is shorter."""
_FEW_WORDS = 100
"""Words of text below which there is nothing to read but what a list has above it."""
_LEADS_ON = 8
"""Headline links of a page that leads on to articles, whatever its address is."""
_TEXT_WORDS = 300
"""Words of a text that count against a list."""
_TITLED_WORDS = 300
"""Words from which a page is a text, even if its title says that one signs in, writes or searches there."""
_OFFER_SIGN, _UNNAMED_SIGN = 2.5, 0.5
"""Of pages on which no date stands at all, which hardly an article is without."""


def section_signs(signals: Signals, fields: Fields, body: BodyFound, count_links: HeadlineLinks) -> str:
    """Why a page is one that leads to articles, or one of the publisher's own; empty where it may be an article.

    Signs that cost time are looked for only where they can still decide.
    """
    template = template_of(signals.document)
    if template not in POSTS and (posts := _posts(signals, fields, body)):
        return posts
    is_page = is_short_page(signals, template, body)
    signs = [*_signs_of_head(signals, fields, template, is_page), *_signs_of_text(fields, body)]
    of_page = 0.0 if signals.article is not None or not is_page else -sum(min(weight, 0.0) for weight, _ in signs)
    at_root = is_root(signals.url)
    if at_root:
        signs.append((_ROOT_SIGN, "the address of a front page"))
    else:
        possible = total(signs) + _ADDRESS_SIGN + _LINKS_SIGN + of_page
        possible += _TEASERS_SIGN if is_list(body) else -1.5 if body.words > _TEXT_WORDS else 0.0
        if possible < _SECTION:
            return ""
    links, words = count_links()
    # Sub-headings that link to what they name have fewer words than headlines.
    listed = is_list(body) and links >= body.teasers
    if is_list(body):
        signs.append((_TEASERS_SIGN if listed else _TEASERS_SIGN / 2, _teasers(body)))
    if body.words > _TEXT_WORDS and not listed:  # at the root it may be about the site and who makes it
        signs.append((-0.5 if at_root and links >= _LEADS_ON else -1.5, f"{body.words} words of text"))
    if not at_root and is_front_page(signals.url) and (listed or links >= _LEADS_ON or body.words < _FEW_WORDS):
        signs.append((_ADDRESS_SIGN, "the address of a section"))
    if links >= 12 and words > 1.2 * body.words:
        signs.append((_LINKS_SIGN, f"{links} headline links with {words} words over {body.words} of text"))
        if of_page:  # its og:type, date and headline are what the system gives each page
            signs.append((of_page, "built as a page, no post"))
    if total(signs) < _SECTION:
        return ""
    return "; ".join(text for weight, text in signs if weight > 0)


def _posts(signals: Signals, fields: Fields, body: BodyFound) -> str:
    """Why a page is posts or entries one below the other; empty where it is not."""
    if posts := posts_in(body.container, body.headline, signals.url):
        return f"{posts} posts under headlines that link"
    is_report = count_words(fields.title) > NAMED_WORDS and (
        _is_stated(fields) or identifies_article(urlsplit(signals.url).path)
    )
    if not is_report and (entries := entries_in(body.container, body.headline, signals.url)):
        return f"{entries} dated entries that link"
    if not states_article(signals) and heads_a_post(signals.document.elements, body.headline, signals.url):
        return "the address of a list over a headline that links"
    return ""


def _is_stated(fields: Fields) -> bool:
    return fields.published is not None and fields.published.kind not in LOOSE_DATES


def _signs_of_head(signals: Signals, fields: Fields, template: Template, is_page: bool) -> Iterator[Sign]:
    """What the page says of itself, and whether it is dated."""
    kind = first(signals.metas, "og:type").lower()
    serves = is_mostly(SERVICE_TITLE, fields.title)
    states_nothing = serves and is_page  # systems state the og:type and a date of such pages too
    if any(not SECTION_TYPES.isdisjoint(types_of(node)) for node in signals.linked.nodes):
        yield 1.0, "JSON-LD of a list"
    if kind == "website":
        yield 0.5, "og:type website"
    if template in POSTS:
        yield -2.0, "a template for posts"
    elif template == "account":
        yield _OFFER_SIGN, "a template to sign in, to buy or to write"
    if signals.article is not None or (kind == "article" and not states_nothing):
        yield -2.0, "described as an article"
    elif fields.published is None or fields.published.day is None:
        if _asks_for_password(signals):
            yield _OFFER_SIGN, "a form that asks for a password and no date"
        if count_words(fields.title) < NAMED_WORDS:
            yield _UNNAMED_SIGN, "neither a date nor a headline"
    if _is_stated(fields) and not states_nothing:
        yield -1.5, "a date of publication"
    elif serves:
        # A date in the text of such a page is of its last change, or of something that it lists.
        yield _OFFER_SIGN, f"titled “{fields.title}”"


def _signs_of_text(fields: Fields, body: BodyFound) -> Iterator[Sign]:
    """What the text is like."""
    if _is_report(fields, body):
        yield -2.0, "a headline and a date over running text"
    elif _runs_on(fields, body):
        yield -1.0, "a headline over running text"
    elif _is_signed(fields, body):
        yield -1.0, "a headline, a byline and a date"
    if body.words < _FEW_WORDS:
        yield 0.4, f"{body.words} words of text"


def _teasers(body: BodyFound) -> str:
    return f"{body.teasers} of {len(body.paragraphs)} paragraphs under headlines that link"


def _asks_for_password(signals: Signals) -> bool:
    return any((field.get("type") or "").lower() == "password" for field in signals.document.lxml.iter("input"))


def _is_report(fields: Fields, body: BodyFound) -> bool:
    """Whether the page shows what a list has not: its title as a headline of many words, a date, and text that runs on.

    What describes pages to machines is often a template's: a site of reports may call each of them a ``website``.
    """
    return fields.published is not None and fields.published.day is not None and _runs_on(fields, body)


def _is_signed(fields: Fields, body: BodyFound) -> bool:
    """Whether a page shows its title as a headline of many words, with a writer and a date, over a text that lists nothing."""
    if not fields.authors or fields.published is None or fields.published.day is None:
        return False
    return not body.teasers and _is_titled(fields, body)


def _runs_on(fields: Fields, body: BodyFound) -> bool:
    """Whether the title is shown as a headline of many words over paragraphs that run on."""
    if body.teasers or body.words < max(_RUNNING_WORDS, _PARAGRAPH_WORDS * len(body.paragraphs)):
        return False
    return _is_titled(fields, body)


def _is_titled(fields: Fields, body: BodyFound) -> bool:
    title = word_key(fields.title)
    return (
        body.headline is not None
        and count_words(title) >= NAMED_WORDS
        and title == word_key(joined_texts(body.headline))
    )

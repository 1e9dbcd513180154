"""What kind of text a page is: what it states first, then how it is built.

``article`` needs a sign of one: a statement, a date or a byline. A text without any is a ``page``: an explanation of a service,
an entry of a dictionary, a notice. The words are schema.org's and Open Graph's, shortened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.page.head import first, is_root
from tasks.pure.extract.page.jsonld import types_of
from tasks.pure.extract.page.signals import Found, Signals
from tasks.pure.extract.page.template import Template, is_built_as_page, template_of
from tasks.pure.extract.page.threads import posts_in_thread
from tasks.pure.records import DateFound, DateKind, Evidence, PageType

_OF_SCHEMA: dict[str, PageType] = {
    "liveblogposting": "live-blog",
    "discussionforumposting": "forum",
    "qapage": "forum",
    "podcastepisode": "podcast",
    "radioepisode": "podcast",
}
"""Types that name the kind of page, even beside an article's."""
_OF_MEDIA: dict[str, PageType] = {
    "imagegallery": "gallery",
    "mediagallery": "gallery",
    "videogallery": "gallery",
    "videoobject": "video",
    "audioobject": "podcast",
}
"""Types of what articles embed too: they name the page's kind only where it has little text."""
_OF_OPEN_GRAPH: tuple[tuple[str, PageType], ...] = (("video", "video"), ("music", "podcast"))
"""How ``og:type`` begins. Publishing systems set it for a film above an article too."""
_SOCIAL = frozenset({"discussionforumposting"})
_MEDIA_WORDS = 150
"""Words below which a text goes with the film, the pictures or the recording on its page."""
_CAPTION_WORDS = 75
"""The same for a film or recording that JSON-LD names beside an article: short news has some too."""
_LONG_TEXT = 1500
"""Words from which a text was written to be read, whatever template it has."""
_OF_TEMPLATES: dict[Template, PageType] = {"forum": "forum", "podcast": "podcast"}
_OF_MEDIA_TEMPLATES: dict[Template, PageType] = {"video": "video", "gallery": "gallery"}
_OPENING, _CLOSING = 400, 200
"""Characters at a text's beginning and end in which its own date may stand."""
_UNSAID = frozenset({"creativework", "webpage"})
"""Types of JSON-LD that describe software and pages too."""
_OF_PAGES: frozenset[DateKind] = frozenset({"json-ld", "meta"})
"""Kinds of date that systems state of every page."""
_FIGURES, _WORDS_OF_FIGURE = 8, 30
"""Figures that make a gallery, and the words of text per figure below which they are what the page is about: a caption has
some twenty."""
_ADDRESS = re.compile(r"/(?:blogs?|news|articles?|stor(?:y|ies))/(?=.)|^(?:blog|news)\.", re.IGNORECASE)
"""Of a site's articles: one without a date is an article there."""


def find_page_type(
    signals: Signals, body: BodyFound, *, authors: tuple[str, ...], published: DateFound | None
) -> Found[PageType]:
    """The kind of text, with the sign that decided first and those that say otherwise as evidence."""
    signs = list(_signs(signals, body, authors, published))
    value: PageType = signs[0][0] if signs else "page"
    evidence = tuple(Evidence("page_type", rule, kind, chosen=at == 0) for at, (kind, rule) in enumerate(signs))
    return Found(value, evidence or (Evidence("page_type", "no sign of an article", "page", chosen=True),))


def _signs(
    signals: Signals, body: BodyFound, authors: tuple[str, ...], published: DateFound | None
) -> Iterator[tuple[PageType, str]]:
    """The kinds that a page shows, the surest sign first."""
    own = types_of(signals.article) if signals.article is not None else ()
    is_article = not _UNSAID.issuperset(own) and _SOCIAL.isdisjoint(own)
    template = template_of(signals.document)
    stated = list(_stated_types(signals))
    kind = first(signals.metas, "og:type").lower()
    for name, rule in stated:
        if name in _OF_SCHEMA:
            yield _OF_SCHEMA[name], f"{rule}:{name}"
    if template in _OF_TEMPLATES:
        yield _OF_TEMPLATES[template], f"a template for {template}s"
    if not is_article and (posts := posts_in_thread(body.container, signals.url)):
        yield "forum", f"{posts} posts of users"
    if not is_article or body.words < _MEDIA_WORDS:
        yield from _media_signs(signals, body, kind)
    media_words = _CAPTION_WORDS if is_article else _MEDIA_WORDS
    if is_article and body.words >= media_words:
        yield "article", f"json-ld:{own[0]}"
    if body.words < media_words:
        if template in _OF_MEDIA_TEMPLATES:
            yield _OF_MEDIA_TEMPLATES[template], f"a template for {template}s, {body.words} words"
        for name, rule in stated:
            if name in _OF_MEDIA:
                yield _OF_MEDIA[name], f"{rule}:{name}, {body.words} words"
    if is_article and body.words < media_words:
        yield "article", f"json-ld:{own[0]}"
    yield from _other_signs(signals, body, template, authors, published)


def _other_signs(
    signals: Signals, body: BodyFound, template: Template, authors: tuple[str, ...], published: DateFound | None
) -> Iterator[tuple[PageType, str]]:
    """What says that a page is an article though it states none, and that it is a page though it is dated."""
    shown = (
        published if published is not None and published.day is not None and not _is_within(published, body) else None
    )
    parts = urlsplit(signals.url)
    is_at_articles = bool(_ADDRESS.search(parts.path) or _ADDRESS.match(parts.hostname or ""))
    if template == "post":
        yield "article", "a template for posts"
    elif is_root(signals.url) and not authors:
        yield "page", "the address of a front page"
    if not authors and not is_at_articles and body.words < _LONG_TEXT:
        if (shown is None or shown.kind in _OF_PAGES) and is_built_as_page(signals, template):
            yield "page", "built as a page, without a byline or a date that is shown"
    if first(signals.metas, "og:type").lower() == "article":
        yield "article", "og:type article"
    if shown is not None:
        yield "article", f"dated by {shown.rule}"
    if authors:
        yield "article", "a byline"
    if is_at_articles:
        yield "article", "the address of an article"


def _is_within(published: DateFound, body: BodyFound) -> bool:
    """Whether a date is one that the text tells of: its own stands at the text's beginning or end."""
    written = " ".join(published.written.split())
    if published.kind != "text" or not written:
        return False
    text = " ".join(body.text.split())
    at = text.find(written)
    return at > _OPENING and len(text) - at - len(written) > _CLOSING


def _media_signs(signals: Signals, body: BodyFound, kind: str) -> Iterator[tuple[PageType, str]]:
    for start, value in _OF_OPEN_GRAPH:
        if kind.startswith(start):
            yield value, f"og:type {kind}"
    figures = _figures_in_text(signals, body)
    if figures >= _FIGURES and body.words < _WORDS_OF_FIGURE * figures:
        yield "gallery", f"{figures} figures, {body.words} words"


def _stated_types(signals: Signals) -> Iterator[tuple[str, str]]:
    """The types of schema.org that the page states, in lower case, and where."""
    for node in signals.linked.nodes:
        for name in types_of(node):
            yield name, "json-ld"
    for name in sorted(signals.document.item_types()):
        yield name, "itemtype"


def _figures_in_text(signals: Signals, body: BodyFound) -> int:
    """Figures in the element that holds the text: those of teasers are around it."""
    if len(signals.marks.figures) < _FIGURES or body.container is None:
        return 0
    return sum(any(parent is body.container for parent in figure.parents) for figure in signals.marks.figures)

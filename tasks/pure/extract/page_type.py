"""What kind of text a page is: what it states first, then how it is built.

``article`` needs a sign of one: a statement, a date or a byline. A text without any is a ``page``: an explanation of a service,
an entry of a dictionary, a notice. The words are schema.org's and Open Graph's, shortened.
"""

from __future__ import annotations

from collections.abc import Iterator

from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.page.head import first
from tasks.pure.extract.page.jsonld import types_of
from tasks.pure.extract.page.signals import Found, Signals
from tasks.pure.records import DateFound, Evidence, PageType

_OF_SCHEMA: dict[str, PageType] = {
    "liveblogposting": "live-blog",
    "discussionforumposting": "forum",
    "qapage": "forum",
    "podcastepisode": "podcast",
    "radioepisode": "podcast",
    "imagegallery": "gallery",
    "mediagallery": "gallery",
    "videogallery": "gallery",
}
"""Types that name the kind of page, even beside an article's."""
_OF_MEDIA: dict[str, PageType] = {"videoobject": "video", "audioobject": "podcast"}
"""Types of what articles embed too: they name the page's kind only where it states no article and has little text."""
_SOCIAL = frozenset({"discussionforumposting"})
_MEDIA_WORDS = 150
"""Words below which a text goes with the film or recording on its page."""
_FIGURES, _WORDS_OF_FIGURE = 8, 30
"""Figures that make a gallery, and the words of text per figure below which they are what the page is about: a caption has
some twenty."""


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
    stated = [(name, "json-ld") for node in signals.linked.nodes for name in types_of(node)]
    marked = signals.document.lxml.xpath("//@itemtype")
    stated += [(str(text).rstrip("/").lower().rpartition("/")[2], "itemtype") for text in marked]
    kind = first(signals.metas, "og:type").lower()
    for name, rule in stated:
        if name in _OF_SCHEMA:
            yield _OF_SCHEMA[name], f"{rule}:{name}"
    if kind.startswith("video"):
        yield "video", f"og:type {kind}"
    if kind.startswith("music"):
        yield "podcast", f"og:type {kind}"
    if len(signals.marks.figures) >= _FIGURES and body.words < _WORDS_OF_FIGURE * len(signals.marks.figures):
        yield "gallery", f"{len(signals.marks.figures)} figures, {body.words} words"
    if own and _SOCIAL.isdisjoint(own):
        yield "article", f"json-ld:{own[0]}"
    if not own and body.words < _MEDIA_WORDS:
        for name, rule in stated:
            if name in _OF_MEDIA:
                yield _OF_MEDIA[name], f"{rule}:{name}, {body.words} words"
    if kind == "article":
        yield "article", "og:type article"
    if published is not None and published.day is not None:
        yield "article", f"dated by {published.rule}"
    if authors:
        yield "article", "a byline"

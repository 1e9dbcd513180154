"""All of a page's fields: each finder reads the page's signals, and some what others found before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from tasks.pure.extract.access import find_access
from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.body.links import find_links
from tasks.pure.extract.byline.finder import Around, find_authors
from tasks.pure.extract.byline.persons import is_signed_by
from tasks.pure.extract.dateline import find_dateline
from tasks.pure.extract.dates.finder import Dates, find_dates
from tasks.pure.extract.image import Picture, find_image
from tasks.pure.extract.language import confidence_in, find_language, stated_language
from tasks.pure.extract.lead import find_lead
from tasks.pure.extract.lexicon.agencies import agency_name
from tasks.pure.extract.page.signals import Found, Signals, first_address
from tasks.pure.extract.page.text import count_words, ends_sentence
from tasks.pure.extract.page_type import find_page_type
from tasks.pure.extract.title.finder import Headline, find_title
from tasks.pure.extract.topics.finder import find_section, find_section_shown, find_tags
from tasks.pure.records import Access, Evidence, Extraction, PageLink, PageType

_T = TypeVar("_T")


def read_fields(signals: Signals, body: BodyFound) -> Extraction:
    """Read every field of a page whose body was found.

    A finder that raises costs its own field alone: the field is empty, and the evidence says why. Other evidence is given
    only under ``signals.explain``.
    """
    section = _found("section", "", lambda: find_section(signals))
    paragraphs = body.paragraphs if body.shipped is None else ()
    title = _found("title", Headline(), lambda: find_title(signals, section.value, paragraphs))
    headline = title.value.element or body.headline
    marks = signals.marks.with_headline(headline, signals.document.elements)
    headed = replace(signals, title=title.value.text, headline=headline, marks=marks)
    signature = next((text for reason, text in body.removed if reason == "signature"), "")
    nobody: tuple[str, ...] = ()
    around = Around(signature, _edges_of(body), body.paragraphs[:_OPENING])
    section = _found("section", "", lambda: find_section_shown(headed, section))
    authors = _found("authors", nobody, lambda: find_authors(headed, around))
    body = _without_signature(body, authors.value)
    text = body.text
    language = _found("language", signals.rules.language, lambda: find_language(headed, text))
    known = replace(headed, language=language.value)
    dates = _found("dates", Dates(), lambda: find_dates(known))
    tags = _found("tags", nobody, lambda: find_tags(known, text, authors.value))
    lead = _found("lead", "", lambda: find_lead(known, body))
    unknown: Access = "unknown"
    access = _found("access", unknown, lambda: find_access(known, body.words))
    image = _found("image", Picture(), lambda: find_image(known))
    article: PageType = "article"
    page_type = _found(
        "page_type",
        article,
        lambda: find_page_type(known, body, authors=authors.value, published=dates.value.published),
    )
    dateline = _found(
        "dateline_place", ("", ""), lambda: Found(find_dateline(body.paragraphs, authors.value, language.value))
    )
    place, agency = dateline.value
    no_links: tuple[PageLink, ...] = ()
    links = _found(
        "links", no_links, lambda: Found(find_links(body.container, body.paragraphs, signals.base, signals.url))
    )
    found = (title, lead, authors, dates, language, section, tags, access, image, page_type, dateline, links)
    evidence = tuple(item for field in found for item in field.evidence if signals.explain or item.rule == _FAILED)
    if signals.explain:
        if signals.canonical:
            evidence += (Evidence("canonical_url", "link", signals.canonical, chosen=True),)
        if place or agency:
            evidence += (Evidence("dateline_place", "text", f"{place} ({agency})", chosen=True),)
        evidence += body.evidence
    return Extraction(
        canonical_url=signals.canonical,
        amp_url=first_address(signals.base, signals.document.links.get("amphtml", ())),
        title=title.value.text,
        lead=lead.value,
        body=text,
        authors=authors.value,
        tags=tags.value,
        section=section.value,
        language=language.value,
        language_stated=stated_language(signals),
        language_confidence=confidence_in(language.value, text),
        published=dates.value.published,
        modified=dates.value.modified,
        dateline_place=place,
        agency=agency_name(agency),
        agency_written=agency,
        site_name=next(iter(signals.site_names.names), ""),
        image_url=image.value.url,
        image_caption=image.value.caption,
        access=access.value,
        links=links.value,
        page_type=page_type.value,
        evidence=evidence,
    )


def _edges_of(body: BodyFound) -> list[str]:
    """The lines in which a paper without a field for the writer has the name: around the text, or its first and last."""
    texts = body.paragraphs
    around = [text for reason, text in body.removed if reason in _AROUND_THE_TEXT]
    # The last of a list of names comes after another short line.
    ends = [texts[at] for at, next_to in ((0, 1), (-1, -2)) if len(texts) > 2 and _is_long(texts[next_to])]
    if body.is_sectioned and texts[0] in ends:
        ends.remove(texts[0])  # of the first of those about whom it is
    return [*around, *ends]


def _is_long(text: str) -> bool:
    """Whether a paragraph is a sentence and no line of a list; East Asian ones have a third as many letters."""
    return len(text) > (_A_SENTENCE if text[-1] < _EAST_ASIAN and text[0] < _EAST_ASIAN else _A_SENTENCE // 3)


def _without_signature(body: BodyFound, authors: Sequence[str]) -> BodyFound:
    """The body without a last line that is the writers' names and nothing else, but for their post or address on lines below."""
    texts = body.paragraphs
    if len(texts) < _SIGNED or not authors:
        return body
    name, *others = texts[-1].split("\n")
    if not is_signed_by(name, authors) or any(len(other) > _A_SENTENCE or ends_sentence(other) for other in others):
        return body
    return replace(body, paragraphs=texts[:-1], words=body.words - count_words(texts[-1]))


_OPENING = 3
"""Paragraphs among which a report begins: a summary or an appeal may come before it."""
_SIGNED = 3
"""Paragraphs of a text, at least, whose last may be its signature."""
_A_SENTENCE = 60
"""Characters of a sentence in an alphabet, at least."""
_EAST_ASIAN = "\u3000"
"""From here on characters are Chinese, Japanese and Korean."""
_AROUND_THE_TEXT = ("preamble", "byline", "signature", "credit")
_FAILED = "failed"
"""The rule in the evidence of a field whose finder raised."""


def _found(field: str, empty: _T, find: Callable[[], Found[_T]]) -> Found[_T]:
    """What ``find`` finds; where it raises, ``empty`` and the error as evidence."""
    try:
        return find()
    except Exception as error:  # noqa: BLE001 - a fault in one field must not cost the page its others
        return Found(empty, (failed(field, error),))


def failed(field: str, error: Exception) -> Evidence:
    """The evidence that what finds a field raised."""
    return Evidence(field, _FAILED, f"{type(error).__name__}: {error}"[:300])

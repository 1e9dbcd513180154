"""All of a page's fields: each finder reads the page's signals, and some what others found before them."""

from __future__ import annotations

from dataclasses import replace

from tasks.pure.extract.access import find_access
from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.byline.finder import find_authors
from tasks.pure.extract.dateline import find_dateline
from tasks.pure.extract.dates.finder import find_dates
from tasks.pure.extract.image import find_image
from tasks.pure.extract.language import find_language
from tasks.pure.extract.lead import find_lead
from tasks.pure.extract.page.signals import Signals, first_address
from tasks.pure.extract.page_type import find_page_type
from tasks.pure.extract.title.finder import find_title
from tasks.pure.extract.topics.finder import find_section, find_tags
from tasks.pure.records import Evidence, Extraction


def read_fields(signals: Signals, body: BodyFound) -> Extraction:
    """Read every field of a page whose body was found. Evidence is given only under ``signals.explain``."""
    section = find_section(signals)
    title = find_title(signals, section.value)
    signals = replace(signals, title=title.value.text, headline=title.value.element or body.headline)
    authors = find_authors(signals, next((text for reason, text in body.removed if reason == "signature"), ""))
    text = body.text
    language = find_language(signals, text)
    signals = replace(signals, language=language.value)
    dates = find_dates(signals)
    tags = find_tags(signals, text, authors.value)
    lead = find_lead(signals, body)
    access = find_access(signals, body.words)
    image = find_image(signals)
    page_type = find_page_type(signals, body, authors=authors.value, published=dates.value.published)
    place, agency = find_dateline(body.paragraphs, authors.value, language.value)
    evidence: tuple[Evidence, ...] = ()
    if signals.explain:
        found = (title, lead, authors, dates, language, section, tags, access, image, page_type)
        evidence = tuple(item for field in found for item in field.evidence)
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
        published=dates.value.published,
        modified=dates.value.modified,
        dateline_place=place,
        agency=agency,
        image_url=image.value.url,
        image_caption=image.value.caption,
        access=access.value,
        page_type=page_type.value,
        site_name=next(iter(signals.site_names.names), ""),
        evidence=evidence,
    )

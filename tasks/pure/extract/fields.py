"""All of a page's fields but its body: one reading of the head and one walk over the page, shared by all fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from bs4 import Tag
from soupsieve import SelectorSyntaxError

from tasks.pure.extract.access import find_access
from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.byline.finder import find_authors
from tasks.pure.extract.byline.names import names_in
from tasks.pure.extract.dateline import find_place
from tasks.pure.extract.dates.candidates import DateContext
from tasks.pure.extract.dates.finder import find_dates
from tasks.pure.extract.image import find_image
from tasks.pure.extract.language import find_language
from tasks.pure.extract.lead import find_lead
from tasks.pure.extract.page.head import absolute, first, read_sites, tidy
from tasks.pure.extract.page.jsonld import LinkedData, Node, read_linked_data
from tasks.pure.extract.page.marks import find_marks, text_of
from tasks.pure.extract.page.tree import Document
from tasks.pure.extract.title.finder import find_title
from tasks.pure.extract.topics.finder import find_section, find_tags
from tasks.pure.records import Access, DateFound, Evidence, Page, SourceRules


@dataclass(frozen=True, slots=True)
class Fields:
    """What a page says besides its body; named as in :class:`tasks.pure.records.Extraction`."""

    title: str = ""
    lead: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    section: str = ""
    language: str = ""
    published: DateFound | None = None
    modified: DateFound | None = None
    image_url: str = ""
    image_caption: str = ""
    access: Access = "unknown"
    canonical_url: str = ""
    amp_url: str = ""
    dateline_place: str = ""
    agency: str = ""
    site_name: str = ""
    linked: LinkedData = field(default_factory=LinkedData)
    """The page's JSON-LD, and its own article's node, for what else asks (the verdict on sections)."""
    article: Node | None = None
    evidence: tuple[Evidence, ...] = ()


def read_fields(document: Document, page: Page, rules: SourceRules, body: BodyFound, explain: bool = False) -> Fields:
    """Read every field of a page whose body was found. Evidence is given only under ``explain``."""
    metas = document.metas
    base = absolute(page.url, document.base_url) or page.url
    canonical = next((url for href in document.links.get("canonical", ()) if (url := absolute(base, href))), "")
    canonical = canonical or absolute(base, first(metas, "og:url"))
    linked = read_linked_data(document.jsonld)
    article = linked.article(
        urls=(page.url, page.address, canonical), headline=first(metas, "og:title") or document.title_text
    )
    sites = read_sites(metas, linked, article, page.url)
    marks = find_marks(document.elements)

    section, section_evidence = find_section(
        linked,
        article,
        metas,
        marks,
        root=document.lxml,
        title=f"{first(metas, 'og:title')} | {document.title_text}",
        headings=[text_of(heading, 200) for _, heading in marks.headings[:2]],
        sites=sites,
    )
    title = find_title(
        metas, article, [heading for _, heading in marks.headings], document.title_text,
        sites=sites, sections=(section, *_path_names(page.url)), url=page.url,
        lines=document.soup.strings,
    )  # fmt: skip
    headline = title.element or body.headline
    title_text, title_evidence = title.text, title.evidence
    if chosen := _selected(document, rules.selectors.title):
        title_text = chosen[0]
        title_evidence = (Evidence("title", "selector", title_text, chosen=True), *_unchosen(title_evidence))

    authors, author_evidence = find_authors(
        linked, article, metas, marks, headline, sites=sites,
        signature=next((text for reason, text in body.removed if reason == "signature"), ""),
        beside=document.title_text.partition(title_text)[2] if title_text else "", thorough=explain,
    )  # fmt: skip
    if chosen := [name for text in _selected(document, rules.selectors.authors) for name in names_in(text)]:
        authors = tuple(dict.fromkeys(chosen))
        author_evidence = (
            Evidence("authors", "selector", ", ".join(authors), chosen=True),
            *_unchosen(author_evidence),
        )

    text = body.text
    language, language_evidence = find_language(
        document.html_lang, linked, article, metas, text, fallback=rules.language
    )
    dates = find_dates(
        linked, article, metas, marks, headline,
        DateContext(page.url, page.fetched_at, rules.timezone, document.html_lang or language, page.body),
        soup=document.soup,
        selected=_selected(document, rules.selectors.published, ("datetime", "content")), thorough=explain,
    )  # fmt: skip
    tags, tag_evidence = find_tags(
        linked, article, metas, marks, sites=sites, title=title_text, text=text, authors=authors,
        selected=_selected(document, rules.selectors.tags),
    )  # fmt: skip
    lead, lead_evidence = find_lead(
        metas, linked, article, marks, body, title=title_text, selected=_selected(document, rules.selectors.lead)
    )
    access, access_evidence = find_access(linked, article, metas, marks, body.words)
    image_url, image_caption, image_evidence = find_image(
        linked, article, metas, marks.figures, base, title=title_text, sites=sites, thorough=explain
    )
    place, agency = find_place(body.paragraphs, authors, language)
    evidence: tuple[Evidence, ...] = ()
    if explain:
        evidence = (
            *title_evidence, *lead_evidence, *author_evidence, *dates.evidence, *language_evidence, *section_evidence,
            *tag_evidence, *access_evidence, *image_evidence,
        )  # fmt: skip
        evidence += (Evidence("canonical_url", "link", canonical, chosen=True),) if canonical else ()
        evidence += (Evidence("dateline_place", "text", f"{place} ({agency})", chosen=True),) if place or agency else ()
    return Fields(
        title=title_text, lead=lead, authors=authors, tags=tags, section=section, language=language,
        published=dates.published, modified=dates.modified, image_url=image_url, image_caption=image_caption,
        access=access, canonical_url=canonical,
        amp_url=next((url for href in document.links.get("amphtml", ()) if (url := absolute(base, href))), ""),
        dateline_place=place, agency=agency, site_name=sites.names[0] if sites.names else "",
        linked=linked, article=article, evidence=evidence,
    )  # fmt: skip


def _path_names(url: str) -> list[str]:
    """The names of the sections in an address: ``/local-news/river/a-story`` stands under two."""
    return [part.replace("-", " ").replace("_", " ") for part in urlsplit(url).path.split("/")[1:-1] if part]


def _selected(document: Document, selector: str, attributes: tuple[str, ...] = ()) -> list[str]:
    """The texts (or first filled attribute) of what an operator's selector finds; nothing for one that is broken."""
    if not selector:
        return []
    try:
        found: list[Any] = document.soup.select(selector)
    except (SelectorSyntaxError, ValueError):
        return []  # refused with its name when the configuration is read; here a page must not fail on it
    texts = []
    for element in found:
        if isinstance(element, Tag):
            stated = next((str(value) for name in attributes if (value := element.attrs.get(name))), "")
            texts.append(tidy(stated or element.get_text(" ")))
    return [text for text in texts if text]


def _unchosen(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence(item.field, item.rule, item.value, False, item.score, item.note) for item in evidence)

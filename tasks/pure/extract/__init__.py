"""What a page says: ``extract`` turns one fetched page into one ``Extraction``."""

from __future__ import annotations

import gc

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.byline.names import names_in
from tasks.pure.extract.dateline import find_place
from tasks.pure.extract.fields import read_fields
from tasks.pure.extract.language import find_language
from tasks.pure.extract.page.jsonld import LinkedData
from tasks.pure.extract.page.tree import parse
from tasks.pure.extract.plain_text import is_flattened, read_flattened
from tasks.pure.extract.verdict import page as verdict
from tasks.pure.extract.version import EXTRACTOR, version_of
from tasks.pure.records import Evidence, Extraction, Page, SourceRules
from tasks.pure.replays import as_published

__all__ = ["EXTRACTOR", "extract", "version_of"]


def extract(page: Page, rules: SourceRules, *, explain: bool = False) -> Extraction:
    """Read one page. Never raises: a page that cannot be read is ``no_article="broken"`` with the error as detail."""
    collecting = gc.isenabled()
    gc.disable()  # the trees hold no garbage until they are closed; collecting between costs a quarter of the time
    try:
        return _extract_text(page, rules, explain) if is_flattened(page) else _extract(page, rules, explain)
    except Exception as error:  # noqa: BLE001 - whatever a page provokes is the page's fault and must not cost another page
        return Extraction(no_article="broken", no_article_detail=f"{type(error).__name__}: {error}"[:300])
    finally:
        if collecting:
            gc.enable()


def _extract(page: Page, rules: SourceRules, explain: bool) -> Extraction:
    page = as_published(page)
    document = parse(page.body, url=page.url, content_type=page.header("content-type"))
    try:
        title = next(iter(document.metas.get("og:title", ())), document.title_text)
        found = find_body(document, rules.selectors, title=title, explain=explain)
        fields = read_fields(document, page, rules, found, explain)
        no_article = verdict.of_document(document, page, fields, found)
        return Extraction(
            title=fields.title,
            lead=fields.lead,
            body=found.text,
            authors=fields.authors,
            tags=fields.tags,
            section=fields.section,
            language=fields.language,
            published=fields.published,
            modified=fields.modified,
            image_url=fields.image_url,
            image_caption=fields.image_caption,
            access=fields.access,
            canonical_url=fields.canonical_url,
            amp_url=fields.amp_url,
            dateline_place=fields.dateline_place,
            agency=fields.agency,
            site_name=fields.site_name,
            no_article=no_article.reason if no_article else None,
            no_article_detail=no_article.detail if no_article else "",
            evidence=(*fields.evidence, *found.evidence),
        )
    finally:
        document.close()


def _extract_text(page: Page, rules: SourceRules, explain: bool) -> Extraction:
    found = read_flattened(page, timezone=rules.timezone, language=rules.language)
    body = "\n\n".join(found.paragraphs)
    authors = tuple(names_in(found.byline)) if found.byline else ()
    language, language_evidence = find_language("", LinkedData(), None, {}, body, fallback=rules.language)
    place, agency = find_place(found.paragraphs, authors, language)
    evidence: tuple[Evidence, ...] = ()
    if explain:
        written = found.published.written if found.published else ""
        evidence = (
            Evidence("title", "text", found.title, chosen=True),
            Evidence("lead", "text", found.lead, chosen=True),
            Evidence("authors", "text", found.byline, chosen=bool(authors)),
            Evidence("published", "text", written, chosen=found.published is not None),
            *language_evidence,
        )
    return Extraction(
        title=found.title,
        lead=found.lead,
        body=body,
        authors=authors,
        language=language,
        published=found.published,
        dateline_place=place,
        agency=agency,
        evidence=evidence,
    )

"""What one page says, read once and handed to every finder as one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from bs4 import Tag
from soupsieve import SelectorSyntaxError

from tasks.pure.extract.page.head import Metas, absolute, first
from tasks.pure.extract.page.jsonld import LinkedData, Node, read_linked_data
from tasks.pure.extract.page.marks import Marks, find_marks
from tasks.pure.extract.page.reviews import elements_of_reviews, may_have_reviews
from tasks.pure.extract.page.site_names import SiteNames, read_site_names
from tasks.pure.extract.page.text import clean_line
from tasks.pure.extract.page.tree import Document
from tasks.pure.records import Evidence, Page, SourceRules

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What a finder returns: the value of a field, and every candidate for it."""

    value: T
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Signals:
    """All that finders read a page by. ``title``, ``headline`` and ``language`` are empty until their finders have run."""

    page: Page
    document: Document
    rules: SourceRules
    linked: LinkedData
    """The page's JSON-LD."""
    article: Node | None
    """Its node that describes the page's own article."""
    metas: Metas
    marks: Marks
    """The elements that markup names: bylines, dates, headings, figures."""
    site_names: SiteNames
    """The names of the site."""
    base: str
    """The address that relative ones are resolved against."""
    canonical: str
    """The canonical address as the page states it, resolved."""
    explain: bool = False
    """Whether finders also read candidates that can no longer win, to show them as evidence."""
    title: str = ""
    headline: Tag | None = None
    """The element that shows the headline."""
    language: str = ""
    """ISO 639 code of the text."""

    @property
    def url(self) -> str:
        """The address that answered."""
        return self.page.url

    def select(self, selector: str, attributes: Sequence[str] = ()) -> list[str]:
        """The texts of the elements that an operator's selector finds, or the first filled one of their ``attributes``."""
        if not selector:
            return []
        try:
            found: list[Any] = self.document.soup.select(selector)
        except (SelectorSyntaxError, ValueError):
            return []  # refused with its name when the configuration is read; here a page must not fail on it
        texts = []
        for element in found:
            if isinstance(element, Tag):
                stated = next((str(value) for name in attributes if (value := element.attrs.get(name))), "")
                texts.append(clean_line(stated or element.get_text(" ")))
        return [text for text in texts if text]


def read_signals(document: Document, page: Page, rules: SourceRules, *, explain: bool = False) -> Signals:
    """Read a page's head and JSON-LD and walk once over its elements."""
    metas = document.metas
    base = absolute(page.url, document.base_url) or page.url
    canonical = first_address(base, document.links.get("canonical", ())) or absolute(base, first(metas, "og:url"))
    linked = read_linked_data(document.jsonld)
    article = linked.article(
        urls=(page.url, page.address, canonical), headline=first(metas, "og:title") or document.title_text
    )
    reviews = elements_of_reviews(document.elements) if may_have_reviews(document.source) else frozenset()
    return Signals(
        page=page,
        document=document,
        rules=rules,
        linked=linked,
        article=article,
        metas=metas,
        marks=find_marks(document.elements, reviews),
        site_names=read_site_names(metas, linked, article, page.url),
        base=base,
        canonical=canonical,
        explain=explain,
    )


def first_address(base: str, hrefs: Sequence[str]) -> str:
    """The first of ``hrefs`` that is an address of the web, resolved; else an empty string."""
    return next((url for href in hrefs if (url := absolute(base, href))), "")


def not_chosen(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The same candidates where an operator's selector decides instead."""
    return tuple(replace(item, chosen=False) for item in evidence)

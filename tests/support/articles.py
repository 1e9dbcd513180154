"""Pages for tests of extraction: an article of an invented paper, with whatever a test adds to it."""

from __future__ import annotations

from datetime import UTC, datetime

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.body.selected import remove_selected
from tasks.pure.extract.fields import read_fields
from tasks.pure.extract.page.signals import read_signals
from tasks.pure.extract.page.tree import parse
from tasks.pure.records import Extraction, Page, SourceRules

FETCHED = datetime(2024, 6, 30, 12, 0, tzinfo=UTC)
URL = "https://www.harbour-times.example/news/lantern-festival-returns-to-the-old-quay"
RULES = SourceRules(name="harbour")

PARAGRAPHS = (
    "The lantern festival returns to the old quay on Saturday after a break of three years, the council said.",
    "Some forty boats will carry paper lights along the river, and the ferry will stop for an hour.",
    "Organisers expect twelve thousand visitors, about as many as came the last time it was held.",
    "The bridge stays closed to cars until midnight, and extra trams will run from the market.",
)
TITLE = "Lantern festival returns to the old quay"


def html(
    head: str = "",
    *,
    top: str = f"<h1>{TITLE}</h1>",
    body: str = "",
    title: str = TITLE,
    lang: str = "en",
    after: str = "",
) -> str:
    """An article page. ``top`` comes before the paragraphs, ``after`` after the article; ``body`` replaces them."""
    text = body or "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><main><article>{top}<div>{text}</div></article></main>{after}</body></html>"
    )


def page(
    markup: str | bytes,
    *,
    url: str = URL,
    address: str = "",
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
    fetched_at: datetime = FETCHED,
) -> Page:
    """The markup as a fetched page; ``address`` is the requested address if it differs from the final one."""
    body = markup.encode() if isinstance(markup, str) else markup
    headers = (("content-type", content_type),) if content_type else ()
    return Page(
        "00000000-0000-0000-0000-000000000001", "harbour", address or url, url, status, headers, body, fetched_at
    )


def fields_of(markup: str, rules: SourceRules = RULES, *, url: str = URL, explain: bool = False) -> Extraction:
    """All fields of a page with this markup."""
    asked = page(markup, url=url)
    document = parse(asked.body, url=asked.url, content_type=asked.header("content-type"))
    document = remove_selected(document, rules.selectors.remove)
    body = find_body(document, rules.selectors)
    return read_fields(read_signals(document, asked, rules, explain=explain), body)


def linked(text: str) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{text}</script>'

"""Renders stories in the layouts of ``pages/layouts``: the HTML that a reader's browser receives.

Each layout is a ``string.Template``; every value is escaped here, except markup made here.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from tasks.demo.stories import LINK, Paper, Story

# Not strftime's names: those depend on the process's locale.
_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
}  # fmt: skip


def story_page(story: Story, paper: Paper, url: str, *, layout: str = "", agency_note: bool = False) -> str:
    """The HTML page of a story at ``url``; ``layout`` replaces the story's own: ``print``."""
    layout = layout or story.layout
    words = _words(story.language)
    paragraphs = [f"<p>{_linked(paragraph)}</p>" for paragraph in story.marked_paragraphs]
    if story.place:
        paragraphs[0] = paragraphs[0].replace("<p>", f"<p>{escape(story.place)} ({escape(story.agency)}) - ", 1)
    author = " and ".join(story.authors) if story.language == "en" else " und ".join(story.authors)
    text = {
        "url": url,
        "paper": paper.title,
        "language": story.language,
        "title": story.title,
        "title_quoted": quote(story.title),
        "lead": story.lead,
        "section": story.section,
        "section_path": section_path(story.section),
        "authors": author,
        "written_date": _written_date(story.published.astimezone(ZoneInfo(paper.timezone)), layout, story.language),
        "published": _stamp(story.published, paper),
        "modified": _stamp(story.modified, paper),
        "image_url": _image_url(story, url),
        "image_caption": story.image_caption,
        "text_bio": words["text"]["bio"].format(author=author),
    }
    tags = [(tag, f"/tags/{quote(tag.lower())}") for tag in story.tags]
    markup = {
        "paragraphs": "\n".join(paragraphs),
        "paragraphs_before": "\n".join(paragraphs[:2]),
        "paragraphs_after": "\n".join(paragraphs[2:]),
        "author_links": ", ".join(
            f'<a rel="author" href="/authors/{quote(name.lower().replace(" ", "-"))}">{escape(name)}</a>'
            for name in story.authors
        ),
        "tag_metas": "\n".join(f'<meta property="article:tag" content="{escape(tag)}">' for tag in story.tags),
        "tag_links": " ".join(_anchor(*tag) for tag in tags),
        "tag_items": "".join(f"<li>{_anchor(*tag)}</li>" for tag in tags),
        "json_ld": _json_ld(story, paper, url),
        "agency_note": f'<p class="credit">{escape(words["text"]["agency_note"])}</p>' if agency_note else "",
    }
    return _fill(layout, story.language, text, markup)


def section_page(section: str, stories: Iterable[Story], paper: Paper) -> str:
    """A page that lists a section's stories, or the home page."""
    teasers = "\n".join(
        f'<section class="teaser"><h2><a href="{escape(story.path)}">{escape(story.title)}</a></h2>'
        f"<p>{escape(story.lead or story.paragraphs[0][:120] + ' …')}</p></section>"
        for story in stories
    )
    text = {"paper": paper.title, "language": paper.language, "section": section}
    return _fill("section", paper.language, text, {"teasers": teasers})


def bare_page(layout: str, paper: Paper) -> str:
    """A page without a story: ``consent``, ``challenge``, ``missing``."""
    return _fill(layout, paper.language, {"paper": paper.title, "language": paper.language}, {})


def section_path(section: str) -> str:
    """The address of a section, relative to its paper."""
    return f"/{section.lower()}/"


def _fill(layout: str, language: str, text: Mapping[str, str], markup: Mapping[str, str]) -> str:
    words = _words(language)
    links = [f"<li>{_anchor(words_of_link, path)}</li>" for words_of_link, path in words["links"].items()]
    sections = [(name, section_path(name)) for name in words["sections"]]
    around = {
        "nav_links": "".join(f"<li>{_anchor(*section)}</li>" for section in sections),
        "menu_links": " | ".join(_anchor(*section) for section in sections),
        "related_links": "".join(links[:2]),
        "most_read_links": "".join(links[2:]),
    }
    around |= {f"word_{key}": escape(value) for key, value in words.items() if isinstance(value, str)}
    around |= {f"text_{key}": escape(value) for key, value in words["text"].items()}
    return _template(layout).substitute(around | {key: escape(value) for key, value in text.items()} | dict(markup))


@cache
def _template(layout: str) -> Template:
    return Template((files("tasks.demo") / "pages" / "layouts" / f"{layout}.html").read_text("utf-8"))


@cache
def _words(language: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = tomllib.loads((files("tasks.demo") / "pages" / "words.toml").read_text("utf-8"))
    return words[language]  # type: ignore[no-any-return]


def _written_date(local: datetime, layout: str, language: str) -> str:
    month = _MONTHS[language][local.month - 1]
    if layout == "classic":
        return f"{local.day} {month[:3]}, {local.year} {local:%H:%M}"
    if language == "de":
        return f"{local.day}. {month} {local.year}, {local:%H:%M} Uhr"
    return f"{local.day} {month} {local.year}, {local:%H:%M}"


def _stamp(moment: datetime, paper: Paper) -> str:
    """ISO 8601 with the paper's offset, as its pages' metadata states it."""
    return moment.astimezone(ZoneInfo(paper.timezone)).isoformat(timespec="seconds")


def _image_url(story: Story, url: str) -> str:
    return f"{url.removesuffix(story.path)}/images/{story.slug}-1200.jpg"


def _json_ld(story: Story, paper: Paper, url: str) -> str:
    item = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "headline": story.title,
        "description": story.lead,
        "image": [_image_url(story, url)],
        "datePublished": _stamp(story.published, paper),
        "dateModified": _stamp(story.modified, paper),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": paper.title},
        "articleSection": story.section,
        "keywords": list(story.tags),
        "inLanguage": story.language,
        "isAccessibleForFree": True,
    }
    return json.dumps(item, ensure_ascii=False).replace("</", "<\\/")


def _linked(paragraph: str) -> str:
    return LINK.sub(r'<a href="\2">\1</a>', escape(paragraph, quote=False))


def _anchor(words: str, path: str) -> str:
    return f'<a href="{escape(path)}">{escape(words)}</a>'

"""One page with its kept and dropped lines coloured, for a person who writes selectors or doubts a body."""

from __future__ import annotations

from html import escape

from bs4 import Tag

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.body.selected import remove_selected
from tasks.pure.extract.page.tree import parse
from tasks.pure.extract.plain_text import is_flattened, with_markup
from tasks.pure.plain_characters import without_controls
from tasks.pure.records import Page, SourceRules
from tasks.pure.replays import as_published

_SHOWN = ("class", "id", "role", "itemprop", "href")
"""Attributes that are left: what selectors are written with, nothing that loads or runs."""
_KEPT = "background:#d8f5d0;outline:1px solid #4a4"
_DROPPED = "background:#fbd9d5;outline:1px dashed #c44;text-decoration:line-through"
_CONTAINER = "outline:3px solid #36c"
_HEAD = (
    '<!doctype html>\n<html><head><meta charset="utf-8">'
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
    "<title>{title}</title></head><body>"
    '<p style="font:14px sans-serif">Green: the body. Red: taken out of it (the reason is shown under the pointer). '
    "Blue frame: the element it was found in. Without scripts, styles, images and navigation.</p>\n"
)


def paint(page: Page, rules: SourceRules) -> str:
    """The page's pruned tree as HTML: kept lines green, dropped ones red with their reason.

    It loads and runs nothing, not even where a link of "javascript:" is followed, and has no control characters: it is
    printed on a terminal where nobody directs it into a file.
    """
    page = as_published(page)
    page = with_markup(page) if is_flattened(page) else page
    document = remove_selected(
        parse(page.body, url=page.url, content_type=page.header("content-type")), rules.selectors.remove
    )
    title = next(iter(document.metas.get("og:title", ())), document.title_text)
    found = find_body(document, rules.selectors, title=title, explain=True)
    soup = document.soup
    root: Tag = soup
    if found.container is not None:
        root = next(
            iter(reversed(list(found.container.parents))), soup
        )  # a tree of its own where a script carried the text
    for element in root.find_all(True):
        if isinstance(element, Tag):
            element.attrs = {name: element.attrs[name] for name in _SHOWN if name in element.attrs}
    if found.container is not None:
        found.container["style"] = _CONTAINER
    for element, reason in found.marks:
        element["style"] = _DROPPED if reason else _KEPT
        element["title"] = reason or "kept"
    inside = "".join(str(child) for child in (root.body or root).contents)
    found.close()
    document.close()
    return without_controls(_HEAD.format(title=escape(title)) + inside + "</body></html>\n")

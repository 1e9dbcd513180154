"""What a page states of its article in ``data-`` attributes: ``<article data-author="Ada Quill" data-published="...">``.

Systems write them for their own scripts, analytics and share buttons. Elements of teasers, comments and quotations have them
too, so only those count that hold the headline or the text, or come directly after the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bs4 import Tag

from tasks.pure.extract.page.marks import is_outside_article, text_of, texts_before
from tasks.pure.extract.page.nodes import elements_in, joined_texts
from tasks.pure.extract.page.text import clean_line

_OF_WHAT = r"(?:article|content|doc|entry|page|post|story)"
AUTHOR = re.compile(
    rf"data-(?:{_OF_WHAT}-)?(?:authors?|autor(?:es|en)?|auteurs?|autore|bylines?|writers?)(?:-?names?)?(?=\s*=|$)"
)
PUBLISHED = re.compile(
    rf"data-(?:{_OF_WHAT}-)?(?:publish(?:ed)?|publication|pub|date-?published|datepublished)"
    r"(?:-?(?:at|date|on|time|timestamp|datetime))?(?=\s*=|$)"
)
_IN_SOURCE = {pattern: re.compile(pattern.pattern.replace("|$)", ")").encode()) for pattern in (AUTHOR, PUBLISHED)}
_PARAGRAPH, _PARAGRAPHS = 80, 2
"""Characters of a paragraph, and how many of them show that an element holds the text and not a teaser."""
_QUOTED = frozenset({"blockquote", "figure", "li", "q"})
_MOST = 20
"""Elements with such an attribute that are judged: pages with more are lists, and each costs a walk."""
_BELOW = 4
"""Texts between the headline and an element below it, at most."""


def stated_in_data(
    pattern: re.Pattern[str], source: bytes, elements: Sequence[Tag], headline: Tag | None
) -> Iterator[tuple[str, str]]:
    """The names and values of such attributes of the page's own article, in page order.

    Args:
        pattern: ``AUTHOR`` or ``PUBLISHED``.
        source: The page as it was sent; one that has no such attribute is not walked.
        elements: The page's elements in its order.
        headline: The element with the headline, if the page has one.
    """
    if _IN_SOURCE[pattern].search(source) is None:
        return
    around = {id(headline), *map(id, headline.parents)} if headline is not None else set[int]()
    judged = 0
    for element in elements:
        for name, value in element.attrs.items():
            if not name.startswith("data-") or not value or not pattern.fullmatch(name):
                continue
            if judged == _MOST:
                return
            judged += 1
            if _is_of_article(element, around, headline):
                yield name, clean_line(str(value))


def _is_of_article(element: Tag, around: set[int], headline: Tag | None) -> bool:
    """Whether an element holds the headline or the text, or comes directly after the headline."""
    if id(element) in around:
        return True
    if element.name in _QUOTED or is_outside_article(element):
        return False
    if _holds_text(element):
        return True
    if headline is None or any(inner.name in ("a", "h2", "h3", "h4") for inner in elements_in(element)):
        return False
    said = text_of(headline)
    return bool(said) and any(said.endswith(text) for text in texts_before(element, _BELOW))


def _holds_text(element: Tag) -> bool:
    paragraphs: Any = (
        inner for inner in elements_in(element) if inner.name == "p" and len(joined_texts(inner, "")) >= _PARAGRAPH
    )
    return sum(1 for _, _ in zip(paragraphs, range(_PARAGRAPHS), strict=False)) == _PARAGRAPHS

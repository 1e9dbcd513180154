"""Entries one below the other, each a line that links to a page of the site, with its date: a blog's list of posts whose elements are
no ``<article>``, the threads of a forum, what a search found.

A date beside each is what a list of posts has and an article's linked sub-headings have not: a guide to ten books links to ten
reviews, and dates none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from tasks.pure.extract.body.stamps import is_dated
from tasks.pure.extract.page.head import absolute
from tasks.pure.extract.page.marks import first_inside
from tasks.pure.extract.page.nodes import Text, elements_in, joined_texts
from tasks.pure.extract.page.text import clean_line, count_words
from tasks.pure.extract.verdict.posts import LONGEST_ABOVE, SHARE, leads_elsewhere, length
from tasks.pure.extract.verdict.signs import NAMED_WORDS

_LEAST = 3
_ENTRY_TAGS = frozenset({"div", "section", "li", "tr", "article", "dd", "p", "tbody"})
_INLINE = frozenset({"span", "b", "strong", "em", "i", "font", "small", "cite", "u", "mark"})
_SEARCHED = 150
"""Nodes of an entry in which its headline and its date are looked for: entries may be nested, and each is searched."""
_LONGEST_DATE = 60
_NUMBER = re.compile(r"\d+")
_NEAR = 400
"""Characters from the beginning of an entry among which its date is."""
_TITLE_WORDS = 3
"""Words of a headline that links, at least: the names of readers have fewer."""
_LAST = 20
"""Nodes at the end of an entry among which its date is, and in a link in which a heading is."""
_NESTED = 12
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_TITLE = re.compile(r"(?<![a-z])(?:title|headline)(?![a-z])", re.IGNORECASE)
_PROSE = 15
"""Words of a paragraph, at least."""
_OF_LIST = re.compile(
    r"/(?:tags?|labels?|keywords?|schlagw(?:ort|oerter)|etiquetas?|categor(?:y|ies|ia|ie)|kategorien?|authors?|autor(?:en)?"
    r"|auteurs?|archives?|archiv)(?:/[^/]+){1,2}/?$|/(?:19|20)\d\d(?:/(?:0?[1-9]|1[0-2]))?/?(?:index\.\w+)?$|/\W{0,2}search(?:\.\w+)?/?$",
    re.IGNORECASE,
)
"""Addresses of lists by tag, category, writer or month, and of what a search found."""


def entries_in(container: Tag | None, headline: Tag | None, url: str) -> int:
    """How many dated entries a container consists of, or lies in one of; 0 where it is one text.

    Under a ``headline`` of many words they are what an article leads on to: the longest part of a page whose text is short.
    """
    if container is None or (
        headline is not None
        and count_words(joined_texts(headline)) > NAMED_WORDS
        and first_inside(headline, "a") is None
    ):
        return 0
    if container.name not in ("body", "html") and (around := _entries_around(container, url)):
        return around
    most: Sequence[Tag] = ()
    for parent in (container, *elements_in(container)):
        if len(parent.contents) >= _LEAST and len(entries := _entries_of(parent, url)) > len(most):
            most = entries
    if len(most) < _LEAST:
        return 0
    first = most[0]
    above = sum(
        len(text) for text in takewhile(lambda node: node is not first, container.descendants) if text.__class__ is Text
    )
    return len(most) if above <= LONGEST_ABOVE and length(most) >= SHARE * length([container]) else 0


def heads_a_post(elements: Sequence[Tag], headline: Tag | None, url: str) -> bool:
    """Whether a page with the address of a list shows a post under a headline that links to the post's own page.

    A list by tag, author or month may have a single post, and show all of its text.
    """
    if not _OF_LIST.search(unquote(urlsplit(url).path)):
        return False
    if headline is not None and _leads_to_post(headline, url):
        return True
    is_below = headline is None
    for element in elements:
        if is_below and (element.name in _HEADINGS or _is_called_title(element)) and _leads_to_post(element, url):
            return True
        if is_below and element.name == "p" and count_words(joined_texts(element)) >= _PROSE:
            return False
        is_below = is_below or element is headline
    return False


def _leads_to_post(heading: Tag, url: str) -> bool:
    """Whether a heading is a link to another page of the site, which has not the name of this one."""
    link = first_inside(heading, "a") or heading.find_parent("a")
    if link is None or not _is_headline(link, url):
        return False
    href = str(link.attrs.get("href") or "")
    return _is_of_site(href, url) and _last_step(href) != _last_step(url)


def _is_of_site(href: str, url: str) -> bool:
    there = urlsplit(absolute(url, href)).netloc.lower().removeprefix("www.")
    return there == urlsplit(url).netloc.lower().removeprefix("www.")


def _last_step(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2].partition(".")[0]


def _is_called_title(element: Tag) -> bool:
    names = str(element.attrs.get("class") or "")
    return bool(names) and _TITLE.search(names) is not None


def _entries_around(container: Tag, url: str) -> int:
    """The entries of which one is the container or holds it: the longest text of a list was taken for the page's."""
    node: Any = container
    for _ in range(_NESTED):
        parent = node.parent
        if parent is None or node.name in ("body", "html", "main"):
            return 0
        if node.name in _ENTRY_TAGS and _is_entry(node, url):
            entries = _entries_of(parent, url)
            if len(entries) >= _LEAST and any(entry is node for entry in entries):
                return len(entries)
        node = parent
    return 0


def _entries_of(parent: Tag, url: str) -> list[Tag]:
    """The children of one kind that are entries, if most of that kind are."""
    children = [child for child in parent.contents if isinstance(child, Tag) and child.name in _ENTRY_TAGS]
    kinds = Counter(map(_kind, children))
    if not kinds:
        return []
    kind, number = kinds.most_common(1)[0]
    if number < _LEAST:
        return []
    entries = [child for child in children if _kind(child) == kind and _is_entry(child, url)]
    return entries if len(entries) >= _LEAST and 2 * len(entries) > number else []


def _kind(element: Tag) -> tuple[str, str]:
    return element.name, next(iter(str(element.attrs.get("class") or "").split()), "")


def _is_entry(element: Tag, url: str) -> bool:
    """Whether an element has, near its beginning, a line that is a link to another page, and a date near either end.

    A year in the line is its subject's. A link around the whole entry, with a heading in it, has the date in it too.
    """
    link: Tag | None = None
    is_card = is_date = False
    size = 0
    for node in islice(element.descendants, _SEARCHED):
        if node.__class__ is Text:
            is_date = is_date or (_is_date(node) and (is_card or link is None or link not in _parents(node)))
            size += len(node.strip())
            if size > _NEAR:
                break
        elif isinstance(node, Tag):
            is_date = is_date or node.name == "time"
            if link is None and node.name == "a" and _is_headline(node, url):
                link = node
                is_card = any(inner.name in _HEADINGS for inner in islice(elements_in(node), _LAST))
        if link is not None and is_date:
            return True
    return link is not None and _ends_in_date(element, link)


def _ends_in_date(element: Tag, link: Tag) -> bool:
    """Whether one of the last texts of an entry is a date."""
    node: Any = element
    while isinstance(node, Tag) and node.contents:
        node = node.contents[-1]
    for _ in range(_LAST):
        if node is None or node is element or node is link:
            return False
        if (isinstance(node, Tag) and node.name == "time") or (node.__class__ is Text and _is_date(node)):
            return link not in _parents(node)
        node = node.previous_element
    return False


def _is_date(text: str) -> bool:
    """Whether a text is a day or time; a year alone is that of a film or book."""
    text = clean_line(text)
    return len(text) <= _LONGEST_DATE and is_dated(text) and len(_NUMBER.findall(text)) > 1


def _is_headline(link: Tag, url: str) -> bool:
    return (
        count_words(joined_texts(link)) >= _TITLE_WORDS
        and _is_a_line(link)
        and leads_elsewhere(str(link.attrs.get("href") or ""), url, below=True)
    )


def _is_a_line(link: Tag) -> bool:
    """Whether nothing stands beside a link in its line."""
    node: Any = link
    while node.parent is not None and node.parent.name in _INLINE and len(node.parent.contents) == 1:
        node = node.parent
    return not any(_is_words(beside) for beside in (node.previous_sibling, node.next_sibling))


def _is_words(node: Any) -> bool:
    return node is not None and (
        (node.__class__ is Text and not node.isspace())
        or (isinstance(node, Tag) and node.name in _INLINE and bool(joined_texts(node).strip()))
    )


def _parents(node: Any) -> Iterator[Tag]:
    return islice(node.parents, _NESTED)

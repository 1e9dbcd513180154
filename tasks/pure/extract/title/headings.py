"""The headings of a page that may be its headline: which is shown as one, and which is the site's or a section's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from itertools import islice, takewhile

from bs4 import Tag

from tasks.pure.addresses import host_of
from tasks.pure.extract.page.head import absolute, is_root
from tasks.pure.extract.page.marks import is_outside_article
from tasks.pure.extract.page.nodes import Text, elements_in, goes_on, joined_words, texts_in
from tasks.pure.extract.page.text import clean_line, word_key

_PARTS_OF_TITLE = re.compile(r"\s+[|–—•·»«:~-]+\s+|\s*[|｜]\s*|:\s+")
"""Between a headline and the site's name in ``<title>``."""
_LONGEST_COMPARED = 1_000
"""Characters of a heading that are compared: no headline is as long, but a heading that is not closed has all that follows it."""
_BETWEEN_WORDS = re.compile(r"[\W\d_]+")
_NAMED = 2
"""Words of the headline that an address has, at least."""
_MOST_BETWEEN, _PARAGRAPH = 1_000, 80
"""Elements between two headings that are looked at, and characters of a paragraph of a text, at least."""
_MOST_PIECES = 32
"""Children of a heading before which a kicker may end."""


def headings_of(
    marked: Sequence[Tag], lower: Sequence[Tag], others: set[str], title_parts: Sequence[str], url: str
) -> tuple[list[tuple[Tag, str]], list[str]]:
    """The h1 elements with their texts; where none is shown as a headline, a lower heading that the head confirms.

    An h1 inside a breadcrumb is there for search engines; the headline that readers see is then an h2.

    Args:
        marked: The h1 and h2 elements.
        lower: The first h3 and h4 elements.
        others: What the head has as title, folded.
        title_parts: What separators leave of ``<title>``, folded.
    """
    shown: list[tuple[Tag, str]] = []
    crumbs: list[str] = []
    for element in marked:
        if element.name != "h1":
            continue
        text = heading_text(element, others)
        if text and _in_breadcrumb(element):
            crumbs.append(text)
        elif text:
            shown.append((element, text))
    heads = [set(other.split()) for other in others]
    below = cache(lambda: _texts([one for one in marked if one.name == "h2"], others) | _texts(lower, others))
    shown = [
        (element, text) for element, text in shown if not _is_masthead(heading_key(text), title_parts, others, below)
    ]
    shown = [one for at, one in enumerate(shown) if not _is_above_headline(one, shown[at + 1 :], title_parts)]
    if not any(is_like(heading_key(text), heads) and not links_home(element, url) for element, text in shown):
        # What is set as the first heading is the name of the site or section: of a lower one the head has the headline.
        seconds = [element for element in marked if element.name == "h2"]
        thirds = [element for element in lower if _may_be_headline(element, shown, url)]
        for element in (*seconds, *thirds):
            text = heading_text(element, others)
            folded = heading_key(text)
            if len(folded) > 12 and any(_is_confirmed(folded, other) for other in others):
                return [(element, text)], crumbs[:1]
    return shown, crumbs[:1]


def _texts(headings: Sequence[Tag], others: set[str]) -> set[str]:
    return {heading_key(heading_text(heading, others)) for heading in headings}


def _may_be_headline(element: Tag, shown: Sequence[tuple[Tag, str]], url: str) -> bool:
    """Whether an h3 or h4 may be the headline: no heading of other articles, and no h1 has a word in common with it."""
    words = set(heading_key(joined_words(element)).split())
    first = {word for one, text in shown if not links_home(one, url) for word in heading_key(text).split()}
    return not words & first and not is_outside_article(element)


def title_parts_of(title: str) -> list[str]:
    """What separators leave of ``<title>``, folded."""
    return [word_key(part) for part in _PARTS_OF_TITLE.split(title)]


def heading_text(element: Tag, others: set[str]) -> str:
    """A heading's text without a kicker or link in an element of its own, where markup or other sources show it."""
    pieces = [(child, clean_line(text)) for child, text in pieces_of(element) if text and not text.isspace()]
    whole = " ".join(text for _, text in pieces if text)
    agreed = heading_key(whole) in others
    for index, (child, _) in enumerate(pieces[:-1][:_MOST_PIECES]):
        front = " ".join(text for _, text in pieces[: index + 1])
        rest = " ".join(text for _, text in pieces[index + 1 :]).lstrip(" -–—:|")
        if not agreed and heading_key(front) in others and len(front) > len(rest):
            return front  # after it comes a link to the edition
        marks = f"{child.attrs.get('class', '')} {child.attrs.get('id', '')}" if child is not None else ""
        if heading_key(rest) in others or (not agreed and _KICKER.search(marks) and len(heading_key(rest)) > 8):
            return rest
    return whole


def heading_key(text: str) -> str:
    return word_key(text[:_LONGEST_COMPARED])


def is_like(folded: str, heads: Sequence[set[str]]) -> bool:
    """Whether a heading has half of its words in one text of the head."""
    words = set(folded.split())
    return any(2 * len(words & head) >= len(words) for head in heads)


def without_masthead(title: str, masthead: str, headings: Iterable[Tag] = ()) -> str:
    """``<title>`` without the name that an h1 has as a link to the front page: ``Site » Headline`` and ``Headline - Site``.

    ``Site Headline``, where one of ``headings`` is the rest.
    """
    cuts = list(_PARTS_OF_TITLE.finditer(title)) if masthead else []
    rest = title
    if cuts and word_key(title[: cuts[0].start()]) == word_key(masthead):
        rest = title[cuts[0].end() :]
    elif cuts and word_key(title[cuts[-1].end() :]) == word_key(masthead):
        rest = title[: cuts[-1].start()]
    elif masthead and title.startswith(masthead + " "):
        behind = title[len(masthead) + 1 :]
        if any(heading_key(joined_words(heading)) == heading_key(behind) for heading in headings):
            rest = behind
    return rest if " " in rest or not rest.isascii() else title  # "About" is no headline


def links_home(element: Tag, url: str) -> bool:
    """Whether a heading is a link to the front page of the site, or to a page above this one: the masthead.

    A link to the page itself is none: many themes make each headline a link, on the article's own page too.
    """
    links = list(islice((inner for inner in elements_in(element) if inner.name == "a" and "href" in inner.attrs), 2))
    if len(links) != 1 or heading_key(joined_words(links[0])) != heading_key(joined_words(element)):
        return False
    target = absolute(url, str(links[0].attrs["href"])).rstrip("/")
    own = url.partition("#")[0].partition("?")[0].rstrip("/")
    return bool(target) and (own.startswith(target + "/") or (is_root(target) and not is_root(url)))


def is_other_than_address(folded: str, title_parts: Sequence[str], url: str) -> bool:
    """Whether an h1 is the name at one end of ``<title>``, and the address is made of the words of the rest: the masthead.

    What comes first in ``<title>`` may be a headline before its sub-headline: a masthead there has a word of the host's name.
    """
    if len(title_parts) < 2 or folded not in (title_parts[0], title_parts[-1]):
        return False
    if folded != title_parts[-1] and (len(title_parts) > 2 or not any(word in host_of(url) for word in _long(folded))):
        return False
    rest = " ".join(title_parts[:-1] if folded == title_parts[-1] else title_parts[1:]).split()
    slug = _long(url.rstrip("/").rpartition("/")[2])
    named = slug.intersection(rest)
    return len(named) >= _NAMED and 2 * len(named) >= len(slug) and not slug.intersection(folded.split())


def _long(text: str) -> set[str]:
    """The words that are more than an article."""
    return {word for word in _BETWEEN_WORDS.split(word_key(text)) if len(word) > 3}


def pieces_of(element: Tag) -> list[tuple[Tag | None, str]]:
    """The element's own texts and those of its children, in order; None means the element itself.

    A text that goes on with the word of the one before is of one piece with it.
    """
    pieces: list[tuple[Tag | None, str]] = []
    before: Text | None = None
    for child in element.contents:
        texts = [child] if isinstance(child, Text) else texts_in(child) if isinstance(child, Tag) else []
        piece = joined_words(child) if isinstance(child, Tag) else str(child)
        if before is not None and texts and goes_on(before, texts[0]):
            pieces[-1] = (None, pieces[-1][1] + piece)
        else:
            pieces.append((child if isinstance(child, Tag) else None, piece))
        before = texts[-1] if texts else None
    return pieces


def _is_confirmed(folded: str, other: str) -> bool:
    """Whether a text of the head is this headline, alone or with names before or after it."""
    if folded == other:
        return True
    return len(folded) > 0.5 * len(other) and (other.endswith(" " + folded) or other.startswith(folded + " "))


def _is_masthead(
    folded: str, title_parts: Sequence[str], others: set[str], below: Callable[[], Collection[str]]
) -> bool:
    """Whether an h1 is the site's name: ``<title>`` has it last or first, and a lower heading is all of its other part.

    Themes of old blogs set their own name as the one h1 of every page and each post's title as an h2 or h3. Some have the
    name alone in ``<title>``, too, and the headline in JSON-LD or ``og:title``.
    """
    if folded not in (title_parts[0], title_parts[-1]):
        return False
    if len(title_parts) == 1:
        words = set(folded.split())
        return any(not words & set(other.split()) and other in below() for other in others)
    rest = title_parts[1:] if folded == title_parts[0] else title_parts[:-1]
    return " ".join(rest) in below()


def _is_above_headline(
    heading: tuple[Tag, str], following: Sequence[tuple[Tag, str]], title_parts: Sequence[str]
) -> bool:
    """Whether an h1 is the site's name: what ``<title>`` ends in, and the next h1 on the page is all that it has before that.

    No text is between them: where one is, the first is the headline, and the name stands below.
    """
    if len(title_parts) < 2 or heading_key(heading[1]) != title_parts[-1]:
        return False
    rest = " ".join(title_parts[:-1])
    headline = next((element for element, text in following if heading_key(text) == rest), None)
    if headline is None:
        return False
    between = takewhile(lambda element: element is not headline, heading[0].find_all_next(limit=_MOST_BETWEEN))
    return not any(element.name == "p" and len(joined_words(element)) > _PARAGRAPH for element in between)


def _in_breadcrumb(element: Tag) -> bool:
    node: Tag | None = element
    for _ in range(6):
        if node is None:
            return False
        names = f"{node.attrs.get('class', '')} {node.attrs.get('id', '')} {node.attrs.get('itemtype', '')}"
        if node.name == "nav" or "breadcrumb" in names.lower():
            return True
        node = node.parent
    return False


_KICKER = re.compile(
    r"kicker|over-?line|eyebrow|top-?line|roof-?line|dachzeile|spitzmarke|pre-?title|sup-?title|pre-?head|antetitulo|surtitre|occhiello",
    re.IGNORECASE,
)

"""Tags and section where only the page's links show them: a list of topics, a link beside the headline to a page above.

Publishers state both for machines too, but not all do; what readers are shown is then the only source.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from tasks.pure.addresses import resolve, same_site
from tasks.pure.extract.lexicon import topics
from tasks.pure.extract.lexicon.bylines import JOINERS
from tasks.pure.extract.lexicon.class_names import CLASS_NAMES, hyphenated, words_of
from tasks.pure.extract.lexicon.tables import entries
from tasks.pure.extract.page.marks import first_inside, is_outside_article, text_of
from tasks.pure.extract.page.nodes import Text, node_after
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.text import folded_words, word_key
from tasks.pure.plain_characters import normal_form

_LABELS = frozenset(map(word_key, topics.LABELS_OF_TAGS))
_NAMES = frozenset(entries(CLASS_NAMES["tags"].signal_words))
_OTHERS = frozenset(
    {"all", "browser", "cloud", "filter", "hot", "manager", "menu", "nav", "popular", "search", "top", "trending"}
)
"""Beside one of those words, these make it a list of the site's topics or a tool."""
_NAMED_BY = ("class", "id", "data-testid", "data-component")
_LISTS = frozenset({"div", "dd", "dl", "li", "ol", "p", "section", "span", "ul"})
_LABELLED = frozenset({"b", "div", "dt", "h2", "h3", "h4", "h5", "h6", "li", "p", "span", "strong"})
_LONGEST_LABEL = 40
"""Characters of a label, and of all that a list of tags has beside its links."""
_MOST_TAGS = 20
_LONGEST_TAG, _MOST_WORDS = 60, 6
"""Characters and words of a tag; what is longer is another article's headline."""
_MANY_NODES = 400
_MANY_LISTS = 40
"""Nodes of one list, and lists of a page, that are looked at."""
_IN_A_LABEL = 3
"""Nodes in an element before its text, if that is a label."""
_NEAR = 60
"""Elements around the headline among which the link to its section is; lists that are farther above it are the site's."""
_BELOW = 3
"""Strokes of an address that is below another page than the front page, at least."""
_SHORTEST = 5
"""Characters of a section's address, at least: ``/en/`` is a language."""


def shown_tags(signals: Signals) -> list[str]:
    """The links of the first list of the article's that is named or labelled tags; empty where there is none."""
    place = signals.marks.position_of(signals.headline)
    for element, named_by in islice(_lists(signals.document.elements[max(0, place - _NEAR) :]), _MANY_LISTS):
        if (found := _links_alone(element, signals)) and not _is_elsewhere(named_by):
            return found
    return []


def shown_section(signals: Signals) -> Iterator[str]:
    """The texts of links near the headline that name a page above this one as its address does, the nearest above it first.

    ``/sport/cycling/<article>`` is below "Cycling", which leads to ``/sport/cycling``: who links so names the section,
    whatever the element is called. A link whose words are not the address's ("Back to the blog") names none.
    """
    here = urlsplit(signals.url)
    path = f"{unquote(here.path).rstrip('/')}/"
    found: list[tuple[int, str]] = []
    elements = signals.document.elements
    place = signals.marks.position_of(signals.headline)
    if path.count("/") < _BELOW or place < 0:
        return
    for element in elements[max(0, place - _NEAR) : place + _NEAR]:
        if element.name != "a" or not (href := element.attrs.get("href")):
            continue
        address = resolve(signals.base, str(href))
        if address is None or not same_site(address, signals.url):
            continue
        above = f"{unquote(urlsplit(address).path).rstrip('/')}/"
        if above == path or len(above) < _SHORTEST or not path.startswith(above):
            continue
        text = text_of(element, _LONGEST_TAG)
        if text and _is_spelled(text, above.rsplit("/", 2)[1]):
            found.append((len(above), text))
    yield from (text for _, text in sorted(found, key=lambda one: -one[0]))


def _is_spelled(text: str, step: str) -> bool:
    """Whether a step of an address spells a text: ``/health-fitness/`` "Health & Fitness", ``/actualite/`` "Actualité"."""
    said, spelled = folded_words(text), folded_words(step.replace("_", "-"))
    return _letters(said) == _letters(spelled) or _letters(_unjoined(said)) == _letters(_unjoined(spelled))


def _unjoined(words: list[str]) -> list[str]:
    return [word for word in words if word not in JOINERS]


def _letters(words: list[str]) -> str:
    """Letters and digits without accents."""
    return "".join(filter(str.isalnum, normal_form("NFKD", "".join(words))))


def _lists(elements: list[Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Elements that are named a list of tags, or begin with a label that says so; and what says so of each."""
    for element in elements:
        if element.name in _LISTS and element.attrs and _names_tags(element):
            yield element, element
        elif element.name in _LABELLED and _is_label(element) and element.parent is not None:
            yield element.parent, element


def _names_tags(element: Tag) -> bool:
    get = element.attrs.get
    return any((names := get(attribute)) and _are_names_of_tags(str(names)) for attribute in _NAMED_BY)


@lru_cache(maxsize=4096)
def _are_names_of_tags(names: str) -> bool:
    if len(names) > 300:
        return False
    for name in names.split():
        words = words_of(hyphenated(name))
        if not _NAMES.isdisjoint(words) and _OTHERS.isdisjoint(words):
            return True
    return False


def _is_label(element: Tag) -> bool:
    """Whether an element has nothing but one text, which is a label of tags."""
    node: Any = element.next_element
    for _ in range(_IN_A_LABEL):
        if node is None or node.name == "a":
            return False
        if node.__class__ is Text:
            return (
                len(node) <= _LONGEST_LABEL and node.next_element is node_after(element) and word_key(node) in _LABELS
            )
        node = node.next_element
    return False


def _is_elsewhere(element: Tag) -> bool:
    """Whether a list is one of the site's: in the page's own header, or in a box of other things."""
    header = element.find_parent("header")
    return (header is not None and first_inside(header, "h1") is None) or is_outside_article(element)


def _links_alone(element: Tag, signals: Signals) -> list[str]:
    """The texts of the links in an element that has hardly anything else; else an empty list."""
    found: list[str] = []
    beside = 0
    end = node_after(element)
    node: Any = element.next_element
    for _ in range(_MANY_NODES):
        if node is None or node is end:
            return found
        if node.__class__ is Text:
            beside += len(node)
            if beside > _LONGEST_LABEL:
                return []
        elif node.name == "a":
            text = text_of(node, _LONGEST_TAG)
            address = resolve(signals.base, str(node.attrs.get("href") or ""))
            if address is None or not same_site(address, signals.url) or text.count(" ") >= _MOST_WORDS:
                return []
            if text:
                found.append(text)
            if len(found) > _MOST_TAGS:
                return []
            node = node_after(node)
            continue
        node = node.next_element
    return []

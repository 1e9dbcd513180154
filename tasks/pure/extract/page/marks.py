"""One walk over a page for the elements that markup names: bylines, dates, tags, breadcrumbs, paywalls.

Attribute values are hints in many languages and spellings (``byline``, ``article__author``, ``AutorName``), never one
publisher's class: a word that a stylist anywhere would choose for the thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import Any, Literal

from bs4 import Tag

from tasks.pure.extract.lexicon.class_names import CLASS_NAMES, hyphenated, words_of
from tasks.pure.extract.lexicon.tables import entries
from tasks.pure.extract.page.nodes import Text, elements_in, joined_texts, node_after
from tasks.pure.extract.page.reviews import is_review
from tasks.pure.extract.page.shown import is_of_a_post
from tasks.pure.extract.page.text import clean_line

Kind = Literal["byline", "date", "tag", "crumb", "paywall", "section", "lead"]

_NAMED_KINDS: tuple[Literal["byline", "date", "paywall", "lead", "crumb"], ...] = (
    "byline", "date", "paywall", "lead", "crumb",
)  # fmt: skip
_KIND_OF_WORD: dict[str, Kind] = {
    word: kind for kind in _NAMED_KINDS for word in entries(CLASS_NAMES[kind].words, CLASS_NAMES[kind].signal_words)
}
_NOT_A_BYLINE = frozenset(
    "bio desc description image img photo avatar social follow box card about icon picture".split()
)
"""Beside "author" in one name, these make it the portrait or the biography."""
_NAMES = frozenset({"name", "nom", "nombre", "nome", "naam", "namn", "navn"})
_ELSEWHERE = re.compile(
    r"(?<!un)(?<!cor)(?<!inter)related|recommend|teaser|(?:^|[\s_-])card(?:s|[-_]|\s|$)|sidebar|side-?bar|most-?(?:read|popular)|popular|trending|latest|"
    r"more-?(?:from|news|on|stories)|read-?more|also-?(?:read|like)|comment|disqus|reply|newsletter|carousel|slider|swiper|"
    r"widget|(?<!post-)(?<!entry-)(?<!article-)(?<!content-)footer|promo|outbrain|taboola|recirc|next-?(?:article|post)|further|mehr-?zum|weitere|similar|"
    r"relacionad|similaires|correlat[ioae](?![a-z])|lees-?ook|podobne|menu|dropdown|modal|popup|gallery|cookie|advert",
    re.IGNORECASE,
)
"""Containers of other articles, of comments and of the page's furniture: their dates and names are not the article's."""
_LAYOUT = re.compile(
    r"(?<![\w-])(?:has|with|no|without|hide|show|mit|ohne|sans|avec|con|sin|sem|senza)(?:[-_]|(?=[A-Z]))[\w-]*|\b\w+With[A-Z]\w*"
    r"|(?<![a-z])(?:author|authors|byline|writer|contributor|auteur|autor|autore)[_-]*cards?(?![a-z])"
    r"|\belementor-widget(?:__[\w-]+|-(?:container|wrap|text-editor|heading|author-box|post-info|theme-post-\w+))?(?![\w-])"
)
"""Class names that say what else is on the page, or is not: ``has-sidebar``, ``withSidebar``, ``no-menu``.

So do those of builders that call every element of a page a widget, its headline and its text too. The card of an author is
the article's own.
"""
_COMMENTS = re.compile(
    r"(?<![a-z])(?:user|reader|post|article)?_?-?(?:comment(?:s|list|aires?|ary-?list|-?(?:box|area|section|thread|item|body|meta))?"
    r"|kommentare?r?|kommentit?|komentarz[ey]?|komentar[iey]?|comentarios?|commenti|reacties|yorum(?:lar)?|disqus|hozzaszolas(?:ok)?"
    r"|kommentarii|otzyvy)(?![a-z])",
    re.IGNORECASE,
)
_OUTSIDE_TAGS = frozenset({"aside", "footer", "nav", "figure", "figcaption", "blockquote"})
_NOTES = frozenset({"aside", "footer"})
_INSIDE_TAGS = frozenset({"main", "body", "html", "[document]"})


@dataclass(frozen=True, slots=True)
class Mark:
    """An element and what named it. ``position`` counts elements in document order."""

    kind: Kind
    rule: str
    element: Tag
    position: int


@dataclass(slots=True)
class Marks:
    """What one walk found."""

    found: list[Mark] = field(default_factory=list)
    headings: list[tuple[int, Tag]] = field(default_factory=list)
    """The h1 and h2 elements with their positions."""
    lower_headings: list[tuple[int, Tag]] = field(default_factory=list)
    """The first h3 and h4 elements, likewise: themes whose h1 is the site's name set a post's headline in them."""
    figures: list[Tag] = field(default_factory=list)

    def keep(self, element: Tag, position: int) -> None:
        """Keep a heading or figure; no more than ``_MANY`` of each."""
        if element.name == "figure":
            if len(self.figures) < _MANY:
                self.figures.append(element)
        elif element.name in _LOWER:
            if len(self.lower_headings) < _FIRST_LOWER:
                self.lower_headings.append((position, element))
        elif element.name != "abbr" and len(self.headings) < _MANY:
            self.headings.append((position, element))

    def with_headline(self, element: Tag | None, elements: Sequence[Tag]) -> Marks:
        """The same with the place of a headline that is in no heading; ``elements`` are the page's, in page order."""
        if element is None or self.position_of(element) >= 0:
            return self
        place = next((position for position, one in enumerate(elements, 1) if one is element), -1)
        return replace(self, lower_headings=[*self.lower_headings, (place, element)])

    def of(self, kind: Kind) -> Iterator[Mark]:
        return (mark for mark in self.found if mark.kind == kind)

    def position_of(self, heading: Tag | None) -> int:
        """Where one of the headings stands; -1 for None."""
        return next((position for position, one in chain(self.headings, self.lower_headings) if one is heading), -1)


def find_marks(elements: Sequence[Tag], others: Collection[int] = ()) -> Marks:
    """Read the names of a page's elements, which are given in page order. ``others``: the ``id()`` of those that are left out."""
    marks = Marks()
    counts: Counter[Kind] = Counter()

    def add(mark: Mark) -> None:
        if (counted := counts[mark.kind]) < _MANY:
            counts[mark.kind] = counted + 1
            marks.found.append(mark)

    for position, current in enumerate(elements, 1):
        if others and id(current) in others:
            continue
        name = current.name
        if name in _SPECIAL:
            if name == "time" or (name == "abbr" and _INSTANT.match(str(current.attrs.get("title", "")))):
                add(Mark("date", "time", current, position))
                continue
            marks.keep(current, position)
        attributes: Any = current.attrs  # plain strings: see `tree`
        if not attributes:
            continue
        names = attributes.get("class")
        kind = kind_of_names(names) if names else None
        rule = "class"
        if not _TOLD_BY.isdisjoint(attributes):  # most elements have none of them
            get = attributes.get
            if (itemprop := get("itemprop")) and (stated := _ITEMPROPS.get(itemprop.split(" ")[0].lower())):
                kind, rule = stated, f"itemprop:{itemprop}"
            elif name == "a" and (rel := get("rel")) and ("author" in rel or "tag" in rel or "category" in rel):
                words = rel.lower().split()
                if "category" in words:
                    kind, rule = "section", "rel=category"
                elif "author" in words or "tag" in words:
                    kind, rule = ("byline", "rel=author") if "author" in words else ("tag", "rel=tag")
            if kind is None:
                # Where a build step hashes classes, what its tests find elements by still says what they are.
                kind = _kind_of_other_names(get)
        if kind is not None:
            add(Mark(kind, rule, current, position))
    return marks


def _kind_of_other_names(get: Callable[[str], str | None]) -> Kind | None:
    """What the ``id`` and the like say; ``get`` returns the value of an attribute."""
    for attribute in _NAMED_BY:
        if (named := get(attribute)) and (kind := kind_of(named)):
            return kind
    return None


@lru_cache(maxsize=8192)
def kind_of_names(names: str) -> Kind | None:
    """What a whole ``class`` attribute says: its first name that says anything."""
    for token in names.split():
        if kind := kind_of(token):
            return kind
    return None


@lru_cache(maxsize=16384)
def kind_of(token: str) -> Kind | None:
    """What one class name or id says that its element is. Cached: a site's names come back on every page."""
    words = words_of(hyphenated(token))
    for word in words:
        if kind := _KIND_OF_WORD.get(word):
            # The name in an author's box is the writer's, whatever the box is called.
            is_note = kind == "byline" and words[-1] not in _NAMES and not _NOT_A_BYLINE.isdisjoint(words)
            return None if is_note else kind
    if "by" in words and "line" in words:
        return "byline"
    return None


def is_outside_article(element: Tag) -> bool:
    """Whether the element is in a container of other things than the article: teasers, comments, the footer."""
    node: Any = element
    for depth in range(25):
        if node is None or node.name in _INSIDE_TAGS:
            return False
        if node.name in _OUTSIDE_TAGS and not (node.name in _NOTES and _is_own_note(node)):
            return True
        if depth and node.name != "article":
            get = node.attrs.get
            names = f"{get('class', '')} {get('id', '')} {get('data-testid', '')} {get('data-component', '')}"
            if names != "   " and names_elsewhere(names) and not _holds_article(node):
                return True
        node = node.parent
    return False


def is_in_comments(element: Tag, known: dict[int, bool]) -> bool:
    """Whether the element is in a box of what readers wrote.

    ``known``: by the ``id()`` of elements of the page that are called so, whether they are such boxes; filled here, because
    each is searched as a whole.
    """
    node: Any = element
    for _ in range(_NESTED_COMMENTS):
        if node is None or node.name in _INSIDE_TAGS or node.name == "article":
            return False
        if names_comments(node):
            if id(node) not in known:
                known[id(node)] = not _holds_article(node)
            if known[id(node)]:
                return True
        node = node.parent
    return False


def names_comments(element: Tag) -> bool:
    """Whether an element is called one of comments by its ``class`` or ``id``."""
    attributes = element.attrs
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return names != " " and _names_comments(names)


@lru_cache(maxsize=8192)
def _names_comments(names: str) -> bool:
    return len(names) < 400 and _COMMENTS.search(_LAYOUT.sub(" ", names)) is not None


def _holds_article(element: Tag) -> bool:
    """Whether the page's own article is inside: a column layout, a widget around a post. Its name says nothing then."""
    if first_inside(element, "h1") is not None:
        return True
    inside = next(filter(_is_text_of_article, elements_in(element)), None)
    return inside is not None and (first_inside(inside, "p") is not None or len(joined_texts(inside, "")) > _PARAGRAPH)


def _is_text_of_article(element: Tag) -> bool:
    attributes = element.attrs
    return (
        attributes.get("itemprop") == "articleBody"
        or _TEXT_OF_ARTICLE.search(str(attributes.get("class") or "")) is not None
    )


def _is_own_note(element: Tag) -> bool:
    """Whether this is a short footer or aside of the article itself: of the one with the h1, or by its name."""
    if element.name == "footer" and is_of_a_post(element, element.parent):
        return bool(text_of(element, 200))
    article = element.find_parent("article")
    return article is not None and first_inside(article, "h1") is not None and bool(text_of(element, 200))


@lru_cache(maxsize=8192)
def names_elsewhere(names: str) -> bool:
    """Whether these class names and ids are those of such a container; ``has-sidebar`` is one around it."""
    return len(names) < 400 and _ELSEWHERE.search(_LAYOUT.sub(" ", names)) is not None


def text_of(element: Tag, limit: int = 300) -> str:
    """The element's text on one line; an empty string where it is longer than ``limit``: then it is a container."""
    pieces: list[str] = []
    size = 0
    for piece in _texts(element):
        size += len(piece)
        if size > 4 * limit:
            return ""
        pieces.append(piece)
    text = clean_line(" ".join(pieces))
    return text if len(text) <= limit else ""


def first_inside(element: Tag, name: str) -> Tag | None:
    """The first element of this name inside. ``Tag.find`` takes some ten times as long."""
    return next((inner for inner in elements_in(element) if inner.name == name), None)


def texts_after(element: Tag, count: int) -> list[str]:
    """The ``count`` next texts after an element in document order, without those in boxes of comments and in code."""
    found: list[str] = []
    searched = 0
    node: Any = node_after(element)
    while node is not None and len(found) < count:
        if node.__class__ is Text:
            if not node.isspace():
                found.append(clean_line(node[:_LONGEST]))
        elif node.name == "pre" and is_code(node):
            node = node_after(node)
            continue
        elif node.attrs and (names_comments(node) or is_review(node.attrs)):
            searched += 1
            if searched > _NESTED_COMMENTS or not _holds_article(node):
                node = node_after(node)
                continue
        node = node.next_element
    return found


def is_code(pre: Tag) -> bool:
    """Whether preformatted text is code, by the element in it or the names around it: mail and verse are set in ``<pre>`` too."""
    if first_inside(pre, "code") is not None:
        return True
    around = (pre, pre.parent, pre.parent.parent if pre.parent is not None else None)
    return any(one is not None and _CODE.search(str(one.attrs.get("class") or "")) is not None for one in around)


def is_in_code(node: Text) -> bool:
    """Whether a text is code, or a coloured word of it."""
    element = node.parent
    for _ in range(_IN_CODE):
        if element is None:
            return False
        if element.name == "pre":
            return is_code(element)
        element = element.parent
    return False


def texts_before(element: Tag, count: int) -> list[str]:
    """Up to ``count`` texts before an element, the nearest last."""
    found: list[str] = []
    node: Any = element.previous_element
    steps = 0
    while node is not None and len(found) < count and steps < 12 * count:
        if node.__class__ is Text and not node.isspace():
            found.append(clean_line(node[:_LONGEST]))
        node = node.previous_element
        steps += 1
    return found[::-1]


def _texts(element: Tag) -> Iterator[str]:
    end = node_after(element)
    node: Any = element.next_element
    left = _MANY_NODES
    while node is not None and node is not end and left:
        left -= 1
        if node.__class__ is Text:
            yield node
        node = node.next_element


_TEXT_OF_ARTICLE = re.compile(
    r"(?:^|[\s_-])(?:entry|post|article|story)[_-]?(?:content|body|text)(?:\s|$)", re.IGNORECASE
)
_IN_CODE = 4
"""Elements between a word of code and the block of it that are looked at."""
_CODE = re.compile(r"highlight|(?<![a-z])(?:source-?)?code(?![a-z])|literal-block|prettyprint|syntax", re.IGNORECASE)
"""What highlighters of code call their boxes."""
_PARAGRAPH = 300
"""Characters of a text without ``<p>`` that is more than a teaser."""
_MANY = 400
"""Marks of one kind, headings and figures that are kept: no article has as many, and a hostile page has no end of them."""
_NESTED_COMMENTS = 12
"""Elements around one that are looked at, and boxes called comments that are searched for an article."""
_MANY_NODES = 2000
"""Nodes in one element that are looked at for its text."""
_LONGEST = 5_000
"""Characters of one text beside the headline that are read: dates and names stand at its beginning."""
_NAMED_BY = ("id", "data-testid", "data-component", "data-qa")
_TOLD_BY = frozenset({"itemprop", "rel", *_NAMED_BY})
"""Attributes beside ``class`` that say what an element is."""
_LOWER = frozenset({"h3", "h4"})
_FIRST_LOWER = 40
_SPECIAL = frozenset({"time", "abbr", "h1", "h2", "h3", "h4", "figure"})
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
"""How ``<abbr title>`` dates: before there was ``<time>``, microformats and scripts that write "an hour ago" used it."""
_ITEMPROPS: dict[str, Kind] = {
    "author": "byline",
    "creator": "byline",
    "datepublished": "date",
    "datemodified": "date",
    "datecreated": "date",
    "dateupdated": "date",
    "uploaddate": "date",
    "keywords": "tag",
    "articlesection": "section",
}

"""JSON-LD (schema.org) as news sites really write it: broken, commented out, nested, listed, referenced by ``@id``.

What cannot be parsed as a whole is salvaged key by key: one raw quotation mark in a description must not cost the date.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from tasks.pure.extract.page.reviews import are_reviews_of_buyers
from tasks.pure.extract.page.text import word_key

Node = Mapping[str, Any]

ARTICLE_TYPES: Mapping[str, int] = {
    # The weight says how surely a node of this type is the article of the page. Order within schema.org's tree:
    # CreativeWork > Article > NewsArticle > ReportageNewsArticle ...
    "newsarticle": 10,
    "reportagenewsarticle": 10,
    "analysisnewsarticle": 10,
    "opinionnewsarticle": 10,
    "backgroundnewsarticle": 10,
    "reviewnewsarticle": 10,
    "askpublicnewsarticle": 10,
    "satiricalarticle": 10,
    "advertisercontentarticle": 10,
    "liveblogposting": 11,
    "blogposting": 9,
    "article": 9,
    "report": 8,
    "techarticle": 9,
    "scholarlyarticle": 9,
    "medicalscholarlyarticle": 9,
    "socialmediaposting": 6,
    "discussionforumposting": 6,
    "review": 5,
    "recipe": 5,
    "howto": 5,
    "interview": 8,
    "creativework": 3,
}
PAGE_TYPES = frozenset({"webpage", "itempage", "medicalwebpage", "faqpage", "aboutpage"})
SECTION_TYPES = frozenset({"collectionpage", "itemlist", "searchresultspage", "profilepage"})

_OPENING = re.compile(r"(?:\s+|<!--|(?://|/\*)\s*<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|\ufeff)*")
LONGEST_CLOSING = 60
"""Characters at the end of a script in which what is not JSON is taken out."""
_CLOSING = re.compile(r"(?:(?://|/\*)?\s*+(?:-->|\]\]>)(?:\s*+\*/)?|;|\s++)++$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_SALVAGED = re.compile(
    r'"(@type|headline|name|datePublished|dateModified|dateCreated|author|creator|publisher|articleSection|keywords'
    r'|inLanguage|isAccessibleForFree|image|description|alternativeHeadline|url|mainEntityOfPage)"\s*:\s*(?=["\[{tfn\d])'
)
_VOCABULARY = re.compile(r"^.*[/:#]")
_DECODER = json.JSONDecoder(strict=False)
_MAX_DEPTH = 8
"""Levels of nesting that are walked; real pages need four (``@graph`` in a list in a list)."""
_MAX_NODES = 400
_MAX_SALVAGED = 300
"""Keys tried in a broken script: each may be decoded far, and a hostile one nests without end."""


@dataclass(frozen=True, slots=True)
class LinkedData:
    """All typed nodes of a page in their order, and the index by which references are resolved."""

    nodes: tuple[Node, ...] = ()
    by_id: Mapping[str, Node] | None = None

    def of_types(self, types: Iterable[str]) -> Iterator[Node]:
        """The nodes of any of the types (lower case), in the page's order."""
        wanted = frozenset(types)
        return (node for node in self.nodes if not wanted.isdisjoint(types_of(node)))

    def has_reviews_of_buyers(self) -> bool:
        """Whether several nodes are reviews of one thing by different people, alone or in the node of the thing."""
        found = list(self.of_types(("review", "userreview")))
        for node in self.nodes:
            listed = node.get("review")
            found += [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
        return are_reviews_of_buyers(first_string(node.get("author")).casefold() for node in found[:_MAX_NODES])

    def resolved(self, value: object) -> object:
        """``value``, or the node that it refers to when it is a bare ``{"@id": ...}``."""
        if isinstance(value, Mapping) and self.by_id and "@id" in value and "name" not in value:
            return self.by_id.get(str(value["@id"]), value)
        if isinstance(value, str) and self.by_id and value in self.by_id:
            return self.by_id[value]
        return value

    def article(self, *, urls: Sequence[str] = (), headline: str = "") -> Node | None:
        """The node that describes the page's own article; None where there is none.

        Pages also describe the articles they link to. The page's own is the one that names one of ``urls`` (the page
        and its canonical address), or that has the page's headline; then the more specific type; then the first.
        """
        best: Node | None = None
        best_score = 0.0
        reviewed = self.has_reviews_of_buyers()
        folded = word_key(headline)
        own = {_bare(url) for url in urls if url}
        for node in self.nodes:
            weight = max((ARTICLE_TYPES.get(name, 0) for name in types_of(node)), default=0)
            if not weight:
                continue
            score = float(weight)
            named = {_bare(text) for key in ("url", "mainEntityOfPage", "@id") for text in strings(node.get(key))}
            if own & named:
                score += 8
            title = word_key(first_string(node.get("headline") or node.get("name")))
            if reviewed and "review" in types_of(node) and not (title and title == folded):
                continue
            if folded and title:
                score += 8 if title == folded else 4 if title in folded or folded in title else 0
            score += 3 * ("articleBody" in node) + 2 * ("datePublished" in node) + ("author" in node)
            if score > best_score:
                best, best_score = node, score
        return best


def read_linked_data(raws: Iterable[str]) -> LinkedData:
    """Parse the texts of all ``application/ld+json`` scripts of a page. Never raises."""
    nodes: list[Node] = []
    by_id: dict[str, Node] = {}
    for raw in raws:
        for value in parse_json(raw):
            _collect(value, nodes, by_id, 0)
    return LinkedData(tuple(nodes), by_id)


def parse_json(raw: str) -> list[Any]:
    """The values in one script: usually one, several when objects follow one another, salvaged keys when it is broken."""
    text = raw.rstrip()
    if opening := _OPENING.match(text):
        text = text[opening.end() :]
    if text[-1:] in ">;/":
        text = text[:-LONGEST_CLOSING] + _CLOSING.sub("", text[-LONGEST_CLOSING:])
    if not text:
        return []
    for attempt in (_as_is, _repaired):
        try:
            return attempt(text)
        except (ValueError, RecursionError):
            continue
    salvaged = _salvage(text)
    return [salvaged] if salvaged else []


def types_of(node: Node) -> tuple[str, ...]:
    """The node's types in lower case, without the vocabulary's address."""
    value = node.get("@type", ())
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple([_without_vocabulary(name).lower() for name in names if isinstance(name, str)])


def _without_vocabulary(name: str) -> str:
    return name if name.isalnum() else _VOCABULARY.sub("", name)


def strings(value: object) -> list[str]:
    """The strings that a value stands for: itself, its ``@value``, ``name``, ``url`` or ``@id``; lists in order."""
    found: list[str] = []
    _add_strings(value, found, 0)
    return found


def first_string(value: object) -> str:
    """The first of :func:`strings`, or an empty string."""
    return next(iter(strings(value)), "")


def _add_strings(value: object, found: list[str], depth: int) -> None:
    if isinstance(value, str):
        if text := " ".join(html.unescape(value).split()):
            found.append(text)
    elif isinstance(value, bool):
        found.append("true" if value else "false")
    elif isinstance(value, int | float):
        found.append(str(value))
    elif depth >= _MAX_DEPTH:
        return
    elif isinstance(value, Mapping):
        for key in ("@value", "@list", "name", "url", "@id"):
            if key in value:
                _add_strings(value[key], found, depth + 1)
                return
    elif isinstance(value, list):
        for item in value:
            _add_strings(item, found, depth + 1)


def _as_is(text: str) -> list[Any]:
    values: list[Any] = []
    position = 0
    while position < len(text):
        value, position = _DECODER.raw_decode(text, position)
        values.append(value)
        while position < len(text) and text[position] in " \t\r\n,;":
            position += 1
    return values


def _repaired(text: str) -> list[Any]:
    """Faults that templates make: entities for quotation marks, a comma before the bracket, escapes of other languages."""
    if "&quot;" in text and text.count('"') < text.count("&quot;"):
        text = html.unescape(text)
    return _as_is(_TRAILING_COMMA.sub(r"\1", _BAD_ESCAPE.sub(r"\\\\", text)))


def _salvage(text: str) -> dict[str, Any]:
    """The first readable value of each key that matters, wherever it stands; ``@type`` is the first article type."""
    node: dict[str, Any] = {}
    for match in islice(_SALVAGED.finditer(text), _MAX_SALVAGED):
        key = match.group(1)
        if key in node and key != "@type":
            continue
        try:
            value, _ = _DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if key != "@type" or (
            "@type" not in node and any(name in ARTICLE_TYPES for name in types_of({"@type": value}))
        ):
            node[key] = value
    return node if "@type" in node else {}


def _collect(value: object, nodes: list[Node], by_id: dict[str, Node], depth: int) -> None:
    if depth > _MAX_DEPTH or len(nodes) >= _MAX_NODES:
        return
    if isinstance(value, list):
        for item in value:
            _collect(item, nodes, by_id, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            nodes.append(value)
            # A reference has nothing but its @id; the node itself says more and wins, whichever comes first.
            if isinstance(identity := value.get("@id"), str) and len(value) > len(by_id.get(identity, ())):
                by_id[identity] = value
        for key, item in value.items():
            # Comments and updates are articles of their own kind and would be taken for the page's.
            if isinstance(item, dict | list) and key not in _NOT_WALKED:
                _collect(item, nodes, by_id, depth + 1)


_NOT_WALKED = frozenset(
    {"comment", "liveBlogUpdate", "itemListElement", "hasPart", "isPartOf", "citation", "mentions", "about", "review"}
)


def _bare(url: str) -> str:
    """An address as it is compared: without scheme, ``www.``, query, fragment and trailing slash."""
    bare = url.split("#", 1)[0].split("?", 1)[0].lower()
    return bare.partition("://")[2].removeprefix("www.").rstrip("/") or bare.rstrip("/")

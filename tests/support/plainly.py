"""The query language answered plainly: every text read for every query, without an index.

What tests hold the macros of the snapshot against. It shares the parser with the product, and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tasks.pure.query import And, Leaf, Near, Node, Not, Or, parse
from tasks.pure.query.parsing import days_of
from tasks.pure.search.terms import STEMMERS, stems

UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff"
WORD = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}_])[\w\u0300-\u036f])+")


def folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def words(text: str | None) -> list[str]:
    return WORD.findall(text or "")


@dataclass(frozen=True)
class Article:
    """What a query can ask of an article."""

    key: str
    language: str | None
    source: str
    published_on: date | None
    texts: Mapping[str, str | None]
    authors: Sequence[str] = ()
    tags: Sequence[str] = ()


@dataclass
class Corpus:
    """Articles, and the words that all of them have."""

    articles: Sequence[Article]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._terms: dict[str, set[str]] = {}
        for article in self.articles:
            for word in self._all_words(article):
                self._terms.setdefault(folded(word), set()).add(self._term(word, article))

    def answering(self, query: str) -> set[str]:
        root = parse(query).root
        return {article.key for article in self.articles if self._holds(root, article)}

    @staticmethod
    def _all_words(article: Article) -> Iterator[str]:
        for text in article.texts.values():
            yield from words(text)

    @staticmethod
    def _term(word: str, article: Article) -> str:
        return folded(stems([word.lower()], STEMMERS.get(article.language or "", ""))[0])

    def _holds(self, node: Node, article: Article) -> bool:
        if isinstance(node, And):
            return self._holds(node.left, article) and self._holds(node.right, article)
        if isinstance(node, Or):
            return self._holds(node.left, article) or self._holds(node.right, article)
        if isinstance(node, Not):
            return not self._holds(node.operand, article)
        return self._has(node, article)

    def _has(self, leaf: Leaf, article: Article) -> bool:
        if leaf.kind == "all":
            return True
        if leaf.kind == "date":
            first, last = days_of(leaf)
            day = article.published_on
            return day is not None and (first or day) <= day <= (last or day)
        facts: Mapping[str, Any] = {"author": article.authors, "tag": article.tags}
        if leaf.field in facts:
            return any(self._is_value(leaf, value) for value in facts[leaf.field])
        if leaf.field == "source":
            return _is_same(leaf, article.source)
        if leaf.field == "lang":
            return article.language == leaf.text.lower()
        if leaf.field and leaf.field.startswith("label."):
            value = self.labels.get(article.source, {}).get(leaf.field[6:])
            return value is not None and _is_same(leaf, value)
        fields = [leaf.field] if leaf.field else ["title", "lead", "body"]
        return any(self._is_in(leaf, words(article.texts[name]), article) for name in fields)

    @staticmethod
    def _is_value(leaf: Leaf, value: str) -> bool:
        if leaf.is_exact:
            return value == leaf.text
        said = f" {' '.join(words(folded(value)))} "
        sought = " " + " ".join(words(folded(leaf.text))) + ("" if leaf.kind == "prefix" else " ")
        return sought in said

    def _is_in(self, leaf: Leaf, text: Sequence[str], article: Article) -> bool:
        if leaf.near is None:
            return bool(self._spans(leaf, text, article))
        one, other = (self._spans(item, text, article) for item in leaf.near)
        assert leaf.distance is not None
        return any(1 <= b[0] - a[1] <= leaf.distance or 1 <= a[0] - b[1] <= leaf.distance for a in one for b in other)

    def _spans(self, item: Leaf | Near, text: Sequence[str], article: Article) -> list[tuple[int, int]]:
        sought = words(item.text)
        return [
            (start, start + len(sought) - 1)
            for start in range(len(text) - len(sought) + 1)
            if all(self._is_word(item, sought, k, text[start + k], article) for k in range(len(sought)))
        ]

    def _is_word(self, item: Leaf | Near, sought: Sequence[str], at: int, word: str, article: Article) -> bool:
        wanted = sought[at]
        if re.match(rf"[{UNSPACED}]", wanted):
            return word == wanted
        if item.is_exact:
            return word == wanted
        if item.kind == "prefix" and at == len(sought) - 1:
            return folded(word).startswith(folded(wanted)) and not re.match(rf"[{UNSPACED}]", word)
        if item.kind == "word" and len(sought) == 1:
            return self._term(word, article) in self._terms.get(folded(wanted), set())
        return folded(word) == folded(wanted)


def _is_same(leaf: Leaf, value: str) -> bool:
    return value.lower().startswith(leaf.text.lower()) if leaf.kind == "prefix" else value.lower() == leaf.text.lower()

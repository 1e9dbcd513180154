"""Whether two pages show the same article, by comparing their texts: a canonical link alone proves nothing."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.pure.extract.page.text import folded_words, word_key

SHINGLE = 5
"""Words that a shingle has: long enough that two articles on one subject share few."""
CONTAINED = 0.5
"""Share of the shorter text's shingles that the longer one must have."""
ENTITLED = 0.1
"""The same share where the titles are the same: a column keeps its title from day to day, not its text."""
SHORT = 20
"""Shingles below which a text proves nothing, as of a teaser; then the title alone decides."""
UNSPACED = 15
"""Mean letters a word above which a script is taken to write without spaces; its letters are then the words."""


@dataclass(frozen=True, slots=True)
class Content:
    """What of an article is compared."""

    content_hash: str
    title: str
    body: str


def agrees(one: Content, other: Content) -> bool:
    """Whether two contents are the same article: by hash, or because one text holds half of the other.

    The share is of the shorter text, since an AMP page or a teaser shows less of the same article. Under one title a
    tenth is enough: the text was rewritten.
    """
    if one.content_hash == other.content_hash:
        return True
    title = word_key(one.title)
    first, second = shingles(one.body), shingles(other.body)
    shorter = min(len(first), len(second))
    if title and title == word_key(other.title):
        return shorter < SHORT or len(first & second) >= ENTITLED * shorter
    return shorter > 0 and len(first & second) >= CONTAINED * shorter


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words; a shorter text is one shingle, an empty one none."""
    words = folded_words(text)
    if words and sum(map(len, words)) / len(words) > UNSPACED:
        words = list("".join(words))
    if len(words) < SHINGLE:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[start:] for start in range(SHINGLE)), strict=False))

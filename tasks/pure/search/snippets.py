"""The passage of a text that matches a search, with the searched words marked.

A search may find a word by its stem; which word of a text matched is decided here by a rule of thumb that needs no
language: two words are forms of each other if they begin alike and differ in a short ending.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.pure.plain_characters import normal_form

__all__ = ["Piece", "folded", "marked", "snippet"]

_WORD = re.compile(r"[^\W_]+")
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_STEM = 4
"""Letters that two forms of a word share at least: shorter words must be equal."""
_ENDING = 3
"""Letters of the longest ending that one of them may have."""
_CACHED_LETTERS = 40
"""Longer words are rare, and must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Successive characters, and whether they are a searched word."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    term: str
    is_itself: bool
    """Whether it is the term, and not by a rule of thumb another form of it."""


def folded(text: str) -> str:
    """Lower case without accents. One letter may become several or none."""
    decomposed = normal_form("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def marked(text: str, terms: Collection[str]) -> tuple[Piece, ...]:
    """The whole text in pieces; joined, they are the original text.

    Args:
        terms: the searched words, folded.
    """
    return tuple(_pieces(text, 0, len(text), _matches(text, terms)))


def snippet(text: str, terms: Collection[str], *, width: int = 220) -> tuple[Piece, ...]:
    """The passage of some ``width`` characters with the most searched words, cut at spaces, on one line.

    One with the words themselves goes before one with other forms, and the earliest of equals; the beginning of the text if
    no word is found. An ellipsis marks text left out.
    """
    line = re.sub(r"\s+", " ", text).strip()
    matches = _matches(line, terms)
    start, end = _window(line, matches, width)
    pieces = _pieces(line, start, end, matches)
    if start > 0:
        pieces.insert(0, Piece("… ", False))
    if end < len(line):
        pieces.append(Piece(" …", False))
    return tuple(pieces)


def _matches(text: str, terms: Collection[str]) -> list[_Match]:
    spaced = tuple(term for term in terms if not _UNSPACED.search(term))
    found = []
    for word in _WORD.finditer(text):
        form = word.group()
        term = _term_of(form, spaced) if len(form) <= _CACHED_LETTERS else _uncached_term_of(form, spaced)
        if term is not None:
            found.append(_Match(word.start(), word.end(), term, folded(form) == term))
    for term in set(terms) - set(spaced):
        found += [_Match(place.start(), place.end(), term, True) for place in re.finditer(re.escape(term), text)]
    return sorted(found, key=lambda match: (match.start, -match.end))


def _uncached_term_of(word: str, terms: tuple[str, ...]) -> str | None:
    """The first of the terms that a word of a text is a form of."""
    form = folded(word)
    return next((term for term in terms if _is_form(form, term)), None)


_term_of = lru_cache(maxsize=20_000)(_uncached_term_of)
"""The hits of a page share most of their words: of 50 articles of 3 kB the cache answers nine of ten."""


def _is_form(word: str, term: str) -> bool:
    if word == term:
        return True
    shared = 0
    for one, other in zip(word, term, strict=False):
        if one != other:
            break
        shared += 1
    return shared >= _STEM and max(len(word), len(term)) - shared <= _ENDING


def _window(text: str, matches: Sequence[_Match], width: int) -> tuple[int, int]:
    if len(text) <= width:
        return 0, len(text)
    starts = [match.start for match in matches]

    def worth(match: _Match) -> tuple[int, int, int]:
        inside = matches[bisect_left(starts, match.start) : bisect_left(starts, match.start + width * 3 // 4)]
        itself = {other.term for other in inside if other.is_itself}
        return len({other.term for other in inside}), len(itself), len(inside)

    best = max(matches, key=worth, default=None)  # the first of equals
    if best is None or best.start < width // 2:
        start = 0
    else:
        start = _after_space(text, max(0, min(best.start - width // 4, len(text) - width)), best.start)
    return start, _before_space(text, start, min(len(text), start + width))


def _after_space(text: str, start: int, latest: int) -> int:
    if start == 0:
        return 0
    space = text.find(" ", start - 1, latest)
    return start if space < 0 else space + 1


def _before_space(text: str, start: int, end: int) -> int:
    if end == len(text):
        return end
    space = text.rfind(" ", start + (end - start) // 2, end + 1)
    return end if space < 0 else space


def _pieces(text: str, start: int, end: int, matches: Sequence[_Match]) -> list[Piece]:
    pieces = []
    at = start
    for match in matches:
        if match.start < at or match.end > end:
            continue
        if match.start > at:
            pieces.append(Piece(text[at : match.start], False))
        pieces.append(Piece(text[match.start : match.end], True))
        at = match.end
    if at < end:
        pieces.append(Piece(text[at:end], False))
    return pieces

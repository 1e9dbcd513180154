"""The passage of a text that matches a search, with the searched words marked.

A search may find a word by its stem; which word of a text matched is decided here by a rule of thumb that needs no
language: two words are forms of each other if they begin alike and differ in a short ending.

A term is a folded word, or several with spaces between them for a phrase, which is marked where its words follow each other.
``bridg*`` stands for words that begin so, ``=Bridge`` for a word, or for words, written exactly so.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.pure.plain_characters import combining_marks, normal_form

__all__ = ["EXACT", "PREFIX", "Piece", "folded", "marked", "snippet", "words_of"]

# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_STEM = 4
"""Letters that two forms of a word share at least: shorter words must be equal."""
_ENDING = 3
"""Letters of the longest ending that one of them may have."""
EXACT, PREFIX = "=", "*"
"""Before a term of which no other form is meant; behind one that others begin with."""
_CACHED_LETTERS = 40
"""Longer words are rare, and must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Successive characters, and whether they are a searched word or phrase."""

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
        terms: what was searched; see the module.
    """
    return tuple(_pieces(text, 0, len(text), _matches(text, terms)))


def snippet(text: str, terms: Collection[str], *, width: int = 220) -> tuple[Piece, ...]:
    """The passage of some ``width`` characters with the most searched terms, cut at spaces, on one line.

    One with the words themselves goes before one with other forms, and the earliest of equals; the beginning of the text if
    no term is found. An ellipsis marks text left out.
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


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    return re.compile(rf"[^\W_](?:[^\W_]|[{combining_marks()}])*")


def words_of(text: str) -> list[str]:
    """The words of a text as they are marked, in their order."""
    return _word().findall(text)


def _matches(text: str, terms: Collection[str]) -> list[_Match]:
    unspaced = {term for term in terms if _UNSPACED.search(term)}
    phrases = [term for term in terms if " " in term and term not in unspaced]
    single = tuple(term for term in terms if " " not in term and term not in unspaced)
    found = []
    words = list(_word().finditer(text))
    for number, word in enumerate(words):
        form = word.group()
        term = _term_of(form, single)
        if term is not None:
            found.append(_Match(word.start(), word.end(), term, _is_itself(form, term)))
        found += [match for term in phrases if (match := _phrase_at(words, number, term))]
    for term in unspaced:
        parts = re.escape(term.removeprefix(EXACT).removesuffix(PREFIX)).split(r"\ ")
        found += [_Match(place.start(), place.end(), term, True) for place in re.finditer(r"[\W_]*".join(parts), text)]
    return sorted(found, key=lambda match: (match.start, -match.end))


def _phrase_at(words: Sequence[re.Match[str]], number: int, phrase: str) -> _Match | None:
    """The phrase, if it begins with that word of a text."""
    sign = EXACT if phrase.startswith(EXACT) else ""
    parts = [f"{sign}{part}" for part in phrase.removeprefix(EXACT).split(" ")]
    place = words[number : number + len(parts)]
    forms = [word.group() for word in place]
    if len(forms) < len(parts) or not all(_term_of(form, (part,)) for form, part in zip(forms, parts, strict=True)):
        return None
    is_itself = all(_is_itself(form, part) for form, part in zip(forms, parts, strict=True))
    return _Match(place[0].start(), place[-1].end(), phrase, is_itself)


def _term_of(word: str, terms: tuple[str, ...]) -> str | None:
    """The first of the terms that a word of a text is a form of."""
    return _cached_term_of(word, terms) if len(word) <= _CACHED_LETTERS else _uncached_term_of(word, terms)


def _uncached_term_of(word: str, terms: tuple[str, ...]) -> str | None:
    form = folded(word)
    return next((term for term in terms if _is_form(word if term.startswith(EXACT) else form, term)), None)


_cached_term_of = lru_cache(maxsize=20_000)(_uncached_term_of)
"""The hits of a page share most of their words: of 50 articles of 3 kB the cache answers nine of ten."""


def _is_itself(word: str, term: str) -> bool:
    return term.startswith(EXACT) or folded(word) == term.removesuffix(PREFIX)


def _is_form(word: str, term: str) -> bool:
    if term.startswith(EXACT):
        return word == term[1:]
    if term.endswith(PREFIX):
        return word.startswith(term[:-1])
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

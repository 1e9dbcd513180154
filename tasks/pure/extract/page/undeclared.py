"""The encoding of a page in Latin letters that declares none: the one in which its words have its language's letters.

Which language it is, small words without accents tell, which are the same bytes in all of these encodings. Detectors that
compare frequencies of letters confuse the encodings of central Europe, of the Baltic and of the west, because most of a
page is markup in ASCII.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tasks.pure.extract.lexicon.languages import ALPHABETS, SMALL_WORDS

_READ = 300_000
"""Bytes of a page that are read: menus and scripts can come before the first 100,000 of its article."""
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_CODE = (b"script", b"style")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_ENOUGH = 15
"""Words below which small words prove nothing."""
_LATIN = 0.25
"""Share of bytes beyond ASCII among the letters of a text in Latin letters, at most: Vietnamese has no one-byte pages."""
_PLENTY, _NEAR = 0.03, 0.6
"""The share of small words that the best language has at least, and the part of it that others have that come into question."""
_SURE = 0.4
"""How many more letters of the language than others the text must have, of all beyond ASCII: foreign names have some."""
_TYPOGRAPHY = frozenset("„“”‚‘’«»‹›–—…•·©®°§€£™\xa0\xad´¡¿ªº²³½¼¾×±µ¶†‡‰")
_LANGUAGES_IN: dict[str, list[str]] = {}
"""Each encoding -> the languages whose pages have it."""
for _code, (_, _encodings) in ALPHABETS.items():
    for _encoding in _encodings.split():
        _LANGUAGES_IN.setdefault(_encoding, []).append(_code)


def latin_encoding(body: bytes) -> str | None:
    """The encoding in which the words of a page in Latin letters are those of a language; None where that leaves doubt."""
    words = Counter(_WORD.findall(_text(body[:_READ])))
    total = words.total()
    high = sum(number * len(_NOT_ASCII.findall(word)) for word, number in words.items() if not word.isascii())
    letters = sum(number * len(word) for word, number in words.items())
    if not high or total < _ENOUGH or high > _LATIN * letters:
        return None
    fits = list(_fits(words))
    most = max((fit.small for fit in fits), default=0)
    if most < _PLENTY * total:
        return None
    likely = [fit for fit in fits if fit.small >= _NEAR * most]
    best = max(likely, key=lambda fit: (round(fit.spelled, 2), fit.small))
    return best.encoding if best.spelled >= _SURE else None


def _text(page: bytes) -> bytes:
    """A page without tags, scripts and styles; in linear time also where nothing is closed."""
    first, *pieces = page.split(b"<")
    kept, end = [first], b""
    for piece in pieces:
        name = piece[:7].lower()
        if end:
            end = b"" if name.startswith(end) else end
            continue
        end = next((b"/" + code for code in _CODE if name.startswith(code)), b"")
        if not end:
            kept.append(piece.partition(b">")[2])
    return b" ".join(kept)


class _Fit(NamedTuple):
    """What an encoding makes of a page's words in the eyes of a language that is written in it."""

    encoding: str
    small: int
    """How many of them are small words of the language."""
    spelled: float
    """Of the letters beyond ASCII those that the language has, less those that it has not. 1 at most."""


def _fits(words: Counter[bytes]) -> Iterator[_Fit]:
    for encoding, codes in _LANGUAGES_IN.items():
        read: Counter[str] = Counter()
        for word, number in words.items():
            read[word.decode(encoding, "replace").lower()] += number
        beyond: Counter[str] = Counter()
        for written, number in read.items():
            if not written.isascii():
                for character in written:
                    beyond[character] += number
        signs = {sign: number for sign, number in beyond.items() if not sign.isascii() and sign not in _TYPOGRAPHY}
        total = sum(signs.values())
        for code in codes:
            own = sum(signs.get(letter, 0) for letter in ALPHABETS[code][0])
            if own:
                yield _Fit(encoding, sum(read[word] for word in SMALL_WORDS[code]), (2 * own - total) / total)

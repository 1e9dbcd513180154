"""The number of a month that is written as a word, in any language; and the characters in which dates are compared."""

from __future__ import annotations

import re
import unicodedata

from tasks.pure.extract.lexicon.calendars import ETHIOPIAN_MONTHS
from tasks.pure.extract.lexicon.dates import MONTHS, MONTHS_BY_LANGUAGE
from tasks.pure.extract.lexicon.short_months import SHORT_MONTHS
from tasks.pure.plain_characters import normal_form

PLAIN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")),
    **dict.fromkeys(range(0x64B, 0x653)),
    0x640: None,
    **dict.fromkeys((0x60C, 0x104A, 0x1363), ","),
    0x2212: "-",
    **{
        zero + digit: str(digit)
        for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10)
        for digit in range(10)
    },
}  # fmt: skip
"""Without invisible marks, Arabic vowels and stretched letters, with one comma; every script's digits as those of ASCII."""
_SPACES = re.compile(r"\s+")
_ENDS_OF_SHORT_FORMS = ".॰׳'’"
_WORDS_FOR_MONTH = ("เดือน", "ខែ", "ເດືອນ")
"""Thai, Khmer and Lao write the word for "month" and its name without a space."""


def month_of(word: str, language: str = "") -> int:
    """The month that a word names, 1 to 12, or 0."""
    plain = _SPACES.sub(" ", word.casefold()).rstrip(_ENDS_OF_SHORT_FORMS)
    for prefix in _WORDS_FOR_MONTH:
        plain = plain.removeprefix(prefix)
    own = MONTHS_BY_LANGUAGE.get(language.partition("-")[0])
    return (own.get(plain, 0) if own else 0) or _FOLDED_MONTHS.get(_folded(plain), 0) or _OF_ONE_LANGUAGE.get(plain, 0)


def _folded(word: str) -> str:
    """Without the accents of Latin, Greek and Cyrillic letters; marks of other scripts are letters of their own."""
    if word.isascii():
        return word
    # A capital of Turkish: KASIM is kasım, which other languages write with a dot in small letters.
    plain = word.replace("ı", "i")
    return "".join(c for c in normal_form("NFD", plain) if not "\u0300" <= c <= "\u036f")


def _found_everywhere() -> dict[str, int]:
    """Words of one language that no other has, also where the language is not known: long ones, and those with accents."""
    meanings: dict[str, set[int]] = {}
    for table in SHORT_MONTHS.values():
        for word, number in table.items():
            meanings.setdefault(word, set()).add(number)
    return {
        word: numbers.pop()
        for word, numbers in meanings.items()
        if len(numbers) == 1
        and word not in ETHIOPIAN_MONTHS  # in Tigrinya they are Gregorian ones
        and (
            len(word) >= _LONG_ENOUGH
            or (not word.isascii() and len(word) > 2 and all("LATIN" in unicodedata.name(c) for c in word))
        )
    }


_LONG_ENOUGH = 5
"""Letters of a word that is hardly by chance a word of another language."""
_OF_ONE_LANGUAGE = _found_everywhere()
_FOLDED_MONTHS = {
    _folded(word.casefold().translate(PLAIN).rstrip(_ENDS_OF_SHORT_FORMS)): number
    for word, number in reversed(list(MONTHS.items()))
}

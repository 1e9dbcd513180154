"""Patterns of words in any case, which search a text in small letters where that finds the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_LETTER_OR_ESCAPE = re.compile(r"\\.|[^\\]", re.DOTALL)
_AS_ASCII = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})
"""What regular expressions take for one letter in any case, beside its capital."""
_OTHERWISE = re.compile(
    r"[^\x00-\xb4\xb6-\u012f\u0132-\u017e\u0180-\u024f\u0590-\u109f\u1100-\u139f\u1780-\u18af\u2000-\u20cf\u3000-\u9fff\uac00-\ud7af"
    r"\uff00-\uff65\U0001f000-\U0001faff]"
)
"""Letters that may have more than two forms, as in Greek and Cyrillic, or forms of other lengths."""


class AnyCase:
    """A pattern that ignores case.

    Where a text has two forms of each letter at most, its small letters are searched as they are written. That takes a fifth of
    the time: a branch whose first letter differs is passed over, which ``re`` does not do where case is ignored. A match has the
    positions of the text, but its letters may be small.
    """

    __slots__ = ("_any", "_pattern", "_small")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._small = re.compile(in_small_letters(pattern))
        self._any: re.Pattern[str] | None = None

    @property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """As it searches texts with letters of more forms, and small letters."""
        return self._any_case(), self._small

    def _any_case(self) -> re.Pattern[str]:
        if self._any is None:  # at the first text that needs it: most pages have none
            self._any = re.compile(self._pattern, re.IGNORECASE)
        return self._any

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        small = _small_letters(text)
        return self._any_case().search(text) if small is None else self._small.search(small)

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of a text."""
        small = _small_letters(text)
        return self._any_case().match(text) if small is None else self._small.match(small)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each match in a text, in its order."""
        small = _small_letters(text)
        return self._any_case().finditer(text) if small is None else self._small.finditer(small)


@lru_cache(maxsize=8)
def _small_letters(text: str) -> str | None:
    """A text in small letters; None where letters of it have other forms. Cached: one line is tried by many patterns in turn."""
    return text.lower() if has_plain_case(text) else None


def has_plain_case(text: str) -> bool:
    """Whether each letter of a text has two forms at most, of one character: those of Western and Central Europe, and of scripts without case."""
    return text.isascii() or _OTHERWISE.search(text) is None


def in_small_letters(pattern: str) -> str:
    """A regular expression that finds in small letters what the pattern finds in any case."""
    return _LETTER_OR_ESCAPE.sub(lambda found: found[0] if found[0][0] == "\\" else small_letter(found[0]), pattern)


def small_letter(letter: str) -> str:
    """A letter as it is in the texts that are searched in small letters."""
    return letter.translate(_AS_ASCII).lower()

"""The letters of a query to tokens.

The snapshot does the same with one regular expression (sql/query/query_tokens.sql). Python's ``re`` knows no classes
of Unicode, so each character is first replaced by one that stands for its class: positions stay what they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["WORD", "Token", "plain", "shape", "tokens"]

SAME = dict(zip("“”„‟«»″＂（）：＝＊－、，。；！…’＇", '""""""""():=*-,,.;!!\'\'', strict=True))
"""Signs that are typed for another: typographic quotation marks, and those of East Asia in full width."""
_HYPHENS = "‐‑·"
_DASHES = "–—−‒―"
_SPACES = "\t\n\f\r "
_LETTER, _NUMBER, _MARK, _DASH, _OTHER = "x", "\x04", "\x01", "\x02", "\x03"

_W = r"[A-Za-z0-9\x01\x04]+"
WORD = rf"{_W}(?:['.&/@_-]{_W})*"
"""A word: letters, digits and marks of any script, with single signs between them, as in covid-19 or Biden's."""
_FIELD = r"[A-Za-z][A-Za-z0-9\x01\x04_.-]*:"
_TOKEN = re.compile(
    rf"""(?P<space>[\t\n\f\r ]+)
    |(?P<date>[dD][aA][tT][eE]:[^\t\n\f\r ()"]+)
    |(?P<open>(?:{_FIELD})?\()
    |(?P<term>(?:{_FIELD})?=?(?:"[^"]*"|[nN][eE][aA][rR]\((?:[^()"]|"[^"]*")*\)|{WORD}\*?))
    |(?P<all>\*)
    |(?P<close>\))
    |(?P<minus>-)
    |(?P<ignored>[,;.!])
    |(?P<dash>\x02)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "not"}


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a query."""

    kind: str
    """space, term, date, all, open, close, minus, and, or, not, ignored, dash or other."""
    text: str
    """As written, but for signs that are typed for another."""
    shape: str
    position: int


def shape(text: str) -> str:
    """The text with each character that is not ASCII replaced by one of its class; as long as the text."""
    return "".join(map(_class, text))


def plain(text: str) -> str:
    """The text with the signs that are typed for another replaced by that; as long as the text."""
    return "".join(SAME.get(letter, letter) for letter in text)


def tokens(text: str) -> list[Token]:
    """All of the text in tokens, spaces included."""
    shaped = shape(text)
    found = []
    for match in _TOKEN.finditer(shaped):
        written = plain(text[match.start() : match.end()])
        kind = _OPERATORS.get(written, match.lastgroup or "other")
        found.append(Token(kind, written, match.group(), match.start()))
    return found


def _class(letter: str) -> str:
    letter = SAME.get(letter, letter)
    if letter in _HYPHENS:
        return "_"
    if letter in _DASHES:
        return _DASH
    if letter.isascii():
        return letter if letter >= " " or letter in _SPACES else _OTHER
    category = unicodedata.category(letter)[0]
    return {"L": _LETTER, "N": _NUMBER, "M": _MARK, "Z": " "}.get(category, _OTHER)

"""Text of others without the characters that act on a reader's program, and in Unicode's forms in bounded time."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

__all__ = [
    "combining_marks",
    "csv_cell",
    "escaped_controls",
    "has_controls",
    "in_markdown",
    "normal_form",
    "with_few_marks",
    "without_controls",
]

MOST_MARKS = 30
"""Combining marks in a row that are kept: Unicode's Stream-Safe Text Format (UAX #15, D4). ``normalize`` sorts the marks
of a row in a time that is quadratic in their number: 80,000 took 47 s."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is a formula to a spreadsheet program (OWASP, CSV injection)."""
_MARKUP = re.compile(r"[\\`*_\[\]()#|!~]|(?<=:)//|(?<=www)\.")
"""Characters of Markdown, and those without which an address is not made a link."""
_SHORT = 512
"""Characters of a text that takes 0.3 ms at most, whatever its marks: looking for rows of them takes ten times as long as the rest."""
_NO_LETTERS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""C0 and C1 but for white space, which callers fold; and the marks of writing direction (UAX #9), of which one without its
end turns round what a program prints behind the text."""
_AS_BROWSERS = {number: bytes([number]).decode("cp1252", "ignore") for number in range(0x80, 0xA0) if number != 0x85}
"""HTML, 13.2.5.80: a reference to a character of C1, as ``&#146;``, means that of Windows-1252."""
_ACTING = _AS_BROWSERS | {
    code: "" for start, end in ((0, 9), (0x0E, 0x1C), (0x7F, 0x80), (0x202A, 0x202F), (0x2066, 0x206A)) for code in range(start, end)
} | dict.fromkeys((0x61C, 0x200E, 0x200F, 0xFEFF), "")  # fmt: skip


def without_controls(text: str) -> str:
    """The text without control characters and without marks of direction; white space stays, also that of C0.

    What C1 stands for by mistake, as the quotation marks of Windows-1252, is restored as browsers do.
    """
    if text.isprintable() or _CONTROL.search(text) is None:
        return text
    return text.translate(_ACTING)


def has_controls(text: str) -> bool:
    """Whether :func:`without_controls` would change the text."""
    return not text.isprintable() and _CONTROL.search(text) is not None


def escaped_controls(json_text: str) -> str:
    """JSON in which control characters and marks of direction are escapes: the same values, harmless on a terminal."""
    if not has_controls(json_text):
        return json_text
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", json_text)


def csv_cell(value: object) -> object:
    """A cell of CSV: a text has no control characters, and an apostrophe before what a spreadsheet takes for a formula."""
    if not isinstance(value, str):
        return value
    return f"'{without_controls(value)}" if value.startswith(FORMULA) else without_controls(value)


def in_markdown(text: str) -> str:
    """A text of others for one cell or line of Markdown, shown as it is: no markup, link or HTML."""
    folded = " ".join(without_controls(text).split())
    return _MARKUP.sub(r"\\\g<0>", folded.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def normal_form(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """The text in a normalization form, in a time that is linear in its length."""
    if text.isascii():
        return text
    return unicodedata.normalize(form, text if len(text) <= _SHORT else with_few_marks(text))


def with_few_marks(text: str) -> str:
    """The text with the first ``MOST_MARKS`` of each row of combining marks."""
    # A row of more has a mark at one of these places: hardly a text has any there, and the search takes ten times as long.
    if not any(map(unicodedata.combining, text[:: MOST_MARKS + 1])):
        return text
    return _NO_LETTERS.sub(_first_marks, text)


def _first_marks(found: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in found.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


@lru_cache(maxsize=1)
def combining_marks() -> str:
    """The combining marks as the inside of a character class of ``re``, whose ``\\w`` has none of them. Made in some 10 ms."""
    found: list[list[int]] = []
    for code in range(0x300, 0x20000):
        if unicodedata.category(chr(code)).startswith("M"):
            if found and found[-1][1] == code - 1:
                found[-1][1] = code
            else:
                found.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" if last > first else chr(first) for first, last in found)

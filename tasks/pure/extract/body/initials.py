"""Drop caps: a paragraph's first letter that the markup sets apart from its word.

``<span class="dropcap">T</span> he board``: browsers let such a letter float, and the blank behind it is not seen. It may be
in a block of its own above the paragraph, or a picture whose ``alt`` is the letter.
"""

from __future__ import annotations

import re

from bs4 import Tag

from tasks.pure.extract.page.nodes import Text

_NAMED = re.compile(
    r"drop-?_?cap|lettrine|capolettera|\binitial(?:e|-letter|-cap)?\b|first-?_?letter|anfangsbuchstabe|versal\b|"
    r"float\s*:\s*left|font-size\s*:\s*(?:[4-9]\d|[2-9](?:\.\d+)?em|\d{3})",
    re.IGNORECASE,
)
_LONGEST_NAMES = 200
"""Characters of class and style that are read."""
_LARGE = frozenset({"big", "font"})
_SPAN = 12
"""Characters of the text of such an element, with the white space around the letter, at most."""
_QUOTATION_MARKS = "\"'“”„«‘"
_WORDS = frozenset("AEIOUYÀÉÓÚVKSZАВИКОСУЯІЄ")
"""Letters that are words of some language: the blank behind one may be meant."""


class DropCap:
    """A letter that waits for the rest of its word."""

    __slots__ = ("_is_picture", "is_apart", "letter")

    def __init__(self) -> None:
        self.letter = ""
        self.is_apart = False
        """Whether a block ends between the letter and what comes next."""
        self._is_picture = False

    def is_found(self, element: Tag, *, is_apart: bool = False) -> bool:
        """Whether an element is a drop cap, which then waits."""
        if self.letter or not (letter := _letter_of(element)):
            return False
        self.letter, self.is_apart, self._is_picture = letter, is_apart, False
        return True

    def note_picture(self, image: Tag, alt: str) -> None:
        """Let the letter wait that a floating picture shows."""
        if not self.letter and _is_letter(alt) and ("align" in image.attrs or _is_set_apart(image)):
            self.letter, self.is_apart, self._is_picture = alt, False, True

    def taken_by(self, text: str) -> tuple[str, str]:
        """The letter where it is a line of its own, and the text, which has the letter where it goes on with its word."""
        letter, self.letter = self.letter, ""
        rest = text.lstrip()
        goes_on = rest[:1].islower() or (rest[:1].isupper() and rest == text and not self.is_apart)
        if goes_on and not self._is_picture and self.is_apart and letter[-1] in _WORDS:
            goes_on = False
        if goes_on:
            return "", letter + (rest if letter[-1] not in _WORDS else text)
        if self._is_picture:
            return "", text
        return (letter, text) if self.is_apart else ("", letter + text)


def _letter_of(element: Tag) -> str:
    """The letter in an element that sets it apart, with a quotation mark before it; empty where there is none."""
    around = [element]
    contents = element.contents
    while len(contents) == 1 and isinstance(inner := contents[0], Tag) and element.name != "a":
        around.append(inner)
        contents = inner.contents
    # The text first: few elements have so little, and the names of all would have to be searched.
    if len(contents) != 1 or contents[0].__class__ is not Text or len(contents[0]) > _SPAN:
        return ""
    letter = contents[0].strip()
    return letter if _is_letter(letter) and any(map(_is_set_apart, around)) else ""


def _is_letter(text: str) -> bool:
    """Whether a text is one capital letter, perhaps behind a quotation mark."""
    return 1 <= len(text) <= 2 and text[-1].isupper() and len(text.lstrip(_QUOTATION_MARKS)) == 1


def _is_set_apart(element: Tag) -> bool:
    if element.name in _LARGE:
        return True
    attrs = element.attrs
    if not attrs or not ("class" in attrs or "style" in attrs):
        return False
    return _NAMED.search(f"{attrs.get('class', '')} {attrs.get('style', '')}"[:_LONGEST_NAMES]) is not None

"""What a label in front of names says of them: whether they wrote, edited, or did something else, such as checking facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tasks.pure.extract.byline.starts import PHRASES, WORDS
from tasks.pure.extract.lexicon.any_case import AnyCase
from tasks.pure.extract.lexicon.bylines import BY_AFTER_LABELS, EDITOR_LABELS, OTHER_LABELS, WRITER_LABELS
from tasks.pure.extract.lexicon.tables import grouped

Work = Literal["writer", "editor", "other"]

AND = r"(?:and|und|et|y|e|og|och|en|i|u\.|&|/|\+|,|・)"
"""Between the labels of one person and between persons."""


def labels(words: str) -> str:
    """A table of labels as a regular expression."""
    return grouped(words.split(" "))


BY = f"(?:{WORDS}|{BY_AFTER_LABELS})"
ANY = f"(?:{labels(OTHER_LABELS)}|{labels(EDITOR_LABELS)}|{labels(WRITER_LABELS)})"
IS_OTHER = re.compile(rf"(?:{labels(OTHER_LABELS)})(?![^\W\d_])", re.IGNORECASE)
IS_EDITOR = re.compile(rf"(?:{labels(EDITOR_LABELS)})(?![^\W\d_])", re.IGNORECASE)
IS_WRITER = re.compile(rf"(?:{labels(WRITER_LABELS)})(?![^\W\d_])", re.IGNORECASE)
_HOW = r"(?:\s+[^\W\d_]+(?:ly|ment|mente))?"
"""``revisado médicamente por``"""
_LABELS = rf"{ANY}{_HOW}(?:\s*{AND}\s*{ANY})*(?![^\W\d_])"
_LEADING = AnyCase(rf"[\W_]*({_LABELS})(?:\s+{BY}(?![^\W\d_]))?\s*([:：]?)")
_BY_ALONE = re.compile(rf"[\W_]*(?:{BY}|{PHRASES})[\W_]*", re.IGNORECASE)
_AT_END = AnyCase(rf"(?:^|[\s|·•,;(/–—-])(?:({_LABELS})(?:\s+{BY})?|(?:{BY}|{PHRASES}))\s*[:：]?\s*$")
LONGEST = 60
"""Characters of a text that is a label and little more."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A label and whether it is the whole text, so that the next text has the name."""

    kind: Work
    alone: bool


@lru_cache(maxsize=1024)
def credit_of(text: str) -> Credit | None:
    """The label that a text begins with; None where it begins with a name or something else."""
    if _BY_ALONE.fullmatch(text):
        return Credit("writer", alone=True)
    found = _LEADING.match(text)
    if found is None:
        return None
    alone = not text[found.end() :].strip(" \t\n:–—-|•·,/")
    said = found.group().rstrip()
    if not alone and not found[2] and said.endswith(found[1]):
        return None  # no "by" and no colon: "Photo Editors Guild", "Story Miller"
    return Credit(_kind(found[1]), alone)


@lru_cache(maxsize=1024)
def credit_at_end(text: str) -> Work | None:
    """The kind of the label that a short text ends in, for the name that follows it."""
    found = _AT_END.search(text[-LONGEST:])
    if found is None:
        return None
    return _kind(found[1]) if found[1] else "writer"


def _kind(label: str) -> Work:
    if IS_WRITER.search(label):
        return "writer"
    return "editor" if IS_EDITOR.match(label) else "other"

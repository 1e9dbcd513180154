"""Whether a text is full names of persons and nothing else, which no label says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.pure.extract.byline.names import is_placeholder, is_same_name, looks_like_name, names_in
from tasks.pure.extract.byline.uncased import UNCASED, is_full_name
from tasks.pure.extract.dates.months import month_of
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.lexicon.bylines import (
    FIRST_WORDS_OF_TOWNS,
    LAST_WORDS_OF_ROLES,
    NO_NAMES,
    ORGANISATIONS,
    PARTICLES,
    ROLES,
)
from tasks.pure.extract.lexicon.dates import WEEKDAYS_OF_WORDS
from tasks.pure.extract.page.text import compact_key

LONGEST_BYLINE = 160
"""Characters of a byline, at most."""
_LAST_PART = re.compile(r"(?<=\S)\s?[,，،/(（–—|]\s?([^,，،/()（）–—|]{2,40})[)）]?\s?$")
"""What stands behind the last mark in a line."""
AROUND = " \t\n()[]—–-*•.,:|"
"""What a signature may be put in."""


def is_full_name_of_a_person(name: str) -> bool:
    """Whether a text is a full name, and no post, paper, town or month."""
    words = name.split()
    if UNCASED.search(name):
        return is_full_name(name) and not is_placeholder(name) and not any(word in NO_NAMES for word in words)
    if not 2 <= len(words) <= 4 or (name.isupper() and len(name) < 6) or not looks_like_name(name, stated=False):
        return False
    folded = [word.casefold().strip(".,") for word in words]
    if (
        any(mark in name for mark in "()[]/&")
        or not all(word[0].isupper() or word.casefold() in PARTICLES for word in words)
        or words[0].endswith((":", ".com"))
    ):
        return False
    if folded[-1] in ORGANISATIONS or folded[-1] in LAST_WORDS_OF_ROLES or is_placeholder(name.casefold()):
        return False
    if any(word in ROLES or word in NO_NAMES for word in folded if word not in ("may", "june", "april")):
        return False
    if any(map(month_of, folded[1:])):
        return False  # "Monday May"; as a first name a month is one: April, June, Maja, Jan, Augusta
    return not (len(words) <= 3 and folded[0] in FIRST_WORDS_OF_TOWNS) and name.casefold() not in WEEKDAYS_OF_WORDS


def without_agencies(line: str) -> tuple[str, list[str]]:
    """A line without agencies and posts behind its names, and the agencies: ``Ada Quill, reporter (PAP)``."""
    agencies: list[str] = []
    while (behind := _LAST_PART.search(line)) is not None:
        if is_agency(behind[1]):
            agencies.insert(0, behind[1])
        elif not all(word.casefold().strip(".") in ROLES for word in behind[1].split()):
            break
        line = line[: behind.start()]
    return line, agencies


def full_names(text: str) -> list[str]:
    """The names in a text that is full names and nothing else."""
    found = names_in(text, stated=False)
    return found if is_nothing_else(text, found) and all(map(is_full_name_of_a_person, found)) else []


def is_signed_by(line: str, authors: Sequence[str]) -> bool:
    """Whether a line is nothing but names, each of them one of the authors'."""
    if len(line) > LONGEST_BYLINE:
        return False
    bare, _ = without_agencies(line.strip(AROUND + "（）【】〔〕"))
    names = names_in(bare, stated=False)
    return is_nothing_else(bare, names) and all(any(is_same_name(name, known) for known in authors) for name in names)


def is_nothing_else(text: str, names: Sequence[str]) -> bool:
    """Whether a text has hardly a letter that is not in these names: joiners, a title."""
    return bool(names) and len(compact_key(text)) - sum(len(compact_key(name)) for name in names) <= 3 * len(names)

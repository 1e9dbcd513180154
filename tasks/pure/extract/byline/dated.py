"""Bylines with a date on the same line, in any order: ``Monday November 2, 2026 10:05 am PDT by Ada Quill``."""

from __future__ import annotations

import re

from tasks.pure.extract.byline.uncased import is_full_name
from tasks.pure.extract.dates.lines import Words
from tasks.pure.extract.dates.months import month_of
from tasks.pure.extract.dates.written import read_written_date
from tasks.pure.extract.lexicon.dates import (
    AFTERNOON,
    MORNING,
    PUBLISHED,
    UPDATED,
    WEEKDAYS_BEHIND,
    WEEKDAYS_OF_WORDS,
    ZONE_MINUTES,
    ZONE_NAMES,
)

_TOKEN = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_EDGES = " \t\n,;:.|·•/()[]{}–—-＝="
_SAID = Words(f"{UPDATED}|{PUBLISHED}")
_OF_A_TIME = (
    AFTERNOON
    | MORNING
    | frozenset(ZONE_MINUTES)
    | frozenset(ZONE_NAMES)
    | frozenset("uhr h hrs hours klo uur ч час г year года m d val r р ж".split())
)
_ZONE = re.compile(r"(?:[A-Z][\w-]{2,16} ){1,3}[Tt]ime\b")
"""``Eastern Standard Time`` behind a time: written in full, and no name."""
_BARS = frozenset("|•·–—")
_LONGEST_END = 80
"""Characters behind a name that are a date, a time and a label of theirs."""
_LABEL = 3
"""Words before the first number of a date that is not a month: a weekday and a word or two."""


def after_date(text: str) -> str:
    """What follows the date that a line begins with; an empty string where it begins with something else.

    A weekday, "published on" or a month may come first. Two words in capitals that are neither are a name, and the date
    comes after it.
    """
    tokens = list(_TOKEN.finditer(text))
    numbered = [index for index, token in enumerate(tokens) if _DIGIT.search(token.group())]
    if not numbered or not _begins_with_date([token.group() for token in tokens[: numbered[0]]]):
        return ""
    last = numbered[0]
    for index in numbered[1:]:
        between = [token.group() for token in tokens[last + 1 : index]]
        if len(between) > 3 or any(_is_name_like(word) for word in between):
            break
        last = index
    if read_written_date(text[: tokens[last].end()], whole=False) is None:
        return ""
    rest = tokens[last + 1 :]
    if len(rest) > 1 and rest[0].group().strip(_EDGES + "（）").casefold() in WEEKDAYS_BEHIND:
        rest = rest[1:]
    zone = _ZONE.search(text, rest[0].start()) if rest else None
    for token in rest:
        if zone is not None and zone.start() <= token.start() < zone.end():
            continue
        word = token.group().strip(_EDGES)
        if word and word.casefold() not in _OF_A_TIME and (not month_of(word) or word[0].isupper()):
            # The date was whole before: a month with a capital behind it is a name, "12 maj 2026 Maja Quill".
            return text[token.start() :].strip(_EDGES)
    return ""


def is_dated(text: str) -> bool:
    """Whether a text that begins with a number has a date there and little else."""
    return len(text) <= _LONGEST_END and read_written_date(text, whole=False) is not None


def name_ends(text: str) -> int:
    """Where a name ends that "published" or "updated" follows, and no more than a word or two behind it; else 0."""
    for said in _SAID.finditer(text):
        words = text[: said.start()].split()
        if not words or not text[said.start() - 1].isspace() or len(text[said.start() :].split()) > _LABEL:
            continue
        if len(words) > 1 or is_full_name(words[0]):
            return said.start()
    return 0


def _begins_with_date(words: list[str]) -> bool:
    if _SAID.search(" ".join(words)):
        return len(words) <= 2 * _LABEL
    others = [word for raw in words if (word := raw.strip(_EDGES)) and not month_of(word)]
    if " ".join(others[:2]).casefold() in WEEKDAYS_OF_WORDS:
        others = others[2:]
    if len(others) > 1 and not _BARS.isdisjoint(words):
        return False  # what a bar separates from the date is no weekday
    capitals = sum(word[0].isupper() for word in others)
    return len(others) <= _LABEL and capitals <= 1


def _is_name_like(word: str) -> bool:
    bare = word.strip(_EDGES)
    return bool(bare) and bare[0].isupper() and not month_of(bare) and bare.casefold() not in _OF_A_TIME

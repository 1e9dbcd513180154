"""What a line that has a date in it says of that date: what was done then, and whether it is the article's at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tasks.pure.extract.lexicon import dates as lexicon
from tasks.pure.extract.lexicon.any_case import AnyCase
from tasks.pure.extract.lexicon.tables import grouped

What = Literal["published", "modified"]


class Words:
    """A regular expression of words of many languages, of which a text in ASCII is searched for those that it can have.

    Most texts are, and most of the words are not: it takes a third of the time.
    """

    def __init__(self, pattern: str) -> None:
        branches = _branches(pattern)
        self._all = AnyCase(grouped(branches))
        self._ascii = AnyCase(grouped(filter(_may_be_ascii, branches)))

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the words in a text."""
        return (self._ascii if text.isascii() else self._all).search(text)

    def sub(self, instead: str, text: str) -> str:
        """A text with something else instead of each of the words."""
        parts, end = [], 0
        for match in self.finditer(text):
            parts += [text[end : match.start()], instead]
            end = match.end()
        return "".join((*parts, text[end:]))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each of the words in a text, in its order."""
        return (self._ascii if text.isascii() else self._all).finditer(text)


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern that are not in brackets."""
    found, depth, start = [], 0, 0
    for at, character in enumerate(pattern):
        if pattern[at - 1 : at] == "\\":
            continue
        depth += (character in "([") - (character in ")]")
        if character == "|" and not depth:
            found.append(pattern[start:at])
            start = at + 1
    return [*found, pattern[start:]]


def _may_be_ascii(branch: str) -> bool:
    """Whether an alternative can match a text in ASCII: all that it needs, but for sets and what may be left out, is."""
    return re.sub(r"\[[^\]]*\]|[^\x00-\x7f][?*]|\([^()]*\)", "", branch).isascii()


UPDATED_THEN = Words(lexicon.UPDATED)
PUBLISHED = Words(lexicon.PUBLISHED)
_SAID = Words(f"{lexicon.UPDATED}|{lexicon.PUBLISHED}|{lexicon.ENTERED}")
CITED = Words(lexicon.CITED)
_FIRST_PUBLISHED = re.compile(
    rf"(?:[^:.]{{0,30}}:\s)?\W{{0,3}}(?:(?:{'|'.join(lexicon.THIS_TEXT)})\s(?:[^\W\d]{{1,20}}\s){{0,4}})?(?:{lexicon.FIRST_PUBLISHED})"
    r"\w{0,3}(?:[\s:,](?:[^\W\d]{1,3}\s){0,2})?\s?(?=\d|[^\W\d]{3,12}\.?\s\d{1,2}(?!\d))",
    re.IGNORECASE,
)
"""A sentence about the text itself whose next word is a date: in "first published in the Harbour Times on ..." it is not."""
_DATE_AND_TIME = 40
"""Characters of a date with its weekday and time."""
_HAS_TIME = re.compile(r"\d{1,2}[:.h]\d\d|\d{4}")
OF_A_PICTURE = re.compile(
    r"\b(?:file|archive|undated|handout|combination) (?:photo|picture|image)|\bIn this \S+ \d", re.IGNORECASE
)
"""How agencies caption pictures: the date is the picture's."""
_HAS_DIGIT = re.compile(r"\d")
_IN_A_SENTENCE = re.compile(rf"(?:{'|'.join(lexicon.BEFORE_A_DAY)})\s", re.IGNORECASE)
"""How a sentence begins that tells what happened on a day, which is no dateline."""
_DAY__IN_A_SENTENCE = re.compile(rf"\d{{4}}\s+(?:{'|'.join(lexicon.AFTER_A_DAY)})(?=\s)")
_SENTENCE_WORDS, _SMALL_WORDS = 8, 4
"""Words of a sentence near the headline, at least, and those of them in small letters."""
_UNCASED_WORDS = 8
"""The same in a script without capitals, where the words of a date line look like others."""
_LONG_RUN = re.compile(r"^[^:：]*[\u3040-\u30ff\u4e00-\u9fff]{8}[^:：]*$")
"""As much without a break, and no label before it: in a script without blanks the headline of another article."""
_MONTH_DAY_TIME = re.compile(
    r"([^\d]{0,12}?)\s*([01]?\d)\s*(?:[-月월]\s*([0-3]?\d)\s*[日일]?|/([0-3]?\d)\s?[（(][日月火水木金土一二三四五六일월화수목금토][）)])"
    r"(?:\s*([0-2]?\d:[0-5]\d)(?::[0-5]\d)?)?\s*(?:[配발]\w{1,2})?"
)
"""``10-08 12:00``, ``11/22(日) 10:11``; with a slash only beside a weekday, because elsewhere the day is before it."""
_CHANGED_IN_YEAR = re.compile(
    r"(\W{0,3}(20\d\d)\s?[/.年년-][^（(\n]{4,30}?\d{1,2}:\d\d(?::\d\d)?)\s?[（(|／](\D{0,14})([01]?\d)[/.-]([0-3]?\d)\s([0-2]?\d:[0-5]\d)(\D{0,16})"
)
"""``2026/11/22 12:11（11/22 14:20 更新）``: a second date without the year, in the order of the first."""
LONGEST_SHORT_DATE = 60
"""Characters of a line with month, day and time, and a label of twelve."""
_CLOCK = re.compile(r"([0-2]?\d:[0-5]\d)(?::[0-5]\d)?")
_PARAGRAPH, _UNSPACED_PARAGRAPH = 80, 40
"""Characters of a text that is a paragraph, at least, and in Chinese, Japanese and Korean, which need half as many."""
_UNSPACED_LONG, _UNSPACED_SENTENCE = 60, 25
"""Characters of a long text in these scripts, and of one that has a full stop."""
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def what_is_said(text: str) -> What:
    """Whether a line speaks of a change; what it does not say is a publication."""
    return "modified" if UPDATED_THEN.search(text) and not PUBLISHED.search(text) else "published"


def first_published(text: str) -> str:
    """What follows where a line says when it was first published, ``4 May 2019``; empty where it begins otherwise.

    "This article was originally published on 4 May 2019".
    """
    found = _FIRST_PUBLISHED.match(text) if PUBLISHED.search(text) is not None else None
    return text[found.end() : found.end() + _DATE_AND_TIME] if found is not None else ""


def runs_on(text: str) -> bool:
    """Whether a line is a sentence that may speak of any day: a date line has hardly a word that is no name or label."""
    if not text.isascii() and _LONG_RUN.search(text) and not _SAID.search(text):
        return True
    words = text.split()
    if len(words) < _SENTENCE_WORDS:
        return False
    small = sum(word.isalpha() and word.islower() for word in words)
    uncased = 0 if text.isascii() else sum(word.isalpha() and word.lower() == word.upper() for word in words)
    return (small >= _SMALL_WORDS or uncased >= _UNCASED_WORDS) and not _SAID.search(text)


def tells_of_a_day(text: str) -> bool:
    """Whether a text begins as a sentence that says what happened on a day: "Since 4 August 2014 nobody has ..."."""
    return _IN_A_SENTENCE.match(text) is not None or _DAY__IN_A_SENTENCE.search(text[:60]) is not None


def parts_of(text: str) -> list[str]:
    """A line that says when something was published and when it was changed, taken apart before the second saying."""
    if len(_HAS_TIME.findall(text)) < 2:  # most lines: this is known ten times as fast
        return [text]
    if (short := _CHANGED_IN_YEAR.fullmatch(text)) is not None:
        first, year, before, month, day, clock, behind = short.groups()
        if UPDATED_THEN.search(before) or UPDATED_THEN.search(behind):
            return [first, f"{(before + behind).strip(' )）')} {year}/{month}/{day} {clock}"]
    said = [match.start() for match in _SAID.finditer(text)]
    cut = next((at for at in said if _HAS_TIME.search(text[:at]) and _HAS_TIME.search(text[at:])), 0)
    # "2024-05-04 published 2024-05-05 changed": words that follow their dates part nothing.
    return [text[:cut], text[cut:]] if cut and (len(said) == 1 or not _HAS_DIGIT.search(text[: said[0]])) else [text]


def with_change(text: str, following: str) -> str:
    """A line with the text behind it, where that says in brackets when it was changed, without the year."""
    if following[:1] not in ("（", "(") or len(text) + len(following) > 2 * LONGEST_SHORT_DATE:
        return text
    return joined if len(parts_of(joined := f"{text}{following}")) > 1 and _CHANGED_IN_YEAR.fullmatch(joined) else text


def is_little_more(text: str) -> bool:
    """Whether a text is a date with a word or two, not a headline that has one."""
    letters = sum(map(str.isalpha, text))
    return letters <= 12 or 2 * letters <= len(text)


def without_year(text: str, following: str) -> str | None:
    """``10-08 12:00`` of a line that says month, day and time and no year; the time may be the text that follows."""
    match = _MONTH_DAY_TIME.fullmatch(text) if len(text) <= LONGEST_SHORT_DATE else None
    if match is None:
        return None
    label, month, day, slashed, clock = match.groups()
    day = day or slashed
    clock = clock or (found[1] if (found := _CLOCK.fullmatch(following)) else "")
    return f"{int(month):02}-{int(day):02} {clock}" if clock and (not label or not label.isascii()) else None


def length_of_paragraph(text: str) -> int:
    """How many characters make a text in this script a paragraph."""
    if not _is_of_ideographs(text):
        return _PARAGRAPH
    return _UNSPACED_SENTENCE if text.endswith("。") else _UNSPACED_PARAGRAPH


def is_long_without_blanks(text: str) -> bool:
    """Whether a text is a paragraph in a script that writes a sentence in few characters."""
    least = _UNSPACED_SENTENCE if "。" in text else _UNSPACED_LONG
    return len(text) > least and _is_of_ideographs(text)


def _is_of_ideographs(text: str) -> bool:
    return not text.isascii() and 2 * len(_IDEOGRAPHS.findall(text)) > len(text)

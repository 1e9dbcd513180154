"""Lines that date or sign an article: bylines, dates, the writer's name under the text, its former title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.pure.extract.body.lines import EDGES
from tasks.pure.extract.lexicon import credits as words
from tasks.pure.extract.lexicon import dates
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.lexicon.any_case import AnyCase
from tasks.pure.extract.lexicon.tables import alternatives
from tasks.pure.extract.page.text import ends_sentence

LONGEST_OF_BOTH = 120
"""Characters of a line with both dates, at most."""
LONGEST_SIGNATURE = 80
"""Characters of a name with what may be around it; fewer than this."""
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|[年月日]")
_UPDATED, _PUBLISHED = AnyCase(dates.UPDATED), AnyCase(dates.PUBLISHED)
_SEPARATOR = re.compile(r"\s[|•·]\s")
_NUMBER = re.compile(r"\d+")
_BY = re.compile(
    rf"^(?:{alternatives(words.SIGNATURES)})\b[\s:]|"
    rf"^[【（(\[]?(?:{alternatives(words.SIGNATURES_WITH_MARK)})\s*[/／:：|｜](?=.{{2,40}}$)",
    re.IGNORECASE,
)
_EDITOR = alternatives(words.CHINESE_EDITORS)
_REPORTER = re.compile(
    rf"[^.。]{{0,20}}[\uac00-\ud7af]{{2,4}}\s*(?:{alternatives(words.KOREAN_REPORTERS)})(?:\s+\S+@\S+)?$|"
    rf"(?:[\u4e00-\u9fff]{{0,10}}(?:{alternatives(words.CHINESE_REPORTERS)})|{_EDITOR})\s*[:：]?\s+?[\u4e00-\u9fff ]{{2,12}}$|"
    rf"(?:{_EDITOR})\s*[:：]\s*[\u4e00-\u9fff 、]{{2,16}}$"
)
_NAME = r"(?:[^\W\d_a-zß-öø-ÿа-я][\w’'.-]*)(?: (?:de|da|di|van|von|der|den|el|al|la|le)){0,2}(?: [^\W\d_a-zß-öø-ÿа-я][\w’'.-]*){1,3}"
_STAFF_LINE = re.compile(rf"[^\W\d_][\w /&’'-]{{2,38}}\s?[:：]\s?({_NAME}(?:(?:,| und| and| et| y| e|;) {_NAME})*)\.?")
"""``Editing: Ada Quill, Tom Achebe``: names of two to four words with capitals, after a label."""
_STAFF_LABEL = re.compile(rf"[\W_]*(?:{alternatives(words.STAFF)})\s*([:：]|$)", re.IGNORECASE)
_INITIALS = re.compile(r"[\W_]*[a-zß-öø-ÿа-я]{2,4}(?:[\s/,;-]+(?:[a-zß-öø-ÿа-я]{2,4}|[A-Z]{2,4})){0,4}[\W_]*")
_SIGNED = re.compile(
    r"[^\W\d_a-zß-öø-ÿа-я][\w.-]*(?: [\w.-]+){0,3} [(\[/][a-zß-öø-ÿа-я]{2,4}(?:[\s/,;-]+\w{2,5}){0,3}[)\]/]?"
)
"""``jp/kna``, ``mit kna`` and ``Coast Radio (jp)``: who wrote or sent it, in small letters as no sentence has them alone."""
_BEFORE_AGENCY = re.compile(rf"^[\W_]*(?:{alternatives(words.BEFORE_AGENCIES)})\s+", re.IGNORECASE)
_WITH_NAMES = re.compile(
    rf"[\W_]*(?:{alternatives(words.WITH_NAMES)}) {_NAME}(?:(?:,| und| and| et| y| e) {_NAME})*\.?"
)
"""``Avec Ada Quill``: a preposition and names, and nothing that says what they did."""
_PARTS = re.compile(r"[\s/,;·–—-]+")
_PROGRAMME = re.compile(r"[^.:!?]{2,40}[:：].*\b(?:19|20)\d\d\b")
_AROUND = "()[]（）［］【】/ .–—-"
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?!\.?\d)")
LONGEST_PROGRAMME = 200
"""Characters of a line that says when the subject is on the air."""
LONGEST_STAFF = 300
"""Characters of a line, or lines, of who did what."""
_FORMER_TITLE = re.compile(rf"[（(【〔\[]?\s*(?:本文)?(?:{alternatives(words.FORMER_TITLES)})\s*(?:为|為|[:：])")
"""``（原标题：...）``: the title in the paper that the text was taken from."""


def is_dated(text: str) -> bool:
    """Whether a line, at the top of an article, is a date or byline."""
    return _DATE.search(text) is not None or _BY.match(text) is not None


def is_stamp(text: str) -> bool:
    """Whether a short line is a byline or a date with its year: "May 4, 2023, 5:39 PM"."""
    numbers = _NUMBER.findall(text)
    return _BY.match(text) is not None or (len(numbers) > 1 and any(len(number) == 4 for number in numbers))


def is_date_line(text: str) -> bool:
    """Whether a line, however long, is parts of which one is a date: "Echo | 4 May 2024, 13:36 | By Tom Achebe".

    One that says when the article was published and when it was changed is one too.
    """
    if _DATE.search(text) is None:
        return False
    return _SEPARATOR.search(text) is not None or says_both_dates(text)


def says_both_dates(text: str) -> bool:
    """Whether a short line says when the article was published and when it was changed: "Published 3 May (updated 4 May 2024)"."""
    if len(text) > LONGEST_OF_BOTH or ends_sentence(text.rstrip(")）")) or len(_NUMBER.findall(text)) < 2:
        return False
    return _UPDATED.search(text) is not None and _PUBLISHED.search(text) is not None


def is_byline(text: str) -> bool:
    """Whether a line, between lead and text, is a byline or a whole date: more than a year."""
    return _BY.match(text) is not None or (_DATE.search(text) is not None and len(_NUMBER.findall(text)) >= 2)


def is_signature(text: str) -> bool:
    """Whether a line, at the end of an article, is its writer's name: "— By Tom Achebe", "홍길동 기자 hong@echo.example"."""
    if len(text) >= LONGEST_SIGNATURE or ends_sentence(text.rstrip(")）")):
        return False
    text = text.lstrip(EDGES)
    if (said := _BY.match(text)) is not None:
        first = text[said.end() :].lstrip()[:1]
        return first.isupper() or not first.isascii()
    return _REPORTER.match(text.strip(EDGES + "［］〔〕（）")) is not None


def is_former_title(text: str) -> bool:
    """Whether a line says what the article was called where it was first published."""
    return len(text) < 120 and _FORMER_TITLE.match(text) is not None


def is_initials(text: str) -> bool:
    """Whether a line is the writer's or agency's initials: "jp/kna", "mit kna", "Coast Radio (jp)", "(Reuters)", "Avec AFP"."""
    if len(text) >= 40:
        return False
    if _WITH_NAMES.fullmatch(text) is not None:
        return True
    if _INITIALS.fullmatch(text) is not None or _SIGNED.fullmatch(text) is not None:
        return True
    name = _BEFORE_AGENCY.sub("", text, count=1).strip(_AROUND)
    return is_agency(name) or _are_initials(_PARTS.split(name))


def _are_initials(parts: Sequence[str]) -> bool:
    """Whether parts of a line are agencies, of which one is there at least, and initials in small letters: "PAP", "kw"."""
    agencies = sum(map(is_agency, parts))
    return agencies > 0 and all(is_agency(part) or (2 <= len(part) <= 4 and part.islower()) for part in parts)


def is_label_of_staff(text: str) -> bool:
    """Whether a line only says what those named under it did: "Editing"."""
    return (
        len(text) < LONGEST_SIGNATURE and (found := _STAFF_LABEL.match(text)) is not None and found.end() == len(text)
    )


def is_list_of_staff(text: str) -> bool:
    """Whether a block is nothing but labels with names: at least two names, or two lines. "Place: Old Hall" is not."""
    if len(text) > LONGEST_STAFF:
        return False
    found = [_STAFF_LINE.fullmatch(line) for line in text.split("\n")]
    if not all(found):
        return _is_named_staff(text)
    if _STAFF_LABEL.match(text):
        return True
    return len(found) > 1 or any(match is not None and re.search(r"[,;]", match[1]) for match in found)


def _is_named_staff(text: str) -> bool:
    """Whether a line is names behind a known label, in a script without capitals too: "تحرير: سلمى حداد"."""
    label = _STAFF_LABEL.match(text)
    if label is None or not label[1] or len(text) > LONGEST_SIGNATURE or "\n" in text or ends_sentence(text):
        return False
    name = text[label.end() :].strip()
    return bool(name) and not any(map(str.isdecimal, name)) and not any(word[0].islower() for word in name.split())


def is_programme(text: str) -> bool:
    """Whether a line says in which programme the subject was, after a label: "On the air: Talk, 8 September 2026, 17:20"."""
    return len(text) <= LONGEST_PROGRAMME and _PROGRAMME.match(text) is not None and _CLOCK.search(text) is not None

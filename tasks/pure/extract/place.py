"""The dateline at the head of the text: where it was filed, and by which agency.

LA CROSSE, Wis. (AP) — ...      Berlin (dpa) - ...      MOSCOW, November 8. /TASS/. ...      (Reuters) - ...
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.pure.extract.byline_words import AGENCIES, AGENCY_NAMES
from tasks.pure.extract.names import is_agency

_NAME = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}"
_PLACE = rf"{_NAME}(?:\s*[/,]\s*{_NAME}){{0,2}}"
_DATE = r"(?:,?\s+(?:\d{1,2}\.?\s+[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s+\d{1,2})(?:,?\s+\d{4})?\.?)"
_WITH_AGENCY = re.compile(
    rf"^(?P<place>{_PLACE})?{_DATE}?,?\s*[(/\[](?P<agency>[^()/\[\]]{{2,40}}(?:/[^()/\[\]]{{2,12}})?)[)/\]]\.?\s*(?:[-–—:.]+|(?=[A-ZÀ-Þ\"“„«]))",
)
_CAPITALS = re.compile(
    r"^(?P<place>[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]+(?:[ ,/]+(?:[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]*|[A-Z][a-z]{1,5}\.)){0,4})"
    r"\s*(?:,\s*[^\W\d_]{3,12}\.?\s+\d{1,2})?\s*[-–—]+\s"
)
# A place in capitals, some letters in brackets, a dash: a dateline also where nobody has heard of the agency.
_CAPITALS_WITH_LETTERS = re.compile(
    r"^(?P<place>[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]+(?:[ ,/]+[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]*){0,4})"
    r"\s*\((?P<agency>[^\W\d_]{2,6})\)\s*[-–—]+\s"
)
_FULL_STOP = re.compile(
    rf"^(?P<place>{_NAME})\.\s+(?P<date>\d{{1,2}}\s+[^\W\d_]{{3,12}})\.\s+(?P<agency>[A-ZА-Я][\w.]+)\s*[-–—]"
)
_GERMAN = re.compile(r"^(?P<place>[A-ZÄÖÜ][a-zäöüß]+(?:[ /-][A-ZÄÖÜ][a-zäöüß]+){0,2})\.\s+(?=[A-ZÄÖÜ„»])")
_MAX = 120
"""Characters of the first paragraph in which a dateline ends."""


def find_place(paragraphs: Iterable[str], authors: Iterable[str] = (), language: str = "") -> tuple[str, str]:
    """``(place, agency)``; empty strings where the text has no dateline. The agency may also be among the authors."""
    place = agency = ""
    for paragraph in list(paragraphs)[:2]:
        place, agency = read_dateline(paragraph, language)
        if place or agency:
            break
    return place, agency or next((author for author in authors if is_agency(author)), "")


def read_dateline(paragraph: str, language: str = "") -> tuple[str, str]:
    """The dateline of one paragraph."""
    head = paragraph[:_MAX].replace("\n", " ")
    if match := _CAPITALS_WITH_LETTERS.match(head):
        return _tidy_place(match["place"]), match["agency"]
    if (match := _WITH_AGENCY.match(head) or _FULL_STOP.match(head)) and (agency := _agency(match["agency"])):
        return _tidy_place(match["place"] or ""), agency
    if match := _CAPITALS.match(head):
        place = _tidy_place(match["place"])
        return (place, "") if len(place) > 3 and not is_agency(place) else ("", "")
    # German papers open with the town and a full stop; in other languages that is a sentence of one word.
    if language == "de" and (match := _GERMAN.match(head)) and len(match["place"]) <= 30:
        return match["place"], ""
    return "", ""


def _agency(text: str) -> str:
    """The agency in brackets, as written, where one of its parts is one: ``dpa/lnw``, ``AP Photo`` is none."""
    parts = [part.strip(" .") for part in re.split(r"[/,]|\s+-\s+", text)]
    known = [
        part
        for part in parts
        if is_agency(part) or part.casefold().split("-")[0] in AGENCIES or part.casefold() in AGENCY_NAMES
    ]
    return known[0] if known else ""


def _tidy_place(text: str) -> str:
    return re.sub(r"\s*[,/]\s*$", "", " ".join(text.split())).strip(" ,.-")

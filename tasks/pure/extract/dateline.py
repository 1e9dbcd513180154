"""The dateline at the head of the text: where it was filed, and by which agency.

LA CROSSE, Wis. (AP) — ...      Berlin (dpa) - ...      ISLAMABAD: ...      MOSCOW, November 8. /TASS/. ...      (Reuters) - ...
新华社北京11月17日电 ...          【ワシントン共同】...         (서울=연합뉴스) ...                (ANSA) - ROMA, 28 LUG - ...
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tasks.pure.extract.lexicon.agencies import AGENCIES, AGENCY_NAMES, KOREAN_AGENCIES, is_agency
from tasks.pure.extract.lexicon.datelines import (
    BEHIND_TOWNS,
    GERMAN_ARTICLES,
    GERMAN_NOUN_ENDINGS,
    GERMAN_PLACES,
    GERMAN_SENTENCES,
    NEUTER_ARTICLES,
    NO_PLACES,
)

_NAME = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}"
_PLACE = rf"{_NAME}(?:\s*[/,]\s*{_NAME}){{0,2}}"
_DATE = r"(?:,?\s+(?:\d{1,2}\.?\s+[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s+\d{1,2})(?:,?\s+\d{4})?\.?)"
_WITH_AGENCY = re.compile(
    rf"^(?P<place>{_PLACE})?{_DATE}?,?\s*[(/\[](?P<agency>[^()/\[\]]{{2,40}}(?:/[^()/\[\]]{{2,12}})?)[)/\]]\.?\s*(?:[-–—:.]+|(?=[A-ZÀ-Þ\"“„«]))",
)
_CAPITALS = re.compile(
    r"^(?P<place>[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]+(?:[ ,/]+(?:[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]*|[A-Z][a-z]{1,5}\.)){0,4})"
    r"\s*(?:,\s*(?:[^\W\d_]{3,12}\.?\s+\d{1,2}|\d{1,2}\s+[^\W\d_]{3,12}\.?))?\s*[-–—]+\s"
)
# A place in capitals, some letters in brackets, a dash: a dateline also where nobody has heard of the agency.
_CAPITALS_WITH_LETTERS = re.compile(
    r"^(?P<place>[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]+(?:[ ,/]+[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]*){0,4})"
    r"\s*\((?P<agency>[^\W\d_]{2,6}|[A-ZÀ-ÞА-Я]{7,12})\)\s*[-–—]+\s"
)
_CAPITALS_WITH_COLON = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,/]+[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3})(?:\s*\((?P<agency>[^()]{2,20})\))?:\s+(?=[\"“‘']?[A-ZÀ-Þ])"
)
"""``NEW QUAY: The ferry ...``, as papers of South Asia write."""
_SPEAKERS = 12
"""Number of first paragraphs: a second one in this form among them shows that the form names who speaks."""
_BEHIND_AGENCY = re.compile(r"^[(/\[][^()/\[\]]{2,20}[)/\]]\s*[-–—]+\s*(?=[A-ZÀ-ÞА-Я]{2})")
_BEHIND_DASH = re.compile(r"^(?:/(?P<slashed>[^/]{2,20})/|(?P<bare>[^\W\d_][\w ]{1,20}?))\.\s")
_CHINESE = re.compile(
    r"^[（(]?(?P<agency>[\u4e00-\u9fff]{1,4}[社网網])(?P<writer>[记記]者[\u4e00-\u9fff]{2,12})?(?P<place>(?!社)[\u4e00-\u9fff]{2,8}?)?"
    r"(?:\d{1,2}月)?\d{1,2}日(?:综合|綜合|专)?[电電讯訊]"
)
_JAPANESE = re.compile(
    r"^【(?:(?:\d{1,2}月)?\d{1,2}日\s+(?P<sender>[A-Z]{2,8})|(?P<place>(?!写真|画像|動画|資料|速報)[^【】\s\d=＝]{2,12}?)(?:[=＝\s]?(?P<agency>共同|時事)|[=＝][^【】]{2,12}))】"
)
_KOREAN = re.compile(r"^[(（\[](?P<place>[가-힣][가-힣·, ]{1,11})=(?P<agency>[^()（）\[\]]{2,30})[)）\]]")
_FROM_OUR = re.compile(
    r"^(?:DAL(?:LA|L['’])?\s*NOSTR[OA] (?:INVIAT[OA]|CORRISPONDENTE)|DE NOTRE (?:CORRESPONDANTE?|ENVOYÉE? SPÉCIALE?)|"
    r"DE NUESTR[OA] (?:CORRESPONSAL|ENVIAD[OA] ESPECIAL))(?:\s+(?:DA|A|À|EN))?\s+"
)
_WEB_SITE = re.compile(r"(?:^|[ ,/]+)[\w-]+\.(?:COM|NET|ORG|INFO|CO\.[A-Z]{2}|[A-Z]{2})(?=[ ,/]|$),?\s*")
"""``NEWS.COM, OLD QUAY - ...``: a site signs in front of the place or in its stead."""
_WORDS = 4
"""Words of a place in capitals; more are a heading: ``LE POINT SUR LA SITUATION - ...``."""
_KOREAN_MEDIA = ("미디어", "신문", "일보", "뉴스", "방송", "경제", "닷컴", "저널", "투데이", "타임즈", "통신")
"""What the names of Korean media end in: some sign where others name the place."""
_FULL_STOP = re.compile(
    rf"^(?P<place>{_NAME})\.\s+(?P<date>\d{{1,2}}\s+[^\W\d_]{{3,12}})\.\s+(?P<agency>[A-ZА-Я][\w.]+)\s*[-–—]"
)
_GERMAN = re.compile(r"^(?P<place>[A-ZÄÖÜ][a-zäöüß]+(?:[ /-][A-ZÄÖÜ][a-zäöüß]+){0,2})\.\s+(?=[A-ZÄÖÜ„»][^\s.!?]*[\s,])")
LONGEST = 120
"""Characters of the first paragraph in which a dateline ends."""


def find_dateline(paragraphs: Iterable[str], authors: Iterable[str] = (), language: str = "") -> tuple[str, str]:
    """``(place, agency)``; empty strings where the text has no dateline. The agency may also be among the authors."""
    opening = list(paragraphs)[:_SPEAKERS]
    place = agency = ""
    for paragraph in opening[:2]:
        place, agency = read_dateline(paragraph, language)
        if place or agency:
            break
    if not place and not agency:
        place, agency = _before_colon(opening)
    is_german = language == "de" and not agency  # no noun comes before an agency
    if place and (_is_common_word(place, opening) or (is_german and _is_german_noun(place, opening))):
        place = ""
    return place, agency or next((author for author in authors if is_agency(author)), "")


def _is_common_word(place: str, opening: Sequence[str]) -> bool:
    """Whether the text writes the word in small letters, as no place is: ``TOSS: The captain won the toss``."""
    word = place.lower()
    return place.isupper() and any(re.search(rf"\b{re.escape(word)}\b", paragraph) for paragraph in opening)


def _is_german_noun(place: str, opening: Sequence[str]) -> bool:
    """Whether a German text writes the word with an article, as no town: ``HAFEN - Im Hafen liegen neun Boote``."""
    word = place.lower()
    if not word.isalpha() or word in GERMAN_PLACES:
        return False
    if word.endswith(GERMAN_NOUN_ENDINGS):
        return True
    noun = re.escape(word.capitalize()).replace("ss", "(?:ss|ß)")
    before = re.compile(
        rf"\b(?:(?i:{GERMAN_ARTICLES})\s(?:[a-zäöüß]+(?:e|en|er)\s)?{noun}"
        rf"|(?i:{NEUTER_ARTICLES})\s{noun}(?!\s(?:{BEHIND_TOWNS})\b))(?![-\w])"
    )
    return any(before.search(paragraph) for paragraph in opening)


def _before_colon(opening: Sequence[str]) -> tuple[str, str]:
    """``NEW QUAY: The ferry ...`` at the head of the first two paragraphs, where no other one begins so."""
    matches = [_CAPITALS_WITH_COLON.match(paragraph[:LONGEST]) for paragraph in opening]
    match = next((match for match in matches[:2] if match), None)
    if match is None or sum(map(bool, matches)) > 1:
        return "", ""
    place = _tidy_place(match["place"])
    is_call = not NO_PLACES.isdisjoint(set(place.casefold().split()) - {"new"})
    if len(place) <= 3 or is_call or is_agency(place):
        return "", ""
    return place, _agency(match["agency"] or "")


def read_dateline(paragraph: str, language: str = "") -> tuple[str, str]:
    """The dateline of one paragraph."""
    head = paragraph[:LONGEST].replace("\n", " ")
    if not head.isascii() and (found := _east_asian(head)):
        return found
    if match := _CAPITALS_WITH_LETTERS.match(head):
        return _tidy_place(match["place"]), match["agency"]
    if (match := _WITH_AGENCY.match(head) or _FULL_STOP.match(head)) and (agency := _agency(match["agency"])):
        if (
            not match["place"]
            and (behind := _BEHIND_AGENCY.match(head))
            and (inner := _CAPITALS.match(head[behind.end() :]))
        ):
            return _tidy_place(inner["place"]), agency
        return _tidy_place(match["place"] or ""), agency
    if match := _CAPITALS.match(head):
        place = _tidy_place(_WEB_SITE.sub("", _FROM_OUR.sub("", match["place"])))
        if (
            len(re.split(r"[,/]", place)[0].split()) > _WORDS
            or len(place) <= 3
            or is_agency(place)
            or place.casefold() in NO_PLACES
        ):
            return "", ""
        behind = _BEHIND_DASH.match(head[match.end() :])
        return place, _agency(behind["slashed"] or behind["bare"]) if behind else ""
    # German papers open with the town and a full stop; in other languages that is a sentence of one word.
    if language == "de" and (match := _GERMAN.match(head)) and len(match["place"]) <= 30:
        return ("", "") if match["place"].casefold() in GERMAN_SENTENCES else (match["place"], "")
    return "", ""


def _east_asian(head: str) -> tuple[str, str] | None:
    """The dateline of a Chinese, Japanese or Korean report. Where a writer's name runs into the place, no place is read."""
    if match := _CHINESE.match(head):
        return "" if match["writer"] else match["place"] or "", match["agency"]
    if match := _JAPANESE.match(head):
        sender = match["sender"] or ""
        return match["place"] or "", match["agency"] or (sender if is_agency(sender) else "")
    if match := _KOREAN.match(head):
        sender = match["agency"].split()[0]
        place = match["place"].strip(" ,·")
        return "" if place.endswith(_KOREAN_MEDIA) else place, sender if sender in KOREAN_AGENCIES else ""
    return None


def _agency(text: str) -> str:
    """The agency in brackets, as written, where one of its parts is one: ``dpa/lnw``, ``AP Photo`` is none."""
    parts = [part.strip(" .") for part in re.split(r"[/,]|\s+-\s+", text)]
    known = [
        part
        for part in parts
        if is_agency(part) or re.split(r"[-.]", part.casefold())[0] in AGENCIES or part.casefold() in AGENCY_NAMES
    ]
    return known[0] if known else ""


def _tidy_place(text: str) -> str:
    return " ".join(text.split()).rstrip(" ,/").strip(" ,.-")

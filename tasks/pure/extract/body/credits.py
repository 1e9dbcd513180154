"""Credits, wherever they are found: in a caption, in the text, under it, in the metas of the author.

The four questions differ, the words do not: they are in :mod:`tasks.pure.extract.lexicon.credits`.
"""

from __future__ import annotations

import re

from tasks.pure.extract.lexicon import credits as words
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.lexicon.tables import alternatives, entries
from tasks.pure.extract.page.text import count_words, ends_sentence

LONGEST_NOTE = 800
"""Characters of a credit under an article."""
TOLD_WORDS = 8
"""Words of a sentence behind "Source:", at least; names of sources are shorter, or have capitals and years."""
LONGEST_PICTURE_CREDIT = 100
"""Characters of a caption that is nothing but a credit."""
_PICTURE = alternatives(words.PICTURES)
_PICTURE_START = re.compile(
    rf"[\W_]*(?:©\s*\w|(?:{alternatives(words.CREDIT_WORDS)})s?\s*[:：]|"
    rf"(?:{_PICTURE})s?\s*(?:{alternatives(words.BY_IN_CREDITS)})?\s*[:：=©/|]|(?:fot|nuotr)\.\s)",
    re.IGNORECASE,
)
_LABEL_OF_PICTURE = re.compile(rf"[^\W\d_]{{0,20}}(?:{_PICTURE})[^\W\d_]{{0,3}}\s?:\s?(?:©|\(c\))", re.IGNORECASE)
"""``Rubriklistenbild: © Ada Quill``"""
_PICTURE_IN_BRACKETS = re.compile(
    rf"[^.!?…(]{{3,160}}(?<![.!?…\s])\s?\((?:{_PICTURE})\s?:\s?[^()]{{2,40}}\)", re.IGNORECASE
)
"""``The pier in May (Foto: Ada Quill)``"""
_PICTURED = ("图为", "圖為", "图说：", "圖說：")
"""How Chinese papers begin a caption: "the picture shows"."""
LONGEST_START = 200
"""Characters of a line in which it begins as a credit."""
LONGEST_ADDRESS = 120
"""Characters of a line that is an e-mail address and little more; fewer than this."""
_PICTURE_END = re.compile(rf"(?:{alternatives(words.PICTURE_AGENCY_ENDINGS)})\W*$", re.IGNORECASE)
_LAST_LETTERS = frozenset("摄攝影)）")
_TAKEN_BY = re.compile(
    r"(?:[记記]者|[图圖]\s?[/／|｜:：]|[发發]|\s)[\s·]{0,2}[\u4e00-\u9fff]{2,4}\s?[/／]?\s?[摄攝]影?[)）]?$|[、＝=/／]\s?[\u4e00-\u9fff々]{2,6}\s?撮影[)）]?$"
)
"""``记者 陆一夫 摄``, ``山下涼子撮影``"""
_AGENCY_AND_NAME = re.compile(r"\(([^()/]{2,20})/([A-Z][^()/]{2,30})\)$")
"""``(Coast Wire/Ada Quill)``"""
_CAPTION_START = re.compile(
    rf"^(?:©|\(c\)|copyright\b|"
    rf"(?:{alternatives(words.PICTURES, words.CREDIT_WORDS, words.CAPTION_SOURCES)})s?"
    rf"(?:credits?|s|nachweis)?(?: credits?)?\s*[:：©]|(?:photo|photograph|picture|image)s? (?:by|courtesy of)\b)",
    re.IGNORECASE,
)
_AUTHOR_META = re.compile(
    rf"\(?(?:{alternatives(words.PICTURES, words.CREDIT_WORDS)})s?\s*:|"
    rf"(?:{alternatives(words.WEB_DESIGN)})\s+(?:by|von|par|por)\b",
    re.IGNORECASE,
)
_PICTURE_AGENCIES = frozenset(entries(words.PICTURE_AGENCIES))
_SENTENCE = re.compile(r"(?:^|\s)[a-zß-öø-ÿа-я]{4,}")
"""A longer word in small letters: names of people and agencies are written with capitals."""
_ARTICLE_CREDIT = re.compile(rf"^[\W_]*(?:{alternatives(words.ARTICLE_CREDITS)})", re.IGNORECASE)
_SOURCE = re.compile(rf"[\W_]*(?:{alternatives(words.SOURCES)})\s*[:：]\s*", re.IGNORECASE)
_CONTRIBUTED = re.compile(rf"\b(?:{alternatives(words.CONTRIBUTIONS)})\b", re.IGNORECASE)
_RIGHTS = re.compile(alternatives(words.RIGHTS), re.IGNORECASE)
_OWN_ADDRESS = re.compile(
    rf"[^.!?]{{0,40}}\b(?:{alternatives(words.OWN_ADDRESS)})\b[^.!?]{{0,20}}:\s*https?://\S+$", re.IGNORECASE
)
"""``Short link to this story: https://...``"""
_HOST = re.compile(r"(?:www\.)?[\w-]{2,}(?:\.[\w-]{2,}){0,2}\.[a-z]{2,6}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def is_only_picture_credit(text: str) -> bool:
    """Whether a caption only says whose the picture is: ``Foto: Ada Quill``, ``Getty Images``, ``(Ada Quill/AP)``."""
    bare = text.strip(" .")
    bracketed = bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1
    inner = bare[1:-1] if bracketed else bare
    if len(inner) > LONGEST_PICTURE_CREDIT:
        return False
    if _is_picture_agency(inner):
        return True
    if _CAPTION_START.match(inner):
        return not _SENTENCE.search(_CAPTION_START.sub("", inner, count=1))
    parts = inner.split("/")
    return (
        len(parts) > 1
        and (bracketed or not any(part != part.strip() for part in parts))
        and any(_is_picture_agency(part.strip()) for part in parts)
        and len(inner.split()) <= 6
        and not _SENTENCE.search(inner)
    )


def is_picture_credit(text: str) -> bool:
    """Whether a line of the text begins or ends as the credit of a picture, and so is its caption."""
    if _PICTURE_START.match(text[:LONGEST_START]):
        return True
    if ":" in text and (_LABEL_OF_PICTURE.match(text[:LONGEST_START]) or _PICTURE_IN_BRACKETS.fullmatch(text)):
        return True
    if text.startswith(_PICTURED) and len(text) <= LONGEST_PICTURE_CREDIT:
        return True
    end = text[-60:].lower()
    if text[-1:] in _LAST_LETTERS and _TAKEN_BY.search(end) is not None:
        return True
    if text[-1:] == ")" and (by := _AGENCY_AND_NAME.search(text[-60:])) is not None and is_agency(by[1]):
        return not is_agency(by[2])
    if "/" not in end and "ap photo" not in end and "images" not in end and "stock" not in end:
        return False
    return _PICTURE_END.search(end) is not None


def is_article_credit(text: str) -> bool:
    """Whether a line, at the end of an article, says who wrote, contributed, translated or owns it."""
    if len(text) > LONGEST_NOTE:
        return False
    address = _EMAIL.search(text) if len(text) < LONGEST_ADDRESS else None
    if address is not None and len(address.group()) > 0.25 * len(text):
        return True
    if len(text) < 200 and (_OWN_ADDRESS.match(text) or _HOST.fullmatch(text)):
        return True
    if (source := _SOURCE.match(text)) is not None and not _is_told(text[source.end() :]):
        return True
    return (
        _ARTICLE_CREDIT.match(text) is not None
        or _CONTRIBUTED.search(text) is not None
        or _RIGHTS.search(text) is not None
    )


def _is_told(text: str) -> bool:
    """Whether a text is a sentence, not names, titles and years: nearly all its words are written small."""
    words = text.split()
    if not ends_sentence(text) or count_words(text) < TOLD_WORDS or any(map(str.isdecimal, text)):
        return False
    return sum(word[0].islower() or not (word[0].isupper() or word[0].isascii()) for word in words) >= 0.6 * len(words)


def is_credit_in_author_meta(text: str) -> bool:
    """Whether an author meta credits a picture or who made the site: ``(Image: Agency)``, ``Developed by ...``."""
    return _AUTHOR_META.match(text) is not None


def _is_picture_agency(text: str) -> bool:
    return text.casefold() in _PICTURE_AGENCIES or is_agency(text)

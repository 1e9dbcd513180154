"""Whether a line in a script without capitals is a person's full name.

Nothing in how it is written tells such a name from a label, so frequent family or given names have to.
"""

from __future__ import annotations

import re

from tasks.pure.extract.lexicon.person_names import (
    ARABIC_GIVEN,
    CHINESE_FAMILIES,
    CHINESE_LONG_FAMILIES,
    CHINESE_NOUN_ENDINGS,
    CHINESE_SURE_FAMILIES,
    HEBREW_GIVEN,
    INDIAN_FAMILIES,
    JAPANESE_FAMILIES,
    JAPANESE_NOUN_ENDINGS,
    JAPANESE_SHORT_FAMILIES,
    KOREAN_FAMILIES,
    KOREAN_LONG_FAMILIES,
    KOREAN_NOUN_ENDINGS,
    PERSIAN_GIVEN,
)

UNCASED = re.compile(r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u09ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}|[\uac00-\ud7af]{1,2} [\uac00-\ud7af]{1,3}")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_JAPANESE = re.compile(r"[\u4e00-\u9fff々]{1,3} ?[\u3040-\u30ff\u4e00-\u9fff々]{1,4}")
_FULL_NAME = re.compile(r"[^\W\d_]+(?:[\u200c\u0900-\u09ff'’-]*)(?: [^\W\d_][\w\u200c\u0900-\u09ff'’-]*){1,3}")
_LONGEST_JAPANESE = 6
"""Letters of a Japanese name, without its blank, at most."""


def is_full_name(text: str) -> bool:
    """Whether a text is the full name of a person and nothing else, in a script that :data:`UNCASED` finds in it."""
    return _is_korean(text) or _is_chinese(text) or _is_japanese(text) or _is_of_words(text)


def may_be_short_name(text: str) -> bool:
    """Whether two Chinese letters may be a name, which other names beside them have to confirm."""
    return len(text) == 2 and text[0] in CHINESE_FAMILIES and text[1] not in CHINESE_NOUN_ENDINGS


def _is_korean(text: str) -> bool:
    bare = text.replace(" ", "")
    if _HANGUL.fullmatch(text) is None or bare.endswith(KOREAN_NOUN_ENDINGS):
        return False
    return (len(bare) == 3 and bare[0] in KOREAN_FAMILIES) or (
        3 <= len(bare) <= 4 and bare.startswith(KOREAN_LONG_FAMILIES)
    )


def _is_chinese(text: str) -> bool:
    if _HAN.fullmatch(text) is None or text[-1] in CHINESE_NOUN_ENDINGS:
        return False
    if text.startswith(CHINESE_LONG_FAMILIES):
        return len(text) >= 3
    return (len(text) == 3 and text[0] in CHINESE_FAMILIES) or (len(text) == 2 and text[0] in CHINESE_SURE_FAMILIES)


def _is_japanese(text: str) -> bool:
    bare = text.replace(" ", "")
    if (
        _JAPANESE.fullmatch(text) is None
        or bare[-1] in JAPANESE_NOUN_ENDINGS
        or not 3 <= len(bare) <= _LONGEST_JAPANESE
    ):
        return False
    family, _, given = text.partition(" ")
    if given:
        return family in JAPANESE_FAMILIES or family in JAPANESE_SHORT_FAMILIES
    return any(bare[:size] in JAPANESE_FAMILIES and len(bare) > size for size in (2, 3))


def _is_of_words(text: str) -> bool:
    """A name of two to four words in Arabic, Hebrew, Devanagari or Bengali letters."""
    words = text.split(" ")
    if not 2 <= len(words) <= 4 or _FULL_NAME.fullmatch(text) is None:
        return False
    first, last = words[0], words[-1]
    return first in ARABIC_GIVEN or first in PERSIAN_GIVEN or first in HEBREW_GIVEN or last in INDIAN_FAMILIES

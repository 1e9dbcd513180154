"""Reporters as Chinese papers name them: behind their paper's name, in brackets of the first sentence, under the text.

Chinese writes names without blanks between words and without capitals, so the word for a reporter (记者) has to say what is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tasks.pure.extract.byline.uncased import is_full_name, may_be_short_name
from tasks.pure.extract.lexicon.person_names import CHINESE_FAMILIES, CHINESE_LONG_FAMILIES, CHINESE_NOUN_ENDINGS

_HAN = r"[\u4e00-\u9fff]"
_LINE = re.compile(rf"^(?:本|[\u4e00-\u9fff·・-]{{1,16}})?(?:记者|記者)[\s・:：/／=＝]+(?={_HAN}{{2}})")
_CREDIT = re.compile(rf"^(?:采写|採寫|采访|採訪|采编|撰文|撰稿|文字?|作者)(?:\s?[:：/／|｜]\s?|\s)(?={_HAN}{{2}})")
_POST = re.compile(r"^[\u4e00-\u9fff·・-]{0,16}(?:记者|記者)")
_BRACKETS = re.compile(
    r"^[^（(〔〖［【。！？]{0,60}(?:【[^（）()【】]{1,12}】)?[（(〔〖［【]([^（）()〔〕〖〗［］【】]{0,20}(?:记者|記者)[^（）()〔〕〖〗［］【】]{1,40})[）)〕〗］】]"
)
"""``新京报讯（记者 陆一夫）``, ``新华社巴黎12月9日电（记者唐霁）``, ``〔記者陸一夫／海港報導〕``, ``【海港報】（記者 陸一夫）``"""
_PLACE_AND_DAY = re.compile(
    r"^([\u4e00-\u9fff]{2,4}?)[\u4e00-\u9fff]{2,8}?(?:\d{1,2}月)?\d{1,2}日(?:[综綜]合)?(?:外|[专專])?[电電][讯訊]?$"
)
"""``陸一夫海港縣22日電``: the name, a town and the day of the cable."""
_BETWEEN = re.compile(r"[\s、，,;；/／|｜]+")
_OTHERS = re.compile(r"(?:通讯员|通訊員|摄影|攝影|编辑|編輯|校对|校對|视频|視頻|制图|實習生|实习生)")
"""Behind it are those who did not write."""
_WORK = frozenset("整理 整合 综合 綜合 编译 編譯 报道 報導 摄影报道 摄 攝 图 圖 文 文图 文并图 台北报道".split())
_FROM = re.compile(rf"{_HAN}{{0,8}}(?:[报報]导|[报報]導|[报報]道|[电電]|[电電][讯訊]|特稿)")
"""From where and how: ``宜蘭即時報導``."""
_LONGEST = 40
"""Characters of a line that is a credit."""


def reporters_in(line: str) -> list[str]:
    """The names in a line that is a reporter's post or "text by", names, and nothing else: ``澎湃新闻记者 段彦超 廖艳``."""
    if len(line) > _LONGEST or (begins := _LINE.match(line) or _CREDIT.match(line)) is None:
        return []
    names = list(_names(_POST.sub("", line[begins.end() :])))
    return names if any(map(is_full_name, names)) and all(map(_may_be_name, names)) else []


def reporters_of_text(openings: Iterable[str], lines: Iterable[str]) -> list[str]:
    """The reporters in the brackets of a first sentence, else in one of the lines around the text."""
    for found in filter(None, map(_BRACKETS.match, openings)):
        names = list(_names(_POST.sub("", found[1], count=1)))
        if names and all(map(_is_name_of_a_reporter, names)):
            return names
    return next((names for line in lines if (names := reporters_in(line))), [])


def _names(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(_OTHERS.split(text, maxsplit=1)[0].strip(" :：")):
        if part and part not in _WORK and not _FROM.fullmatch(part):
            yield _before_place(part)


def _before_place(part: str) -> str:
    """A name without the town and the day that follow it: three letters, four behind one of the long family names."""
    if _PLACE_AND_DAY.match(part) is None:
        return part
    size = 4 if part.startswith(CHINESE_LONG_FAMILIES) else 3
    return part[:size] if _is_name_of_a_reporter(part[:size]) else part


def _is_name_of_a_reporter(text: str) -> bool:
    """Whether what follows the word for reporters in brackets is a name: ``（记者调查）`` has none."""
    if text[0] in CHINESE_FAMILIES or text.startswith(CHINESE_LONG_FAMILIES):
        return 2 <= len(text) <= 4
    return len(text) == 3 and text[-1] not in CHINESE_NOUN_ENDINGS


def _may_be_name(text: str) -> bool:
    return is_full_name(text) or may_be_short_name(text)

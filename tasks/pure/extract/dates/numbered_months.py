"""Dates whose month is a number next to a word for month: Chinese, Japanese, Korean, Vietnamese, Mongolian.

Publishing systems made for other languages print them in the order of these: ``3月 4, 2026``, ``04 3월 2026``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_Patterns = tuple[tuple[re.Pattern[str], str], ...]
"""Each with the order of its groups: year, month, day."""
_HAN = "〇零一二三四五六七八九"
_HAN_MONTH = rf"(?<![十{_HAN}\d])(\d{{1,2}}|十[一二]?|[一二三四五六七八九])"
_HAN_DAY = r"(\d{1,2}(?!\d)|(?:二?十|三十)[一二三四五六七八九]?|[一二三四五六七八九])"
_EAST_ASIAN: _Patterns = (
    (re.compile(rf"(\d{{4}}|[{_HAN}]{{4}})\s*[年년]\s*{_HAN_MONTH}\s*[月월]\s*{_HAN_DAY}\s*[日일號号]?"), "ymd"),
    (re.compile(rf"{_HAN_MONTH}\s?[月월]\s*(\d{{1,2}})(?:\s?[日일號号])?\s?,\s*(\d{{4}})(?!\d)"), "mdy"),
    (re.compile(rf"(?<![\d:.])(\d{{1,2}})(?:\.\s?|,?\s+|-){_HAN_MONTH}\s?[月월][\s,-]+(\d{{4}})(?!\d|:\d)"), "dmy"),
)
_VIETNAMESE: _Patterns = (
    (
        re.compile(
            r"(\d{1,2})[\s/,-]{0,4}(?:tháng|thg|\bth(?=\d))\.?\s{0,3}(\d{1,2})[\s,/-]{0,4}(?:năm)?\s{0,3}(\d{4})",
            re.IGNORECASE,
        ),
        "dmy",
    ),
    (
        re.compile(r"(?:tháng|thg|\bth(?=\d))\.?\s{0,3}(\d{1,2})\s{1,3}(\d{1,2}),?\s{1,3}(\d{4})(?!\d)", re.IGNORECASE),
        "mdy",
    ),
)
_SHORT_VIETNAMESE = re.compile(r"\bth(?:g|\d)", re.IGNORECASE)
"""``4 thg 3, 2026`` and ``Th3 4, 2026``, of letters that English has too."""
_MONGOLIAN: _Patterns = (
    (
        re.compile(
            r"(\d{4})\s{0,3}-?\s{0,3}оны?\s{0,3}(\d{1,2})(?:\s?-?\s?р)?\s{0,3}сар(?:ын)?\s{0,3}(\d{1,2})(?!\d)",
            re.IGNORECASE,
        ),
        "ymd",
    ),
    (re.compile(r"(\d{1,2})\s?-?\s?р\s{0,3}сар(?:ын)?\s{0,3}(\d{1,2}),\s{0,3}(\d{4})(?!\d)", re.IGNORECASE), "mdy"),
    (
        re.compile(
            r"(?<![\d:])(\d{1,2})[\s-]{1,3}(\d{1,2})\s?-?\s?р\s{0,3}сар(?:ын)?[\s,-]{0,3}(\d{4})(?!\d)", re.IGNORECASE
        ),
        "dmy",
    ),
)


class NumberedDate(NamedTuple):
    """A date as its numbers say, which need not be one of the calendar, and where it is in the text."""

    year: int
    month: int
    day: int
    start: int
    end: int


def date_of_numbered_month(text: str) -> NumberedDate | None:
    """The first such date in a text; None where there is none."""
    for pattern, order in _patterns_for(text):
        if found := pattern.search(text):
            parts = dict(zip(order, map(_number, found.groups()), strict=True))
            return NumberedDate(parts["y"], parts["m"], parts["d"], found.start(), found.end())
    return None


def _patterns_for(text: str) -> _Patterns:
    if text.isascii():
        return _VIETNAMESE if _SHORT_VIETNAMESE.search(text) else ()
    if "月" in text or "월" in text:
        return _EAST_ASIAN
    return _MONGOLIAN if "сар" in text.casefold() else _VIETNAMESE


def _number(written: str) -> int:
    """A number of up to two places with a sign for ten, or of digits alone: ``十二``, ``二十四``, ``二〇二六``."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.partition("十")
    if ten:
        return 10 * (_digit(tens) if tens else 1) + (_digit(ones) if ones else 0)
    return int("".join(str(_digit(sign)) for sign in written))


def _digit(sign: str) -> int:
    return max(0, _HAN.index(sign) - 1)

"""How bylines begin in any language: the patterns made of the one table of words for "by"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.pure.extract.lexicon.bylines import (
    BEHIND_REPORTERS,
    BY_LABELS,
    BY_PHRASES,
    BY_WORDS,
    BYLINE_KINDS,
    PARTICLES,
    STRIPPED_BEFORE_NAMES,
)
from tasks.pure.extract.lexicon.tables import grouped

_REPORTERS = frozenset({"记者", "記者"})
"""A title as well as a label: what may come before and behind it is in a pattern of its own."""
_HOUSES = "[社报報网網部台局刊]|新[闻聞]|通信|通[讯訊]|周[末刊]|週刊|[财財][经經]|频道|頻道|[视視][点點频頻]|[评評][论論]|客户端|融媒体"
"""What the name of a paper, agency or station ends in."""
HOUSE = re.compile(rf"(?:{_HOUSES})$")
_POSTS = "特[约約派]|[见見][习習]|[实實][习習]|首席|高[级級]|[资資]深|[专專][栏欄题題]|全媒体|[摄攝]影|[驻駐][\u4e00-\u9fff]{1,4}"
"""What a reporter may be."""


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first."""
    return grouped(sorted({re.escape(word) for word in words}, key=lambda word: (-len(word), word)))


def _all(*columns: Iterable[Iterable[str]]) -> list[str]:
    return [word for column in columns for row in column for word in row]


_LABELS = _all(BY_LABELS.values())
_WITH_COLON = [label[:-1] for label in _LABELS if label.endswith(":")]
_WORDS_AND_PHRASES = _all(BY_WORDS.values(), BY_PHRASES.values())
_FREE = [*_WORDS_AND_PHRASES, *(label for label in _LABELS if not label.endswith(":"))]
_BARE_LABELS = [label.rstrip(":") for label in _LABELS]

_WITHOUT_SPACES = re.compile(r"[\u3040-\u9fff]")
_EAST_ASIAN = [
    word for word in (*_FREE, *STRIPPED_BEFORE_NAMES) if _WITHOUT_SPACES.match(word) and word not in _REPORTERS
]
_EAST_ASIAN_WITH_MARK = [label[:-1] for code in ("zh", "ja", "ko") for label in BY_LABELS[code] if label.endswith(":")]

_LONG_EAST_ASIAN = [
    bare for code in ("zh", "ja", "ko") for label in BY_LABELS[code] if len(bare := label.rstrip(":")) > 1
]

WORDS = any_of(_all(BY_WORDS.values()))
"""``by|von|par ...``, for patterns that have more to say."""
PHRASES = any_of(_all(BY_PHRASES.values()))
"""``written by|verfasst von ...``, likewise."""
WORDS_NOT_IN_NAMES = frozenset(_all(BY_WORDS.values())) - PARTICLES
"""Those that are never a part of a name, as ``von`` and ``di`` are."""
PREFIX = re.compile(
    rf"^(?:[\s:–—\-|•·/]*(?:{any_of([*_WORDS_AND_PHRASES, *_BARE_LABELS, *STRIPPED_BEFORE_NAMES])})"
    r"(?:\s*[:：]\s*|\s+(?=\S)|$))",
    re.IGNORECASE,
)
"""What a byline begins with before its first name."""
EAST_ASIAN_PREFIX = re.compile(
    rf"^(?:(?:{any_of(_EAST_ASIAN_WITH_MARK)})\s*(?:[・:：/／=＝]\s*|\s)|(?:{any_of(_EAST_ASIAN)})\s*[・:：/／=＝]?\s*|"
    rf"(?:本[报報刊网網台社]?|[\u4e00-\u9fff·・-]{{1,16}}?(?:{_HOUSES})(?:\s?[／/]\s?)?)?(?:{_POSTS})?(?:记者|記者)[\s・:：/／=＝]*(?=[\u4e00-\u9fff]{{2}}|$)|"
    rf"[\u4e00-\u9fff·・-]{{2,16}}(?:记者|[专專][栏欄]作[者家]|特[约約]撰稿人?|撰稿人)[\s:：/／]+(?=[\u4e00-\u9fff]{{2}}))"
)
"""The same where no space is between it and the name, or a paper's name and a post are before the word for a reporter."""
TEXT = re.compile(
    rf"^\s*(?:(?:{'|'.join(BYLINE_KINDS)})\s+)?"
    rf"(?:(?:{any_of(_FREE)})(?:\s*[:：]\s*|\s+|$)|(?:{any_of(_WITH_COLON)})\s*[:：/・＝]\s*)(.*)$",
    re.IGNORECASE,
)
"""A text that is a byline; its group is what comes after."""
WITHIN = re.compile(rf"(?:^|[\s|｜　])(?:{any_of(_BARE_LABELS)})\s*[:：/]\s*([^|｜　:：\d]{{2,60}})", re.IGNORECASE)
"""A byline in the middle of a line of a page's data: time, source, writer."""
REPORTED_BY = re.compile(
    rf"(?:^|[\s|｜/／・\]】）)])([\u3040-\u30ff\u4e00-\u9fff]{{2,8}}|[\uac00-\ud7af]{{2,4}})\s?(?:{any_of(BEHIND_REPORTERS)})(?=$|[\s|｜/／・（(])"
)
"""A name before the word for a reporter: ``山田花子記者``."""
LABEL_AT_END = re.compile(
    rf"[\s|｜\u3000](?:(?:{any_of(_BARE_LABELS)})\s*[:：]|(?:{any_of(_LONG_EAST_ASIAN)}))\s*$", re.IGNORECASE
)
"""A line that ends in the label of the writer, whose name is in an element of its own: ``2026-03-04 来源：海港报 作者：``."""
CARD_LABEL = re.compile(rf"(?:{any_of([*_WORDS_AND_PHRASES, *_BARE_LABELS])})\s*[:：]?", re.IGNORECASE)
"""What a card for social media writes over the name of the writer."""
LABELLED = re.compile(
    rf"^\s*(?:{any_of([*_all(BY_PHRASES.values()), *_BARE_LABELS])})\s*[:：]?\s*((?<=[\s:：])\S.*)?$", re.IGNORECASE
)
"""A text that is a label of the writer with or without the name; a bare "by" may begin any text."""
_FIRST_LETTERS = 3
_LABELS_BEGIN = frozenset(
    label.lower().replace("ı", "i")[:_FIRST_LETTERS] for label in (*_all(BY_PHRASES.values()), *_BARE_LABELS)
)
"""The first letters of those labels; the Turkish dotless i is an i to regular expressions, too."""


def label_and_name(text: str) -> re.Match[str] | None:
    """``LABELLED`` at the beginning of a text; that most texts in ASCII have no label there is known by three letters."""
    if text.isascii() and text.lstrip()[:_FIRST_LETTERS].lower() not in _LABELS_BEGIN:
        return None
    return LABELLED.match(text)

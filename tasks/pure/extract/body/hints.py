"""What the names that sites give their elements say about what is in them.

The words of ``class``, ``id``, ``role``, ``data-testid`` and the like, in English and a dozen other languages, are in
the lexicon. They are weak hints and none decides alone: the body finder compares how much of the page's prose is in
the element.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tasks.pure.extract.lexicon.class_names import (
    CLASS_NAMES,
    DERIVING,
    FUNCTION_WORDS,
    SHORTEST_FRONT,
    hyphenated,
    words_of,
)
from tasks.pure.extract.lexicon.tables import entries


class Hint:
    """What an element is said to hold: bits of an ``int`` (an enum's operators cost ten times as much)."""

    NONE: Final = 0
    SHARE: Final = 1
    RELATED: Final = 2
    NEWSLETTER: Final = 4
    AD: Final = 8
    COMMENT: Final = 16
    CAPTION: Final = 32
    BYLINE: Final = 64
    NAVIGATION: Final = 128
    OVERLAY: Final = 256
    PAYWALL: Final = 512
    MEDIA: Final = 1024
    TAGS: Final = 2048
    HIDDEN: Final = 4096
    FACTS: Final = 8192
    SLIDES: Final = 16384
    BODY: Final = 1 << 16
    LEAD: Final = 1 << 17
    TITLE: Final = 1 << 18
    ARTICLE_BODY: Final = 1 << 19
    PICTURE: Final = 1 << 20
    POINTS: Final = 1 << 21


JUNK: Final = 0xFFFF
"""The hints that say that an element is not the article's."""
_NAMES = {bit: name.lower() for name, bit in vars(Hint).items() if name.isupper() and bit}


_HINT_OF_MEANING = {name: bit for bit, name in _NAMES.items()} | {"date": Hint.BYLINE, "crumb": Hint.NAVIGATION}


def describe(hints: int) -> str:
    """The hints by name: ``share, media``."""
    return ", ".join(name for bit, name in _NAMES.items() if hints & bit)


# By their first three letters: one look-up at each letter of a name, where sixteen patterns took five times as long.
_STEMS_BY_START: dict[str, list[tuple[str, int]]] = {}
_WORD_HINTS: dict[str, int] = {}
for _meaning, _names in CLASS_NAMES.items():
    _hint = _HINT_OF_MEANING[_meaning]
    for _stem in entries(_names.body_stems):
        _STEMS_BY_START.setdefault(_stem[:3], []).append((_stem, _hint))
    for _word in entries(_names.words, _names.body_words):
        _WORD_HINTS[_word] = _WORD_HINTS.get(_word, Hint.NONE) | _hint
# "has-sidebar", "no-comments", "with-caption" tell of something else, next to the element or in it.
_ABOUT_ANOTHER = re.compile(r"\b(?:has|no|not|with|without|is-not|js-no|hide-on|show-on)[-_][\w-]+")
# Only as a whole name: "label-hidden" hides a label, "overflow-hidden" what is too wide.
_HIDDEN = frozenset(
    "hidden hide invisible is-hidden u-hidden u-hide is-hide d-none display-none element-invisible element-hidden".split()
)
# "hidden md:block", "d-none d-lg-flex": shown where the screen is wide enough.
_SHOWN = re.compile(r"(?:^|\s)(?:\w+:|d-\w+-)(?:block|flex|grid|inline|table)")
# "accordion-content hidden": folded away until the reader clicks on the question above it.
_FOLDED = re.compile(r"accordion|collaps|expand|faq|foldable|tab-?pan|toggle", re.IGNORECASE)
# "text-image", "media-body", "photo-list": text and pictures side by side.
_TEXT_AND_PICTURE = re.compile(r"text|body|paragraph|copy|list|grid|slide|gallery")
_HIDING = re.compile(
    r"display:none|visibility:hidden|clip:rect\((?:0|1px)|clip-path:inset\((?:50|100)%|(?:left|top|text-indent):-\d{3,}"
)
_KEY_POINTS = re.compile(
    r"key-?_?(?:points?|takeaways?|messages|facts-list)|takeaways?|article-(?:highlights|summary)|tl-?dr|at-a-glance|in-brief|"
    r"in-kuerze|auf-einen-blick|essentiel|puntos-clave|pontos-chave|punti-chiave|in-het-kort|i-korthet"
)
_DIGIT = re.compile(r"\d")
_FUNCTION_WORDS = frozenset(" ".join(entries(FUNCTION_WORDS)).split())
_CHARACTERS = re.compile(r"[a-z]+|[A-Z]+|\d+")
_HEXADECIMAL = re.compile(r"(?=[a-f]*\d+[a-f])[\da-f]{4,}|(?=.*\d)[\da-f]{10,}")
"""``0243ad1``, ``08ad``; letters and a number behind them are a name: ``ad01``."""
MACHINE_MADE = 6
"""Characters of a part of a name, from which it may be a random key."""
SLUG_WORDS, SLUG_FUNCTION_WORDS = 6, 2
"""Words of an ``id``, and articles and prepositions among them, from which it is a sentence: names have hardly any."""
ANCHOR_HYPHENS = 2
"""Hyphens in the ``id`` of a heading, from which it is a sentence of words."""
_DERIVING = frozenset(entries(DERIVING))
_LETTERS_AT_END = re.compile(r"(?<![a-z])[a-z]+\Z")
_cache: dict[str, int] = {}
_CACHE_LIMIT = 50_000
_LONGEST = 80
"""Characters of one name that are read: longer ones are made by machines."""


def hints_of(names: str) -> int:
    """The hints in the joined ``class``, ``id`` ... of one element."""
    hints = Hint.NONE
    for name in names.split():
        known = _cache.get(name)
        hints |= known if known is not None else _read(name)
    if hints & Hint.HIDDEN and (_SHOWN.search(names) or _FOLDED.search(names)):
        hints &= ~Hint.HIDDEN
    return hints


@lru_cache(maxsize=4096)
def is_hiding(style: str) -> bool:
    """Whether a ``style`` hides its element from sight, also where it stays for screen readers."""
    return _HIDING.search(style.replace(" ", "").lower()) is not None


@lru_cache(maxsize=1024)
def names_key_points(names: str) -> bool:
    """Whether an ``<aside>`` is called one of what the article says in short, not of something else."""
    return _KEY_POINTS.search(hyphenated(names)) is not None


@lru_cache(maxsize=1024)
def names_text(names: str) -> bool:
    """Whether an element with a picture is called one of text and picture side by side: ``text-image``, ``media-body``."""
    return _TEXT_AND_PICTURE.search(names.lower()) is not None


def is_slug(name: str) -> bool:
    """Whether an ``id`` is a sentence of the text, whose words say nothing about the element: ``h-on-alert-at-every-nest``."""
    if name.count("-") + name.count("_") < SLUG_WORDS - 1:
        return False
    words = [word for word in words_of(name.lower()) if word]
    return len(words) >= SLUG_WORDS and sum(word in _FUNCTION_WORDS for word in words) >= SLUG_FUNCTION_WORDS


def is_anchor(name: str) -> bool:
    """Whether the ``id`` of a heading is made of its words, for links to it: ``how-to-sell-ads-online``; ``related`` is not."""
    return name.count("-") + name.count("_") >= ANCHOR_HYPHENS


def _without_keys(name: str) -> str:
    """A name without the parts that are random: ``n1AuAdJlVL``, in which "ad" stands by chance, and ``a7f3ad9c``."""
    if _DIGIT.search(name) is None:
        return name
    parts = re.split(r"([-_])", name)
    return "".join(
        ""
        if (len(part) >= MACHINE_MADE and not part.isalpha() and 2 * len(_CHARACTERS.findall(part)) > len(part))
        or _HEXADECIMAL.fullmatch(part)
        else part
        for part in parts
    )


def _is_other_word(text: str, stem: str, at: int) -> bool:
    """Whether a stem in the middle of a word is a part of one that means something else, not of one that was glued together.

    ``megamenu`` and ``cookieconsent`` are glued; ``correlated``, ``masthead-wrapper`` and ``Bewerbung`` are words of their own.
    """
    front = _LETTERS_AT_END.search(text, 0, at)
    return 0 < stem.find("-") < SHORTEST_FRONT or (front is not None and front.group() in _DERIVING)


def _read(name: str) -> int:
    found = Hint.NONE
    is_look = ":" in name or "[" in name  # "hover:...", "w-[3rem]"
    if not is_look and not is_slug(name):
        text = hyphenated(_without_keys(name[:_LONGEST]))
        if "-" in text or "_" in text:
            text = _ABOUT_ANOTHER.sub(" ", text)
        for at in range(len(text) - 2):
            for stem, hint in _STEMS_BY_START.get(text[at : at + 3], ()):
                if text.startswith(stem, at) and not (at and text[at - 1].isalpha() and _is_other_word(text, stem, at)):
                    found |= hint
        if text.endswith("dek"):  # "article-dek", not "dekoration"
            found |= Hint.LEAD
        for word in words_of(text):
            found |= _WORD_HINTS.get(word, Hint.NONE)
        if found & Hint.PICTURE and _TEXT_AND_PICTURE.search(text):
            found &= ~Hint.PICTURE
        if text in _HIDDEN:
            found |= Hint.HIDDEN
    if len(_cache) >= _CACHE_LIMIT:
        _cache.clear()
    _cache[name] = found
    return found

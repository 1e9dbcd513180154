"""Words as a reader sees them: invisible marks out, white space folded, entities resolved, Unicode NFC."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps

from tasks.pure.plain_characters import normal_form

# Soft hyphen, zero-width space, word joiner, byte order mark and the marks of writing direction: none is visible,
# each splits a word for a search. U+200C and U+200D stay: Persian, Hindi and emoji mean something by them.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_WIDE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_THAI_AND_KIN = r"\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
_IDEOGRAMS = re.compile(f"[{_WIDE}]")
_UNSPACED = re.compile(f"[{_THAI_AND_KIN}]+")
_WITHOUT_BLANKS = re.compile(f"[{_WIDE}{_THAI_AND_KIN}]")
_WESTERN = "cp1252"
_NO_WORD = bytes(
    code
    for code, character in enumerate(bytes(range(256)).decode(_WESTERN, "replace"))
    if not character.isalnum() and not character.isspace() and character != "\u2014"
)
_DASH_AS_SPACE = bytes.maketrans("\u2014\u00a0".encode(_WESTERN), b"  ")
_SENTENCE_ENDS = tuple(".!?…。！？؟۔।॥:»”\"'’）)」』")
_UNMARKED_SENTENCE = 40
"""Letters of a Thai sentence, at least: some ten words."""
_NOT_ALPHANUMERIC = bytes(code for code in range(128) if not chr(code).isalnum())


def clean(text: str) -> str:
    """One line or paragraph: NFC, no invisible marks, spaces folded. A newline (of ``<br>``) stays a newline."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)  # encoded twice by the publisher: the parser has resolved them once
    if text.isprintable():  # most texts: no invisible mark is, nor white space other than blanks
        text = normal_form("NFC", text)
        return " ".join(text.split()) if "  " in text else text.strip(" ")
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    text = normal_form("NFC", text)
    if "\n" in text:
        return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)
    return " ".join(text.split())


def count_words(text: str) -> int:
    """The number of words: what is between blanks or em dashes and has a letter or digit.

    In scripts without spaces it is estimated from their mean word: two ideograms or kana, four letters of Thai, Lao,
    Khmer or Burmese.
    """
    try:
        # A Western European text has one byte a character, and its words are counted ten times as fast.
        western = text.encode("ascii" if text.isascii() else _WESTERN)
    except UnicodeEncodeError:
        return _count_in_any_script(text)
    return len(western.translate(_DASH_AS_SPACE, _NO_WORD).split())


def _count_in_any_script(text: str) -> int:
    ideograms = unspaced = 0
    if _WITHOUT_BLANKS.search(text):
        text, ideograms = _IDEOGRAMS.subn(" ", text)
        unspaced = sum((len(run) + 3) // 4 for run in _UNSPACED.findall(text))
        text = _UNSPACED.sub(" ", text)
    words = text.replace("\u2014", " ").split()
    spaced = sum([word[0].isalnum() or any(map(str.isalnum, word)) for word in words])
    return spaced + (ideograms + 1) // 2 + unspaced


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences do, in the scripts that mark it; in Thai, where nothing does, whether it is as long."""
    return text.endswith(_SENTENCE_ENDS) or ("\u0e00" < text[-1:] < "\u0e80" and len(text) >= _UNMARKED_SENTENCE)


_LONGEST_KEPT = 400
"""Characters of a text whose folded form is kept: headlines, names and lines are compared many times, paragraphs hardly."""


def _kept(fold: Callable[[str], str]) -> Callable[[str], str]:
    """The same function, with its results for the last short texts."""
    cached = lru_cache(maxsize=1024)(fold)

    @wraps(fold)
    def folded(text: str) -> str:
        return cached(text) if len(text) <= _LONGEST_KEPT else fold(text)

    return folded


@_kept
def same_words(text: str) -> str:
    """For comparison: letters and digits alone, case folded. ``"“A–b” c"`` and ``"a b, C"`` are the same."""
    if text.isascii():
        return text.lower().encode().translate(None, _NOT_ALPHANUMERIC).decode()
    # Word by word: most words are letters alone, which one call of isalnum shows.
    words = normal_form("NFKC", text).casefold().split()
    return "".join([word if word.isalnum() else "".join(filter(str.isalnum, word)) for word in words])


def clean_line(text: str) -> str:
    """One line without entities (templates encode twice) and without invisible marks."""
    if "&" in text:
        text = html.unescape(text)
    if "  " not in text and text.isprintable():  # most texts: no white space but single blanks, and no invisible marks
        return text.strip(" ")
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").split())


@_kept
def compact_key(text: str) -> str:
    """Letters and digits alone, in one case: how a host would spell a name."""
    return _NOT_WORD.sub("", _in_one_case(text))


def asks(text: str) -> bool:
    """Whether a line ends in a question mark; the Greek one is a semicolon."""
    return text.endswith(("?", "？", "؟")) or _GREEK_QUESTION.search(text) is not None


@_kept
def word_key(text: str) -> str:
    """Words in one case separated by single blanks: equal for two spellings of one headline."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words in one case and compatible form (NFKC), without punctuation."""
    if not text.isascii():
        text = normal_form("NFKC", text)
    return _WORDS.findall(_in_one_case(text))


def _in_one_case(text: str) -> str:
    """Small letters; without the dot that a Turkish capital leaves over its small letter."""
    return text.casefold().replace("i\u0307", "i")


_MARKS = "".join(letter for letter in map(chr, range(0x300, 0x1B00)) if unicodedata.category(letter) in ("Mn", "Mc"))
"""Marks over, under and next to letters. The vowels of Indian scripts are among them and belong to their words."""
_GREEK_QUESTION = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]\s?[;\u037e]$")
_NOT_WORD = re.compile(rf"(?:[^\w{_MARKS}]|_)+")
_WORDS = re.compile(rf"[\w{_MARKS}]+")

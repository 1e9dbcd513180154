"""Words as a reader sees them: invisible marks out, white space folded, entities resolved, Unicode NFC."""

from __future__ import annotations

import html
import re
import unicodedata

from tasks.pure.plain_characters import normal_form

# Soft hyphen, zero-width space, word joiner, byte order mark and the marks of writing direction: none is seen,
# each parts a word for a search. U+200C and U+200D stay: Persian, Hindi and emoji mean something by them.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
# Scripts that part no words: their characters count one by one.
_WIDE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
WIDE_PER_WORD = 2
"""Characters of Japanese, Chinese, Thai ... that weigh as much as one word of English text."""
_SENTENCE_ENDS = tuple(".!?…。！？؟۔।॥:»”\"'’）)」』")
_NOT_ALPHANUMERIC = bytes(code for code in range(128) if not chr(code).isalnum())


def clean(text: str) -> str:
    """One line or paragraph: NFC, no invisible marks, spaces folded. A newline (of ``<br>``) stays a newline."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)  # encoded twice by the publisher: the parser has resolved them once
    if not text.isprintable() and _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    if not text.isascii():
        text = normal_form("NFC", text)
    if "\n" in text:
        return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Words, where scripts without spaces count ``WIDE_PER_WORD`` characters as one."""
    if text.isascii():
        return text.count(" ") + 1 if text else 0
    spaced, runs = _WIDE.subn(" ", text)
    if not runs:
        return len(text.split())
    wide = len(text) - len(spaced) + runs
    return len(spaced.split()) + (wide + WIDE_PER_WORD - 1) // WIDE_PER_WORD


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences do, in the scripts that mark it."""
    return text.endswith(_SENTENCE_ENDS)


def same_words(text: str) -> str:
    """For comparison: letters and digits alone, case folded. ``"“A–b” c"`` and ``"a b, C"`` are the same."""
    if text.isascii():
        return text.lower().encode().translate(None, _NOT_ALPHANUMERIC).decode()
    # Word by word: most words are letters alone, which one call tells.
    words = normal_form("NFKC", text).casefold().split()
    return "".join([word if word.isalnum() else "".join(filter(str.isalnum, word)) for word in words])


def clean_line(text: str) -> str:
    """One line without entities (templates encode twice) and without invisible marks."""
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").split())


def compact_key(text: str) -> str:
    """Letters and digits alone, in one case: how a host would spell a name."""
    return _NOT_WORD.sub("", _in_one_case(text))


def word_key(text: str) -> str:
    """Words in one case parted by single blanks: equal for two spellings of one headline."""
    return " ".join(_WORDS.findall(_in_one_case(text)))


def _in_one_case(text: str) -> str:
    """Small letters; the dot that a Turkish capital leaves over its small letter goes."""
    return text.casefold().replace("i\u0307", "i")


_MARKS = "".join(letter for letter in map(chr, range(0x300, 0x1B00)) if unicodedata.category(letter) in ("Mn", "Mc"))
"""What stands over, under and beside letters: the vowels of India are such, and belong to their words."""
_NOT_WORD = re.compile(rf"(?:[^\w{_MARKS}]|_)+")
_WORDS = re.compile(rf"[\w{_MARKS}]+")

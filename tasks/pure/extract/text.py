"""Words as a reader sees them: invisible marks out, white space folded, entities resolved, Unicode NFC."""

from __future__ import annotations

import html
import re
import unicodedata

# Soft hyphen, zero-width space, word joiner, byte order mark and the marks of writing direction: none is seen,
# each parts a word for a search. U+200C and U+200D stay: Persian, Hindi and emoji mean something by them.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0, 9), *range(14, 32), 0x7F]
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_BREAK = re.compile(r" ?\n[ \n]*")
# Scripts that part no words: their characters count one by one.
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
WIDE_PER_WORD = 2
"""Characters of Japanese, Chinese, Thai ... that weigh as much as one word of English text."""
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।॥:»”\"’'）)]$")


def clean(text: str) -> str:
    """One line or paragraph: NFC, no invisible marks, spaces folded. A newline (of ``<br>``) stays a newline."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)  # encoded twice by the publisher: the parser has resolved them once
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    elif not text.isprintable():
        text = text.translate(_INVISIBLE)
    if "\n" in text:
        return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)
    return " ".join(text.split())


def count_words(text: str) -> int:
    """Words, where scripts without spaces count ``WIDE_PER_WORD`` characters as one."""
    if text.isascii():
        return text.count(" ") + 1 if text else 0
    wide = len(_WIDE.findall(text))
    if not wide:
        return len(text.split())
    return len(_WIDE.sub(" ", text).split()) + (wide + WIDE_PER_WORD - 1) // WIDE_PER_WORD


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences do, in the scripts that mark it."""
    return _SENTENCE_END.search(text) is not None


def same_words(text: str) -> str:
    """For comparison: letters and digits alone, case folded. ``"“A–b” c"`` and ``"a b, C"`` are the same."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))

"""Texts in the vertical format of corpus tools (CWB, CQPweb, Sketch Engine): a token a line, structure as tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from tasks.pure.plain_characters import combining_marks

__all__ = ["tokens", "vertical"]

ATTRIBUTES = ("article_id", "source", "day", "language", "section", "agency", "title", "url")
"""Columns of an article that become attributes of its ``<text>``; ``authors`` and ``tags`` follow as sets."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


def vertical(row: Mapping[str, Any]) -> Iterator[str]:
    """An article as lines without line ends: ``<text ...>``, ``<head>``, a ``<p>`` for each paragraph, ``</text>``.

    Args:
        row: with :data:`ATTRIBUTES`, ``authors``, ``tags``, ``title`` and ``body``.
    """
    attributes = [(name, row[name]) for name in ATTRIBUTES]
    written = [(name, "" if value is None else str(value)) for name, value in attributes]
    written += [(name, _as_set(row[name] or ())) for name in ("authors", "tags")]
    yield f"<text {' '.join(f'{name}={chr(34)}{_attribute(value)}{chr(34)}' for name, value in written)}>"
    if row["title"]:
        yield from ("<head>", *map(_line, tokens(row["title"])), "</head>")
    for paragraph in row["body"].split("\n\n"):
        yield from ("<p>", *map(_line, tokens(paragraph)), "</p>")
    yield "</text>"


def tokens(text: str) -> list[str]:
    """Words, and each other sign by itself. Single signs inside a word keep it together: ``Biden's``, ``covid-19``, ``U.S``.

    In scripts without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) each letter is a token, with the
    marks on it.
    """
    return _pattern().findall(text)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    marks = combining_marks()
    word = rf"(?:[^\W_{_UNSPACED}]|[{marks}])"
    return re.compile(rf"[^\W_{marks}{_UNSPACED}]{word}*(?:['’.·-]{word}+)*|[{_UNSPACED}][{marks}]*|[^\s]")


def _line(token: str) -> str:
    return escape(token, quote=False)


def _attribute(value: str) -> str:
    return escape(" ".join(value.split()))


def _as_set(values: Sequence[str]) -> str:
    """``|a|b|``, as CWB writes sets; ``|`` alone is the empty one."""
    return "|" + "".join(f"{value.replace('|', '/')}|" for value in values)

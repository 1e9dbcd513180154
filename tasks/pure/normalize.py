"""Normalizing: from an extraction to an article or a reject reason; the last step without a database."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from tasks.pure.extract import extract
from tasks.pure.extract.version import version_of
from tasks.pure.records import Article, Extraction, Fields, Page, Reason, Rejection, SourceRules

MIN_WORDS = 25
"""Words that a page with a headline and a date needs: the shortest agency briefs have some 25."""
MIN_WORDS_UNDATED = 60
"""Words that a page without a date needs: menus, author pages and video shells have fewer."""
MIN_WORDS_PAID = 10
"""Words that a teaser needs; its ``access`` marks it as one."""

_PARAGRAPHS = frozenset({"lead", "body"})
_AS_READ = frozenset({"canonical_url", "amp_url", "image_url", "language", "access", "page_type"})
"""Addresses and codes: another spelling of them is another value."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_KINDS = "".join(
    "a" if character.isalnum() else "-" if character in "'’.-" else " "
    for character in bytes(range(256)).decode("cp1252", "replace")
).encode()
"""For ``bytes.translate``: :data:`_WORD` for each character of Windows-1252."""
_IDEOGRAMS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]+")


def article_from(page: Page, rules: SourceRules, *, explain: bool = False) -> Article | Rejection:
    """Extract and judge a page: all that a parser process does with it. Never raises, whatever the page contains."""
    return judge(extract(page, rules, explain=explain), rules)


def judge(extraction: Extraction, rules: SourceRules) -> Article | Rejection:
    """The article in an extraction, or why there is none. Judging twice changes nothing."""
    if extraction.no_article is not None:
        return _rejected(extraction.no_article, extraction.no_article_detail, extraction)
    values = _normalized(extraction)
    title, words = values["title"], count_words(values["body"])
    dated = extraction.published is not None and extraction.published.day is not None
    floor = MIN_WORDS if dated and title else MIN_WORDS_UNDATED
    if extraction.access == "paid":
        floor = min(floor, MIN_WORDS_PAID)
    if words < floor:
        missing = "" if dated and title else " of a page without " + ("date" if title else "headline")
        return _rejected("thin", f"{words} words, {floor} wanted{missing}", extraction)
    if rules.languages and extraction.language and extraction.language not in rules.languages:
        return _rejected("language", f"{extraction.language}, not {', '.join(rules.languages)}", extraction)
    return Article(
        **values | {"language": extraction.language or rules.language},
        word_count=words,
        content_hash=content_hash(title, values["lead"], values["body"], values["authors"]),
        extractor=version_of(rules),
        evidence=extraction.evidence,
    )


def _normalized(extraction: Extraction) -> dict[str, Any]:
    """The fields of an article: texts on one line, lead and body in paragraphs, names and tags without empty ones."""
    values: dict[str, Any] = {}
    for field in fields(Fields):
        value = getattr(extraction, field.name)
        if field.name in _PARAGRAPHS:
            value = paragraphs(value)
        elif isinstance(value, tuple):
            value = tuple(text for text in map(one_line, value) if text)
        elif isinstance(value, str) and field.name not in _AS_READ:
            value = one_line(value)
        values[field.name] = value
    return values


def _rejected(reason: Reason, detail: str, extraction: Extraction) -> Rejection:
    title, authors = one_line(extraction.title), tuple(name for name in map(one_line, extraction.authors) if name)
    return Rejection(reason, detail, extraction.evidence, title, authors, extraction.published)


def content_hash(title: str, lead: str, body: str, authors: Iterable[str]) -> str:
    """SHA-256 in hex over the content of a version; Unicode form and white space do not count, author order does."""
    parts = [one_line(title), one_line(lead), one_line(body), *map(one_line, authors)]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


def count_words(text: str) -> int:
    """The number of words of a text.

    In scripts without spaces it is estimated from their mean word: two ideograms or kana, four letters of Thai, Lao,
    Khmer or Burmese.
    """
    western = _in_bytes(text)
    if western is not None:
        # A word begins at a letter that follows neither a letter nor a single mark after a letter.
        kinds = b"  " + western.translate(_KINDS)
        return kinds.count(b" a") + kinds.count(b" -a") + kinds.count(b"--a")
    ideograms = len(_IDEOGRAMS.findall(text))
    if ideograms:
        text = _IDEOGRAMS.sub(" ", text)
    unspaced = sum((len(run) + 3) // 4 for run in _UNSPACED.findall(text))
    if unspaced:
        text = _UNSPACED.sub(" ", text)
    return len(_WORD.findall(text)) + (ideograms + 1) // 2 + unspaced


def _in_bytes(text: str) -> bytes | None:
    """A Western European text with one byte a character, to count words ten times as fast; None for others."""
    try:
        return text.encode("ascii" if text.isascii() else "cp1252")
    except UnicodeEncodeError:
        return None


def one_line(text: str) -> str:
    """The text in NFC on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def paragraphs(text: str) -> str:
    """The text in NFC with paragraphs separated by one blank line; line breaks inside them stay."""
    kept: list[list[str]] = [[]]
    for row in unicodedata.normalize("NFC", text).split("\n"):
        lines = [line for line in (" ".join(line.split()) for line in row.splitlines()) if line]
        if lines:
            kept[-1].extend(lines)
        elif kept[-1]:  # a blank line: another paragraph begins
            kept.append([])
    return "\n\n".join(["\n".join(lines) for lines in kept if lines])

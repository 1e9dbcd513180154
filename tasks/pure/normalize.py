"""Normalizing: from an extraction to an article or a reject reason; the last step without a database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from tasks.pure.extract.one_page import extract
from tasks.pure.extract.page.text import count_words
from tasks.pure.extract.version import version_of
from tasks.pure.obstacles import named_in
from tasks.pure.plain_characters import normal_form, without_controls
from tasks.pure.records import Article, Extraction, Fields, Page, Reason, Rejection, SourceRules
from tasks.pure.shown import obstacle_shown

MIN_WORDS = 25
"""Words that a page with a headline and a date needs: the shortest agency briefs have some 25."""
MIN_WORDS_UNDATED = 60
"""Words that a page without a date needs: menus, author pages and video shells have fewer."""
MIN_WORDS_PAID = 10
"""Words that a teaser needs; its ``access`` marks it as one."""

_MAY_BE_WALLS: frozenset[Reason] = frozenset({"thin", "section", "consent", "challenge"})
"""Reasons of which the detail names what stands in place of the article, if the page shows it."""
_PARAGRAPHS = frozenset({"lead", "body"})
_AS_READ = frozenset(
    {"canonical_url", "amp_url", "image_url", "language", "language_stated", "access", "page_type", "links"}
)
"""Addresses and codes: another spelling of them is another value. The texts of links are one line already."""


def article_from(page: Page, rules: SourceRules, *, explain: bool = False) -> Article | Rejection:
    """Extract and judge a page: all that a parser process does with it. Never raises, whatever the page contains."""
    verdict = judge(extract(page, rules, explain=explain), rules)
    if isinstance(verdict, Rejection) and verdict.reason in _MAY_BE_WALLS and named_in(verdict.detail) is None:
        obstacle = obstacle_shown(page)
        if obstacle is not None:
            return replace(verdict, detail=f"{obstacle}; {verdict.detail}")
    return verdict


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
        content_hash=_hash_of([title, _on_one_line(values["lead"]), _on_one_line(values["body"]), *values["authors"]]),
        extractor=version_of(rules),
        evidence=extraction.evidence,
    )


def _normalized(extraction: Extraction) -> dict[str, Any]:
    """The fields of an article: texts on one line, lead and body in paragraphs, names and tags without empty ones."""
    values: dict[str, Any] = {}
    for field in fields(Fields):
        value = getattr(extraction, field.name)
        if field.name in _AS_READ:
            pass
        elif field.name in _PARAGRAPHS:
            value = paragraphs(value)
        elif isinstance(value, tuple):
            value = tuple(text for text in map(one_line, value) if text)
        elif isinstance(value, str):
            value = one_line(value)
        values[field.name] = value
    return values


def _rejected(reason: Reason, detail: str, extraction: Extraction) -> Rejection:
    title, authors = one_line(extraction.title), tuple(name for name in map(one_line, extraction.authors) if name)
    return Rejection(reason, detail, extraction.evidence, title, authors, extraction.published)


def content_hash(title: str, lead: str, body: str, authors: Iterable[str]) -> str:
    """SHA-256 in hex over the content of a version; Unicode form and white space do not count, author order does."""
    return _hash_of([one_line(title), one_line(lead), one_line(body), *map(one_line, authors)])


def _hash_of(lines: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(lines).encode("utf-8", "replace")).hexdigest()


def _on_one_line(normalized: str) -> str:
    """The same as ``one_line``, of what ``paragraphs`` returns."""
    return normalized.replace("\n\n", " ").replace("\n", " ")


def one_line(text: str) -> str:
    """The text in NFC on one line."""
    return " ".join(normal_form("NFC", without_controls(text)).split())


def paragraphs(text: str) -> str:
    """The text in NFC with paragraphs separated by one blank line; line breaks inside them stay."""
    kept: list[list[str]] = [[]]
    for row in normal_form("NFC", without_controls(text)).split("\n"):
        if "  " not in row and row.isprintable():  # no other white space is: most rows are as they should be
            lines = [line] if (line := row.strip(" ")) else []
        else:
            lines = [line for line in (" ".join(line.split()) for line in row.splitlines()) if line]
        if lines:
            kept[-1].extend(lines)
        elif kept[-1]:  # a blank line: another paragraph begins
            kept.append([])
    return "\n\n".join(["\n".join(lines) for lines in kept if lines])

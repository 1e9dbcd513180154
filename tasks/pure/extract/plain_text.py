"""Pages that came as plain text: the markup was flattened away, and with it what tells the article from the page around it.

Such a file has the page's lines and their order, and nothing else: runs of icon names (the titles of an SVG sprite),
menus, a date line, the headline, the paragraphs, the footer. The article is looked for among them and written as a
page of headline and paragraphs, which then is read as any other: bylines, dates, credits and appeals have no rules of
their own here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from tasks.pure.extract.body.credits import is_picture_credit
from tasks.pure.extract.body.lines import is_call, is_icons, is_label
from tasks.pure.extract.body.stamps import is_date_line, is_dated
from tasks.pure.extract.page.charset import decode
from tasks.pure.extract.page.text import clean, count_words, ends_sentence
from tasks.pure.records import Page

_BLANK = re.compile(r"\n[ \t\u00a0\u3000]*\n")
PROSE = 10
"""Words of a line that ends as sentences do, and is then a paragraph of some text."""
STANDFIRST = 6
"""Words of a line between headline and text that is its standfirst."""
LONG_PROSE = 30
"""Words of a paragraph that ends in some other way."""
APART = 12
"""Lines between two texts of one page, at least: of a teaser or a notice from the article."""
PART = 0.15
"""Of the longest text, in characters: what another text has that is a part of the article."""
PART_AT_MOST = 400
HEAD = 15
"""Lines above the text among which the headline is looked for."""
ABOVE = 8
"""Lines above the headline among which dates and bylines are looked for."""
LONGEST_HEADLINE = 160
LONGEST_USUAL = 130
"""Characters. Where another line may be the headline, a longer one is a standfirst."""
NEARLY = 0.6
"""Of the longest line above the text: as long is the headline, and shorter are rubrics and names."""
REPEATED = 20
"""Characters of a line that is found above the text twice: in the path of sections, and as the headline."""


def is_flattened(page: Page) -> bool:
    """Whether a page is plain text: by its type or its address, unless it begins as markup."""
    kind = page.header("content-type").partition(";")[0].strip().lower()
    named = page.url.partition("?")[0].partition("#")[0].lower().endswith((".txt", ".text"))
    if kind != "text/plain" and not (named and kind in ("", "application/octet-stream", "binary/octet-stream")):
        return False
    return not page.body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def with_markup(page: Page) -> Page:
    """The same page as HTML: the article's headline, its paragraphs, and the lines above them that may name writer and date."""
    text = decode(page.body, page.header("content-type")).replace("\r\n", "\n").replace("\r", "\n")
    lines = [line for block in _BLANK.split(text) for line in _lines(block)]
    first, last = _text(lines)
    headline = _headline(lines, first)
    top = first if headline is None else headline
    opening = next((index for index in range(top + 1, first) if _is_opening(lines[index])), first)
    marked = {headline: "<h1>{}</h1>", opening: "<p class=standfirst>{}</p>"}
    kept = [index for index in range(max(0, top - ABOVE), top) if _is_stamp(lines[index])]
    elements = [marked.get(i, "<p>{}</p>").format(escape(lines[i])) for i in (*kept, *range(top, last + 1))]
    body = "\n".join(["<!doctype html><meta charset=utf-8><article>", *elements, "</article>"])
    return replace(page, headers=(("content-type", "text/html; charset=utf-8"),), body=body.encode())


def _lines(block: str) -> list[str]:
    """The paragraphs of a stretch without blank lines: its lines, or one paragraph where they are wrapped."""
    lines = [line for line in (clean(line) for line in block.split("\n")) if line and not is_icons(line)]
    if len(lines) > 2 and all(55 <= len(line) <= 100 for line in lines[:-1]) and not all(map(ends_sentence, lines)):
        return [" ".join(lines)]
    return lines


def _text(lines: Sequence[str]) -> tuple[int, int]:
    """Index of the first and the last line of the article's text. Lines that are no sentences part it from other texts."""
    texts: list[list[int]] = []
    for index, line in enumerate(lines):
        if not _is_prose(line):
            continue
        if not texts or index - texts[-1][-1] > APART:
            texts.append([])
        texts[-1].append(index)
    if not texts:
        return 0, len(lines) - 1
    sizes = [sum(len(lines[index]) for index in text) for text in texts]
    enough = max(PART * max(sizes), min(PART_AT_MOST, max(sizes)))
    parts = [text for text, size in zip(texts, sizes, strict=True) if size >= enough]
    last = parts[-1][-1]
    while last + 1 < len(lines) and ends_sentence(lines[last + 1]):
        last += 1
    return parts[0][0], last


def _is_prose(line: str) -> bool:
    words = count_words(line)
    return words >= LONG_PROSE or (words >= PROSE and ends_sentence(line) and not _is_stamp(line))


def _is_opening(line: str) -> bool:
    return count_words(line) >= STANDFIRST and not (_is_stamp(line) or is_picture_credit(line) or is_label(line))


def _headline(lines: Sequence[str], first: int) -> int | None:
    """Index of the headline above the text, None where no line may be it.

    It is one of the longest lines there, and what is repeated is it. Of several that follow each other it is the first,
    the others are its standfirst; it stands above a date rather than below, and where there is a menu, near the text.
    """
    above = range(max(0, first - HEAD), first)
    dated = max((index for index in above if _is_stamp(lines[index])), default=-1)
    possible = [index for index in above if _may_be_headline(lines[index])]
    if not possible:
        return None
    lengths = [len(lines[index]) for index in possible]
    longest = max([length for length in lengths if length <= LONGEST_USUAL], default=max(lengths))
    likely = [i for i in possible if NEARLY * longest <= len(lines[i]) <= max(LONGEST_USUAL, longest)]
    folded = [line.casefold() for line in lines[max(0, first - 5 * HEAD) : first + 1]]
    repeated = [i for i in likely if len(lines[i]) >= REPEATED and sum(lines[i].casefold() in o for o in folded) > 1]
    if repeated:
        return repeated[-1]
    likely = [index for index in likely if index < dated] or likely
    if first <= HEAD:
        return likely[0]
    found = likely[-1]
    while found - 1 in likely:
        found -= 1
    return found


def _is_stamp(line: str) -> bool:
    """Whether a line is a date, a byline or both."""
    return (count_words(line) < PROSE and is_dated(line)) or is_date_line(line)


def _may_be_headline(line: str) -> bool:
    if len(line) > LONGEST_HEADLINE or line.endswith(".") or _is_stamp(line):
        return False
    return count_words(line) > 1 and not (is_label(line) or is_call(line) or is_picture_credit(line))

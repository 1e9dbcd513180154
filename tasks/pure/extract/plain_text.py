"""Pages that came as plain text: an article whose markup was flattened away, with what stood around it.

Such a file has the page's order and blank lines, and nothing else: runs of icon names (the titles of an SVG
sprite), a date line, the headline, the standfirst, the paragraphs. Its first paragraph is the lead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from tasks.pure.extract.body.credits import is_picture_credit
from tasks.pure.extract.body.lines import is_call, is_icons, is_label, is_pointer, is_rule
from tasks.pure.extract.body.stamps import is_dated
from tasks.pure.extract.dates.written import Moment, read_written_date
from tasks.pure.extract.page.charset import decode
from tasks.pure.extract.page.text import clean, ends_sentence
from tasks.pure.records import DateFound, Page

_BLANK = re.compile(r"\n[ \t\u00a0\u3000]*\n")
HEAD = 12
"""Lines at the top among which date and headline are looked for."""
LONGEST_DATE_LINE = 70
LONGEST_HEADLINE = 250
"""Characters."""


@dataclass(frozen=True, slots=True)
class Flattened:
    """What a flattened article says."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]
    """The lead is the first of them."""
    published: DateFound | None
    byline: str = ""
    """The byline as written, where one stands above the text."""


def is_flattened(page: Page) -> bool:
    """Whether a page is plain text: by its type or its address, unless it begins as markup."""
    kind = page.header("content-type").partition(";")[0].strip().lower()
    named = page.url.partition("?")[0].partition("#")[0].lower().endswith((".txt", ".text"))
    if kind != "text/plain" and not (named and kind in ("", "application/octet-stream", "binary/octet-stream")):
        return False
    return not page.body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def read_flattened(page: Page, *, timezone: str, language: str) -> Flattened:
    """Read a flattened page. ``timezone``: IANA zone of a date that states none."""
    text = decode(page.body, page.header("content-type")).replace("\r\n", "\n").replace("\r", "\n")
    lines = [line for block in _BLANK.split(text) for line in _lines(block)]
    date_at, moment = _date_line(lines, timezone, language)
    title_at = _title_line(lines, date_at)
    published = None
    if moment is not None:
        published = DateFound(lines[date_at], "text", moment.instant, moment.day, moment.offset_minutes, moment.zone)
    top = max(date_at, title_at)
    byline = next(
        (line for line in lines[: max(top, 0)] if line[:3].lower() == "by " and len(line) < LONGEST_DATE_LINE), ""
    )
    paragraphs = [line for line in lines[top + 1 :] if not _is_foreign(line)]
    while (
        paragraphs
        and len(paragraphs[0]) < LONGEST_DATE_LINE
        and not ends_sentence(paragraphs[0])
        and is_dated(paragraphs[0])
    ):
        byline = byline or paragraphs[0]
        del paragraphs[0]
    return Flattened(
        title=lines[title_at] if title_at >= 0 else "",
        lead=paragraphs[0] if paragraphs else "",
        paragraphs=tuple(paragraphs),
        published=published,
        byline=byline,
    )


def _lines(block: str) -> list[str]:
    """The paragraphs of a stretch without blank lines: its lines, or one paragraph where they are wrapped."""
    lines = [line for line in (clean(line) for line in block.split("\n")) if line and not is_icons(line)]
    if len(lines) > 2 and all(55 <= len(line) <= 100 for line in lines[:-1]) and not all(map(ends_sentence, lines)):
        return [" ".join(lines)]
    return lines


def _is_foreign(line: str) -> bool:
    pointer = is_pointer(line) and not ends_sentence(line) and ":" in line[:40]
    return is_label(line) or is_call(line) or is_rule(line) or pointer or (len(line) < 200 and is_picture_credit(line))


def _date_line(lines: list[str], timezone: str, language: str) -> tuple[int, Moment | None]:
    """Index of the first line that is a date and little more; -1 where there is none."""
    for index, line in enumerate(lines[:HEAD]):
        if len(line) <= LONGEST_DATE_LINE and any(map(str.isdigit, line)):
            moment = read_written_date(line, zone=timezone, language=language, whole=True)
            if moment is not None and sum(map(str.isalpha, line)) < 35:
                return index, moment
    return -1, None


def _title_line(lines: list[str], date_at: int) -> int:
    """Index of the headline: above the date where a line stands there, else the first one under it; -1: none."""
    before = range(max(date_at, 0))
    after = range(date_at + 1, min(len(lines), date_at + HEAD))
    for index in chain(before, after):
        line = lines[index]
        if (
            len(line) <= LONGEST_HEADLINE
            and not is_label(line)
            and not line.endswith(".")
            and not (index < date_at and line.lower().startswith("by "))
        ):
            return index
    return -1

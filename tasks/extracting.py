"""Extraction of pages that no warehouse knows: files, and pages that were just fetched; what parser processes run.

Everything here is called by :meth:`tasks.parsing.Parsers.call`, so that reading what others wrote can be ended.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tasks.pure.errors import TerminalError
from tasks.pure.records import Article, Page, Rejection, SourceRules


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page in a file: HTML, or plain text by its name; either may be compressed with gzip."""

    name: str
    """What its record is called."""
    path: Path
    url: str
    """The address that it was fetched from."""
    now: datetime

    def read(self) -> Page:
        """Read and decompress it.

        Raises:
            TerminalError: its gzip is damaged.
        """
        body = self.path.read_bytes()
        if body[:2] == b"\x1f\x8b":
            try:
                body = gzip.decompress(body)
            except (OSError, EOFError) as error:
                raise TerminalError(f"damaged gzip: {error}", key=str(self.path)) from error
        kind = "text/plain" if self.path.name.removesuffix(".gz").endswith(".txt") else "text/html"
        return Page("", "extract", self.url, self.url, 200, (("content-type", kind),), body, self.now, found_by="file")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The verdict over one page."""

    name: str
    url: str
    verdict: Article | Rejection
    milliseconds: float
    """That extraction took, without reading the file."""


def extract_pages(pages: Sequence[Page | PageFile], rules: SourceRules, explain: bool) -> list[Extracted]:
    """Extract pages, in order.

    Raises:
        TerminalError: a file cannot be read.
    """
    return [_extract(page, rules, explain) for page in pages]


def _extract(given: Page | PageFile, rules: SourceRules, explain: bool) -> Extracted:
    from tasks.pure.normalize import article_from  # in the parser process alone: see tasks.parsing

    page = given.read() if isinstance(given, PageFile) else given
    began = time.perf_counter()
    verdict = article_from(page, rules, explain=explain)
    milliseconds = round((time.perf_counter() - began) * 1000, 3)
    return Extracted(given.name if isinstance(given, PageFile) else "", page.url, verdict, milliseconds)


def paint_page(given: Page | PageFile, rules: SourceRules) -> str:
    """A page as HTML with its kept and removed blocks in colour.

    Raises:
        TerminalError: the file cannot be read.
    """
    from tasks.pure.extract.highlighted import paint

    return paint(given.read() if isinstance(given, PageFile) else given, rules)

"""Why a page is not an article: from its response, its address and what it shows, always with the evidence in words.

Two readings, because they know different things: :func:`of_response` before anything is parsed, :func:`of_document` on
the parsed page. What is left, too little text or a language that is not wanted, is :mod:`tasks.pure.normalize`'s.
Every rule needs two signs where one could be an article's: pages about cookies, bots and error 404 are news too.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import urlsplit

from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.lexicon.verdicts import (
    CHALLENGE_MARKS,
    CHALLENGE_TEXT,
    CONSENT_CORE,
    CONSENT_TEXT,
    CONSENT_TITLE,
    CONSENT_VOICE,
    NOT_FOUND,
)
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.text import word_key
from tasks.pure.extract.verdict.section import section_signs
from tasks.pure.extract.verdict.shop import shop_signs
from tasks.pure.extract.verdict.signs import LONGEST_TITLE, headline_links, is_list, is_mostly
from tasks.pure.records import DateKind, Fields, Page, Reason
from tasks.pure.walls import obstacle_of_status

_HTML_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/octet-stream",
    "application/xml",
    "text/xml",
    "",
)
_MAGIC = (
    (b"%PDF-", "PDF"), (b"\x89PNG", "PNG image"), (b"\xff\xd8\xff", "JPEG image"), (b"GIF8", "GIF image"),
    (b"PK\x03\x04", "zip archive"), (b"\x1f\x8b", "gzip data"), (b"RIFF", "RIFF media"), (b"\x00\x00\x00\x1cftyp", "MP4 video"),
    (b"ID3", "MP3 audio"), (b"{\\rtf", "RTF document"), (b"\xd0\xcf\x11\xe0", "Office document"),
)  # fmt: skip
_SHORT = 120
"""Words below which a page that speaks of a bot check or a missing page is one."""


_LONG = 300
"""Words from which a page is not a bot check, whatever its title."""
MIN_NEWS = 20
"""Words of text that make news of a page whose headline, with a date, speaks of something that was not found."""
LONGEST_OPENING = 400
"""Characters of a text in which it says that the page was not found."""
_BESIDE_NUMBER = 3
"""Words beside a bare "404" in a title, at most, that are no headline: the name of the site."""


_STATED: frozenset[DateKind] = frozenset({"json-ld", "meta", "itemprop", "selector"})
"""Kinds of date that the head or the markup states."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a page is no article, for a machine and for a person."""

    reason: Reason
    detail: str


def of_response(page: Page) -> Verdict | None:
    """What status, content type and first bytes say (RFC 9110); None where the page has to be read."""
    if page.status in (404, 410):
        return Verdict("gone", f"HTTP {page.status}")
    if page.status in (401, 402, 403, 407, 429, 451, 503):
        return Verdict("challenge", str(obstacle_of_status(page.status, page.headers, page.body)))
    if not 200 <= page.status < 300:
        return Verdict("broken", f"HTTP {page.status}")
    content_type = page.header("content-type").partition(";")[0].strip().lower()
    start = page.body[:600].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if not start:
        return Verdict("broken", "an empty body")
    for magic, name in _MAGIC:
        if start.startswith(magic):
            return Verdict("not-html", f"{name}, served as {content_type or 'no type'}")
    if content_type not in _HTML_TYPES and not start[:15].lower().startswith((b"<!doctype html", b"<html")):
        return Verdict("not-html", content_type)
    head = start.lower()
    if head.startswith(b"<?xml") and re.search(rb"<(?:rss|feed|urlset|sitemapindex|rdf:rdf|opml)\b", head):
        return Verdict("not-html", "an XML feed or sitemap")
    if start[:1] in (b"{", b"[") and _is_json(page.body):
        return Verdict("not-html", "JSON")
    return None


def of_document(signals: Signals, fields: Fields, body: BodyFound) -> Verdict | None:
    """What the parsed page shows; None where it may be an article."""
    return (
        _challenge(signals, fields, body)
        or _consent(signals, fields, body)
        or _not_found(signals, fields, body)
        or _section(signals, fields, body)
    )


def challenge_mark(body: bytes) -> str:
    """The mark of a bot check in a page's source, or an empty string. Alone it proves nothing: whole pages carry some."""
    sample = body[:60_000].lower()
    return next((mark.decode() for mark in CHALLENGE_MARKS if mark in sample), "")


def _challenge(signals: Signals, fields: Fields, body: BodyFound) -> Verdict | None:
    page, document = signals.page, signals.document
    if body.words >= _LONG or _is_described(signals):
        return None
    mark = challenge_mark(page.body) if body.words < _SHORT else ""  # of a longer text it decides nothing
    if mark and (body.words < 15 or (page.status == 202 and body.words < _SHORT)):
        return Verdict("challenge", f"{mark} and {body.words} words")
    if _is_dated(fields):
        return None
    title = f"{document.title_text} {fields.title}"
    titled = CHALLENGE_TEXT.search(title)
    if titled and (is_mostly(CHALLENGE_TEXT, fields.title) or is_mostly(CHALLENGE_TEXT, document.title_text)):
        return Verdict("challenge", f"titled “{titled.group()}”, {body.words} words, no date")
    said = titled or CHALLENGE_TEXT.search(body.text[:1500])
    if said and body.words < _SHORT and (mark or body.words < 60 or page.status != 200):
        return Verdict("challenge", f"“{said.group()}”" + (f" and {mark}" if mark else f" and {body.words} words"))
    return None


def _consent(signals: Signals, fields: Fields, body: BodyFound) -> Verdict | None:
    page, document = signals.page, signals.document
    parts = urlsplit(page.url)
    moved = page.url != page.address
    labels = (parts.hostname or "").split(".")
    if moved and ("consent" in labels or re.search(r"/(?:consent|cookie-?wall|privacy-?(?:wall|gate))\b", parts.path)):
        return Verdict("consent", f"redirected to {parts.hostname}{parts.path}"[:200])
    if body.words >= 500:
        return None
    text = body.text[:4000]
    heading = CONSENT_TITLE.search(f"{document.title_text} | {fields.title}")
    if _is_described(signals) or _is_dated(fields):
        # News about walls quotes their buttons; only a wall speaks for itself.
        if not (heading and body.words < _SHORT and CONSENT_VOICE.search(text)):
            return None
    if not heading and not any(word in text for word in CONSENT_CORE):
        return None
    found = {word_key(match.group()) for match in CONSENT_TEXT.finditer(text)}
    if len(found) >= (2 if heading or CONSENT_VOICE.search(text) else 4):
        return Verdict("consent", "the text speaks of " + ", ".join(sorted(found)[:5]))
    return None


def _not_found(signals: Signals, fields: Fields, body: BodyFound) -> Verdict | None:
    page, document = signals.page, signals.document
    requested, answered = urlsplit(page.address), urlsplit(page.url)
    if (
        page.url != page.address
        and len(requested.path.strip("/")) > 8
        and answered.path.strip("/") == ""
        and not answered.query
    ):
        return Verdict("soft-404", "redirected to the front page")
    if page.url != page.address and re.search(
        r"/(?:404|error|not-?found|page-?not-?found|fehler)(?:[/.]|$)", answered.path, re.IGNORECASE
    ):
        return Verdict("soft-404", f"redirected to {answered.path}"[:200])
    short = body.words < 2 * _SHORT or is_list(body)
    if not short or (_is_described(signals) and body.words >= MIN_NEWS):
        return None
    for title in (fields.title, document.title_text):
        if is_mostly(NOT_FOUND, title):
            return Verdict("soft-404", f"titled “{title}”"[:200] + f", {body.words} words")
    if _is_dated(fields) and body.words >= MIN_NEWS:
        return None
    for title in (document.title_text, fields.title):
        if words := _says_not_found(title):
            return Verdict("soft-404", f"titled “{words}”, {body.words} words, no date")
    said = NOT_FOUND.search(body.text[:LONGEST_OPENING])
    if said and body.words < _SHORT and fields.published is None:
        return Verdict("soft-404", f"“{said.group()}” in {body.words} words, no date")
    return None


def _says_not_found(title: str) -> str:
    """What a title says of something that was not found, among other words; a bare number only beside a name.

    "404 Harbour Times" does; "The 404 bus runs again" has a number of its own.
    """
    for said in NOT_FOUND.finditer(title[:LONGEST_TITLE]):
        if any(map(str.isalpha, said.group())) or len(word_key(title).split()) - 1 <= _BESIDE_NUMBER:
            return said.group()
    return ""


def _section(signals: Signals, fields: Fields, body: BodyFound) -> Verdict | None:
    count_links = cache(partial(headline_links, signals.document))  # for both readings once, where either needs them
    product, listed = shop_signs(signals, fields, body, count_links)
    if product:
        return Verdict("product", product)
    signs = section_signs(signals, fields, body, count_links) or listed
    return Verdict("section", signs) if signs else None


def _is_described(signals: Signals) -> bool:
    """Whether the page describes itself as an article with a date: walls and error pages do not."""
    return signals.article is not None and "datePublished" in signals.article


def _is_dated(fields: Fields) -> bool:
    """Whether the head or the markup states when the page was published; a date in its text may be a teaser's."""
    return fields.published is not None and fields.published.day is not None and fields.published.kind in _STATED


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body[:2_000_000])
    except (ValueError, RecursionError):
        return False
    return True

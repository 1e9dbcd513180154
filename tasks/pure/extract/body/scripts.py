"""The article in a page that shows nothing until its scripts have run.

Frameworks that draw in the browser ship the page's data with it as JSON, in a script: the article's HTML is
then one of its strings, as a rule the longest with paragraphs in it. Which framework and under which name
does not matter: strings are JSON strings everywhere.
"""

from __future__ import annotations

import html
import json
import re

from lxml import etree

from tasks.pure.extract.page.jsonld import read_linked_data
from tasks.pure.extract.page.tree import Document

_LITERAL = re.compile(r'"((?:[^"\\]++|\\.)*+)(?:"|\Z)', re.DOTALL)
_PARAGRAPH = re.compile(r"<(?:p|br|div|h[2-4])[\s>/]", re.IGNORECASE)
SHORTEST = 500
"""Letters below which a string is no article; an ideogram says as much as three."""
_IDEOGRAMS = 3
_IDEOGRAM = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LARGEST = 3_000_000
"""Characters of one script that are searched."""


def html_in_scripts(document: Document) -> str:
    """The HTML of the longest string with paragraphs in the page's scripts; empty where there is none."""
    best = ""
    for script in document.lxml.iter("script"):
        text = script.text
        if text and not _is_short(text) and "ld+json" not in (script.get("type") or ""):
            for string in _strings(text[:_LARGEST]):
                if len(string) > len(best) and len(_PARAGRAPH.findall(string)) >= 3:
                    best = string
    return best[best.find("<") :] if best else ""


def html_in_linked_data(document: Document) -> str:
    """The longest ``articleBody`` of the page's JSON-LD, as paragraphs; empty where there is none.

    Often flattened into one line or cut, so that it is used only where the page itself shows nothing.
    """
    if not any('"articleBody"' in text for text in document.jsonld):
        return ""
    bodies = (node.get("articleBody") for node in read_linked_data(document.jsonld).nodes)
    best = max((body for body in bodies if isinstance(body, str)), key=len, default="")
    if _is_short(best):
        return ""
    if _PARAGRAPH.search(best):
        return best
    return "".join(f"<p>{html.escape(line)}</p>" for line in best.splitlines())


def html_without_scripts(document: Document) -> str:
    """What the page shows where no scripts run: its ``<noscript>`` elements that hold more than a notice."""
    parts = []
    for element in document.lxml.iter("noscript"):
        if not _is_short("".join(element.itertext())):
            inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
            parts.append(f"<div>{html.escape(element.text or '')}{inner}</div>")
    return "".join(parts)


def _is_short(text: str) -> bool:
    """Whether a text is too short for an article, in letters of which an ideogram counts as three."""
    length = len(text)
    if length >= SHORTEST:
        return False
    if _IDEOGRAMS * length < SHORTEST or text.isascii():
        return True
    return length + (_IDEOGRAMS - 1) * len(_IDEOGRAM.findall(text)) < SHORTEST


def _strings(text: str, nested: bool = False) -> list[str]:
    """JSON strings in a script, and those in a string that is JSON itself."""
    found: list[str] = []
    for literal in _LITERAL.finditer(text):
        raw = literal.group(1)
        if _is_short(raw):
            continue
        try:
            string = json.loads(f'"{raw}"', strict=False)
        except ValueError:
            continue
        inner = _strings(string, nested=True) if not nested and string.count('"') > 1 else []
        # A string that holds others is data, unless its markup merely has attributes.
        found.extend(inner if any(_PARAGRAPH.search(part) for part in inner) else [string])
    return found

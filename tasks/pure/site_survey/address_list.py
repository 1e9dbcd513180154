"""The addresses in a text file, a line each, or in OPML 2.0 (opml.org), which feed readers export."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from tasks.pure.addresses import resolve
from tasks.pure.discovery.documents import xml_text

_XML_START = re.compile(r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?(?:[/?#]\S*)?")


@dataclass(frozen=True, slots=True)
class AddressList:
    """What a list holds."""

    addresses: tuple[str, ...]
    """With a scheme, once each, in order."""
    mistakes: tuple[str, ...] = ()
    """A line each: where, and what would be right."""


def read_addresses(data: bytes) -> AddressList:
    """The addresses of a list; empty lines and what follows a ``#`` at a line's start or after a blank are left out."""
    text = data.decode("utf-8-sig", "replace")
    if _is_opml(text):
        return _opml(data)
    found: dict[str, None] = {}
    mistakes = []
    for number, line in enumerate(text.splitlines(), 1):
        written = re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip()
        if not written:
            continue
        address = with_scheme(written)
        if address is None:
            mistakes.append(f"line {number}: {written[:80]!r} is not an address; write https://example.org/")
        else:
            found[address] = None
    return AddressList(tuple(found), tuple(mistakes))


def with_scheme(written: str) -> str | None:
    """An address as a person writes it, with ``https://`` where it has no scheme; None where it is not one."""
    text = written.strip()
    if re.match(r"feed:(?://)?", text, re.IGNORECASE):
        text = re.sub(r"\Afeed:(?://)?(?=https?://)", "", text, flags=re.IGNORECASE)
        text = re.sub(r"\Afeed:(?://)?", "https://", text, flags=re.IGNORECASE)
    if re.search(r"\s", text):
        return None
    if re.match(r"https?://", text, re.IGNORECASE):
        return resolve("", text)
    return resolve("", f"https://{text}") if _HOST.fullmatch(text) else None


def _is_opml(text: str) -> bool:
    """Whether the first element is ``<opml>``, after a declaration and comments."""
    declared = _XML_START.match(text)
    at = declared.end() if declared is not None else 0
    while text.startswith("<!--", at):
        end = text.find("-->", at)
        if end < 0:
            return False
        at = end + 3
        while text[at : at + 1].isspace():
            at += 1
    return text[at : at + 5].casefold() == "<opml" and not text[at + 5 : at + 6].isalnum()


def _opml(data: bytes) -> AddressList:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(xml_text(data).encode(), parser)
    found: dict[str, None] = {}
    mistakes = []
    for outline in root.iter("{*}outline") if root is not None else ():
        written = outline.get("xmlUrl") or outline.get("htmlUrl") or outline.get("url")
        if not written:
            continue
        address = with_scheme(written)
        if address is None:
            mistakes.append(f"outline {outline.get('text') or '?'}: {written[:80]!r} is not an address")
        else:
            found[address] = None
    return AddressList(tuple(found), tuple(mistakes))

"""The tags and texts of an XML document that may be broken, in one pass whose time is linear in the document's length.

libxml2 and feedparser need a time that is quadratic in the number of an element's attributes, and both lose entries
where a tag is missing. Every search here begins where the last one ended, or its result is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape

LONGEST_TAG = 8192
"""Characters of a tag that are read, four times the longest that a browser needs for an address."""

_NAME = re.compile(r"(/?)(?:[\w.-]++:)?+([\w.-]++)")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

TokenKind = Literal["open", "close", "empty", "text", "cdata"]


class Token(NamedTuple):
    """A tag, or a piece of text."""

    kind: TokenKind
    name: str
    """Of a tag: its local name in lower case; otherwise empty."""
    start: int
    end: int
    """Where it is in the document: of a text in CDATA, without the marks around it."""


def tokens(text: str) -> Iterator[Token]:
    """The tags and texts of ``text`` in order, without comments, processing instructions and declarations.

    A ``<`` that begins none of these is text. What stands after the last whole tag is not returned, as it may be cut.
    """
    end, closing = 0, -1
    while (start := text.find("<", end)) >= 0:
        if start > end:
            yield Token("text", "", end, start)
        if (marked := _marked(text, start)) is not None:
            first, last, end = marked
            if first < last:
                yield Token("cdata", "", first, last)
            if end < 0:
                return
            continue
        found = _NAME.match(text, start + 1)
        if found is None:
            yield Token("text", "", start, start + 1)
            end = start + 1
            continue
        if closing < start:
            closing = text.find(">", start)
            if closing < 0:
                return
        inner = text.find("<", start + 1, closing)
        if inner >= 0 and _NAME.match(text, inner + 1):  # "<a <b>": the first is not a tag
            end = inner
            continue
        kind: TokenKind = "close" if found.group(1) else "empty" if text[closing - 1] == "/" else "open"
        end = closing + 1
        yield Token(kind, found.group(2).lower(), start, end)


def _marked(text: str, start: int) -> tuple[int, int, int] | None:
    """CDATA, a comment, an instruction or a declaration at ``start``: its text's start and end, and its end.

    The text is empty but for CDATA. The end is -1 where the document ends before it.
    """
    for begin, close in (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"), ("<!", ">")):
        if text.startswith(begin, start):
            last = text.find(close, start + len(begin))
            end = last + len(close) if last >= 0 else -1
            if begin != "<![CDATA[":
                return start, start, end
            return start + len(begin), last if last >= 0 else len(text), end
    return None


def character_data(text: str) -> str:
    """Text without XML's own references: the five named ones and those by number. Others, as of HTML, stay."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    name, decimal, hexadecimal = found.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(number) if 32 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else " "


def reduced_feed(text: str) -> str:
    """A feed without what discovery does not use and what is dear to parse.

    feedparser's patterns for document types, e-mail addresses and attributes are quadratic in what stands before the
    root element, in an author's name and in the attributes of an element. So the feed begins with its root element,
    has no authors and no contents, and each tag keeps its first 40 attributes.
    """
    kept: list[str] = []
    missing: set[str] = set()
    skipped_to, has_begun = 0, False
    for token in tokens(text):
        if token.start < skipped_to:
            continue
        has_begun = has_begun or token.name in _FEED_ROOTS
        if not has_begun:
            continue
        written = text[token.start : token.end]
        if token.kind == "cdata":
            kept.append(escape(written))
        elif token.kind == "text":
            kept.append("&lt;" if written == "<" else written)
        elif token.name not in _UNUSED:
            kept.append(_shortened(written) if len(written) > _LONG_TAG else written)
        elif token.kind == "open" and (name := _full_name(written)) not in missing:
            found = text.find(f"</{name}", token.end)
            skipped_to = max(skipped_to, found)
            if found < 0:
                missing.add(name)
    return "".join(kept)


_FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_UNUSED = frozenset(
    "author creator contributor managingeditor webmaster owner publisher content encoded description summary"
    " subtitle rights copyright".split()
)
_LONG_TAG = 2000
"""Characters; a link with a long address and type has less."""
_MOST_ATTRIBUTES = 40
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])[\w:.-]++\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++)""")


def _full_name(tag: str) -> str:
    found = _NAME.match(tag, 1)
    return found.group() if found else ""


def _shortened(tag: str) -> str:
    """A long tag with its first attributes only."""
    attributes = islice(_ATTRIBUTE.finditer(tag[:LONGEST_TAG]), _MOST_ATTRIBUTES)
    end = "/>" if tag.endswith("/>") else ">"
    return " ".join((f"<{_full_name(tag)}", *(found.group() for found in attributes))) + end

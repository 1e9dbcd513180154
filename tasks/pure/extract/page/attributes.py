"""A page's elements with a bounded number of attributes: libxml2 compares each with all others of its element."""

from __future__ import annotations

import re
from itertools import islice

__all__ = ["start_tags", "with_few_attributes"]

MOST_ATTRIBUTES = 1000
"""Of one element; 40,000 took 5 s, and the time grows with their square."""
_VALUE = rb"""=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+)"""
_TAG = re.compile(rb"<[a-zA-Z][^>=]*+(?:" + _VALUE + rb"[^>=]*+)*+")
"""A start tag without its ``>``. As in HTML, a quotation mark counts behind an equals sign alone."""
_ATTRIBUTE = re.compile(rb"[^\s=>]++(?:\s*+" + _VALUE + rb")?+|=")
_SHORTEST = 2 * MOST_ATTRIBUTES
"""Bytes that so many attributes take at least."""


def start_tags(markup: bytes) -> list[bytes]:
    """Each start tag of a page with its attributes, without its ``>``. What scripts write as markup is among them."""
    return _TAG.findall(markup)


def with_few_attributes(markup: bytes, tags: list[bytes] | None = None) -> bytes:
    """The page, with the first ``MOST_ATTRIBUTES`` attributes of each element; in linear time. ``tags``: its start tags."""
    tags = start_tags(markup) if tags is None else tags  # nearly no page needs a match object for each
    if max(map(len, tags), default=0) <= _SHORTEST or not any(_has_many(tag) for tag in tags if len(tag) > _SHORTEST):
        return markup
    pieces, end = [], 0
    for found in _TAG.finditer(markup):
        if found.end() - found.start() <= _SHORTEST:
            continue
        beyond = next(islice(_ATTRIBUTE.finditer(markup, found.start(), found.end()), MOST_ATTRIBUTES + 1, None), None)
        if beyond is not None:
            pieces.append(markup[end : beyond.start()])
            end = found.end()
    return b"".join([*pieces, markup[end:]]) if pieces else markup


def _has_many(tag: bytes) -> bool:
    return next(islice(_ATTRIBUTE.finditer(tag), MOST_ATTRIBUTES + 1, None), None) is not None

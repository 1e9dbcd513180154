"""Inline elements that are no words of their line: marks of notes, drawn icons, captions.

A stylist makes a line of a caption: ``<div><img></div><em class="img_desc">...</em><br>``.
"""

from __future__ import annotations

from itertools import islice

from bs4 import Tag

from tasks.pure.extract.body.hints import Hint, hints_of
from tasks.pure.extract.page.nodes import elements_in

_BEFORE = 20
"""Elements in the box before a caption among which its image is looked for."""


def is_inline_caption(element: Tag) -> bool:
    """Whether an element is named a caption and comes directly after an image, or a box with one."""
    if not hints_of(str(element.attrs.get("class") or "")) & Hint.CAPTION:
        return False
    before = element.previous_sibling
    while before is not None and not isinstance(before, Tag) and str(before).isspace():
        before = before.previous_sibling
    return isinstance(before, Tag) and (
        before.name == "img" or any(inner.name == "img" for inner in islice(elements_in(before), _BEFORE))
    )


def is_note_mark(element: Tag) -> bool:
    """Whether a superscript is the mark of a footnote: a number that links to it. ``m<sup>2</sup>`` is not."""
    return element.find("a") is not None and element.get_text().strip(" []()*").isdecimal()


def is_drawn(element: Tag) -> bool:
    """Whether a font of icons shows a drawing instead of the word: ``<i class=material-icons>share</i>``."""
    names = element.attrs.get("class")
    return names is not None and ("material-icons" in names or "material-symbols" in names)


def is_set_in(element: Tag, names: frozenset[str]) -> bool:
    """Whether all of an element is in one inline element of one of these names, as a paragraph that is slanted or stressed."""
    inner = [child for child in element.contents if not (isinstance(child, str) and child.isspace())]
    return len(inner) == 1 and isinstance(inner[0], Tag) and inner[0].name in names

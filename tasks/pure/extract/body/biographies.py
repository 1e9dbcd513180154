"""Biographies of the writers under a text: they name somebody whom the page names above the text, as a byline does.

"By Ada Quill" is above the text; under it, "Ada Quill is a reporter in Oddmouth.", or a line "Ada Quill", perhaps one with
what she does, and "Ada writes about harbours." Whoever the text is about is named in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout
from tasks.pure.extract.body.stamps import is_byline
from tasks.pure.extract.page.text import ends_sentence

WORDS = (8, 120)
"""Words of a biography, at least and at most."""
NAME_WORDS = (2, 4)
"""Words of a name, at least and at most."""
LABEL_WORDS = 4
"""Words before the name, at most: "About the author: Ada Quill ..."."""
BYLINE_WORDS, BEFORE_NAME = 12, 3
"""Words of a byline, and words in it before the name, at most: "Written by Ada Quill"."""
OPENING = 3
"""Blocks of the text among which, and above which, bylines are looked for: a standfirst is above the byline."""
NAME_LINE_WORDS, NAME_LINE_ABOVE = 6, 3
"""Words of a line with the name over a biography, and lines up to it: what the writer does may be between them."""
MOST = 4
"""Biographies under one text: each is looked for in all of it."""
_PARTICLES = frozenset("de del della den der di do dos du el la le van von af av ter ten bin ibn al y e".split())
_AROUND = "()[]*†‡–—-•· "
"""What may be around a biography or a name: brackets, and the mark of a note."""
_WITHOUT_CASE = re.compile(r"[\u0590-\u06ff\u0900-\u0bff\uac00-\ud7af]")
"""Scripts without capitals that put blanks between words."""


class Biographies:
    """The blocks that are left, asked from the last one up whether they are biographies. The texts are put together once."""

    def __init__(self, layout: Layout, kept: Sequence[int], headline: int | None) -> None:
        """``kept``: the blocks' indexes in page order. ``headline``: that of the page's headline."""
        self._layout = layout
        self._kept = kept
        self._headline = headline
        self._asked = 0
        self._bylines: list[str] = []
        self._first = -1
        """Where the box of the last biography begins, with the line of its name."""

    def is_one(self, index: int) -> bool:
        """Whether a block says who wrote the text: a name from above the text that the text itself does not mention."""
        block = self._layout.blocks[index]
        if 0 <= self._first <= index:
            return True  # "Editor", between the name and the biography
        if self._asked >= MOST or block.tag in HEADINGS or block.tag not in ("p", "div", "body") or "\n" in block.text:
            return False
        if not WORDS[0] <= block.words <= WORDS[1] or not ends_sentence(block.text):
            return False
        self._read()
        name = _name_at_start(block.text) or self._uncased_name(block.text)
        if name:
            self._asked += 1
            if self._is_writer(name, index):
                return True
        return self._is_under_name(index)

    def _read(self) -> None:
        if self._bylines:
            return
        blocks = self._layout.blocks
        text = set(self._kept)
        end = self._kept[min(OPENING, len(self._kept) - 1)]
        self._bylines = [
            block.text
            for index, block in enumerate(blocks[:end])
            if index not in text and block.words <= BYLINE_WORDS and block.tag not in HEADINGS
        ]

    def _is_writer(self, name: str, first: int) -> bool:
        """Whether a byline has a name that neither headline nor text has before its ``first`` block under the text."""
        if not any(_names(line, name) for line in self._bylines):
            return False
        blocks = self._layout.blocks
        if self._headline is not None and name in blocks[self._headline].text:
            return False
        return not any(name in blocks[index].text for index in self._kept if index < first)

    def _uncased_name(self, text: str) -> str:
        """The words at the end of a byline with which a text begins, in a script without capitals."""
        if _WITHOUT_CASE.match(text.lstrip(_AROUND)) is None:
            return ""
        text = text.lstrip(_AROUND)
        for line in self._bylines:
            words = line.split()
            for count in range(min(NAME_WORDS[1], len(words)), 0, -1):
                name = " ".join(words[-count:])
                if (
                    len(words) - count <= BEFORE_NAME
                    and len(name) > 2
                    and text.startswith((name + " ", name + "،", name + ","))
                ):
                    return name if count >= NAME_WORDS[0] or is_byline(line) else ""
        return ""

    def _is_mentioned(self, text: str, name: str) -> bool:
        """Whether a paragraph has a longer word of a name, and neither it nor the text has that in small letters: "Ada" of "Ada Quill"."""
        words = {word.strip("()[],.:;’'\"“”") for word in text.replace("’s ", " ").replace("'s ", " ").split()}
        found = [word.lower() for word in name.split() if len(word) > 2 and word in words]
        if not found:
            return False
        small = set(text.split()).union(*(self._layout.blocks[index].text.split() for index in self._kept))
        return any(word not in small for word in found)

    def _is_under_name(self, index: int) -> bool:
        """Whether a paragraph is under a line with the writer's name, and names the writer itself, be it by one name."""
        blocks = self._layout.blocks
        for above in range(index - 1, max(index - 1 - NAME_LINE_ABOVE, self._kept[0]), -1):
            line = blocks[above]
            if line.words >= PROSE_WORDS or ends_sentence(line.text.rstrip(_AROUND)):
                return False
            for name in _names_at_end(line.text) if line.words <= NAME_LINE_WORDS else ():
                if not self._is_mentioned(blocks[index].text, name):
                    continue
                first = above
                while first - 1 > self._kept[0] and _is_line_of(blocks[first - 1], name):
                    first -= 1
                if self._is_writer(name, first):
                    self._first = first
                    return True
        return False


def _name_at_start(text: str) -> str:
    """The name with which a text begins, behind a label or not; empty where it begins with none."""
    label, colon, rest = text[:200].partition(":")
    if colon and len(label.split()) <= LABEL_WORDS:
        text = rest
    name: list[str] = []
    for word in text.lstrip(_AROUND).split(maxsplit=NAME_WORDS[1] + 1)[: NAME_WORDS[1] + 1]:
        bare = word.rstrip(",")
        if not bare[:1].isupper() and bare not in _PARTICLES:
            break
        name.append(bare)
        if bare != word:
            break
    return " ".join(name) if NAME_WORDS[0] <= len(name) <= NAME_WORDS[1] and name[-1][:1].isupper() else ""


def _is_line_of(block: Block, name: str) -> bool:
    """Whether a short line ends with a name."""
    return block.words <= NAME_LINE_WORDS and block.text.rstrip(_AROUND).endswith(name)


def _names_at_end(text: str) -> list[str]:
    """What may be a name at the end of a short line, alone or behind a label: "Ada Quill", "About Ada Quill, editor"."""
    words = text.partition(",")[0].strip(_AROUND).split()
    tails = (words[-count:] for count in range(NAME_WORDS[1], NAME_WORDS[0] - 1, -1) if count <= len(words))
    return [" ".join(tail) for tail in tails if tail[0][:1].isupper() and tail[-1][:1].isupper()]


def _names(line: str, name: str) -> bool:
    """Whether a line has a name at its start or behind a word or two; "By Ada QuillPublished" is a byline whose parts touch."""
    before, found, after = line.partition(name)
    if not found or before[-1:].isalnum() or after[:1].islower():
        return False
    return len(before.split()) <= BEFORE_NAME or is_byline(line)

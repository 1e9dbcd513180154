"""Biographies of the writers under a text: they begin with a name that the page shows above the text, as a byline does.

"By Ada Quill" is above the text; under it, "Ada Quill is a reporter in Oddmouth." Whoever the text is about is named in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.pure.extract.body.blocks import HEADINGS, Block, Layout
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
MOST = 4
"""Biographies under one text: each is looked for in all of it."""
_PARTICLES = frozenset("de del della den der di do dos du el la le van von af av ter ten bin ibn al y e".split())


class Biographies:
    """The blocks that are left, asked from the last one up whether they are biographies. The texts are put together once."""

    def __init__(self, layout: Layout, kept: Sequence[int], headline: int | None) -> None:
        """``kept``: the blocks' indexes in page order. ``headline``: that of the page's headline."""
        self._layout = layout
        self._kept = kept
        self._headline = headline
        self._asked = 0
        self._bylines: list[str] = []
        self._text = ""

    def is_one(self, index: int) -> bool:
        """Whether a block says who wrote the text: a name from above the text that the text itself does not mention."""
        block = self._layout.blocks[index]
        if self._asked >= MOST or not _may_be_one(block):
            return False
        name = _name_at_start(block.text)
        if not name:
            return False
        self._asked += 1
        if not self._text:
            self._read()
        own = block.text.count(name)
        return any(_names(line, name) for line in self._bylines) and self._text.count(name) == own

    def _read(self) -> None:
        blocks, kept = self._layout.blocks, self._kept
        self._bylines = [
            block.text for block in blocks[: kept[0]] if block.words <= BYLINE_WORDS and block.tag not in HEADINGS
        ]
        headline = [] if self._headline is None else [blocks[self._headline].text]
        self._text = "\n".join(headline + [blocks[index].text for index in kept])


def _may_be_one(block: Block) -> bool:
    return (
        block.tag in ("p", "div", "body")
        and WORDS[0] <= block.words <= WORDS[1]
        and "\n" not in block.text
        and ends_sentence(block.text)
    )


def _name_at_start(text: str) -> str:
    """The name with which a text begins, behind a label or not; empty where it begins with none."""
    label, colon, rest = text[:200].partition(":")
    if colon and len(label.split()) <= LABEL_WORDS:
        text = rest
    name: list[str] = []
    for word in text.split(maxsplit=NAME_WORDS[1] + 1)[: NAME_WORDS[1] + 1]:
        bare = word.rstrip(",")
        if not bare[:1].isupper() and bare not in _PARTICLES:
            break
        name.append(bare)
        if bare != word:
            break
    return " ".join(name) if NAME_WORDS[0] <= len(name) <= NAME_WORDS[1] and name[-1][:1].isupper() else ""


def _names(line: str, name: str) -> bool:
    """Whether a line has a name at its start or behind a word or two; "By Ada QuillPublished" is a byline whose parts touch."""
    before, found, after = line.partition(name)
    if not found or before[-1:].isalnum() or after[:1].islower():
        return False
    return len(before.split()) <= BEFORE_NAME or is_byline(line)

"""Two versions next to each other: title, lead and body, unchanged paragraphs together, changed ones to the word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from tasks.pure.differences import DiffSpan, differences

__all__ = ["Block", "Compared", "added_text", "compared"]

ALIKE = 0.4
"""Share of words that two paragraphs have in common from which they are compared to the word."""
MOST_PARAGRAPHS = 2000


@dataclass(frozen=True, slots=True)
class Block:
    """Successive paragraphs that did not change, or one that did."""

    kind: Literal["same", "changed", "removed", "added"]
    paragraphs: tuple[str, ...]
    """Of ``same``, ``removed`` and ``added``."""
    spans: tuple[DiffSpan, ...] = ()
    """Of ``changed``."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed from one text to another; None where a part is the same in both."""

    title: tuple[DiffSpan, ...] | None
    lead: tuple[DiffSpan, ...] | None
    authors: tuple[DiffSpan, ...] | None
    blocks: tuple[Block, ...]
    words_removed: int
    words_added: int

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not (self.title or self.lead or self.authors) and all(block.kind == "same" for block in self.blocks)


def compared(
    before: tuple[str | None, str | None, str | None, Sequence[str] | None],
    after: tuple[str | None, str | None, str | None, Sequence[str] | None],
) -> Compared:
    """Compare title, lead, body and authors of two texts, in this order."""
    title, lead, authors = (
        _line(one, other)
        for one, other in (
            (before[0], after[0]),
            (before[1], after[1]),
            (", ".join(before[3] or ()), ", ".join(after[3] or ())),
        )
    )
    blocks = tuple(_blocks(_paragraphs(before[2]), _paragraphs(after[2])))
    spans = [span for line in (title, lead, authors) for span in line or ()]
    for block in blocks:
        kind = "same" if block.kind == "changed" else block.kind
        spans += block.spans or [DiffSpan(kind, paragraph) for paragraph in block.paragraphs]
    return Compared(title, lead, authors, blocks, _words(spans, "removed"), _words(spans, "added"))


def added_text(change: Compared) -> str:
    """All words that were added, for whoever looks for a note among them."""
    lines = [span.text for line in (change.title, change.lead) for span in line or () if span.kind == "added"]
    for block in change.blocks:
        lines += [span.text for span in block.spans if span.kind == "added"]
        lines += block.paragraphs if block.kind == "added" else ()
    return "\n".join(lines)


def _line(before: str | None, after: str | None) -> tuple[DiffSpan, ...] | None:
    one, other = before or "", after or ""
    return None if one.split() == other.split() else differences(one, other)


def _paragraphs(text: str | None) -> list[str]:
    found = (text or "").split("\n\n")
    return found if len(found) <= MOST_PARAGRAPHS else [*found[:MOST_PARAGRAPHS], "\n\n".join(found[MOST_PARAGRAPHS:])]


def _blocks(old: list[str], new: list[str]) -> Iterator[Block]:
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Block("same", tuple(new[new_start:new_end]))
        else:
            yield from _changed(old[old_start:old_end], new[new_start:new_end])


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    """Each new paragraph with the next old one that is like it; old ones passed over were removed."""
    at = 0
    for paragraph in new:
        # Five are looked at: paragraphs seldom move, and a long rewrite must not take the square of its length.
        match = next((place for place in range(at, min(at + 5, len(old))) if _is_alike(old[place], paragraph)), None)
        if match is None:
            yield Block("added", (paragraph,))
            continue
        yield from (Block("removed", (gone,)) for gone in old[at:match])
        yield Block("changed", (), differences(old[match], paragraph))
        at = match + 1
    yield from (Block("removed", (gone,)) for gone in old[at:])


def _is_alike(one: str, other: str) -> bool:
    before, after = set(one.split()), set(other.split())
    if not before or not after:
        return False
    shared = len(before & after)
    # A text without spaces is one word: its letters are looked at instead.
    if len(before) < 3 and len(after) < 3:
        before, after = set(one), set(other)
        shared = len(before & after)
    return shared / max(len(before), len(after)) >= ALIKE


def _words(spans: Sequence[DiffSpan], kind: str) -> int:
    return sum(len(span.text.split()) for span in spans if span.kind == kind)

"""Word differences between two versions of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["DiffSpan", "differences", "elided"]

# A word with the space after it, so that the joined pieces are the text.
_TOKEN = re.compile(r"\S+\s*|\s+")
LONGEST = 1500
"""Words of one text that are compared: at worst, the time grows with their square."""


@dataclass(frozen=True, slots=True)
class DiffSpan:
    """Successive words that are unchanged, removed or added."""

    kind: Literal["same", "removed", "added"]
    text: str


def differences(before: str, after: str) -> tuple[DiffSpan, ...]:
    """Compare two texts: ``same`` and ``removed`` spans make the first, ``same`` and ``added`` spans the second.

    A difference in white space alone does not count; the second text's is used. A text longer than ``LONGEST`` words is
    compared up to there, and ends in an ellipsis.
    """
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    spans = list(_spans(matcher, old, new))
    # If one text ends in the middle of the other, its last word has no space after it.
    for number, span in enumerate(spans[:-1]):
        if not span.text[-1].isspace():
            spans[number] = DiffSpan(span.kind, f"{span.text} ")
    return tuple(spans)


def elided(spans: tuple[DiffSpan, ...], context: int = 12) -> tuple[DiffSpan, ...]:
    """The spans with long unchanged ones cut to ``context`` words on either side of a change."""
    short = []
    for number, span in enumerate(spans):
        words = _TOKEN.findall(span.text)
        before = context if number > 0 else 0
        after = context if number < len(spans) - 1 else 0
        if span.kind == "same" and len(words) > before + after + 1:
            head = "".join(words[:before])
            tail = "".join(words[len(words) - after :])
            short.append(DiffSpan("same", f"{head}… {tail}"))
        else:
            short.append(span)
    return tuple(short)


def _words(text: str) -> list[str]:
    words = _TOKEN.findall(text)
    return words if len(words) <= LONGEST else [*words[:LONGEST], "…"]


def _spans(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[DiffSpan]:
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield DiffSpan("same", "".join(new[new_start:new_end]))
            continue
        if old_start < old_end:
            yield DiffSpan("removed", "".join(old[old_start:old_end]))
        if new_start < new_end:
            yield DiffSpan("added", "".join(new[new_start:new_end]))

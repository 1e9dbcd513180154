"""What a revision changed, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["Stretch", "differences", "elided"]

# A word with the space after it, so that the pieces joined are the text.
_TOKEN = re.compile(r"\S+\s*|\s+")
LONGEST = 1500
"""Words of one text that are compared: the time grows with their square at worst."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words that stayed, went or came."""

    kind: Literal["same", "removed", "added"]
    text: str


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """The two texts as one: what is ``same`` and ``removed`` is the first, what is ``same`` and ``added`` the second.

    White space alone is no change; it is the second text's. A text longer than ``LONGEST`` words is compared up to
    there, and ends in an ellipsis.
    """
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    stretches = list(_stretches(matcher, old, new))
    # Where one text ends in the middle of the other, its last word has no space after it.
    for number, stretch in enumerate(stretches[:-1]):
        if not stretch.text[-1].isspace():
            stretches[number] = Stretch(stretch.kind, f"{stretch.text} ")
    return tuple(stretches)


def elided(stretches: tuple[Stretch, ...], context: int = 12) -> tuple[Stretch, ...]:
    """The same with long runs that stayed cut to ``context`` words on either side of a change."""
    short = []
    for number, stretch in enumerate(stretches):
        words = _TOKEN.findall(stretch.text)
        before = context if number > 0 else 0
        after = context if number < len(stretches) - 1 else 0
        if stretch.kind == "same" and len(words) > before + after + 1:
            head = "".join(words[:before])
            tail = "".join(words[len(words) - after :])
            short.append(Stretch("same", f"{head}… {tail}"))
        else:
            short.append(stretch)
    return tuple(short)


def _words(text: str) -> list[str]:
    words = _TOKEN.findall(text)
    return words if len(words) <= LONGEST else [*words[:LONGEST], "…"]


def _stretches(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[Stretch]:
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Stretch("same", "".join(new[new_start:new_end]))
            continue
        if old_start < old_end:
            yield Stretch("removed", "".join(old[old_start:old_end]))
        if new_start < new_end:
            yield Stretch("added", "".join(new[new_start:new_end]))

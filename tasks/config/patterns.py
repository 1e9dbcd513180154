"""Regular expressions that can take exponential time: a few characters of an address would stop a run for hours.

Two forms are found, by the parsed expression: a repetition inside a repetition that can share the same characters in
many ways, as in ``(a+)+``, and a repeated choice of which two branches begin with the same character, as in
``(a|aa)+``. What is repeated after a character that the inner repetition cannot match, as in ``(?:/[^/]+)+``, is safe.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from re import _constants as ops  # type: ignore[attr-defined]  # the parsed form has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SAMPLE = frozenset(map(ord, string.printable)) | {0xE9, 0x4E2D}
"""Characters by which sets are compared: those of addresses, and two others."""
_MANY = 20
"""Repetitions from which the number of ways matters: two to the power of it is a million."""
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT)
_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d", ops.CATEGORY_NOT_DIGIT: r"\D", ops.CATEGORY_SPACE: r"\s", ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w", ops.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def explosive_part(pattern: str) -> str:
    """What makes a pattern take exponential time, in words; empty if nothing is found.

    Args:
        pattern: one that compiles.
    """
    return next(_explosive(parser.parse(pattern)), "")


def _explosive(items: Any) -> Iterator[str]:
    for op, value in items:
        if op in _REPEATS and value[1] >= _MANY:
            yield from _ambiguous(value[2])
        for inner in _inner(op, value):
            yield from _explosive(inner)


def _ambiguous(body: Any) -> Iterator[str]:
    """What lets a repeated body share the same characters in more than one way."""
    for position, (op, value) in enumerate(flat := list(_flat(body))):
        if op in _REPEATS and value[1] >= _MANY:
            inner = _characters(value[2])
            others = [item for place, item in enumerate(flat) if place != position]
            if not any(_is_needed(item) and not (_first(item) & inner) for item in others):
                yield "a repetition inside a repetition, as in (a+)+"
        if op is ops.BRANCH:
            begins = [_characters(branch[:1]) if len(branch) else _first(flat[0]) for branch in value[1]]
            if any(a & b for place, a in enumerate(begins) for b in begins[:place]):
                yield "a repeated choice between what begins the same, as in (a|aa)+"


def _flat(items: Any) -> Iterator[tuple[Any, Any]]:
    """The items with groups opened."""
    for op, value in items:
        if op is ops.SUBPATTERN:
            yield from _flat(value[3])
        elif op is ops.ATOMIC_GROUP:
            yield from _flat(value)
        else:
            yield op, value


def _inner(op: Any, value: Any) -> Iterator[Any]:
    if op in (*_REPEATS, ops.POSSESSIVE_REPEAT):
        yield value[2]
    elif op is ops.SUBPATTERN:
        yield value[3]
    elif op is ops.BRANCH:
        yield from value[1]
    elif op in (ops.ASSERT, ops.ASSERT_NOT):
        yield value[1]


def _is_needed(item: tuple[Any, Any]) -> bool:
    """Whether an item matches at least one character."""
    op, value = item
    if op in _REPEATS:
        return value[0] > 0 and any(map(_is_needed, _flat(value[2])))
    if op is ops.BRANCH:
        return all(any(map(_is_needed, _flat(branch))) for branch in value[1])
    return op in (ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN)


def _first(item: tuple[Any, Any]) -> frozenset[int]:
    return _characters([item])


def _characters(items: Any) -> frozenset[int]:
    """The characters of the sample that any of the items can match."""
    found: frozenset[int] = frozenset()
    for op, value in _flat(items):
        if op in (*_REPEATS, ops.POSSESSIVE_REPEAT):
            found |= _characters(value[2])
        elif op is ops.BRANCH:
            found = found.union(*map(_characters, value[1]))
        else:
            found |= _of_one(op, value)
    return found


def _of_one(op: Any, value: Any) -> frozenset[int]:
    if op is ops.LITERAL:
        return frozenset({value})
    if op is ops.NOT_LITERAL:
        return _SAMPLE - {value}
    if op is ops.ANY:
        return _SAMPLE
    if op is ops.RANGE:
        return frozenset(code for code in _SAMPLE if value[0] <= code <= value[1])
    if op is ops.CATEGORY:
        matches = re.compile(_CATEGORIES[value]).fullmatch
        return frozenset(code for code in _SAMPLE if matches(chr(code)))
    if op is ops.IN:
        negated = bool(value) and value[0][0] is ops.NEGATE
        found = frozenset[int]().union(*(_of_one(*one) for one in value if one[0] is not ops.NEGATE))
        return _SAMPLE - found if negated else found
    return frozenset()

"""How tables of words are written: by language, one entry a line.

A key is the ISO 639 code of the language, ``mul`` for what several languages share, or ``web`` for the names of
companies and what systems write. An entry is plain words,
or, where its table says so, part of a regular expression. To add a word, add a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from tasks.pure.extract.lexicon.any_case import small_letter

Table = Mapping[str, str]

FEW = 4
"""Patterns with the same first character that are not worth brackets: reading those takes longer, at each start."""
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]?|\(\?(?:P?<\w+>|<?[:=!])|[(|)]|[^\\()|[]+", re.DOTALL)
"""A token of a regular expression: an escape, a set, a bracket with what it says, a bar, or anything else."""
_CHARACTER = re.compile(r"[^\\.^$*+?{}()|[\]](?![*+?{])")


def entries(*tables: Table) -> list[str]:
    """The entries of tables in the order they are written."""
    return [
        line for table in tables for text in table.values() for entry in text.splitlines() if (line := entry.strip())
    ]


def alternatives(*tables: Table) -> str:
    """The entries as a regular expression that matches what the first of them does, without brackets around it."""
    return grouped(entries(*tables))


def grouped(patterns: Iterable[str]) -> str:
    """A regular expression that matches what the first of the patterns does that matches, without brackets around it.

    Those that begin with one character stand behind it, as in ``a(?:dvert|nnonce)|by``: a text is compared with some characters,
    not with the beginning of each pattern. Two patterns that can match the same text keep their order.
    """
    parts = [part for pattern in patterns for part in _parts(pattern)]
    in_order: list[str] = []
    for has_character, group in groupby(parts, lambda part: _CHARACTER.match(part) is not None):
        run = list(group)
        in_order += sorted(run, key=lambda part: small_letter(part[0])) if has_character else run
    groups = groupby(in_order, lambda part: part[0] if _CHARACTER.match(part) else "")
    return "|".join(_behind(character, list(group)) for character, group in groups)


def _behind(character: str, parts: list[str]) -> str:
    """The parts, which all begin with this character; with none: as they are."""
    if not character or len(parts) < FEW:
        return "|".join(parts)
    return f"{character}(?:{grouped(part[1:] for part in parts)})"


def _parts(pattern: str) -> Iterator[str]:
    """A pattern's alternatives; those of brackets with which one begins, each with what follows them."""
    for part in _alternatives_of(pattern):
        inner, rest = _leading_brackets(part)
        is_optional = rest.startswith("?")
        if not inner or rest.startswith(("*", "+", "{", "??", "?+")):
            yield part
            continue
        rest = rest.removeprefix("?")
        for first in _alternatives_of(inner):
            yield from _parts(first + rest)
        if is_optional:
            yield from _parts(rest)


def _alternatives_of(pattern: str) -> list[str]:
    """What the bars outside of all brackets separate."""
    if "|" not in pattern:
        return [pattern]
    found, depth = [""], 0
    for piece in _TOKEN.findall(pattern):
        depth += (piece[0] == "(") - (piece == ")")
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found


def _leading_brackets(part: str) -> tuple[str, str]:
    """What is in the brackets that a part begins with, and what follows; nothing where it begins with none, or they do more than group."""
    if not part.startswith("(?:"):
        return "", part
    depth = 0
    for piece in _TOKEN.finditer(part):
        depth += (piece[0][0] == "(") - (piece[0] == ")")
        if not depth:
            return part[3 : piece.start()], part[piece.end() :]
    return "", part

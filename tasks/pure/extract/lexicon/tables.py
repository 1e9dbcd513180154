"""How tables of words are written: by language, one entry a line.

A key is the ISO 639 code of the language, ``mul`` for what several languages share, or ``web`` for the names of
companies and what systems write. An entry is plain words,
or, where its table says so, part of a regular expression. To add a word, add a line.
"""

from __future__ import annotations

from collections.abc import Mapping

Table = Mapping[str, str]


def entries(*tables: Table) -> list[str]:
    """The entries of tables in the order they are written."""
    return [
        line for table in tables for text in table.values() for entry in text.splitlines() if (line := entry.strip())
    ]


def alternatives(*tables: Table) -> str:
    """The entries as a regular expression that matches any of them, without brackets around it."""
    return "|".join(entries(*tables))

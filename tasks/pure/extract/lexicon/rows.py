"""How word tables are written: a line for each language, its entries separated by commas.

en  by, written by
de  von, verfasst von
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tasks.pure.extract.lexicon.tables import grouped


def by_language(table: str) -> Mapping[str, tuple[str, ...]]:
    """The entries of a table by language code; a language may have several lines."""
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        language, _, listed = line.strip().partition("  ")
        found[language] = found.get(language, ()) + tuple(entry.strip() for entry in listed.split(",") if entry.strip())
    return found


def entries(table: str) -> tuple[str, ...]:
    """All entries of a table in their order, without duplicates."""
    return tuple(dict.fromkeys(entry for listed in by_language(table).values() for entry in listed))


def folded(words: Iterable[str]) -> frozenset[str]:
    """Words as they are compared: a Greek word does not end in another letter than it has inside."""
    return frozenset(map(str.casefold, words))


def alternatives(table: str) -> str:
    """A regular expression that matches any line of a table of patterns, one pattern a line; the first that matches counts."""
    return grouped(line.strip().partition("  ")[2].strip() for line in table.strip().splitlines())


def columns(table: str, count: int) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """The columns of a table whose lines have ``count`` lists with bars between them, each by language."""
    rows = [(line.strip()[:3], line.strip()[3:].split("|")) for line in table.strip().splitlines()]
    return tuple(
        by_language("\n".join(f"{language} {cells[index]}" for language, cells in rows if len(cells) > index))
        for index in range(count)
    )

"""The query language on one page, as docs/query-language.md has it; a test holds both to be equal."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["EXAMPLES", "examples_for"]

EXAMPLES: tuple[tuple[str, str, str], ...] = (
    ("storm harbour", "with all of the words, in title, lead or body, in any form", "bridge harbour"),
    (
        '"harbour bridge"',
        "with the words in this order, in these forms; case and accents do not matter",
        '"harbour bridge"',
    ),
    ('"news"', "with a word in this form: not new, not newsy", '"ferries"'),
    ("=US", "with a word exactly so: case, accents and ending", "=Monday"),
    ('="Harbour bridge"', "with a phrase exactly so", '="Harbour bridge"'),
    ("impf*", "with a word that begins so, in any case and with any accents", "light*"),
    ("storm OR gale", "with one of them", "lighthouse OR ferries"),
    ("-budget", "without it; NOT budget is the same", "bridge -harbour"),
    ("(storm OR gale) -harbour", "parentheses say what belongs together", "(bridge OR pont) -ferries"),
    ("near(putin ukraine, 10)", "with both at most 10 words apart, in either order", "near(harbour friday, 5)"),
    ("title:storm", "with it in the headline; so do lead: and body:", "title:bridge"),
    ("author:fischer", "with the words in the name of one author", 'author:"ada fischer"'),
    ('tag:"climate change"', "with the words in one tag", "tag:weather"),
    ("section:politics", "with the words there; so does agency:", "section:politics"),
    ("source:harbour-post", "of this source; source:bbc* of those whose name begins so", "source:le-phare"),
    ("lang:de", "in this language (ISO 639-1)", "lang:fr"),
    ("date:2026-03-05", "published on this day; date:2026-03 in this month, date:2026 in this year", "date:2026-03"),
    ("date:2026-03..2026-05", "published between these, both included; one side may be left out", "date:2026-03-20.."),
    (
        "title:(storm OR gale)",
        "a field before parentheses is the field of all in them that have none",
        "title:(bridge OR pont)",
    ),
    ("*", "all articles", "*"),
)
"""What to write, what it finds, an example to try."""
_SOURCE = "source:le-phare"
"""The one example that is an error where it names nothing."""


def examples_for(sources: Sequence[str]) -> list[tuple[str, str, str]]:
    """The same, with a source that there is."""
    if not sources or _SOURCE.partition(":")[2] in sources:
        return list(EXAMPLES)
    return [
        (write, finds, f"source:{sources[0]}" if example == _SOURCE else example) for write, finds, example in EXAMPLES
    ]

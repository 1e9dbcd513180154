"""Closing paragraphs that a paper writes to its readers: to pay, to subscribe, to keep to the subject in the comments.

Their words differ from paper to paper. What they share, in any language: they speak to the reader, and of what the paper
offers or of itself, under a text that does neither. A guide that speaks to its reader throughout may end so too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from tasks.pure.extract.body.blocks import PROSE_WORDS, Block
from tasks.pure.extract.body.calls import call_language
from tasks.pure.extract.body.lines import without_quotations
from tasks.pure.extract.lexicon import readers
from tasks.pure.extract.lexicon.any_case import has_plain_case, in_small_letters
from tasks.pure.extract.lexicon.tables import Table

APPEAL_WORDS = 120
"""Words of such a paragraph, at most."""
SPEAKING = 2
"""Paragraphs in the first half of a text that speak to the reader, from which it is the text's own manner."""
LEAST_TEXT = 3
"""Paragraphs of prose that the first half has, at least: the manner of a shorter text is not known."""


def _pattern(table: Table, code: str) -> re.Pattern[str]:
    lines = "|".join(line for entry in table[code].splitlines() if (line := entry.strip()))
    words = f"(?:{lines})" if code in readers.WITHOUT_EDGES else rf"\b{readers.PREFIXES.get(code, '')}(?:{lines})\b"
    # "Sie" is the reader and "sie" is not: a table that writes a word with a capital means it.
    return re.compile(words, 0 if re.search(r"\b[A-Z]", lines) else re.IGNORECASE)


def _of(codes: Iterable[str]) -> list[tuple[re.Pattern[str], ...]]:
    return [tuple(_pattern(table, code) for table in (readers.READER, readers.OFFERED, readers.OWN)) for code in codes]


def _in_small_letters(languages: Sequence[tuple[re.Pattern[str], ...]]) -> re.Pattern[str]:
    """The words for the reader of all these languages; they find more in small letters than each does as it is written."""
    return re.compile("|".join(in_small_letters(reader.pattern) for reader, _, _ in languages))


_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\ud7ff]")
_LATIN = [code for code in readers.READER if re.search("[a-zà-ÿ]", re.sub(r"\\.", "", readers.READER[code]))]
_IN_LATIN = _of(_LATIN)
_IN_ANY = _of(readers.READER)
"""A text in Latin letters is not searched for the readers of languages that are written in others."""
_READER_OF = {code: _pattern(readers.READER, code) for code in readers.READER}
_READER_IN_LATIN = _in_small_letters(_IN_LATIN)
IN_TEXT = 2
"""Different words for what is offered that a paragraph of the text's own flow has, at least: a column may end with "you" and
"comment". One is enough where the paper speaks of itself in few words; in a box or list of its own either is."""
SHORT = 40
"""Words of such a paragraph, at most."""


Place = Literal["in the text", "under the text", "in a box under it"]
"""Where a block is. A list of its own is a box too."""


def is_to_readers(block: Block, text: Sequence[Block], place: Place) -> bool:
    """Whether a block speaks to the readers of the paper, which the text does not.

    Args:
        block: A block in or under the text.
        text: The blocks that are left, in page order; the first half of them is the text.
        place: Where the block is; the further from the text, the less has to be said.
    """
    if block.words > APPEAL_WORDS:
        return False
    if (code := call_language(block.text)) is not None:
        return not _is_manner(text, _READER_OF[code])
    own = without_quotations(block.text)
    if has_plain_case(own) and _READER_IN_LATIN.search(own.lower()) is None and not _OTHER_SCRIPT.search(own):
        return False  # most paragraphs, in a fifth of the time
    best, spoken_to = 0, None
    for reader, offered, paper in _IN_ANY if _OTHER_SCRIPT.search(own) else _IN_LATIN:
        if reader.search(own) is None:
            continue
        found = len({word.casefold() for word in offered.findall(own)})
        of_itself = paper.search(own) is not None
        is_one = (
            found >= IN_TEXT
            or (place == "under the text" and found and of_itself and block.words <= SHORT)
            or (place == "in a box under it" and (found or of_itself))
        )
        if is_one and found + of_itself > best:  # languages share words: that with the most counts
            best, spoken_to = found + of_itself, reader
    return spoken_to is not None and not _is_manner(text, spoken_to)


def _is_manner(text: Sequence[Block], reader: re.Pattern[str]) -> bool:
    """Whether the first half of a text speaks to its reader too, outside of what it quotes."""
    prose = [block for block in text if block.words >= PROSE_WORDS]
    half = prose[: (len(prose) + 1) // 2]
    spoken = sum(reader.search(without_quotations(block.text)) is not None for block in half)
    return len(half) < LEAST_TEXT or spoken >= SPEAKING

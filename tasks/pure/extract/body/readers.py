"""Closing paragraphs that a paper writes to its readers: to pay, to subscribe, to keep to the subject in the comments.

Their words differ from paper to paper. What they share, in any language: they speak to the reader, and of what the paper
offers or of itself, under a text that does neither. A guide that speaks to its reader throughout may end so too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal

from tasks.pure.extract.body.blocks import PROSE_WORDS, Block, Layout
from tasks.pure.extract.body.calls import call_language
from tasks.pure.extract.body.lines import without_quotations
from tasks.pure.extract.lexicon import readers
from tasks.pure.extract.lexicon.any_case import AnyCase, has_plain_case, in_small_letters
from tasks.pure.extract.lexicon.tables import Table, alternatives

APPEAL_WORDS = 120
"""Words of such a paragraph, at most."""
SPEAKING = 2
"""Paragraphs in the first half of a text that speak to the reader, from which it is the text's own manner."""
LEAST_TEXT = 3
"""Paragraphs of prose that the first half has, at least: the manner of a shorter text is not known."""


_Words = AnyCase | re.Pattern[str]


def _pattern(table: Table, code: str) -> _Words:
    lines = alternatives({code: table[code]})
    words = f"(?:{lines})" if code in readers.WITHOUT_EDGES else rf"\b{readers.PREFIXES.get(code, '')}(?:{lines})\b"
    # "Sie" is the reader and "sie" is not: a table that writes a word with a capital means it.
    return re.compile(words) if re.search(r"\b[A-Z]", lines) else AnyCase(words)


_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\ud7ff]")
_IN_ANY = {
    code: tuple(_pattern(table, code) for table in (readers.READER, readers.OFFERED, readers.OWN))
    for code in readers.READER
}
"""By language: the words for the reader, for what is offered, and of the paper for itself."""
_IN_LATIN = {
    code: patterns
    for code, patterns in _IN_ANY.items()
    if re.search("[a-zà-ÿ]", re.sub(r"\\.", "", readers.READER[code]))
}
"""A text in Latin letters is not searched for the readers of languages that are written in others."""
_READER_IN_LATIN = re.compile(
    rf"\b(?:{in_small_letters(alternatives({code: readers.READER[code] for code in _IN_LATIN}))})\b"
)
"""The words for the reader of all these languages; they find more in small letters than each does as it is written."""
_CURRENCY, _MONTHLY = alternatives(readers.CURRENCIES), alternatives(readers.MONTHLY)
_PRICE = AnyCase(
    rf"(?<![a-z])(?:{_CURRENCY})[^.!?]{{0,36}}?(?:{_MONTHLY})|(?:{_MONTHLY})[^.!?]{{0,40}}?(?<![a-z])(?:{_CURRENCY})"
)
"""``3 euros a month``, ``one month for a pound``."""
IN_TEXT = 2
"""Different words for what is offered that a paragraph of the text's own flow has, at least: a column may end with "you" and
"comment". One is enough where the paper speaks of itself in few words; in a box or list of its own either is."""
PRICED_WORDS, LONGEST_PRICED = 60, 1_000
"""Words and characters of a paragraph that says what the paper costs, at most."""
SHORT = 40
"""Words of such a paragraph, at most."""


Place = Literal["in the text", "under the text", "in a box under it"]
"""Where a block is. A list of its own is a box too."""


class Manner:
    """Whether a text speaks to its reader, as a guide or a letter does. Each paragraph is searched once for each language."""

    __slots__ = ("_prose", "_spoken", "_texts", "blocks")

    def __init__(self, blocks: Sequence[Block]) -> None:
        """``blocks``: those that are kept, in page order."""
        self.blocks = blocks
        self._prose = [at for at, block in enumerate(blocks) if block.words >= PROSE_WORDS]
        self._texts: list[str] = []
        self._spoken: dict[_Words, list[int]] = {}
        """By the words for the reader: in how many of the first 0, 1, 2 ... paragraphs one is."""

    def is_to_reader(self, reader: _Words, end: int) -> bool:
        """Whether the first half of the first ``end`` blocks speaks to its reader, outside of what it quotes."""
        half = (bisect_left(self._prose, end) + 1) // 2
        spoken = self._spoken.setdefault(reader, [0])
        while len(self._texts) < half:
            self._texts.append(without_quotations(self.blocks[self._prose[len(self._texts)]].text))
        while len(spoken) <= half:
            spoken.append(spoken[-1] + (reader.search(self._texts[len(spoken) - 1]) is not None))
        return half < LEAST_TEXT or spoken[half] >= SPEAKING


def is_to_readers(block: Block, text: Manner, end: int, place: Place) -> bool:
    """Whether a block speaks to the readers of the paper, which the text does not.

    Args:
        block: A block in or under the text.
        text: The blocks that are left; the first half of the first ``end`` of them is the text.
        place: Where the block is; the further from the text, the less has to be said.
    """
    if block.words > APPEAL_WORDS:
        return False
    if (code := call_language(block.text)) is not None:
        return not text.is_to_reader(_IN_ANY[code][0], end)
    own = without_quotations(block.text)
    is_latin = not _OTHER_SCRIPT.search(own)
    if is_latin and has_plain_case(own) and _READER_IN_LATIN.search(own.lower()) is None:
        if place == "in the text" or not _is_priced(block, own):
            return False  # most paragraphs, in a fifth of the time
    best, spoken_to = 0, None
    for reader, offered, paper in (_IN_LATIN if is_latin else _IN_ANY).values():
        if reader.search(own) is None:
            if place != "in the text" and _says_what_it_costs(own, offered, paper) and _is_priced(block, own):
                return not text.is_to_reader(paper, end)  # "10 złotych miesięcznie pomaga nam": to nobody by name
            continue
        found = _count_different(offered, own)
        of_itself = paper.search(own) is not None
        is_one = (
            found >= IN_TEXT
            or (of_itself and _is_priced(block, own))
            or (place == "under the text" and found and of_itself and block.words <= SHORT)
            or (place == "in a box under it" and (found or of_itself))
        )
        if is_one and found + of_itself > best:  # languages share words: that with the most counts
            best, spoken_to = found + of_itself, reader
    return spoken_to is not None and not text.is_to_reader(spoken_to, end)


def calls_for_its_own(text: str) -> bool:
    """Whether a paragraph tells its readers to get or follow something and calls it the paper's own: "our newsletter"."""
    code = call_language(text)
    return code is not None and code in _IN_ANY and _IN_ANY[code][2].search(without_quotations(text)) is not None


def _is_priced(block: Block, text: str) -> bool:
    """Whether a short paragraph names a price and how often it is paid. ``text``: the block's, without quotations."""
    return block.words <= PRICED_WORDS and len(text) <= LONGEST_PRICED and _PRICE.search(text) is not None


def _says_what_it_costs(text: str, offered: _Words, paper: _Words) -> bool:
    """Whether a text is of the paper itself and of what it offers, in two words for that at least."""
    return paper.search(text) is not None and _count_different(offered, text) >= IN_TEXT


def _count_different(words: _Words, text: str) -> int:
    return len({found.group().casefold() for found in words.finditer(text)})


class ClosingBlocks:
    """The blocks that are left, asked from the last one up whether they speak to the readers. All is counted once."""

    def __init__(self, layout: Layout, kept: Sequence[int]) -> None:
        """``kept``: the blocks' indexes in page order."""
        blocks = [layout.blocks[index] for index in kept]
        self._text = Manner(blocks)
        self._parents = [layout.nodes[block.node].parent for block in blocks]
        self._around = Counter(self._parents[at] for at in self._prose_below(len(blocks)))
        most = max(self._around.values(), default=0)
        if 2 * most < self._around.total():  # each paragraph has a frame: of one kind with the others it is not apart
            frames = {parent: layout.nodes[parent].element for parent in set(self._parents)}
            names = {parent: (frame.name, frame.attrs.get("class")) for parent, frame in frames.items()}
            kinds = {kind: number for number, kind in enumerate(dict.fromkeys(names.values()))}
            self._parents = [kinds[names[parent]] for parent in self._parents]
            self._around = Counter(self._parents[at] for at in self._prose_below(len(blocks)))
        self._end = len(blocks)
        self._spoken: list[int] = []
        """Of a list of which an item was asked: for how many of its first 0, 1, 2 ... items it was said."""
        self._first = -1
        """The first item of that list."""

    def is_to_readers(self, at: int) -> bool:
        """Whether a block speaks to the readers, or the list does of which it is an item; no block before it may follow a later one."""
        block = self._text.blocks[at]
        if block.tag == "li":
            return self._is_list_to_readers(at)
        for later in self._prose_below(self._end, at + 1):
            self._around[self._parents[later]] -= 1
        self._end = at + 1
        apart = self._around[self._parents[at]] < 0.5 * self._around.total()
        return is_to_readers(block, self._text, at + 1, "in a box under it" if apart else "under the text")

    def speaks(self, at: int, place: Place) -> bool:
        """Whether a block speaks to the readers, if that is its place."""
        return is_to_readers(self._text.blocks[at], self._text, at + 1, place)

    def _prose_below(self, end: int, first: int = 0) -> Iterator[int]:
        return (at for at in range(first, end) if self._text.blocks[at].words >= PROSE_WORDS)

    def _is_list_to_readers(self, at: int) -> bool:
        blocks = self._text.blocks
        if not 0 <= self._first <= at:
            self._first = at
            while self._first and blocks[self._first - 1].tag == "li":
                self._first -= 1
            items = range(self._first, at + 1)
            said = (is_to_readers(blocks[item], self._text, at + 1, "in a box under it") for item in items)
            self._spoken = [0, *accumulate(said)]
        items_left = at + 1 - self._first
        return 2 * self._spoken[items_left] >= items_left

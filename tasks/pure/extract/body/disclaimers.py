"""Notes of the house under a text: whose views these are, that it is no advice, who pays for its links.

They are known by how a sentence of theirs begins, which points to the text itself ("This article is for information only"),
by a label before a colon, or by a heading that is such a label. A text about such notes stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block
from tasks.pure.extract.body.lines import EDGES, without_quotations
from tasks.pure.extract.lexicon import disclaimers
from tasks.pure.extract.lexicon.any_case import AnyCase
from tasks.pure.extract.lexicon.tables import alternatives
from tasks.pure.extract.page.text import ends_sentence

LONGEST_NOTE = 1_500
"""Characters of such a paragraph, at most; a lawyer writes more than the editor."""
SENTENCES = 2
"""Sentences at the beginning of a paragraph among which the note is; further down the paragraph is about something else."""
LEAST_TEXT = 2
"""Sentences in lines of their own above the note, at least; a page of less text may be the notice itself."""
UNDER_LABEL = 4
"""Blocks under a heading that is a label, at most."""
SPEAKING = 2
"""Paragraphs that name such notes, from which the text is about them."""
LONGEST_SENTENCE = 400
"""Characters of a sentence that are read."""
_BEFORE = "※＊" + EDGES.translate({ord(mark): None for mark in "\"'“”"})
"""What may be before a note: no quotation mark, behind which somebody else speaks."""
_SENTENCES = re.compile(r"(?<=[.!?…。！？؟।])[\"”»)]?\s+|(?<=[。！？])|\n")
_LABEL = AnyCase(rf"(?:{alternatives(disclaimers.LABELS)})(?: ?\(s\))?\s*(?:[:：–—]|\s-\s|$)")
_NOTE = AnyCase(rf"(?:{alternatives(disclaimers.NOTES)})")
_SUBJECT = AnyCase(alternatives(disclaimers.SUBJECTS))


def says_note(text: str) -> bool:
    """Whether a text is such a note by its words, wherever it is."""
    text = text.lstrip(_BEFORE)
    if _LABEL.match(text[:LONGEST_SENTENCE]):
        return True
    return any(
        _NOTE.match(sentence[:LONGEST_SENTENCE].lstrip(_BEFORE))
        for sentence in _SENTENCES.split(text, SENTENCES)[:SENTENCES]
    )


def is_disclaimer(blocks: Sequence[Block], at: int, headline: str) -> bool:
    """Whether the last block that is left is a note of the house.

    Args:
        blocks: Those that are left, in page order.
        at: The place among them of the block that is asked about; those behind it have been removed.
        headline: The page's, empty where it has none.
    """
    block = blocks[at]
    if block.tag in HEADINGS or len(block.text) > LONGEST_NOTE:
        return False
    if not (says_note(block.text) or _is_under_label(blocks, at)):
        return False
    above = [other for other in blocks[:at] if other.words >= PROSE_WORDS and ends_sentence(other.text)]
    return len(above) >= LEAST_TEXT and not _is_about_notes(above, headline)


def _is_under_label(blocks: Sequence[Block], at: int) -> bool:
    """Whether the last heading above a block is nothing but the label of such a note."""
    for block in reversed(blocks[max(0, at - UNDER_LABEL) : at]):
        if block.tag in HEADINGS:
            return is_label_of_note(block.text)
    return False


def is_label_of_note(text: str) -> bool:
    """Whether a line is nothing but the label of such a note: "Disclaimer", "免責事項"."""
    text = text.strip(_BEFORE)
    found = _LABEL.match(text[:LONGEST_SENTENCE])
    return found is not None and found.end() == len(text)


def _is_about_notes(above: Sequence[Block], headline: str) -> bool:
    """Whether a text is about such notes: its headline or some of its paragraphs name them."""
    if _SUBJECT.search(headline):
        return True
    return sum(_SUBJECT.search(without_quotations(block.text)) is not None for block in above) >= SPEAKING

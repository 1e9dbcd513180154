"""Questions with their answers below a text, in a module of their own: they are the article's where they are of its subject.

Page builders put "Frequently asked questions" beside the element of the text. A site's own ("How do I cancel?") share no
word with the headline.
"""

from __future__ import annotations

import re

from tasks.pure.extract.body.blocks import PROSE_WORDS, Block, Layout, Node
from tasks.pure.extract.page.text import asks, ends_sentence

PAIRS = 2
"""Questions with answers, at least."""
LONGEST_QUESTION = 30
"""Words of a question, at most."""
OTHERS = 0.25
"""Share of the module's words that are in neither question nor answer, at most."""
LETTERS = 5
"""Letters with which a word of the headline begins, that one of the questions has."""
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2}")


def has_answers(layout: Layout, node: Node, headline: str) -> bool:
    """Whether an element is of questions and answers, about what the headline is about."""
    blocks = layout.blocks[node.first : node.end]
    questions: list[str] = []
    taken = 0
    is_open = False
    for block in blocks:
        if _is_question(block):
            questions.append(block.text)
            taken += block.words
            is_open = True
        elif is_open and block.link_words < 0.5 * block.words and block.words >= PROSE_WORDS:
            taken += block.words
        elif not questions and block.words <= LONGEST_QUESTION:
            taken += block.words  # the heading over them
    total = sum(block.words for block in blocks)
    if len(questions) < PAIRS or total - taken > OTHERS * total or not _are_answered(blocks):
        return False
    return _have_subject("\n".join(questions), headline)


def _is_question(block: Block) -> bool:
    if not 3 <= block.words <= LONGEST_QUESTION or block.link_words:
        return False
    return asks(block.text)


def _are_answered(blocks: list[Block]) -> bool:
    """Whether a sentence follows each question but for one."""
    unanswered = 0
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        if _is_question(block):
            unanswered += below is None or _is_question(below) or not ends_sentence(below.text)
    return unanswered <= 1


def _have_subject(questions: str, headline: str) -> bool:
    folded = questions.casefold()
    stems = {word.casefold()[:LETTERS] for word in _WORD.findall(headline) if len(word) >= LETTERS}
    if any(stem in folded for stem in stems):
        return True
    pairs = (headline[at : at + 2] for at in range(len(headline) - 1))
    return any(_UNSPACED.fullmatch(pair) is not None and pair in questions for pair in pairs)

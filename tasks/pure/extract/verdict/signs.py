"""What the readings of a page as a section, a list or a shop share: signs with weights, and measures of its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.page.jsonld import types_of
from tasks.pure.extract.page.nodes import Text
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.template import Template, is_built_as_page
from tasks.pure.extract.page.text import count_words, ends_sentence
from tasks.pure.extract.page.tree import Document
from tasks.pure.records import DateKind

HeadlineLinks = Callable[[], tuple[int, int]]
"""Returns what ``headline_links`` returns for the page; counted at the first call."""
Sign = tuple[float, str]
"""How much a sign counts for a page being none that is read, negative against it, and the sign in words."""

LOOSE_DATES: frozenset[DateKind] = frozenset({"text", "time", "url", "script"})
"""Kinds of date that may be another article's."""
NAMED_WORDS, _NAMED_LETTERS = 4, 30
"""Words, and characters in as many words, that a name has at most. Languages that compound words have headlines of four."""
_MOSTLY = 0.6
"""Share of a title's letters that an error's words must have to be what the page says of itself."""
LONGEST_TITLE = 300
"""Characters of a title that are read for what it says of the page."""
_TITLE_PARTS = re.compile(r"\s+[|–—•·»-]+\s+|\s*[|｜]\s*")
TEASERS = 5
"""Teasers that make a list."""
_SENTENCE_WORDS = 20
"""Words from which a paragraph that ends as a sentence does is prose, not a label."""
_SHORT_PAGE = 300
"""Words below which what a system states of each of its pages does not make a text of one."""
_TEXT_TYPES = frozenset(
    "newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle reviewnewsarticle "
    "liveblogposting blogposting article report techarticle scholarlyarticle medicalscholarlyarticle interview".split()
)
"""Types that only texts have. Not here: reviews and recipes, which shops nest in their products."""


def total(signs: Sequence[Sign]) -> float:
    """The sum of the signs' weights."""
    return sum(weight for weight, _ in signs)


def is_mostly(pattern: re.Pattern[str], title: str) -> bool:
    """Whether a title, without what a bar or dash separates from it, says hardly more than a pattern finds in it.

    "Sorry, page not found | Paper" does; "Hiker not found after three days" speaks of something.
    """
    for part in _TITLE_PARTS.split(title[:LONGEST_TITLE]):
        letters = sum(map(str.isalnum, part))
        said = sum(sum(map(str.isalnum, match.group())) for match in pattern.finditer(part))
        if said and said >= _MOSTLY * letters:
            return True
    return False


def is_name(title: str) -> bool:
    """Whether a title is as short as the name of a section or product."""
    return len(title) <= _NAMED_LETTERS and count_words(title) <= NAMED_WORDS


def is_list(body: BodyFound) -> bool:
    """Whether what was taken for the text are teasers of articles."""
    return body.teasers >= TEASERS and body.teasers * 4 >= len(body.paragraphs)


def states_article(signals: Signals) -> bool:
    """Whether JSON-LD says that the page is an article."""
    return signals.article is not None and not _TEXT_TYPES.isdisjoint(types_of(signals.article))


def is_short_page(signals: Signals, template: Template, body: BodyFound) -> bool:
    """Whether a page of little text is no post: then ``og:type`` and the date in its head say nothing."""
    return body.words < _SHORT_PAGE and is_built_as_page(signals, template)


def sentence_words(body: BodyFound) -> int:
    """Words in the paragraphs that are prose."""
    lengths = ((len(text.split()), text) for text in body.paragraphs)
    return sum(words for words, text in lengths if words >= _SENTENCE_WORDS and ends_sentence(text.rstrip()))


def headline_links(document: Document) -> tuple[int, int]:
    """Links whose text is as long as a headline, and the words in them."""
    links = words = 0
    for _, element in document.anchors():
        count = _words_in(element)
        if 5 <= count <= 30:
            links += 1
            words += count
            if links >= 500:
                break
    return links, words


def _words_in(element: Any) -> int:
    words = 0
    for child in element.contents:
        words += len(child.split()) if child.__class__ is Text else _words_in(child)
    return words

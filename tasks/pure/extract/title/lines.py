"""The headline of a page that sets it in no heading, or whose ``<title>`` is that of the whole site.

A line of the page is the headline if the head says the same, alone or beside the site's name; if the head has nothing of the
article, what is marked as a title above the text, if the text has its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from bs4 import Tag

from tasks.pure.extract.lexicon.class_names import hyphenated, words_of
from tasks.pure.extract.page.head import begins_title
from tasks.pure.extract.page.marks import is_outside_article, text_of
from tasks.pure.extract.page.nodes import Text
from tasks.pure.extract.page.text import clean_line, compact_key, folded_words, word_key
from tasks.pure.extract.page.tree import Document

_LONGEST = 400
"""Characters of a headline, at most."""
_LEAST = 8
"""Letters of one, at least: shorter lines are the names of sections."""
_LEAST_WORDS = 3
_LEAST_SHARE, _LEAST_UNSPACED_SHARE = 0.4, 0.2
"""Of ``<title>``, as in :func:`begins_title`."""
_MOST = 20
"""Lines with the headline that are looked at: a page has few, and what is around each is searched."""
_NESTED = 5
"""Elements around a text that may be the headline's."""
_ABOVE = 12
"""Elements around a headline of which none is a link, a list of where the page is, or hidden."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_INLINE = frozenset("a abbr b cite em font i small span strong u".split())
_CUTS = re.compile(r"\s?[|｜_]+\s?|\s[-–—•·«»:]\s|[-–—]{1,3}")
"""What separates a headline from the names of section and site in ``<title>``."""
_CUTS_UNSPACED = re.compile(r"\s?[|｜_·—–-]+\s?|\s")
"""The same in scripts without blanks between words."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_MARKED = frozenset(
    "title headline heading subject tit titulo titre titolo titel tytul baslik judul headtitle arttitle".split()
)
"""Words in the names of elements that hold a headline."""
_TEXTS_ABOVE = 12
"""Texts before the first paragraph among which the headline is: date, source and share buttons come between."""
_BEGINS = 40
"""Characters by which the first paragraph is known among the texts of the page."""
_OF_THE_TEXT, _OF_THE_HEAD = 0.5, 0.34
"""Share of the longer words of a headline that its text has, at least; and of ``<title>``, where it may be the headline."""
_LONG_WORD, _STEM = 4, 5
"""Letters of a longer word, and by how many of its first it is known: what follows them is inflected."""
_EAST_ASIAN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Those, and Korean, which joins particles to its short words."""
_ELSEWHERE = re.compile(r"bread-?crumb|crumbs|position|location|\bnav|menu|share", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head says: its texts, and ``<title>`` with what separators leave of it at either end, as keys."""

    title: str
    keys: frozenset[str]
    ends: frozenset[str]

    def may_have(self, key: str) -> bool:
        """Whether a piece of a line is in any of them."""
        return any(key in known for known in self.keys)

    def has(self, line: str) -> bool:
        """Whether a whole line is one of them."""
        key = compact_key(line)
        if len(key) < _LEAST:
            return False
        unspaced = _UNSPACED.search(line) is not None
        if not unspaced and len(line.split()) < _LEAST_WORDS:
            return False
        if key in self.keys:
            return True
        share = _LEAST_UNSPACED_SHARE if unspaced else _LEAST_SHARE
        return (key in self.ends and len(key) >= share * len(self.title)) or begins_title(line, self.title)


def headline_in_line(document: Document, heads: Sequence[str]) -> tuple[Tag, str] | None:
    """The line outside links, paths and menus that is the headline by what the head says, with its element.

    Where the page shows several, as the site's name and the headline, the longest is taken, and of one text the first.

    Args:
        heads: The texts of the head that may be the headline; ``<title>`` itself may have names before or behind it.
    """
    title = document.title_text[:_LONGEST]
    texts = [text for text in (*heads, title) if text]
    head = _Head(title, frozenset(map(compact_key, texts)), frozenset(_ends(title)))
    lines: dict[str, Tag] = {}
    for element, line in islice(_lines(document, head), _MOST):
        if _is_shown(element):
            lines.setdefault(line, element)
            if compact_key(line) in head.keys:
                break  # all of it
    longest = max(lines, key=len, default="")
    return (lines[longest], longest) if longest else None


def _lines(document: Document, head: _Head) -> Iterator[tuple[Tag, str]]:
    for text in document.texts():
        key = compact_key(text) if len(text) <= _LONGEST else ""
        if key and head.may_have(key) and (found := _line_of(text, head)) is not None:
            yield found


def headline_above(document: Document, heads: Sequence[str], paragraphs: Sequence[str]) -> tuple[Tag, str] | None:
    """What is marked as a headline above the text and has its words, where the texts of the head have none of them."""
    if not paragraphs:
        return None
    words = _pieces(" ".join(paragraphs))
    if any(_share(head, words) >= _OF_THE_HEAD for head in heads):
        return None
    texts, begins = document.texts(), paragraphs[0][:_BEGINS]
    first = next((at for at, text in enumerate(texts) if clean_line(text[:_LONGEST]).startswith(begins)), 0)
    for text in reversed(texts[max(0, first - _TEXTS_ABOVE) : first]):
        line = _marked_line(text)
        if line is None or any(compact_key(line[1]) in compact_key(head) for head in (*heads, document.title_text)):
            continue  # the names of section and site
        if _share(line[1], words) >= _OF_THE_TEXT and _is_shown(line[0]):
            return line
    return None


def are_of_the_site(heads: Sequence[str], heading: str, paragraphs: Sequence[str]) -> bool:
    """Whether the texts of the head are the same on each page of the site, while the shown ``heading`` is about this text.

    The heading has a word of none of them and more words than each; the text has hardly a word of theirs, and half of its.
    """
    key = word_key(heading).split()
    if not paragraphs or not heads or any(len(word_key(head).split()) >= len(key) for head in heads):
        return False
    if not set(key).isdisjoint(word_key(" ".join(heads)).split()):
        return False
    words = _pieces(" ".join(paragraphs))
    return _share(heading, words) >= _OF_THE_TEXT and all(_share(head, words) < _OF_THE_HEAD for head in heads)


def _marked_line(text: Text) -> tuple[Tag, str] | None:
    """The element around a text that is a heading or called a title, with its line."""
    element: Any = text.parent
    for _ in range(_NESTED):
        if element is None or not (line := text_of(element, _LONGEST)):
            return None
        if element.name in _HEADINGS or not _MARKED.isdisjoint(words_of(hyphenated(_names(element)))):
            return (element, line) if len(compact_key(line)) >= _LEAST else None
        element = element.parent
    return None


def _names(element: Tag) -> str:
    return f"{element.attrs.get('class') or ''} {element.attrs.get('id') or ''}"


def _pieces(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text; in East Asian ones, each two letters that are neighbours."""
    if _EAST_ASIAN.search(text):
        return frozenset(map("".join, pairwise(compact_key(text))))
    return frozenset(word[:_STEM] for word in folded_words(text) if len(word) >= _LONG_WORD)


def _share(line: str, words: frozenset[str]) -> float:
    """The share of a line's pieces that are among these."""
    pieces = _pieces(line)
    return len(pieces & words) / len(pieces) if pieces else 0.0


def _ends(title: str) -> Iterator[str]:
    """The keys of what ``<title>`` has before and behind each of its separators."""
    cuts = _CUTS_UNSPACED if _UNSPACED.search(title) else _CUTS
    for cut in islice(cuts.finditer(title), 32):
        yield compact_key(title[: cut.start()])
        yield compact_key(title[cut.end() :])


def _line_of(text: Text, head: _Head) -> tuple[Tag, str] | None:
    """The outermost element around a text that is the headline and nothing else."""
    found = None
    element: Any = text.parent
    for _ in range(_NESTED):
        if element is None or not (line := text_of(element, _LONGEST)):
            break
        if head.has(line):
            found = (element, line)
        elif element.name not in _INLINE:
            break
        element = element.parent
    return found


def _is_shown(element: Tag) -> bool:
    node: Any = element
    for _ in range(_ABOVE):
        if node is None:
            break
        attributes = node.attrs
        if node.name in ("a", "nav", "li", "option", "ol", "ul") or _HIDDEN.search(str(attributes.get("style", ""))):
            return False
        if _ELSEWHERE.search(_names(node)):
            return False
        node = node.parent
    return not is_outside_article(element)

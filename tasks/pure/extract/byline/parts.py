"""A marked byline as a browser shows it: line by line, and what each line says of the person whom it names.

Templates print the writers in a loop, so names of writers are set alike: in elements of the same names, at the same depth.
Whatever is set otherwise in the same box is something else: the paper, a role, the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bs4 import Tag

from tasks.pure.extract.byline.credit_labels import credit_at_end, credit_of
from tasks.pure.extract.byline.names import names_in
from tasks.pure.extract.dates.written import read_written_date
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.lexicon.bylines import (
    JOINERS,
    NAME_IN_CLASS,
    NOT_A_NAME_IN_CLASS,
    ORGANISATIONS,
    PERSON_IN_CLASS,
    PUBLICATIONS,
    QUOTED_IN_CLASS,
    TITLE_IN_CLASS,
)
from tasks.pure.extract.lexicon.class_names import hyphenated, words_of
from tasks.pure.extract.page.marks import first_inside, text_of
from tasks.pure.extract.page.nodes import Text
from tasks.pure.extract.page.text import clean_line

_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li ol p section "
    "table td tr ul br hr".split()
)
_LONGEST = 250
"""Characters of a marked byline; what is longer is a container."""
_NODES = 400
"""Nodes of a marked byline that are walked; more are a container's."""
_QUOTATION = 800
"""Characters of a box with a quotation and its speaker, at most."""
_BIOGRAPHY = 10
"""Words of a line that tells about the writer, at least."""
_LABEL = 60
"""Characters of a text that can be no more than a label, at most."""
_TIME_ALONE = 24
"""Characters of a time without its day, at most."""
_JOINERS = frozenset(JOINERS) | frozenset(",;&/|+·•")

Path = tuple[tuple[str, str], ...]
"""How a text is set: name and classes of each element from the byline down to it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a line and how it is set."""

    text: str
    path: Path


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a byline, of one or more pieces."""

    pieces: Sequence[Piece]

    @property
    def text(self) -> str:
        return clean_line(" ".join(piece.text for piece in self.pieces))

    def path_of(self, name: str) -> Path:
        """How the piece with the name's first word is set."""
        first = name.split(" ")[0]
        return next((piece.path for piece in self.pieces if first in piece.text), self.pieces[-1].path)


def lines_of(element: Tag, *, with_notes: bool = False) -> list[Line]:
    """The lines of a marked byline; none where it is a container.

    ``with_notes``: also roles and notes next to the names.
    """
    lines: list[Line] = []
    pieces: list[Piece] = []
    size = left = 0

    def end_line() -> None:
        if pieces:
            lines.append(Line(tuple(pieces)))
            pieces.clear()

    if len(element.contents) > _NODES:
        return []
    stack: list[tuple[Any, Path, bool]] = [(child, (), False) for child in reversed(element.contents)]
    while stack:
        node, path, closes = stack.pop()
        if closes:
            end_line()
            continue
        if (left := left + 1) > _NODES:
            return []
        if node.__class__ is Text:
            if node.isspace():
                continue
            if (size := size + len(node)) > 4 * _LONGEST:
                return []
            pieces.append(Piece(node, path))
        elif isinstance(node, Tag) and (with_notes or not is_not_a_name(node)) and not _is_time_alone(node):
            if left + len(node.contents) > _NODES:
                return []  # before each box of many puts them all on the stack
            is_block = node.name in _BLOCKS
            if is_block:
                end_line()
                stack.append((node, path, True))
            below = (*path, (node.name, str(node.attrs.get("class") or "")))
            stack.extend((child, below, False) for child in reversed(node.contents))
    end_line()
    return lines if sum(len(line.text) for line in lines) <= _LONGEST else []


def is_not_a_name(element: Tag) -> bool:
    """Whether the names of an element say that it holds something next to a writer's name: ``author-job-title``.

    The last word of a name is what it names (``byline-role``); the words before it say of what. ``position-relative`` and
    ``text-title`` are a stylist's, so that words which they use too need a person before them.
    """
    for token in str(element.attrs.get("class") or "").split():
        words = [word for word in words_of(hyphenated(token)) if word]
        if not words or not NAME_IN_CLASS.isdisjoint(words):
            continue
        if words[-1] in NOT_A_NAME_IN_CLASS:
            return True
        if words[-1] in TITLE_IN_CLASS and not PERSON_IN_CLASS.isdisjoint(words[:-1]):
            return True
    return False


def _is_time_alone(element: Tag) -> bool:
    """Whether a ``<time>`` says how long ago it was, or a day without a year, in whatever language: ``3 tuntia sitten``.

    A whole date is left in the line, where it parts what stands before it from what stands behind.
    """
    if element.name != "time":
        return False
    text = text_of(element, _TIME_ALONE + 1)
    return len(text) <= _TIME_ALONE and any(map(str.isdigit, text)) and read_written_date(text, whole=False) is None


def is_name(element: Tag) -> bool:
    """Whether an element is named for a writer's name, ``author-name``: then a single word is a name too."""
    tokens = (words_of(hyphenated(token)) for token in str(element.attrs.get("class") or "").split())
    return any(
        words[-1] in NAME_IN_CLASS and not PERSON_IN_CLASS.isdisjoint(words[:-1]) for words in tokens if len(words) > 1
    )


def says_quoted(element: Tag) -> bool:
    """Whether an element names who said something, by its own names or by those of the box around the words."""
    node: Tag | None = element
    for depth in range(4):
        if node is None or node.name in ("article", "main", "body"):
            return False
        words = words_of(hyphenated(str(node.attrs.get("class") or "")))
        if not QUOTED_IN_CLASS.isdisjoint(words) and (
            not depth or (text_of(node, _QUOTATION) and first_inside(node, "h1") is None)
        ):
            return True
        node = node.parent
    return False


def names_in_lines(lines: Sequence[Line], *, stated: bool) -> list[str]:
    """The writers named in the lines of a byline, without who reviewed or edited the text and without the paper below."""
    names: list[str] = []
    path: Path = ()
    is_others = False
    for index, line in enumerate(lines):
        text = line.text
        credit = credit_of(text)
        if credit is not None and credit.alone:
            is_others = credit.kind != "writer"
            continue
        if credit is None and is_others:
            continue
        is_others = credit is not None and credit.kind != "writer"
        if is_others:
            continue
        found = names_in(_without_joiner(text), stated=stated)
        if not found and len(text.split()) >= _BIOGRAPHY:
            break  # what comes after it are links to more of the writer's texts
        if not found:
            continue
        own = line.path_of(found[0])
        follows = not names or own == path or credit is not None or _joins(lines[index - 1].text, text)
        if names and (not follows or _is_organisation(found)):
            found = [name for name in found if is_agency(name)]
        path = path if names else own
        names.extend(name for name in found if name not in names)
    return names


def _joins(before: str, text: str) -> bool:
    """Whether a line goes on with the list of the line before."""
    last, first = before.split(" ")[-1].casefold(), text.split(" ")[0].casefold()
    return last[-1:] in ",;&" or last in _JOINERS or first in _JOINERS


def _without_joiner(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in _JOINERS else text


def _is_organisation(found: Sequence[str]) -> bool:
    last = found[0].split()[-1].casefold()
    return len(found) == 1 and not is_agency(found[0]) and (last in ORGANISATIONS or last in PUBLICATIONS)


def is_credited_otherwise(element: Tag, *, also_editors: bool) -> bool:
    """Whether the text before an element says that the person in it did not write: ``Reviewed by <b>Ben Marrow</b>``.

    In a list ("Reviewed by A and B") the label comes before the first.
    """
    is_name_next = False
    for text in _texts_before(element):
        credit = credit_at_end(text)
        if credit is None and is_name_next and (leading := credit_of(text)) is not None:
            credit = leading.kind  # "Reviewed by A", "and", B
        if credit is not None:
            return credit == "other" or (also_editors and credit == "editor")
        if not is_name_next and text.casefold() not in _JOINERS:
            return False
        is_name_next = not is_name_next
    return False


def _texts_before(element: Tag) -> Iterator[str]:
    """The few texts before an element, the nearest first."""
    node: Any = element.previous_element
    steps = texts = 0
    while node is not None and steps < 40 and texts < 6:
        if node.__class__ is Text and not node.isspace():
            texts += 1
            yield clean_line(node[: 2 * _LABEL])
        node = node.previous_element
        steps += 1

"""What highlighters of code print beside it: the numbers of its lines, the name of its language."""

from __future__ import annotations

import re
from itertools import chain, islice

from bs4 import Tag

from tasks.pure.extract.page.marks import is_code
from tasks.pure.extract.page.nodes import Text, elements_in
from tasks.pure.extract.page.text import same_words

_NUMBER_OF_LINE = re.compile(
    r"(?<![a-z])(?:line-?no(?:s|number)?|line-?(?:numbers?|num)|linenos?|ln[tn]?|gutter)(?![a-z])", re.IGNORECASE
)
_IN_CODE = 5
"""Elements around a number in which the code is."""
_LONGEST_NUMBER, _LONGEST_LABEL = 5, 20
_AROUND = 3
"""Elements around a line of code, that of the line among them, whose names may say its language."""


def is_number_of_line(element: Tag) -> bool:
    """Whether an inline element is the number of a line of code, by its name, its text and its place in ``<pre>``."""
    contents = element.contents
    if len(contents) != 1 or contents[0].__class__ is not Text or not contents[0].strip().isdecimal():
        return False
    if len(contents[0].strip()) > _LONGEST_NUMBER or not _NUMBER_OF_LINE.search(str(element.attrs.get("class") or "")):
        return False
    return any(node.name == "pre" for node in islice(element.parents, _IN_CODE))


def is_column_of_numbers(element: Tag) -> bool:
    """Whether an element with numbers is called that of the lines' numbers, or is a cell of a table or in one."""
    around = [element, *islice(element.parents, _AROUND)]
    if any(node.name in ("td", "th") for node in around):
        return True
    names = (str(node.attrs.get("class") or "") for node in chain(around[:2], islice(elements_in(element), 1)))
    return any(map(_NUMBER_OF_LINE.search, names))


def is_line_of_code(element: Tag) -> bool:
    """Whether an element is a block of code or a line of one."""
    pre = next((node for node in chain((element,), islice(element.parents, _AROUND)) if node.name == "pre"), None)
    return pre is not None and is_code(pre)


def is_language_of(text: str, code: Tag) -> bool:
    """Whether a line beside a block of code is its language, as the names around the code have it: ``language-python``."""
    label = same_words(text) if len(text) <= _LONGEST_LABEL else ""
    inner = next((child for child in code.contents if isinstance(child, Tag) and child.name == "code"), None)
    around = [*([inner] if inner is not None else []), code, *islice(code.parents, _AROUND - 1)]
    names = " ".join(
        f"{node.attrs.get('class') or ''} {node.attrs.get('data-lang') or ''} {node.attrs.get('data-language') or ''}"
        for node in around
    )
    return bool(label) and any(label in (name, name.rpartition("-")[2]) for name in names.lower().split())

"""The text of a statement made of the parts in sql/query, without what one query does not need.

DuckDB plans all that a macro's body names: 0.1 s of processor for the macros that answer queries, as much as it takes
to run them on some hundred thousand articles, and nothing is kept from one call to the next. Whoever has parsed a query
knows that it has no dates, phrases or tags, and leaves out the common table expressions for those.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from tasks.pure.macros import TOKEN

__all__ = ["pruned", "with_parameters"]

_WITH = re.compile(r"WITH RECURSIVE\s+")
_NAME = re.compile(r"[^\W\d]\w*")
_READ = re.compile(r"\b(?:FROM|JOIN)\s+([^\W\d]\w*)(?![\w.(])")


def pruned(text: str, given: Mapping[str, str], *, last: str | None = None) -> str:
    """The text, which begins ``WITH RECURSIVE``, without the expressions that its last SELECT does not depend on.

    Args:
        given: expressions by name, as SELECT statements, instead of those that the text has. They may read what is
            before them in the text.
        last: another last SELECT.
    """
    begin = _WITH.match(text)
    if begin is None:
        raise ValueError(f"no WITH RECURSIVE: {text[:80]!r}")
    found = list(_expressions(text, begin.end()))
    rest = text[found[-1][2] :] if last is None else f"\n{last}"
    bodies = {name: body for name, body, _ in found} | dict(given)
    needed: set[str] = set()
    open_ = {name for name in _names(rest) if name in bodies}
    while open_:
        name = open_.pop()
        needed.add(name)
        open_ |= {other for other in _names(bodies[name]) if other in bodies and other not in needed}
    names = [name for name, _, _ in found]
    order = [name for name in (*(name for name in given if name not in names), *names) if name in needed]
    return "WITH RECURSIVE\n" + ",\n".join(_written(name, bodies[name]) for name in order) + rest


def with_parameters(text: str, names: Collection[str]) -> str:
    """The text with the parameters of a macro as those of a prepared statement: ``most`` as ``$most``.

    A function or an alias of the same name stays what it is.
    """
    tokens = TOKEN.findall(text)
    changed: list[str] = []
    before = ""
    for token, follower in zip(tokens, [*tokens[1:], ""], strict=True):
        is_parameter = token in names and follower != "(" and before != "AS"
        changed.append(f"${token}" if is_parameter else token)
        before = before if token.isspace() else token
    return "".join(changed)


def _written(name: str, body: str) -> str:
    if body.startswith("AS "):  # as the text has it
        return f"{name} {body}"
    return f"{name} AS (\n{body}\n)"


def _expressions(text: str, at: int) -> Iterator[tuple[str, str, int]]:
    """Name, what follows it up to the closing parenthesis, and where that ends."""
    tokens = list(TOKEN.finditer(text, at))
    number = 0
    while number < len(tokens):
        token = tokens[number].group()
        if token.isspace() or token.startswith("--"):
            number += 1
            continue
        if token == "," or not _NAME.fullmatch(token):  # noqa: S105 -- a comma
            return
        name, start = token, tokens[number].end()
        depth = 0
        while True:
            number += 1
            sign = tokens[number].group()
            depth += (sign == "(") - (sign == ")")
            if sign == ")" and depth == 0:
                break
        yield name, text[start : tokens[number].end()].strip(), tokens[number].end()
        number += 1
        while tokens[number].group().isspace():
            number += 1
        if tokens[number].group() != ",":
            return
        number += 1


def _names(text: str) -> set[str]:
    """What a text reads, but for what it names with its schema."""
    return set(_READ.findall(text))

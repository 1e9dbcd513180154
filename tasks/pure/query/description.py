"""A query in words, so that a reader sees how it was understood."""

from __future__ import annotations

from datetime import date

from tasks.pure.query.languages import LANGUAGES
from tasks.pure.query.nodes import TEXT_FIELDS, And, Leaf, Near, Node, Not, Or, Query
from tasks.pure.query.parsing import days_of

__all__ = ["describe"]

_IN_FIELD = {
    "title": " in the headline",
    "lead": " in the lead",
    "body": " in the body",
    "author": " as an author",
    "tag": " as a tag",
    "section": " as the section",
    "agency": " as the agency",
}


def describe(query: Query) -> str:
    """The query as an English phrase, with what is looked for in Markdown's italics.

    ``"prime minister" -budget lang:de date:2026-03..`` is "articles with the phrase *prime minister*, without
    *budget*, in German, since 2026-03-01".
    """
    parts = _parts(query.root)
    return "articles " + ", ".join(parts) if parts else "all articles"


def _parts(node: Node) -> list[str]:
    """What must hold together."""
    if isinstance(node, And):
        return _parts(node.left) + _parts(node.right)
    if isinstance(node, Leaf) and node.kind == "all":
        return []
    return [_said(node)]


def _said(node: Node) -> str:
    if isinstance(node, Leaf):
        return _leaf(node)
    if isinstance(node, Not):
        return _without(node.operand)
    if isinstance(node, And):
        return " and ".join(_in_parentheses(part) for part in (node.left, node.right))
    return " or ".join(_in_parentheses(part) for part in _alternatives(node))


def _alternatives(node: Node) -> list[Node]:
    if isinstance(node, Or):
        return [*_alternatives(node.left), *_alternatives(node.right)]
    return [node]


def _in_parentheses(node: Node) -> str:
    return f"({_said(node)})" if isinstance(node, And) else _said(node)


def _without(node: Node) -> str:
    if isinstance(node, Leaf):
        said = _leaf(node)
        return f"without {said[5:]}" if said.startswith("with ") else f"not {said}"
    return f"not ({_said(node)})"


def _leaf(leaf: Leaf) -> str:
    field = leaf.field
    if leaf.kind == "all":
        return "of any kind"
    if leaf.kind == "date":
        return _days(*days_of(leaf))
    if field == "lang":
        return f"in {LANGUAGES[leaf.text.lower()]}"
    if field == "source":
        return f"from {_things('source', leaf)}"
    if field is not None and field.startswith("label."):
        return f"from sources whose {field[6:]} is {_thing(leaf)}"
    return f"with {_wanted(leaf)}{_IN_FIELD.get(field or '', '')}"


def _wanted(leaf: Leaf) -> str:
    if leaf.near is not None:
        one, other = (_thing(item) for item in leaf.near)
        return f"{one} at most {leaf.distance} words from {other}"
    is_text = leaf.field is None or leaf.field in TEXT_FIELDS
    if is_text and leaf.kind == "phrase" and " " in leaf.text.strip() and not leaf.is_exact:
        return f"the phrase {_thing(leaf)}"
    return _thing(leaf)


def _things(what: str, leaf: Leaf) -> str:
    return f"{what}s whose name begins with *{leaf.text}*" if leaf.kind == "prefix" else _thing(leaf)


def _thing(item: Leaf | Near) -> str:
    if item.is_exact:
        return f"exactly *{item.text}*"
    if item.kind == "prefix":
        return f"a word that begins with *{item.text}*"
    return f"*{item.text}*"


def _days(first: date | None, last: date | None) -> str:
    if first and last:
        return f"published on {first}" if first == last else f"published from {first} to {last}"
    return f"since {first}" if first else f"published until {last}"

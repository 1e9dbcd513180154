"""Tokens to a tree, or the first mistake.

Mistakes in single tokens come first, in the order of the text; then those of their order. sql/query/query_parsed.sql
does the same, in the same words.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, cast

from tasks.pure.query.errors import QueryError
from tasks.pure.query.languages import LANGUAGES
from tasks.pure.query.lexing import WORD, Token, shape, tokens
from tasks.pure.query.nodes import FIELDS, TEXT_FIELDS, And, Kind, Leaf, Near, Node, Not, Or, Query

__all__ = ["days_of", "parse"]

MOST = 60
"""Words and phrases of a query: the snapshot has a bit for each."""
MOST_TOKENS = 300
"""Words, signs and parentheses of a query."""
PRECEDENCE = {"open": 0, "or": 1, "and": 2, "not": 3}
_STARTS = frozenset({"term", "date", "all", "open"})
_WORDS = frozenset({"and", "or", "not"})
_ENDS = frozenset({"term", "date", "all", "close"})

_ITEM = rf'(=?)("[^"]*"|{WORD}\*?)'
_NEAR = re.compile(rf"[\t\n\f\r ,]*{_ITEM}[\t\n\f\r ,]+{_ITEM}[\t\n\f\r ]*(?:,[\t\n\f\r ]*([0-9]{{1,4}})[\t\n\f\r ]*)?")
_DAY = r"[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_DAYS = re.compile(rf"({_DAY})?(?:(\.\.)({_DAY})?)?")

UNCLOSED_QUOTE = "This quotation mark is not closed."
COLON = "A colon follows the name of a field and stands right before what is looked for, as in title:storm."
EQUALS = "An equals sign stands right before a word or a phrase, as in =US."
SIGN = "This sign means nothing here. Put a text that has it in quotation marks."
DASH = "This is a dash. Write - to exclude a word."
MINUS = "A minus stands right before what is excluded, as in -storm."
SPACE = "A space is missing here."
STAR = "A star stands at the end of a word, as in storm*."
NEAR = "near takes two words or phrases and a number, as in near(storm harbour, 10)."
NEAR_FIELD = "near looks in title, lead and body alone."
EXACT_PREFIX = "An equals sign and a star do not go together."
STAR_IN_PHRASE = "A star means nothing within quotation marks."
EMPTY_PHRASE = "There is no word between the quotation marks."
DATE = "date: takes a day, a month, a year or a range, as in date:2026-03..2026-05."
DATE_ORDER = "This range ends before it begins."
OPERATOR = "This stands between two things to look for."
EMPTY_PARENTHESES = "Something to look for is missing before this parenthesis."
NOT_OPENED = "This parenthesis was not opened."
NOT_CLOSED = "This parenthesis is not closed."
DANGLING = "Something to look for is missing after this."
EMPTY = "Say what to look for."
TOO_LONG = "This query is too long."
TOO_MANY = f"A query has at most {MOST} words and phrases."
LANGUAGE = "There is no such language. Write its code of ISO 639-1, as in lang:de."


def parse(text: str) -> Query:
    """Parse a query.

    Raises:
        QueryError: it is not in the language; the message says what would be right, and where.
    """
    found = tokens(text)
    for index, token in enumerate(found):
        mistake = _mistake(found, index)
        if mistake:
            raise QueryError(mistake, token.position, len(token.text), text)
    return Query(
        text, _Parser(text, [token for token in found if token.kind in _STARTS | _WORDS | {"close", "minus"}]).root()
    )


def days_of(leaf: Leaf) -> tuple[date | None, date | None]:
    """The first and the last day of a date, both included. None: it is open on that side."""
    match = _DAYS.fullmatch(leaf.text)
    if match is None:
        raise ValueError(f"no date: {leaf.text!r}")
    first, dots, last = match.groups()
    return _first_day(first), _last_day(last if dots else first)


def _mistake(found: Sequence[Token], index: int) -> str | None:
    token = found[index]
    before = found[index - 1] if index else None
    after = found[index + 1] if index + 1 < len(found) else None
    mistake = _misplaced(token, before, after, found[index - 2] if index > 1 else None)
    if mistake:
        return mistake
    if token.kind in ("term", "date", "open"):
        return _malformed(token)
    return None


def _misplaced(token: Token, before: Token | None, after: Token | None, second: Token | None) -> str | None:
    """What is wrong with a token among its neighbours."""
    is_first = before is None or before.kind in ("space", "open")
    is_attached = before is not None and before.kind in _ENDS | _WORDS
    if token.kind == "other":
        return {'"': UNCLOSED_QUOTE, ":": COLON, "=": EQUALS}.get(token.shape, SIGN)
    if token.kind == "dash":
        return DASH if is_first and after is not None and after.kind != "space" else None
    if token.kind == "minus":
        if after is None or after.kind not in _STARTS:
            return MINUS
        return None if is_first else SPACE
    if token.kind == "all" and is_attached:
        return STAR
    if (
        token.kind == "open"
        and token.shape == "("
        and (_is_near(before) or (before and before.kind == "space" and _is_near(second)))
    ):
        return NEAR
    if token.kind in _STARTS | _WORDS and is_attached:
        return SPACE
    return None


def _is_near(token: Token | None) -> bool:
    return token is not None and token.kind == "term" and token.shape.lower() == "near"


def _malformed(token: Token) -> str | None:
    """What is wrong with a token in itself."""
    field, _, rest = _split(token)
    if field is not None and not (field in FIELDS or re.fullmatch(r"label\..+", field, re.DOTALL)):
        return f"There is no field {field}. The fields are {', '.join(FIELDS)} and label.NAME."
    if token.kind == "date":
        return _date_mistake(_written(token, rest))
    if field == "date":
        return DATE
    if token.kind == "open":
        return None
    return _term_mistake(field, token)


def _term_mistake(field: str | None, token: Token) -> str | None:
    _, exact, rest = _split(token)
    if rest.startswith('"'):
        mistake = _phrase_mistake(rest)
    elif rest.endswith(")"):
        mistake = EQUALS if exact else _near_mistake(field, rest)
    else:
        mistake = EXACT_PREFIX if exact and rest.endswith("*") else None
    if mistake is None and field == "lang":
        return _language_mistake(exact, _written(token, rest))
    return mistake


def _phrase_mistake(rest: str) -> str | None:
    if "*" in rest:
        return STAR_IN_PHRASE
    return None if re.search(r"[A-Za-z0-9\x01\x04]", rest) else EMPTY_PHRASE


def _near_mistake(field: str | None, rest: str) -> str | None:
    if field is not None and field not in TEXT_FIELDS:
        return NEAR_FIELD
    match = _NEAR.fullmatch(rest[rest.index("(") + 1 : -1])
    if match is None or (match.group(5) is not None and int(match.group(5)) == 0):
        return NEAR
    for exact, item in (match.group(1, 2), match.group(3, 4)):
        if (exact and item.endswith("*")) or (item.startswith('"') and _phrase_mistake(item)):
            return NEAR
    return None


def _language_mistake(exact: bool, written: str) -> str | None:
    if not exact and written.lower() in LANGUAGES:
        return None
    names = [code for code, name in LANGUAGES.items() if name.lower() == written.lower()]
    return f"Write lang:{names[0]} for {LANGUAGES[names[0]]}." if names else LANGUAGE


def _date_mistake(rest: str) -> str | None:
    match = _DAYS.fullmatch(rest)
    if match is None or not (match.group(1) or match.group(3)):
        return DATE
    first, dots, last = match.groups()
    try:
        begin, end = _first_day(first), _last_day(last if dots else first)
    except ValueError:
        return DATE
    return DATE_ORDER if begin and end and begin > end else None


def _first_day(written: str | None) -> date | None:
    return date.fromisoformat(f"{written}-01-01"[:10]) if written else None


def _last_day(written: str | None) -> date | None:
    if not written:
        return None
    first = date.fromisoformat(f"{written}-01-01"[:10])
    if len(written) == 4:
        return first.replace(month=12, day=31)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1]) if len(written) == 7 else first


def _split(token: Token) -> tuple[str | None, bool, str]:
    """Field in lower case, whether there is an equals sign, and the shape of the rest."""
    match = re.match(r"([A-Za-z][A-Za-z0-9\x01\x04_.-]*):", token.shape)
    has_field = match is not None and not token.shape.startswith('"')
    end = match.end() if match is not None and has_field else 0
    field = token.text[: end - 1] if end else None
    if field is not None:
        name, dot, rest = field.partition(".")
        field = field if dot and name.lower() == "label" else field.lower()
        field = f"label.{rest}" if dot and name.lower() == "label" else field
    exact = token.shape[end : end + 1] == "="
    return field, exact, token.shape[end + exact :]


def _written(token: Token, rest: str) -> str:
    """The letters of the rest."""
    return token.text[len(token.text) - len(rest) :]


def _leaf(token: Token, inherited: str | None) -> Leaf:
    field, exact, rest = _split(token)
    written = _written(token, rest)
    kind: Kind
    near = distance = None
    if token.kind == "all":
        kind, text, field = "all", "", inherited
    elif token.kind == "date":
        kind, text = "date", written
    elif rest.startswith('"'):
        kind, text = "phrase", written[1:-1]
    elif rest.endswith(")"):
        kind = "near"
        opening = rest.index("(") + 1
        text = written[opening:-1]
        near, distance = _near(text)
    elif rest.endswith("*"):
        kind, text = "prefix", written[:-1]
    else:
        kind, text = "word", written
    return Leaf(
        kind, text, field if field is not None else inherited, exact, token.position, len(token.text), near, distance
    )


def _near(text: str) -> tuple[tuple[Near, Near], int]:
    match = cast(re.Match[str], _NEAR.fullmatch(shape(text)))
    items = []
    for sign, item in ((1, 2), (3, 4)):
        written = text[match.start(item) : match.end(item)]
        shaped = match.group(item)
        kind: Literal["word", "prefix", "phrase"] = "word"
        if shaped.startswith('"'):
            kind, written = "phrase", written[1:-1]
        elif shaped.endswith("*"):
            kind, written = "prefix", written[:-1]
        items.append(Near(kind, written, bool(match.group(sign))))
    return (items[0], items[1]), int(match.group(5) or 10)


class _Parser:
    """Precedence from loose to tight: OR; AND, which is what a space means; NOT and minus.

    Operators wait on a stack until what they take is complete (Dijkstra's shunting yard), as in the snapshot's SQL: no
    query is too deep for it.
    """

    def __init__(self, text: str, found: Sequence[Token]) -> None:
        self._text = text
        self._found = found
        self._waiting: list[str] = []
        self._open: list[tuple[Token, str | None]] = []
        self._done: list[Node] = []
        self._leaves = 0

    def root(self) -> Node:
        if not self._found:
            raise QueryError(EMPTY, 0, 0, self._text)
        is_complete = False
        for token in self._found[:MOST_TOKENS]:
            is_complete = self._step(token, is_complete=is_complete)
        if len(self._found) > MOST_TOKENS:
            raise self._error(TOO_LONG, self._found[MOST_TOKENS])
        if not is_complete:
            raise self._error(DANGLING, self._found[-1])
        if self._open:
            raise self._error(NOT_CLOSED, self._open[-1][0])
        self._apply(1)
        return self._done[0]

    def _step(self, token: Token, *, is_complete: bool) -> bool:
        """Take one token; return whether what was read so far is complete."""
        if token.kind in ("and", "or"):
            if not is_complete:
                raise self._error(OPERATOR, token)
            self._apply(PRECEDENCE[token.kind])
            self._waiting.append(token.kind)
            return False
        if token.kind == "close":
            self._close(token, is_complete=is_complete)
            return True
        if is_complete:
            self._apply(PRECEDENCE["and"])
            self._waiting.append("and")
        if token.kind in ("not", "minus"):
            self._waiting.append("not")
            return False
        inherited = self._open[-1][1] if self._open else None
        if token.kind == "open":
            own, _, _ = _split(token)
            self._open.append((token, own if own is not None else inherited))
            self._waiting.append("open")
            return False
        self._done.append(self._checked(token, _leaf(token, inherited)))
        self._apply(PRECEDENCE["not"])
        return True

    def _close(self, token: Token, *, is_complete: bool) -> None:
        if not self._open:
            raise self._error(NOT_OPENED, token)
        if not is_complete:
            raise self._error(EMPTY_PARENTHESES, token)
        self._apply(1)
        self._waiting.pop()
        self._open.pop()
        self._apply(PRECEDENCE["not"])

    def _apply(self, precedence: int) -> None:
        """Apply the operators that wait, down to the last parenthesis, and bind at least so tight."""
        while self._waiting and PRECEDENCE[self._waiting[-1]] >= precedence:
            operator = self._waiting.pop()
            right = self._done.pop()
            if operator == "not":
                self._done.append(Not(right))
            else:
                self._done.append((And if operator == "and" else Or)(self._done.pop(), right))

    def _checked(self, token: Token, leaf: Leaf) -> Leaf:
        self._leaves += 1
        if self._leaves > MOST:
            raise self._error(TOO_MANY, token)
        # The field may be that of the parentheses around it.
        mistake = _inherited_mistake(leaf, token) if token.kind == "term" else None
        if mistake:
            raise self._error(mistake, token)
        return leaf

    def _error(self, message: str, token: Token) -> QueryError:
        return QueryError(message, token.position, len(token.text), self._text)


def _inherited_mistake(leaf: Leaf, token: Token) -> str | None:
    _, exact, rest = _split(token)
    if leaf.field == "date":
        return DATE
    if leaf.kind == "near":
        return _near_mistake(leaf.field, rest)
    return _language_mistake(exact, _written(token, rest)) if leaf.field == "lang" else None

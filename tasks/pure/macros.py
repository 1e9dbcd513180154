"""Macros of the snapshot made self-contained, so that they work under any alias that the file is attached as.

DuckDB looks up what a macro's body names where the *caller* is, not where the macro is: a macro of an attached file
finds neither its tables nor other macros. (A view does.) So nothing may be left to be looked up by an unqualified name:

- what another macro does is written into the body (:func:`expand`);
- tables are named behind the name of the database that the macro is called in. DuckDB knows no expression for that, but
  the text of the query does: it is in front of the macro's name there. ``db`` says it where the text cannot: in a view
  of another database, for one.

The body is a text that the macro hands to the table function ``query``, with the name of the database and the arguments
written into it. So each DuckDB parses it itself. As a body it would be in the file as the parser of our DuckDB left it,
and 1.3 does not know from that which expressions are to be computed once (MATERIALIZED): it planned for minutes. The
table function takes no subqueries, so the arguments are to be constants.

Measured with DuckDB 1.3, 1.4, 1.5 and 2.0: ``current_query()`` is known when a macro is bound in each of them, except
for relations of Python (``connection.sql``): these find the current database, or what ``db`` says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import dedent

__all__ = ["TOKEN", "Macro", "expand", "inlined", "read"]

_HEAD = re.compile(
    r"(?P<about>(?:--[^\n]*\n)*)CREATE MACRO (?P<name>\w+)\((?P<parameters>[^()]*)\) AS\s+(?P<table>TABLE\s+)?(?P<body>.*?);\s*",
    re.DOTALL,
)
TOKEN = re.compile(r"--[^\n]*|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[^\W\d]\w*(?:\.[^\W\d]\w*)*|\s+|.", re.DOTALL)
_SPLICED = re.compile(
    r"^-- spliced: (?P<names>[\w, ]+?)(?: with (?P<other>\w+) for (?P<replaced>\w+))?\n", re.MULTILINE
)
_ALL = 9223372036854775807
"""As a limit: all rows."""
_LAST = "SELECT * FROM final"
_SCHEMAS = ("internal.", "main.")

_QUERY = "CASE WHEN current_query_id() < 9223372036854775807 THEN current_query() END"
"""The text of the query. There is none, and asking for it fails, while DuckDB's client for Python binds a relation
(``connection.sql``, and so ibis): then the number of the query is the largest that there is."""

_IDENTIFIER = r'(?:"(?:[^"]|"")+"|[A-Za-z_\x{80}-\x{10FFFF}][A-Za-z0-9_$\x{80}-\x{10FFFF}]*)'


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro as its file has it."""

    name: str
    parameters: tuple[str, ...]
    """As written, with defaults."""
    is_table: bool
    body: str

    def names(self) -> tuple[str, ...]:
        """The parameters without their defaults."""
        return tuple(parameter.partition(":=")[0].strip() for parameter in self.parameters)


def read(sql: str) -> Macro:
    """The macro of a file.

    Raises:
        ValueError: the text is not a single CREATE MACRO.
    """
    match = _HEAD.fullmatch(sql)
    if match is None:
        raise ValueError(f"no CREATE MACRO: {sql[:80]!r}")
    parameters = tuple(part.strip() for part in match["parameters"].split(",") if part.strip())
    first, _, rest = match["body"].partition("\n")
    body = f"{first}\n{dedent(rest)}".strip()  # the linter wants bodies indented
    return Macro(match["name"], parameters, match["table"] is not None, body)


def expand(macro: Macro, parts: Mapping[str, Macro], *, schema: str = "main") -> str:
    """The statement that creates a macro which leans on no other and finds its tables under any alias.

    Args:
        macro: its body may call ``parts``, take over their common table expressions by a line
            ``-- spliced: name, name`` below WITH RECURSIVE (``-- spliced: name with other for part``: with another in place
            of a part that those lean on), and read tables as ``internal.name`` or ``main.name``.
        parts: by name.
        schema: in which the macro and what it reads as ``main.name`` are.
    """
    body = inlined(macro, parts)
    if not macro.is_table:
        return f"CREATE MACRO {macro.name}({', '.join(macro.parameters)}) AS\n{body};"
    parameters = [*macro.parameters, "db := NULL"]
    if schema != "main":
        parameters = [_typed(parameter) for parameter in parameters]
    text = ", ".join(_pieces(body, macro.names(), schema))
    found = f"[concat({text}) FOR home IN [{_home(macro.name, schema=schema)}]][1]"
    return f"CREATE MACRO {macro.name}({', '.join(parameters)}) AS TABLE\nSELECT * FROM query({found});"


def inlined(macro: Macro, parts: Mapping[str, Macro]) -> str:
    """The body of a macro with all that it uses of ``parts`` written out, its own parameters as they are."""
    return _inlined(_spliced(macro.body, parts), parts)


def _typed(parameter: str) -> str:
    """The parameter with a default that DuckLake can store: it cannot read back a NULL (1.5.5)."""
    return parameter.replace(":= NULL", ":= ''" if parameter.startswith("db ") else f":= {_ALL}")


def _spliced(body: str, parts: Mapping[str, Macro]) -> str:
    """The body with the expressions of the parts that it takes over in place of the line that names them."""

    def expressions(match: re.Match[str]) -> str:
        known = parts
        if match["other"]:
            known = {**parts, match["replaced"]: replace(parts[match["other"]], name=match["replaced"])}
        return "".join(_expressions(known[name.strip()], known) for name in match["names"].split(","))

    return _SPLICED.sub(expressions, body)


def _expressions(part: Macro, parts: Mapping[str, Macro]) -> str:
    text = _spliced(part.body, parts).strip()
    begin = re.match(r"WITH RECURSIVE\n", text)
    if begin is None or not text.endswith(_LAST):
        raise ValueError(f"{part.name}: begin with WITH RECURSIVE on its line and end with {_LAST}")
    inner = text[begin.end() : -len(_LAST)].rstrip()
    return re.sub(r"^final AS ", f"{part.name} AS ", inner, flags=re.MULTILINE) + ",\n\n"


def _inlined(text: str, parts: Mapping[str, Macro]) -> str:
    """The text with each call of a part replaced by what it does."""
    tokens = TOKEN.findall(text)
    done: list[str] = []
    at = 0
    while at < len(tokens):
        part = parts.get(tokens[at])
        if part is None or tokens[at + 1 : at + 2] != ["("]:
            done.append(tokens[at])
            at += 1
            continue
        arguments, at = _arguments(tokens, at + 2)
        done.append(_call(part, [_inlined(argument.strip(), parts) for argument in arguments], parts))
    return "".join(done)


def _arguments(tokens: Sequence[str], at: int) -> tuple[list[str], int]:
    """The arguments of a call from behind its parenthesis, and where it ends."""
    arguments = [""]
    depth = 1
    while True:
        token = tokens[at]
        at += 1
        depth += (token in ("(", "[", "{")) - (token in (")", "]", "}"))
        if depth == 0:
            return [argument for argument in arguments if argument.strip()], at
        if depth == 1 and token == ",":  # noqa: S105 -- a comma
            arguments.append("")
        else:
            arguments[-1] += token


def _call(part: Macro, arguments: Sequence[str], parts: Mapping[str, Macro]) -> str:
    values = [parameter.partition(":=")[2].strip() for parameter in part.parameters]
    values[: len(arguments)] = arguments
    given = dict(zip(part.names(), values, strict=True))
    body = _map(_spliced(part.body, parts), lambda token: f"({given[token]})" if token in given else token)
    return f"({_inlined(body, parts)})"


def _map(text: str, change: Callable[[str], str]) -> str:
    return "".join(change(token) for token in TOKEN.findall(text))


def _pieces(body: str, names: Sequence[str], schema: str) -> Iterator[str]:
    """Expressions for the parts of a body: texts, ``home`` before each table, and the values of parameters.

    A function or an alias of the same name as a parameter stays what it is. Comments are left out.
    """
    tokens = [token for token in TOKEN.findall(body) if not token.startswith("--")]
    text, before = "", ""
    for token, follower in zip(tokens, [*tokens[1:], ""], strict=True):
        if token.startswith(_SCHEMAS):
            yield _quoted(text)
            yield "home"
            text = f".{schema}.{token.removeprefix('main.')}" if token.startswith("main.") else f".{token}"
        elif token in names and follower != "(" and before != "AS":
            yield _quoted(text)
            yield _value(token)
            text = ""
        else:
            text += " " if token.isspace() else token
        before = before if token.isspace() else token
    yield _quoted(text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _value(name: str) -> str:
    """An expression for the value of a parameter as SQL, of the type that it has."""
    quoted = f"replace(CAST({name} AS VARCHAR), '''', '''''')"
    return (
        f"CASE WHEN {name} IS NOT NULL THEN concat('CAST(''', {quoted}, ''' AS ', typeof({name}), ')') ELSE 'NULL' END"
    )


def _home(macro: str, *, schema: str) -> str:
    """An expression for the name of the database that the macro is called in, quoted.

    Where one query calls the macro in two, or once with and once without a name before it, it is a name that says so:
    DuckDB's error shows it.
    """
    calls = (
        f"regexp_extract_all({_QUERY}, '(?i)(?:^|[^A-Za-z0-9_$.\"\\x{{80}}-\\x{{10FFFF}}])"
        f'((?:{_IDENTIFIER}\\s*\\.\\s*){{0,2}})"?{macro}"?\\s*\\(\', 1)'
    )
    names = f"list_distinct([trim(regexp_replace(c, '(?i)(^|\\.\\s*)(\"{schema}\"|{schema})?\\s*\\.?\\s*$', '')) FOR c IN {calls}])"
    here = "'\"' || replace(current_database(), '\"', '\"\"') || '\"'"
    several = "'\"' || replace(array_to_string(names, ' (one of several: say db := its name) '), '\"', '\"\"') || '\"'"
    written = f"[CASE WHEN len(names) > 1 THEN {several} ELSE nullif(names[1], '') END FOR names IN [{names}]][1]"
    return f"coalesce('\"' || replace(nullif(db, ''), '\"', '\"\"') || '\"', {written}, {here})"

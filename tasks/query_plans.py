"""What the macros of the snapshot answer, for a query that Python has parsed: the same statements without needless parts.

A macro parses its query in SQL, and DuckDB plans all that any query could need, at each call. Here the same parts of
sql/query are put together for one query (see pure/query/plans), the articles that answer are put into a temporary table
once, and lines, neighbours and trends are read from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import duckdb

from tasks.pure.macros import Macro, inlined, read
from tasks.pure.query import And, Leaf, Node, Not, Or, Query
from tasks.pure.query.nodes import TEXT_FIELDS
from tasks.pure.query.plans import pruned, with_parameters
from tasks.pure.query.program import program
from tasks.snapshot import MACRO_PARTS, MACROS
from tasks.statements import statement

__all__ = ["ALL", "ask", "find", "lines_of_page", "read_texts"]

FEW = 4
"""Words that are joined one by one."""
ALL = "plans/among_all"
"""The statement that selects all articles of ``found``."""

_PARSED = """    SELECT
        CAST(NULL AS VARCHAR) AS mistake,
        CAST($rpn AS INTEGER []) AS rpn,
        CAST($leaves AS STRUCT(
            leaf INTEGER, shape VARCHAR, field VARCHAR, is_exact BOOLEAN, txt VARCHAR, position BIGINT, letters BIGINT,
            items STRUCT(shape VARCHAR, is_exact BOOLEAN, txt VARCHAR) [], distance INTEGER, first_day DATE,
            last_day DATE, is_wanted BOOLEAN
        ) []) AS leaves"""
_UNSPACED = "\u0e00"
"""The first character of a script without spaces: such words are sought by pairs of letters."""
_NONE = "    SELECT CAST(NULL AS INTEGER) AS leaf, CAST(NULL AS INTEGER) AS document{more} WHERE FALSE"
_NO_FACTS = {"facts": _NONE.format(more="")}
_NO_POSITIONS = {
    "placed_leaves": _NONE.format(more=", 0 AS frequency, 0 AS in_title, TRUE AS is_possible, TRUE AS is_sure"),
}
_NONE_PLAIN = {
    "plain_probed": _NONE.format(more=", 0 AS frequency, 0 AS in_title, TRUE AS is_sure, TRUE AS is_sure_of_title"),
}
_BY_INDEX = {
    "answering": "    SELECT judgements.document, judgements.sure | judgements.maybe AS had, judgements.verdict FROM judgements"
}
"""What the index alone decides: verdict 2, and 1 where a text must be read."""
_UNSCORED = {"query_hits": "    SELECT query_answers.*, 0::DOUBLE AS score FROM query_answers"}
_ALL_MARKED = {"unmarked": "    SELECT CAST(NULL AS INTEGER) AS document WHERE FALSE"}
_ONE_LEAF = {"marked": "    SELECT signs.* FROM signs"}
_TEXTS = {"chosen_texts": "    SELECT read_texts.* FROM read_texts"}
_PLACES = {"query_places": "    SELECT read_places.* FROM read_places"}
_PAGE_PLACES = {"query_places": "    SELECT page_places.* FROM page_places"}
_PARAMETERS = frozenset({"query", "width", "sort", "reach", "least", "most", "unit"})
_SPLICED = "WITH RECURSIVE\n"


def find(connection: duckdb.DuckDBPyConnection, query: Query, *, is_scored: bool = True) -> None:
    """Put the articles that answer a query into the temporary table ``found``, as ``query_hits`` has them.

    Args:
        query: its sources and labels exist (see ``check_names_of``).
        is_scored: False: for those who do not need the score, which is 0 then if it would take time.
    """
    if isinstance(query.root, Leaf) and query.root.kind == "all":
        connection.execute(statement("plans/found_all"))
        return
    plan = by_index = "plans/found"
    given = {"query_parsed": _PARSED}
    if isinstance(query.root, Leaf) and _is_of_text(query.root):
        plan = "plans/found_of_one"
        by_index = "plans/found_of_one_by_index"
    elif _are_words_together(query.root):
        plan = by_index = "plans/found_of_words" if len(query.leaves()) > FEW else "plans/found_of_few_words"
    elif not is_scored:
        given |= _UNSCORED
    if not _is_answered_by_nothing(query.root):
        given |= _ALL_MARKED
    if isinstance(query.root, Leaf) and _is_of_text(query.root):
        given |= _ONE_LEAF  # of a tag, an article may have two that answer
    if all(_is_one_word(leaf) for leaf in query.leaves()):
        given |= _NO_POSITIONS
    if all(_is_of_text(leaf) for leaf in query.leaves()):
        given |= _NO_FACTS
    if isinstance(query.root, Leaf) and _is_short_phrase(query.root):
        _execute(connection, _plan("plans/phrase_terms", given), query, {})
        given |= _of_phrase(connection, words=len(query.root.text.split()))
    if not any(leaf.is_exact or leaf.kind == "prefix" for leaf in query.leaves()):
        _execute(connection, _plan(by_index, given | _BY_INDEX), query, {})
        if connection.execute(statement("plans/are_texts_needed")).fetchall() == [(False,)]:
            return
    _execute(connection, _plan(plan, given), query, {})


def read_texts(connection: duckdb.DuckDBPyConnection, query: Query, *, most: int, among: str = ALL) -> None:
    """Put the texts of found articles into the temporary table ``read_texts``, and the query's places into ``read_places``.

    Args:
        query: that of :func:`find`.
        most: articles that are read, the newest.
        among: the statement that selects from ``found`` the articles to look at.
    """
    given = _given(among)
    values = {"most": most}
    text = _plan("marts/concordance", given, last="SELECT chosen_texts.* FROM chosen_texts")
    _execute(connection, f"CREATE OR REPLACE TEMP TABLE read_texts AS {text}", query, values)
    text = _plan("marts/concordance", given | _TEXTS, last="SELECT query_places.* FROM query_places")
    _execute(connection, f"CREATE OR REPLACE TEMP TABLE read_places AS {text}", query, values)


def ask(
    connection: duckdb.DuckDBPyConnection, macro: str, query: Query, *, among: str = ALL, **values: Any
) -> list[dict[str, Any]]:
    """The rows of a macro, by column name, from the articles that :func:`find` has put aside for the same query.

    Args:
        macro: its name; its first parameter is the query. Before ``concordance`` and ``collocates`` comes
            :func:`read_texts` with the same ``most`` and ``among``.
        among: the statement that selects from ``found`` the articles to look at.
        values: its other parameters, all of them.
    """
    return _rows(_execute(connection, _plan(f"marts/{macro}", _given(among) | _TEXTS | _PLACES), query, values))


def _rows(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def lines_of_page(
    connection: duckdb.DuckDBPyConnection, query: Query, *, skipped: int, count: int, among: str = ALL, **values: Any
) -> tuple[list[dict[str, Any]], int]:
    """Some rows of ``concordance`` in its order, and how many it has: the others are not made.

    Args:
        skipped, count: rows that are left out before these, and how many these are at most.
        among, values: as those of :func:`ask`.
    """
    ((in_all,),) = connection.execute("SELECT count(*) FROM read_places").fetchall()
    if not in_all:
        return [], 0
    _execute(connection, _plan("plans/page_places", {}), query, {**values, "skipped": skipped, "count": count})
    return _rows(
        _execute(connection, _plan("marts/concordance", _given(among) | _TEXTS | _PAGE_PLACES), query, values)
    ), in_all


def _given(among: str) -> dict[str, str]:
    return {"query_parsed": _PARSED, "query_answers": statement(among).strip().rstrip(";")}


def _is_of_text(leaf: Leaf) -> bool:
    return leaf.kind not in ("date", "all") and (leaf.field is None or leaf.field in TEXT_FIELDS)


def _is_answered_by_nothing(node: Node) -> bool:
    """Whether an article answers that has nothing of all that is sought for."""
    match node:
        case Leaf():
            return False
        case Not():
            return not _is_answered_by_nothing(node.operand)
        case And():
            return _is_answered_by_nothing(node.left) and _is_answered_by_nothing(node.right)
        case Or():
            return _is_answered_by_nothing(node.left) or _is_answered_by_nothing(node.right)


def _is_one_word(leaf: Leaf) -> bool:
    """Whether no position of a word decides about it, as ``is_by_position`` in sql/query has it; False: it may."""
    is_plain = leaf.kind == "word" and not leaf.is_exact and leaf.field in (None, "title")
    return is_plain and leaf.text.isalnum() and max(leaf.text) < _UNSPACED


def _is_short_phrase(leaf: Leaf) -> bool:
    """Whether it is a phrase of two or three words, of scripts with spaces and in any field."""
    words = leaf.text.split()
    is_plain = leaf.kind == "phrase" and not leaf.is_exact and leaf.field is None
    return is_plain and len(words) in (2, 3) and all(word.isalnum() and max(word) < _UNSPACED for word in words)


def _of_phrase(connection: duckdb.DuckDBPyConnection, *, words: int) -> dict[str, str]:
    """Expressions that read ``phrase_terms``, and if each word has one term and form, the postings of these alone."""
    ((is_single, rarest),) = connection.execute(statement("plans/phrase_counts")).fetchall()
    if not is_single:
        return {"placed_terms": "AS MATERIALIZED (SELECT phrase_terms.* FROM phrase_terms)", **_NONE_PLAIN}
    postings = "phrase_words"
    if rarest is not None:
        connection.execute(statement("plans/phrase_documents"), {"rarest": rarest})
        postings = "phrase_words_of_few"
    leaf = "phrase_of_two" if words == 2 else "phrase_of_three"
    return {
        "phrase_words": f"AS NOT MATERIALIZED (\n{_inlined(postings)}\n)",
        "candidates": f"AS MATERIALIZED (\n{_inlined(leaf)}\n)",
    }


@lru_cache(maxsize=4)
def _inlined(name: str) -> str:
    text = statement(f"plans/{name}").strip().removesuffix(";")
    return inlined(Macro(name, (), is_table=True, body=text), _parts())


def _are_words_together(node: Node) -> bool:
    """Whether the index decides alone, and an article answers that has all of the words."""
    if isinstance(node, And):
        return _are_words_together(node.left) and _are_words_together(node.right)
    return isinstance(node, Leaf) and _is_one_word(node)


def _execute(
    connection: duckdb.DuckDBPyConnection, text: str, query: Query, values: Mapping[str, Any]
) -> duckdb.DuckDBPyConnection:
    compiled = program(query)
    every = {"rpn": list(compiled.rpn), "leaves": list(compiled.leaves), "query": query.text, **values}
    used = {name: value for name, value in every.items() if f"${name}" in text}
    return connection.execute(text, used)


@lru_cache(maxsize=1)
def _parts() -> Mapping[str, Macro]:
    return {macro.name: macro for macro in (read(statement(name)) for name in (*MACROS, *MACRO_PARTS))}


def _plan(name: str, given: Mapping[str, str], *, last: str | None = None) -> str:
    return _written(name, tuple(given.items()), last)


@lru_cache(maxsize=64)
def _written(name: str, given: tuple[tuple[str, str], ...], last: str | None) -> str:
    text = statement(name)
    if "CREATE MACRO" in text:
        head, macro = "", read(text)
    else:
        head, _, body = text.rstrip().rstrip(";").partition(_SPLICED)
        macro = Macro(name, (), is_table=True, body=_SPLICED + body)
    return head + with_parameters(pruned(inlined(macro, _parts()), dict(given), last=last), _PARAMETERS)

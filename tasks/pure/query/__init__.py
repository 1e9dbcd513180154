"""The query language of search, export and the macros of the snapshot: parsed, explained, described in words.

The grammar is on one page, docs/query-language.md. The snapshot parses it again in SQL (sql/query), so that a client
without Dateline gives the same results; a test compares both.
"""

from tasks.pure.query.description import describe
from tasks.pure.query.errors import QueryError
from tasks.pure.query.names import check_names
from tasks.pure.query.nodes import FIELDS, And, Leaf, Near, Node, Not, Or, Query
from tasks.pure.query.parsing import parse

__all__ = [
    "FIELDS",
    "And",
    "Leaf",
    "Near",
    "Node",
    "Not",
    "Or",
    "Query",
    "QueryError",
    "check_names",
    "describe",
    "parse",
]

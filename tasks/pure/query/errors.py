"""What is wrong with a query, and where."""

from __future__ import annotations

from tasks.pure.errors import ConfigError

__all__ = ["QueryError"]


class QueryError(ConfigError):
    """A query that is not in the language, or that names a source or language that does not exist.

    Attributes:
        message: what is wrong and what would be right, in one line.
        query: the query as it was written.
        position: the character where the mistake begins, counted from 0.
        length: characters of the mistake; 0 where something is missing.
    """

    def __init__(self, message: str, position: int, length: int, query: str = "") -> None:
        super().__init__(message, key="query")
        self.query = query
        self.position = position
        self.length = length

    def __str__(self) -> str:
        return self.marked()

    def marked(self) -> str:
        """The message, the query and a line that marks the place, as the macros of the snapshot say it."""
        line = " ".join(self.query.split("\n"))
        return f"{self.message}\n{line}\n{' ' * self.position}{'^' * max(1, self.length)}"

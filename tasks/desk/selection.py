"""What an address selects: the query, the filters next to it, the order and the page. All state is in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, cast, get_args
from urllib.parse import quote, urlencode

from tasks.pure.errors import ConfigError

__all__ = ["FACETS", "AddressError", "Order", "Selection", "Sort", "View", "day_of"]

Sort = Literal["best", "newest", "oldest", "versions"]
View = Literal["articles", "lines"]
Order = Literal["left", "right", "keyword", "date"]
"""How lines of context are sorted."""

FACETS = ("source", "language", "section", "tag", "author", "agency", "label", "type", "access")
"""Filters with counts. Values of one are alternatives; an article must answer each filter that has a value."""
LONGEST = 2000
"""Characters of a query: longer addresses are cut by browsers and proxies."""
MOST_VALUES = 100
MOST_PAGES = 100_000


class AddressError(ConfigError):
    """A parameter of an address is not what it should be. ``key`` is its name."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One search, as its address has it."""

    text: str = ""
    """In the query language; empty: all articles."""
    chosen: tuple[tuple[str, str], ...] = ()
    """Facet and value, in the order of choice."""
    first: date | None = None
    """Published on this day or later."""
    last: date | None = None
    sort: Sort = "best"
    page: int = 1
    view: View = "articles"
    order: Order = "right"
    more: str | None = None
    """The facet whose values are shown beyond the first ten."""

    @classmethod
    def read(cls, parameters: Iterable[tuple[str, str]]) -> Selection:
        """From the parameters of an address; unknown ones are ignored.

        Raises:
            AddressError: a value is not one of those that its parameter can have.
        """
        selection = cls()
        chosen: list[tuple[str, str]] = []
        for name, value in parameters:
            value = value.strip()
            if name in FACETS and value:
                chosen.append((name, value))
            elif name == "q":
                if len(value) > LONGEST:
                    raise AddressError(f"a query has at most {LONGEST} characters", key="q")
                selection = replace(selection, text=value)
            elif value and name in _READERS:
                field, read = _READERS[name]
                selection = replace(selection, **{field: read(name, value)})
        if len(chosen) > MOST_VALUES:
            raise AddressError(f"at most {MOST_VALUES} values can be chosen", key=chosen[-1][0])
        return replace(selection, chosen=tuple(dict.fromkeys(chosen)))

    def values(self, facet: str) -> list[str]:
        """The values chosen of one facet."""
        return [value for name, value in self.chosen if name == facet]

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the query."""
        return bool(self.chosen or self.first or self.last)

    def toggled(self, facet: str, value: str) -> Selection:
        """With the value chosen, or no longer chosen if it was; from the first page on."""
        pair = (facet, value)
        chosen = tuple(one for one in self.chosen if one != pair) if pair in self.chosen else (*self.chosen, pair)
        return replace(self, chosen=chosen, page=1)

    def between(self, first: date | None, last: date | None) -> Selection:
        """Of these days alone."""
        return replace(self, first=first, last=last, page=1)

    def changed(self, **changes: Any) -> Selection:
        """With other values; from the first page on unless a page is given."""
        return replace(self, **{"page": 1, **changes})

    def parameters(self) -> list[tuple[str, str]]:
        """What an address needs for the same selection; defaults are left out."""
        pairs = [("q", self.text)] if self.text else []
        pairs += self.chosen
        default = Selection()
        for name, (field, _) in _READERS.items():
            value = getattr(self, field)
            if value != getattr(default, field):
                pairs.append((name, str(value)))
        return pairs

    def address(self, ending: str = "") -> str:
        """``/search?...``, or ``/search.csv?...`` with an ending."""
        pairs = self.parameters()
        path = f"/search{ending}"
        return f"{path}?{urlencode(pairs, quote_via=quote)}" if pairs else path


def day_of(name: str, value: str) -> date:
    """A day of an address.

    Raises:
        AddressError: it is not written as 2026-03-20.
    """
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise AddressError(f"{value!r} is not a day: write it as 2026-03-20", key=name) from None


def _one_of(values: tuple[str, ...]) -> Any:
    def read(name: str, value: str) -> str:
        if value not in values:
            raise AddressError(f"{value!r} is not known: write one of {', '.join(values)}", key=name)
        return value

    return read


def _page(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= MOST_PAGES:
        raise AddressError(f"{value!r} is not a page: write a number from 1", key=name)
    return int(value)


_READERS: Mapping[str, tuple[str, Any]] = {
    "from": ("first", day_of),
    "to": ("last", day_of),
    "sort": ("sort", _one_of(cast(tuple[str, ...], get_args(Sort)))),
    "view": ("view", _one_of(cast(tuple[str, ...], get_args(View)))),
    "order": ("order", _one_of(cast(tuple[str, ...], get_args(Order)))),
    "more": ("more", _one_of(FACETS)),
    "page": ("page", _page),
}
"""Parameter: the field that it is of, and how it is read."""

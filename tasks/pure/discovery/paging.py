"""Pages of a listing by number: ``{page}`` in its address, as in ``https://example.org/news?page={page}``."""

from __future__ import annotations

PAGE = "{page}"


def is_paged(written: str) -> bool:
    """Whether an address has a place for a page's number."""
    return PAGE in written


def page_of(written: str, number: int) -> str:
    """The address of a page, counted from 1; an address without a place for the number stays as it is."""
    return written.replace(PAGE, str(number))

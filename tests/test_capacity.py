"""The page on capacity is what its script computes."""

from __future__ import annotations

from bench.capacity import PAGE, page


def test_the_page_on_capacity_is_what_its_constants_give() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m bench.capacity"

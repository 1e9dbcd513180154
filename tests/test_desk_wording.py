"""How values look on the desk's pages."""

from __future__ import annotations

import pytest

from flows.desk.wording import span


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (None, "–"),
        (0.4, "0 min"),
        (119, "119 min"),
        (120, "2 h"),
        (2_879, "48 h"),
        (2_880, "2 days"),
        (9_592_169, "6,661 days"),
    ],
)
def test_a_span_is_in_the_unit_that_a_reader_counts_in(minutes: float | None, expected: str) -> None:
    assert span(minutes) == expected

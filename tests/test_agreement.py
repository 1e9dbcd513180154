"""Whether two pages show the same article."""

from __future__ import annotations

import pytest

from tasks.pure.decide.agreement import Content, agrees


def text(word: str, words: int, *, kept: int = 0) -> str:
    return " ".join([*(f"kept{n}" for n in range(kept)), *(f"{word}{n}" for n in range(words - kept))])


@pytest.mark.parametrize(
    ("case", "title", "body", "other_title", "other_body", "expected"),
    [
        ("one title, texts of two days", "Morning briefing", text("a", 90), "Morning briefing", text("b", 90), False),
        ("one title, an opening line kept", "Morning briefing", text("a", 90, kept=9), "Morning briefing",
         text("b", 90, kept=9), False),
        ("one title, rewritten", "Fire in port", text("a", 90, kept=20), "Fire in port!", text("b", 90, kept=20), True),
        ("one title, one without a text", "Fire in port", "", "Fire in port", text("b", 90), True),
        ("one title, one a teaser", "Fire in port", text("a", 12), "Fire in port", text("b", 90), True),
        ("two titles, rewritten", "Fire in port", text("a", 90, kept=20), "Blaze", text("b", 90, kept=20), False),
        ("two titles, one text shortened", "Fire in port", text("a", 40), "Blaze", text("a", 90), True),
        ("two titles, no texts", "Fire in port", "", "Blaze", "", False),
        ("no titles, two texts", "", text("a", 90), "", text("b", 90), False),
    ],
    ids=lambda value: value if isinstance(value, str) and "," in value else "",
)  # fmt: skip
def test_agreement(case: str, title: str, body: str, other_title: str, other_body: str, expected: bool) -> None:
    one, other = Content("1", title, body), Content("2", other_title, other_body)
    assert agrees(one, other) is agrees(other, one) is expected

"""Patterns that are grouped by what they begin with find what they find one after the other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.extract.lexicon.tables import grouped

PARTS = st.sampled_from(
    ["a", "b", "A", "ab?", "a+", "ba|ab", "(?:a|b)", "(?:a |ab)?b", "(?:b)*a", "[ab]", "[|(]b", r"\|", r"\w", "a b", "", "(?=b)", "ı"]
)  # fmt: skip
PATTERNS = st.lists(st.lists(PARTS, min_size=1, max_size=4).map("".join), min_size=1, max_size=12)


@given(PATTERNS, st.text(alphabet="abAB |(ıİ", max_size=8), st.sampled_from([0, re.IGNORECASE]))
def test_the_first_pattern_that_matches_is_found(patterns: list[str], text: str, flags: int) -> None:
    behind, plain = re.compile(grouped(patterns), flags), re.compile("|".join(patterns), flags)
    assert [found.span() for found in behind.finditer(text)] == [found.span() for found in plain.finditer(text)]


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (["read", "by", "rate", "view", "rss", "reply", "rest", "ride"], "by|r(?:ate|ead|eply|est|ide|ss)|view"),
        (
            ["(?:print|post|pin|pay|pull) it", "(?:please )?share"],
            "p(?:ay it|in it|lease share|ost it|rint it|ull it)|share",
        ),
        (["via", "von", r"\w+ by", "vor"], r"via|von|\w+ by|vor"),
    ],
    ids=["one letter", "brackets at the beginning", "too few"],
)
def test_patterns_that_begin_with_one_character_stand_behind_it(patterns: list[str], expected: str) -> None:
    assert grouped(patterns) == expected

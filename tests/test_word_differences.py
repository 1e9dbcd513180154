"""A revision is shown word by word: unchanged, removed and added words, and nothing else."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.differences import LONGEST, DiffSpan, differences, elided
from tasks.pure.subsequences import common_runs


def shown(spans: tuple[DiffSpan, ...]) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks[span.kind].format(span.text) for span in spans)


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        ("nine routes at night", "seven routes at night", "[-nine -][+seven +]routes at night"),
        ("the vote", "the second vote", "the [+second +]vote"),
        ("a long day", "a day", "a [-long -]day"),
        ("same words", "same words", "same words"),
        ("the end of it", "the end", "the end [-of it-]"),
        ("one\n\ntwo", "one\n\nthree", "one\n\n[-two -][+three+]"),
        ("", "new", "[+new+]"),
        ("old", "", "[-old-]"),
        ("", "", ""),
        ("<b>old</b>", "<b>new</b>", "[-<b>old</b> -][+<b>new</b>+]"),
    ],
)
def test_removed_and_added_words_are_distinguished(before: str, after: str, result: str) -> None:
    assert shown(differences(before, after)) == result


TEXTS = st.lists(st.sampled_from(["harbour", "bridge", "nine", "seven", "Élysée", "\n\n"]), max_size=60).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_it(before: str, after: str) -> None:
    told = differences(before, after)
    assert "".join(s.text for s in told if s.kind != "removed").split() == after.split()
    assert "".join(s.text for s in told if s.kind != "added").split() == before.split()


def test_long_runs_that_stayed_are_cut_around_the_change() -> None:
    before = " ".join(f"w{n}" for n in range(40))
    told = elided(differences(before, before.replace("w20 ", "new ")), context=3)
    assert shown(told) == "… w17 w18 w19 [-w20 -][+new +]w21 w22 w23 … "


def test_repeated_words_are_compared_exactly() -> None:
    told = differences("river harbour " * 750, "river mountain " * 750)
    kinds = Counter(span.kind for span in told)
    assert kinds == {"same": 750, "removed": 750, "added": 750}


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30))
def test_common_runs_are_as_long_as_they_can_be(old: list[str], new: list[str]) -> None:
    runs = common_runs(old, new)
    assert all(old[a : a + n] == new[b : b + n] for a, b, n in runs)
    assert all(a + n <= c and b + n <= d for (a, b, n), (c, d, _) in pairwise(runs))
    assert sum(n for *_, n in runs) == longest(old, new)


def longest(old: list[str], new: list[str]) -> int:
    """Length of the longest common subsequence, by the table of lengths."""
    row = [0] * (len(new) + 1)
    for word in old:
        before, row = row, [0]
        for place, other in enumerate(new):
            row.append(before[place] + 1 if word == other else max(before[place + 1], row[-1]))
    return row[-1]


def test_a_huge_text_is_compared_up_to_a_limit() -> None:
    told = differences("a " * 10 * LONGEST, "b " * 10 * LONGEST)
    assert [span.kind for span in told] == ["removed", "added", "same"]
    assert told[-1].text == "…"

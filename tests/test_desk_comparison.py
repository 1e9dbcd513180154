"""Two versions are compared to the word, and a correction that is named is recognized."""

from __future__ import annotations

import pytest

from tasks.desk.comparison import added_text, compared
from tasks.pure.corrections import names_correction


def kinds(before: str, after: str) -> list[str]:
    return [block.kind for block in compared((None, None, before, ()), (None, None, after, ())).blocks]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b c\n\nd e f", "a b c\n\nd e f", ["same"]),
        ("a b c\n\nd e f", "a b c\n\nd e g", ["same", "changed"]),
        ("a b c", "a b c\n\nall is new here", ["same", "added"]),
        ("gone for good\n\na b c", "a b c", ["removed", "same"]),
        ("one two three", "nothing at all alike", ["added", "removed"]),
        ("大桥关闭了", "大桥开放了", ["changed"]),
        ("", "words", ["added", "removed"]),
    ],
)
def test_paragraphs_are_paired_with_those_that_are_like_them(before: str, after: str, expected: list[str]) -> None:
    assert kinds(before, after) == expected


def test_title_lead_and_authors_are_compared_too() -> None:
    change = compared(("Old title", "Lead", "x", ["A"]), ("New title", "Lead", "x", ["A", "B"]))
    assert change.title is not None
    assert [span.text for span in change.title if span.kind != "same"] == ["Old ", "New "]
    assert change.lead is None
    assert change.authors is not None
    assert (change.words_removed, change.words_added) == (2, 3)
    assert not change.is_same


def test_a_difference_in_white_space_alone_is_none() -> None:
    assert compared(("A  b", None, "x", ()), ("A b ", None, "x", ())).is_same


@pytest.mark.parametrize(
    ("added", "is_named"),
    [
        ("Correction: nine buses, and not seven.", True),
        ("An earlier version gave another number.", True),
        ("Editor’s note: the number was wrong.", True),
        ("In einer früheren Version stand eine andere Zahl.", True),
        ("Le texte a été corrigé.", True),
        ("更正:九辆公共汽车。", True),
        ("The corrective lens was mended.", False),
        ("Seven buses will run.", False),
    ],
)
def test_words_of_correction_are_looked_for_among_what_was_added(added: str, is_named: bool) -> None:
    change = compared((None, None, "A b.", ()), (None, None, f"A b.\n\n{added}", ()))
    assert names_correction(added_text(change)) is is_named

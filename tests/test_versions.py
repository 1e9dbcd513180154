"""The place of a fetch among the versions of its article, and who changed the text."""

from __future__ import annotations

from datetime import datetime

import pytest

from tasks.pure.decide.versions import Cause, Placed, Reading, Version, cause_of, place, timeline
from tests.support.visits import at


def reading(text: str, hours: float, *, rules: str = "1", modified: datetime | None = None) -> Reading:
    return Reading(f"fetch-{hours}", at(hours), text, rules, modified)


def version(number: int, text: str, hours: float) -> Version:
    return Version(number, at(hours), reading(text, hours))


def placed(held: list[Version], found: Reading, confirmed: float) -> tuple[Placed, str]:
    """What is placed, and the versions afterwards as ``number:text@hours`` in the order in which they were in force."""
    new = place(held, found, confirmed_at=at(confirmed), next_number=len(held) + 1)
    kept = {one.number: one for one in (*held, *new.added, *new.redated)}
    hours = {n: (one.valid_from - at(0)).total_seconds() / 3600 for n, one in kept.items()}
    texts = {n: one.reading.content_hash for n, one in kept.items()}
    return new, " ".join(f"{one.number}:{texts[one.number]}@{hours[one.number]:g}" for one in timeline(kept.values()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("says", "held", "found", "confirmed", "after"),
    [
        ("newer, the same", [version(1, "x", 1)], reading("x", 5), 1, "1:x@1"),
        ("newer, another", [version(1, "x", 1)], reading("y", 5), 1, "1:x@1 2:y@5"),
        ("the same fetch again", [version(1, "x", 1)], reading("x", 1), 4, "1:x@1"),
        ("older than all, the same", [version(1, "x", 5)], reading("x", 1), 5, "1:x@1"),
        ("older than all, another", [version(1, "x", 5)], reading("w", 1), 5, "2:w@1 1:x@5"),
        ("between two versions", [version(1, "x", 1), version(2, "z", 9)], reading("y", 5), 9, "1:x@1 3:y@5 2:z@9"),
        ("the later one, earlier", [version(1, "x", 1), version(2, "z", 9)], reading("z", 5), 9, "1:x@1 2:z@5"),
        ("between two fetches of one text", [version(1, "x", 1)], reading("y", 5), 9, "1:x@1 2:y@5 3:x@9"),
        ("better rules, the same fetch", [version(1, "x", 1)], reading("y", 1, rules="2"), 9, "1:x@1 2:y@1"),
        (
            "better rules, an old fetch, the later text",
            [version(2, "w", 1), version(1, "x", 5)],
            reading("x", 1, rules="2"),
            9,
            "2:w@1 3:x@1 1:x@5",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_place(says: str, held: list[Version], found: Reading, confirmed: float, after: str) -> None:
    assert placed(held, found, confirmed)[1] == after


def test_a_text_that_came_back_repeats_its_version() -> None:
    new, _ = placed([version(1, "x", 1)], reading("y", 5), 9)
    assert [one.repeats for one in new.added] == [None, 1]


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        (reading("x", 1), reading("y", 2), "publisher"),
        (reading("x", 1), reading("y", 2, rules="2"), "extractor"),
        (reading("x", 1, modified=at(0)), reading("y", 2, rules="2", modified=at(0)), "extractor"),
        (reading("x", 1, modified=at(0)), reading("y", 2, rules="2", modified=at(1)), "publisher"),
        (reading("x", 1), reading("y", 2, rules="2", modified=at(1)), "extractor"),
    ],
)
def test_cause(before: Reading, after: Reading, cause: Cause) -> None:
    assert cause_of(before, after) == cause

"""A second article below the first in the same element goes; the sections of one text and the entries of a log stay."""

from __future__ import annotations

import pytest

from tests.test_cards_in_any_markup import ENGLISH, JAPANESE, POLISH, body_of, paragraphs

DATES = {ENGLISH: "Tuesday, 3 March 2026", POLISH: "3 marca 2026, 12:30", JAPANESE: "2026年3月3日 12時30分"}


@pytest.mark.parametrize("text", DATES, ids=("en", "pl", "ja"))
@pytest.mark.parametrize("line", ["<div>{0}</div>", "<p>{0}</p>", "<span>{0}</span><br><br>"])
def test_a_second_article_in_the_same_element_goes(line: str, text: tuple[str, ...]) -> None:
    below = f"<h1>Ferry to Skarn sails again</h1>{line.format(DATES[text])}{paragraphs(*reversed(text))}"
    html = f"<p>{DATES[text]}</p>{paragraphs(*text)}{below}"
    assert body_of((), html, at=0) == list(text)


KEPT = {
    "sections without a date": "<h1>What follows</h1><p>The piles are driven in May, when the water is low enough for the crane to stand.</p><p>Nobody will be able to cross on foot until the deck is back in its place.</p><p>The mill will be open all the same, as it was in the year of the flood.</p>",
    "a short part with a date": "<h1>Correction</h1><p>4 March 2026</p><p>The mill stands on the left bank.</p>",
}  # fmt: skip


@pytest.mark.parametrize("kind", KEPT)
def test_the_parts_of_one_text_stay(kind: str) -> None:
    html = f"<p>{DATES[ENGLISH]}</p>{paragraphs(*ENGLISH)}{KEPT[kind]}"
    found = body_of((), html, at=0)
    assert found[: len(ENGLISH)] == list(ENGLISH)
    assert any(line in KEPT[kind] for line in found[len(ENGLISH) + 1 :])


def test_the_entries_of_a_log_stay() -> None:
    entries = "".join(
        f"<h1>At {hour} o'clock</h1><p>3 March 2026, {hour}:00</p><p>{ENGLISH[hour % 5]}</p><p>{ENGLISH[(hour + 1) % 5]} And {hour} more came.</p>"
        for hour in range(10, 16)
    )
    assert len(body_of((), f"<p>{DATES[ENGLISH]}</p>{paragraphs(*ENGLISH)}{entries}", at=0)) > 2 * len(ENGLISH)

"""Versions of one time are ordered by number; one that follows the same text is no change of the publisher's."""

from __future__ import annotations

from pathlib import Path

from tests.support.visits import Judged, LoadFixture, address, article, at, visit

IN_TIME = """
SELECT version, cause FROM article_contents ORDER BY valid_from, version
"""


def shown(name: str, hours: float, words: str, *, rules: str = "1", canonical: str = "") -> Judged:
    return visit(
        address(name), at(hours), article(words, title="Harbour", canonical=canonical, extractor=rules, keeps="k")
    )


def loaded(tmp_path: Path, *segments: Judged) -> tuple[list[tuple[int, str]], dict[str, list[tuple[object, ...]]]]:
    """Versions and causes in the order in which they were in force, and what the data checks find."""
    with LoadFixture(tmp_path) as fixture:
        for one in segments:
            fixture.load(one)
        return [(number, cause) for number, cause in fixture.ask(IN_TIME)], fixture.violations()


def test_of_two_texts_of_one_time_the_second_is_that_of_a_later_fetch(tmp_path: Path) -> None:
    found, violations = loaded(tmp_path, shown("a", 59, "late"), shown("a", 1, "early"), shown("a", 1, "late"))
    assert found == [(2, "publisher"), (3, "publisher"), (1, "extractor")]
    assert violations == {}


def test_better_rules_read_the_later_text_in_an_old_fetch_that_was_loaded_late(tmp_path: Path) -> None:
    found, violations = loaded(
        tmp_path, shown("a", 59, "late"), shown("a", 1, "early"), shown("a", 1, "late", rules="2")
    )
    assert found == [(2, "publisher"), (3, "extractor"), (1, "extractor")]
    assert violations == {}


def test_an_article_moves_to_an_address_that_was_fetched_before_all_its_versions(tmp_path: Path) -> None:
    named = address("own")
    found, violations = loaded(
        tmp_path,
        *(shown("a", hours, text, canonical=named) for hours, text in [(2, "x"), (4, "y"), (6, "z"), (3, "z")]),
        shown("own", 1, "w"),
    )
    assert found == [(1, "publisher"), (2, "publisher"), (3, "publisher"), (4, "extractor"), (5, "publisher")]
    assert violations == {}

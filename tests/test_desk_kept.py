"""What the desk keeps of a snapshot: bounded, made once, gone with the snapshot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.desk.front import front
from tasks.desk.kept import Kept
from tasks.desk.results import results
from tasks.desk.selection import Selection
from tasks.desk.session import Desk
from tasks.home import Home
from tests.support import mixed_corpus


def test_an_answer_is_made_once() -> None:
    kept = Kept()
    made: list[int] = []
    for _ in range(2):
        assert kept.once("key", lambda: made.append(1) or 7) == 7  # type: ignore[func-returns-value]
    assert made == [1]


def test_answers_that_were_used_longest_ago_are_forgotten() -> None:
    kept = Kept(most=2)
    for key in ("a", "b", "a", "c"):
        kept.once(key, lambda key=key: key)  # type: ignore[misc]
    assert kept.once("a", lambda: "again") == "a"
    assert kept.once("b", lambda: "again") == "again"


def test_a_failure_is_not_kept() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.once("key", lambda: 1 // 0)
    assert kept.once("key", lambda: 1) == 1


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return mixed_corpus.made_home(tmp_path_factory.mktemp("home"), mixed_corpus.drawn(30))


def test_pages_are_kept_until_there_is_another_snapshot(home: Home, tmp_path: Path) -> None:
    desk = Desk(home)
    try:
        with desk.session() as session:
            first, found = front(session), results(session, Selection("storm"))
        with desk.session() as session:
            assert front(session).newest[0] is not None
            assert results(session, Selection("storm")) is found
            assert results(session, Selection("storm", sort="oldest")) is not found
        copy = tmp_path / "copy"
        copy.write_bytes(home.snapshot.read_bytes())
        copy.replace(home.snapshot)
        with desk.session() as session:
            assert results(session, Selection("storm")) is not found
            assert front(session) == first
    finally:
        desk.close()

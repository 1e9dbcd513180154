"""Near copies within three days are one story, whichever source prints them and in whatever order they arrive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks.checks import run_checks
from tasks.home import Home
from tasks.indexing import index_articles
from tasks.publish import publish
from tasks.pure.stories import Likeness, StoryMember, group
from tasks.snapshot import open_snapshot
from tests.support import two_newspapers
from tests.support.homes import migrated

HOUR = timedelta(hours=1)
NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
YEARS_AGO = datetime(2011, 6, 2, 23, 30, tzinfo=UTC)


def member(key: str, hour: float = 0, story: str | None = None, opened: float | None = None) -> StoryMember:
    return StoryMember(key, NOON + hour * HOUR, story, NOON + opened * HOUR if opened is not None else None)


def stories(*pairs: tuple[StoryMember, StoryMember]) -> tuple[dict[str, str], dict[str, str]]:
    """By article its new story; by story given up the one that took it in."""
    grouping = group([Likeness(one, other, 0.8) for one, other in pairs])
    return {joined.article_id: joined.story_id for joined in grouping.joined}, dict(grouping.merged)


def test_what_is_alike_through_others_is_one_story_named_after_the_earliest() -> None:
    a, b, c, d, e = member("a", 2), member("b", 1), member("c", 3), member("d"), member("e", 1)
    assert stories((a, b), (c, a), (d, e)) == ({"a": "b", "b": "b", "c": "b", "d": "d", "e": "d"}, {})


def test_a_story_keeps_its_key_when_an_earlier_article_joins() -> None:
    assert stories((member("new", -5), member("b", 1, "b", 1))) == ({"new": "b"}, {})


def test_an_article_between_two_stories_makes_them_one_under_the_older_key() -> None:
    new, x, y = member("new", 9), member("x", 5, "s", 3), member("y", 1, "t", 4)
    assert stories((new, x), (new, y)) == ({"new": "s"}, {"t": "s"})


def test_articles_of_one_story_hold_it_together() -> None:
    """Two that are alike to different articles of a story are in it both."""
    assert stories((member("n", 1), member("x", 0, "s", 0)), (member("m", 2), member("y", 0, "s", 0))) == (
        {"m": "s", "n": "s"},
        {},
    )


def test_an_article_remembers_what_it_is_most_like() -> None:
    a, b, c = member("a"), member("b", 1), member("c", 2)
    joined = group([Likeness(a, b, 0.6), Likeness(b, c, 0.9)]).joined
    assert {(j.article_id, j.like_article_id, j.likeness) for j in joined} == {
        ("a", "b", 0.6),
        ("b", "c", 0.9),
        ("c", "b", 0.9),
    }


def text(number: int) -> str:
    """Sixty words that no other number has in the same order."""
    return " ".join(f"word{(number * 7919 + at * at * 31 + at) % 997}" for at in range(60)) + "."


@pytest.mark.parametrize("together", [True, False], ids=["in one load", "one at a time"])
def test_copies_are_gathered_and_others_left(tmp_path: Path, together: bool) -> None:
    warehouse = migrated(Home(tmp_path))
    wire = text(1)
    pages = [
        two_newspapers.article("own", "Own", text(2), published_at=NOON),
        two_newspapers.article("wire", "Wire", wire, published_at=NOON, agency="AP"),
        two_newspapers.article(
            "copy", "Copy", f"{wire} More from our reporter.", source="le-phare", published_at=NOON + HOUR
        ),
        two_newspapers.article("late", "Late", wire, source="le-phare", published_at=NOON + 100 * HOUR),
        two_newspapers.article("old", "Old", text(3), published_at=YEARS_AGO),
        two_newspapers.article("reprint", "Reprint", text(3), source="le-phare", published_at=YEARS_AGO + 72 * HOUR),
    ]
    for batch in [pages] if together else [[page] for page in pages]:
        with warehouse.transaction() as connection:
            two_newspapers.load(connection, *batch)
        index_articles(warehouse, now=NOON)
    publish(warehouse, warehouse.home, run_id=None, now=two_newspapers.PUBLISHED)
    with open_snapshot(warehouse.home) as connection:
        asked = "SELECT article_id, story_id FROM articles ORDER BY article_id"
        assert connection.execute(asked).fetchall() == [
            ("copy", "wire"),
            ("late", None),
            ("old", "old"),
            ("own", None),
            ("reprint", "old"),
            ("wire", "wire"),
        ]
        columns = "title, articles, sources, first_source, first_article_id, hours, agency"
        assert connection.execute(f"SELECT {columns} FROM stories ORDER BY title").fetchall() == [  # noqa: S608
            ("Old", 2, 2, "harbour-post", "old", 72.0, None),
            ("Wire", 2, 2, "harbour-post", "wire", 1.0, "AP"),
        ]
        broken = [result.claim for result in run_checks(connection) if not result.holds]
        assert [claim for claim in broken if "stor" in claim or "index" in claim] == []

"""The order in which segments are loaded, and how often, does not change the final article."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.pure.decide.versions import timeline
from tests.support.event_strategies import Event, Store, event_lists, fetch_of, visit_of
from tests.support.visits import LoadFixture

STANDS = """
SELECT heads.url, contents.content_hash, heads.gone_at IS NOT NULL
FROM article_heads AS heads INNER JOIN article_contents AS contents USING (article_id, version)
ORDER BY ALL
"""


def segments_of(events: list[Event], cut: int, seed: int) -> list[list[Event]]:
    """The events in some order, in segments of some size, some of them twice."""
    chance = random.Random(seed)
    shuffled = chance.sample(events, len(events))
    segments = [shuffled[start : start + cut] for start in range(0, len(shuffled), cut)]
    return segments + chance.sample(segments, len(segments) // 2)


@given(events=event_lists(), cut=st.integers(1, 4), seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_any_order_of_segments_gives_the_same_articles(events: list[Event], cut: int, seed: int) -> None:
    in_order, in_disorder = Store(), Store()
    in_order.load([fetch_of(visit_of(event)) for event in events])
    for segment in segments_of(events, cut, seed):
        in_disorder.load([fetch_of(visit_of(event)) for event in segment])
    assert in_disorder.articles_shown() == in_order.articles_shown()
    for article_id, head in in_disorder.heads.items():
        held = in_disorder.versions[article_id]
        assert sorted(held) == list(range(1, head.versions + 1))
        assert timeline(list(held.values()))[-1].number == head.version
        assert in_disorder.bodies[article_id, head.version] == in_disorder.articles[article_id].content_hash


@given(events=event_lists(), cut=st.integers(1, 4), seed=st.integers(0, 2**32))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_of_segments_gives_the_same_warehouse(events: list[Event], cut: int, seed: int) -> None:
    in_order = Store()
    in_order.load([fetch_of(visit_of(event)) for event in events])
    with tempfile.TemporaryDirectory() as folder, LoadFixture(Path(folder)) as fixture:
        run = fixture.open()
        for segment in segments_of(events, cut, seed):
            fixture.load(*map(visit_of, segment), run=run)
        assert [tuple(row) for row in fixture.ask(STANDS)] == in_order.articles_shown()
        assert fixture.violations() == {}

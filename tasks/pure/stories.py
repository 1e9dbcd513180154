"""Which articles tell one story: likeness between two at a time made into groups of many.

A story keeps its key for as long as it lives, and an article never leaves one. Where a new article is like the
articles of several stories these become one, under the key of the one that is oldest; the others' keys are given up
and put on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

__all__ = ["Grouping", "Joined", "Likeness", "Told", "group"]


@dataclass(frozen=True, slots=True)
class Told:
    """An article, and the story that it belongs to already."""

    article_id: str
    told_at: datetime
    """When it was published, else first seen."""
    story_id: str | None = None
    opened_at: datetime | None = None
    """When the article that the story is named after was told."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two articles whose texts are alike for the most part."""

    one: Told
    other: Told
    share: float
    """Of their sketches, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Joined:
    """An article that is new in a story."""

    article_id: str
    story_id: str
    like_article_id: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """What likenesses do to the stories."""

    joined: tuple[Joined, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    """Keys given up, each with the key that all its articles have now."""


def group(likenesses: Sequence[Likeness]) -> Grouping:
    """Join what is alike, directly or through others."""
    articles: dict[str, Told] = {}
    groups: dict[str, str] = {}
    for likeness in likenesses:
        for told in (likeness.one, likeness.other):
            articles[told.article_id] = told
            groups.setdefault(told.article_id, told.article_id)
        _join(groups, likeness.one.article_id, likeness.other.article_id)
    _join_stories(groups, articles.values())
    members: dict[str, list[Told]] = {}
    for article_id, told in sorted(articles.items()):
        members.setdefault(_root(groups, article_id), []).append(told)
    best = _most_like(likenesses)
    joined: list[Joined] = []
    merged: list[tuple[str, str]] = []
    for told_together in members.values():
        story_id = _key(told_together)
        joined += [
            Joined(told.article_id, story_id, *best[told.article_id]) for told in told_together if told.story_id is None
        ]
        merged += sorted({(told.story_id, story_id) for told in told_together if told.story_id not in (None, story_id)})
    return Grouping(tuple(joined), tuple(merged))


def _root(groups: dict[str, str], article_id: str) -> str:
    while groups[article_id] != article_id:
        groups[article_id] = groups[groups[article_id]]
        article_id = groups[article_id]
    return article_id


def _join(groups: dict[str, str], one: str, other: str) -> None:
    groups[_root(groups, other)] = _root(groups, one)


def _join_stories(groups: dict[str, str], articles: Iterable[Told]) -> None:
    first: dict[str, str] = {}
    for told in articles:
        if told.story_id is not None:
            _join(groups, first.setdefault(told.story_id, told.article_id), told.article_id)


def _key(told_together: Sequence[Told]) -> str:
    """That of the oldest story, else of the oldest article."""
    named = [(told.opened_at or told.told_at, told.story_id) for told in told_together if told.story_id is not None]
    return min(named)[1] if named else min((told.told_at, told.article_id) for told in told_together)[1]


def _most_like(likenesses: Iterable[Likeness]) -> dict[str, tuple[str, float]]:
    best: dict[str, tuple[str, float]] = {}
    for likeness in likenesses:
        for told, other in ((likeness.one, likeness.other), (likeness.other, likeness.one)):
            found = best.get(told.article_id)
            if found is None or (-likeness.share, other.article_id) < (-found[1], found[0]):
                best[told.article_id] = (other.article_id, likeness.share)
    return best

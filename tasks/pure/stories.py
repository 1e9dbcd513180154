"""Groups articles into stories: from the likeness of two articles at a time to groups of many.

A story keeps its key for its whole life, and an article never leaves its story. If a new article is like articles of
several stories, these are merged under the key of the oldest one; the other keys are dropped and recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

__all__ = ["Grouping", "Joined", "Likeness", "StoryMember", "group"]


@dataclass(frozen=True, slots=True)
class StoryMember:
    """An article, and the story that it already belongs to."""

    article_id: str
    dated_at: datetime
    """When it was published, else first seen."""
    story_id: str | None = None
    opened_at: datetime | None = None
    """The same time of the article that the story is named after."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two articles with mostly the same text."""

    one: StoryMember
    other: StoryMember
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
    """How the likenesses change the stories."""

    joined: tuple[Joined, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    """Dropped keys, each with the key that all its articles have now."""


def group(likenesses: Sequence[Likeness]) -> Grouping:
    """Join articles that are alike, directly or through others."""
    articles: dict[str, StoryMember] = {}
    groups: dict[str, str] = {}
    for likeness in likenesses:
        for member in (likeness.one, likeness.other):
            articles[member.article_id] = member
            groups.setdefault(member.article_id, member.article_id)
        _join(groups, likeness.one.article_id, likeness.other.article_id)
    _join_stories(groups, articles.values())
    members: dict[str, list[StoryMember]] = {}
    for article_id, member in sorted(articles.items()):
        members.setdefault(_root(groups, article_id), []).append(member)
    best = _most_like(likenesses)
    joined: list[Joined] = []
    merged: list[tuple[str, str]] = []
    for together in members.values():
        story_id = _key(together)
        joined += [
            Joined(member.article_id, story_id, *best[member.article_id])
            for member in together
            if member.story_id is None
        ]
        merged += sorted(
            {(member.story_id, story_id) for member in together if member.story_id not in (None, story_id)}
        )
    return Grouping(tuple(joined), tuple(merged))


def _root(groups: dict[str, str], article_id: str) -> str:
    while groups[article_id] != article_id:
        groups[article_id] = groups[groups[article_id]]
        article_id = groups[article_id]
    return article_id


def _join(groups: dict[str, str], one: str, other: str) -> None:
    groups[_root(groups, other)] = _root(groups, one)


def _join_stories(groups: dict[str, str], articles: Iterable[StoryMember]) -> None:
    first: dict[str, str] = {}
    for member in articles:
        if member.story_id is not None:
            _join(groups, first.setdefault(member.story_id, member.article_id), member.article_id)


def _key(together: Sequence[StoryMember]) -> str:
    """The key of the oldest story, else of the oldest article."""
    named = [
        (member.opened_at or member.dated_at, member.story_id) for member in together if member.story_id is not None
    ]
    return min(named)[1] if named else min((member.dated_at, member.article_id) for member in together)[1]


def _most_like(likenesses: Iterable[Likeness]) -> dict[str, tuple[str, float]]:
    best: dict[str, tuple[str, float]] = {}
    for likeness in likenesses:
        for member, other in ((likeness.one, likeness.other), (likeness.other, likeness.one)):
            found = best.get(member.article_id)
            if found is None or (-likeness.share, other.article_id) < (-found[1], found[0]):
                best[member.article_id] = (other.article_id, likeness.share)
    return best

"""Stories: groups an article's near copies, and the copies that other sources took from it."""

from __future__ import annotations

from datetime import datetime, timedelta

import duckdb

from tasks.pure.stories import Likeness, StoryMember, group
from tasks.statements import json_rows, one_row, statement

__all__ = ["join_stories"]

_AROUND = timedelta(days=4)
"""More than the three days within which copies are published."""


def join_stories(connection: duckdb.DuckDBPyConnection, *, now: datetime) -> int:
    """Find the stories of the articles of ``batch``, inside the transaction that indexes them.

    Returns:
        How many articles have joined a story.
    """
    connection.execute(statement("index/digests"))
    earliest, latest = one_row(connection, "index/told", {})
    if earliest is None:
        return 0
    around = {"earliest": earliest - _AROUND, "latest": latest + _AROUND}
    found = connection.execute(statement("index/likenesses"), around).fetchall()
    likenesses = [Likeness(StoryMember(*row[:4]), StoryMember(*row[4:8]), row[8]) for row in found]
    grouping = group(likenesses)
    if grouping.merged:
        merged = [{"story_id": old, "merged_into": new, "merged_at": now} for old, new in grouping.merged]
        for name in ("story_merges", "story_articles_merged", "story_heads_merged"):
            connection.execute(statement(f"index/{name}"), {"rows": json_rows(merged)})
    if grouping.joined:
        joined = [
            {
                "article_id": joined.article_id,
                "story_id": joined.story_id,
                "like_article_id": joined.like_article_id,
                "likeness": joined.likeness,
                "joined_at": now,
            }
            for joined in grouping.joined
        ]
        for name in ("story_articles", "story_heads"):
            connection.execute(statement(f"index/{name}"), {"rows": json_rows(joined)})
    return len(grouping.joined)

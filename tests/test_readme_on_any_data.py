"""The README's five questions answer rightly on more than the demo: insertions, other headlines, many hits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks.home import Home
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tests.support import three_papers, two_newspapers
from tests.support.homes import migrated
from tests.support.two_newspapers import article, insert, revised

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
COPIES, CHANGES, SHARES, CONTEXTS, AUTHORS = re.findall(r"```sql\n([^`]*)```", README)
HOUR = timedelta(hours=1)
ADDED = "Our harbour office adds that the lamps were twelve and that nobody was hurt in the whole of the night."


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = Home(tmp_path_factory.mktemp("home"))
    warehouse = migrated(home)
    wire = three_papers.WIRE
    with warehouse.transaction() as connection:
        text = "The lamps went out at ten.\n\nThe boats waited."
        two_newspapers.load(
            connection,
            revised(article("inserted", "Lamps", text), after=HOUR, body=text.replace("\n\n", f"\n\n{ADDED}\n\n")),
            revised(article("cut", "Boats", f"{text}\n\nOne line."), after=HOUR, body=text),
            revised(article("titled", "Spy held", "A person was held."), after=HOUR, title="Agent held"),
            revised(article("ours", "Ours", "Alpha beta."), after=HOUR, body="Alpha gamma.", cause="extractor"),
            article("wire", "Night boats to stop", wire, source="west", authors=["Ada Fischer"]),
            article("copy", "Marble Bay gives up", f"{wire} More follows.", source="east", authors=["Ada Fischer"]),
            article("night", "Dark", "All night the night went on."),
        )
        many = [article(f"m{number}", "Quay", "A harbour.", source="many") for number in range(10_300)]
        insert(connection, "article_heads", [head for head, _ in many])
        insert(connection, "article_contents", [content for _, contents in many for content in contents])
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    with open_snapshot(home) as connection:
        yield connection


def rows(snapshot: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return snapshot.execute(query).fetchall()


def test_copies_are_found_under_other_headlines(snapshot: duckdb.DuckDBPyConnection) -> None:
    ((title, _, authors),) = [row for row in rows(snapshot, COPIES) if row[1] == ["east", "west"]]
    assert title in ("Night boats to stop", "Marble Bay gives up")
    assert authors == ["Ada Fischer"]


@pytest.mark.parametrize(
    "change",
    [
        ("harbour-post", "Lamps", None, ADDED),
        ("harbour-post", "Boats", "One line.", None),
        ("harbour-post", "Agent held", "Spy held", "Agent held"),
    ],
)
def test_what_was_put_in_taken_out_or_given_another_title_is_seen(
    snapshot: duckdb.DuckDBPyConnection, change: tuple[str, ...]
) -> None:
    assert change in rows(snapshot, CHANGES)


def test_what_our_own_rules_changed_is_no_change_of_the_papers(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert "Ours" not in {row[1] for row in rows(snapshot, CHANGES)}


def test_more_than_ten_thousand_hits_are_counted(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert ("many", 10_300, 10_300, 100) in rows(snapshot, SHARES)


def test_a_source_without_a_hit_has_its_zero(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert ("west", 1, 0, 0) in rows(snapshot, SHARES)


def test_each_place_of_a_word_has_a_line(snapshot: duckdb.DuckDBPyConnection) -> None:
    lines = [row for row in rows(snapshot, CONTEXTS) if "went on" in row[3]]
    assert [line[2] for line in lines] == ["night", "night"]


def test_authors_of_several_papers_are_counted_once(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert rows(snapshot, AUTHORS)[0][:3] == ("Ada Fischer", 2, 2)

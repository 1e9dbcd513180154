"""Publishing counts many changes in several transactions before the one that the copy is taken after."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks import counting, publish
from tasks.warehouse import Warehouse
from tests.support import two_newspapers


def test_many_changes_are_counted_in_parts_and_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = two_newspapers.made_home(tmp_path)
    warehouse = Warehouse(home)
    with warehouse.transaction() as connection:
        connection.execute("UPDATE counted_articles SET fingerprint = fingerprint + 1")
    parts: list[bool] = []

    def one_part(warehouse: Warehouse) -> None:
        is_more = True
        while is_more:
            with warehouse.transaction() as connection:
                is_more = counting.count_part(connection, 1)
            parts.append(is_more)

    monkeypatch.setattr(publish, "PART", 1)
    monkeypatch.setattr(publish, "count_in_parts", one_part)
    published = publish.publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    assert len(parts) > 1
    with warehouse.transaction() as connection:
        assert counting.count_changes(connection) == 0
        ((heads,),) = connection.execute("SELECT count(*) FROM article_heads").fetchall()
    assert published.articles == heads

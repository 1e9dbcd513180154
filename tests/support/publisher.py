"""A process that publishes a home again and again, until it is killed: ``python -m tests.support.publisher HOME``."""

from __future__ import annotations

import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from tasks.home import Home
from tasks.publish import publish
from tasks.warehouse import Warehouse
from tests.support import two_newspapers


def main(root: str) -> None:
    """Load an article and publish, without end."""
    home = Home(Path(root))
    warehouse = Warehouse(home)
    with warehouse.transaction() as connection:
        (articles,) = connection.execute("SELECT count(*) FROM article_heads").fetchone() or (0,)
    for number in count(articles):
        with warehouse.transaction() as connection:
            two_newspapers.load(connection, two_newspapers.article(f"more-{number}", "More", "One more article."))
        print(number, flush=True)  # noqa: T201
        publish(warehouse, home, run_id=f"more-{number}", now=two_newspapers.PUBLISHED + timedelta(minutes=number))


if __name__ == "__main__":
    main(*sys.argv[1:])

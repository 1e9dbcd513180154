"""Readers never see an error or half a state, however often the snapshot is replaced under them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from tasks.home import Home
from tasks.publish import publish
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

PUBLISHINGS = 4
"""Without a pause between them: some 3 s."""


@contextmanager
def reader(home: Home, mode: str) -> Iterator[dict[str, Any]]:
    """A reading process; when the block ends, what it saw is in the dict."""
    command = [sys.executable, "-m", "tests.support.reader", str(home.snapshot), mode]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        seen: dict[str, Any] = {}
        try:
            yield seen
        finally:
            answer, _ = process.communicate()
        seen.update(json.loads(answer))


def test_readers_see_whole_states_while_runs_load_and_publish(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    warehouse = Warehouse(home)
    published = [("run-3", 6, 6, 6, 6)]
    with reader(home, "hold") as holding, reader(home, "reconnect") as reconnecting:
        for number in range(1, PUBLISHINGS + 1):
            with warehouse.transaction() as connection:
                two_newspapers.load(connection, two_newspapers.article(f"more-{number}", "More", "One more article."))
            now = two_newspapers.PUBLISHED + timedelta(minutes=number)
            publish(warehouse, home, run_id=f"more-{number}", now=now)
            published.append((f"more-{number}", *[6 + number] * 4))
    assert holding["errors"] == []
    assert holding["states"] == [list(published[0])]
    assert reconnecting["errors"] == []
    assert reconnecting["reads"] > PUBLISHINGS
    order = [published.index(tuple(state)) for state in reconnecting["states"]]  # each is one that was published
    assert order == sorted(order)


def test_readers_that_hold_for_two_publishings_cost_no_spare_its_peace(tmp_path: Path) -> None:
    """Each reader opens one snapshot and keeps it while the next two come: then it is the spare's turn to be written."""
    home = two_newspapers.made_home(tmp_path)
    warehouse = Warehouse(home)
    ways = []
    with ExitStack() as stack:
        held: list[tuple[int, dict[str, Any], ExitStack]] = []
        reconnecting = stack.enter_context(reader(home, "reconnect"))
        for number in range(1, 8):
            # Two in a row, then none for as long: so that spares are met that are held, and others that are not.
            if number % 4 in (1, 2):
                closing = ExitStack()
                held.append((number - 1, closing.enter_context(reader(home, "hold")), closing))
                stack.push(closing)
            with warehouse.transaction() as connection:
                two_newspapers.load(connection, two_newspapers.article(f"more-{number}", "More", "One more article."))
            published = publish(
                warehouse, home, run_id=f"more-{number}", now=two_newspapers.PUBLISHED + timedelta(minutes=number)
            )
            ways.append(published.how)
            for since, _, closing in held:
                if since == number - 2:
                    closing.close()
    assert set(ways[2:]) == {"whole", "difference"}
    assert reconnecting["errors"] == []
    for since, saw, _ in held:
        assert saw["errors"] == []
        assert saw["states"] == [[f"more-{since}" if since else "run-3", *[6 + since] * 4]]

"""``python -m bench readers --minutes 60``: readers that hold the snapshot and readers that connect again, and a writer.

Two of each kind read without a pause of more than 20 ms while articles are loaded and published, again and again.
Every state that a reader saw must be a published one, complete, and none older than the one before.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.claims import Claims
from tasks.home import Home
from tasks.publish import publish
from tasks.report import write_report
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

MODES = ("hold", "hold", "reconnect", "reconnect")


def readers(minutes: float) -> int:
    """Read and publish for that long, print the results, and return the exit status."""
    with TemporaryDirectory(prefix="dateline-bench-") as folder, ExitStack() as stack:
        home = two_newspapers.made_home(Path(folder))
        processes = [stack.enter_context(_reader(home, mode)) for mode in MODES]
        published: list[list[Any]] = [["run-3", 6, 6, 6, 6]]
        errors: list[str] = []
        until = time.monotonic() + minutes * 60
        while time.monotonic() < until:
            number = len(published)
            try:
                published.append(_publish_one_more(home, number))
            except Exception as error:  # noqa: BLE001 - errors are what is counted
                errors.append(repr(error))
        seen = [json.loads(process.communicate()[0]) for process in processes]
    return _told(published, errors, seen)


def _publish_one_more(home: Home, number: int) -> list[Any]:
    warehouse = Warehouse(home)
    now = two_newspapers.PUBLISHED + timedelta(minutes=number)
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, two_newspapers.article(f"more-{number}", "More", "One more article."))
    publish(warehouse, home, run_id=f"more-{number}", now=now)
    if number % 20 == 0:
        write_report(home, now)
    return [f"more-{number}", *[6 + number] * 4]


def _told(published: Sequence[list[Any]], errors: Sequence[str], seen: Sequence[dict[str, Any]]) -> int:
    claims = Claims()
    claims.say(
        "the writer loads and publishes without an error", not errors, f"{len(published) - 1} times {errors[:1]}"
    )
    for mode, saw in zip(MODES, seen, strict=True):
        claims.say(f"{mode}: no error", not saw["errors"], f"{saw['reads']:,} readings {saw['errors'][:1]}")
        places = [published.index(state) if state in published else -1 for state in saw["states"]]
        whole = all(place >= 0 for place in places) and places == sorted(places)
        claims.say(f"{mode}: each state was published, in order", whole, f"{len(places):,} states")
        if mode == "hold":
            claims.say("hold: one state for as long as it is open", len(places) == 1, f"{len(places)} state")
    return claims.status


def _reader(home: Home, mode: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.support.reader", str(home.snapshot), mode]
    root = Path(__file__).parent.parent
    process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None  # noqa: S101
    process.stdout.readline()
    return process

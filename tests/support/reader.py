"""An analyst's process: reads the snapshot until its input ends, then reports what it saw.

    python -m tests.support.reader SNAPSHOT {hold|reconnect} < pipe

It stops when its standard input is closed, and prints one JSON object: ``reads``, ``states`` (what was seen, in
order, repeats left out) and ``errors``.
"""

from __future__ import annotations

import json
import select
import sys

import duckdb

PACE = 0.02
"""Seconds between two readings."""
ONE = {"threads": 1}

LOOK = """
    SELECT
        (SELECT run_id FROM snapshot_info),
        (SELECT articles FROM snapshot_info),
        (SELECT count(*) FROM articles WHERE body <> ''),
        (SELECT count(*) FROM article_versions WHERE valid_to IS NULL),
        (SELECT coalesce(sum(articles), 0)::BIGINT FROM daily_volume)
"""


def main(snapshot: str, mode: str) -> None:
    """Read until standard input ends."""
    reads, states, errors = 0, [], []
    held = duckdb.connect(snapshot, read_only=True, config=ONE) if mode == "hold" else None
    print("ready", flush=True)  # noqa: T201
    while not select.select([sys.stdin], [], [], PACE)[0]:
        try:
            connection = held.cursor() if held else duckdb.connect(snapshot, read_only=True, config=ONE)
            state = connection.execute(LOOK).fetchone()
            connection.close()
        except duckdb.Error as error:
            errors.append(str(error))
            continue
        reads += 1
        if not states or states[-1] != state:
            states.append(state)
    print(json.dumps({"reads": reads, "states": states, "errors": errors}))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])

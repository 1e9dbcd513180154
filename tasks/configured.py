"""What the configuration says of all sources, written to the warehouse: health must know which are off.

A run writes only the sources that it reads. One that was switched off, renamed or removed has no run any more, so
nothing else would say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tasks.config import Source
from tasks.lake import retry_lake
from tasks.renaming import rename
from tasks.runs import source_row
from tasks.statements import json_rows, statement
from tasks.warehouse import Warehouse


@retry_lake
def record(warehouse: Warehouse, sources: Iterable[Source], now: datetime) -> None:
    """Write every source of the configuration; those that it does not name are off from now on.

    A source that was renamed (``former_names``) takes over the rows of its former name first.

    Args:
        sources: all of the configuration, disabled ones included.
        now: aware, UTC.
    """
    sources = tuple(sources)
    given = [source_row(source, now) for source in sources]
    with warehouse.transaction(threads=1) as connection:
        for source in sources:
            for former in source.former_names:
                rename(connection, former, source.name)
        if given:
            connection.execute(statement("merges/sources"), {"rows": json_rows(given)})
        connection.execute(statement("merges/sources_off"), {"names": [row["source"] for row in given]})

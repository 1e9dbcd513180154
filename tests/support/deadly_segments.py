"""What a Dask worker of a test preloads: it meets segments that kill it, or that it is killed with.

``DATELINE_TEST_DEADLY`` is the number of visits of a segment that ends every worker which reads it.
``DATELINE_TEST_HELD`` is a file: the first worker that reads a segment writes its process id there and goes no further.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from tasks.archive import Segment
from tasks.computing import worker
from tasks.computing.interface import ExtractedSegment
from tasks.parsing import Parsers
from tasks.pure.records import SourceRules

_extract = worker.extract


def _dangerous(segment: Segment, rules: SourceRules, parsers: Parsers, *, budget: str = "") -> ExtractedSegment:
    held, deadly = os.environ.get("DATELINE_TEST_HELD"), os.environ.get("DATELINE_TEST_DEADLY")
    if deadly and sum(1 for _ in segment.visits()) == int(deadly):
        os._exit(9)
    if held:
        try:
            with Path(held).open("x", encoding="utf-8") as file:
                file.write(str(os.getpid()))
        except FileExistsError:  # another worker was killed
            pass
        else:
            threading.Event().wait()
    return _extract(segment, rules, parsers, budget=budget)


worker.extract = _dangerous  # type: ignore[assignment]

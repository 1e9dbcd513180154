"""Whether a segment is still what was written: every gzip member whole, every payload with the digest on record."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

from tasks.archive.erasing import is_erased
from tasks.archive.errors import ArchiveError
from tasks.archive.reader import read_segment


def damage(path: Path, *, archive: Path, digests: Mapping[int, str]) -> str | None:
    """What is wrong with the segment at ``path``; None: nothing.

    Args:
        digests: by offset, what the warehouse knows of the payloads (``sha1:`` and base32).
    """
    seen = set()
    try:
        segment = read_segment(path, archive=archive)
        for visit in segment.visits():
            for exchange in visit.exchanges:
                seen.add(exchange.offset)
                known = digests.get(exchange.offset)
                if known is not None and known != exchange.payload_digest:
                    return f"another payload at byte {exchange.offset} than was loaded"
            answer = visit.response
            if visit.page is not None and answer is not None and _digest(visit.page.body) != answer.payload_digest:
                return f"the payload at byte {answer.offset} is not what its digest says"
        for offset in sorted(digests.keys() - seen):
            if not is_erased(path, offset):
                return f"no exchange at byte {offset}, where one was loaded from"
    except ArchiveError as error:
        return error.message
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None


def _digest(body: bytes) -> str:
    """As WARC 1.1 writes it (5.9): the algorithm's name and base32."""
    return f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"

"""Whether a segment is intact: every gzip member whole, every payload with its recorded digest."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

from tasks.archive.erasing import is_erased
from tasks.archive.errors import ArchiveError
from tasks.archive.reader import read_segment


def damage(path: Path, *, archive: Path, digests: Mapping[int, str]) -> str | None:
    """What is wrong with the segment at ``path``, or None.

    Args:
        path: the segment's file.
        archive: the archive's folder.
        digests: the payloads' digests in the warehouse, by offset (``sha1:`` and base32).
    """
    seen = set()
    try:
        segment = read_segment(path, archive=archive)
        for visit in segment.visits():
            for exchange in visit.exchanges:
                seen.add(exchange.offset)
                known = digests.get(exchange.offset)
                if known is not None and known != exchange.payload_digest:
                    return f"the payload at byte {exchange.offset} is not the one that was loaded"
            response = visit.response
            if visit.page is not None and response is not None and _digest(visit.page.body) != response.payload_digest:
                return f"the payload at byte {response.offset} does not match its digest"
        for offset in sorted(digests.keys() - seen):
            if not is_erased(path, offset):
                return f"there is no exchange at byte {offset}, but one was loaded from there"
    except ArchiveError as error:
        return error.message
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None


def _digest(body: bytes) -> str:
    """A digest as in WARC 1.1 (5.9): the algorithm's name and base32."""
    return f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"

"""Erasing forgotten pages from a segment without moving any other record.

The warehouse stores each exchange's offset in its segment. So a record is replaced by one of the same length, which
says only that something was removed: its gzip member is padded by the header's extra field (RFC 1952, 2.3.1.1), which
readers skip.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from tasks.archive import fields
from tasks.archive.errors import ArchiveError
from tasks.archive.members import Member, members
from tasks.archive.reader import _parse

_HEADER = b"\x1f\x8b\x08\x04" + bytes(6)  # gzip, deflate, FEXTRA; no time, no flags, no system
_TARGET = "urn:removed"
_NOTICE = b"Removed on request.\r\n"
_LONGEST_EXTRA = 0xFFFF
_SPLIT_REST = 1024
"""Bytes that a split leaves for the last piece at least: more than a notice takes."""


def erase(path: Path, is_erased: Callable[[str], bool], now: datetime) -> int:
    """Replace every record of a sealed segment whose address or target ``is_erased``; return how many there were.

    The segment is copied, changed and renamed: a kill leaves the old file or the new one. Raises ArchiveError for a
    damaged segment.
    """
    with path.open("rb") as file:
        erased = [member for member in members(file, path) if _is_about(member, path, is_erased)]
    if not erased:
        return 0
    changed = path.with_name(f".{path.name}.erasing")
    data = bytearray(path.read_bytes())
    for member in erased:
        for start, piece in _replacements(member, path, now):
            data[start : start + len(piece)] = piece
    with changed.open("wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())
    changed.replace(path)
    return len(erased)


def is_erased(path: Path, offset: int) -> bool:
    """Whether the record at ``offset`` has been erased. Raises ArchiveError if no record begins there."""
    with path.open("rb") as file:
        member = next(members(file, path, offset=offset), None)
    return member is not None and _parse(member, path).field("WARC-Target-URI") == _TARGET


def _is_about(member: Member, path: Path, is_erased: Callable[[str], bool]) -> bool:
    record = _parse(member, path)
    addresses = {record.field(fields.ADDRESS), record.field("WARC-Target-URI")} - {""}
    return record.kind != "warcinfo" and any(is_erased(address) for address in addresses)


def _replacements(member: Member, path: Path, now: datetime) -> list[tuple[int, bytes]]:
    """The pieces that replace a member: one, or several of the same total length, as an extra field has a limit."""
    pieces = []
    offset, left = member.offset, member.length
    while left:
        length = left if left <= _LONGEST_EXTRA else _LONGEST_EXTRA - _SPLIT_REST
        piece = _member(length, now)
        if len(piece) != length:
            raise ArchiveError("the record is too short for the notice", path=path, offset=member.offset)
        pieces.append((offset, piece))
        offset += length
        left -= length
    return pieces


def _member(length: int, now: datetime) -> bytes:
    """A resource record with the notice as a member of ``length`` bytes, or longer if it cannot be so short."""
    head = (
        f"WARC/{fields.WARC_VERSION}\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n"
        f"WARC-Date: {fields.warc_date(now)}\r\nWARC-Target-URI: {_TARGET}\r\nContent-Type: text/plain\r\n"
        f"Content-Length: {len(_NOTICE)}\r\n\r\n"
    )
    block = head.encode() + _NOTICE + b"\r\n\r\n"
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(block) + deflate.flush()
    trailer = zlib.crc32(block).to_bytes(4, "little") + len(block).to_bytes(4, "little")
    extra = max(0, length - len(_HEADER) - 2 - len(body) - len(trailer))
    return _HEADER + extra.to_bytes(2, "little") + bytes(extra) + body + trailer

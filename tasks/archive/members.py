"""A file of gzip members, one after the other (RFC 1952, 2.2), read one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from isal import isal_zlib

from tasks.archive.errors import ArchiveError

_BLOCK = 1 << 18  # bytes a read: some six pages of a typical segment
_GZIP = 31


@dataclass(frozen=True, slots=True)
class Member:
    """One gzip member, complete and with a valid checksum."""

    offset: int
    length: int
    """Compressed, header and trailer included."""
    data: bytes
    """Decompressed."""


def members(file: BinaryIO, path: Path, *, offset: int = 0) -> Iterator[Member]:
    """Yield the members from ``offset`` on, with one member and one block in memory at a time.

    Raises ArchiveError with the offset of the first cut or damaged member, after all members before it.
    """
    file.seek(offset)
    block = file.read(_BLOCK)
    while block:
        inflate = isal_zlib.decompressobj(_GZIP)
        pieces: list[bytes] = []
        length = 0
        while True:
            try:
                pieces.append(inflate.decompress(block))
            except (isal_zlib.IsalError, EOFError) as error:  # type: ignore[misc]  # isal's stub: not a class
                raise ArchiveError(f"damaged gzip member ({error})", path=path, offset=offset) from error
            length += len(block)
            if inflate.eof:
                break
            block = file.read(_BLOCK)
            if not block:
                raise ArchiveError("the file ends inside a gzip member", path=path, offset=offset)
        rest = inflate.unused_data
        length -= len(rest)
        yield Member(offset, length, pieces[0] if len(pieces) == 1 else b"".join(pieces))
        offset += length
        block = rest or file.read(_BLOCK)


def whole_members(file: BinaryIO, path: Path) -> tuple[int, int]:
    """How many whole members the file begins with, and the offset in bytes where the last of them ends."""
    count = end = 0
    try:
        for member in members(file, path):
            count += 1
            end = member.offset + member.length
    except ArchiveError:
        pass  # after `end` comes the torn tail, which the caller cuts
    return count, end

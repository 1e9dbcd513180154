"""Updates a copy of a DuckDB file in place: only the blocks that differ are written.

A DuckDB file begins with three headers of 4 KiB. Blocks of 256 KiB follow, each of which begins with its checksum (8
bytes). So finding the blocks that differ reads one page of each.

The checksum alone does not distinguish all blocks. It is the exclusive or of the block's words of 8 bytes, each
multiplied by a constant: exchanging two words leaves it unchanged, and so does changing two equal words into two other
equal words, such as the times of two sources that are read together. Both need a block in which nothing else changes.
That is conceivable where small things are packed into one block: the catalog, the metadata, and small tables. These
blocks (some dozens) are compared byte for byte. All others contain one long sequence of compressed rows or of texts; of
those the whole first page is compared, which includes the checksum. Maintenance has the next copy made whole once a
day.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

import duckdb

from tasks.statements import statement

__all__ = ["BLOCK", "HEADERS", "doubtful_blocks", "doubtful_blocks_of", "update_copy"]

HEADERS = 3 * 4096
"""Bytes before the first block: the main header and two database headers, of which the newer one counts."""
BLOCK = 256 * 1024
"""Bytes of a block, in every file created with the default block size."""
PAGE = 4096
"""Bytes of a block that are compared. The kernel reads no less, so the checksum alone would cost the same."""


def doubtful_blocks(path: Path) -> set[int]:
    """The numbers of the blocks of a settled file that a checksum does not distinguish with certainty.

    Raises:
        duckdb.Error: the file cannot be read.
    """
    with duckdb.connect(path, read_only=True, config={"memory_limit": "256MB", "threads": 1}) as connection:
        return doubtful_blocks_of(connection)


def doubtful_blocks_of(connection: duckdb.DuckDBPyConnection) -> set[int]:
    """The same of the file that is the default database of a connection, and was checkpointed by it: it need not be opened again."""
    found = connection.execute(statement("writer/metadata_blocks")).fetchall()
    for (table,) in connection.execute(statement("writer/small_tables")).fetchall():
        found += connection.execute(statement("writer/blocks_of_table"), {"table": table}).fetchall()
    return {int(block) for (block,) in found}


def update_copy(source: int, target: int, doubtful: Collection[int]) -> int:
    """Make a file equal to another one with the same block size, and return the number of bytes written.

    Args:
        source: descriptor of the file that is copied; nobody writes to it.
        target: descriptor of an older copy, open for reading and writing, with no readers.
        doubtful: numbers of blocks that are compared byte for byte (see :func:`doubtful_blocks`).

    Raises:
        OSError: the target is half updated and must not be used.
    """
    size = os.fstat(source).st_size
    os.ftruncate(target, size)
    written = _copy(source, target, 0, min(HEADERS, size))
    for first, last in _runs(_changed(source, target, size, doubtful)):
        start = HEADERS + first * BLOCK
        written += _copy(source, target, start, min((last - first + 1) * BLOCK, size - start))
    return written


def _changed(source: int, target: int, size: int, doubtful: Collection[int]) -> Iterator[int]:
    """Numbers of the blocks that differ, ascending."""
    for number, start in enumerate(range(HEADERS, size, BLOCK)):
        length = BLOCK if number in doubtful else PAGE
        if os.pread(source, length, start) != os.pread(target, length, start):
            yield number


def _runs(numbers: Iterator[int]) -> Iterator[tuple[int, int]]:
    """First and last number of each run without a gap."""
    first = last = -1
    for number in numbers:
        if number != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = number
        last = number
    if first >= 0:
        yield first, last


def _copy(source: int, target: int, start: int, length: int) -> int:
    """Copy a range of bytes to the same position of another file."""
    done = 0
    while done < length:
        chunk = os.pread(source, min(length - done, 4 * BLOCK), start + done)
        if not chunk:
            raise OSError("the file became shorter while it was being copied")
        written = 0
        while written < len(chunk):
            written += os.pwrite(target, chunk[written:], start + done + written)
        done += len(chunk)
    return done

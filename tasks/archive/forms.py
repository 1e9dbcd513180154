"""The forms in which others keep WARC and ARC files: plain, gzip, zstd, and packed in WACZ."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import zstandard

from tasks.archive.errors import ArchiveError

__all__ = ["OpenedWarc", "opened_warcs"]

_GZIP, _ZSTD, _ZIP = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
_ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""The skippable frame with the dictionary of ``.warc.zst`` (iipc.github.io, WARC with zstd, 1.0)."""
_BLOCK = 1 << 20
_FIRST_BLOCK = 1 << 14
"""Bytes in which the next record is looked for first: mostly it is near."""
_WINDOW = 16 << 20
"""Bytes of a decompressed stream that can be read again. A compression over all records can go back to its beginning only,
and a file with a damage in each record would be decompressed as often: minutes for a ZIP file of 300 kB."""
_LARGEST_DICTIONARY = 16 << 20
_SUFFIXES = (".warc", ".warc.gz", ".arc", ".arc.gz")


@dataclass(frozen=True, slots=True)
class OpenedWarc:
    """One WARC or ARC file, open for reading."""

    file: IO[bytes]
    size: int | None
    """Bytes that ``file`` has; None where that is not known before its end."""
    is_gzip: bool
    """Whether each record is a member of gzip."""
    is_arc: bool
    """Whether it is ARC, which came before WARC."""
    can_seek: bool = True

    def next_record(self, start: int) -> int | None:
        """Where the next record begins at or after ``start``; None: there is none, or it cannot be found."""
        if not self.can_seek or self.is_arc:
            return None
        try:
            return self._next_record(start)
        except (zlib.error, EOFError, OSError):  # damage of a compression that goes over all records
            return None

    def _next_record(self, at: int) -> int | None:
        mark, length = _GZIP if self.is_gzip else b"WARC/1.", _FIRST_BLOCK
        while True:
            self.file.seek(at)
            block = self.file.read(length)
            found = block.find(mark)
            while found >= 0:
                if self._begins_record(at + found):
                    return at + found
                found = block.find(mark, found + 1)
            if len(block) < length:
                return None
            at += length - len(mark)
            length = min(2 * length, _BLOCK)

    def _begins_record(self, at: int) -> bool:
        if not self.is_gzip:
            self.file.seek(max(0, at - 2))
            return at == 0 or self.file.read(2) == b"\r\n"
        self.file.seek(at)
        try:
            return zlib.decompressobj(wbits=31).decompress(self.file.read(512), 5).startswith(b"WARC/")
        except zlib.error:
            return False


def opened_warcs(path: Path) -> Iterator[OpenedWarc]:
    """The WARC or ARC files in a file, each open until the next one is requested.

    Raises:
        ArchiveError: it is a ZIP file without WARC files, or its compression cannot be read.
        OSError: it cannot be read.
    """
    with ExitStack() as exits:
        file = exits.enter_context(path.open("rb"))
        start = file.read(4)
        file.seek(0)
        if start == _ZIP:
            yield from _packed(file, path)
        elif start in (_ZSTD, _ZSTD_DICTIONARY):
            decoded = _unzstd(file, path)
            is_arc = _is_arc(decoded.peek(16))
            yield OpenedWarc(decoded, None, is_gzip=False, is_arc=is_arc, can_seek=False)
        else:
            yield _plain_or_gzip(file, path.stat().st_size)


def _packed(file: IO[bytes], path: Path) -> Iterator[OpenedWarc]:
    try:
        packed = zipfile.ZipFile(file)
        names = [name for name in packed.namelist() if name.lower().endswith(_SUFFIXES)]
    except zipfile.BadZipFile as error:
        raise ArchiveError(f"damaged ZIP file ({error})", path=path, offset=0) from error
    if not names:
        raise ArchiveError("not a WARC record (a ZIP file without WARC files)", path=path, offset=0)
    for name in names:
        with packed.open(name) as inner:
            yield _plain_or_gzip(_windowed(inner), packed.getinfo(name).file_size)


def _plain_or_gzip(file: IO[bytes], size: int) -> OpenedWarc:
    start = file.read(1024)
    file.seek(0)
    is_gzip = start.startswith(_GZIP)
    if is_gzip and _is_one_member(file):
        inflated = _windowed(cast("IO[bytes]", gzip.GzipFile(fileobj=file)))
        return OpenedWarc(inflated, None, is_gzip=False, is_arc=_is_arc(start))
    return OpenedWarc(file, size, is_gzip, _is_arc(start))


def _is_one_member(file: IO[bytes]) -> bool:
    """Whether the first member of gzip has more than one record; the position is set to the beginning again."""
    inflate = zlib.decompressobj(wbits=31)
    begun = b""
    records = 0
    try:
        while records < 2 and not inflate.eof and (block := file.read(1 << 16)):
            data = begun[-16:] + inflate.decompress(block)
            records += data.count(b"\r\nWARC/1.") + (not begun and data.startswith(b"WARC/1."))
            begun = data
    except zlib.error:
        pass
    file.seek(0)
    return records >= 2


class _Window(io.RawIOBase):
    """A stream that is read forwards, of which the last ``_WINDOW`` bytes can be read again."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._kept = bytearray()
        self._begin = 0
        """Where the kept bytes begin."""
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, to: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position. Raises OSError for one that is no longer kept, or not counted from the beginning."""
        if whence != io.SEEK_SET or to < self._begin:
            raise OSError("cannot go so far back in a compressed file")
        while self._begin + len(self._kept) < to and self._fill(_BLOCK):
            pass
        self._at = min(to, self._begin + len(self._kept))
        return self._at

    def readinto(self, buffer: Any) -> int:
        if (missing := self._at + len(buffer) - self._begin - len(self._kept)) > 0:
            self._fill(missing)
        first = self._at - self._begin
        data = self._kept[first : first + len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _fill(self, length: int) -> bool:
        """Read on; False at the end."""
        data = self._stream.read(length)
        self._kept += data
        if len(self._kept) > 2 * _WINDOW:
            beyond = min(len(self._kept) - _WINDOW, self._at - self._begin)
            del self._kept[:beyond]
            self._begin += beyond
        return bool(data)


def _windowed(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", _Window(stream))


def _unzstd(file: IO[bytes], path: Path) -> io.BufferedReader:
    head = file.read(8)
    dictionary = None
    if head[:4] == _ZSTD_DICTIONARY:
        length = int.from_bytes(head[4:], "little")
        if length > _LARGEST_DICTIONARY:
            raise ArchiveError("its zstd dictionary is too large", path=path, offset=0)
        data = file.read(length)
        if data.startswith(_ZSTD):
            data = zstandard.ZstdDecompressor().decompress(data, max_output_size=_LARGEST_DICTIONARY)
        dictionary = zstandard.ZstdCompressionDict(data)
    else:
        file.seek(0)
    reader = zstandard.ZstdDecompressor(dict_data=dictionary).stream_reader(file, read_across_frames=True)
    return io.BufferedReader(cast("io.RawIOBase", reader))


def _is_arc(start: bytes) -> bool:
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(wbits=31).decompress(start, 64)
        except zlib.error:
            return False
    return start.startswith(b"filedesc://")

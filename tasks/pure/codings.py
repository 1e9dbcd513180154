"""HTTP content codings (RFC 9110, 8.4.1): gzip, deflate, br (RFC 7932), zstd (RFC 8878), decoded piece by piece.

A compressed body may grow a thousandfold. No decoder here returns more than a few pieces at a time, so that the
caller can stop early.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

import brotli
import zstandard

from tasks.pure.errors import TerminalError, TransientError

ACCEPTED = "gzip, deflate, br, zstd"
"""The value of the Accept-Encoding header."""

_PIECE = 1 << 18  # bytes that a decoder returns at most at a time
_ZSTD_WINDOW = 8 << 20  # RFC 9659: the largest window of a content coding
_ZSTD_MORSEL = 64  # bytes: sixteen blocks of 4 bytes that each repeat one byte 128 KiB long, 2 MiB at most
_MOST_CODINGS = 3  # one is usual, two occur; a longer list is an attack


class CodingError(TerminalError):
    """A body cannot be decoded as its Content-Encoding says. ``key`` is the coding."""


class BodyCut(TransientError):
    """A body ends inside its content coding: the connection was cut, or the sender gave up. ``key`` is the coding."""


class BodyTooLarge(TerminalError):
    """A decoded body grew past its limit. ``key`` is the limit in bytes."""


def parse_codings(content_encoding: str) -> tuple[str, ...]:
    """The codings of a Content-Encoding header in the order in which they were applied; identity is left out.

    Raises CodingError for an unknown one.
    """
    names = [name.strip().lower().removeprefix("x-") for name in content_encoding.split(",")]
    codings = tuple(name for name in names if name not in {"", "identity"})
    if len(codings) > _MOST_CODINGS:
        raise CodingError(f"{len(codings)} content codings on one body", key=content_encoding)
    for name in codings:
        if name not in _DECODERS:
            raise CodingError(f"unknown content coding; known: {ACCEPTED}", key=name)
    return codings


def decode(pieces: Iterable[bytes], codings: tuple[str, ...]) -> Iterator[bytes]:
    """The decoded pieces of a body, lazily.

    Raises CodingError if it cannot be decoded, BodyCut if it ends too early.
    """
    for name in reversed(codings):
        pieces = _DECODERS[name](pieces)
    return iter(pieces)


def collect(pieces: Iterable[bytes], limit: int) -> bytes:
    """All pieces as one body. Raises BodyTooLarge as soon as they are more than ``limit`` bytes."""
    kept = BytesIO()  # grows in place and returns its bytes without copying them
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise BodyTooLarge(f"the decoded body is larger than {limit} bytes", key=str(limit))
        kept.write(piece)
    return kept.getvalue()


def _inflate(pieces: Iterable[bytes], window_bits: int, name: str) -> Iterator[bytes]:
    """Decode zlib's formats; bytes after the end of the stream are ignored, as browsers do."""
    decoder = zlib.decompressobj(window_bits)
    begun = False
    for piece in pieces:
        while piece and not decoder.eof:
            begun = True
            try:
                decoded = decoder.decompress(piece, _PIECE)
            except zlib.error as error:
                raise CodingError(f"the body cannot be decoded: {error}", key=name) from error
            if decoded:
                yield decoded
            piece = decoder.unconsumed_tail
        if decoder.eof:
            return
    # Output may be left inside the decoder when the last input was consumed in full.
    while begun and (decoded := decoder.decompress(b"", _PIECE)):
        yield decoded
    if begun and not decoder.eof:
        raise BodyCut("the body ends inside its content coding", key=name)


def _gunzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    return _inflate(pieces, 16 + zlib.MAX_WBITS, "gzip")


def _deflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Decode zlib's format, as RFC 9110 defines deflate, or raw deflate, which some servers send under that name."""
    source = iter(pieces)
    first = next((piece for piece in source if piece), b"")
    # RFC 1950, 2.2: the low four bits of the first byte are 8.
    wrapped = not first or first[0] & 0x0F == zlib.DEFLATED
    yield from _inflate(_chain(first, source), zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, "deflate")


def _unbrotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    begun = False
    for piece in pieces:
        begun = begun or bool(piece)
        # The decoder is called until it has no more output: it takes new input while output waits in it.
        while True:
            try:
                decoded = decoder.process(piece, output_buffer_limit=_PIECE)
            except brotli.error as error:
                raise CodingError(f"the body cannot be decoded: {error}", key="br") from error
            if not decoded and decoder.can_accept_more_data():
                break
            yield decoded
            piece = b""
        if decoder.is_finished():
            return
    if begun:
        raise BodyCut("the body ends inside its content coding", key="br")


def _unzstd(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Decode successive frames. zstandard does not limit its output, so the input is fed to it in small pieces."""
    decompressor = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    decoder = decompressor.decompressobj()
    begun = False
    for piece in pieces:
        at = 0
        while at < len(piece):
            if decoder.eof:
                decoder = decompressor.decompressobj()
            begun = True
            morsel = piece[at : at + _ZSTD_MORSEL]
            try:
                decoded = decoder.decompress(morsel)
            except zstandard.ZstdError as error:
                raise CodingError(f"the body cannot be decoded: {error}", key="zstd") from error
            at += len(morsel) - len(decoder.unused_data)
            if decoded:
                yield decoded
    if begun and not decoder.eof:
        raise BodyCut("the body ends inside its content coding", key="zstd")


def _chain(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


_DECODERS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "deflate": _deflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}

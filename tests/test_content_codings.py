"""A body is decoded as its Content-Encoding says, in bounded pieces, or it is refused with the reason."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.pure.codings import BodyCut, BodyTooLarge, CodingError, collect, decode, parse_codings


def _raw_deflate(data: bytes) -> bytes:
    encoder = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return encoder.compress(data) + encoder.flush()


ENCODERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", _raw_deflate),
    "br": ("br", brotli.compress),
    "zstd": ("zstd", zstandard.ZstdCompressor(write_content_size=False).compress),
    "identity": ("identity", bytes),
    "two": ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
}
COMPRESSED = [name for name in ENCODERS if name != "identity"]


def _cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[i : i + size] for i in range(0, len(data), size))


@pytest.mark.parametrize("name", ENCODERS)
@settings(max_examples=40)
@given(data=st.binary(max_size=500), repeat=st.integers(1, 40), size=st.integers(1, 5000))
def test_decodes_however_the_body_is_cut(name: str, data: bytes, repeat: int, size: int) -> None:
    coding, encode = ENCODERS[name]
    body = data * repeat
    assert b"".join(decode(_cut(encode(body), size), parse_codings(coding))) == body


@pytest.mark.parametrize("name", COMPRESSED)
def test_no_body_at_all_is_empty(name: str) -> None:
    assert b"".join(decode([], parse_codings(ENCODERS[name][0]))) == b""


@pytest.mark.parametrize("name", COMPRESSED)
def test_a_body_that_ends_too_early_is_refused(name: str) -> None:
    coding, encode = ENCODERS[name]
    whole = encode(bytes(range(256)) * 50)
    with pytest.raises(BodyCut, match="ends inside"):
        b"".join(decode(_cut(whole[: len(whole) // 2], 64), parse_codings(coding)))


@pytest.mark.fault("network", "bombs in gzip, deflate, brotli, zstd", "left at the limit; no piece is large")
@pytest.mark.parametrize("name", COMPRESSED)
def test_a_bomb_is_left_early(name: str) -> None:
    coding, encode = ENCODERS[name]
    bomb = encode(bytes(16 << 20))
    taken = 0

    def wire() -> Iterator[bytes]:
        nonlocal taken
        for piece in _cut(bomb, 64):
            taken += len(piece)
            yield piece

    with pytest.raises(BodyTooLarge):
        collect(decode(wire(), parse_codings(coding)), 1 << 20)
    assert taken < len(bomb) or len(bomb) < 4096


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_no_piece_is_large(name: str) -> None:
    coding, encode = ENCODERS[name]
    assert max(map(len, decode([encode(bytes(16 << 20))], (coding,)))) <= 2 << 20


def test_zstd_frames_follow_each_other() -> None:
    encode = zstandard.ZstdCompressor().compress
    assert b"".join(decode(_cut(encode(b"one ") + encode(b"two"), 5), ("zstd",))) == b"one two"


def test_what_follows_the_gzip_stream_is_ignored() -> None:
    assert b"".join(decode([gzip.compress(b"page") + b"<!-- cached -->"], ("gzip",))) == b"page"


@pytest.mark.parametrize("header", ["compress", "gzip, rot13", "aes128gcm"])
def test_an_unknown_coding_is_named(header: str) -> None:
    with pytest.raises(CodingError, match="unknown content coding"):
        parse_codings(header)


@pytest.mark.fault("network", "a tower of codings", "refused")
def test_a_tower_of_codings_is_refused() -> None:
    with pytest.raises(CodingError, match="4 content codings"):
        parse_codings("gzip, gzip, gzip, gzip")


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_plain_text_under_a_coding_is_refused(coding: str) -> None:
    with pytest.raises(CodingError, match="cannot be decoded"):
        b"".join(decode([b"<!doctype html><p>not compressed at all"], (coding,)))


def test_a_body_is_collected_without_a_second_copy_of_it() -> None:
    count, size = 100, 100_000
    tracemalloc.start()
    try:
        body = collect((bytes(size) for _ in range(count)), count * size)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(body) == count * size
    assert peak < 1.5 * len(body)

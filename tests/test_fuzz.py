"""The fuzzer for some seconds, and all that broke a parser once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import fuzz

SECONDS = 5.0
"""``make soak`` takes half an hour, with another seed each time."""
KEPT = sorted(fuzz.KEPT.glob("*-*"))


@pytest.mark.fault(
    "parsing",
    "mutated feeds, pages, WARC files, queries ... of thirteen parsers",
    "bounded time and memory; documented errors only",
)
def test_no_parser_breaks_on_nonsense(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "KEPT", tmp_path)
    assert fuzz.run(tmp_path, SECONDS, seed=15) == 0, [path.name for path in tmp_path.glob("*-*")]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_broke_a_parser_is_read(path: Path, tmp_path: Path) -> None:
    assert fuzz.fault_of(fuzz.parsers_in(tmp_path)[path.name.partition("-")[0]], path.read_bytes()) == ""

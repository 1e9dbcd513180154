"""Logs: one line for each event with its keys, in a file a day."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks import logs

log = logging.getLogger("tasks.example")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    logs.set_up(None, terminal=False)
    for name in ("flows", "tasks"):
        logging.getLogger(name).propagate = True


def _written(folder: Path) -> list[str]:
    (path,) = folder.glob("dateline-*.log")
    return path.read_text(encoding="utf-8").splitlines()


def test_a_line_holds_the_event_and_its_keys(tmp_path: Path) -> None:
    logs.set_up(tmp_path, terminal=False)
    with logs.keys(run="run-1"):
        log.info("fetched", extra={"url": "https://news.example/a", "note": 'two words and a "quote"'})
    (line,) = _written(tmp_path)
    moment, rest = line.split(" ", 1)
    assert moment.endswith("Z")
    assert rest == (
        'INFO tasks.example fetched url=https://news.example/a note="two words and a \\"quote\\"" run=run-1'
    )


def test_a_key_with_line_breaks_stays_on_its_line(tmp_path: Path) -> None:
    logs.set_up(tmp_path, terminal=False)
    log.info("rejected", extra={"detail": "first\nsecond"})
    assert len(_written(tmp_path)) == 1


def test_json_lines_hold_the_same(tmp_path: Path) -> None:
    logs.set_up(tmp_path, as_json=True, terminal=False)
    log.warning("waiting", extra={"source": "rt"})
    (line,) = _written(tmp_path)
    record = json.loads(line)
    assert (record["level"], record["event"], record["source"]) == ("WARNING", "waiting", "rt")


def test_old_files_are_removed(tmp_path: Path) -> None:
    (tmp_path / "dateline-2020-01-01.log").write_text("old")
    (tmp_path / "notes.log").write_text("not ours")
    logs.set_up(tmp_path, terminal=False)
    log.info("begun")
    assert not (tmp_path / "dateline-2020-01-01.log").exists()
    assert (tmp_path / "notes.log").exists()


@pytest.mark.fault("machine", "logs/ is full", "one line; the work goes on")
def test_a_full_disk_costs_one_line_and_no_traceback(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / f"dateline-{datetime.now(UTC).date().isoformat()}.log").symlink_to("/dev/full")
    logs.set_up(tmp_path, terminal=False)
    for _ in range(3):
        log.info("fetched")
    (line,) = capfd.readouterr().err.splitlines()
    assert line == f"dateline: {tmp_path}: No space left on device: log lines are lost until it passes"

"""What is kept of a host counts only if it can be true: a damaged file is that of a new host."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.coordination import FileCoordination, HostState
from tasks.coordination.files import file_name
from tasks.fetching.robots import Robots, RobotsCache

NOW = datetime(2026, 3, 5, tzinfo=UTC)
STATE = '{"asked_at": %s, "strikes": 9, "closed_at": %s, "closed_until": %s, "why": "failures"}'


@pytest.mark.fault("machine", "a host file of absurd times, NaN, Infinity", "a new host")
@pytest.mark.parametrize(
    ("asked", "closed", "until"),
    [
        ("1772700000", "0", "99999999999999"),
        ("NaN", "0", "0"),
        ("1772700000", "NaN", "Infinity"),
        ("1e400", "0", "0"),
        ("-5", "0", "0"),
        ("1772700000", "1772700000", "1773700000"),
    ],
)
def test_absurd_times_are_those_of_a_new_host(tmp_path: Path, asked: str, closed: str, until: str) -> None:
    (tmp_path / f"{file_name('e.example')}.json").write_text(STATE % (asked, closed, until))
    assert FileCoordination(tmp_path, tmp_path).host_state("e.example") == HostState()


def test_a_plausible_closure_counts(tmp_path: Path) -> None:
    (tmp_path / f"{file_name('e.example')}.json").write_text(STATE % ("1772700000", "1772700000", "1772703600"))
    assert FileCoordination(tmp_path, tmp_path).host_state("e.example").closed_until == 1772703600


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        ("2026-03-05T00:00:00", "null"),
        ("9999-03-05T00:00:00+00:00", "null"),
        ("2026-03-05T00:00:00+00:00", '"2026-03-05T00:00:00"'),
        ("2026-03-05T00:00:00+00:00", '"2036-03-05T00:00:00+00:00"'),
    ],
)
def test_a_robots_txt_of_an_absurd_time_is_fetched_again(tmp_path: Path, asked: str, until: str) -> None:
    cache = RobotsCache(tmp_path)
    cache.put("https://e.example", Robots(NOW, "User-agent: *\nDisallow: /"))
    (path,) = tmp_path.iterdir()
    path.write_text(f'{{"origin": "x", "asked_at": "{asked}", "wait_until": {until}, "text": ""}}')
    assert RobotsCache(tmp_path).get("https://e.example", NOW) is None

"""Processes that load at the same time, and one killed while loading: everything is loaded once."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.visits import LoadFixture, address, article, at, listed, visit

LOADER = """
import sys
from pathlib import Path
from tests.support.visits import LoadFixture, address, article, at, visit
with LoadFixture(Path(sys.argv[1])) as fixture:
    run = fixture.open()
    for segment in range(6):
        pages = [visit(address(f"page{segment}-{n}"), at(segment), article(f"w{segment}n{n}")) for n in range(20)]
        fixture.load(*pages, run=run, segment=f"{segment}.warc.gz")
"""

KILLED = """
import sys
from pathlib import Path
from tasks import writing
from tests.support.visits import LoadFixture, address, article, at, visit
write = writing.write_changes
def write_and_wait(*given, **more):
    write(*given, **more)
    print("all but committed", flush=True)
    sys.stdin.readline()
writing.write_changes = write_and_wait
fixture = LoadFixture(Path(sys.argv[1]))
fixture.load(visit(address("two"), at(1), article("two")), segment="2.warc.gz")
"""

TAKER = """
import sys
from pathlib import Path
from tests.support.visits import LoadFixture, at, listed
with LoadFixture(Path(sys.argv[1])) as fixture:
    run = fixture.open()
    taken = fixture.list(run, *(listed(f"page{n}", published=at(-n)) for n in range(50)))
    print(len(taken.assignments), flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def fixture(tmp_path: Path) -> Iterator[LoadFixture]:
    with LoadFixture(tmp_path) as fixture:
        yield fixture


def start(script: str, fixture: LoadFixture) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(fixture.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parent.parent,
    )


def test_two_processes_that_load_the_same_segments_load_each_once(fixture: LoadFixture) -> None:
    processes = [start(LOADER, fixture) for _ in range(2)]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0, 0]
    assert fixture.ask("SELECT count(*), count(DISTINCT url_key) FROM article_heads") == [(120, 120)]
    assert fixture.ask("SELECT (SELECT count(*) FROM segments), (SELECT count(*) FROM fetches)") == [(6, 120)]
    assert fixture.violations() == {}


def test_two_runs_that_list_the_same_share_it(fixture: LoadFixture) -> None:
    processes = [start(TAKER, fixture) for _ in range(2)]
    taken = [int(process.stdout.readline()) for process in processes if process.stdout is not None]
    for process in processes:
        process.communicate(b"\n")
    assert sorted(taken) == [0, 50]


def test_a_load_that_is_killed_before_its_commit_is_done_again(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one"), listed("two"))
    fixture.load(visit(address("one"), at(1), article("one")), run=run, segment="1.warc.gz")
    process = start(KILLED, fixture)
    assert process.stdout is not None
    assert process.stdout.readline() == b"all but committed\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert fixture.ask("SELECT count(*) FROM article_heads") == [(1,)]
    fixture.load(visit(address("two"), at(1), article("two")), run=run, segment="2.warc.gz")
    assert fixture.ask("SELECT count(*) FROM article_heads") == [(2,)]
    assert fixture.violations() == {}

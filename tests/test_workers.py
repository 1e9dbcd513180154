"""Workers are fed, recycled, replaced when they die, and stopped in order. Real processes; what they run is a stub."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from flows.serving import workers as serving_workers
from flows.serving.messages import Began, Ended, Locked, Run, decode, encode
from flows.serving.workers import Workers
from tasks.home import Home
from tasks.settings import Settings


class Heard:
    """What the workers' listener was told, in order."""

    def __init__(self) -> None:
        self.said: list[tuple[str, ...]] = []
        self.news = asyncio.Event()

    def _hear(self, *words: str) -> None:
        self.said.append(words)
        self.news.set()

    def on_ready(self) -> None:
        self._hear("ready")

    def on_ended(self, sources: set[str]) -> None:
        self._hear("ended", *sorted(sources))

    def on_locked(self, sources: set[str]) -> None:
        self._hear("locked", *sorted(sources))

    def on_not_started(self, sources: set[str]) -> None:
        self._hear("not started", *sorted(sources))

    def on_killed(self, sources: set[str], flow_runs: set[str]) -> None:
        self._hear("killed", *sorted(sources), *sorted(flow_runs))

    async def until(self, *words: str, times: int = 1) -> None:
        async with asyncio.timeout(60):
            while self.said.count(words) < times:
                self.news.clear()
                await self.news.wait()


Scene = Callable[[Workers, Heard], Awaitable[None]]


def play(tmp_path: Path, scene: Scene, *, most_runs: int = 500) -> list[str]:
    """Play a scene with workers that are kept meanwhile; the lines that they wrote."""

    async def whole() -> None:
        heard = Heard()
        workers = Workers(
            Settings(Home(tmp_path), tmp_path / "sources.toml"),
            heard,
            most_runs=most_runs,
            module="tests.support.stub_worker",
        )
        keeping = asyncio.create_task(workers.keep())
        await heard.until("ready")
        await scene(workers, heard)
        await workers.stop()
        await keeping
        assert workers.pids == []

    asyncio.run(whole())
    log = tmp_path / "stub.log"
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def test_a_worker_stays_for_many_runs_and_stops_in_order(tmp_path: Path) -> None:
    async def scene(workers: Workers, heard: Heard) -> None:
        workers.run(["a", "b"], "a, b")
        workers.run(["c"], "c")
        await heard.until("ended", "a", "b")
        await heard.until("ended", "c")
        assert heard.said.count(("ready",)) == 1

    assert play(tmp_path, scene) == ["run a b", "run c", "stopped"]


def test_a_run_that_goes_on_holds_up_no_other(tmp_path: Path) -> None:
    async def scene(workers: Workers, heard: Heard) -> None:
        workers.run(["holds"], "holds")
        workers.run(["quick"], "quick")
        await heard.until("ended", "quick")
        assert ("ended", "holds") not in heard.said
        workers.run(["holds", "too"], "holds")

    play(tmp_path, scene)


@pytest.mark.parametrize(("name", "most_runs"), [("a", 2), ("large", 500)], ids=["after so many runs", "much memory"])
def test_a_worn_worker_is_replaced_when_the_next_one_is_ready(tmp_path: Path, name: str, most_runs: int) -> None:
    async def scene(workers: Workers, heard: Heard) -> None:
        (first,) = workers.pids
        workers.run([name], name)
        workers.run([name], name)
        await heard.until("ended", name, times=2)
        assert workers.can_run(), "the old one takes runs until then"
        await heard.until("ready", times=2)
        async with asyncio.timeout(60):
            while first in workers.pids:
                await asyncio.sleep(0.01)
        assert workers.can_run()
        assert not any(words[0] == "killed" for words in heard.said)

    assert play(tmp_path, scene, most_runs=most_runs) == [f"run {name}", f"run {name}", "drained", "stopped"]


def test_a_killed_worker_is_replaced_and_says_what_it_had_not_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving_workers, "LONGEST_PAUSE", 0.01)

    async def scene(workers: Workers, heard: Heard) -> None:
        workers.run(["holds", "on"], "holds, on")
        async with asyncio.timeout(60):
            while not workers.flow_runs:
                await asyncio.sleep(0.01)
        os.kill(workers.pids[0], signal.SIGKILL)
        await heard.until("killed", "holds", "on", "flow-run-1")
        assert not workers.can_run()
        await heard.until("ready", times=2)
        workers.run(["dies", "left", "done"], "dies")
        await heard.until("killed", "dies", "left")
        assert ("ended", "done") in heard.said
        await heard.until("ready", times=3)
        workers.run(["a"], "a")
        await heard.until("ended", "a")

    assert play(tmp_path, scene)[-1] == "stopped"


def test_what_another_process_is_at_work_on_is_reported(tmp_path: Path) -> None:
    async def scene(workers: Workers, heard: Heard) -> None:
        workers.run(["elsewhere"], "elsewhere")
        await heard.until("locked", "elsewhere")

    play(tmp_path, scene)


def test_a_run_that_prefect_did_not_start_is_reported(tmp_path: Path) -> None:
    async def scene(workers: Workers, heard: Heard) -> None:
        workers.run(["refused"], "refused")
        await heard.until("not started", "refused")

    play(tmp_path, scene)


def test_a_worker_that_is_at_work_is_waited_for_at_the_end(tmp_path: Path) -> None:
    async def scene(workers: Workers, heard: Heard) -> None:
        workers.run(["holds"], "holds")

    assert play(tmp_path, scene) == ["run holds", "stopped"]


@pytest.mark.parametrize(
    "message", [Run(1, ("a", "b"), "a, b"), Began(1, "id"), Locked(2, ("c",)), Ended(3, 4)], ids=lambda one: one.KIND
)
def test_messages_come_out_as_they_went_in(message: Run | Began | Locked | Ended) -> None:
    assert decode(encode(message)) == message

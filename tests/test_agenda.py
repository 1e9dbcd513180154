"""Which sources are due: together, spread, skipped or queued while at work, paused, and after a worker was killed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tasks.config import Source
from tasks.run.agenda import Agenda, times_of

NOON = datetime(2026, 9, 20, 12, 0, tzinfo=UTC)
STARTED = NOON - timedelta(minutes=1)


def source(name: str, **keys: Any) -> Source:
    return Source(name=name, feeds=("https://post.example/feed",), **{"spread": 0.0, **keys})


def agenda_of(*sources: Source, now: datetime = NOON - timedelta(seconds=1), ran: bool = True) -> Agenda:
    agenda = Agenda(times_of)
    started = {one.name: now for one in sources} if ran else {}
    agenda.serve(sources, started, now)
    return agenda


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_sources_that_come_due_together_are_taken_together() -> None:
    agenda = agenda_of(source("a"), source("b"), source("c", schedule="5 * * * *"), source("d", schedule=""))
    assert agenda.take(NOON - timedelta(seconds=1)) == []
    assert agenda.take(NOON) == ["a", "b"]
    assert agenda.next_at() == after(5)
    assert agenda.take(after(5)) == ["c"]


def test_sources_with_one_line_are_spread_over_a_third_of_its_interval() -> None:
    agenda = agenda_of(*(source(f"source-{n}", spread=None) for n in range(300)))
    counts = [len(agenda.take(NOON + timedelta(seconds=second))) for second in range(0, 900, 30)]
    assert sum(counts) == 300
    assert not any(counts[11:])
    assert all(5 < count < 70 for count in counts[:11])


def test_a_source_that_is_alone_with_its_line_is_not_moved() -> None:
    agenda = agenda_of(source("alone", spread=None), source("other", spread=None, schedule="1-59/15 * * * *"))
    assert agenda.take(NOON) == ["alone"]


def test_a_source_at_work_is_skipped_and_holds_up_no_other() -> None:
    agenda = agenda_of(source("slow"), source("quick"))
    assert agenda.take(NOON) == ["slow", "quick"]
    agenda.ended(["quick"])
    assert agenda.take(after(15)) == ["quick"]
    assert agenda.skipped == ["slow"]
    agenda.ended(["slow"])
    assert agenda.take(after(16)) == []
    assert agenda.take(after(30)) == ["slow"]


def test_a_source_at_work_is_queued_where_overlap_says_so() -> None:
    agenda = agenda_of(source("slow", overlap="wait"))
    assert agenda.take(NOON) == ["slow"]
    assert agenda.take(after(15)) == []
    assert agenda.take(after(30)) == []
    agenda.ended(["slow"])
    assert agenda.has_urgent()
    assert agenda.take(after(31)) == ["slow"], "once, not twice"
    agenda.ended(["slow"])
    assert agenda.take(after(32)) == []


def test_another_process_at_work_counts_as_overlap() -> None:
    agenda = agenda_of(source("skips"), source("waits", overlap="wait"))
    agenda.take(NOON)
    agenda.locked(["skips", "waits"])
    assert agenda.take(after(1)) == ["waits"]


def test_a_paused_source_loses_its_turn_and_the_others_do_not() -> None:
    agenda = agenda_of(source("a"), source("b"))
    assert agenda.take(NOON, {"a"}) == ["b"]
    assert agenda.take(after(1), set()) == []
    agenda.ended(["b"])
    assert agenda.take(after(15), set()) == ["a", "b"]


def test_what_was_missed_is_due_once_and_at_once() -> None:
    agenda = Agenda(times_of)
    sources = [source("missed"), source("done"), source("never"), source("off", enabled=False)]
    agenda.serve(sources, {"missed": after(-30), "done": after(0.5)}, after(3))
    assert agenda.has_urgent()
    assert agenda.take(after(3)) == ["missed", "never"]
    assert agenda.take(after(4)) == []


def test_a_source_whose_worker_was_killed_is_due_at_once_and_once_only() -> None:
    agenda = agenda_of(source("a"), source("b"))
    agenda.take(NOON)
    agenda.ended(["b"])
    assert agenda.killed(["a"]) == []
    assert agenda.take(after(1)) == ["a"]
    assert agenda.killed(["a"]) == ["a"]
    assert agenda.take(after(2)) == []
    assert agenda.take(after(15)) == ["a", "b"]
    agenda.ended(["a"])
    agenda.take(after(30))
    assert agenda.killed(["a"]) == [], "it had done its work in between"


def test_what_could_not_be_started_stays_due() -> None:
    agenda = agenda_of(source("a"))
    agenda.take(NOON)
    agenda.not_started(["a"])
    assert agenda.take(after(0.1)) == ["a"]


def test_a_reloaded_file_adds_removes_and_moves_sources() -> None:
    agenda = agenda_of(source("kept"), source("removed"), source("moved"))
    assert agenda.take(NOON) == ["kept", "removed", "moved"]
    agenda.ended(["moved"])
    changed = [source("kept"), source("new"), source("moved", schedule="7 * * * *"), source("off", enabled=False)]
    started = dict.fromkeys(("kept", "removed", "moved"), NOON)
    agenda.serve(changed, started, after(1))
    assert agenda.at_work() == {"kept", "removed"}
    assert agenda.take(after(1)) == ["new"]
    agenda.ended(["removed", "new"])
    assert agenda.at_work() == {"kept"}
    assert agenda.take(after(7)) == ["moved"]
    agenda.ended(["kept", "moved"])
    assert agenda.take(after(15)) == ["kept", "new"]


def test_a_removed_source_that_comes_back_while_at_work_does_not_run_twice() -> None:
    agenda = agenda_of(source("a"))
    agenda.take(NOON)
    agenda.serve([], {}, after(1))
    agenda.serve([source("a")], {"a": after(-20)}, after(2))
    assert agenda.take(after(2)) == []
    agenda.ended(["a"])
    assert agenda.take(after(15)) == ["a"]


def test_a_clock_that_is_set_back_stops_no_source() -> None:
    agenda = agenda_of(source("a"))
    agenda.take(NOON)
    agenda.ended(["a"])
    agenda.take(NOON - timedelta(days=1))
    assert agenda.next_at() == NOON - timedelta(days=1) + timedelta(minutes=15)


def test_quarter_hours_go_on_when_summer_time_ends() -> None:
    start = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    agenda = agenda_of(source("a", schedule_zone="Europe/London"), now=start)
    runs = []
    for minute in range(1, 181):
        now = start + timedelta(minutes=minute)
        if agenda.take(now):
            runs.append(minute)
            agenda.ended(["a"])
    assert runs == list(range(15, 181, 15))

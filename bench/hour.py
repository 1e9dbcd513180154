"""``python -m bench hour``: an hour of ``dateline serve`` over 1,000 sources of which some are slow, fail or are closed.

The sites are on loopback (:mod:`bench.quiet_sites`), each with an article more at every second reading. The worker is killed
once, in the middle. Prints start delays, processor time and memory by process, and what was lost or starved; ``--plot FILE``
draws processor, memory and start delays over time.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import requests

from bench.quiet_sites import Kind, kind_of, site_url
from bench.sources import (
    clean_environment,
    finished_runs,
    free_port,
    own_time,
    role_of,
    run_starts,
    serve_sites,
    sources_file,
    start_delays,
    time_by_role,
    wait_until,
)
from tasks.home import Home
from tasks.warehouse import Warehouse

_STEP = 15.0
"""Seconds between two readings of processor time and memory."""
_SETTLING = 90.0
"""Seconds after the first runs: deployments are registered, and what was missed is done."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the processes used up to one moment of the hour."""

    minute: float
    total: float
    """Processor seconds of all processes since the service began, ended ones included."""
    seconds: dict[str, float]
    """The same by role, without what processes used that lived between two readings."""
    memory: dict[str, int]
    """Bytes of the largest process of each role."""


@dataclass(frozen=True, slots=True)
class Street:
    """The sites of the hour."""

    count: int
    faulty: int
    port: int

    def kind(self, source: str) -> Kind:
        """What the site of a source is like."""
        return kind_of(int(source.removeprefix("site-")), self.faulty)


def hour(count: int, *, minutes: float, schedule: str, faulty: int, plot: Path | None) -> int:
    """Serve, measure and print; 1 where an article was lost or doubled, or a source was starved."""
    with tempfile.TemporaryDirectory() as temporary, serve_sites(2, faulty) as port:
        street = Street(count, faulty, port)
        home = Home(Path(temporary) / "home")
        home.prepare()
        config = Path(temporary) / "sources.toml"
        config.write_text(sources_file(count, port, schedule), encoding="utf-8")
        began, readings, killed = _serve(home, config, minutes)
        rows = [row for row in run_starts(home, began) if (row[1] - began).total_seconds() <= 60 * minutes]
        delays = start_delays(config, rows)
        _print_delays(street, rows, delays)
        _print_use(readings, len(rows), minutes)
        faults = [*_lost(home, street), *_starved(street, rows)]
        print(
            f"the worker was killed after {killed:.0f} minutes; " + ("; ".join(faults) or "nothing lost, none starved")
        )
        if plot is not None:
            points = [
                ((started - began).total_seconds() / 60, delay)
                for (_, started), delay in zip(rows, delays, strict=True)
            ]
            plot.write_text(_drawn(readings, points, killed), encoding="utf-8")
    return 1 if faults else 0


def _serve(home: Home, config: Path, minutes: float) -> tuple[datetime, list[Reading], float]:
    """When the hour began, its readings, and the minute in which the worker was killed."""
    command = [sys.executable, "-m", "flows", "--home", str(home.root), "--config", str(config)]
    with (home.logs / "serve.log").open("ab") as log:
        service = subprocess.Popen(
            [*command, "serve", "--no-ui", "--port", str(free_port())], env=clean_environment(), stdout=log, stderr=log
        )
    try:
        wait_until(lambda: finished_runs(home) > 0)
        time.sleep(_SETTLING)
        began, start = datetime.now().astimezone(), time.monotonic()
        watch, killed = _Watch(service.pid), 0.0
        readings = [watch.read(0.0)]
        while (minute := (time.monotonic() - start) / 60) < minutes:
            if not killed and minute >= minutes / 2:
                killed = minute
                os.kill(_worker(service.pid), signal.SIGKILL)
            time.sleep(_STEP)
            readings.append(watch.read((time.monotonic() - start) / 60))
    finally:
        service.terminate()
        service.wait(timeout=300)
    return began, readings, killed


class _Watch:
    """Reads what the service's processes use; the processor time of those that have ended stays with their role."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._seen: dict[int, tuple[str, float]] = {}

    def read(self, minute: float) -> Reading:
        memory: dict[str, int] = defaultdict(int)
        for pid, command in _tree(self._root).items():
            try:
                pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
                self._seen[pid] = (role_of(command), own_time(pid))
            except OSError:
                continue
            memory[role_of(command)] = max(memory[role_of(command)], pages * os.sysconf("SC_PAGE_SIZE"))
        spent: dict[str, float] = defaultdict(float)
        for role, seconds in self._seen.values():
            spent[role] += seconds
        return Reading(minute, sum(time_by_role(self._root).values()), dict(spent), dict(memory))


def _tree(root: int) -> dict[int, str]:
    """The command lines of a process and its descendants."""
    parents, commands = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(") ")[2].split()[1])
            commands[int(folder.name)] = (
                (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            )
        except OSError:
            continue
    tree = {root}
    while new := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= new
    return {pid: commands[pid] for pid in tree & commands.keys()}


def _worker(root: int) -> int:
    return next(pid for pid, command in _tree(root).items() if role_of(command) == "worker")


def _print_delays(street: Street, rows: list[tuple[str, datetime]], delays: list[float]) -> None:
    by_kind: dict[str, list[float]] = defaultdict(list)
    for (source, _), delay in zip(rows, delays, strict=True):
        by_kind[street.kind(source)].append(delay)
    print("| sources | source-runs | start delay: median s | p99 s | most s |\n| --- | --- | --- | --- | --- |")
    for kind, found in (*sorted(by_kind.items()), ("all", delays)):
        ranked = sorted(found)
        p99 = ranked[min(len(ranked) - 1, int(0.99 * len(ranked)))]
        print(f"| {kind} | {len(found)} | {statistics.median(found):.1f} | {p99:.1f} | {ranked[-1]:.1f} |")
    print()


def _print_use(readings: list[Reading], runs: int, minutes: float) -> None:
    first, last = readings[0], readings[-1]
    print("| process | processor s | ms a source-run | of two cores | most memory |\n| --- | --- | --- | --- | --- |")
    for role in sorted(last.seconds):
        spent = last.seconds[role] - first.seconds.get(role, 0.0)
        most = max(reading.memory.get(role, 0) for reading in readings)
        print(f"| {role} | {spent:.0f} | {1000 * spent / runs:.1f} | {spent / minutes / 1.2:.1f} % | {most >> 20} MB |")
    total = last.total - first.total
    print(f"| all | {total:.0f} | {1000 * total / runs:.1f} | {total / minutes / 1.2:.1f} % | |\n")


def _lost(home: Home, street: Street) -> list[str]:
    """What healthy and slow sites listed, as far as it was read, and what is not in the warehouse once."""
    with Warehouse(home).transaction() as connection:
        held = dict(connection.execute("SELECT source, count(*) FROM article_heads GROUP BY source").fetchall())
        doubled = connection.execute(
            "SELECT count(*) FROM (SELECT url_key FROM article_heads GROUP BY ALL HAVING count(*) > 1)"
        ).fetchone()
    missing = Counter[str]()
    for number in range(street.count):
        kind = kind_of(number, street.faulty)
        if kind in ("failing", "closed"):
            continue
        listed = int(requests.get(f"{site_url(number, street.port)}/listed", timeout=30).text)
        # What the last reading before the service was stopped listed may still be pending.
        if listed - held.get(f"site-{number}", 0) > 1:
            missing[kind] += listed - held.get(f"site-{number}", 0)
    lines = [f"{count} articles of {kind} sites are missing" for kind, count in missing.items()]
    if doubled and doubled[0]:
        lines.append(f"{doubled[0]} articles are there twice")
    return lines


def _starved(street: Street, rows: list[tuple[str, datetime]]) -> list[str]:
    """The sources that ran less than half as often as most."""
    runs = Counter(source for source, _ in rows)
    usual = statistics.median(runs.values())
    starved = [f"site-{n}" for n in range(street.count) if runs[f"site-{n}"] < usual / 2]
    return [f"{len(starved)} sources are starved: {', '.join(starved[:5])}"] if starved else []


def _by_minute(delays: list[tuple[float, float]]) -> list[dict[str, Any]]:
    """The median and the longest delay of each minute."""
    found: dict[int, list[float]] = defaultdict(list)
    for minute, delay in delays:
        found[int(minute)].append(delay)
    values = []
    for minute, seconds in sorted(found.items()):
        values += [{"minute": minute, "of": "median", "seconds": statistics.median(seconds)}]
        values += [{"minute": minute, "of": "longest", "seconds": max(seconds)}]
    return values


def _drawn(readings: list[Reading], delays: list[tuple[float, float]], killed: float) -> str:
    """Processor by process, memory and start delays over the hour, as one SVG."""
    import vl_convert

    processor, memory = [], []
    for before, after in pairwise(readings):
        for role, seconds in after.seconds.items():
            used = max(0.0, seconds - before.seconds.get(role, 0.0)) / (60 * (after.minute - before.minute)) * 50
            processor.append({"minute": after.minute, "process": role, "percent": used})
        memory += [{"minute": after.minute, "process": role, "MB": size / 2**20} for role, size in after.memory.items()]
    minutes = {"field": "minute", "type": "quantitative", "title": "minute"}
    colour = {"field": "process", "type": "nominal"}

    def part(values: list[dict[str, Any]], mark: Any, y: dict[str, Any], **encoding: Any) -> dict[str, Any]:
        drawn = {"mark": mark, "data": {"values": values}, "encoding": {"x": minutes, "y": y, **encoding}}
        line = {"mark": {"type": "rule", "strokeDash": [4, 4]}, "data": {"values": [{"minute": killed}]}}
        return {"width": 820, "height": 150, "layer": [drawn, {**line, "encoding": {"x": minutes}}]}

    spec = {
        "title": "Serving a thousand sources; dashed: the worker is killed",
        "resolve": {"scale": {"color": "independent"}},
        "vconcat": [
            part(
                processor, "area", {"field": "percent", "type": "quantitative", "title": "% of two cores"}, color=colour
            ),
            part(memory, "line", {"field": "MB", "type": "quantitative", "title": "MB, largest process"}, color=colour),
            part(
                _by_minute(delays),
                "line",
                {"field": "seconds", "type": "quantitative", "title": "start delay, s"},
                color={"field": "of", "type": "nominal", "title": "runs of a minute"},
            ),
        ],
    }
    return vl_convert.vegalite_to_svg(spec, vl_version="6.4", allowed_base_urls=[])

"""``python -m bench sources --sources N``: what many sources with nothing new cost, in one run and under ``dateline serve``.

The first part runs ``dateline ingest`` over all sources with a Prefect server: once to read what is there, then for one
source and for all, each with feeds that answer 304; the difference is what a source costs past start-up. The second part
serves them on ``--schedule`` for ``--minutes`` and prints processor time by process, start delays and memory.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bench.memory import PeakMemory
from bench.quiet_sites import site_url
from flows.serving.server import is_healthy
from tasks.home import Home
from tasks.warehouse import Warehouse

_TICKS = os.sysconf("SC_CLK_TCK")
_ROLES = {
    "flows.serving.child": "Prefect server",
    "flows.serving.worker": "worker",
    "forkserver": "parsers",
    "multiprocessing": "parsers",
    "prefect": "flow runs",
    " serve": "service",
    "flows": "commands",
}


def sources_table(count: int, *, minutes: float, schedule: str, news_every: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as temporary, serve_sites(news_every) as port:
        home = Home(Path(temporary) / "home")
        home.prepare()
        config = Path(temporary) / "sources.toml"
        config.write_text(sources_file(count, port, schedule), encoding="utf-8")
        if not news_every:
            _one_run(home, config, count)
        if minutes:
            _served(home, config, count, minutes)


def _one_run(home: Home, config: Path, count: int) -> None:
    with _prefect_server(home) as (api, server):
        environment = {**clean_environment(), "PREFECT_API_URL": api}

        def run(*names: str) -> tuple[float, float, float]:
            """Processor seconds of the command with its children and of the server, and seconds."""
            before, began = own_time(server), time.monotonic()
            command = [sys.executable, "-m", "flows", "--home", str(home.root), "--config", str(config), "ingest"]
            children = os.times()
            subprocess.run([*command, *names], env=environment, check=True, stdout=subprocess.DEVNULL)
            after = os.times()
            spent = after.children_user + after.children_system - children.children_user - children.children_system
            return spent, own_time(server) - before, time.monotonic() - began

        run()  # reads what is there
        run("site-0")
        one, all_of_them = run("site-0"), run()
    print(f"one run of {count} sources, nothing new (past start-up: less a run of one source)")
    print("| run | command s | Prefect's server s | all s | seconds |\n| --- | --- | --- | --- | --- |")
    for name, (command, server_time, seconds) in ((1, one), (count, all_of_them)):
        print(f"| {name} | {command:.2f} | {server_time:.2f} | {command + server_time:.2f} | {seconds:.1f} |")
    spent = all_of_them[0] + all_of_them[1] - one[0] - one[1]
    print(f"past start-up: {spent:.2f} s, {1000 * spent / max(1, count - 1):.1f} ms a source\n", flush=True)


def _served(home: Home, config: Path, count: int, minutes: float) -> None:
    port = free_port()
    command = [sys.executable, "-m", "flows", "--home", str(home.root), "--config", str(config)]
    with (home.logs / "serve.log").open("ab") as log:
        service = subprocess.Popen(
            [*command, "serve", "--no-ui", "--port", str(port)], env=clean_environment(), stdout=log, stderr=log
        )
    try:
        with PeakMemory(service.pid) as memory:
            wait_until(lambda: finished_runs(home) > 0)
            time.sleep(60.0)  # deployments are registered, and what was missed is done
            began, before = datetime.now().astimezone(), time_by_role(service.pid)
            time.sleep(minutes * 60)
            after = time_by_role(service.pid)
            rows = run_starts(home, began)
    finally:
        service.terminate()
        service.wait(timeout=180)
    print(f"{count} sources served for {minutes:g} minutes: {len(rows)} source-runs")
    print("| process | processor s | ms a source-run | of two cores |\n| --- | --- | --- | --- |")
    total = 0.0
    for role in sorted(after):
        spent = after[role] - before.get(role, 0.0)
        total += spent
        print(f"| {role} | {spent:.1f} | {1000 * spent / max(1, len(rows)):.1f} | {spent / minutes / 1.2:.1f} % |")
    print(f"| all | {total:.1f} | {1000 * total / max(1, len(rows)):.1f} | {total / minutes / 1.2:.1f} % |")
    delays = start_delays(config, rows)
    if delays:
        centiles = statistics.quantiles(delays, n=100) if len(delays) > 1 else delays * 99
        print(
            f"start delay: median {statistics.median(delays):.1f} s, p99 {centiles[98]:.1f} s, most {max(delays):.1f} s"
        )
    largest: dict[str, int] = defaultdict(int)
    for size, name in memory.peaks.values():
        largest[role_of(name)] = max(largest[role_of(name)], size)
    print("memory: " + ", ".join(f"{role} {size >> 20} MB" for role, size in sorted(largest.items())), flush=True)


def start_delays(config: Path, rows: list[tuple[str, datetime]]) -> list[float]:
    """Seconds from when each run was due to when it was started."""
    from tasks.config import load_config
    from tasks.run.agenda import times_of

    times = times_of(load_config(config).sources)
    return [(started - times[name].last(started)).total_seconds() for name, started in rows]


def run_starts(home: Home, since: datetime) -> list[tuple[str, datetime]]:
    """When each source-run since a moment began."""
    from tasks.statements import from_timestamp, to_timestamp

    with Warehouse(home).transaction() as connection:
        query = "SELECT source, started_at FROM run_sources WHERE started_at >= cast(? AS TIMESTAMP) ORDER BY ALL"
        found = connection.execute(query, [to_timestamp(since)]).fetchall()
    return [(source, from_timestamp(started)) for source, started in found]


def finished_runs(home: Home) -> int:
    """The source-runs that have ended; 0 where there is no warehouse yet."""
    if not home.has_warehouse:
        return 0
    with Warehouse(home).transaction() as connection:
        found = connection.execute(
            "SELECT count(*) FROM information_schema.tables WHERE table_name = 'run_sources'"
        ).fetchone()
        if not found or not found[0]:
            return 0
        counted = connection.execute("SELECT count(*) FROM run_sources WHERE finished_at IS NOT NULL").fetchone()
    return int(counted[0]) if counted else 0


def time_by_role(root: int) -> dict[str, float]:
    """Processor seconds of the tree of processes, with those that have ended, by what they are."""
    stats = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(") ")[2].split()
            name = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        stats[int(folder.name)] = (int(fields[1]), name, [int(field) / _TICKS for field in fields[11:15]])
    tree, found = {root}, True
    while found:
        new = {pid for pid, (parent, _, _) in stats.items() if parent in tree} - tree
        tree |= new
        found = bool(new)
    spent: dict[str, float] = defaultdict(float)
    for pid in tree & stats.keys():
        _, name, (user, system, children_user, children_system) = stats[pid]
        spent[role_of(name)] += user + system
        spent[f"{role_of(name)}: ended children"] += children_user + children_system
    return dict(spent)


def role_of(command: str) -> str:
    """What a process is, by its command line."""
    return next((role for part, role in _ROLES.items() if part in command), "other")


def own_time(pid: int) -> float:
    """Processor seconds of one process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def sources_file(count: int, port: int, schedule: str) -> str:
    """The configuration of so many sources."""
    lines = [
        '[defaults]\ncontact = "mailto:bench@example.org"\ndelay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n'
        f'schedule = "{schedule}"\n'
    ]
    lines += [f'[[sources]]\nname = "site-{n}"\nfeeds = ["{site_url(n, port)}/feed.xml"]\n' for n in range(count)]
    return "\n".join(lines)


@contextmanager
def serve_sites(news_every: int, faulty: int = 0) -> Iterator[int]:
    """The sites in a process of their own; gives the port that they answer on."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.quiet_sites", str(port), str(news_every), str(faulty)], stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None  # noqa: S101 - as it was opened
        process.stdout.readline()
        yield port
    finally:
        process.kill()
        process.wait()


@contextmanager
def _prefect_server(home: Home) -> Iterator[tuple[str, int]]:
    """A server as ``dateline serve`` starts it."""
    from flows.serving.server import DEFAULT_ENVIRONMENT

    port = free_port()
    environment = {**DEFAULT_ENVIRONMENT, **clean_environment(), "PREFECT_HOME": str(home.prefect)}
    with (home.logs / "prefect-server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.serving.child", "--port", str(port), "--no-ui"],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=environment,
        )
    url = f"http://127.0.0.1:{port}/api"
    try:
        wait_until(lambda: is_healthy(url))
        yield url, process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)


def clean_environment() -> dict[str, str]:
    """This process' environment without Prefect's variables."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}


def wait_until(look: object, seconds: float = 300.0) -> None:
    """Look every half second until something is true."""
    deadline = time.monotonic() + seconds
    while not look():  # type: ignore[operator]
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.5)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""``python -m bench.soak [--minutes 20]``: unattended against papers that publish, edit and withdraw, with kills.

Serves two sources on a one-minute schedule, kills the worker (``dateline serve``, with -9) twice and the Prefect
server once, then lets the papers rest, and holds the warehouse against their books: every article in, none twice, each
edit that stood while a run read it a version, each withdrawal a ``gone_at``. Exit status 0: all is as it should be.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.living_site import Paper, living
from tasks.analyst import run_query
from tasks.home import Home
from tasks.turns import last_started
from tasks.warehouse import Warehouse

COMMAND = [sys.executable, "-m"]
SERVE = "flows"
RESTS = 300.0
"""Seconds at most until a last run has read everything after the papers have come to rest."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20.0, help="how long the papers live [20]")
    parser.add_argument("--pause", type=float, default=4.0, help="seconds between two events [4]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, help="keep the home there; by default it is removed")
    parser.add_argument("--every", type=float, help="seconds between two runs, instead of the cron line of a minute")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = Home(options.home or Path(temporary) / "home")
        problems = soak(home, options.minutes * 60, options.pause, options.seed, options.every)
    for problem in problems:
        print(f"WRONG  {problem}")
    print("all is as it should be" if not problems else f"{len(problems)} problems")
    sys.exit(1 if problems else 0)


def soak(home: Home, seconds: float, pause: float, seed: int, every: float | None) -> list[str]:
    """Live, kill, rest, compare; what is wrong."""
    home.prepare()
    config = home.root / "sources.toml"
    port = _free_port()
    started = time.monotonic()
    with living(seed, pause) as (papers, quiet):
        config.write_text(_config(papers), encoding="utf-8")
        service = _serve(home, config, port, every)
        try:
            killed = datetime.now(UTC)
            for moment, what in ((0.35, "worker"), (0.55, "server"), (0.75, "worker")):
                _sleep_until(started + moment * seconds)
                _wait_for_a_run(home, killed)
                if what == "worker":
                    print(f"{time.monotonic() - started:6.0f} s  worker killed", flush=True)
                    service.send_signal(signal.SIGKILL)
                    service.wait()
                    service = _serve(home, config, port, every)
                else:
                    print(f"{time.monotonic() - started:6.0f} s  server killed", flush=True)
                    os.kill(_server_of(service.pid), signal.SIGKILL)
                killed = datetime.now(UTC)
            _sleep_until(started + seconds)
            quiet.set()
            rest = time.monotonic()
            print(f"{rest - started:6.0f} s  the papers rest", flush=True)
            problems = ["nothing was compared"]
            while problems and time.monotonic() - rest < RESTS:
                time.sleep(3.0)
                problems = compare(home, papers) if home.snapshot.exists() else problems
            print(f"{time.monotonic() - started:6.0f} s  compared", flush=True)
        finally:
            service.terminate()
            status = service.wait(timeout=120)
    if status:
        problems.append(f"serve ended with status {status}")
    _report(home, papers)
    return problems


def compare(home: Home, papers: list[Paper]) -> list[str]:
    """The snapshot against the papers' books."""
    problems = []
    rows = run_query(home, "SELECT url, article_id, version, gone_at, body FROM articles").rows
    by_url = {row[0]: row for row in rows}
    if len(by_url) != len(rows):
        problems.append("two articles at one address")
    versions: dict[str, list[str]] = {}
    for article, body in run_query(home, "SELECT article_id, body FROM article_versions ORDER BY valid_from").rows:
        versions.setdefault(article, []).append(body)
    for paper in papers:
        for story in paper.stories.values():
            url = paper.address(story.number)
            row = by_url.pop(url, None)
            if row is None:
                if not story.withdrawn:
                    problems.append(f"missing: {url}")
                continue  # withdrawn before anybody had read it
            seen = versions[row[1]]
            if story.withdrawn != (row[3] is not None):
                problems.append(f"withdrawn {story.withdrawn}, gone_at {row[3]}: {url}")
            if not story.withdrawn and seen[-1] != story.editions[-1]:
                problems.append(f"the last edition was not read: {url}")
            if [text for text in story.editions if text in seen] != seen:
                problems.append(f"versions are not editions in their order: {url}")
    problems += [f"nobody published it: {url}" for url in by_url]
    return problems


def _report(home: Home, papers: list[Paper]) -> None:
    stories = [story for paper in papers for story in paper.stories.values()]
    edits = sum(len(story.editions) - 1 for story in stories)
    print(f"published {len(stories)}, edited {edits}, withdrawn {sum(story.withdrawn for story in stories)}")
    ((articles, versions, gone),) = run_query(
        home,
        "SELECT count(*), (SELECT count(*) FROM article_versions), count(gone_at) FROM articles",
    ).rows
    states = run_query(home, "SELECT state, count(*) FROM runs GROUP BY ALL ORDER BY ALL").rows
    print(f"articles {articles}, versions {versions}, gone {gone}; runs {dict(states)}")


def _config(papers: list[Paper]) -> str:
    lines = [
        '[defaults]\ncontact = "mailto:soak@example.org"\ndelay = 0.05\nallow_private_hosts = ["127.0.0.0/8"]\n'
        'publish_interval = 0\nschedule = "* * * * *"\n'
    ]
    for number, paper in enumerate(papers, 1):
        lines.append(f'[[sources]]\nname = "paper-{number}"\nsitemaps = ["{paper.url}/sitemap.xml"]\n')
    return "\n".join(lines)


def _serve(home: Home, config: Path, port: int, every: float | None) -> subprocess.Popen[bytes]:
    """``dateline serve``; with ``every`` on an interval, which cron lines cannot say."""
    module = ["flows"] if every is None else ["bench.often", str(every)]
    options = ["--home", str(home.root), "--config", str(config), "serve", "--no-ui", "--port", str(port)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    with (home.root / "serve.log").open("ab") as log:
        return subprocess.Popen([*COMMAND, *module, *options], stdout=log, stderr=log, env=environment)


def _server_of(parent: int) -> int:
    """The process id of the Prefect server that a service has started."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            command = (path / "cmdline").read_bytes()
            ppid = (path / "stat").read_text().rpartition(") ")[2].split()[1]
        except OSError:
            continue
        if b"flows.serving.child" in command and int(ppid) == parent:
            return int(path.name)
    raise LookupError("the service has no server")


def _wait_for_a_run(home: Home, since: datetime) -> None:
    """Until a run has begun after ``since``, so that a kill has something to spoil."""
    deadline = time.monotonic() + RESTS
    while time.monotonic() < deadline:
        if home.warehouse.exists() and max(last_started(Warehouse(home)).values(), default=since) > since:
            return
        time.sleep(0.5)


def _sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()

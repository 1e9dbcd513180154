"""``python -m bench.soak [--minutes 20]``: unattended operation with papers that publish, edit and withdraw, and kills.

Serves two sources on a one-minute schedule, kills the worker (``dateline serve``, with -9) twice and the Prefect server
once, then lets the papers rest, and compares the warehouse with their records: every article is in, none twice, each
edit that was online when a run read it is a version, each withdrawal a ``gone_at``. Prints each claim with its figure;
exit status 0 if all hold. A short form: ``--minutes 1 --pause 2 --every 15 --papers 1 --kills worker``.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bench.claims import Claims
from bench.living_site import Paper, Story, living
from tasks.analyst import run_query
from tasks.checks import run_checks
from tasks.home import Home
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.source_lock import last_started
from tasks.warehouse import Warehouse

COMMAND = [sys.executable, "-m"]
OVERLAPS = """
    SELECT (SELECT count(*) FROM runs), count(*)
    FROM run_sources AS one INNER JOIN run_sources AS other
        ON one.source = other.source AND one.run_id <> other.run_id
        AND one.started_at < other.started_at AND other.started_at < one.finished_at
"""
RESTS = 300.0
"""Seconds at most from when the papers rest until a last run has read everything."""


def main() -> None:
    """Run the soak; exit with its status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20.0, help="how long the papers live [20]")
    parser.add_argument("--pause", type=float, default=4.0, help="seconds between two events [4]")
    parser.add_argument("--papers", type=int, default=2, help="how many there are [2]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, help="keep the home there; by default it is removed")
    parser.add_argument("--every", type=float, help="seconds between two runs, instead of the cron line of a minute")
    parser.add_argument("--kills", default="worker,server,worker", help="whom to kill, in order [%(default)s]")
    parser.add_argument("--api", help="a Prefect server that is there; by default the service starts one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = Home(options.home or Path(temporary) / "home")
        soak = Soak(home, options.minutes * 60, options.pause, options.papers, options.seed, options.every, options.api)
        sys.exit(soak.status([kill for kill in options.kills.split(",") if kill]))


class Soak:
    """One home, served while its papers are active."""

    def __init__(
        self, home: Home, seconds: float, pause: float, papers: int, seed: int, every: float | None, api: str | None
    ) -> None:
        self.home = home
        self.seconds = seconds
        self.pause = pause
        self.papers = papers
        self.seed = seed
        self.every = every
        self.api = api
        self.port = _free_port()
        self.claims = Claims()
        self._started = time.monotonic()

    def status(self, kills: Sequence[str]) -> int:
        """Publish, kill, rest, compare; return the exit status."""
        self.home.prepare()
        config = self.home.root / "sources.toml"
        with living(self.seed, self.pause, self.papers) as (papers, quiet):
            config.write_text(_config(papers), encoding="utf-8")
            service = self._serve(config)
            try:
                # From the first snapshot on: what happens to a story before it is first read shows nowhere.
                _wait_for(self.home.snapshot.exists)
                self._say("the first snapshot")
                first = time.monotonic()
                for number, paper in enumerate(papers, 1):
                    paper.change_what_was_read(random.Random(self.seed + number))  # never a text that existed before
                for number, what in enumerate(kills, 1):
                    _sleep_until(first + number / (len(kills) + 1) * self.seconds)
                    service = self._kill(what, service, config)
                _sleep_until(first + self.seconds)
                quiet.set()
                self._say("the papers rest")
                rest = time.monotonic()
                books = None
                while (books is None or books.problems) and time.monotonic() - rest < RESTS:
                    time.sleep(3.0)
                    books = Books(self.home, papers) if self.home.snapshot.exists() else books
                self._say("compared")
            finally:
                service.terminate()
                ended = service.wait(timeout=120)
        if books is None:
            self.claims.say("something was published", False, f"nothing in {RESTS:.0f} s")
            return self.claims.status
        # When one paper's run made the last snapshot, the other's may still have been active.
        publish(Warehouse(self.home), self.home, run_id=None, now=datetime.now(UTC))
        self._judge(books, kills, ended)
        return self.claims.status

    def _kill(self, what: str, service: subprocess.Popen[bytes], config: Path) -> subprocess.Popen[bytes]:
        """Kill the worker or the server with -9 while a run is active; return the service that continues."""
        _wait_for_a_run(self.home, datetime.now(UTC))
        self._say(f"{what} killed")
        if what == "server":
            os.kill(_server_of(service.pid), signal.SIGKILL)
            return service
        service.send_signal(signal.SIGKILL)
        service.wait()
        return self._serve(config)

    def _judge(self, books: Books, kills: Sequence[str], ended: int) -> None:
        say = self.claims.say
        for kind, (right, all_of_them) in books.counts.items():
            say(kind, right == all_of_them > 0, f"{right} of {all_of_them}")
        say("no article twice, and none that nobody published", not books.strangers, books.strangers or "none")
        ((runs, overlaps),) = run_query(self.home, OVERLAPS).rows
        say("runs of one source never overlap", not overlaps, f"{overlaps} of {runs} runs")
        states = dict(run_query(self.home, "SELECT state, count(*) FROM runs GROUP BY ALL ORDER BY ALL").rows)
        say("runs start by themselves and end", states.get("completed", 0) > 2 and "running" not in states, states)
        with closing(open_snapshot(self.home)) as connection:
            broken = [check.claim for check in run_checks(connection) if check.failures]
        say("every data check holds", not broken, ", ".join(broken) or "yes")
        say(f"killed: {', '.join(kills) or 'nobody'}; after SIGTERM it ends in order", ended == 0, f"status {ended}")
        for problem in books.problems[:20]:
            print(f"      {problem}")

    def _serve(self, config: Path) -> subprocess.Popen[bytes]:
        """``dateline serve``; with ``every``, on an interval, which cron lines cannot express."""
        module = ["flows"] if self.every is None else ["bench.often", str(self.every)]
        home = ["--home", str(self.home.root), "--config", str(config)]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        if self.api:
            environment["PREFECT_API_URL"] = self.api
        command = [*COMMAND, *module, *home, "serve", "--no-ui", "--port", str(self.port)]
        with (self.home.root / "serve.log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, env=environment)

    def _say(self, text: str) -> None:
        print(f"{time.monotonic() - self._started:6.0f} s  {text}", flush=True)


class Books:
    """The comparison of the snapshot with the papers' records."""

    def __init__(self, home: Home, papers: Sequence[Paper]) -> None:
        rows = run_query(home, "SELECT url, article_id, gone_at FROM articles").rows
        self._by_url = {url: (article, gone_at) for url, article, gone_at in rows}
        self._versions: dict[str, list[str]] = {}
        query = "SELECT article_id, body FROM article_versions ORDER BY valid_from"
        for article, body in run_query(home, query).rows:
            self._versions.setdefault(article, []).append(body)
        self.problems: list[str] = []
        self.counts = {
            name: [0, 0]
            for name in (
                "every article is in",
                "each edit that was read is a version",
                "each withdrawal is a gone_at",
                "the current text is the last one that its paper published",
            )
        }
        """By claim: how many are right, and how many there are."""
        for paper in papers:
            with paper.lock:
                for story in paper.stories.values():
                    self._hold(story, paper.address(story.number))
        twice = len(rows) - len(self._by_url)
        published = {paper.address(number) for paper in papers for number in paper.stories}
        self.strangers = [url for url in self._by_url if url not in published] + ["twice"] * twice
        self.problems += self.strangers

    def _hold(self, story: Story, url: str) -> None:
        is_in, edited, gone, last = self.counts
        article, gone_at = self._by_url.get(url, (None, None))
        if article is None:
            if not story.withdrawn:  # else it was withdrawn before any run had read it
                self._count(is_in, False, f"missing: {url}")
            return
        self._count(is_in, True, "")
        seen = self._versions[article]
        for _ in seen[1:]:
            in_order = [text for text in story.editions if text in seen] == seen
            self._count(edited, in_order, f"versions are not editions in their order: {url}")
        if story.withdrawn or gone_at is not None:
            self._count(gone, story.withdrawn and gone_at is not None, f"withdrawn {story.withdrawn}, {gone_at}: {url}")
        if not story.withdrawn:
            self._count(last, seen[-1] == story.editions[-1], f"the last edition was not read: {url}")

    def _count(self, claim: str, holds: bool, problem: str) -> None:
        self.counts[claim][0] += holds
        self.counts[claim][1] += 1
        if not holds:
            self.problems.append(problem)


def _config(papers: list[Paper]) -> str:
    lines = [
        '[defaults]\ncontact = "mailto:soak@example.org"\ndelay = 0.05\nallow_private_hosts = ["127.0.0.0/8"]\n'
        'publish_interval = 0\nschedule = "* * * * *"\n'
    ]
    for number, paper in enumerate(papers, 1):
        lines.append(f'[[sources]]\nname = "paper-{number}"\nsitemaps = ["{paper.url}/sitemap.xml"]\n')
    return "\n".join(lines)


def _server_of(parent: int) -> int:
    """The process id of the Prefect server that the service has started."""
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
    """Wait until a run has begun after ``since``, so that a kill interrupts something."""
    _wait_for(lambda: max(last_started(Warehouse(home)).values(), default=since) > since)


def _wait_for(look: Callable[[], bool]) -> None:
    deadline = time.monotonic() + RESTS
    while time.monotonic() < deadline and not look():
        time.sleep(0.5)


def _sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()

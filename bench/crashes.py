"""``python -m bench.crashes [--kills 300]``: every writing command, killed at points of chance; nothing is lost or twice.

A round is the life of one home: an ingest of two small papers, a refresh, publishing, maintenance, reprocessing, a
backfill, a migration, a backup with its restore, a forgetting, each killed with -9 some times and then repeated until
it ends. After each kill the snapshot is whole, and the archive has all that it had; at the end of each part the home is
compared with the papers, or with a twin in which the same command was not killed, and what the papers were asked for
shows that nothing archived was fetched again. Prints each kill; exit status 0 if everything held.

The seed of a round decides its points; ``--seed N --rounds 1`` repeats a round.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from bench import crash_home
from bench.crash_points import NEVER, Ended, Point, in_child, run_command
from bench.crash_site import Papers, page, served
from flows.cli import main as cli
from tests.support.backfill_fixture import write_warc
from tests.support.prefect_server import shared_server

PLAN: Mapping[str, tuple[Point | None, ...]] = {
    "ingest": (Point(9, name="torn"), Point(1, name="loading", alone=True), Point(1, name="loaded"), None),
    "publish": (Point(1, name="copying"), Point(1, name="building", alone=True), None, None),
    "maintain": (None, None),
    "backfill": (Point(12, name="imported"), Point(8, name="torn", alone=True), Point(1, name="loaded")),
    "reprocess": (None,),
    "forget": (None,),
    "refresh": (None, None),
    "migrate": (None, None),
    "restore": (None,),
}
"""How often each part is killed in a round, and where; None: where chance says. The first round keeps to the places."""
KILLS = sum(map(len, PLAN.values()))
"""In a round: 20."""
LONGEST_DELAY = 0.15
"""Seconds after an event: the longest transaction of such a home."""
EVENTS: Mapping[str, tuple[float, float]] = {
    "ingest": (100, 3), "refresh": (100, 3), "publish": (66, 0), "maintain": (110, 0), "migrate": (66, 0),
    "backfill": (120, 2), "reprocess": (150, 1.5), "restore": (105, 0), "forget": (95, 0),
}  # fmt: skip
"""Events of a command, and those that each page adds: about, since a point that is not reached is drawn again."""
OLDEST = 3
"""Migrations of an older home, at least: since the third there is a table for everything that is compared."""
TRIES = 8
"""How often a point may be drawn that the command does not reach."""


def main() -> None:
    """Run the rounds; exit with 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=300, help=f"in all, {KILLS} a round [300]")
    parser.add_argument("--pages", type=int, default=400, help="of both papers together [400]")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of the first round [chance]")
    parser.add_argument("--places", action="store_true", help="the first round keeps to the places of the plan")
    parser.add_argument("--keep", type=Path, help="a folder for the homes; by default they are removed if all is well")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="dateline-crashes-"))
    folder.mkdir(parents=True, exist_ok=True)
    with _prefect(folder / "prefect") as environment:
        os.environ.update(environment)  # before Prefect is imported, which reads it then
        _import_all()
        faults, kills = _rounds(options, folder, environment)
    print(f"{kills} kills, {len(faults)} faults, seeds from {options.seed}")
    if faults:
        print(f"what was found is in {folder}")
    elif options.keep is None:
        shutil.rmtree(folder)
    sys.exit(1 if faults else 0)


def _rounds(options: argparse.Namespace, folder: Path, environment: Mapping[str, str]) -> tuple[list[str], int]:
    faults: list[str] = []
    kills = 0
    for number in range(max(1, round(options.kills / KILLS))):
        seed = options.seed + number
        began = time.monotonic()
        place = folder / f"round-{seed}"
        place.mkdir()
        with served(place / "papers", options.pages) as papers:
            life = Life(place, papers, environment, seed, at_places=options.places and number == 0)
            life.live()
        kills += life.kills
        print(
            f"round {seed}: {life.kills} kills, {len(life.faults)} faults, {time.monotonic() - began:.0f} s", flush=True
        )
        for fault in life.faults:
            print(f"FAULT (--seed {seed} --kills {KILLS} --pages {options.pages}): {fault}", flush=True)
        faults += life.faults
        if not life.faults:
            shutil.rmtree(place)
    return faults, kills


@contextmanager
def _prefect(folder: Path) -> Iterator[dict[str, str]]:
    """The environment for commands: with the server that is named there, or one of our own."""
    if os.environ.get("PREFECT_API_URL"):
        yield dict(os.environ)
        return
    with shared_server(folder) as environment:
        yield environment


def _import_all() -> None:
    """Import what the commands import, so that no fork has to."""
    for module, _ in cli._COMMANDS.values():
        importlib.import_module(f"flows.cli.{module}")
    for name in ("flows.ingest", "flows.backfill", "flows.reprocess", "flows.cli.progress", "tasks.upkeep.backup"):
        importlib.import_module(name)


class Life:
    """One home from its first ingest to its restore."""

    def __init__(
        self, folder: Path, papers: Papers, environment: Mapping[str, str], seed: int, *, at_places: bool
    ) -> None:
        self.folder = folder
        self.papers = papers
        self.environment = environment
        self.chance = random.Random(seed)
        self.at_places = at_places
        self.is_thorough = not at_places
        """Whether homes are checked after each part, and not after the last ones only."""
        self.home = folder / "home"
        self.config = folder / "sources.toml"
        self.config.write_text(papers.config())
        self.kills = 0
        self.faults: list[str] = []
        self.part = ""
        self.expected: dict[str, list[int]] = {}
        """By address: the editions of its versions."""
        self.forgotten = ""

    def live(self) -> None:
        """All parts, in this order; a part that fails does not keep the others from being tried."""
        for part in (
            self.ingest, self.publish, self.maintain, self.backfill, self.reprocess, self.forget, self.refresh,
            self.migrate, self.restore,
        ):  # fmt: skip
            self.part = part.__name__
            began, before, used = time.monotonic(), self.kills, _processor_seconds()
            try:
                part()
            except (AssertionError, OSError) as error:
                self.fault(str(error))
            took = time.monotonic() - began
            used = _processor_seconds() - used
            print(f"  {self.part}: {self.kills - before} kills, {took:.1f} s, {used:.1f} of processor", flush=True)

    def fault(self, what: str) -> None:
        self.faults.append(f"{self.part}: {what}")

    # The parts of a life.

    def ingest(self) -> None:
        self._fetched_under_kills(("ingest",))
        self.expected = self.papers.texts(0)
        self._same("the versions", in_child(crash_home.texts_of, self.home), self.expected)

    def publish(self) -> None:
        self._under_kills(("publish",), self._content())

    def maintain(self) -> None:
        self._under_kills(("maintain",), self._content())

    def backfill(self) -> None:
        site, count = "https://past.example", self._past
        pages = [(f"{site}/2026/01/{number:05}-story", page(100_000 + number, 0)) for number in range(count)]
        warc = write_warc(self.folder / "past.warc.gz", pages)
        self.expected |= {url: [0] for url, _ in pages}
        self._under_kills(("backfill", "--source", "past", "--warc", str(warc)))
        self._same("the versions", in_child(crash_home.texts_of, self.home), self.expected)
        self._same("the windows", {"warc": self._content()["windows"]}, {"warc": ["('warc', 'done', None)"]})
        inserted = in_child(crash_home.inserted, self.home, "backfill")
        if inserted != count:
            self.fault(f"the runs say that {inserted} articles were inserted, not {count}")
        warc.unlink()  # what follows reads the archive alone

    def reprocess(self) -> None:
        """By rules that take a paragraph out: each page has a second version, once."""
        self.config.write_text(f'{self.papers.config()}[sources.selectors]\nremove = ".print"\n')
        before = self._content()
        self.expected |= {url: [0, 0] for url in self.expected if "past.example" in url}
        self._under_kills(("reprocess", "--all", "--source", "past"))
        self._same("the versions", in_child(crash_home.texts_of, self.home), self.expected)
        self._same("the other sources", _without(self._content(), "past.example"), _without(before, "past.example"))

    def forget(self) -> None:
        url = self.forgotten = self.chance.choice(self.papers.urls())
        before = self._content()
        for point in self._points("forget"):
            self._run(("forget", url, "--yes"), point)
        self._done(("forget", url, "--yes", "--unknown"))
        del self.expected[url]
        self._same("what is not forgotten", _without(self._content(), url), _without(before, url))
        self._settled(self.home)

    def refresh(self) -> None:
        """What was forgotten stays so, too."""
        self.papers.publish(1)
        since = len(self.papers.requests())
        self._fetched_under_kills(("ingest", "--refresh"))
        self._done(("ingest", "--refresh"))
        self.expected |= {url: texts for url, texts in self.papers.texts(1).items() if url in self.expected}
        self._same("the versions", in_child(crash_home.texts_of, self.home), self.expected)
        if any(request.url == self.forgotten for request in self.papers.requests()[since:]):
            self.fault(f"{self.forgotten} was forgotten, and is fetched again")
        if in_child(crash_home.archived, self.home, self.folder).get(self.forgotten):
            self.fault(f"{self.forgotten} was forgotten, and is in the archive")

    def migrate(self) -> None:
        older = self.folder / "older"
        count = self.chance.randrange(OLDEST, in_child(crash_home.migrations_known))
        in_child(crash_home.make_older, self.home, older, count)
        self._under_kills(("publish",), self._content(), home=older)

    def restore(self) -> None:
        backup, restored = self.folder / "backup.tar", self.folder / "restored"
        self._done(("backup", str(backup)))
        whole = self._content()
        for point in self._points("restore"):
            shutil.rmtree(restored, ignore_errors=True)
            ended = self._run(("restore", str(backup)), point, home=restored)
            if ended.was_killed and not (restored / "warehouse.duckdb").exists():
                self._done(("restore", str(backup)), home=restored)
            elif ended.was_killed:
                self._done(("publish",), home=restored)
            self._same(f"what was restored, {point}", in_child(crash_home.content_of, restored), whole)
            if self.is_thorough:
                self._settled(restored)

    # What they have in common.

    def _content(self) -> dict[str, list[str]]:
        return dict(in_child(crash_home.content_of, self.home))

    @property
    def _past(self) -> int:
        """Pages of the backfill."""
        return max(30, self.papers.pages // 4)

    def _fetched_under_kills(self, command: Sequence[str]) -> None:
        """Fetch pages with a command that is killed; each `ingest` after it goes on where that was, and the last ends."""
        before = in_child(crash_home.archived, self.home, self.folder)
        known, since = dict(before), len(self.papers.requests())
        for point in chain(self._points(self.part), (NEVER,)):
            ended = self._run(command, point)
            if not ended.was_killed and ended.status:
                self.fault(f"{command} ends with {ended.status}: {ended.printed[-500:]}")
            for url in {request.url for request in self.papers.requests()[since:]}:
                if known.get(url, 0) > before.get(url, 0):
                    self.fault(f"{url} was in the archive, and was fetched again ({point})")
            since = len(self.papers.requests())
            found = in_child(crash_home.archived, self.home, self.folder)
            lost = [url for url, times in known.items() if found.get(url, 0) < times]
            if lost:
                self.fault(f"lost from the archive, {point}: {lost[:3]}")
            known, command = found, ("ingest",)
        self._settled(self.home)

    def _under_kills(
        self, command: Sequence[str], expected: Mapping[str, Sequence[str]] | None = None, *, home: Path | None = None
    ) -> None:
        """Kill a command that needs no network some times; in the end the home has what is expected."""
        home, since = home or self.home, len(self.papers.requests())
        for point in self._points(self.part):
            self._run(command, point, home=home)
        self._done(command, home=home)
        if expected is not None:
            self._same(f"what {command[0]} leaves", in_child(crash_home.content_of, home), expected)
        if self.papers.requests()[since:]:
            self.fault(f"{command} needs no network, and has sent requests")
        self._settled(home)

    def _points(self, part: str) -> Iterator[Point]:
        """The points of a part; one that was not reached is drawn again, among earlier events."""
        pages = self._past if part == "backfill" else self.papers.pages
        for planned in PLAN[part]:
            among, kills = round(EVENTS[part][0] + EVENTS[part][1] * pages), self.kills
            if planned is not None and self.at_places:
                yield planned
                if self.kills == kills:
                    self.fault(f"{planned} was not reached")
                continue
            for _ in range(TRIES):
                delay = self.chance.choice((0.0, self.chance.uniform(0.0, LONGEST_DELAY)))
                yield Point(self.chance.randrange(1, among), delay, alone=self.chance.random() < 0.25)
                if self.kills > kills:
                    break
                among = max(among * 2 // 3, 2)

    def _run(self, command: Sequence[str], point: Point = NEVER, *, home: Path | None = None) -> Ended:
        options = ("--home", str(home or self.home), "--config", str(self.config))
        if os.environ.get("CPU"):
            print("     ", command)
        ended = run_command((*options, *command), self.environment, self.folder, point)
        if not ended.was_killed:
            print(f"    ended: {command[0]}, after {ended.events} events", flush=True)
        else:
            self.kills += 1
            print(f"    killed: {command[0]}, {point}", flush=True)
            for problem in in_child(_problems_after_a_kill, home or self.home):
                self.fault(f"{problem} ({command[0]}, {point})")
        if ended.has_traceback:
            self.fault(f"{command[0]}, {point}: {ended.printed[-1000:]}")
        return ended

    def _done(self, command: Sequence[str], *, home: Path | None = None) -> None:
        ended = self._run(command, home=home)
        if ended.status:
            self.fault(f"{command} ends with {ended.status}: {ended.printed[-1000:]}")

    def _settled(self, home: Path) -> None:
        """After a command that has ended: no check finds anything, the archive is valid, nothing is left behind."""
        if not self.is_thorough and self.part != "refresh":
            return
        if left_out := in_child(crash_home.killed_at_twice, home):
            print(f"    left out: {left_out} that a publisher was killed at twice; published again", flush=True)
            self._done(("publish",), home=home)
        self._done(("check", "--all"), home=home)
        for problem in in_child(_problems_at_rest, home):
            self.fault(problem)

    def _same(self, what: str, found: Mapping[str, Sequence[object]], expected: Mapping[str, Sequence[object]]) -> None:
        for key in sorted({*found, *expected}):
            here, there = list(found.get(key, ())), list(expected.get(key, ()))
            if here != there:
                more = [row for row in here if row not in there][:3]
                less = [row for row in there if row not in here][:3]
                self.fault(f"{what}: {key}: {len(here)}, not {len(there)}; too many: {more}; missing: {less}")
                if len(self.faults) > 20:
                    return


def _without(content: Mapping[str, Sequence[str]], of: str) -> dict[str, list[str]]:
    """The rows of a home that do not name an address."""
    parts = ("articles", "versions", "rejects", "windows", "pending")
    return {part: [row for row in content[part] if of not in row] for part in parts}


def _processor_seconds() -> float:
    """Of this process and all its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _problems_after_a_kill(root: Path) -> list[str]:
    return crash_home.problems_of(str(root), at_rest=False)


def _problems_at_rest(root: Path) -> list[str]:
    return crash_home.problems_of(str(root), at_rest=True)


if __name__ == "__main__":
    main()

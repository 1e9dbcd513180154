"""``python -m bench.past [--pages 2000]``: a backfill from a WARC file, killed three times, and a reprocess of it.

The pages are those of the corpus, each under as many hosts as necessary. The backfill is killed with -9 each time it
has sealed some more segments, then runs to its end; then the WARC file is removed, and everything is extracted again
from the archive. Prints each claim with its figure; exit status 1 if one does not hold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

from bench.claims import Claims
from tasks.analyst import run_query
from tasks.home import Home
from tests.support.backfill_fixture import write_config, write_warc
from tests.support.corpus_site import ROOT, corpus_folder
from tests.support.prefect_server import shared_server

KILLS = 3
PART = 500
"""Pages in each segment that a killed run has sealed when it is killed."""
FLAT = 1.15
"""The later half may need this many times the memory of the earlier one."""
PLATEAU = 400.0
"""MB. On 6,000 pages it was 367, then 350; the few segments that the kills leave of 2,000 may begin well below that."""
BUSY = 0.6
"""Share of all cores, while nothing else runs on the machine."""
LIMIT = 3600.0


def main() -> None:
    """Run the benchmark; exit with its status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000, help="pages in the WARC file [2000]")
    parser.add_argument("--corpus", type=Path, default=corpus_folder(), help="folder with truth.jsonl and pages/")
    options = parser.parse_args()
    if options.corpus is None:
        sys.exit("no corpus: name a folder with truth.jsonl and pages/ by --corpus or DATELINE_BENCH_CORPUS")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name)
        with shared_server(folder / "prefect") as environment:
            sys.exit(Past(folder, options.corpus, options.pages, environment).status())


def pages_of(corpus: Path) -> Iterator[tuple[str, bytes]]:
    """The corpus's pages without end: a repeated page gets another host, so that no two share an address."""
    truth = [json.loads(line) for line in (corpus / "truth.jsonl").read_text("utf-8").splitlines()]
    copy = 0
    while True:
        for entry in truth:
            url = urlsplit(entry["url"])
            body = gzip.decompress((corpus / "pages" / f"{entry['id']}.html.gz").read_bytes())
            yield f"https://{entry['id']}.copy{copy}.example{url.path or '/'}", body
        copy += 1


class Past:
    """One home, and the steps performed on it."""

    def __init__(self, folder: Path, corpus: Path, pages: int, environment: dict[str, str]) -> None:
        self.home = Home(folder / "home")
        self.pages = pages
        self.environment = environment
        self.config = write_config(folder / "sources.toml")
        self.warc = write_warc(folder / "PAGES.warc.gz", islice(pages_of(corpus), pages))
        self.claims = Claims()
        print(f"{pages:,} pages, {self.warc.stat().st_size / 1e6:,.0f} MB of WARC, {os.cpu_count()} cores", flush=True)

    def status(self) -> int:
        """Do all steps; return the exit status."""
        self._backfill()
        self.warc.unlink()  # the following steps read only the archive
        self._reprocess()
        return self.claims.status

    def _backfill(self) -> None:
        killed = sum(self._killed(max(1, self.pages // PART)) for _ in range(KILLS))
        self.claims.say("the backfill is killed with -9", killed == KILLS, f"{killed} times")
        started = time.monotonic()
        process = self._start("backfill", "--source", "past", "--warc", str(self.warc), "--json")
        with Memory(process.pid, self._sealed) as memory:
            _, err = process.communicate(timeout=LIMIT)
        seconds = time.monotonic() - started
        self.claims.say(
            "started again, it ends well",
            not process.returncode,
            f"in {seconds:.0f} s" if not process.returncode else err,
        )
        ((fetches, ids, urls),) = self._ask(
            "SELECT count(*), count(DISTINCT fetch_id), count(DISTINCT url) FROM fetches"
        )
        once = fetches == ids == urls == self.pages
        self.claims.say("each page is in once", once, f"{fetches:,} fetches, {ids:,} ids, {urls:,} addresses")
        ((articles, twice, rejects),) = self._ask(
            "SELECT count(*), count(*) - count(DISTINCT url), (SELECT count(*) FROM rejects) FROM articles"
        )
        whole = articles + rejects == self.pages and not twice
        self.claims.say("each is an article or a reject", whole, f"{articles:,} articles, {rejects:,} rejects")
        ((versions,),) = self._ask("SELECT count(*) FROM article_versions")
        self.claims.say("no version that nobody published", versions == articles, f"{versions:,} versions")
        states = dict(self._ask("SELECT state, count(*) FROM windows GROUP BY state"))
        self.claims.say("its window is done", states == {"done": 1}, states)
        early, late, end = memory.peaks()
        report = f"largest process {early:.0f} MB in its first half, then {late:.0f} MB; at its end, publishing, {end:.0f} MB"
        self.claims.say("memory is flat", late <= max(FLAT * early, PLATEAU), report)

    def _killed(self, segments: int) -> bool:
        """Kill a backfill when it has sealed this many segments."""
        segments += self._sealed()
        process = self._start("backfill", "--source", "past", "--warc", str(self.warc), "--json")
        while process.poll() is None and self._sealed() < segments:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        _, err = process.communicate()
        if process.returncode != -signal.SIGKILL:
            print(f"      it ended by itself with status {process.returncode} {err[-300:]}")
        return process.returncode == -signal.SIGKILL

    def _sealed(self) -> int:
        return len(list(self.home.archive.rglob("*.warc.gz")))

    def _reprocess(self) -> None:
        before = self._counts()
        idle, idle_busy, nothing = self._read_again()
        self.claims.say("what these rules have read is not read again", nothing["pages"] == 0, f"in {idle:.1f} s")
        cores = os.cpu_count() or 1
        for place in ("first", "second"):
            seconds, busy, report = self._read_again("--all")
            work = max(seconds - idle, 0.1)
            rate = f"{report['pages']:,} pages, {report['pages'] / work:.0f} a second ({seconds:.1f} s, less {idle:.1f} s to start)"
            self.claims.say(f"the {place} reprocess reads all", report["pages"] == self.pages, rate)
            share = (busy - idle_busy) / (work * cores)
            self.claims.say("on all cores", share > BUSY or cores == 1, f"{share:.0%} of {cores} cores while it reads")
            changed = {name: n for name, n in report["outcomes"].items() if name in ("inserted", "updated")}
            self.claims.say("and changes nothing", not changed and self._counts() == before, changed or before)
        asked = list(self.home.hosts.glob("*"))
        self.claims.say("no request on the network", not asked, f"{len(asked)} hosts have a request on record")

    def _read_again(self, *options: str) -> tuple[float, float, dict[str, Any]]:
        """Seconds, seconds of processor time, and the command's report."""
        at = time.monotonic()
        process = self._start("reprocess", "--json", *options)
        with Busy(process.pid) as busy:
            out, err = process.communicate(timeout=LIMIT)
        if process.returncode:
            sys.exit(f"dateline reprocess ended with {process.returncode}:\n{err[-2000:]}")
        return time.monotonic() - at, busy.seconds, json.loads(out)["reread"]

    def _start(self, *arguments: str) -> subprocess.Popen[str]:
        places = ["--home", str(self.home.root), "--config", str(self.config)]
        command = [sys.executable, "-m", "flows", *places, *arguments]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def _ask(self, query: str) -> list[tuple[Any, ...]]:
        return run_query(self.home, query).rows

    def _counts(self) -> dict[str, int]:
        tables = ("articles", "article_versions", "fetches", "rejects")
        return {name: self._ask(f"SELECT count(*) FROM {name}")[0][0] for name in tables}


class Memory:
    """The memory of the largest process of a tree while segments are sealed."""

    def __init__(self, root: int, sealed: Callable[[], int]) -> None:
        self._root = root
        self._sealed = sealed
        self._peaks: dict[int, float] = {}
        """By number of sealed segments: the most MB at that number."""
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def peaks(self) -> tuple[float, float, float]:
        """The most MB in the first half of the segments, in the second, and after the last.

        Starting up, and what earlier runs left, do not count in the first half.
        """
        *counts, last = sorted(self._peaks)
        working = [self._peaks[count] for count in counts[2:]]
        middle = len(working) // 2
        return max(working[:middle], default=0.0), max(working[middle:], default=0.0), self._peaks[last]

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            largest = max(map(_resident, _tree(self._root)), default=0) / 1e6
            sealed = self._sealed()
            self._peaks[sealed] = max(largest, self._peaks.get(sealed, 0.0))


def _tree(root: int) -> list[int]:
    found = [root]
    for pid in found:
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:  # it has ended meanwhile
                continue
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


class Busy:
    """The seconds of processor time that a tree of processes has used; a parser's parent never waits for it."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._used: dict[int, float] = {}
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Busy:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        return sum(self._used.values())

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            for pid in _tree(self._root):
                try:
                    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
                except OSError:  # it has ended meanwhile
                    continue
                self._used[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()

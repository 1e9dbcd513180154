"""What sites and articles need in machines, memory, disk, requests and money: writes ``docs/capacity.md``.

``python -m bench.capacity``. Everything is computed from the constants below. Each says where it comes from; those that are
assumptions say so. Measure anew with ``python -m bench``, change the constant, and run this again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "capacity.md"
DAY = 86_400

# What a site does. Assumptions: a daily newspaper.
ARTICLES_A_SITE_A_DAY = 100
"""5,000 sites make half a million articles a day."""
FETCHES_AN_ARTICLE = 4
"""Assumption: the first, and three more on the usual intervals while it is young."""
DOCUMENTS_A_SITE_A_DAY = 3 * 96
"""Assumption: three feeds or sitemaps on a schedule of a quarter of an hour."""
DELAY = 5.0
"""Seconds between two requests to a host: the usual ``delay``."""

# Processor time, in seconds.
EXTRACT = 0.015
"""A page. ``python -m bench extraction``, 482 real pages, 29 November 2026: 14.1 to 15.0 ms."""
FETCH = 0.006
"""A request, with its record in the archive. Measured on 28 November 2026: 0.5 ms to request, 3.4 to 6.4 to compress."""
LOAD_FILE, LOAD_LAKE = 0.0015, 0.0035
"""An article into a warehouse of 100,000, a hundred a segment. ``python -m bench growth``, 30 November 2026, beside other work."""
LOAD_FILE_MILLION, LOAD_LAKE_MILLION = 0.0004, 0.0024
"""More for each million articles that are there. File: 1.3 to 1.7 s a thousand at a million and 1.2 to 1.5 in an empty one, on 30
November 2026; beside more other work 1.8 at 250,000. Lake: 3.5 at 100,000, 4.2 at 505,000, 6.2 at 1,010,000, 7.7 at 2,020,000, 11.0
at 3,030,000: a line of 2.3 s a million through seven points."""
INDEX = 0.002
"""An article into the index, with its story. ``python -m bench growth``, 30 November 2026: 2.0 s a thousand in a file, 2.6 on a lake."""
PUBLISH_FILE_MILLION, PUBLISH_LAKE_MILLION = 1.5, 2.4
"""To publish once, for each million articles that are there. File: ``docs/analysts.md``, 1.5 s at a million. Lake, for those who attach
it: with the index of a thousand articles 4.5 s at 505,000, 6.0 at 1,010,000, 11.0 at 3,030,000, a line of 2.4 s a million through six."""
PUBLISHES_A_DAY = 288
"""Assumption: every five minutes."""

# Space, in bytes.
PAGE_STORED = 40_000
"""A page in the archive, compressed. The bench's 482 pages, mean."""
UNCHANGED_STORED = 2_000
"""Assumption: three of four later fetches are answered with 304."""
ARTICLE_FILE = 7_000
"""An article in the warehouse's file. ``docs/analysts.md``."""
ARTICLE_LAKE = 4_200
"""An article in the lake's Parquet files, at 100,000 to 3,030,000 of them. ``python -m bench growth``."""
MEMORY_A_WORKER = 1.5e9
"""A run with two parser processes, its DuckDB limited to 1 GB. ``bench/memory.py``."""
MEMORY_PUBLISHING = 1.5e9
"""DuckDB limited to 1 GB, and what is prepared for it."""

# Money, in US dollars a month. Assumptions: round list prices of large providers, 2026.
CORE = 15.0
"""A virtual core with 4 GB of memory."""
DISK_GB = 0.08
S3_GB = 0.023
S3_PUTS = 5.0
"""A million PUT requests; a segment is one, a load on a lake some twenty."""
USED = 0.5
"""Share of the processors that is planned for: news comes in waves."""
CORES_A_MACHINE = 8
BUNDLE = 100
"""Pages of one segment and one load. Between the 20 of the first bundle of a host and the 150 of the others; an assumption."""
PUTS_A_LOAD = 21


@dataclass(frozen=True, slots=True)
class Flow:
    """What a number of sites does in a day."""

    sites: int

    @property
    def articles(self) -> int:
        """New ones."""
        return self.sites * ARTICLES_A_SITE_A_DAY

    @property
    def pages(self) -> int:
        """Requests for pages."""
        return self.articles * FETCHES_AN_ARTICLE

    @property
    def requests(self) -> int:
        """Of pages and documents."""
        return self.pages + self.sites * DOCUMENTS_A_SITE_A_DAY

    def processor(self, stored: float, *, on_lake: bool) -> float:
        """Seconds of processor time a day, when ``stored`` million articles are there. Unchanged pages are not extracted."""
        read = self.articles * 2
        return self.requests * FETCH + read * EXTRACT + self.articles * INDEX + self.writer(stored, on_lake=on_lake)

    def writer(self, stored: float, *, on_lake: bool) -> float:
        """Seconds a day in which one writer has the warehouse: only one can have it."""
        each = LOAD_LAKE + LOAD_LAKE_MILLION * stored if on_lake else LOAD_FILE + LOAD_FILE_MILLION * stored
        publish = PUBLISH_LAKE_MILLION if on_lake else PUBLISH_FILE_MILLION
        return self.articles * each + PUBLISHES_A_DAY * publish * stored

    @property
    def archived(self) -> float:
        """Bytes a day in the archive."""
        return self.articles * (PAGE_STORED * 1.75 + UNCHANGED_STORED * 2.25)

    @property
    def puts(self) -> float:
        """Requests a day that write to an object store."""
        return self.pages / BUNDLE * (1 + PUTS_A_LOAD)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


def page() -> str:
    """The page as Markdown."""
    flows = "\n".join(_flow(Flow(sites)) for sites in (10, 100, 1_000, 5_000))
    stores = "\n".join(_store(millions) for millions in (1, 10, 100))
    return f"""# Capacity

What a number of sites and articles needs. This page is made by `python -m bench.capacity` from measured costs and from
assumptions, which that file names one by one with their sources: change them there. {MEASURED_FILE:,} articles were measured in a
file and {MEASURED_LAKE:,} on a lake, most of them copies. **Everything above that is extrapolated in proportion and was not
measured**, nor were 1,000 and 5,000 sites.

## By sites

A site has {ARTICLES_A_SITE_A_DAY} new articles a day, each is fetched {FETCHES_AN_ARTICLE} times, and its feeds are read
{DOCUMENTS_A_SITE_A_DAY} times a day. Processors are planned to be {USED:.0%} busy, with one million articles stored (10 million
from 1,000 sites on). Up to 100 sites the warehouse is a file and the archive on a disk; from 1,000 on a lake with files on S3.
A year of the archive is kept. Money is for machines, disk or S3, and requests at the end of that year.

{_header(FLOWS)}
{flows}

A request to a host is sent every {DELAY:.0f} s at most: {DAY / DELAY:,.0f} a day, some {DAY / DELAY / FETCHES_AN_ARTICLE:,.0f}
articles of one site. More workers do not change that.

## By articles

At 100 sites for the file, 1,000 for the lake: what is stored, and what one more day costs.

{_header(STORES)}
{stores}

## What breaks first

1. **The writer.** One transaction writes at a time, in a file and on a lake, reads a column of each table to find its keys,
   and in a file comes with a checkpoint for every 4 MB, which reads what is stored about all row groups. When it would be busy
   for more than a day a day, runs fall behind: {_breaks(1_000)} at 1,000 sites and {_breaks(5_000)} at 5,000 sites, on a lake. Loading
   larger bundles, or several segments in one transaction, is the first remedy; fewer checkpoints are the second.
2. **The snapshot.** A copy in each home that publishes: {100e6 * ARTICLE_FILE / 1e9:,.0f} GB at 100 million articles, twice with
   its spare, and the copy of the lake that it is made of. Analysts attach the lake instead (`dateline attach`).
3. **Small files of the lake.** {PUTS_A_LOAD} of them for each {BUNDLE} pages: {Flow(5_000).puts:,.0f} objects a day at
   5,000 sites, which `maintain` merges once a day. Reading `pending` and `addresses` slows down until then: run
   `dateline maintain` every hour from 1,000 sites on.
4. **Raw pages.** The archive is the largest part of the disk: `keep_archive_days` decides what is paid for.
"""


MEASURED_FILE, MEASURED_LAKE = 3_000_000, 3_030_000
"""Articles."""
FLOWS = (
    "sites", "articles a day", "requests a day (a second)", "processor a day", "cores", f"machines of {CORES_A_MACHINE} cores",
    "memory", "archive of a year", "PUT requests a month", "money a month",
)  # fmt: skip
STORES = (
    "articles", "file", "snapshot and spare", "lake", "loading 1,000: file, lake", "publishing once: file, lake",
    "writer busy: file at 100 sites, lake at 1,000", "disk or S3 a month",
)  # fmt: skip


def _header(names: Sequence[str]) -> str:
    return f"| {' | '.join(names)} |\n|{' --- |' * len(names)}"


def _flow(flow: Flow) -> str:
    on_lake = flow.sites >= 1_000
    stored = 10.0 if on_lake else 1.0
    seconds = flow.processor(stored, on_lake=on_lake)
    cores = max(2.0, seconds / DAY / USED)
    machines = max(1, -(-int(cores + 0.999) // CORES_A_MACHINE))
    memory = max(1, round(cores / 2)) * MEMORY_A_WORKER + MEMORY_PUBLISHING
    archive = flow.archived * 365
    space = archive * (S3_GB if on_lake else DISK_GB) + stored * 1e6 * (
        ARTICLE_LAKE * S3_GB if on_lake else ARTICLE_FILE * 3 * DISK_GB
    )
    puts = flow.puts * 30 if on_lake else 0.0
    money = cores * CORE + space / 1e9 + puts / 1e6 * S3_PUTS
    return (
        f"| {flow.sites:,} | {flow.articles:,} | {flow.requests:,} ({flow.requests / DAY:.1f}) | {seconds / 3600:,.1f} h |"
        f" {cores:,.0f} | {machines} | {memory / 1e9:,.0f} GB | {archive / 1e9:,.0f} GB |"
        f" {f'{puts:,.0f}' if puts else 'none'} | ${money:,.0f} |"
    )


def _store(millions: int) -> str:
    articles = millions * 1e6
    file, lake = articles * ARTICLE_FILE, articles * ARTICLE_LAKE
    small, large = Flow(100), Flow(1_000)
    return (
        f"| {millions} million | {file / 1e9:,.0f} GB | {2 * file / 1e9:,.0f} GB | {lake / 1e9:,.0f} GB |"
        f" {1000 * (LOAD_FILE + LOAD_FILE_MILLION * millions):,.0f} s, {1000 * (LOAD_LAKE + LOAD_LAKE_MILLION * millions):,.0f} s |"
        f" {PUBLISH_FILE_MILLION * millions:,.0f} s, {PUBLISH_LAKE_MILLION * millions:,.0f} s |"
        f" {small.writer(millions, on_lake=False) / DAY:.0%}, {large.writer(millions, on_lake=True) / DAY:.0%} |"
        f" ${3 * file / 1e9 * DISK_GB:,.0f} or ${lake / 1e9 * S3_GB:,.0f} |"
    )


def _breaks(sites: int) -> str:
    """The number of articles at which the writer of a lake is always busy."""
    flow = Flow(sites)
    fixed = flow.writer(0, on_lake=True)
    a_million = flow.writer(1, on_lake=True) - fixed
    return f"{(DAY - fixed) / a_million:,.0f} million articles"


if __name__ == "__main__":
    main()

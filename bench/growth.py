"""What a warehouse costs as it grows, in a file and on a lake: ``python -m bench growth --articles 3000000``.

Invented articles of 3 kB go through the real load path, ``--segment`` of them a segment, the thousand that is measured a hundred a
segment. At some points on the way the bench measures processor time (of this process and the ones it waits for, since other work
on the machine does not distort it) for loading the last thousand, for indexing and publishing, for attaching as an analyst does, and
for searching; the size on disk and the peak of memory. With ``--plot FILE`` it draws the costs over the number of articles. With
``--home FOLDER`` the warehouses and the points are kept there, and the same command goes on where it was stopped.

``python -m bench move --articles 100000`` makes such a warehouse from copies, carries it into a lake and back, killed twice on
the way, and compares counts and digests.

A million takes some 600 s of processor time to load, 2,000 a segment, and 2,000 to 2,500 to index; a file and its snapshots take 3 GB for
each 250,000. With ``--copied`` only the first hundred thousand go through the load path, and the others are copies of them
(:mod:`bench.copies`), made in minutes: the rate is then that of the first ones (0: they were there), everything else is measured in
the same way. ``--attached`` publishes a lake without a snapshot, which takes a third of the disk.

``--kinds postgres:ADDRESS --files s3://BUCKET/PREFIX`` measures a lake with its catalog in PostgreSQL and its files on S3, with the
credentials of ``AWS_...``. There a process waits for the engines, so the clock is read too. ``python -m bench.engines --articles 100000``
starts both engines, SeaweedFS by the program that ``--weed`` names, measures, and says what processor time they took.
"""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import duckdb

from bench import newsroom
from bench.copies import copy_articles
from flows.cli.attach import attach_lines
from tasks.comparing import compare_versions
from tasks.home import Home, Lake
from tasks.indexing import index_articles, tidy_index
from tasks.lake import extensions_of, load_extension, set_up_store
from tasks.lake_views import update_lake_views
from tasks.load import load_visits
from tasks.publish import publish
from tasks.statements import statement, to_timestamp
from tasks.upkeep.compaction import compact_lake
from tasks.upkeep.moving import move
from tasks.warehouse import Warehouse
from tests.support.visits import article, visit

SEGMENT = 100
"""Articles of one load, as a bundle of a run has."""
COPIED = 10_000
"""Articles that are invented for a move; further ones are copies."""
BASE = 100_000
"""Articles that are loaded where the others are copies."""
SPAN = timedelta(seconds=20 * BASE)
BODIES = 2000
"""Texts that are invented; each article has one of them below a first sentence of its own."""
WORD = "interest"  # found in few articles of any size
SVG_WIDTH, SVG_HEIGHT = 720, 360
_KILLED = """
import os, signal, sys
from pathlib import Path
from flows.cli.attach import attach_lines
from tasks.home import Home, Lake
from tasks.upkeep import moving
from bench import newsroom
root, catalog, files, table = sys.argv[1:]
copy = moving._copy
def killed(sides, name):
    if name == table:
        os.kill(os.getpid(), signal.SIGKILL)
    return copy(sides, name)
moving._copy = killed
moving.move(Home(Path(root)), Lake(catalog, files), newsroom.END)
"""


@dataclass(frozen=True, slots=True)
class Point:
    """What was measured at one size. Seconds of processor time of all threads."""

    kind: str
    articles: int
    rate: float
    """Articles loaded a second of processor time in bulk, since the last point."""
    last_thousand: float
    publishing: float
    """Indexing, counting and publishing what came since the last point."""
    maintaining: float
    """Sorting the index, and on a lake merging its files."""
    again: float
    """Publishing once more, after 1,000 articles."""
    attaching: float
    """As an analyst: attaching and counting."""
    searching: float
    """The 20 best hits of two words, the best of three."""
    gigabytes: float
    """Of the warehouse: the file, or the lake's files and its catalog."""
    memory: float
    """Peak of this process, GB."""
    clock: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """By the clock: the last thousand, publishing once more, attaching, searching."""


def growth_table(
    articles: int,
    *,
    kinds: Sequence[str],
    plot: Path | None,
    folder: Path | None,
    points: int,
    is_copied: bool,
    segment: int = SEGMENT,
    kept: Path | None = None,
    is_attached: bool = False,
    files: str | None = None,
) -> None:
    """Load, measure and print; see the module.

    Args:
        segment: articles of one load, but for those that are measured.
        kept: a folder for the warehouses and for what was measured, from which another call goes on.
        is_attached: whether a lake is published for those who attach it alone. A snapshot takes three times its room.
        files: where a lake writes its files; by default a folder beside its catalog.
    """
    with TemporaryDirectory(prefix="dateline-growth-", dir=folder) as temporary:
        root = kept or Path(temporary)
        root.mkdir(parents=True, exist_ok=True)
        print(f"{'warehouse':<10} {'articles':>10} " + " ".join(f"{name:>10}" for name in _COLUMNS))
        measured = _measured(root)
        for point in measured:
            print(_line(point))
        for kind in kinds:
            name = kind.partition(":")[0]
            done = max((point.articles for point in measured if point.kind == name), default=0)
            small = root / "small" if is_copied else None
            release = _release_lake if is_attached and kind != "file" else _release
            for point in _grown(
                _home(root / name, kind, files), kind, range(done, articles), points, small, segment, release
            ):
                with (root / _POINTS).open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(point)) + "\n")
                print(_line(point), flush=True)
        if plot is not None:
            plot.write_text(_svg(_measured(root)), "utf-8")


_POINTS = "points.jsonl"


def _measured(root: Path) -> list[Point]:
    if not (root / _POINTS).exists():
        return []
    return [Point(**json.loads(line)) for line in (root / _POINTS).read_text("utf-8").splitlines()]


_COLUMNS = ("a second", "last 1000", "publish", "maintain", "publish+", "attach", "search", "GB", "memory")


def _line(point: Point) -> str:
    figures = (
        point.rate,
        point.last_thousand,
        point.publishing,
        point.maintaining,
        point.again,
        point.attaching,
        point.searching,
    )
    numbers = " ".join(f"{figure:>10.2f}" for figure in (*figures, point.gigabytes, point.memory))
    clock = "  by the clock: {:.1f} {:.1f} {:.1f} {:.1f}".format(*point.clock) if any(point.clock) else ""
    return f"{point.kind:<10} {point.articles:>10,} {numbers}{clock}"


def _home(root: Path, kind: str, files: str | None) -> Home:
    if kind == "file":
        return Home(root)
    catalog = f"ducklake:{kind}" if ":" in kind else f"ducklake:{kind}:{root}/catalog"
    return Home(root, Lake(catalog, files or str(root / "files")))


def _release(warehouse: Warehouse) -> None:
    publish(warehouse, warehouse.home, run_id=None, now=newsroom.END)


def _release_lake(warehouse: Warehouse) -> None:
    """As publishing begins, without the snapshot."""
    index_articles(warehouse, now=newsroom.END)
    compare_versions(warehouse, now=newsroom.END)
    update_lake_views(warehouse, run_id=None, now=newsroom.END)


def _grown(
    home: Home,
    kind: str,
    numbers: range,
    points: int,
    small: Path | None,
    segment: int,
    release: Callable[[Warehouse], None],
) -> Iterator[Point]:
    warehouse = Warehouse(home)
    warehouse.migrate()
    random = Random(1)
    words = newsroom.Language.of("en")
    bodies = ["\n\n".join(" ".join(words.words(random, 60)) for _ in range(8)) for _ in range(BODIES)]
    articles = numbers.stop
    step = max(1000, articles // points // 1000 * 1000)
    if small is not None:
        rate, base = _base(Warehouse(Home(small)), bodies)
        step = -(-step // base) * base
    before = datetime.now(UTC)
    for start in numbers[::step]:
        if small is None:
            loading = _processor(lambda start=start: _load(warehouse, bodies, start, start + step - 1000, segment))
            rate = (step - 1000) / loading
            thousand = start + step - 1000
        else:
            _copied(small, home, start // base, step // base)
            thousand = 2 * articles + start  # no copy has these numbers
        last = _seconds(lambda first=thousand: _load(warehouse, bodies, first, first + 1000))
        publishing = _processor(lambda: release(warehouse))
        maintaining = _processor(lambda before=before: _maintain(warehouse, before, is_sorted=small is not None))
        before = datetime.now(UTC)
        release(warehouse)
        _load(warehouse, bodies, articles + start, articles + start + 1000)
        again = _seconds(lambda: release(warehouse))
        attaching, searching = _read(home)
        yield Point(
            kind.partition(":")[0], start + step, rate, last.processor, publishing, maintaining, again.processor,
            attaching.processor, searching.processor, _size(home), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
            (last.clock, again.clock, attaching.clock, searching.clock),
        )  # fmt: skip


def _maintain(warehouse: Warehouse, before: datetime, *, is_sorted: bool) -> None:
    """Sort the index and merge a lake's files, as maintenance does once a day. Copies are sorted."""
    if not is_sorted:
        tidy_index(warehouse, now=newsroom.END)
    compact_lake(warehouse, before)
    if warehouse.home.lake is not None:
        with warehouse.transaction() as connection:  # no reader is left who needs them
            connection.execute(statement("writer/clear_lake"), {"before": to_timestamp(datetime.now(UTC))})


def _base(warehouse: Warehouse, bodies: Sequence[str]) -> tuple[float, int]:
    """Load what is copied, unless it is there; return the articles a second, 0 if it was there, and how many they are."""
    rate = 0.0
    if not warehouse.path.exists():
        warehouse.migrate()
        rate = BASE / _processor(lambda: _load(warehouse, bodies, 0, BASE))
        index_articles(warehouse, now=newsroom.END)
    with warehouse.reading() as connection:
        ((base,),) = connection.execute("SELECT count(*) FROM article_heads").fetchall()
    return rate, int(base)


def _copied(small: Path, home: Home, first: int, times: int) -> None:
    """Copy in a process of its own: the memory that it takes is not that of loading."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        process.submit(_copy, small, home, first, times).result()


def _copy(small: Path, home: Home, first: int, times: int) -> None:
    warehouse = Warehouse(home, memory_limit="2GB")
    copy_articles(Home(small).warehouse, warehouse, times=times, spanning=SPAN, first=first)


def _load(warehouse: Warehouse, bodies: Sequence[str], first: int, last: int, segment: int = SEGMENT) -> None:
    for start in range(first, last, segment):
        when = newsroom.END - timedelta(days=300) + timedelta(seconds=20 * start)
        loaded = []
        for number in range(start, min(start + segment, last)):
            own = article(f"w{number}x", title=f"Title of {number}")
            body = f"This is article {number}.\n\n{bodies[number % BODIES]}"
            page = replace(own, body=body, word_count=len(body.split()))
            loaded.append(visit(f"https://paper.example/2026/{number}", when, page))
        load_visits(
            warehouse, segment=f"paper/{start}.warc.gz", bytes=1, source="paper", run_id=None, loaded=loaded, now=when
        )


def _attached(home: Home) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(home.root / "spilled")})
    for extension in extensions_of(home.lake) if home.lake else ():
        load_extension(connection, extension)
    if home.lake is not None and home.lake.files.startswith("s3://"):
        set_up_store(connection)
    for line in attach_lines(home, "sql", name="news"):
        if not line.startswith(("INSTALL", "LOAD", "CREATE SECRET")):
            connection.execute(line)
    return connection


def _read(home: Home) -> tuple[Seconds, Seconds]:
    """What it takes to attach and count, and to search."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def attach() -> None:
        opened.append(_attached(home))
        opened[0].execute("SELECT count(*) FROM articles").fetchall()

    attaching = _seconds(attach)
    with opened[0] as connection:
        return attaching, min(_seconds(lambda: _search(connection)) for _ in range(3))


def _search(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(f"FROM search('{WORD} OR article', most := 20)").fetchall()


def move_table(articles: int, *, folder: Path | None) -> None:
    """Move a warehouse of invented articles there, killed twice, and back; print whether counts and digests are the same."""
    with TemporaryDirectory(prefix="dateline-move-", dir=folder) as temporary:
        root = Path(temporary) / "home"
        small, warehouse = Warehouse(Home(Path(temporary) / "small")), Warehouse(Home(root), memory_limit="2GB")
        times = max(1, articles // COPIED)
        small.migrate()
        newsroom.fill(small, articles // times)
        index_articles(small, now=newsroom.END)
        warehouse.migrate()
        copy_articles(small.path, warehouse, times=times, spanning=timedelta(days=300))
        _move(root, Lake(f"ducklake:sqlite:{temporary}/moved", f"{temporary}/moved-files"))


def _move(root: Path, lake: Lake) -> None:
    for table in ("internal.article_heads", "internal.search_postings"):
        command = [sys.executable, "-c", _KILLED, str(root), lake.catalog, lake.files, table]
        assert subprocess.run(command, check=False).returncode == -signal.SIGKILL  # noqa: S101
    started = time.perf_counter()
    there = move(Home(root), lake, newsroom.END)
    there_seconds = time.perf_counter() - started
    started = time.perf_counter()
    back = move(Home(root, lake), None, newsroom.END)
    back_seconds = time.perf_counter() - started
    same = {(t.name, t.rows, t.digest) for t in there.tables} == {(t.name, t.rows, t.digest) for t in back.tables}
    publish(Warehouse(Home(root)), Home(root), run_id=None, now=newsroom.END)
    attaching, searching = _read(Home(root))
    size = _size(Home(root))
    print(f"in the file: attach {attaching.processor:.2f} s, search {searching.processor:.2f} s, {size:.2f} GB")
    rows = {table.name: table.rows for table in back.tables}
    print(
        f"moved {rows['internal.article_heads']:,} articles ({sum(rows.values()):,} rows) to a lake, killed twice before, in"
        f" {there_seconds:.0f} s, and back in {back_seconds:.0f} s: {'equal' if same else 'DIFFERENT'}"
    )
    move(Home(root), lake, newsroom.END)  # publishing changes the lake, so it is measured afterwards
    publish(Warehouse(Home(root, lake)), Home(root, lake), run_id=None, now=newsroom.END)
    attaching, searching = _read(Home(root, lake))
    size = _size(Home(root, lake))
    print(f"on the lake: attach {attaching.processor:.2f} s, search {searching.processor:.2f} s, {size:.2f} GB")


def _size(home: Home) -> float:
    """Of a lake: the files of its current state, without those that are kept for a day."""
    if home.lake is None:
        return home.warehouse.stat().st_size / 1e9
    with _attached(home) as connection:
        sizes = "SELECT sum(file_size_bytes + delete_file_size_bytes) FROM ducklake_table_info('news')"
        ((size,),) = connection.execute(sizes).fetchall()
    return float(size) / 1e9


@dataclass(frozen=True, slots=True, order=True)
class Seconds:
    """What some work took, of all threads of this process and by the clock."""

    processor: float
    clock: float


def _seconds(work: Callable[[], object]) -> Seconds:
    before, began = time.process_time(), time.perf_counter()
    work()
    return Seconds(time.process_time() - before, time.perf_counter() - began)


def _processor(work: Callable[[], object]) -> float:
    return _seconds(work).processor


def _svg(points: Sequence[Point]) -> str:
    """The cost of the last thousand and of publishing a thousand more over the number of articles, a line each."""
    most = max(point.articles for point in points)
    highest = max(max(point.last_thousand, point.again) for point in points) * 1.1
    lines = []
    for index, (kind, name) in enumerate(
        (k, n) for k in dict.fromkeys(p.kind for p in points) for n in ("last_thousand", "again")
    ):
        places = [(p.articles / most, getattr(p, name) / highest) for p in points if p.kind == kind]
        path = " ".join(
            f"{60 + x * (SVG_WIDTH - 260):.0f},{SVG_HEIGHT - 40 - y * (SVG_HEIGHT - 70):.0f}" for x, y in places
        )
        colour = ("#1b6ca8", "#7fb3d5", "#b8400f", "#f0a878", "#2e7d32", "#a5d6a7")[index % 6]
        label = f"{kind}: {'load' if name == 'last_thousand' else 'publish'} 1,000"
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="{SVG_WIDTH - 190}" y="{40 + 20 * index}" fill="{colour}">{label}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SVG_WIDTH} {SVG_HEIGHT}" font-family="sans-serif" font-size="13">'
        f'<text x="60" y="20">seconds of processor time, up to {highest / 1.1:.1f}</text>'
        f'<path d="M60 30V{SVG_HEIGHT - 40}H{SVG_WIDTH - 200}" fill="none" stroke="#555"/>'
        f'<text x="{SVG_WIDTH - 300}" y="{SVG_HEIGHT - 15}">{most:,} articles</text>{"".join(lines)}</svg>\n'
    )

"""An updated snapshot equals a whole copy, and a file that someone has open is not written to."""

from __future__ import annotations

import errno
import os
import random
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks.blocks import BLOCK, HEADERS, doubtful_blocks, doubtful_blocks_of, update_copy
from tasks.home import Home
from tasks.publish import Published, PublishFailed, publish, request_whole
from tasks.spare import spare_of
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

EVERYTHING = """
    SELECT concat(schema_name, '.', table_name) FROM duckdb_tables()
    UNION ALL
    SELECT concat(schema_name, '.', view_name) FROM duckdb_views() WHERE NOT internal
    ORDER BY 1
"""


class PublishingHome:
    """A home that is published repeatedly, with one more article each time."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.warehouse = Warehouse(home)
        self.number = 0

    def load(self, **changes: Any) -> None:
        self.number += 1
        text = " ".join(f"word{self.number}x{n}" for n in range(200))
        with self.warehouse.transaction() as connection:
            two_newspapers.load(connection, two_newspapers.article(f"more-{self.number}", "More", text, **changes))

    def publish(self, *, whole: bool = False) -> Published:
        now = two_newspapers.PUBLISHED + timedelta(minutes=self.number)
        return publish(self.warehouse, self.home, run_id=f"more-{self.number}", now=now, whole=whole)

    def articles(self) -> int:
        with duckdb.connect(self.home.snapshot, read_only=True) as connection:
            return len(connection.execute("SELECT body FROM articles WHERE body <> ''").fetchall())


@pytest.fixture
def published_home(tmp_path: Path) -> PublishingHome:
    """With a spare that the next publishing can use."""
    published_home = PublishingHome(two_newspapers.made_home(tmp_path / "home"))
    published_home.load()
    published_home.publish()
    published_home.load()
    return published_home


def contents(path: Path) -> dict[str, list[str]]:
    """Every row of every table and view, as text, sorted."""
    with duckdb.connect(path, read_only=True) as connection:
        names = [name for (name,) in connection.execute(EVERYTHING).fetchall()]
        return {name: sorted(map(repr, connection.execute(f"FROM {name}").fetchall())) for name in names}


def test_the_spare_takes_only_what_differs(published_home: PublishingHome) -> None:
    published = published_home.publish()
    assert published.how == "difference"
    assert published.copied_bytes < published_home.home.warehouse.stat().st_size
    assert published_home.articles() == 8


@pytest.mark.parametrize("seed", range(2))
def test_random_runs_publish_what_a_whole_copy_would(published_home: PublishingHome, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(3):
        for _ in range(chance.randrange(1, 4)):
            published_home.load(source=chance.choice(["harbour-post", "hill-gazette"]), tags=chance.choices("abc", k=2))
        with published_home.warehouse.transaction() as connection:
            if chance.random() < 0.5:
                connection.execute("UPDATE article_heads SET last_seen_at = last_seen_at + INTERVAL 1 MINUTE")
            if chance.random() < 0.5:
                connection.execute("UPDATE sources SET seen_at = seen_at + INTERVAL 1 MINUTE")
            if chance.random() < 0.5:
                gone = f"more-{chance.randrange(1, published_home.number)}"
                for table in ("article_heads", "article_contents", "article_urls", "search_documents"):
                    connection.execute(f"DELETE FROM {table} WHERE article_id = $gone", {"gone": gone})  # noqa: S608
        published = published_home.publish()
        assert published.how == "difference"
        by_difference = contents(published_home.home.snapshot)
        spare, kept = spare_of(published_home.home), published_home.home.root / "kept"
        spare.rename(kept)
        assert published_home.publish(whole=True).how == "whole"
        assert contents(published_home.home.snapshot) == by_difference
        kept.rename(spare)


def test_the_copy_equals_the_warehouse_block_for_block(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.duckdb", tmp_path / "b.duckdb"
    chance = random.Random(1)
    copy.write_bytes(b"")
    for step in range(12):
        with duckdb.connect(path) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS big (n BIGINT, text VARCHAR)")
            connection.execute("CREATE TABLE IF NOT EXISTS small (n BIGINT, seen TIMESTAMP)")
            connection.execute(
                "INSERT INTO big SELECT range, repeat(md5(range::VARCHAR || $1), 9) FROM range(3000)", [step]
            )
            connection.execute("INSERT INTO small VALUES ($1, '2026-03-01'), ($1, '2026-03-01')", [step])
            connection.execute("UPDATE small SET seen = seen + INTERVAL 1 DAY")
            if chance.random() < 0.3:
                connection.execute("DELETE FROM big WHERE n % 2 = 0")
            connection.execute("FORCE CHECKPOINT")
            doubtful = doubtful_blocks_of(connection)
        assert doubtful == doubtful_blocks(path)
        brought_up_to_date(path, copy)
        assert copy.read_bytes() == path.read_bytes()


def brought_up_to_date(path: Path, copy: Path) -> int:
    with path.open("rb") as source, copy.open("r+b") as target:
        return update_copy(source.fileno(), target.fileno(), doubtful_blocks(path))


def test_words_that_change_places_are_seen_though_the_checksum_stays(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.duckdb", tmp_path / "b.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE small AS SELECT hash(range) AS n FROM range(5000)")
    (place,) = doubtful_blocks(path) - metadata_blocks(path)
    changed = bytearray(path.read_bytes())
    first, second = (HEADERS + place * BLOCK + offset for offset in (20_000, 30_000))
    changed[first : first + 8], changed[second : second + 8] = changed[second : second + 8], changed[first : first + 8]
    copy.write_bytes(changed)
    with duckdb.connect(copy, read_only=True) as connection:  # DuckDB verifies the checksum, and does not see it
        assert connection.execute("SELECT count(DISTINCT n) FROM small").fetchone() == (5000,)
    assert brought_up_to_date(path, copy) == HEADERS + BLOCK
    assert copy.read_bytes() == path.read_bytes()


def metadata_blocks(path: Path) -> set[int]:
    with duckdb.connect(path, read_only=True) as connection:
        return {block for (block,) in connection.execute("SELECT block_id FROM pragma_metadata_info()").fetchall()}


def test_a_block_begins_with_the_checksum_that_is_relied_on(tmp_path: Path) -> None:
    """As DuckDB 1.5 computes it: another version that differs needs a new look at the code."""
    path = tmp_path / "a.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE texts AS SELECT md5(range::VARCHAR) AS text FROM range(20000)")
    data = path.read_bytes()[HEADERS:]
    assert len(data) % BLOCK == 0
    for start in range(0, len(data), BLOCK):
        stated, *words = struct.unpack(f"<{BLOCK // 8}Q", data[start : start + BLOCK])
        found = 5381
        for word in words:
            found ^= word * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
        assert found == stated


@contextmanager
def reader(path: Path) -> Iterator[None]:
    with duckdb.connect(path, read_only=True) as connection:
        connection.execute("SELECT count(*) FROM articles").fetchall()
        yield


@contextmanager
def copier(path: Path) -> Iterator[None]:
    with path.open("rb") as file:
        yield
        assert len(file.read()) == os.fstat(file.fileno()).st_size


@pytest.mark.parametrize("opened", [reader, copier], ids=["a reader in this process", "a program that copies"])
def test_an_open_spare_is_not_written_to(published_home: PublishingHome, opened: Callable[[Path], Any]) -> None:
    with opened(spare_of(published_home.home)):
        held = os.open(spare_of(published_home.home), os.O_RDONLY)
        before = os.pread(held, 1 << 30, 0)
        assert published_home.publish().how == "whole"
        assert os.pread(held, 1 << 30, 0) == before
        os.close(held)
    published_home.load()
    assert published_home.publish().how == "difference"


def test_a_snapshot_with_two_names_is_not_a_spare(published_home: PublishingHome) -> None:
    """As left by a publisher that is killed just before its last step."""
    spare_of(published_home.home).unlink()
    os.link(published_home.home.snapshot, spare_of(published_home.home))
    held = published_home.home.snapshot.open("rb")
    before = held.read()
    assert published_home.publish().how == "whole"
    held.seek(0)
    assert held.read() == before
    held.close()


def test_a_half_updated_spare_is_never_published(
    published_home: PublishingHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published_home.home.snapshot.stat()
    left, write = [2], os.pwrite

    def failing(descriptor: int, data: bytes, start: int) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data, start)

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", failing)
        with pytest.raises(PublishFailed, match="No space left"):
            published_home.publish()
    assert published_home.home.snapshot.stat() == before
    assert [path.name for path in published_home.home.published.iterdir()] == ["analyst.duckdb"]
    assert published_home.publish().how == "whole"
    assert published_home.articles() == 8


def test_a_requested_whole_copy_leaves_no_spare(published_home: PublishingHome) -> None:
    request_whole(published_home.home)
    assert published_home.publish().how == "whole"
    assert not spare_of(published_home.home).exists()
    assert [published_home.publish().how for _ in range(2)] == ["whole", "difference"]


def test_a_damaged_snapshot_is_good_again_after_a_whole_copy(published_home: PublishingHome) -> None:
    published_home.home.snapshot.chmod(0o644)
    data = bytearray(published_home.home.snapshot.read_bytes())
    for start in range(HEADERS, len(data), BLOCK):
        data[start + PAST_THE_FIRST_PAGE] ^= 1
    published_home.home.snapshot.write_bytes(data)
    published_home.publish(whole=True)
    assert published_home.articles() == 8
    assert not spare_of(published_home.home).exists()


PAST_THE_FIRST_PAGE = 9000

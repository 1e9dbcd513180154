"""``dateline export`` updates a folder of Parquet to the snapshot, one file a month, writing only what changed."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest
from click.testing import CliRunner
from filelock import FileLock

from flows.cli.main import cli
from tasks import export_months
from tasks.export_choice import Choice, put_aside
from tasks.export_files import export_files
from tasks.export_months import _planned
from tasks.exporting import ExportBusy, Exported, ExportFailed
from tasks.exporting import export as export_at
from tasks.home import Home
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

FEBRUARY = "articles/year=2026/month=02/articles.parquet"
MARCH = "articles/year=2026/month=03/articles.parquet"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Five articles of March that state a date, one that was first seen then, and one of February."""
    made = two_newspapers.made_home(tmp_path_factory.mktemp("home"))
    add(
        made,
        two_newspapers.article(
            "ice", "Ice on the sound", "The sound froze.", published_at=two_newspapers.NOON - timedelta(days=30)
        ),
    )
    return made


def export(home: Home, folder: Path, choice: Choice | None = None, **days: date) -> Exported:
    return export_at(home, folder, choice or Choice(**days), now=two_newspapers.PUBLISHED)  # type: ignore[arg-type]


def add(home: Home, *articles: tuple[dict[str, object], list[dict[str, object]]]) -> None:
    with Warehouse(home).transaction() as connection:
        two_newspapers.load(connection, *articles)
    publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)


def change(home: Home, sql: str) -> None:
    with Warehouse(home).transaction() as connection:
        connection.execute(sql)
    publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)


def stats(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*.parquet")}


def test_a_month_is_a_file_and_every_article_is_in_one(home: Home, tmp_path: Path) -> None:
    done = export(home, tmp_path)
    assert done.written == (FEBRUARY, MARCH)
    assert done.articles == 7
    everything = duckdb.read_parquet(str(tmp_path / "**/*.parquet"), hive_partitioning=True)
    assert everything.aggregate("year, month, count(*)").order("month").fetchall() == [(2026, "02", 1), (2026, "03", 6)]


def test_the_rows_are_those_of_articles(home: Home, tmp_path: Path) -> None:
    export(home, tmp_path)
    with open_snapshot(home) as connection:
        rows = connection.sql("SELECT * EXCLUDE (last_seen_at) FROM articles ORDER BY article_id").fetchall()
    read = duckdb.read_parquet(str(tmp_path / "**/*.parquet"), hive_partitioning=True)
    assert read.project("* EXCLUDE (year, month)").order("article_id").fetchall() == rows


def test_polars_reads_the_folder(home: Home, tmp_path: Path) -> None:
    export(home, tmp_path)
    frame = pl.scan_parquet(tmp_path / "articles", hive_partitioning=True).filter(pl.col("month") == 2).collect()
    assert frame["title"].to_list() == ["Ice on the sound"]


def test_unchanged_months_are_not_written_again(home: Home, tmp_path: Path) -> None:
    export(home, tmp_path)
    before = stats(tmp_path)
    done = export(home, tmp_path)
    assert (done.written, done.unchanged) == ((), (FEBRUARY, MARCH))
    assert stats(tmp_path) == before


def test_the_manifest_has_the_digest_of_each_file(home: Home, tmp_path: Path) -> None:
    export(home, tmp_path)
    months = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["months"]
    assert [(month["path"], month["articles"]) for month in months] == [(FEBRUARY, 1), (MARCH, 6)]
    for month in months:
        assert hashlib.sha256((tmp_path / month["path"]).read_bytes()).hexdigest() == month["sha256"]


def digests(home: Home, folder: Path) -> dict[str, str]:
    export(home, folder)
    months = json.loads((folder / "manifest.json").read_text("utf-8"))["months"]
    return {month["path"]: month["sha256"] for month in months}


HELD: dict[str, int] = {"SPARSE": 0}
"""No text is read for its stretch alone."""
STRETCHES: dict[str, int] = {"STRETCH": 150}
"""A month has one of each article or two."""
WAYS: list[dict[str, int]] = [
    HELD,
    HELD | {"PART": 1},
    HELD | {"FEW": 0},
    HELD | {"FEW": 0, "PART": 1},
    STRETCHES,
    STRETCHES | HELD,
    STRETCHES | HELD | {"FEW": 0, "PART": 20},
    STRETCHES | {"VECTOR": 1},
    {"RANGES": 0},
]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_files_do_not_depend_on_how_texts_are_read(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: dict[str, int]
) -> None:
    in_one = digests(home, tmp_path / "one")
    for name, value in way.items():
        monkeypatch.setattr(export_months, name, value)
    assert digests(home, tmp_path / "many") == in_one


def test_texts_that_lie_together_are_not_held(home: Home) -> None:
    """Nor those of few stretches that are far apart: they are read once anyway."""
    with open_snapshot(home) as connection:
        put_aside(connection, Choice())
        planned = _planned(connection, None, is_narrowed=False)
        assert [(stretch["first_day"].month, stretch["is_held"]) for stretch in planned] == [(2, False), (3, False)]


def test_texts_that_every_month_has_in_every_place_are_held(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_months, "STRETCH", 150)
    monkeypatch.setattr(export_months, "SPARSE", 2)  # seven articles in one vector: each stretch would read 2,048 rows
    with open_snapshot(home) as connection:
        put_aside(connection, Choice())
        assert all(stretch["is_held"] for stretch in _planned(connection, None, is_narrowed=False))


@pytest.mark.parametrize("way", [HELD | {"PART": 1}, STRETCHES, STRETCHES | HELD | {"PART": 1}], ids=str)
def test_other_formats_have_the_months_in_order(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: dict[str, int]
) -> None:
    for name, value in way.items():
        monkeypatch.setattr(export_months, name, value)
    path = export_files(home, tmp_path, Choice(), "jsonl", now=two_newspapers.PUBLISHED).path
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [row["day"][:7] for row in rows] == ["2026-02", *["2026-03"] * 6]
    assert [row["source"] for row in rows[1:]] == sorted(row["source"] for row in rows[1:])


def test_only_the_requested_months_are_touched(home: Home, tmp_path: Path) -> None:
    assert export(home, tmp_path, last=date(2026, 2, 3)).written == (FEBRUARY,)
    assert export(home, tmp_path, first=date(2026, 3, 31)).written == (MARCH,)
    assert export(home, tmp_path).written == ()


def test_a_file_that_is_gone_or_cut_is_written_again(home: Home, tmp_path: Path) -> None:
    export(home, tmp_path)
    (tmp_path / FEBRUARY).unlink()
    os.truncate(tmp_path / MARCH, 100)
    assert export(home, tmp_path).written == (FEBRUARY, MARCH)


@pytest.mark.parametrize(
    ("sql", "written"),
    [
        ("UPDATE article_heads SET last_seen_at = last_seen_at + INTERVAL 1 DAY", ()),
        ("UPDATE article_heads SET tags = ['Ice'] WHERE article_id = 'ice'", (FEBRUARY,)),
        ("UPDATE article_heads SET content_hash = 'new' WHERE article_id = 'vote'", (MARCH,)),
        ("UPDATE article_heads SET gone_at = last_seen_at WHERE article_id = 'zh'", (MARCH,)),
    ],
)
def test_what_changes_writes_its_month(tmp_path: Path, sql: str, written: tuple[str, ...]) -> None:
    home = two_newspapers.made_home(tmp_path / "home")
    add(home, two_newspapers.article("ice", "Ice", "It froze.", published_at=two_newspapers.NOON - timedelta(days=30)))
    export(home, tmp_path / "out")
    change(home, sql)
    assert export(home, tmp_path / "out").written == written


def test_a_month_without_articles_is_removed(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path / "home")
    add(home, two_newspapers.article("ice", "Ice", "It froze.", published_at=two_newspapers.NOON - timedelta(days=30)))
    export(home, tmp_path / "out")
    change(home, "DELETE FROM article_heads WHERE article_id = 'ice'")
    assert export(home, tmp_path / "out", first=date(2026, 3, 1)).removed == ()
    done = export(home, tmp_path / "out")
    assert (done.removed, done.unchanged) == ((FEBRUARY,), (MARCH,))
    assert not (tmp_path / "out" / FEBRUARY).exists()


def test_what_a_killed_export_left_is_not_data_and_is_removed(home: Home, tmp_path: Path) -> None:
    left = tmp_path / ".building"
    left.write_bytes(b"half a file")
    export(home, tmp_path)
    assert not left.exists()


def test_only_data_is_among_the_data(home: Home, tmp_path: Path) -> None:
    export(home, tmp_path)
    files = {path.name for path in (tmp_path / "articles").rglob("*") if path.is_file()}
    assert files == {"articles.parquet"}


def test_two_exports_into_one_folder_do_not_mix(home: Home, tmp_path: Path) -> None:
    with FileLock(tmp_path / ".export.lock"), pytest.raises(ExportBusy):
        export(home, tmp_path)


@pytest.mark.parametrize(
    "manifest",
    [
        "[]",
        "not JSON",
        '{"format": 1, "months": [{"path": "../../x", "articles": 1, "digest": "", "bytes": 1, "sha256": ""}]}',
    ],
)
def test_a_folder_with_another_manifest_is_left_alone(home: Home, tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest, "utf-8")
    with pytest.raises(ExportFailed):
        export(home, tmp_path)
    assert (tmp_path / "manifest.json").read_text("utf-8") == manifest


def test_the_command_says_what_it_did(home: Home, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["--home", str(home.root), "export", str(tmp_path), "--from", "2026-03-01"])
    assert result.exit_code == 0, result.output
    assert "6 articles" in result.output
    assert "1 month written, 0 unchanged" in result.output

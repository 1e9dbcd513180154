"""``dateline backfill --dry-run`` says in words what it would do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli.main import cli
from flows.cli.plan_preview import Row, day_lines
from tests.support.web import Answer, serving

SOURCE = '[[sources]]\nname = "past"\nenabled = false\nfeeds = ["http://127.0.0.1:9/feed"]\nallow_private_hosts = ["127.0.0.0/8"]\ndelay = 1.0\n'


@pytest.mark.parametrize(
    ("addresses", "says"),
    [
        (["http://127.0.0.1:9/2026/a"], "1 window, 1 page to fetch: less than a minute at least, at 1 s a page"),
        (
            [f"http://127.0.0.1:9/2026/{number}" for number in range(501)],
            "2 windows, 501 pages to fetch: about 8 min at least, at 1 s a page",
        ),
    ],
    ids=["one", "many"],
)
def test_one_is_not_many(tmp_path: Path, addresses: list[str], says: str) -> None:
    (tmp_path / "sources.toml").write_text(SOURCE, "utf-8")
    (tmp_path / "list.txt").write_text("\n".join(addresses), "utf-8")
    done = CliRunner().invoke(
        cli,
        ["--home", str(tmp_path), "backfill", "--source", "past", "--urls", str(tmp_path / "list.txt"), "--dry-run"],
    )
    assert done.output.splitlines()[-1] == says, done.output


def test_days_that_list_nothing_are_one_line(tmp_path: Path) -> None:
    with serving({}) as site:
        entries = [f"<url><loc>{site.url}/{day}</loc><lastmod>2026-03-{day}</lastmod></url>" for day in ("09", "11")]
        site.routes["/sitemap.xml"] = Answer(f"<urlset>{''.join(entries)}</urlset>".encode())
        source = SOURCE.replace('feeds = ["http://127.0.0.1:9/feed"]', f'sitemaps = ["{site.url}/sitemap.xml"]')
        (tmp_path / "sources.toml").write_text(source.replace("delay = 1.0", "delay = 0.0"), "utf-8")
        command = ["backfill", "--source", "past", "--from", "2026-03-01", "--to", "2026-03-15", "--dry-run"]
        done = CliRunner().invoke(cli, ["--home", str(tmp_path), *command])
    lines = [" ".join(line.replace("│", " ").split()) for line in done.output.splitlines()]
    assert lines[2:7] == [
        "2026-03-12 to 2026-03-15 planned 0 0 4 windows",
        "2026-03-11 planned 1 0",
        "2026-03-10 planned 0 0",
        "2026-03-09 planned 1 0",
        "2026-03-01 to 2026-03-08 planned 0 0 8 windows",
    ], done.output


def test_months_that_list_nothing_are_one_line_and_days_without_a_date_stay_apart() -> None:
    days = [Row(f"2026-{month:02}-{day:02}", "planned", 5 * (month == 2), 0) for month in (4, 3, 2) for day in (20, 10)]
    others = [Row(f"2025-12-{day}", "planned", 0, 0) for day in range(31, 9, -1)] * 2
    lines = day_lines([*days, *others, Row("addresses without a date", "planned", 0, 0)])
    assert [(line.window, line.size, line.note) for line in lines] == [
        ("2026-03 to 2026-04", 0, "4 windows"),
        ("2026-02", 10, "2 windows"),
        ("2025-12", 0, "44 windows"),
        ("addresses without a date", 0, ""),
    ]


def test_a_day_whose_documents_cannot_be_read_keeps_its_line() -> None:
    broken = Row("2026-03-02", "planned", 0, 0, "HTTP 500")
    days = [Row(f"2026-03-{day:02}", "planned", 0, 0) for day in (6, 5, 4, 3)]
    assert [line.window for line in day_lines([*days, broken])] == ["2026-03-03 to 2026-03-06", "2026-03-02"]

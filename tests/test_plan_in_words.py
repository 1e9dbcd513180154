"""``dateline backfill --dry-run`` says in words what it would do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli.main import cli

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
